"""Whether confidence means what it says: of positions with 0.9, nine in ten should be right.

``reliability`` groups scored positions by their confidence; ``fit`` finds the weights of
:mod:`minutes_extract.assembly.confidence`. As a program, it fits them to a gold folder and prints them::

    python -m minutes_extract.evaluation.calibration corpus/dev [RECORDS]
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from minutes_extract.assembly.confidence import Traits, traits_of
from minutes_extract.evaluation.scoring import ScoredArticle
from minutes_extract.records import Official, Position

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
_RIDGE = 0.1  # keeps weights of what was seen a few times near nothing
_STEPS = 50


@dataclass(frozen=True, slots=True)
class Bin:
    """Positions whose confidence is in ``[low, high)``, the last bin's end included."""

    low: float
    high: float
    positions: int
    confidence: float  # their mean
    right: float  # the share of them that gold has


def judged(article: ScoredArticle) -> Iterator[tuple[Official, Position, bool]]:
    """Every predicted position that counts, with its holder, and whether gold has it."""
    if article.minutes is None:
        return
    verdicts = {
        id(finding.predicted.fact["office"]): finding.verdict == "hit"
        for finding in article.findings
        if finding.measure == "positions" and finding.predicted is not None
    }
    for official in article.minutes.officials:
        for position in official.positions:
            if id(position) in verdicts:
                yield official, position, verdicts[id(position)]


def reliability(articles: Iterable[ScoredArticle]) -> list[Bin]:
    """One bin for each stretch of confidence that has a position in it."""
    seen = [(position.confidence, right) for article in articles for _, position, right in judged(article)]
    bins = []
    for low, high in pairwise(EDGES):
        inside = [(told, right) for told, right in seen if low <= told < high or told == high == EDGES[-1]]
        if inside:
            count = len(inside)
            bins.append(Bin(low, high, count, sum(t for t, _ in inside) / count, sum(r for _, r in inside) / count))
    return bins


def expected_error(bins: Iterable[Bin]) -> float:
    """The expected calibration error: how far confidence and share lie apart, over all positions (0 is best)."""
    known = list(bins)
    total = sum(each.positions for each in known)
    return sum(each.positions * abs(each.confidence - each.right) for each in known) / total if total else 0.0


def fit(examples: Iterable[tuple[Traits, bool]]) -> tuple[float, ...]:
    """Weights of a logistic model by Newton's method, with a ridge; ``Traits.vector`` says of what."""
    import numpy as np  # spaCy brings it; only who fits waits for it

    given = list(examples)
    inputs = np.array([traits.vector() for traits, _ in given])
    priors = np.array([traits.prior() for traits, _ in given])
    right = np.array([float(told) for _, told in given])
    weights = np.zeros(inputs.shape[1])
    ridge = np.diag([0.0, *[_RIDGE] * (inputs.shape[1] - 1)])
    for _ in range(_STEPS):
        told = 1 / (1 + np.exp(-(inputs @ weights + priors)))
        gradient = inputs.T @ (right - told) - ridge @ weights
        curvature = (inputs * (told * (1 - told))[:, None]).T @ inputs + ridge
        step = np.linalg.solve(curvature, gradient)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return tuple(round(float(weight), 3) for weight in weights)


def examples(articles: Iterable[ScoredArticle], priors: Mapping[str, float]) -> Iterator[tuple[Traits, bool]]:
    """What ``fit`` learns from; ``priors``: the confidence of each shape in patterns/offices.yaml."""
    for article in articles:
        for official, position, right in judged(article):
            yield traits_of(official, position, priors[position.mention.rule]), right


def _main(gold: str, records: str | None = None) -> None:
    from minutes_extract.evaluation.loading import evaluate, predictions
    from minutes_extract.extractor import Extractor
    from minutes_extract.rules import ruleset

    extractor = Extractor()
    predict = predictions(Path(records)) if records else lambda _, text: extractor.extract(text)
    priors = {shape.rule.id: shape.rule.confidence for shape in ruleset().shapes}
    weights = fit(examples(evaluate(Path(gold), predict).articles, priors))
    sys.stdout.write(f"WEIGHTS = {weights}\n")


if __name__ == "__main__":
    _main(*sys.argv[1:])
