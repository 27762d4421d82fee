"""The gate: a floor that is missed fails, raising is one command, lowering takes a reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from minutes_extract.cli import app

TEXT = "Ngày 24/6/2022, Sở Y tế họp. Ngày 25/6/2022 và ngày 26/6/2022."
GOLD = """
dates:
- {at: 5, text: 24/6/2022, value: '2022-06-24'}
- {at: 34, text: 25/6/2022, value: '2022-06-25'}
- {at: 52, text: 26/6/2022, value: '2022-06-26'}
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.gold.yaml").write_text(GOLD, encoding="utf-8")
    return folder


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"floors": {"dates": 0.5}}), encoding="utf-8")
    return path


def _evaluate(gold: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["evaluate", "--gold", str(gold), *map(str, arguments)])


def _floor(path: Path) -> float:
    floor = json.loads(path.read_text(encoding="utf-8"))["floors"]["dates"]
    assert isinstance(floor, float)
    return floor


def test_a_floor_that_holds(gold: Path, floors: Path) -> None:
    assert _evaluate(gold, "--floors", floors).exit_code == 0
    assert _floor(floors) == 0.5, "measuring alone moves nothing"


@pytest.mark.parametrize(("value", "status"), [("2022-06-24", 0), ("2022-06-23", 1)])
def test_a_fall_fails(value: str, status: int, gold: Path, floors: Path) -> None:
    _evaluate(gold, "--floors", floors, "--raise-floors")
    assert _floor(floors) == 1.0
    (gold / "a.gold.yaml").write_text(GOLD.replace("2022-06-24", value), encoding="utf-8")
    result = _evaluate(gold, "--floors", floors)
    assert result.exit_code == status
    assert ("dates: 1.0000 is the floor, 0.6667 was measured" in result.output) == bool(status)


def test_raising_never_lowers(gold: Path, floors: Path) -> None:
    _evaluate(gold, "--floors", floors, "--raise-floors")
    (gold / "a.gold.yaml").write_text(GOLD.replace("2022-06-24", "2022-06-23"), encoding="utf-8")
    assert _evaluate(gold, "--floors", floors, "--raise-floors").exit_code == 1
    assert _floor(floors) == 1.0


def test_lowering_keeps_its_reason(gold: Path, floors: Path) -> None:
    _evaluate(gold, "--floors", floors, "--raise-floors")
    (gold / "a.gold.yaml").write_text(GOLD.replace("2022-06-24", "2022-06-23"), encoding="utf-8")
    assert _evaluate(gold, "--floors", floors, "--lower-floors", "gold was wrong").exit_code == 0
    content = json.loads(floors.read_text(encoding="utf-8"))
    assert content["floors"]["dates"] == 0.6667
    assert {"measure": "dates", "before": 1.0, "after": 0.6667, "reason": "gold was wrong"} in content["lowered"]


def test_a_new_file_of_floors(gold: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    assert _evaluate(gold, "--floors", path, "--raise-floors").exit_code == 0
    assert _floor(path) == 1.0


def test_nothing_measured_is_a_fall(gold: Path, floors: Path) -> None:
    floors.write_text('{"floors": {"terms": 0.9}}', encoding="utf-8")
    result = _evaluate(gold, "--floors", floors)
    assert result.exit_code == 1
    assert "nothing was measured" in result.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--raise-floors"], "--floors FILE"),
        (["--lower-floors", "why"], "--floors FILE"),
        (["--floors", "FLOORS", "--lower-floors", " "], "takes a reason"),
        (["--floors", "nowhere.json"], "nowhere.json"),
    ],
)
def test_wrong_usage(arguments: list[str], words: str, gold: Path, floors: Path) -> None:
    result = _evaluate(gold, *(str(floors) if argument == "FLOORS" else argument for argument in arguments))
    assert result.exit_code == 2
    assert words in result.output


def test_floors_that_are_none(gold: Path, floors: Path) -> None:
    floors.write_text('{"floors": {"dates": "high"}}', encoding="utf-8")
    result = _evaluate(gold, "--floors", floors)
    assert result.exit_code == 2
    assert "floors.json" in result.output
    assert "floors.dates" in result.output
