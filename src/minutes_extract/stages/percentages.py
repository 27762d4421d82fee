"""Percentages: the number, its comparator, what it counts, what is said of it, and whether it is a target or a result.

``100% đảng viên và 95% CCVC đều được tham gia học tập`` is two percentages that share one predicate.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from minutes_extract.rules.ruleset import Expression
from minutes_extract.stages.base import Analysis, Finding, settle
from minutes_extract.stages.percentage_kind import kind_of, outcomes
from minutes_extract.stages.percentage_parts import Parts, read_parts

_SIGNS = frozenset("≥≤<>=")


def find_percentages(article: Analysis) -> None:
    """Finds all percentages; pairs of target and result are linked in ``data["result"]``."""
    if "%" not in article.folded and "phần trăm" not in article.folded:
        return
    expressions = article.rules.expressions["percentages"]
    numbers = [e for e in expressions if e.rule.make != "comparator"]
    comparators = [e for e in expressions if e.rule.make == "comparator"]
    found = []
    for expression in numbers:
        for match in expression.find(article.folded):
            data: dict[str, Any] = {
                "value": _number(match["v"]),
                "upper": _number(match["u"]) if expression.rule.make == "range" else None,
            }
            if data["upper"] is not None and data["upper"] <= data["value"]:
                continue
            found.append(Finding("percentage", match.start("v"), match.end(), expression.rule.id, data))
    kept = settle(found, {e.rule.id: e.rule.weight for e in numbers})
    for finding in kept:
        finding.data["comparator"], rule = _comparator(article, finding, comparators)
        finding.via = (rule,) if rule else ()
    for index, finding in enumerate(kept):
        _describe(article, kept, index)
        article.add(finding)
    _share_predicates(kept)
    outcomes(article, kept)


def _number(text: str) -> float:
    """The value of a number with a decimal comma or point: `103,4`, `1.250,5`, `6.5`."""
    if "," in text:
        return float(text.replace(".", "").replace(",", "."))
    head, dot, tail = text.rpartition(".")
    if dot and len(tail) == 3 and head and not head.startswith("0"):
        return float(text.replace(".", ""))
    return float(text)


def _comparator(article: Analysis, finding: Finding, comparators: list[Expression]) -> tuple[str, str | None]:
    if finding.data["upper"] is not None:
        return "range", None
    folded = article.folded
    before = folded[max(0, finding.start - 24) : finding.start]
    last = before.rstrip()[-1:]
    led = last.isalpha() or last in _SIGNS  # else no comparator stands there: most percentages are told so at once
    for expression in sorted(comparators, key=lambda e: e.rule.params["side"] == "before"):
        params = expression.rule.params
        if params["side"] == "after":
            match = expression.compiled.match(folded, finding.end)
        else:
            match = expression.compiled.search(before) if led else None
        if match is not None and not _from_to(folded, finding, match[0]):
            return params["comparator"], expression.rule.id
    return "=", None


def _from_to(folded: str, finding: Finding, words: str) -> bool:
    """`giảm từ 5% xuống 3%`: the first figure of a change is no lower bound."""
    if not words.startswith("từ"):
        return False
    return re.match(r".{0,30}? (?:xuống|lên|đến|còn)(?: còn)? \d", folded[finding.end : finding.end + 50]) is not None


def _describe(article: Analysis, kept: list[Finding], index: int) -> None:
    finding = kept[index]
    following = kept[index + 1].start if index + 1 < len(kept) else None
    previous = kept[index - 1].end if index else None
    parts: Parts = read_parts(article, finding, previous, following)
    finding.data["subject"], finding.data["predicate"] = parts.subject, parts.predicate
    finding.data["open"] = parts.open
    finding.data["kind"] = kind_of(article, finding, kept[index - 1] if index else None)


def _share_predicates(kept: list[Finding]) -> None:
    """`100% đảng viên, 95% CCVC đều …`: the first takes the predicate of the next one."""
    for left, right in reversed(list(pairwise(kept))):
        if left.data["open"] and left.data["predicate"] is None and right.data["predicate"] is not None:
            left.data["predicate"] = right.data["predicate"]
            left.data["kind"] = right.data["kind"]
