"""What a percentage counts and what is said of it, read around the number.

Two orders: ``100% đảng viên | hoàn thành nhiệm vụ`` (subject after the number) and ``tổng doanh thu | đạt 55
tỷ, vượt 14%`` (subject before it).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutes_extract.stages.base import Analysis, Finding
from minutes_extract.stages.percentage_text import (
    ASKED,
    KEPT,
    RAISED,
    RATE,
    TRIM,
    clean,
    noun_phrase,
    short,
    trimmed,
    without_all,
)

_CLAUSE_END = re.compile(
    r"[;\n]|\.(?=\s|$)|:|\(|\)|, (?=trong đó|còn lại|riêng|đồng thời|song |tuy nhiên|qua đó|trong khi)| trong đó "
)
# Verbs elsewhere, nouns after a percentage: `95% tổ chức đảng`, `80% cấp hội cơ sở`.
_NOUN_FIRST = re.compile(r"(?:tổ chức|cấp (?:hội|ủy|bộ|công đoàn|đoàn))(?!\w)")
# `với 51/51 đại biểu có mặt tán thành, đạt 98,08%`
_VOTERS = re.compile(
    r"\d+/\d+ (?P<who>(?:đại biểu|đại diện|thành viên|ủy viên|đảng viên|cổ đông|cử tri|hội viên)(?!\w)[^,;.%]{0,50}?)"
    r" (?P<said>(?:tán thành|đồng ý|nhất trí|tín nhiệm|bỏ phiếu|biểu quyết)(?!\w)[^;.%]{0,40})$"
)
_VOTES = re.compile(r"\d+/\d+ (?:số )?phiếu(?: bầu| thuận| tán thành| hợp lệ)?|tỷ lệ (?:tán thành|tín nhiệm)")
_BOUND = re.compile(r" (?:trở lên|trở xuống)(?= [^\W\d_])")
_ASKED = re.compile(ASKED)
_LABEL = re.compile(r"(?P<label>[^:;]{4,90}?) ?: ?(?:đạt |trên |hơn |gần |khoảng |từ |ít nhất |≥ ?|còn |dưới )*$")
_CHANGES = ("tăng", "giảm", "vượt", "thấp hơn", "cao hơn")
_REACHED = re.compile(r"(?:đạt|bằng)")
_ADVERBIAL = re.compile(
    r"(?:theo|trong|năm|tại|qua|đến|nhờ|từ|với|sau|trước|tính|cùng|bên|ngoài|đồng|hiện|tuy|đặc|nhìn|về|riêng)(?!\w)"
)
_BRACKETED = re.compile(r"\([^)]*\)")
_PIECE = re.compile(r"(?:[^,]|,(?! ))+?(?=, | và (?=[^,]*$)|$)")
_DONE = re.compile(r"(?:^|.* )(?:đã|vừa) ")
_CLAUSE_START = re.compile(r"[;\n:]|\.\s|\./\.|!")
_REACH = 600  # characters on either side; no clause is longer
_ONLY = re.compile(r" (?:chỉ|vẫn|mới)(?: (?:còn|có|trên|gần|khoảng|xấp xỉ|hơn|dưới|ở mức))* $")
# `kỷ luật 486 đảng viên, tăng 11%`: what is counted, after its figure.
_COUNTED = re.compile(
    r"^[^\d]* \d[\d.,/]* (?!tỷ|tỉ|triệu|nghìn|ngàn|đồng|usd|ha|tấn|kg|km|m2)(?P<noun>[^\W\d_][^\d,]*?)"
    r"(?: (?:về|tại|ở|cho|trong|với|trên|từ) .*)?$"
)
_FIGURES = re.compile(r"\d")
_LEADS = re.compile(
    r"(?:(?:trong đó|trong khi|tuy vậy|tuy nhiên|song|cả năm|toàn (?:tỉnh|huyện|xã)(?= t[ỷỉ] lệ)"
    r"|riêng|và|với|còn|hiện|đến nay|nay|qua đó|cụ thể|theo đó|phấn đấu|có|đến|kết quả|đưa|nâng|về|tăng"
    r"|giảm|đồng thời|bên cạnh đó|cùng với đó|ngoài ra|đặc biệt|hằng năm|hàng năm|mỗi năm|bình quân|trong năm|năm nay"
    r"|(?:đến |tính đến |trong )?(?:cuối |hết )?(?:năm|nhiệm kỳ) [\d -]+)[,:]? )+"
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
    clause_end = _clause_end(article, finding.end, min(line.end, finding.end + _REACH))
    low = max(line.start, previous or 0, finding.start - 140)
    raised = RAISED.search(article.folded, low, finding.start) or KEPT.search(article.folded, low, finding.start)
    if raised is not None:
        said = article.text[raised.start() : _end_of_said(article, finding, clause_end, following)]
        return Parts(clean(article.text[slice(*raised.span("what"))]), clean(said))
    after = _after_number(article, finding, clause_end, following)
    if after is not None:
        return after
    return _before_number(article, finding, clause_end, previous, max(line.start, finding.start - _REACH), following)


def _clause_end(article: Analysis, start: int, limit: int) -> int:
    match = _CLAUSE_END.search(article.folded, start, limit)
    return match.start() if match else limit


def _words_at(article: Analysis, rule: str, pos: int) -> int | None:
    """The end of the longest word of a rule that begins at an offset."""
    ends = [h.end for h in article.hits_between("words", pos, pos + 1) if h.entry.id == rule]
    return max(ends, default=None)


def _after_number(article: Analysis, finding: Finding, clause_end: int, following: int | None) -> Parts | None:
    """`100% đảng viên được …`: a noun after the number, then its verb."""
    text = article.text
    pos = finding.end
    bound = _BOUND.match(article.folded, pos)
    if bound is not None:  # `Từ 90% trở lên đảng viên …`
        pos = bound.end()
    if text[pos : pos + 1] != " " or pos + 1 >= clause_end:
        return None
    pos += 1
    if _words_at(article, "words.of-what", pos) is not None:
        return None
    if not text[pos].isalpha():
        return None
    verb = _first_verb(article, pos, clause_end)
    if verb == pos and _NOUN_FIRST.match(article.folded, pos):
        verb = _first_verb(article, pos + 1, clause_end)  # a noun here: `95% tổ chức đảng được kiểm tra`
    limit = min(clause_end, following if following is not None else clause_end)
    if verb == pos:
        return _verb_first(article, finding, pos, clause_end)
    if following is not None and following < clause_end and (verb is None or verb > following):
        subject = clean(re.sub(r"(?: và|,)? ?(?:có|trên|ít nhất)?$", "", text[pos:following].rstrip(" ,")))
        return Parts(subject, None, open=True)
    if verb is None:
        return Parts(noun_phrase(text[pos:limit]), _deed_before(article, finding, limit))
    stop = _cut_at_next(article, verb, clause_end, following)
    return Parts(noun_phrase(text[pos:verb]), clean(without_all(text[verb:stop])))


def _deed_before(article: Analysis, finding: Finding, limit: int) -> str | None:
    """`tái đắc cử Bí thư Chi bộ với 100% số phiếu`: said before the number; from the verb to the end."""
    line = article.line_at(finding.start)
    low = _clause_start(article, max(line.start, finding.start - _REACH), finding.start)
    low += _last_piece(article.text[low : finding.start])
    for hit in article.hits_between("statuses", low, finding.start):
        if hit.entry.code in "erabn":
            return clean(article.text[hit.start : limit])
    for hit in article.hits_between("words", low, finding.start):
        if hit.entry.id in ("words.verb", "words.measure"):
            return clean(without_all(article.text[hit.start : limit]))
    return None


def _verb_first(article: Analysis, finding: Finding, pos: int, clause_end: int) -> Parts | None:
    """`20% hoàn thành xuất sắc nhiệm vụ`: the subject was said before."""
    before = article.of("percentage")
    subject = before[-1].data["subject"] if before and finding.start - before[-1].end < 200 else None
    return Parts(subject, clean(article.text[pos:clause_end])) if subject else None


def _cut_at_next(article: Analysis, verb: int, clause_end: int, following: int | None) -> int:
    """Where the predicate ends: before a comma that leads to the next percentage."""
    if following is None or following >= clause_end:
        return clause_end
    comma = max(article.text.rfind(mark, verb, following) for mark in (",", " và ", ";"))
    return comma if comma > verb else following


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
    low = _low(article, finding, line_start, previous)
    stop = _end_of_said(article, finding, clause_end, following)
    voters = _VOTERS.search(article.folded, max(low, finding.start - 140), finding.start)
    if voters is not None:
        return Parts(clean(text[slice(*voters.span("who"))]), clean(text[voters.start("said") : stop]))
    vote = _VOTES.search(article.folded, low, finding.start) or _VOTES.match(article.folded, finding.end + 2)
    if vote is not None:
        return _vote(article, vote, low, stop)
    label = _LABEL.search(article.folded[low : finding.start])
    if label is not None and "(" not in label[0]:
        return Parts(clean(text[low : low + label.end("label")]), None)
    aside = _asked(article, finding, low)
    if aside is not None:
        return Parts(_subject_before(article, finding), aside)
    measure = _nearest_measure(article, low, finding.start)
    of_what = _of_what(article, finding, stop)
    head = text[low : measure if measure is not None else finding.start]
    subject = trimmed(_subject(article, low, head))
    if measure is not None and _is_change(article, measure, finding.start):
        subject = subject or _subject_before(article, finding)
        counted = _COUNTED.match(subject) if subject else None
        return Parts(short(counted["noun"] if counted else subject), clean(text[measure:stop]))
    if of_what:
        clause = _deed(article, low, head)
        if subject is None or clause is not None:
            return Parts(of_what, clean(_from_verb(article, low + (clause or 0), low + len(head.rstrip(TRIM)))))
    if measure is None:
        only = _ONLY.search(article.folded, low, finding.start)
        said = clean(text[only.start() : stop]) if only is not None else _said_after(text, finding, stop)
        return Parts(short(subject), said)
    done = _counted_deed(article, low, subject) if article.folded.startswith("đạt", measure) else None
    return done or Parts(short(subject), clean(text[measure:stop]))


def _low(article: Analysis, finding: Finding, line_start: int, previous: int | None) -> int:
    """Where the clause of a percentage begins, at the earliest behind the percentage before it."""
    if previous is None or previous <= line_start:
        return _clause_start(article, line_start, finding.start)
    low = _clause_start(article, previous, finding.start)
    bracket = article.text.rfind("(", low, finding.start)
    if bracket > low and article.text.find(")", bracket, finding.start) < 0:
        # `83,6% doanh nghiệp ký thỏa ước (vượt 3,6%)`, but not `xuất khẩu đạt 8,13 tỷ USD (tăng 16,1%)`
        own = _FIGURES.search(article.folded, previous, bracket)
        if own is None and article.folded.startswith(_CHANGES, bracket + 1):
            return bracket + 1
    return low if low > previous else _after_previous(article, previous, finding.start)


def _is_change(article: Analysis, measure: int, number: int) -> bool:
    """`tăng 6%`, `vượt 14%`, `thấp hơn cả nước 2%`: a change of what was said before, not a share that was reached."""
    return article.folded.startswith(_CHANGES, measure) and not _REACHED.search(article.folded[measure:number])


def _counted_deed(article: Analysis, low: int, subject: str | None) -> Parts | None:
    """`giải quyết 1.866 vụ, đạt 97,6%`: the share of what a deed with its own figure was done to."""
    counted = _COUNTED.match(subject) if subject else None
    if counted is None:
        return None
    start = article.text.find(subject or "", low)
    figure = start + counted.start("noun")
    done = _DONE.match(article.folded, start, figure) if start >= 0 else None
    start = done.end() if done else start
    for hit in article.hits_between("words", start, figure) if start >= 0 else ():
        if hit.entry.id == "words.verb":
            return Parts(short(counted["noun"]), clean(article.text[hit.start : figure + len(counted["noun"])]))
    return None


def _vote(article: Analysis, vote: re.Match[str], low: int, stop: int) -> Parts:
    """`trúng cử … với 52/54 phiếu, đạt 96,3%`; `Với tỷ lệ tán thành 89,53%, ông … tiếp tục làm …`."""
    said = _from_verb(article, low, vote.end())
    if len(said.split()) < len(vote[0].split()) + 3:
        _, end = article.sentence_at(low)
        said = _from_verb(article, stop, end)
    return Parts(article.text[vote.start() : vote.end()], clean(said))


def _asked(article: Analysis, finding: Finding, low: int) -> str | None:
    """`bằng 6,5% (Nghị quyết đề ra 5%)`: what had been asked for, in brackets after the result."""
    bracket = article.text.rfind("(", low, finding.start)
    if bracket < 0 or article.text.find(")", bracket, finding.start) >= 0:
        return None
    inner = article.text[bracket + 1 : finding.start].strip()
    return inner if _ASKED.search(inner.lower()) else None


def _subject_before(article: Analysis, finding: Finding) -> str | None:
    """The subject of the percentage before, in the same sentence."""
    before = article.of("percentage")
    if not before or before[-1].start < article.sentence_at(finding.start)[0]:
        return None
    subject: str | None = before[-1].data["subject"]
    return subject


def _clause_start(article: Analysis, line_start: int, number: int) -> int:
    """The beginning of the clause; a colon counts only if something is said between it and the number."""
    low = line_start
    for match in _CLAUSE_START.finditer(article.folded, line_start, number):
        label = article.folded[match.end() : number].strip(TRIM)
        if match[0][0] == ":" and (not label or label[0].isdigit() or len(label.split()) < 3):
            continue
        low = match.end()
    return low


def _end_of_said(article: Analysis, finding: Finding, clause_end: int, following: int | None) -> int:
    stop = _cut_at_next(article, finding.end, clause_end, following)
    comma = article.text.find(", ", finding.end, stop)
    return comma if comma >= 0 else stop


def _nearest_measure(article: Analysis, low: int, number: int) -> int | None:
    """The beginning of the word of measure next before the number, with those welded to it (`ước đạt`)."""
    spans = sorted(
        {(h.start, h.end) for h in article.hits_between("words", low, number) if h.entry.id == "words.measure"}
    )
    if not spans:
        return None
    start = spans[-1][0]
    for first, last in reversed(spans[:-1]):
        if first < start <= last + 1 or first < start < last:
            start = first
    between = article.folded[spans[-1][1] : number]
    return start if not _FIGURES.search(between) and len(between) < 40 else None


def _subject(article: Analysis, low: int, head: str) -> str | None:
    """The noun phrase that is measured: the last piece that does not itself begin with a word of measure."""
    plain = _BRACKETED.sub(lambda m: " " * len(m[0]), head)
    pieces = list(_PIECE.finditer(plain))
    for piece in reversed(pieces):
        start = piece.start() + len(piece[0]) - len(piece[0].lstrip(TRIM))
        words = plain[start : piece.end()]
        lead = _LEADS.match(words.lower() + " ")
        start += lead.end() if lead else 0
        words = plain[start : piece.end()].strip(TRIM)
        if len(words.split()) < 3 and pieces.index(piece) > 0:
            earlier = pieces[pieces.index(piece) - 1]
            if not _FIGURES.search(earlier[0]) and not _ADVERBIAL.match(earlier[0].strip(TRIM).lower()):
                start = earlier.start() + len(earlier[0]) - len(earlier[0].lstrip(TRIM))
                words = plain[start : piece.end()].strip(TRIM)
        if words[:1].isdigit() and (rate := RATE.search(words)):  # `35 đại biểu trúng cử với tỷ lệ cử tri đi bầu`
            return clean(words[rate.start() :])
        if not words or words[0].isdigit() or _begins_with_measure(article, low + start):
            continue
        rates = [p.start() for p in pieces if p.end() <= start and RATE.match(p[0].strip(TRIM))]
        if rates and not _FIGURES.search(plain, rates[-1], start):
            start = rates[-1]  # `Tỷ lệ đảng viên đánh giá, xếp loại tốt`
            words = plain[start : piece.end()].strip(TRIM)
        return clean(_cut_at_figure(article, low + start, words))
    return None


def _begins_with_measure(article: Analysis, pos: int) -> bool:
    return any(h.entry.id == "words.measure" for h in article.hits_between("words", pos, pos + 1))


def _cut_at_figure(article: Analysis, start: int, words: str) -> str:
    """`tổng doanh thu đạt trên 55,1 tỷ đồng` → `tổng doanh thu`: up to a word of measure that has its figure."""
    for hit in article.hits_between("words", start + 1, start + len(words)):
        if hit.entry.id == "words.measure" and _FIGURES.search(words, hit.end - start, hit.end - start + 24):
            return words[: hit.start - start]
    return words


def _deed(article: Analysis, low: int, head: str) -> int | None:
    """Where a deed with its own figure begins in the clause (`chi bộ đã kết nạp được 01 đảng viên`), or None.

    `tổng doanh thu đạt 55 tỷ đồng` is none: there the figure is the measure's.
    """
    begin = _last_piece(head)
    while begin > 0 and not _FIGURES.search(head, begin) and len(head[begin:].split()) < 8:
        begin = _last_piece(head[: begin - 2])
    if not _FIGURES.search(head, begin) or _measured(article, low + begin, low + len(head)):
        return None
    verbs = [h.start for h in article.hits_between("words", low + begin, low + len(head)) if h.entry.id == "words.verb"]
    figure = _FIGURES.search(head, begin)
    return begin if figure is not None and any(v < low + figure.start() for v in verbs) else None


def _measured(article: Analysis, start: int, end: int) -> bool:
    """Whether a word of measure with its own figure stands here (`tổng doanh thu đạt 55 tỷ đồng`)."""
    return any(
        h.entry.id == "words.measure" and _FIGURES.search(article.folded, h.end, min(end, h.end + 16))
        for h in article.hits_between("words", start, end)
    )


def _last_piece(head: str) -> int:
    """Where the last piece between commas begins that is not empty."""
    trimmed = head.rstrip(TRIM)
    comma = trimmed.rfind(", ")
    return comma + 2 if comma >= 0 else 0


def _from_verb(article: Analysis, start: int, end: int) -> str:
    """A clause from its verb on, without `đã` (`chi bộ đã kết nạp được 01 đảng viên` → `kết nạp được …`)."""
    words = article.text[start:end]
    for hit in article.hits_between("statuses", start, end):
        if hit.entry.code in "erabn":
            return article.text[hit.start : end]
    done = _DONE.search(words)
    return words[done.end() :] if done else words


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
                return clean(article.text[pos:stop])
            if words == "so với":
                return clean(article.text[hit.end : stop])
    return None


def _said_after(text: str, finding: Finding, stop: int) -> str | None:
    rest = clean(text[finding.end : stop])
    return rest if rest and len(rest.split()) > 1 and not rest.startswith(("trở lên", "/")) else None
