"""Pairs what gold says with what was predicted, and counts.

>>> tally = Tally(hits=3, spurious=1, missed=0)
>>> tally.precision, tally.recall, round(tally.f1, 3)
(0.75, 1.0, 0.857)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Verdict = Literal["hit", "missed", "spurious", "wrong"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on one side. ``free``: it counts neither way, found or not. Offsets are code points from 0."""

    label: str
    fact: Any
    start: int = -1
    end: int = -1
    free: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What one measure says of one thing: ``missed`` has gold alone, ``spurious`` the prediction, ``wrong`` both."""

    measure: str
    verdict: Verdict
    gold: Item | None = None
    predicted: Item | None = None

    @property
    def where(self) -> int:
        side = self.gold or self.predicted
        return side.start if side is not None else -1


@dataclass(slots=True)
class Tally:
    """Counts of one measure. Nothing to find and nothing found is a perfect score."""

    hits: int = 0
    spurious: int = 0
    missed: int = 0

    def add(self, verdict: Verdict) -> None:
        self.hits += verdict == "hit"
        self.spurious += verdict in ("spurious", "wrong")
        self.missed += verdict in ("missed", "wrong")

    @property
    def gold(self) -> int:
        return self.hits + self.missed

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.spurious) if self.hits + self.spurious else 1.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


def tallies(findings: Iterable[Finding]) -> dict[str, Tally]:
    counted: dict[str, Tally] = {}
    for finding in findings:
        counted.setdefault(finding.measure, Tally()).add(finding.verdict)
    return counted


def pair(
    gold: Sequence[Item], predicted: Sequence[Item], same: Callable[[Any, Any], bool]
) -> list[tuple[Item | None, Item | None]]:
    """Each gold item with the first unused prediction that is the same, then what is left on either side.

    Items that count come before those that are free, so that a free one never takes their prediction.
    """
    left = list(predicted)
    pairs: list[tuple[Item | None, Item | None]] = []
    for item in sorted(gold, key=lambda item: item.free):
        hit = next((i for i, other in enumerate(left) if same(item, other)), None)
        pairs.append((item, None if hit is None else left.pop(hit)))
    return pairs + [(None, other) for other in left]


def findings(measure: str, pairs: Iterable[tuple[Item | None, Item | None]]) -> list[Finding]:
    """What pairs mean for a measure: free items count neither way."""
    found = []
    for gold, predicted in pairs:
        if gold is None:
            if predicted is not None and not predicted.free:
                found.append(Finding(measure, "spurious", None, predicted))
        elif not gold.free:
            found.append(Finding(measure, "missed" if predicted is None else "hit", gold, predicted))
    return found


def judged(measure: str, pairs: Iterable[tuple[Item, Item]], right: Callable[[Any, Any], bool]) -> list[Finding]:
    """A field of things that were found: right or wrong."""
    return [Finding(measure, "hit" if right(g.fact, p.fact) else "wrong", g, p) for g, p in pairs]


def overlap(a: Item, b: Item) -> int:
    """Shared characters; zero or less: none."""
    return min(a.end, b.end) - max(a.start, b.start)


def half_shared(a: Item, b: Item) -> bool:
    """Whether the two share half of the characters that either has."""
    shared = overlap(a, b)
    return shared > 0 and shared / (max(a.end, b.end) - min(a.start, b.start)) >= 0.5
