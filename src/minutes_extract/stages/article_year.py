"""The year that an article is about, out of all the years that it names: for days that are given without one.

A report is of the newest year that it speaks of as its own; goals, documents and history are no evidence
(patterns/years.yaml).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from minutes_extract.stages.base import Analysis

_LEAD = 3.0  # what stands in title and first paragraphs counts more
_ENOUGH = 0.34  # of the strongest year's evidence: what makes a newer year the article's
_SAID = 5.0  # `so với cùng kỳ năm 2025`, `tổng kết năm 2019` all but say the year
_YEAR_BEGINS, _YEAR_ENDS = (1, 2), (11, 12)  # months


@dataclass(frozen=True, slots=True)
class Evidence:
    """One year in the text, and what it speaks for (`make` in patterns/years.yaml)."""

    start: int
    end: int
    year: int
    make: str
    weight: int
    rule: str


def evidence(article: Analysis) -> list[Evidence]:
    """Every year of the text, read by the heaviest rule that holds it."""
    found: dict[int, Evidence] = {}
    for expression in article.rules.expressions["years"]:
        rule = expression.rule
        for match in expression.find(article.folded):
            at = match.start("y")
            if at not in found or found[at].weight < rule.weight:
                found[at] = Evidence(match.start(), match.end(), int(match["y"]), rule.make, rule.weight, rule.id)
    return [found[at] for at in sorted(found)]


def main_year(known: Iterable[Evidence], lead_end: int, event: tuple[int, int] | None) -> int | None:
    """The article's year; ``event``: month and day of what it reports, when they are given without a year.

    >>> review = Evidence(0, 10, 2019, "review", 80, "years.review")
    >>> main_year([review], 100, (1, 9)), main_year([review], 100, (12, 20))
    (2020, 2019)
    """
    strength: dict[int, float] = defaultdict(float)
    looked_back: set[int] = set()
    planned: list[int] = []
    past: list[int] = []
    for each in known:
        weight = each.weight / 10 * (_LEAD if each.start < lead_end else 1)
        if each.make == "now":
            strength[each.year] += weight
        elif each.make == "compared":
            strength[each.year + 1] += _SAID
        elif each.make == "review":
            strength[each.year] += _SAID
            looked_back.add(each.year)
        elif each.make == "plan":
            planned.append(each.year)
        elif each.make == "past":
            past.append(each.year)
    if not strength:
        return min(planned, default=None) or max(past, default=None)
    year = max(y for y, found in strength.items() if found >= _ENOUGH * max(strength.values()))
    year = max([year, *past])  # what is cited was there before
    if event is not None and event[0] in _YEAR_BEGINS and year in looked_back:
        return year + 1
    if event is not None and event[0] in _YEAR_ENDS and year - 1 in looked_back:
        return year - 1
    return year
