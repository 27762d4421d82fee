"""What a change of the program gained and lost: two evaluations of the same gold, compared finding by finding.

>>> hit = Finding("dates", "hit", Item("24/6 = 2022-06-24", None, 10, 14))
>>> [(change.gained, change.finding.measure) for change in compare({"a": []}, {"a": [hit]})]
[(True, 'dates')]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from minutes_extract.evaluation.matching import Finding, Item


@dataclass(frozen=True, slots=True)
class Change:
    """``gained``: a hit more or an error less; else a hit less or an error more."""

    article: str
    gained: bool
    finding: Finding


def compare(before: Mapping[str, Sequence[Finding]], after: Mapping[str, Sequence[Finding]]) -> list[Change]:
    """Changes by article; overlap repeats what exactness has said and is left out.

    A fact that was missed or wrong and is now a hit is one gain, not two: gold's side of errors is not told again.
    """
    changes = []
    for name in sorted({*before, *after}):
        old, new = _keyed(before.get(name, ())), _keyed(after.get(name, ()))
        changes += [Change(name, True, new[key]) for key in new.keys() - old.keys() if key[1] == "hit"]
        changes += [Change(name, False, new[key]) for key in new.keys() - old.keys() if key[1] == "spurious"]
        changes += [Change(name, False, old[key]) for key in old.keys() - new.keys() if key[1] == "hit"]
        changes += [Change(name, True, old[key]) for key in old.keys() - new.keys() if key[1] == "spurious"]
    return sorted(changes, key=lambda change: (change.article, change.finding.where, change.finding.measure))


_Key = tuple[str, str, str, int]


def _keyed(findings: Sequence[Finding]) -> dict[_Key, Finding]:
    return {key: finding for finding in findings for key in _keys(finding)}


def _keys(finding: Finding) -> Iterator[_Key]:
    """What tells a finding from others; a hit is known by its gold, whatever the prediction looks like."""
    if finding.measure == "org~overlap" or finding.verdict == "missed":
        return
    side: Item | None = finding.gold if finding.verdict == "hit" else finding.predicted
    if side is not None:
        verdict = "hit" if finding.verdict == "hit" else "spurious"
        yield finding.measure, verdict, side.label, side.start
