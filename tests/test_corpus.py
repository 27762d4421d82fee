"""The corpus: complete, right in its own terms, split once and for all, and the gate that every change has to pass."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from minutes_extract.evaluation.floors import failures, read_floors
from minutes_extract.evaluation.loading import evaluate, predictions
from minutes_extract.extractor import Extractor
from minutes_extract.gold.check import check
from minutes_extract.gold.files import article_of, digest, gold_files, read_article, read_gold
from minutes_extract.gold.model import Gold

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
SPLITS = ("train", "dev", "test")


@pytest.fixture(scope="module")
def corpus() -> dict[str, tuple[str, Gold, str]]:
    """Split, gold and text of every article, by name."""
    return {
        path.name.removesuffix(".gold.yaml"): (split, read_gold(path), read_article(article_of(path)))
        for split in SPLITS
        for path in gold_files(CORPUS / split)
    }


def test_the_checker_passes_on_every_article(corpus: dict[str, tuple[str, Gold, str]]) -> None:
    problems = [
        f"{name}: {problem.message}"
        for name, (_, gold, text) in corpus.items()
        for problem in check(gold, text)
        if not problem.doubt
    ]
    assert problems == []


def test_every_article_has_gold_and_every_gold_an_article() -> None:
    for split in SPLITS:
        articles = {path.name.removesuffix(".txt") for path in (CORPUS / split).glob("*.txt")}
        gold = {path.name.removesuffix(".gold.yaml") for path in (CORPUS / split).glob("*.gold.yaml")}
        assert articles == gold


def test_it_is_as_large_as_it_says(corpus: dict[str, tuple[str, Gold, str]]) -> None:
    texts = [text for _, _, text in corpus.values()]
    assert len(texts) >= 240
    assert all(900 <= len(text) <= 5200 for text in texts)
    articles, words = (
        int(found.replace(",", ""))
        for found in re.findall(r"\*\*([\d,]+)\*\*", (CORPUS / "README.md").read_text(encoding="utf-8"))[:2]
    )
    assert articles == len(texts)
    assert words == sum(len(text.split()) for text in texts)


def test_the_split_is_by_article_60_20_20(corpus: dict[str, tuple[str, Gold, str]]) -> None:
    splits = [split for split, _, _ in corpus.values()]
    shares = {split: splits.count(split) / len(splits) for split in SPLITS}
    assert shares == {
        "train": pytest.approx(0.6, abs=0.01),
        "dev": pytest.approx(0.2, abs=0.01),
        "test": pytest.approx(0.2, abs=0.01),
    }
    assert len(corpus) == len(splits) == sum(len(gold_files(CORPUS / split)) for split in SPLITS), (
        "no article is in two"
    )


def test_the_test_split_is_frozen() -> None:
    """Whoever mends gold of the test split writes the new digest, and why, into the corpus's README."""
    frozen = (CORPUS / "test.sha256").read_text(encoding="ascii").strip()
    assert digest(CORPUS / "test") == frozen


def test_the_grid_tells_of_every_article(corpus: dict[str, tuple[str, Gold, str]]) -> None:
    with (CORPUS / "grid.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert rows.keys() == corpus.keys()
    for name, (split, gold, text) in corpus.items():
        row = rows[name]
        assert row["split"] == split
        assert (row["characters"], row["words"]) == (str(len(text)), str(len(text.split()))), name
        assert all(row[field] == str(gold.about[field]) for field in ("place", "year", "sector", "genre", "style")), (
            name
        )


def test_its_variety(corpus: dict[str, tuple[str, Gold, str]]) -> None:
    """What the grid promises: years, decomposed letters, no-break spaces, glued words, silence."""
    years = {int(str(gold.about["year"])[:4]) for _, gold, _ in corpus.values()}
    assert min(years) <= 2005
    assert max(years) == 2026
    assert len({gold.about["sector"] for _, gold, _ in corpus.values()}) >= 30
    texts = [text for _, _, text in corpus.values()]
    assert sum("\u0323" in text for text in texts) >= 5, "decomposed letters"
    assert sum("\u00a0" in text for text in texts) >= 5, "no-break spaces"
    assert sum(bool(re.search(r"[đĐ]/c", text)) for text in texts) >= 20
    assert sum(not gold.officials and gold.meeting is None for _, gold, _ in corpus.values()) >= 10, "silent articles"


def test_people_recur_and_namesakes_differ(corpus: dict[str, tuple[str, Gold, str]]) -> None:
    keys: dict[str, set[str]] = {}  # articles of a person
    names: dict[str, set[str]] = {}  # people of a name
    for name, (_, gold, _) in corpus.items():
        for official in gold.officials:
            assert official.who, f"{name}: {official.name} has no key"
            keys.setdefault(official.who, set()).add(name)
            names.setdefault(official.name, set()).add(official.who)
    assert sum(len(articles) > 1 for articles in keys.values()) >= 60
    assert sum(len(people) > 1 for people in names.values()) >= 15


def test_the_gate() -> None:
    """F1 on the dev split, measure by measure, is not below its floor (`make floors` raises them)."""
    extractor = Extractor()
    measured = evaluate(CORPUS / "dev", lambda _, text: extractor.extract(text))
    assert measured.offset_errors == 0
    assert failures(read_floors(CORPUS / "floors.json"), measured.tallies) == []


def test_the_agreement_study_is_what_its_table_says() -> None:
    """The two independent annotations are kept, and the figures told are what they give."""
    study = json.loads((CORPUS / "agreement" / "agreement.json").read_text(encoding="utf-8"))
    assert study["articles"] >= 30
    folders = [CORPUS / "agreement" / annotator for annotator in ("a", "b")]
    assert [len(gold_files(folder)) for folder in folders] == [study["articles"]] * 2
    measured = evaluate(folders[0], predictions(folders[1])).tallies
    told = {measure: figures["ab"] for measure, figures in study["f1"].items()}
    assert told == {measure: pytest.approx(tally.f1, abs=1e-3) for measure, tally in measured.items()}
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    for name, measure in (("dates", "dates"), ("organisations, exact", "organizations"), ("offices", "positions")):
        assert f"| {name} | {measured[measure].gold} | {told[measure]:.3f} |" in readme


def test_silence_where_there_is_nothing(corpus: dict[str, tuple[str, Gold, str]]) -> None:
    """Articles without an official or a body in their gold: the extractor names none."""
    extractor = Extractor()
    silent = [(name, gold, text) for name, (split, gold, text) in corpus.items() if split != "test"]
    heard = []
    for name, gold, text in silent:
        if gold.officials and gold.organizations:
            continue
        minutes = extractor.extract(text)
        if not gold.officials:
            heard += [(name, official.name) for official in minutes.officials]
        if not gold.organizations:
            heard += [(name, body.name) for body in minutes.organizations]
    assert len([1 for _, gold, _ in silent if not gold.officials and not gold.organizations]) >= 5
    assert heard == []
