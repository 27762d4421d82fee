"""Lists under a line that says what those listed are: `Đại hội bầu 5 ủy viên Ban Chấp hành, kết quả như sau:`.

The head and the people become one more row of chunks, ``bAO:P;P;P``, for the shapes of patterns/offices.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_extract.stages.base import Analysis, Finding
from minutes_extract.stages.chunks import Chunk
from minutes_extract.text.lines import Line

_ANNOUNCES = re.compile(r"(?::|như sau|gồm|gồm có|sau đây) ?[:.]?$")
_HEAD = re.compile(r"([bew])?[xk]*(A)?O[xbT,()]*:?[xbT,()]*[.:]?$")
_SEMICOLON = re.compile(";")
_NUMBERS = re.compile(r"\d{1,2}")
_OPENS = 24  # characters of number, bullet and honorifics before a row's name
_FAR = 16  # rows; longer lists are no news


def header_rows(article: Analysis, rows: list[tuple[str, list[Chunk]]]) -> Iterator[tuple[str, list[Chunk]]]:
    """One row for each head that is followed by lines of people."""
    for row, chunks in rows:
        found = _HEAD.search(row)
        if found is None or (found[1] is None and found[2] is None):
            continue
        line = article.line_at(chunks[-1].start)
        if chunks[-1].end < line.end - 1 or _ANNOUNCES.search(article.folded, line.start, line.end) is None:
            continue
        head = [chunk for chunk in chunks[found.start() : found.end()] if chunk.letter in "bewAO"]
        people = _people_below(article, line, _announced(article, head))
        if len(people) > 1:
            yield _row(head, people)


def _announced(article: Analysis, head: list[Chunk]) -> int:
    """How many the head says there are."""
    told = [_NUMBERS.search(article.folded, chunk.start, chunk.end) for chunk in head if chunk.letter == "A"]
    return int(told[0][0]) if told and told[0] is not None else _FAR


def _people_below(article: Analysis, head: Line, wanted: int) -> list[Finding]:
    """The first person of each row, or of each item where a row is `Đơn vị số 1: …; …`."""
    people: list[Finding] = []
    skipped = False
    for line in article.lines[article.lines.index(head) + 1 :]:
        inner = article.between("person", line.start, line.end)
        if len(people) >= wanted:
            break
        if not inner:
            if skipped or people:
                break
            skipped = True  # the head of a table
        elif inner[0].start - line.start <= _OPENS and ";" not in article.text[line.start : line.end]:
            people.append(inner[0])
        else:
            items = _items(article, line, inner)
            if len(items) < 2:
                break
            people += items
    return people[:wanted]


def _items(article: Analysis, line: Line, inner: list[Finding]) -> list[Finding]:
    """The people that open an item: after the line's colon, and after each semicolon."""
    colon = article.text.find(":", line.start, line.end)
    if colon < 0 or colon > inner[0].start:
        return []
    starts = [colon, *(m.start() for m in _SEMICOLON.finditer(article.text, colon, line.end))]
    opening = (next((person for person in inner if person.start > at), None) for at in starts)
    return list({person.start: person for person in opening if person is not None}.values())


def _row(head: list[Chunk], people: list[Finding]) -> tuple[str, list[Chunk]]:
    chunks = [*head, Chunk(":", head[-1].end, head[-1].end)]
    for person in people:
        chunks += [Chunk("P", person.start, person.end, person), Chunk(";", person.end, person.end)]
    chunks.pop()
    return "".join(chunk.letter for chunk in chunks), chunks
