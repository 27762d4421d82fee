"""Finds gold and predictions on disk and brings them together.

A folder of gold holds articles ``NAME.txt``, at any depth, each with ``NAME.gold.yaml`` (ours) or ``NAME.gold.json``
(the flat form). A folder of predictions holds ``NAME.json`` at the same place, as ``minutes-extract run`` writes it,
or at any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from minutes_extract.evaluation.annotator import as_record
from minutes_extract.evaluation.scoring import Evaluation, score_article
from minutes_extract.gold.check import check
from minutes_extract.gold.files import SUFFIX, GoldError, gold_files, read_article, read_gold, read_model
from minutes_extract.gold.interchange import JSON_SUFFIX, read_json
from minutes_extract.gold.model import Gold
from minutes_extract.records import Minutes

Predictor = Callable[[str, str], Minutes | None]  # an article's name and text


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """``name``: the path of the article under the folder, without its suffix. ``complete``: see ``score_article``."""

    name: str
    text: str
    gold: Gold
    complete: bool


def read_folder(folder: Path) -> Iterator[GoldArticle]:
    """Every article that has gold, by name; raises ``GoldError`` for gold that cannot be used."""
    ours = {_name(path, folder, SUFFIX): path for path in gold_files(folder)}
    flat = {_name(path, folder, JSON_SUFFIX): path for path in folder.rglob(f"*{JSON_SUFFIX}")}
    files = flat | ours  # an article that has both forms is scored once, by the fuller one
    if not files:
        raise GoldError(f"{folder}: no gold in it: no file ends with {SUFFIX} or {JSON_SUFFIX}")
    for name, path in sorted(files.items()):
        text = read_article(folder / f"{name}.txt")
        gold = _checked(path, text) if name in ours else read_json(path, text)
        yield GoldArticle(name, text, gold, complete=name in ours)


def _name(path: Path, folder: Path, suffix: str) -> str:
    return path.relative_to(folder).as_posix().removesuffix(suffix)


def evaluate(folder: Path, predict: Predictor) -> Evaluation:
    """Scores what ``predict`` says of every article under ``folder``."""
    return Evaluation(
        [
            score_article(each.name, each.text, each.gold, predict(each.name, each.text), complete=each.complete)
            for each in read_folder(folder)
        ]
    )


def predictions(folder: Path) -> Predictor:
    """Records out of a folder, or another annotator's gold; raises ``GoldError`` for what is neither."""
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder")
    elsewhere: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.json")):
        elsewhere.setdefault(path.stem, path)

    def predict(name: str, text: str) -> Minutes | None:
        annotated = folder / f"{name}{SUFFIX}"
        if annotated.is_file():
            return as_record(_checked(annotated, text), text)
        exact = folder / f"{name}.json"
        path = exact if exact.is_file() else elsewhere.get(Path(name).name)
        return None if path is None else read_model(path, Minutes, "record")

    return predict


def _checked(path: Path, text: str) -> Gold:
    gold = read_gold(path)
    wrong = next((problem for problem in check(gold, text) if not problem.doubt), None)
    if wrong is not None:
        raise GoldError(f"{path}: {wrong.message}")
    return gold
