"""What the commands share: the application, its options, one line for whatever goes wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer

from minutes_extract.version import __version__

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console

    from minutes_extract.extractor import Extractor

Result = TypeVar("Result")

SOME_FAILED, WRONG_USAGE, NONE_DONE, INTERRUPTED = 1, 2, 3, 130

app = typer.Typer(
    name="minutes-extract",
    help="Facts out of Vietnamese news reports of public life, each with the characters it came from.",
    epilog="Exit status: 0 all articles done, 1 some failed, 2 wrong usage, 3 none could be done.",
    add_completion=False,
    rich_markup_mode=None,  # plain help: rich would cost more than all the rest of it
    pretty_exceptions_enable=False,
)

PatternsOption = Annotated[
    str | None, typer.Option(metavar="DIR", help="Your own pattern files: they extend the shipped ones.")
]
ReferenceOption = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="ISO day for dates whose year the article does not give."),
]
MaxSizeOption = Annotated[
    float, typer.Option(metavar="MB", min=0.001, help="Larger files are refused.", show_default=True)
]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"minutes-extract {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """The options that come before a command."""


def load_extractor(patterns: str | None, reference_date: str | None) -> Extractor:
    from minutes_extract.extractor import Extractor

    day = to_day(reference_date)
    return guarded(lambda: Extractor(patterns=patterns, reference_date=day))


def guarded(work: Callable[[], Result]) -> Result:
    """Does what may fail as a whole, whatever the articles: one line then, and the exit status."""
    from minutes_extract.gold.files import GoldError
    from minutes_extract.pool import PoolError
    from minutes_extract.rules import PatternError
    from minutes_extract.runs import ArticleError, OutputError

    try:
        return work()
    except (GoldError, OutputError, PatternError) as error:
        complain(str(error))
        raise typer.Exit(WRONG_USAGE) from None
    except ArticleError as error:  # one file of gold that cannot be written
        complain(str(error))
        raise typer.Exit(SOME_FAILED) from None
    except PoolError as error:
        complain(str(error))
        raise typer.Exit(NONE_DONE) from None
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(SOME_FAILED) from None
    except OSError as error:  # the report of failures, the --jsonl file: the disk is full, or gone
        complain(f"{error.filename or 'output'}: {error.strerror or error}")
        raise typer.Exit(SOME_FAILED) from None


def to_day(reference_date: str | None) -> date | None:
    from datetime import date

    try:
        return date.fromisoformat(reference_date) if reference_date else None
    except ValueError:
        refuse(f"--reference-date {reference_date}: not an ISO day such as 2022-06-24")


def error_console() -> Console:
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def output_console(width: int) -> Console:
    """``width`` in columns holds off the terminal, where there is none to fit into and tables would be squeezed."""
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=width)


def write_out(text: str) -> None:
    """Standard output in UTF-8 whatever the locale, with the line ends as they are."""
    guarded(lambda: (sys.stdout.buffer.write(text.encode()), sys.stdout.buffer.flush()))


def printable(text: str) -> str:
    """A file's name may hold anything; nothing of it gives orders to the terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))


def complain(message: str) -> None:
    typer.echo(f"minutes-extract: {printable(message)}", err=True)


def refuse(message: str) -> NoReturn:
    complain(message)
    raise typer.Exit(WRONG_USAGE)
