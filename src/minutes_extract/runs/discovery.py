"""Which articles a run takes: files as named, folders from top to bottom in the order of their names.

Nothing is listed ahead: a folder of a million articles begins to be read at once. What cannot be listed comes
out as a :class:`Problem` in its place, and the rest goes on.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

# What is taken out of folders. A file named on the command line is taken whatever its suffix.
SUFFIXES = frozenset({".txt"})


@dataclass(frozen=True, slots=True)
class Found:
    """An article, and its path under the folder it was found in (its bare name if it was named itself)."""

    path: Path
    relative: PurePath


@dataclass(frozen=True, slots=True)
class Problem:
    """A path that gives no article, and why."""

    path: Path
    cause: str


def display(path: PurePath | str) -> str:
    """A path as valid Unicode with ``/``: bytes of a name that are no UTF-8 appear as ``\\xhh``.

    >>> display(PurePath("2022/h\\udce1.txt"))
    '2022/h\\\\xe1.txt'
    """
    name = path if isinstance(path, str) else path.as_posix()
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def discover(paths: Iterable[Path], *, exclude: Path | None = None) -> Iterator[Found | Problem]:
    """Yields the articles of files and folders, lazily, in a fixed order.

    Hidden files and folders are left out, so is the folder ``exclude`` (the output, if it lies inside). Links
    are followed; a folder that is reached twice within one of ``paths`` is read once, which also ends loops.
    """
    barred = _identity(exclude) if exclude is not None else None
    for path in paths:
        if not path.is_dir():
            yield Found(path, PurePath(path.name))
            continue
        # OUT may be the very folder of the articles: records beside them, as in samples/.
        seen: set[tuple[int, int]] = set()
        if barred is not None and barred != _identity(path):
            seen.add(barred)
        empty = True
        for found in _walk(path, PurePath(), seen):
            empty = False
            yield found
        if empty:
            yield Problem(path, "no articles (*.txt) in this folder")


def _walk(folder: Path, relative: PurePath, seen: set[tuple[int, int]]) -> Iterator[Found | Problem]:
    """The folder's own articles by name, then its subfolders."""
    if (identity := _identity(folder)) is not None:
        if identity in seen:
            return
        seen.add(identity)
    try:
        with os.scandir(folder) as listing:
            entries = sorted((e for e in listing if not e.name.startswith(".")), key=lambda e: e.name)
    except OSError as error:
        yield Problem(folder, error.strerror or str(error))
        return
    folders = []
    for entry in entries:
        if _is_folder(entry):
            folders.append(entry.name)
        elif PurePath(entry.name).suffix.lower() in SUFFIXES:
            yield _article(entry, folder, relative)
    for name in folders:
        yield from _walk(folder / name, relative / name, seen)


def _article(entry: os.DirEntry[str], folder: Path, relative: PurePath) -> Found | Problem:
    path = folder / entry.name
    # What has just vanished, or is a link to nothing, is taken: reading it will say so.
    with contextlib.suppress(OSError):
        # Opening a pipe that nobody writes to would wait for ever. (is_file() needs no stat.)
        if not entry.is_file() and not stat.S_ISREG(entry.stat().st_mode):
            return Problem(path, "not a regular file")
    return Found(path, relative / entry.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
