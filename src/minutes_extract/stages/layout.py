"""Kinds of lines: title, dateline, caption, bullet, signature, counter, running text.

``null Đảng bộ trường tổ chức sinh hoạt`` above the first paragraph is a title; ``Lượt xem: 1250`` is a counter,
from which no stage reads a date; ``Mai Quang Khả`` alone on the last line is a signature.
"""

from __future__ import annotations

import re

from minutes_extract.stages.base import Analysis, Finding
from minutes_extract.text.letters import LOWER, UPPER
from minutes_extract.text.lines import BODY, TITLE, Line

_TITLE_LONGEST = 260
_NAME = rf"[{UPPER}][{LOWER}{UPPER}]{{0,8}}"
# A line that is only names: "Mai Quang Khả", "Duy Trinh - Văn Anh", "HLam".
_NAMES_ONLY = re.compile(rf"\(?{_NAME}(?: {_NAME}){{0,4}}(?: ?[-,/&] ?{_NAME}(?: {_NAME}){{0,4}}){{0,3}}\)?\.?")
_RUNNING = re.compile(rf"(?<=[{LOWER}\d\"')])[.;:]\s+\S.{{15}}|\.$|\./\.$")


def lay_out(article: Analysis) -> None:
    """Names every line's kind, and notes the title."""
    expressions = article.rules.expressions["lines"]
    for line in article.lines:
        folded = article.folded[line.start : line.end]
        if len(folded) > 400:
            continue
        for expression in expressions:
            if expression.compiled.match(folded):
                line.kind = expression.rule.make
                article.add(Finding("line", line.start, line.end, expression.rule.id))
                break
    _find_title(article)
    _find_last_signature(article)


def _find_title(article: Analysis) -> None:
    """The first line of running-text kind, when it is short and does not read like a sentence of a report."""
    for number, line in enumerate(article.lines[:6]):
        if line.kind not in (BODY, "caption"):
            continue
        text = article.text[line.start : line.end]
        if len(text) > _TITLE_LONGEST or _RUNNING.search(text) or len(article.lines) < 2:
            return
        if len(text) < 12 and number == 0 and not text.isupper():
            continue  # a section's name above the title
        line.kind = TITLE
        start = line.start + 5 if text.startswith("null ") else line.start
        article.add(Finding("title", start, line.end, "article.title"))
        _continue_capitals(article, number)
        return


def _continue_capitals(article: Analysis, number: int) -> None:
    """A headline in capitals may run over several lines."""
    for line in article.lines[number + 1 : number + 4]:
        text = article.text[line.start : line.end]
        if line.kind != BODY or not text.isupper() or len(text) < 4:
            return
        line.kind = TITLE


def _find_last_signature(article: Analysis) -> None:
    """Near the end, a line of names only is a signature."""
    for line in reversed(article.lines[-4:]):
        if line.kind in ("counter", "signature", "dateline"):
            continue
        text = article.text[line.start : line.end]
        if (
            line is not article.lines[0]
            and len(text) <= 60
            and _NAMES_ONLY.fullmatch(text)
            and not _is_known(article, line)
        ):
            line.kind = "signature"
            article.add(Finding("line", line.start, line.end, "article.signature"))
        return


def _is_known(article: Analysis, line: Line) -> bool:
    """A heading that happens to be capitalised holds a word that some rule knows (a body, a meeting)."""
    return any(article.hits_between(stage, line.start, line.end) for stage in ("bodies", "meetings", "titles"))
