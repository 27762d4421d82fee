"""What a percentage counts and what is said of it, read around the number.

Two orders: ``100% đảng viên | hoàn thành nhiệm vụ`` (subject after the number) and ``tổng doanh thu | đạt 55 tỷ, vượt 14%``
(subject before it).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutes_extract.stages.base import Analysis, Finding

_CLAUSE_END = re.compile(
    r"[;\n]|\.(?=\s|$)|:|\(|\)|, (?=trong đó|còn lại|riêng|đồng thời|song |tuy nhiên|qua đó|trong khi)| trong đó "
)
_CLAUSE_START = re.compile(r"[;\n:]|\.\s|\./\.|!")
_TRIM = ' ,.;:-"“”()+*•'
_SUBJECT_LONGEST = 12  # words
_FIGURES = re.compile(r"\d")
_LEADS = re.compile(
    r"^(?:(?:trong đó|riêng|và|với|còn|hiện|đến nay|nay|qua đó|cụ thể|theo đó|phấn đấu|có|đến|tổng cộng|kết quả|đưa|nâng|về|giảm|tăng|đồng thời|bên cạnh đó|năm \d{4}|đến năm \d{4})(?:,|:)? )+"
)


@dataclass(slots=True)
class Parts:
    """Subject and predicate; ``open`` when the predicate may be that of the next percentage."""

    subject: str | None
    predicate: str | None
    open: bool = False


def read_parts(article: Analysis, finding: Finding, previous: int | None, following: int | None) -> Parts:
    """Reads the clause of one percentage; ``previous`` and ``following`` bound it by its neighbours."""
    line = article.line_at(finding.start)
    clause_end = _clause_end(article, finding.end, line.end)
    after = _after_number(article, finding, clause_end, following)
    if after is not None:
        return after
    return _before_number(article, finding, clause_end, previous, line.start, following)


def _clause_end(article: Analysis, start: int, limit: int) -> int:
    match = _CLAUSE_END.search(article.folded, start, limit)
    return match.start() if match else limit


def _words_at(article: Analysis, rule: str, pos: int) -> int | None:
    """The end of the longest word of a rule that begins at an offset."""
    ends = [h.end for h in article.hits_between("words", pos, pos + 1) if h.entry.id == rule]
    return max(ends, default=None)


def _after_number(
    article: Analysis, finding: Finding, clause_end: int, following: int | None
) -> Parts | None:
    """`100% đảng viên được …`: a noun after the number, then its verb."""
    text = article.text
    pos = finding.end
    if text[pos : pos + 1] != " " or pos + 1 >= clause_end:
        return None
    pos += 1
    if _words_at(article, "words.of-what", pos) is not None:
        return None
    if not text[pos].isalpha():
        return None
    verb = _first_verb(article, pos, clause_end)
    limit = min(clause_end, following if following is not None else clause_end)
    if verb == pos:
        return _verb_first(article, finding, pos, clause_end)
    if following is not None and following < clause_end and (verb is None or verb > following):
        subject = _clean(re.sub(r"(?: và|,)? ?(?:có|trên|ít nhất)?$", "", text[pos:following].rstrip(" ,")))
        return Parts(subject, None, open=True)
    if verb is None:
        return Parts(_clean(text[pos:limit]), None)
    stop = _cut_at_next(article, verb, clause_end, following)
    return Parts(_clean(text[pos:verb]), _clean(_skip_all(text[verb:stop])))


def _verb_first(article: Analysis, finding: Finding, pos: int, clause_end: int) -> Parts | None:
    """`20% hoàn thành xuất sắc nhiệm vụ`: the subject was said before."""
    before = article.of("percentage")
    subject = before[-1].data["subject"] if before and finding.start - before[-1].end < 200 else None
    return Parts(subject, _clean(article.text[pos:clause_end])) if subject else None


def _cut_at_next(article: Analysis, verb: int, clause_end: int, following: int | None) -> int:
    """Where the predicate ends: before a comma that leads to the next percentage."""
    if following is None or following >= clause_end:
        return clause_end
    comma = max(article.text.rfind(mark, verb, following) for mark in (",", " và ", ";"))
    return comma if comma > verb else following


def _skip_all(predicate: str) -> str:
    return re.sub(r"^(?:đều|đã|cùng) ", "", predicate)


def _first_verb(article: Analysis, pos: int, end: int) -> int | None:
    for hit in article.hits_between("words", pos, end):
        if hit.entry.id == "words.verb":
            return hit.start
    return None


def _before_number(
    article: Analysis,
    finding: Finding,
    clause_end: int,
    previous: int | None,
    line_start: int,
    following: int | None,
) -> Parts:
    """`tổng doanh thu đạt …, vượt 14% so với kế hoạch`: what is measured stands before its verb."""
    text = article.text
    low = line_start
    for match in _CLAUSE_START.finditer(article.folded, line_start, finding.start):
        low = match.end()
    if previous is not None and previous > low:
        low = _after_previous(article, previous, finding.start)
    measures = [h for h in article.hits_between("words", low, finding.start) if h.entry.id == "words.measure"]
    stop = _cut_at_next(article, finding.end, clause_end, following)
    comma = text.find(", ", finding.end, stop)
    stop = comma if comma >= 0 else stop
    if not measures:
        subject = _clean(_LEADS.sub("", text[low : finding.start]))
        return Parts(_last_part(subject), _said_after(text, finding, stop))
    nearest = _nearest(measures)
    subject = _clean(_cut_leads(text[low : measures[0].start]))
    of_what = _of_what(article, finding, stop)
    if subject is None or (len(subject.split()) < 2 and of_what):
        return Parts(
            of_what or subject,
            _clean(text[low : finding.start].rpartition(",")[0]) or _clean(text[nearest:stop]),
        )
    if of_what and nearest == measures[0].start and _first_verb(article, low, measures[0].start) is not None:
        return Parts(of_what, subject)
    return Parts(_last_part(subject), _clean(text[nearest:stop]))


def _nearest(measures: list[object]) -> int:
    """The beginning of the last word of measure, with those welded to it (`ước đạt`)."""
    starts = sorted({(h.start, h.end) for h in measures})  # type: ignore[attr-defined]
    start = starts[-1][0]
    for low, high in reversed(starts[:-1]):
        if start - 1 <= high <= start + 8 and low < start and high <= start + 1 or high > start > low:
            start = low
    return start


def _after_previous(article: Analysis, previous: int, start: int) -> int:
    """After the percentage before: from the separator that follows it."""
    match = re.compile(r"[;,)] ?|\. | và ").search(article.folded, previous, start)
    return match.end() if match else previous


def _of_what(article: Analysis, finding: Finding, stop: int) -> str | None:
    """`50% chỉ tiêu kế hoạch đề ra`: what the percentage is of."""
    pos = finding.end + 1
    for hit in article.hits_between("words", pos, pos + 1):
        if hit.entry.id == "words.of-what":
            words = article.folded[hit.start : hit.end]
            if words in ("kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "kế hoạch năm", "mục tiêu"):
                return _clean(article.text[pos:stop])
            if words == "so với":
                return _clean(article.text[hit.end : stop])
    return None


def _said_after(text: str, finding: Finding, stop: int) -> str | None:
    rest = _clean(text[finding.end : stop])
    return rest if rest and len(rest.split()) > 1 and not rest.startswith(("trở lên", "/")) else None


def _cut_leads(text: str) -> str:
    """What is measured, without the words that lead to it and the figures before it."""
    part = text.strip(_TRIM)
    if ", " in part:
        pieces = part.split(", ")
        named = [p for p in pieces if not _FIGURES.search(p)]
        part = ", ".join(named[-2:]) if named else pieces[0]
    lowered = _LEADS.match(part.lower())
    return part[lowered.end() :] if lowered else part


def _last_part(subject: str | None) -> str | None:
    if subject is None:
        return None
    words = subject.split()
    return " ".join(words[:_SUBJECT_LONGEST]) if len(words) > _SUBJECT_LONGEST else subject


def _clean(text: str) -> str | None:
    return text.strip(_TRIM).strip() or None
