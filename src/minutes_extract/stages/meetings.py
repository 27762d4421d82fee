"""The meeting that an article reports: its name, day, place, host.

Most reports open with it: ``Chiều ngày 24/6/2022, Thư viện tỉnh tổ chức Hội nghị sơ kết công tác 6 tháng đầu năm …``.
"""

from __future__ import annotations

import re

from minutes_extract.rules.lexicon import Hit
from minutes_extract.stages.base import Analysis, Finding
from minutes_extract.text.lines import TITLE

_HOLDS = re.compile(
    r"(?:long trọng |trang trọng |đã |vừa |phối hợp |trọng thể )*(?:tổ chức|tiến hành|diễn ra|khai mạc|tham gia|ra mắt|có)(?: thành công| trọng thể| long trọng| tốt đẹp| khai mạc)*(?:\. ?| )?(?:một |buổi |cuộc )?$"
)
_NAME_END = re.compile(
    r"[;\n]|\.(?:\s|$)|\./|, (?:đồng thời|với sự|nhằm|tại|do|với|để|dưới|trong|thu hút|có|theo|nhân|cùng|đến dự|tham dự|kết hợp)(?!\w)"
    r"| (?:nhằm|với sự|dưới sự|do đồng chí|đã (?:được|diễn|thành|kết|long|trang|tổ|bầu)|diễn ra|được (?:tổ chức|diễn ra)|tại (?=hội trường|trụ sở|nhà|phòng|trung tâm|khu|xã|trường|đơn vị)|vào (?:ngày|sáng|chiều|lúc)|thành công|để (?!lại))(?!\w)"
)
_PLACE = re.compile(
    r"(?<!\w)tại (?P<place>(?:phòng họp|hội trường|nhà|trụ sở|trung tâm|khách sạn|khu|trường|cung|văn phòng|điểm|sân|bảo tàng|thư viện)[^,;.\n]{0,90}|(?:[^\W\d_][^\s,;.]* ?){1,5}(?=,))"
)
_STRONG = ("congress", "conference", "session", "party-meeting", "seminar", "ceremony")
_LONGEST = 330


def find_meeting(article: Analysis) -> None:
    """Finds the one event of the article, if there is one; leaves it as the finding ``meeting``."""
    body_start = next(
        (
            line.start
            for line in article.lines
            if line.kind not in (TITLE, "dateline", "counter", "caption", "signature")
        ),
        0,
    )
    lead = _lead_sentences(article, body_start)
    best = None
    for rank, (start, end) in enumerate(lead):
        for hit in article.hits_between("meetings", start, end):
            score = _score(article, hit, rank, start)
            if score is not None and (best is None or score > best[0]):
                best = (score, hit, (start, end))
    if best is None:
        best = _in_title(article)
    if best is None:
        return
    _, hit, sentence = best
    end = _name_end(article, hit)
    data = {"kind": hit.entry.value, "sentence": sentence, "place": _place(article, sentence)}
    article.add(Finding("meeting", hit.start, end, hit.entry.id, data))


def _lead_sentences(article: Analysis, body_start: int) -> list[tuple[int, int]]:
    """The first sentences of the running text; one broken by `tổ chức thành công. Đại hội …` is put together."""
    out: list[tuple[int, int]] = []
    for start, end in article.sentences:
        if start < body_start:
            continue
        if (
            out
            and re.search(r"thành công\.$", article.folded[out[-1][0] : out[-1][1]])
            and start - out[-1][1] < 3
        ):
            out[-1] = (out[-1][0], end)
            continue
        out.append((start, end))
        if len(out) >= 5:
            break
    return out


def _score(article: Analysis, hit: Hit, rank: int, start: int) -> float | None:
    """How much a word looks like the name of the event; None when it is not one."""
    text = article.text
    before = article.folded[max(start, hit.start - 60) : hit.start]
    held = _HOLDS.search(before) is not None
    capital = text[hit.start].isupper()
    strong = hit.entry.value in _STRONG
    if not capital and not held and not strong:
        return None
    score = 3.0 * held + 1.5 * capital + 1.0 * strong - 1.2 * rank
    score += 0.8 * any(start <= d.start < hit.start + 60 for d in article.of("date") if d.data["value"].day)
    score += 0.01 * (hit.end - hit.start) - 0.002 * (hit.start - start)
    return score if score > 0.8 else None


def _in_title(article: Analysis) -> tuple[float, Hit, tuple[int, int]] | None:
    for title in article.of("title"):
        for hit in article.hits_between("meetings", title.start, title.end):
            if hit.entry.value in _STRONG:
                return 0.0, hit, (title.start, title.end)
    return None


def _name_end(article: Analysis, hit: Hit) -> int:
    limit = min(article.line_at(hit.start).end, hit.start + _LONGEST)
    match = _NAME_END.search(article.folded, hit.end, limit)
    end = match.start() if match else limit
    quote = article.text.find('"', hit.end, end)
    if quote >= 0 and article.text.count('"', hit.end, end) % 2:
        close = article.text.find('"', end, limit)
        end = close + 1 if close >= 0 else end
    return hit.start + len(article.text[hit.start : end].rstrip(" ,-"))


def _place(article: Analysis, sentence: tuple[int, int]) -> tuple[int, int] | None:
    match = _PLACE.search(article.folded, *sentence)
    if match is None:
        return None
    start, end = match.span("place")
    words = article.text[start:end].rstrip(" ,")
    if any(d.start < end and start < d.end for d in article.of("date")):
        end = min(d.start for d in article.of("date") if d.start < end and start < d.end)
        words = article.text[start:end].rstrip(" ,")
    cut = re.search(
        r" (?:đã|diễn ra|long trọng|tổ chức|phối hợp|về việc|trong|với) ?",
        article.folded[start : start + len(words)],
    )
    stop = start + (cut.start() if cut else len(words))
    return (start, stop) if stop > start + 2 else None
