"""One article's way through a run: read, extract, write. This is what a worker process does.

The record is written here and not by the parent, so that only counts travel between processes.
"""

from __future__ import annotations

import contextlib
import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from minutes_extract.extractor import Extractor
from minutes_extract.records import Minutes
from minutes_extract.runs.discovery import display
from minutes_extract.text.decode import DecodeError

# What is counted, in the order of the summary.
KINDS = (
    "meetings", "dates", "organizations", "officials", "positions", "terms", "percentages", "documents",
    "bylines",
)  # fmt: skip

_USUAL = 65_536  # bytes; nearly all articles are smaller
_BLANK = b"\xef\xbb\xbf \t\r\n\0"  # a file of nothing but these holds no article
_TEMPORARY = f".minutes-{secrets.token_hex(4)}.tmp"  # this process writes one file at a time in a folder


class ArticleError(Exception):
    """An article that cannot be taken as it is; the message is the cause, in a few words."""


@dataclass(frozen=True, slots=True)
class Task:
    """An article to extract. ``cause``: why it failed already when it was found."""

    source: Path
    path: str  # as its record gives it
    max_bytes: int
    output: Path | None = None
    line: bool = False  # whether its record is wanted as one line of JSON
    cause: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article: ``cause`` is None if all went well; ``counts`` go with ``KINDS``."""

    path: str  # as the user can find it: beginning with what was named on the command line
    cause: str | None = None
    size: int = 0  # bytes
    counts: tuple[int, ...] = ()
    line: str | None = None


_extractor: Extractor | None = None


def load(patterns: str | None, reference_date: date | None) -> None:
    """Sets this process up; raises what :class:`Extractor` raises."""
    global _extractor  # one for each process
    _extractor = Extractor(patterns=patterns, reference_date=reference_date)


def process(task: Task) -> Outcome:
    """Does one article; never raises for a bad one."""
    path = display(task.source)
    if task.cause is not None:
        return Outcome(path, task.cause)
    if _extractor is None:
        raise RuntimeError("load() comes first")
    try:
        data = read(task.source, task.max_bytes)
        minutes = _extractor.extract_bytes(data, path=task.path)
        if task.output is not None:
            write(task.output, pretty(minutes))
        line = minutes.model_dump_json() if task.line else None
    except Exception as error:  # noqa: BLE001 - the rest goes on, whatever one article brings about
        return Outcome(path, cause_of(error))
    return Outcome(path, None, len(data), count(minutes), line)


def cause_of(error: Exception) -> str:
    """Why an article failed, in one line for the user."""
    if isinstance(error, (ArticleError, DecodeError)):
        return " ".join(str(error).split())
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(f"internal error: {type(error).__name__}: {error}".split())


def read(path: Path, max_bytes: int) -> bytes:
    """The bytes of an article; raises ``OSError``, or :class:`ArticleError` if empty or too large."""
    with path.open("rb") as file:
        return read_from(file, max_bytes)


def read_from(file: BinaryIO, max_bytes: int) -> bytes:
    """The same for an open file, such as standard input."""
    # Not the size that the system states: pipes have none, and files grow. In two steps: reading takes
    # memory for all that it is allowed to read.
    data = file.read(_USUAL)
    if len(data) == _USUAL:
        data += file.read(max(0, max_bytes + 1 - _USUAL))
    if len(data) > max_bytes:
        raise ArticleError(f"too large: over {max_bytes / 1e6:g} MB (--max-size)")
    if not data.strip(_BLANK):
        raise ArticleError("empty file")
    return data


def pretty(minutes: Minutes) -> str:
    """A record as its file holds it: indented by one, not ASCII-escaped, a line end at the end."""
    return minutes.model_dump_json(indent=1) + "\n"


def write(path: Path, text: str) -> None:
    """Writes a file so that it is there whole or not at all; makes its folders.

    Safe against a program that is stopped, not against a power cut: waiting for the disk (fsync) at every
    article would make a run over many small files several times slower, and a run can be repeated.

    Raises
    ------
    ArticleError
        It cannot be written; the message names the file.
    """
    temporary = path.with_name(_TEMPORARY)
    data = text.encode()
    try:
        try:
            temporary.write_bytes(data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(data)
        temporary.replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise ArticleError(f"cannot write {display(path)}: {error.strerror}") from error
        raise


def count(minutes: Minutes) -> tuple[int, ...]:
    """How many records of each of ``KINDS``."""
    return (
        int(minutes.meeting is not None),
        len(minutes.dates),
        len(minutes.organizations),
        len(minutes.officials),
        sum(len(official.positions) for official in minutes.officials),
        len(minutes.terms),
        len(minutes.percentages),
        len(minutes.documents),
        len(minutes.article.bylines),
    )
