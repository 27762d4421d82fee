"""Whether a percentage is a target or a result, and how targets ended.

Words decide (patterns/words.yaml): those of the clause before those of the sentence, those of the sentence before those of the
heading above.
"""

from __future__ import annotations

import re

from minutes_extract.stages.base import Analysis, Finding

_HEADING_TARGET = re.compile(r"(?:phương hướng|mục tiêu|chỉ tiêu|nhiệm vụ|phấn đấu|giải pháp)")
_HEADING_RESULT = re.compile(r"(?:kết quả|đánh giá|tình hình|ưu điểm|thành tích)")
_RESULT_BEFORE = re.compile(
    r"(?:vượt|đạt|chưa đạt|kết quả|thực hiện)\s*:?\s*(?:vượt|đạt|chưa đạt|là|được)?[\s:]*$"
)
_OUTCOME = re.compile(r"(?:[.:;]\s*|^)(?P<word>chưa đạt|không đạt|vượt|đạt)(?=[\s:.,;]|$)")
_OUTCOMES = {"chưa đạt": "missed", "không đạt": "missed", "vượt": "exceeded", "đạt": "met"}


def kind_of(article: Analysis, finding: Finding) -> str:
    """`target`, `achieved` or `other`."""
    start, end = article.sentence_at(finding.start)
    folded = article.folded
    words = {h.entry.id for h in article.hits_between("words", start, end)}
    if "words.vote" in words and _near(article, finding, "words.vote", start, end):
        return "other"
    if (
        _RESULT_BEFORE.search(folded[max(start, finding.start - 24) : finding.start])
        and ":" in folded[max(start, finding.start - 24) : finding.start]
    ):
        return "achieved"
    heading = _heading(article, finding.start)
    if heading == "results":
        return "target" if not _after_outcome(article, finding) else "achieved"
    target = _last(article, "words.target", start, finding.start)
    achieved = _last(article, "words.achieved", start, finding.start)
    if target is not None and (
        achieved is None or target > achieved or _strong_target(folded[start : finding.start])
    ):
        return "target"
    if achieved is not None:
        return "achieved"
    if "words.target" in words and target is None and "words.achieved" not in words:
        return "target"
    return "target" if heading == "target" else "achieved"


def _strong_target(before: str) -> bool:
    return "phấn đấu" in before or "đã đề ra" in before or "mục tiêu" in before


def _near(article: Analysis, finding: Finding, rule: str, start: int, end: int) -> bool:
    """Whether a word of the rule stands in the same clause, within some words."""
    low, high = max(start, finding.start - 60), min(end, finding.end + 40)
    return any(h.entry.id == rule for h in article.hits_between("words", low, high))


def _last(article: Analysis, rule: str, start: int, end: int) -> int | None:
    starts = [h.start for h in article.hits_between("words", start, end) if h.entry.id == rule]
    return starts[-1] if starts else None


def _heading(article: Analysis, offset: int) -> str | None:
    """What the nearest heading above a list says: `target`, `result`, or `results` of targets set before."""
    index = next(i for i in range(len(article.lines) - 1, -1, -1) if article.lines[i].start <= offset)
    if article.lines[index].kind != "bullet":
        return None
    for line in reversed(article.lines[max(0, index - 40) : index]):
        if line.kind == "bullet":
            continue
        folded = article.folded[line.start : line.end][-200:]
        if not folded.endswith(":") and len(folded) > 100:
            return None
        if "kết quả" in folded and "chỉ tiêu" in folded:
            return "results"
        if _HEADING_TARGET.search(folded):
            return "target"
        return "result" if _HEADING_RESULT.search(folded) else None
    return None


def _after_outcome(article: Analysis, finding: Finding) -> bool:
    line = article.line_at(finding.start)
    return _OUTCOME.search(article.folded, line.start, finding.start) is not None


def outcomes(article: Analysis, kept: list[Finding]) -> None:
    """`- Có 90% …: Vượt: 100% …`: the target exceeded, its result the next percentage said of the same subject."""
    for index, target in enumerate(kept):
        if target.data["kind"] != "target":
            continue
        line = article.line_at(target.start)
        if line.kind != "bullet" or _heading(article, target.start) != "results":
            continue
        match = _OUTCOME.search(article.folded, target.end, line.end)
        if match is None:
            continue
        target.data["outcome"] = _OUTCOMES[match["word"]]
        later = [
            p for p in kept[index + 1 :] if match.end() <= p.start < line.end and p.data["kind"] == "achieved"
        ]
        if later:
            order = sum(1 for p in kept[:index] if p.start >= line.start and p.data["kind"] == "target")
            target.data["result"] = later[min(order, len(later) - 1)]
