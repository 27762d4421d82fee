"""The commands that extract: ``run``, ``show``, and ``schema`` of what they give."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.cli.common import (
    NONE_DONE,
    MaxSizeOption,
    PatternsOption,
    ReferenceOption,
    app,
    complain,
    error_console,
    guarded,
    load_extractor,
    output_console,
    printable,
    refuse,
    to_day,
    write_out,
)

if TYPE_CHECKING:
    from rich.console import Console

    from minutes_extract.runs import Outcome, Summary


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
            refuse("- stands alone: one article on standard input, one record on standard output (no -o)")
        raise typer.Exit(_standard_input(patterns, reference_date, jsonl, max_size))
    if out is None and jsonl is None:
        refuse("say where the records go: -o OUT, or --jsonl FILE")
    settings = Settings(out, jsonl, jobs, patterns, to_day(reference_date), int(max_size * 1e6))
    console = error_console()
    with _progress(console, show=not quiet) as on_outcome:
        summary = guarded(lambda: run(paths, settings, on_outcome))
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
    from minutes_extract.runs import cause_of, display, read, read_from
    from minutes_extract.show import show
    from minutes_extract.text.decode import decode

    extractor = load_extractor(patterns, reference_date)
    limit = int(max_size * 1e6)
    try:
        decoded = decode(read_from(sys.stdin.buffer, limit) if file == "-" else read(Path(file), limit))
        minutes = extractor.extract_decoded(decoded, path=display(file))
    except Exception as error:  # noqa: BLE001 - one line, as in a run
        complain(f"{display(file)}: {cause_of(error)}")
        raise typer.Exit(NONE_DONE) from None
    if sys.stdout.encoding.lower() != "utf-8":
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    guarded(lambda: show(output_console(140), decoded.text, minutes))


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of the records."""
    import json

    from minutes_extract.records import Minutes

    write_out(json.dumps(Minutes.model_json_schema(), ensure_ascii=False, indent=1) + "\n")


def _standard_input(patterns: str | None, reference_date: str | None, jsonl: str | None, max_size: float) -> int:
    from minutes_extract.runs import cause_of, pretty, read_from, write

    extractor = load_extractor(patterns, reference_date)
    try:
        minutes = extractor.extract_bytes(read_from(sys.stdin.buffer, int(max_size * 1e6)))
        text = pretty(minutes) if jsonl is None else minutes.model_dump_json() + "\n"
        if jsonl not in (None, "-"):
            write(Path(jsonl), text)
            return 0
    except Exception as error:  # noqa: BLE001 - one line, as in a run
        complain(f"-: {cause_of(error)}")
        return NONE_DONE
    write_out(text)
    return 0


@contextmanager
def _progress(console: Console, *, show: bool) -> Iterator[Callable[[Outcome], None]]:
    """Gives what is to be called for each article: failures get a line, and a terminal a running count."""

    def failure(outcome: Outcome) -> None:
        if outcome.cause is not None:
            console.print(printable(f"{outcome.path}: {outcome.cause}"), markup=False, highlight=False, soft_wrap=True)

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
