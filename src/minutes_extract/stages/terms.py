"""Terms of office: ``khóa XVII, nhiệm kỳ 2020-2025`` is 2020 to 2025 with the ordinal ``khóa XVII``."""

from __future__ import annotations

import re

from minutes_extract.stages.base import Analysis, Finding, settle

_SECOND = re.compile(r"(?: và|,|;) (?P<a>(?:19|20)\d\d) ?- ?(?P<b>(?:19|20)\d\d)(?![\d/])")
_LONGEST = 12  # years; a longer "term" is a span of history


def find_terms(article: Analysis) -> None:
    """Finds all terms of office with their years."""
    found = []
    for expression in article.rules.expressions["terms"]:
        for match in expression.find(article.folded):
            years = _years(match)
            if years is not None:
                ordinal = _ordinal(article.text, match)
                data = {"start_year": years[0], "end_year": years[1], "ordinal": ordinal}
                end = match.end()
                if article.text[end - 1] == ")" and "(" not in match[0]:
                    end -= 1
                found.append(Finding("term", match.start(), end, expression.rule.id, data))
                found += _second(article.folded, end, expression.rule.id)
    for finding in settle(found):
        article.add(finding)


def _second(folded: str, end: int, rule: str) -> list[Finding]:
    """`nhiệm kỳ 2015 - 2020 và 2020 - 2025`: the years of a second term."""
    match = _SECOND.match(folded, end)
    if match is None or not 0 < int(match["b"]) - int(match["a"]) <= _LONGEST:
        return []
    data = {"start_year": int(match["a"]), "end_year": int(match["b"]), "ordinal": None}
    return [Finding("term", match.start("a"), match.end("b"), rule, data)]


def _years(match: re.Match[str]) -> tuple[int, int] | None:
    first, last = match["a"], match["b"]
    start, end = int(first), int(last if len(last) == 4 else first[:2] + last)
    return (start, end) if 0 < end - start <= _LONGEST else None


def _ordinal(text: str, match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    for name in ("ord", "ord2"):
        if groups.get(name):
            return text[match.start(name) : match.end(name)]
    if groups.get("rom"):
        return text[text.rfind("iệm", 0, match.start("rom")) - 2 : match.end("rom")]
    return None
