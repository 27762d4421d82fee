"""The command: parses, calls, prints. Heavy imports wait inside the commands: ``--help`` is instant."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer

from minutes_extract.version import __version__

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console

    from minutes_extract.extractor import Extractor
    from minutes_extract.runs import Outcome, Summary

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


@app.command("run")
def run_command(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Articles, folders of articles (*.txt), or - for standard input."),
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="OUT", help="Folder of the records, OUT/<path>.json."),
    ] = None,
    jobs: Annotated[int, typer.Option(metavar="N", min=0, help="Processes; 0: as many as are of use.")] = 0,
    patterns: PatternsOption = None,
    reference_date: ReferenceOption = None,
    jsonl: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="All records in one file, one a line; - for standard output."),
    ] = None,
    max_size: MaxSizeOption = 20,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only errors, no progress, no summary.")] = False,
) -> None:
    """Extract articles into records: OUT/<path>.json for each, OUT/errors.jsonl for what failed.

    With - as PATH, one article on standard input gives one record on standard output.
    """
    from minutes_extract.runs import Settings, run

    if "-" in paths:
        if len(paths) > 1 or out is not None:
            _wrong("- stands alone: one article on standard input, one record on standard output (no -o)")
        raise typer.Exit(_standard_input(patterns, reference_date, jsonl, max_size))
    if out is None and jsonl is None:
        _wrong("say where the records go: -o OUT, or --jsonl FILE")
    settings = Settings(out, jsonl, jobs, patterns, _day(reference_date), int(max_size * 1e6))
    console = _stderr()
    with _progress(console, show=not quiet) as on_outcome:
        summary = _guarded(lambda: run(paths, settings, on_outcome))
    if not quiet:
        _print_summary(console, summary)
    raise typer.Exit(summary.exit_status)


@app.command("show")
def show_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An article, or - for standard input.")],
    patterns: PatternsOption = None,
    reference_date: ReferenceOption = None,
    max_size: MaxSizeOption = 20,
) -> None:
    """Print one article with its facts coloured, and its records under it."""
    from rich.console import Console

    from minutes_extract.runs import cause_of, display, read, read_from
    from minutes_extract.show import show
    from minutes_extract.text.decode import decode

    extractor = _extractor(patterns, reference_date)
    limit = int(max_size * 1e6)
    try:
        decoded = decode(read_from(sys.stdin.buffer, limit) if file == "-" else read(Path(file), limit))
        minutes = extractor.extract_decoded(decoded, path=display(file))
    except Exception as error:  # noqa: BLE001 - one line, as in a run
        _complain(f"{display(file)}: {cause_of(error)}")
        raise typer.Exit(NONE_DONE) from None
    if sys.stdout.encoding.lower() != "utf-8":
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    # Off the terminal there is no width to fit into; tables would be squeezed into 80 columns.
    console = Console() if sys.stdout.isatty() else Console(width=140)
    _guarded(lambda: show(console, decoded.text, minutes))


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of the records."""
    import json

    from minutes_extract.records import Minutes

    _write(json.dumps(Minutes.model_json_schema(), ensure_ascii=False, indent=1) + "\n")


def main() -> NoReturn:
    """The console script: one line for whatever goes wrong, and the exit status."""
    try:
        status = app(standalone_mode=False)
    except typer.TyperException as error:
        _complain(f"{error.format_message()} (see minutes-extract --help)")
        status = WRONG_USAGE
    except (typer.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    if status == INTERRUPTED:
        _complain("stopped")
    sys.exit(status or 0)


def _standard_input(patterns: str | None, reference_date: str | None, jsonl: str | None, max_size: float) -> int:
    from minutes_extract.runs import cause_of, pretty, read_from, write

    extractor = _extractor(patterns, reference_date)
    try:
        minutes = extractor.extract_bytes(read_from(sys.stdin.buffer, int(max_size * 1e6)))
        text = pretty(minutes) if jsonl is None else minutes.model_dump_json() + "\n"
        if jsonl not in (None, "-"):
            write(Path(jsonl), text)
            return 0
    except Exception as error:  # noqa: BLE001 - one line, as in a run
        _complain(f"-: {cause_of(error)}")
        return NONE_DONE
    _write(text)
    return 0


def _extractor(patterns: str | None, reference_date: str | None) -> Extractor:
    from minutes_extract.extractor import Extractor

    day = _day(reference_date)
    return _guarded(lambda: Extractor(patterns=patterns, reference_date=day))


def _guarded(work: Callable[[], Result]) -> Result:
    """Does what may fail as a whole, whatever the articles: one line then, and the exit status."""
    from minutes_extract.pool import PoolError
    from minutes_extract.rules import PatternError
    from minutes_extract.runs import OutputError

    try:
        return work()
    except (OutputError, PatternError) as error:
        _complain(str(error))
        raise typer.Exit(WRONG_USAGE) from None
    except PoolError as error:
        _complain(str(error))
        raise typer.Exit(NONE_DONE) from None
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(SOME_FAILED) from None
    except OSError as error:  # the report of failures, the --jsonl file: the disk is full, or gone
        _complain(f"{error.filename or 'output'}: {error.strerror or error}")
        raise typer.Exit(SOME_FAILED) from None


def _day(reference_date: str | None) -> date | None:
    from datetime import date

    try:
        return date.fromisoformat(reference_date) if reference_date else None
    except ValueError:
        _wrong(f"--reference-date {reference_date}: not an ISO day such as 2022-06-24")


@contextmanager
def _progress(console: Console, *, show: bool) -> Iterator[Callable[[Outcome], None]]:
    """Gives what is to be called for each article: failures get a line, and a terminal a running count."""

    def failure(outcome: Outcome) -> None:
        if outcome.cause is not None:
            console.print(_printable(f"{outcome.path}: {outcome.cause}"), markup=False, highlight=False, soft_wrap=True)

    if not (show and console.is_terminal):
        yield failure
        return
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("articles"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        # How many there will be is not known: folders are listed as the run goes.
        bar = progress.add_task("articles", total=None)

        def advance(outcome: Outcome) -> None:
            failure(outcome)
            progress.advance(bar)

        yield advance


def _print_summary(console: Console, summary: Summary) -> None:
    from rich.table import Table

    table = Table(show_header=False)
    table.add_column()
    table.add_column(justify="right")
    table.add_row("articles", f"{summary.done:,}")
    table.add_row("failures", f"{summary.failed:,}", end_section=True)
    for kind, number in summary.records.items():
        table.add_row(kind, f"{number:,}")
    table.add_section()
    table.add_row("seconds", f"{summary.seconds:.2f}")
    table.add_row("MB/s", f"{summary.speed:.2f}")
    console.print(table)


def _stderr() -> Console:
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def _write(text: str) -> None:
    """Standard output in UTF-8 whatever the locale, with the line ends as they are."""
    _guarded(lambda: (sys.stdout.buffer.write(text.encode()), sys.stdout.buffer.flush()))


def _printable(text: str) -> str:
    """A file's name may hold anything; nothing of it gives orders to the terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))


def _complain(message: str) -> None:
    typer.echo(f"minutes-extract: {_printable(message)}", err=True)


def _wrong(message: str) -> NoReturn:
    _complain(message)
    raise typer.Exit(WRONG_USAGE)
