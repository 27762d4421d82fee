"""The command: parses, calls, prints. Heavy imports wait inside the commands: ``--help`` is instant."""

from __future__ import annotations

import sys
from typing import NoReturn

import typer

from minutes_extract.cli import evaluating, extracting  # noqa: F401 - they register their commands
from minutes_extract.cli.common import INTERRUPTED, WRONG_USAGE, app, complain

__all__ = ["app", "main"]


def main() -> NoReturn:
    """The console script: one line for whatever goes wrong, and the exit status."""
    try:
        status = app(standalone_mode=False)
    except typer.TyperException as error:
        complain(f"{error.format_message()} (see minutes-extract --help)")
        status = WRONG_USAGE
    except (typer.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    if status == INTERRUPTED:
        complain("stopped")
    sys.exit(status or 0)
