"""Every article in samples/ gives exactly the record beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from minutes_extract import Extractor

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
ARTICLES = sorted(SAMPLES.glob("*.txt"))


def _comparable(record: dict[str, Any]) -> dict[str, Any]:
    """The record without what changes with every release."""
    info = {k: v for k, v in record["extractor"].items() if k not in ("version", "patterns")}
    return {**record, "extractor": info}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def test_there_are_samples() -> None:
    assert ARTICLES, f"no articles in {SAMPLES}"


def test_no_expected_record_is_left_without_its_article() -> None:
    assert {p.stem for p in SAMPLES.glob("*.json")} <= {p.stem for p in ARTICLES}


@pytest.mark.parametrize("path", ARTICLES, ids=[p.stem for p in ARTICLES])
def test_sample(path: Path, extractor: Extractor) -> None:
    expected = path.with_suffix(".json")
    assert expected.exists(), f"{expected.name} is missing: the record that {path.name} should give"
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    # The path in the record is as the run was told; the article's name is all that is the same everywhere.
    made = extractor.extract_bytes(path.read_bytes(), path=wanted["source"]["path"])
    assert _comparable(json.loads(made.model_dump_json())) == _comparable(wanted)
