"""An evaluation for the eye: the table, the worst articles, the errors, one article with its two sides."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from minutes_extract.evaluation.calibration import expected_error, reliability
from minutes_extract.evaluation.changes import Change
from minutes_extract.evaluation.matching import Finding, Item, Tally
from minutes_extract.evaluation.scoring import Evaluation, ScoredArticle
from minutes_extract.gold.model import Gold
from minutes_extract.records import Mention
from minutes_extract.show import STYLES, highlighted, spans

_KINDS = {
    "meeting": "meeting",
    "dates": "date",
    "organizations": "organization",
    "officials": "official",
    "terms": "term",
    "percentages": "percentage",
    "documents": "document",
    "bylines": "byline",
}
_VERDICTS = {"missed": "yellow", "spurious": "red", "wrong": "magenta"}


def as_json(evaluation: Evaluation) -> str:
    """All figures, for programs: the measures, and the core F1 of each article."""
    content = {
        "articles": len(evaluation.articles),
        "missing": evaluation.missing,
        "offset_errors": evaluation.offset_errors,
        "measures": {measure: _figures(tally) for measure, tally in evaluation.tallies.items()},
        "by_article": {each.name: _figures(each.core) for each in evaluation.articles},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def print_evaluation(console: Console, evaluation: Evaluation, worst: int) -> None:
    """The table of measures, then the ``worst`` articles."""
    table = _table("measure", "precision", "recall", "F1", "gold")
    for measure, tally in evaluation.tallies.items():
        row = (f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1))
        table.add_row(measure, *row, str(tally.gold))
    console.print(table)
    missing = evaluation.missing
    console.print(
        f"{len(evaluation.articles)} articles, {len(missing)} without a prediction, "
        f"{evaluation.offset_errors} mentions that are not the characters they name",
        highlight=False,
    )
    last = [each for each in evaluation.worst_first() if each.errors][:worst]
    if last:
        table = _table("worst articles", "F1", "errors")
        for each in last:
            table.add_row(each.name, f"{each.core.f1:.3f}", str(len(each.errors)))
        console.print(table)


def print_errors(console: Console, articles: Iterable[ScoredArticle]) -> None:
    """One line for each error: article, offset, measure, what gold says, what was predicted."""
    for article in articles:
        for finding in article.errors:
            console.print(Text(f"{article.name}:{finding.where} ") + _told(finding), soft_wrap=True)


def print_changes(console: Console, changes: Sequence[Change]) -> None:
    """One line for each change, ``+`` for the better and ``-`` for the worse, and how many there are."""
    for change in changes:
        sign, style = ("+", "green") if change.gained else ("-", "red")
        line = Text(f"{sign} {change.article}:{change.finding.where} ", style) + _told(change.finding)
        console.print(line, soft_wrap=True)
    gained = sum(change.gained for change in changes)
    console.print(f"{gained} for the better, {len(changes) - gained} for the worse", highlight=False)


def print_movement(console: Console, before: Mapping[str, Tally], after: Mapping[str, Tally]) -> None:
    """F1 of two evaluations of the same gold."""
    table = _table("measure", "before", "after", "change")
    for measure in after:
        old, new = before[measure].f1 if measure in before else 1.0, after[measure].f1
        table.add_row(measure, f"{old:.3f}", f"{new:.3f}", f"{new - old:+.3f}" if abs(new - old) > 5e-4 else "")
    console.print(table)


def print_reliability(console: Console, evaluation: Evaluation) -> None:
    """How many positions of each confidence are right, and how far the two lie apart over all of them."""
    bins = reliability(evaluation.articles)
    table = _table("confidence", "positions", "mean confidence", "right")
    for each in bins:
        told = f"{each.low:.2f} - {each.high:.2f}"
        table.add_row(told, str(each.positions), f"{each.confidence:.3f}", f"{each.right:.3f}")
    console.print(table)
    console.print(f"expected calibration error {expected_error(bins):.3f}", highlight=False)


def print_article(console: Console, article: ScoredArticle) -> None:
    """Gold and prediction side by side, line by line, then what differs."""
    predicted = [] if article.minutes is None else list(spans(article.minutes))
    sides = (highlighted(article.text, gold_spans(article.gold)), highlighted(article.text, predicted))
    table = Table(title=article.name, show_lines=True, expand=True)
    table.add_column("gold", ratio=1)
    table.add_column("prediction", ratio=1)
    for left, right in zip(*(side.split("\n", allow_blank=True) for side in sides), strict=True):
        if left.plain.strip():
            table.add_row(left, right)
    console.print(table)
    console.print(Text("  ").join(Text(f" {kind} ", style) for kind, style in STYLES.items()))
    print_errors(console, [article])


def gold_spans(gold: Gold) -> Iterator[tuple[str, Mention]]:
    """Every mark of gold with its kind, a key of ``show.STYLES``."""
    for where, mark in gold.marks():
        kind = "position" if "positions" in where else _KINDS[where.partition("[")[0]]
        if mark.at is not None:
            yield kind, Mention(text=mark.text, start=mark.at, end=mark.end, rule="gold")


def _told(finding: Finding) -> Text:
    told = Text(f"{finding.measure} ", "bold")
    if finding.verdict in _VERDICTS:
        told.append(f"{finding.verdict}: ", _VERDICTS[finding.verdict])
    sides = [_said(finding.gold, finding.measure), _said(finding.predicted, finding.measure)]
    said = [side for side in sides if side is not None]
    if finding.verdict in ("hit", "missed", "spurious"):
        said = said[:1]
    return told.append(" → ".join(_visible(side) for side in said))


def _said(item: Item | None, measure: str) -> str | None:
    """What one side says, for a field of it that the measure is about: that field."""
    if item is None:
        return None
    field = {"pct~subject": "subject", "pct~predicate": "predicate", "pct~kind": "kind", "org~name": "name"}.get(
        measure
    )
    if field is not None:
        return f"{item.label} [{getattr(item.fact, field)}]"
    if measure == "position~status":
        return f"{item.label} [{item.fact['office'].status}]"
    return item.label


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def _figures(tally: Tally) -> dict[str, float]:
    figures = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    return {name: round(figure, 4) for name, figure in figures.items()} | {"gold": tally.gold}


def _table(first: str, *columns: str) -> Table:
    table = Table()
    table.add_column(first)
    for column in columns:
        table.add_column(column, justify="right")
    return table
