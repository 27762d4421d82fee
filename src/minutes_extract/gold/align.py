"""Fills in where each mark stands, so that people write and correct gold without counting characters.

A mark that already has the right ``at`` keeps it. After the article was edited, a mark goes to the nearest occurrence
of its text. A new mark goes to the first occurrence after the one before it in its list: lists are in reading order.

>>> years = [{"text": f"năm {year}", "value": str(year)} for year in (2019, 2020)]
>>> gold = Gold.model_validate({"dates": years})
>>> align(gold, "Năm 2019? năm 2019 và năm 2020.")
[]
>>> [date.at for date in gold.dates]
[10, 22]
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes_extract.gold.model import Gold, GoldOfficial, Mark

_BETWEEN_PEOPLE = re.compile(r"[;.]|\bvà\b")


def align(gold: Gold, text: str) -> list[str]:
    """Gives every mark of ``gold`` its ``at`` in ``text``, in place; returns what could not be found."""
    lost: list[str] = []
    if gold.meeting is not None:
        _in_order("meeting", [gold.meeting], text, lost)
    for kind in ("dates", "organizations", "terms", "percentages", "documents", "bylines"):
        _in_order(kind, getattr(gold, kind), text, lost)
    for i, official in enumerate(gold.officials):
        _in_order(f"officials[{i}].mentions", official.mentions, text, lost)
    for i, official in enumerate(gold.officials):
        _offices(f"officials[{i}].positions", official, text, lost)
    return lost


def occurrences(part: str, text: str) -> list[int]:
    """Where ``part`` stands in ``text``: as whole words, or, where it never does (glued words), anywhere."""
    found = [m.start() for m in re.finditer(rf"(?={re.escape(part)})", text)]
    whole = [at for at in found if _is_whole(at, at + len(part), text)]
    return whole or found


def _is_whole(start: int, end: int, text: str) -> bool:
    before = text[start - 1 : start].isalnum() and text[start].isalnum()
    after = text[end : end + 1].isalnum() and text[end - 1].isalnum()
    return not before and not after


def _in_order(where: str, marks: Sequence[Mark], text: str, lost: list[str]) -> None:
    """Marks of one list never overlap and stand in reading order."""
    after = 0
    for i, mark in enumerate(marks):
        if not _settled(mark, text):
            places = occurrences(mark.text, text)
            later = [at for at in places if at >= after]
            if mark.nth is not None:
                mark.at = _nth(mark, text)
            elif mark.at is not None and places:
                mark.at = min(places, key=lambda at: abs(at - (mark.at or 0)))
            else:
                mark.at = later[0] if later else None
        if mark.at is None:
            lost.append(_missing(f"{where}[{i}]", mark, text, after))
        else:
            after = mark.end


def _offices(where: str, official: GoldOfficial, text: str, lost: list[str]) -> None:
    """An office stands beside a mention of its holder: the nearest occurrence is meant."""
    anchors = [(m.at, m.end) for m in official.mentions if m.at is not None]
    for i, office in enumerate(official.positions):
        if not _settled(office, text):
            places = occurrences(office.text, text)
            if office.nth is not None:
                office.at = _nth(office, text)
            elif office.at is not None and places:
                office.at = min(places, key=lambda at: abs(at - (office.at or 0)))
            elif places and anchors:
                length = len(office.text)
                office.at = min(places, key=lambda at: min(_distance(text, at, at + length, *each) for each in anchors))
            else:
                office.at = None
        if office.at is None:
            lost.append(_missing(f"{where}[{i}]", office, text, 0))


def _distance(text: str, start: int, end: int, name_start: int, name_end: int) -> int:
    """How far an office is from a name; what parts two people makes it much farther."""
    between = text[end:name_start] if end <= name_start else text[name_end:start]
    return len(between) + 50 * len(_BETWEEN_PEOPLE.findall(between))


def _settled(mark: Mark, text: str) -> bool:
    return mark.at is not None and text.startswith(mark.text, mark.at)


def _nth(mark: Mark, text: str) -> int | None:
    places = [m.start() for m in re.finditer(rf"(?={re.escape(mark.text)})", text)]
    return places[mark.nth] if mark.nth is not None and mark.nth < len(places) else None


def _missing(where: str, mark: Mark, text: str, after: int) -> str:
    if mark.text not in text:
        return f"{where}: {mark.text!r} does not stand in the article"
    if mark.nth is not None:
        return f"{where}: {mark.text!r} does not stand there {mark.nth + 1} times"
    return f"{where}: {mark.text!r} does not stand after offset {after}: is the list in reading order?"
