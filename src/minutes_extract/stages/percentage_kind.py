"""Whether a percentage is a target or a result, and how targets ended.

Words decide (patterns/words.yaml): those of the clause before those of the sentence, those of the sentence
before those of the heading above.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from minutes_extract.stages.base import Analysis, Finding
from minutes_extract.stages.percentage_text import ASKED
from minutes_extract.text.lines import Line

_REACH = 400  # characters on either side; no sentence that says something is longer
_HEADING_TARGET = re.compile(r"(?:phương hướng|mục tiêu|chỉ tiêu|nhiệm vụ|phấn đấu|giải pháp)")
_HEADING_RESULT = re.compile(r"(?:kết quả|đánh giá|tình hình|ưu điểm|thành tích)")
_RESULT_BEFORE = re.compile(r"(?:vượt|đạt|chưa đạt|kết quả|thực hiện)\s*:\s*(?:vượt|đạt|chưa đạt|là|được)?[\s:]*$")
_STRONG = re.compile(
    r"phấn đấu|(?<!hơn )mục tiêu|đề ra (?:các |một số |\d+ )?(?:chỉ tiêu|mục tiêu)|chỉ tiêu[^.;%]{0,40}:"
    r"|đặt ra|cần tập trung"
    r"|(?:đề nghị|(?<!số )(?<!, )(?<!% )kiến nghị(?! (?:được|chưa|của cử tri|cử tri))"
    r"|yêu cầu|quyết nghị|cam kết (?:đến|sẽ))(?!.* (?:bởi|vì|do) )"
)
# `đạt và vượt các chỉ tiêu Nghị quyết đề ra: …`: what follows was reached.
_REPORTED = re.compile(r"(?:đạt|vượt|hoàn thành)[^.;:%]{0,30}(?:chỉ tiêu|mục tiêu)[^.;%]{0,60}:")
# `(Nghị quyết đề ra 5%)`: what had been asked for, after what was reached.
_ASKED = rf"[^()]*{ASKED}[^()]*"
_ASKED_BEFORE = re.compile(rf"\({_ASKED}$")
_ASKED_AFTER = re.compile(rf"[^\s()]* \({_ASKED}\d")
_NAMED = re.compile(r"(?:mục tiêu|chỉ tiêu|kế hoạch)(?: là)? $")  # `thấp hơn mục tiêu 10,5%`
# `(quý I/2024 đạt 99,1%)`: what is so far, beside a target
_SO_FAR = re.compile(r"\((?:quý|năm|tháng|hiện|đến nay|hiện nay)[^()%]*(?:đạt|là)[^()%]*$")
_DONE_BEFORE = re.compile(r"(?:%|so với|(?:hoàn thành|đạt|vượt)(?: và vượt)?(?: \d+/\d+| các| toàn bộ)?) ?$")
_RATIO_BEFORE = re.compile(r"(?:bằng|đạt|đạt được|vượt|hoàn thành)(?: trên| hơn| gần| khoảng)? ?$")
_RATIO_AFTER = re.compile(r" (?:so với )?(?:kế hoạch|nghị quyết|chỉ tiêu|dự toán|mục tiêu)")
_SHARE = re.compile(r"(?:trong đó[^.;]*chiếm|hạn chế[^.;]*|khó khăn[^.;]*|quá hạn[^.;,]*) ?(?:khoảng |hơn |trên )?$")
_OUTCOME = re.compile(r"(?:[.:;]\s*|^)(?P<word>chưa đạt|không đạt|vượt|đạt)(?=[\s:.,;]|$)")
_OUTCOMES = {"chưa đạt": "missed", "không đạt": "missed", "vượt": "exceeded", "đạt": "met"}


def kind_of(article: Analysis, finding: Finding, previous: Finding | None) -> str:
    """`target`, `achieved` or `other`; a clause that says nothing of it is as the percentage before it."""
    start, end = article.sentence_at(finding.start)
    start, end = max(start, finding.start - _REACH), min(end, finding.end + _REACH)
    before = article.folded[start : finding.start]
    if _ASKED_BEFORE.search(before[-80:]) or _NAMED.search(before[-20:]):
        return "target"
    if _SO_FAR.search(before[-60:]):
        return "achieved"
    if _ASKED_AFTER.match(article.folded, finding.end, min(end, finding.end + 80)):
        return "achieved"
    if _is_ratio(article, finding) or _RESULT_BEFORE.search(before[-24:]):
        return "achieved"
    heading = _heading(article, finding.start)
    if heading == "results":
        line = article.line_at(finding.start)
        if "đề ra" in article.folded[finding.end : line.end] and "(" in article.folded[finding.end : line.end]:
            return "achieved"  # `tăng 5,8%/năm (Nghị quyết đề ra 5%): Vượt`
        return "achieved" if _after_outcome(article, finding) else "target"
    # Both expressions are made of words of targets: without one before the number neither is asked.
    named = any(h.entry.id == "words.target" for h in article.hits_between("words", start, finding.start))
    reported = named and _REPORTED.search(before) is not None
    strong = named and not reported and _STRONG.search(before) is not None
    if _near(article, finding, start, end) and not strong:
        return "other"
    if strong or heading == "target":
        return "target"
    if reported:
        return "achieved"
    return _by_words(article, finding, previous, start, end)


def _by_words(article: Analysis, finding: Finding, previous: Finding | None, start: int, end: int) -> str:
    target = _last(article, "words.target", start, finding.start)
    achieved = _last(article, "words.achieved", start, finding.start)
    if target is not None and (achieved is None or target > achieved):
        return "target"
    if achieved is not None and (previous is None or not _goes_on(article, start, previous)):
        return "achieved"
    if previous is not None and _goes_on(article, start, previous):
        return str(previous.data["kind"])
    later = {h.entry.id for h in article.hits_between("words", finding.end, end)}
    return "target" if "words.target" in later and "words.achieved" not in later else "achieved"


def _goes_on(article: Analysis, start: int, previous: Finding) -> bool:
    """`Trong đó: …` goes on with what the sentence before it set."""
    opening = article.folded.startswith(("trong đó", "cụ thể", "bao gồm", "riêng"), start)
    return opening and previous.end >= start - 200 and previous.data["kind"] != "other"


def _is_ratio(article: Analysis, finding: Finding) -> bool:
    """`bằng 109% so với nghị quyết`, `đạt 84,4% kế hoạch`: a share of a plan is a result."""
    before = article.folded[max(0, finding.start - 16) : finding.start]
    return bool(_RATIO_BEFORE.search(before) and _RATIO_AFTER.match(article.folded, finding.end))


def _near(article: Analysis, finding: Finding, start: int, end: int) -> bool:
    """Whether a word of votes, shares or complaints stands in the same clause, within some words."""
    low, high = max(start, finding.start - 60), min(end, finding.end + 40)
    if any(h.entry.id == "words.vote" for h in article.hits_between("words", low, high)):
        return True
    return _SHARE.search(article.folded[max(start, finding.start - 60) : finding.start]) is not None


def _last(article: Analysis, rule: str, start: int, end: int) -> int | None:
    """The last word of a rule, but for what a percentage is of (`192% chỉ tiêu Nghị quyết`)."""
    hits = [h for h in article.hits_between("words", start, end) if h.entry.id == rule]
    starts = [h.start for h in hits if not _DONE_BEFORE.search(article.folded, max(0, h.start - 30), h.start)]
    return starts[-1] if starts else None


def _heading(article: Analysis, offset: int) -> str | None:
    """What the nearest heading above a list says: `target`, `result`, or `results` of targets set before."""
    index = bisect_right(article.lines, offset, key=lambda line: line.start) - 1
    if article.lines[index].kind != "bullet":
        return None
    for line in reversed(article.lines[max(0, index - 40) : index]):
        if line.kind == "bullet" and not _heads_bullets(article, line, article.lines[index]):
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


def _heads_bullets(article: Analysis, line: Line, item: Line) -> bool:
    """`* Chỉ tiêu nhiệm kỳ tới` above `- Kết nạp …`: a line with another mark, without figures, is their heading."""
    words = article.text[line.start : line.end]
    return words[:1] != article.text[item.start] and "%" not in words and len(words) < 60


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
        later = [p for p in kept[index + 1 :] if match.end() <= p.start < line.end and p.data["kind"] == "achieved"]
        if later:
            order = sum(1 for p in kept[:index] if p.start >= line.start and p.data["kind"] == "target")
            target.data["result"] = later[min(order, len(later) - 1)]
