"""Checks one article's gold: what is surely wrong, and what somebody should look at again.

An error: a mark whose text is not at its place, a value that is none, a field that names something the article does
not say. A doubt: a figure, a name or a body that is marked in one place and stands unmarked in another.

>>> gold = Gold.model_validate({"dates": [{"at": 0, "text": "năm 2019", "value": "2019"}]})
>>> [problem.message for problem in check(gold, "Năm 2019.")]
["dates[0]: at 0 stands 'Năm 2019', not 'năm 2019'"]
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from minutes_extract.gold.align import occurrences
from minutes_extract.gold.model import Gold, GoldOfficial, Mark

_EDTF = re.compile(
    r"(?:\d{4}|XXXX|\d{3}X|\d{2}XX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?[?~%]?"
    r"(?:/(?:\.\.|(?:\d{4}|XXXX|\d{3}X)(?:-(?:\d\d)(?:-(?:\d\d))?)?[?~%]?))?"
)
_OPEN_EDTF = re.compile(r"\.\./\d{4}(?:-\d\d){0,2}")
# What nearly always is a fact of its kind, and so should be marked.
_TELLTALES = {
    "percentages": re.compile(r"\d ?%|\d phần trăm"),
    "terms": re.compile(r"nhiệm k[ìỳ] \d{4}", re.IGNORECASE),
    "dates": re.compile(
        r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\b|\bngày \d{1,2}\b|\bnăm (?:19|20)\d\d\b", re.IGNORECASE
    ),
}


_WELDED = re.compile(r"\bUV ?[A-Z]*(?:TV|BCH)|\b[TH]UV\b")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, or (``doubt``) may be; ``message`` starts with the field."""

    message: str
    doubt: bool = False


def check(gold: Gold, text: str) -> list[Problem]:
    """All problems of one article's gold, errors first."""
    problems = [Problem(message) for message in _misplaced(gold, text)]
    problems += [Problem(message) for message in _contradictions(gold, text)]
    if not problems:  # doubts rest on places that are right
        problems += [
            Problem(message, doubt=True) for message in (*_unmarked(gold, text), *_unmarked_figures(gold, text))
        ]
    return problems


def _contradictions(gold: Gold, text: str) -> Iterator[str]:
    yield from _overlaps(gold)
    yield from _values(gold)
    yield from _terms(gold)
    yield from _people(gold)
    yield from _words(gold, text)


def _misplaced(gold: Gold, text: str) -> Iterator[str]:
    for where, mark in gold.marks():
        if mark.at is None:
            yield f"{where}: {mark.text!r} has no place yet: run `minutes-extract gold align`"
        elif not text.startswith(mark.text, mark.at):
            yield f"{where}: at {mark.at} stands {text[mark.at : mark.at + len(mark.text)]!r}, not {mark.text!r}"
        elif mark.text != mark.text.strip():
            yield f"{where}: {mark.text!r} begins or ends with a space"


def _overlaps(gold: Gold) -> Iterator[str]:
    for kind in ("dates", "organizations", "terms", "percentages", "documents"):
        for before, mark in pairwise(mark for mark in getattr(gold, kind) if mark.at is not None):
            if mark.at < before.end:
                yield f"{kind}: {mark.text!r} at {mark.at} is not after {before.text!r} at {before.at}"


def _values(gold: Gold) -> Iterator[str]:
    dated = [(f"dates[{i}]", date.value) for i, date in enumerate(gold.dates)]
    dated += [(f"documents[{i}]", document.date) for i, document in enumerate(gold.documents) if document.date]
    if gold.meeting is not None and gold.meeting.date:
        dated.append(("meeting", gold.meeting.date))
    for where, value in dated:
        if not (_EDTF.fullmatch(value) or _OPEN_EDTF.fullmatch(value)) or not _possible(value):
            yield f"{where}: {value!r} is no EDTF value"
    for i, percentage in enumerate(gold.percentages):
        if (percentage.comparator == "range") != (percentage.upper is not None):
            yield f"percentages[{i}]: `upper` goes with the comparator `range`, and only with it"


def _terms(gold: Gold) -> Iterator[str]:
    for i, term in enumerate(gold.terms):
        start, end = term.start_year, term.end_year
        if start is None or end is None:
            if not term.optional:
                yield f"terms[{i}]: {term.text!r} has no years, and is not optional"
        elif not 1930 <= start < end <= 2060:
            yield f"terms[{i}]: {start}-{end} is no term"


def _people(gold: Gold) -> Iterator[str]:
    known = [official.name for official in gold.officials]
    for name in sorted({name for name in known if known.count(name) > 1 and not _namesakes(gold, name)}):
        yield f"officials: {name!r} stands there twice: one person is one entry"
    for name in gold.meeting.chair if gold.meeting is not None else ():
        if name not in known:
            yield f"meeting.chair: {name!r} is none of the officials"


def _namesakes(gold: Gold, name: str) -> bool:
    """Two people of one name are told apart by ``who``."""
    keys = [official.who for official in gold.officials if official.name == name]
    return None not in keys and len(set(keys)) == len(keys)


def _possible(value: str) -> bool:
    return all(
        1 <= int(month) <= 12 and (not day or 1 <= int(day) <= 31)
        for month, day in re.findall(r"(?:\d{4}|XXXX)-(\d\d)(?:-(\d\d))?", value)
    )


def _words(gold: Gold, text: str) -> Iterator[str]:
    """What is quoted from the article must stand in it; line breaks and letter case aside."""
    folded = _folded(text)
    for where, words in _quotes(gold):
        if words and _folded(words) not in folded:
            yield f"{where}: {words!r} does not stand in the article"
    for i, official in enumerate(gold.officials):
        for j, office in enumerate(official.positions):
            if office.name and not office.organization:
                yield f"officials[{i}].positions[{j}]: `name` of a body without `organization` beside the title"


def _quotes(gold: Gold) -> Iterator[tuple[str, str | None]]:
    for i, percentage in enumerate(gold.percentages):
        yield f"percentages[{i}].subject", percentage.subject
        yield f"percentages[{i}].predicate", percentage.predicate
    for i, official in enumerate(gold.officials):
        for j, office in enumerate(official.positions):
            if not _WELDED.search(office.text):  # `UVBTV`: the body's words do not stand there
                yield f"officials[{i}].positions[{j}]", office.organization


def _folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).lower().split())


def _unmarked(gold: Gold, text: str) -> Iterator[str]:
    """A body or a person that is marked here and stands unmarked there."""
    bodies = _spans(gold.organizations)
    for name in sorted({mark.text for mark in gold.organizations}):
        yield from _elsewhere("organizations", name, text, bodies)
    people = [mention for official in gold.officials for mention in official.mentions]
    covered = bodies + _spans(people) + _spans(gold.bylines)
    for official in gold.officials:
        yield from _elsewhere("officials", official.name, text, covered)
    yield from _nameless(gold.officials)


def _nameless(officials: Sequence[GoldOfficial]) -> Iterator[str]:
    for official in officials:
        if all(_folded(official.name) not in _folded(mention.text) for mention in official.mentions):
            yield f"officials: no mention of {official.name!r} has the whole name"


def _elsewhere(kind: str, name: str, text: str, covered: list[tuple[int, int]]) -> Iterator[str]:
    for at in occurrences(name, text):
        if not any(start < at + len(name) and at < end for start, end in covered):
            yield f"{kind}: {name!r} stands unmarked at {at}: {_around(text, at)!r}"


def _unmarked_figures(gold: Gold, text: str) -> Iterator[str]:
    everything = _spans([mark for _, mark in gold.marks()])
    for kind, pattern in _TELLTALES.items():
        covered = everything if kind == "dates" else _spans(getattr(gold, kind))
        for m in pattern.finditer(text):
            if not any(start < m.end() and m.start() < end for start, end in covered):
                yield f"{kind}: {m[0]!r} stands unmarked at {m.start()}: {_around(text, m.start())!r}"


def _spans(marks: Sequence[Mark]) -> list[tuple[int, int]]:
    return [(mark.at, mark.end) for mark in marks if mark.at is not None]


def _around(text: str, at: int) -> str:
    return text[max(0, at - 20) : at + 40]
