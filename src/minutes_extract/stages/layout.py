"""Kinds of lines: title, dateline, caption, bullet, signature, counter, running text.

``null Đảng bộ trường tổ chức sinh hoạt`` above the first paragraph is a title; ``Lượt xem: 1250`` is a counter,
from which no stage reads a date; ``Mai Quang Khả`` alone on the last line is a signature.
"""

from __future__ import annotations

import re

from minutes_extract.stages.base import Analysis, Finding
from minutes_extract.text.letters import LOWER, SIGNED_NAME
from minutes_extract.text.lines import BODY, TITLE, Line

_TITLE_LONGEST = 260
_TITLE_LINES = 6
_SIGNATURE_LONGEST = 90
# A line that is only names, with what is added to them: "Mai Quang Khả", "Duy Trinh - Văn Anh",
# "Đinh Liên (Đài TT-TH)", "An Hạ / Ảnh: Quốc Trình", "* X.THIÊN".
_NAMES_ONLY = re.compile(
    rf"[*(]? ?(?P<names>{SIGNED_NAME}(?: ?[-,/&] ?{SIGNED_NAME}){{0,3}})\)?\.?"
    r"(?: ?[-/]? ?(?:\([^()]{1,50}\)|(?<=[-/ ])(?:Ảnh|Tổ|Phòng|Trung tâm|Đài|Báo|Ban|Theo)[^.]{0,50}))?"
)
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
    _find_first_signature(article)
    _find_title(article)
    _find_last_signature(article)


def _find_title(article: Analysis) -> None:
    """The first line before the running text that names a body or a meeting, else the first such line at all."""
    candidates = []
    for number, line in enumerate(article.lines[:_TITLE_LINES]):
        if line.kind not in (BODY, "caption"):
            continue
        text = article.text[line.start : line.end]
        if len(text) > _TITLE_LONGEST or _RUNNING.search(text) or len(article.lines) < 2:
            break
        candidates.append(number)
    if not candidates:
        return
    number = next((n for n in candidates if _is_known(article, article.lines[n])), candidates[0])
    line = article.lines[number]
    line.kind = TITLE
    # Content systems print `null` where a page has no category.
    start = line.start + 5 if article.text.startswith("null ", line.start) else line.start
    article.add(Finding("title", start, _continue_capitals(article, number), "article.title"))


def _continue_capitals(article: Analysis, number: int) -> int:
    """The end of the title: a headline in capitals may run over several lines."""
    end = article.lines[number].end
    if not article.text[article.lines[number].start : end].isupper():
        return end
    for line in article.lines[number + 1 : number + 4]:
        text = article.text[line.start : line.end]
        if line.kind != BODY or not text.isupper() or len(text) < 4:
            break
        line.kind, end = TITLE, line.end
    return end


def _find_first_signature(article: Analysis) -> None:
    """Near the title or the dateline, a line of names only is the author's (`PHAN ANH`, `* X.THIÊN`)."""
    for before, line, after in zip(article.lines, article.lines[1:4], article.lines[2:5], strict=False):
        marked = article.text.startswith("*", line.start) and before.kind != "bullet"
        if (after.kind == "dateline" or marked) and _is_signature(article, line):
            _sign(article, line)


def _find_last_signature(article: Analysis) -> None:
    """Near the end, and above a list of other articles, a line of names only is a signature."""
    related = {f.start for f in article.of("line") if f.rule == "lines.related"}
    ends = [len(article.lines)] + [n for n, line in enumerate(article.lines) if line.start in related]
    for end in ends:
        for line in reversed(article.lines[max(1, end - 4) : end]):
            if line.kind in ("counter", "signature", "dateline"):
                continue
            if _is_signature(article, line):
                _sign(article, line)
            break


def _is_signature(article: Analysis, line: Line) -> bool:
    match = _NAMES_ONLY.fullmatch(article.text, line.start, line.end)
    if match is None or line.end - line.start > _SIGNATURE_LONGEST:
        return False
    return not _knows(article, match.start("names"), match.end("names"))


def _sign(article: Analysis, line: Line) -> None:
    line.kind = "signature"
    article.add(Finding("line", line.start, line.end, "article.signature"))


def _is_known(article: Analysis, line: Line) -> bool:
    return _knows(article, line.start, line.end)


def _knows(article: Analysis, start: int, end: int) -> bool:
    """A heading that happens to be capitalised holds a word that some rule knows (a body, a meeting)."""
    return any(article.hits_between(stage, start, end) for stage in ("bodies", "meetings", "titles"))
