"""Confidence: what it is made of, whether it holds, and how it is fitted."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from typer.testing import CliRunner

import minutes_extract as mx
from minutes_extract.assembly.confidence import Traits, confidence
from minutes_extract.cli import app
from minutes_extract.evaluation.calibration import Bin, examples, expected_error, fit, reliability
from minutes_extract.evaluation.loading import evaluate
from minutes_extract.rules import ruleset

DEV = Path(__file__).parents[2] / "corpus" / "dev"


def _confidence_of(text: str) -> float:
    (official,) = mx.extract(text).officials
    return official.positions[0].confidence


def test_what_is_written_beside_the_title_is_surer_than_what_is_not() -> None:
    beside = _confidence_of("Ông Lê Văn Mận, Bí thư Huyện ủy Cái Bè, dự.")
    without = _confidence_of("Ông Lê Văn Mận, Bí thư, dự.")
    bare = _confidence_of("Lê Văn Mận, bí thư, dự.")
    assert beside > without > bare


def test_confidence_is_never_certain() -> None:
    bodies = ("beside", "resolved", "none")
    for body, honorific, small, shape in itertools.product(bodies, (True, False), (True, False), (0.0, 0.5, 1.0)):
        assert 0 < confidence(Traits(shape, body, honorific=honorific, small_title=small)) < 1  # type: ignore[arg-type]


def test_fitted_weights_tell_right_from_wrong() -> None:
    sure = Traits(0.9, "beside", honorific=True, small_title=False)
    doubtful = Traits(0.9, "none", honorific=True, small_title=False)
    seen = [(sure, at % 20 != 0) for at in range(400)] + [(doubtful, at % 5 < 3) for at in range(400)]
    weights = fit(seen)
    assert weights[2] < -1, "no body speaks against it"
    assert abs(weights[1]) < 0.2, "nothing was seen of bodies named elsewhere"


def test_the_error_is_weighted_by_positions() -> None:
    bins = [Bin(0.9, 0.95, 90, 0.9, 0.9), Bin(0.5, 0.7, 10, 0.6, 0.8)]
    assert expected_error(bins) == pytest.approx(0.02)
    assert expected_error([]) == 0


def test_confidence_holds_on_the_corpus() -> None:
    extractor = mx.Extractor()
    articles = evaluate(DEV, lambda _, text: extractor.extract(text)).articles
    bins = reliability(articles)
    assert sum(each.positions for each in bins) > 400
    assert expected_error(bins) < 0.08
    assert all(each.right >= each.low - 0.1 for each in bins if each.positions >= 30), bins
    priors = {shape.rule.id: shape.rule.confidence for shape in ruleset().shapes}
    weights = fit(examples(articles, priors))
    assert weights[2] < 0, "a position without a body is less sure"


def test_the_command() -> None:
    result = CliRunner().invoke(app, ["evaluate", "--gold", str(DEV), "--reliability"])
    assert result.exit_code == 0, result.output
    assert "0.95 - 1.00" in result.stdout
    assert "expected calibration error 0.0" in result.stdout
