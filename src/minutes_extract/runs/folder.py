"""A run: articles in, ``OUT/<path>.json`` and a report of failures out."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path, PurePath
from typing import BinaryIO, TextIO

from minutes_extract.pool import available_cpus, ordered_map
from minutes_extract.runs import work
from minutes_extract.runs.discovery import Found, Problem, discover, display
from minutes_extract.runs.summary import Summary
from minutes_extract.runs.work import Outcome, Task

MAX_BYTES = 20_000_000
ERRORS = "errors.jsonl"

# With fewer articles than this, starting processes takes longer than the work.
_FEW = 64
# Articles sent to a worker at a time: some 10 ms of work, so that waiting for the parent does not count.
_CHUNK = 8


class OutputError(Exception):
    """The output cannot be written at all; the message names file and cause."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run goes.

    Parameters
    ----------
    out
        Folder of the records; made if missing. None: no files.
    jsonl
        File of all records, one a line, in the order of the articles; ``-`` is standard output.
    jobs
        Processes; 0 is one for each processor, or none beside this one if there are few articles.
    patterns, reference_date
        As for :class:`minutes_extract.Extractor`.
    max_bytes
        Files larger than this are refused: no article is, and one such file can take all memory.
    """

    out: Path | None = None
    jsonl: str | None = None
    jobs: int = 0
    patterns: str | None = None
    reference_date: date | None = None
    max_bytes: int = MAX_BYTES


def run(
    paths: Iterable[Path | str], settings: Settings, on_outcome: Callable[[Outcome], None] = lambda _: None
) -> Summary:
    """Extracts the articles of files and folders; calls ``on_outcome`` for each, in order.

    A bad article never ends the run: it is counted, and reported in ``OUT/errors.jsonl`` as one line
    ``{"path", "cause"}``. That file is there only after a run that had failures.

    Raises
    ------
    OutputError
        ``OUT`` or the ``--jsonl`` file cannot be written: told before any article is read.
    minutes_extract.rules.PatternError, minutes_extract.pool.PoolError
        The extractor cannot be set up.
    """
    if settings.out is not None:
        _prepare(settings.out)
    tasks = _plan([Path(path) for path in paths], settings)
    summary = Summary()
    with _Report(settings.out) as report, _lines(settings.jsonl) as lines:
        for outcome in _outcomes(tasks, settings):
            summary.add(outcome)
            if outcome.cause is not None:
                report.add(outcome)
            elif lines is not None and outcome.line is not None:
                lines.write(outcome.line.encode() + b"\n")
            on_outcome(outcome)
    return summary


def _outcomes(tasks: Iterator[Task], settings: Settings) -> Iterator[Outcome]:
    first = list(islice(tasks, _FEW))
    jobs = settings.jobs or (available_cpus() if len(first) == _FEW else 1)
    handed_out: deque[Task] = deque()  # tasks that are not answered yet: at most a window of them

    def remembered() -> Iterator[Task]:
        for task in chain(first, tasks):
            handed_out.append(task)
            yield task

    results = ordered_map(
        work.process,
        remembered(),
        jobs=jobs,
        initializer=work.load,
        initargs=(settings.patterns, settings.reference_date),
        chunk=_CHUNK if len(first) == _FEW else 1,
    )
    for result in results:
        task = handed_out.popleft()
        yield Outcome(display(task.source), str(result)) if isinstance(result, Exception) else result


def _plan(paths: list[Path], settings: Settings) -> Iterator[Task]:
    """Turns what is found into tasks: where each record goes, and which cannot go there."""
    claims = _Claims(across_folders=len(paths) > 1)
    for found in discover(paths, exclude=settings.out):
        if isinstance(found, Problem):
            yield Task(found.path, display(found.path), 0, cause=found.cause)
            continue
        output = cause = None
        if settings.out is not None:
            record = found.relative.with_suffix(".json")
            output = settings.out / record
            holder = claims.holder(record, found)
            if holder is not found and holder.path == found.path:
                continue  # named twice
            if holder is not found:
                cause = f"its record {display(record)} is already that of {display(holder.path)}"
            elif _same_file(output, found.path):
                cause = "its record would overwrite it"
        relative = display(found.relative)
        yield Task(found.path, relative, settings.max_bytes, output, settings.jsonl is not None, cause)


class _Claims:
    """Which article has taken which record's name, so that none overwrites another's.

    Two articles of one folder can clash (``a.txt``, ``a.TXT``), or those of two folders in one run.
    In a run over one folder only the names of the folder at hand are kept, for there may be millions.
    """

    def __init__(self, *, across_folders: bool) -> None:
        self._across = across_folders
        self._folder: PurePath | None = None
        self._taken: dict[str, Found] = {}

    def holder(self, record: PurePath, found: Found) -> Found:
        """The article that holds the record's name: ``found`` itself if it was free."""
        if not self._across and record.parent != self._folder:
            self._taken.clear()
            self._folder = record.parent
        return self._taken.setdefault(str(record), found)


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.suffix == other.suffix and one.samefile(other)
    except OSError:
        return False


def _prepare(out: Path) -> None:
    """Makes the folder and tries to write in it: better told at once than at every article."""
    probe = out / f".minutes-{os.getpid()}.probe"
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except (FileExistsError, NotADirectoryError):
        raise OutputError(f"{display(out)}: not a folder") from None
    except OSError as error:
        raise OutputError(f"{display(out)}: cannot be written: {error.strerror}") from None


class _Report:
    """``OUT/errors.jsonl``: grows as ``errors.jsonl.part``; gets its name when the run ends, in any way."""

    def __init__(self, out: Path | None) -> None:
        self._path = out / ERRORS if out is not None else None
        self._file: TextIO | None = None

    def __enter__(self) -> _Report:
        if self._path is not None:
            self._path.unlink(missing_ok=True)  # of an earlier run
        return self

    def add(self, outcome: Outcome) -> None:
        if self._path is None:
            return
        if self._file is None:
            self._file = _part(self._path).open("w", encoding="utf-8")
        self._file.write(json.dumps({"path": outcome.path, "cause": outcome.cause}, ensure_ascii=False) + "\n")
        self._file.flush()  # what is known is on the disk even if this process is killed

    def __exit__(self, *_: object) -> None:
        if self._file is not None and self._path is not None:
            self._file.close()
            _part(self._path).replace(self._path)


def _part(path: Path) -> Path:
    return path.with_name(path.name + ".part")


@contextlib.contextmanager
def _lines(jsonl: str | None) -> Iterator[BinaryIO | None]:
    """The open file for ``--jsonl``, None if not wanted; it takes its name only when it is complete."""
    if jsonl is None:
        yield None
        return
    if jsonl == "-":
        # Not print(): UTF-8 whatever the terminal's locale, and \n on every system.
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(jsonl)
    # A pipe or device (/dev/stdout) is written as it is.
    target = path if path.exists() and not path.is_file() else _part(path)
    try:
        out = target.open("wb")
    except OSError as error:
        raise OutputError(f"{jsonl}: cannot be written: {error.strerror}") from None
    with out:
        yield out
    if target != path:
        target.replace(path)
