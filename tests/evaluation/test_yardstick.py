"""The scorer that users measure with lies beside a checkout, and is not part of it: both must say the same."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from minutes_extract.cli import app
from minutes_extract.evaluation.measures import MEASURES
from minutes_extract.gold.interchange import JSON_SUFFIX

ROOT = Path(__file__).resolve().parents[2]
BESIDE = (ROOT.parent / "shared", ROOT / "shared")
SHARED = next((folder for folder in BESIDE if (folder / "score.py").is_file()), None)

pytestmark = pytest.mark.skipif(SHARED is None, reason="the outer scorer, shared/score.py, is not beside this checkout")


def _outer(gold: Path, pred: Path) -> dict[str, dict[str, float]]:
    command = [sys.executable, str((SHARED or ROOT) / "score.py"), "--gold", str(gold), "--pred", str(pred), "--json"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=300)
    content = json.loads(done.stdout)
    assert content["missing"] == []
    return {measure: content[measure] for measure in MEASURES if measure in content}


def _ours(gold: Path, pred: Path) -> dict[str, dict[str, float]]:
    result = CliRunner().invoke(app, ["evaluate", "--gold", str(gold), "--pred", str(pred), "--json"])
    assert result.exit_code == 0, result.output
    measures = json.loads(result.stdout)["measures"]
    return {measure: measures[measure] for measure in MEASURES if measure in measures}


def _agree(gold: Path, pred: Path) -> None:
    outer, ours = _outer(gold, pred), _ours(gold, pred)
    assert outer.keys() == ours.keys()
    for measure, figures in outer.items():
        assert ours[measure]["gold"] == figures["n"], measure
        for name, short in (("precision", "p"), ("recall", "r"), ("f1", "f")):
            assert ours[measure][name] == pytest.approx(figures[short], abs=5e-5), measure


def _extract(articles: Path, out: Path) -> None:
    result = CliRunner().invoke(app, ["run", str(articles), "-o", str(out), "--quiet"])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_on_gold_in_its_own_form(name: str, tmp_path: Path) -> None:
    gold = (SHARED or ROOT) / "gold" / name
    if not any(gold.glob(f"*{JSON_SUFFIX}")):
        pytest.skip(f"no gold in {gold.name}")
    _extract(gold, tmp_path)
    _agree(gold, tmp_path)


def test_on_our_corpus(tmp_path: Path) -> None:
    gold, pred = tmp_path / "gold", tmp_path / "pred"
    assert CliRunner().invoke(app, ["gold", "json", str(ROOT / "corpus" / "dev"), "-o", str(gold)]).exit_code == 0
    _extract(gold, pred)
    _agree(gold, pred)


def test_on_predictions_that_are_mostly_wrong(tmp_path: Path) -> None:
    """Records of other articles: what does not match at all must be counted alike too."""
    gold, pred, mixed = tmp_path / "gold", tmp_path / "pred", tmp_path / "mixed"
    assert CliRunner().invoke(app, ["gold", "json", str(ROOT / "corpus" / "dev"), "-o", str(gold)]).exit_code == 0
    _extract(gold, pred)
    mixed.mkdir()
    records = sorted(pred.glob("*.json"))
    for i, path in enumerate(records):
        source = records[(i + 1) % len(records)] if i % 2 else path
        (mixed / path.name).write_bytes(source.read_bytes())
    _agree(gold, mixed)
