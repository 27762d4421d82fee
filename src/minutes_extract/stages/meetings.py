"""The meeting that an article reports: its name, the sentence that says it, its place.

Most reports open with it: ``Chiều ngày 24/6/2022, Thư viện tỉnh tổ chức Hội nghị sơ kết công tác 6 tháng đầu năm``.
Kinds of meetings are in patterns/meetings.yaml, the words around their names in frames.yaml.
"""

from __future__ import annotations

import re

from minutes_extract.rules.lexicon import Hit
from minutes_extract.stages.base import Analysis, Finding
from minutes_extract.text.lines import TITLE

_NOT_RUNNING = (TITLE, "dateline", "counter", "caption", "signature")
_STRONG = frozenset({"congress", "conference", "session", "party-meeting", "seminar", "ceremony"})
_CAPITALISED = 1.5
_LONGEST = 330
_LEAD = 5  # sentences
_EARLY = 3
_BARE = 3  # words: `Hội nghị`, `Đại hội`
# `tổ chức thành công. Đại hội …`: a full stop by mistake.
_BROKEN = re.compile(r"thành công\.$")


def find_meeting(article: Analysis) -> None:
    """Finds the one event of the article, if there is one; leaves it as the finding ``meeting``."""
    lead = _lead_sentences(article)
    best = _best(article, lead) or _named_early(article, lead)
    title = _in_title(article)
    if best is None and title is None:
        return
    hit, sentence = best or title  # type: ignore[misc]
    end = _name_end(article, hit)
    if title is not None and hit is not title[0]:
        title_end = _name_end(article, title[0])
        said, full = article.folded[hit.start : end], article.folded[title[0].start : title_end]
        if said.count(" ") < _BARE - 1 or full.startswith(said + " "):
            hit, end = title[0], title_end  # the text says only `Hội nghị`, `kỳ họp thứ nhất`; the title says which
    place = _place(article, sentence)
    if place is not None:
        end = _cut_before_place(article, hit, end, place)
    data = {"kind": hit.entry.value, "sentence": sentence, "place": place}
    article.add(Finding("meeting", hit.start, end, hit.entry.id, data))


def _lead_sentences(article: Analysis) -> list[tuple[int, int]]:
    """The first sentences of the running text; one broken by a wrong full stop is put together."""
    body = (line.start for line in article.lines if line.kind not in _NOT_RUNNING)
    body_start = next(body, 0)
    out: list[tuple[int, int]] = []
    for start, end in article.sentences:
        if start < body_start or article.text[start:end].strip().isdigit() or _is_frame(article, start):
            continue
        if out and start - out[-1][1] < 3 and _BROKEN.search(article.folded[out[-1][0] : out[-1][1]]):
            out[-1] = (out[-1][0], end)
            continue
        if len(out) >= _LEAD:
            break
        out.append((start, end))
    return out


def _is_frame(article: Analysis, start: int) -> bool:
    return article.line_at(start).kind in _NOT_RUNNING


def _best(article: Analysis, lead: list[tuple[int, int]]) -> tuple[Hit, tuple[int, int]] | None:
    best: tuple[float, Hit, tuple[int, int]] | None = None
    for rank, (start, end) in enumerate(lead):
        for hit in article.hits_between("meetings", start, end):
            score = _score(article, hit, rank, start)
            if score is not None and (best is None or score > best[0]):
                best = (score, hit, (start, end))
    return best[1:] if best else None


def _named_early(article: Analysis, lead: list[tuple[int, int]]) -> tuple[Hit, tuple[int, int]] | None:
    """A kind of meeting that the first sentences name without saying that it is held: `mở đầu kỳ họp thứ nhất`."""
    for start, end in lead[:_EARLY]:
        for hit in article.hits_between("meetings", start, end):
            strong = hit.entry.value in _STRONG and " " in article.folded[hit.start : hit.end]
            if strong and not _said_before(article, hit, start, "cited"):
                return hit, (start, end)
    return None


def _score(article: Analysis, hit: Hit, rank: int, start: int) -> float | None:
    """How much a word looks like the name of the event; None when it is not one.

    It speaks for a word that something is held just before it, that it has a capital, that it is a kind of meeting
    by itself, that it stands early, with a day in its sentence. What is only cited (`Nghị quyết Đại hội`) has none.
    """
    if rank < 2 and _said_before(article, hit, start, "cited"):
        return None
    held = _said_before(article, hit, start, "holds")
    capital = article.text[hit.start].isupper()
    strong = hit.entry.value in _STRONG
    dated = any(d.data["value"].day for d in article.of("date") if start <= d.start < hit.start + 60)
    if not held and not (capital and strong) and not (rank < 2 and dated):
        return None
    score = 3.0 * held + _CAPITALISED * capital + 1.0 * strong + 0.8 * dated - 1.2 * rank
    score += 0.01 * (hit.end - hit.start) - 0.002 * (hit.start - start)
    return score if score > 0.3 else None


def _said_before(article: Analysis, hit: Hit, start: int, make: str) -> bool:
    """Whether an expression of patterns/frames.yaml stands just before a word, in its sentence."""
    before = article.folded[max(start, hit.start - 60) : hit.start]
    return any(e.compiled.search(before) for e in article.rules.expressions["frames"] if e.rule.make == make)


def _in_title(article: Analysis) -> tuple[Hit, tuple[int, int]] | None:
    for line in article.lines:
        if line.kind == TITLE:
            for hit in article.hits_between("meetings", line.start, line.end):
                if hit.entry.value in _STRONG or hit.start == line.start:
                    return hit, (line.start, line.end)
    return None


def _name_end(article: Analysis, hit: Hit) -> int:
    limit = min(article.line_at(hit.start).end, hit.start + _LONGEST)
    ends = [
        match.start()
        for expression in article.rules.expressions["frames"]
        if expression.rule.make == "name-end" and (match := expression.compiled.search(article.folded, hit.end, limit))
    ]
    end = min(ends, default=limit)
    quoted = article.text.count('"', hit.end, end) % 2
    close = article.text.find('"', end, limit) if quoted else -1
    end = close + 1 if close >= 0 else end
    return hit.start + len(article.text[hit.start : end].rstrip(" ,-"))


def _place(article: Analysis, sentence: tuple[int, int]) -> tuple[int, int] | None:
    """The span of the place in a sentence: `tại hội trường UBND xã`, without what follows it."""
    expressions = article.rules.expressions["frames"]
    found = (e.compiled.search(article.folded, *sentence) for e in expressions if e.rule.make == "place")
    match = next((m for m in found if m), None)
    if match is None:
        return None
    start, end = match.span("place")
    end = min([end, *(d.start for d in article.of("date") if start < d.start < end)])
    for expression in expressions:
        if expression.rule.make == "place-end" and (cut := expression.compiled.search(article.folded, start, end)):
            end = min(end, cut.start())
    end = start + len(article.text[start:end].rstrip(" ,("))
    return (start, end) if end > start + 2 else None


def _cut_before_place(article: Analysis, hit: Hit, end: int, place: tuple[int, int]) -> int:
    """`Đại hội nhiệm kỳ 2019-2022 tại Trung tâm …`: the place is no part of the name."""
    at = place[0] - len(" tại ")
    return at if hit.end < at < end and article.folded.startswith(" tại ", at) else end
