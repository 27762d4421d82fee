"""People: names after honorifics and ranks, and bare names that an office beside them makes officials.

Which of the bare names are officials is decided where offices are given; a name in a street, a school, a
campaign or a signature is never one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort

from minutes_extract.rules.lexicon import Hit
from minutes_extract.stages.base import Analysis, Finding
from minutes_extract.stages.counts import count_before
from minutes_extract.stages.names import capital_run, foreign, person_end, place_end
from minutes_extract.text.letters import SYLLABLE

_RUN = re.compile(rf"(?<![\w']){SYLLABLE}(?: {SYLLABLE})*")
_SEPARATOR = re.compile(r" ?(?:,|-|\() ?")
_GAP = re.compile(r"[ :.,]{1,3}|(?<=[./])|")
_WORD_BEFORE = re.compile(r"([\w']+) $")
_FROM_PLACE = re.compile(
    r"(?<!\w)(?:quê|quán|ở|tại|thuộc|trú|về|đến|ra|của|các|nay là|là)"
    r" (?:xã|phường|thôn|ấp|bản|buôn|làng|xóm|khóm|huyện|thị trấn|khu phố) $"
)
_LIST_JOINT = re.compile(r" ?[,;] ?(?:và )?| và ")
_LIST_END = re.compile(r" ?(?:[,;.)(\n]|$)| và ")
_LONGEST_WORD = 6
_CREDIT = re.compile(r"(?:ảnh|hình|tin|bài|nguồn|tác giả|video|thực hiện)\s*:\s*$")
_SILENT_LINES = ("signature", "counter", "dateline")
_LARGE_PLACES = frozenset({"places.province", "places.country", "places.region"})
_NAME_LIKE = frozenset({"Ông", "Em", "Anh", "Cô", "Bác", "Thầy", "Chú", "Chị", "Cụ"})
_COUNTED_HONORIFICS = frozenset({"đồng chí", "đ/c"})
_ABBREVIATED = frozenset({"đ/c", "đ.c"})  # their full stop ends no sentence
_SHORT_HONORIFICS = frozenset(
    {"ông", "bà", "anh", "chị", "cô", "thầy", "em", "cụ", "bác", "chú", "đồng chí", "đ/c", "đ c"}
)


def find_people(article: Analysis) -> None:
    """Finds all names that may be officials; organisations must have been found before."""
    taken: list[tuple[int, int]] = []
    for finding in _after_honorifics(article):
        article.add(finding)
        taken.append((finding.data["name_start"], finding.end))
    lists = _list_regions(article)
    for start, end in _bare_names(article):
        if _inside(start, end, taken) or _in_body(article, start, end) or not _may_be_person(article, start, end):
            continue
        listed = _listed(lists, start)
        listed = listed or _joined(article, start)
        data = {"name_start": start, "honorific": None, "listed": listed is not None, "partial": False}
        article.add(Finding("person", start, end, listed or "people.name", data))
        insort(taken, (start, end))
    article.findings.get("person", []).sort(key=lambda f: f.start)


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a span touches one of others that are in order and do not overlap."""
    at = bisect_left(spans, (start, end))
    return (at > 0 and spans[at - 1][1] > start) or (at < len(spans) and spans[at][0] < end)


def _in_body(article: Analysis, start: int, end: int) -> bool:
    return article.covering("organization", start) is not None or bool(article.between("organization", start, end))


def _listed(regions: list[tuple[int, int, str]], start: int) -> str | None:
    """The rule of the list that an offset is in; regions are in order of their starts."""
    at = bisect_left(regions, (start + 1,)) - 1
    return regions[at][2] if at >= 0 and start < regions[at][1] else None


def _silent(article: Analysis, offset: int) -> bool:
    line = article.line_at(offset)
    return (
        line.kind in _SILENT_LINES or _CREDIT.search(article.folded[max(line.start, offset - 24) : offset]) is not None
    )


def _after_honorifics(article: Analysis) -> list[Finding]:
    """`đồng chí Đại úy Võ Cao Hoàng`: a chain of honorifics, ranks, degrees, then a name."""
    out: list[Finding] = []
    until = 0
    for hit in article.hits_of("people"):
        if hit.start < until or hit.entry.role in ("plural", "historical", "pronoun"):
            continue
        if hit.entry.role == "degree" and not article.text[hit.start].isupper():
            continue
        if any(
            word.entry.id == "words.not-honorific" and word.end >= hit.end
            for word in article.hits_between("words", hit.start - _LONGEST_WORD, hit.start)
        ):
            continue
        chain_end, last = _chain(article, hit)
        name_start = chain_end
        if (place_end(article, hit.start) or 0) > hit.end or _silent(article, hit.start):
            continue  # `Bà Rịa - Vũng Tàu`
        end = person_end(article, name_start, evidence=True)
        if end is None:
            continue
        name = article.text[name_start:end]
        partial = " " not in name and "'" not in name
        if partial and name.isupper() and len(name) > 1:
            continue  # `Thượng tướng CAND`
        known = partial and hit.entry.role in ("rank", "degree") and _named_before(article, out, name_start, end)
        if not known and _refused(article, hit, name_start, end, partial):
            continue
        words = article.text[hit.start : hit.end]
        data = {"name_start": name_start, "honorific": words, "listed": False, "partial": partial}
        out.append(Finding("person", hit.start, end, hit.entry.id, data, via=(last.entry.id,)))
        until = end
    return out


def _named_before(article: Analysis, people: list[Finding], start: int, end: int) -> bool:
    """`Thiếu tá Hiệu`: a given name after a rank, of somebody who was named in full."""
    given = " " + article.folded[start:end]
    return any(article.folded.endswith(given, person.data["name_start"], person.end) for person in people)


def _chain(article: Analysis, hit: Hit) -> tuple[int, Hit]:
    """The end of a run of honorifics with the blanks and stops after it."""
    end, last = hit.end, hit
    for _ in range(4):
        gap = _GAP.match(article.text, end)
        after = gap.end() if gap else end
        stopped = gap is not None and gap[0].startswith(". ") and last.entry.role == "honorific"
        if stopped and article.folded[last.start : last.end] not in _ABBREVIATED:
            return end, last  # a new sentence
        following = article.hit_at("people", after)
        if following is None or following.entry.role not in ("honorific", "rank", "degree"):
            return after, last
        if following.entry.role == "honorific" and article.text[after : following.end] in _NAME_LIKE:
            return after, last  # `ông Em`: a name that looks like an honorific
        end, last = following.end, following
    return end, last


def _refused(article: Analysis, hit: Hit, start: int, end: int, partial: bool) -> bool:
    """What follows an honorific but is no name: a title, a body, a figure of history, a place."""
    folded = article.folded[start:end]
    if folded in _historical(article) or folded in article.rules.names["words.folk"]:
        return True
    if " " in folded and f" xã {article.text[start:end]}" in article.text:
        return True  # `nghệ nhân Bom Bo` of `xã Bom Bo`
    if article.rules.places.get(folded) in _LARGE_PLACES:  # `Ông Cao Bằng` is a man, `bạn Quảng Trị` a province
        surname = folded.split()[0] in article.rules.names["names.surname"]
        return not surname or hit.entry.role != "honorific"
    if article.hit_at("titles", start) is not None:
        return True
    body = article.hit_at("bodies", start)
    if body is not None and body.end >= end:
        return True
    if partial:
        return article.folded[hit.start : hit.end] not in _SHORT_HONORIFICS or len(folded) < 2
    if hit.entry.role != "degree" or foreign(article, capital_run(article, start)):
        return False
    return person_end(article, start, evidence=False) is None


def _joined(article: Analysis, start: int) -> str | None:
    """`anh Nguyễn Anh Dũng và Lê Minh Tuấn`: the honorific holds for both."""
    if not article.folded.startswith(" và ", start - 4):
        return None
    before = article.ending_at("person", start - 4)
    return before.rule if before is not None and before.data["honorific"] else None


def _historical(article: Analysis) -> frozenset[str]:
    return article.rules.names["people.historical"]


def _bare_names(article: Analysis) -> list[tuple[int, int]]:
    """Spans of names with a known surname, wherever they stand."""
    out: list[tuple[int, int]] = []
    for match in _RUN.finditer(article.text):
        pos, headline = match.start(), match[0].isupper()
        while pos < match.end():
            body = article.covering("organization", pos)
            if body is not None and not body.data["bare"]:  # `Trường THPT Buôn Hồ | Nguyễn Thị Mận`
                pos = body.end + 1
                continue
            end = (
                person_end(article, pos, evidence=False)
                or _beside_title(article, pos)
                or _listed_next(article, pos, out)
            )
            if end is not None and pos > match.start() and headline and not _after_title(article, pos):
                end = None  # `QUÁ TRÌNH CÔNG TÁC`: part of a headline
            if end is not None and not _silent(article, pos):
                out.append((pos, end))
                pos = end + 1
            else:
                blank = article.text.find(" ", pos, match.end())
                pos = blank + 1 if blank >= 0 else match.end()
    return out


def _listed_next(article: Analysis, pos: int, before: list[tuple[int, int]]) -> int | None:
    """`Lê Văn Mận, Nguyễn Cê`: in a list of names a surname is enough, whatever the given name."""
    if not before or _LIST_JOINT.fullmatch(article.folded, before[-1][1], pos) is None:
        return None
    run = capital_run(article, pos, 4)
    if len(run) < 2 or run.folded[0] not in article.rules.names["names.surname"]:
        return None
    end = person_end(article, pos, evidence=True)
    return end if end is not None and _LIST_END.match(article.folded, end) is not None else None


def _after_title(article: Analysis, pos: int) -> bool:
    """Whether a title, or a body with a title before it, ends just before an offset."""
    titles = article.hits_between("titles", pos - 60, pos)
    if any(t.end == pos - 1 for t in titles):
        return True
    body = article.ending_at("organization", pos - 1)
    return body is not None and any(t.end + 1 == body.start for t in titles)


def _beside_title(article: Analysis, pos: int) -> int | None:
    """`Giàng Páo Lềnh, Phó Bí thư Tỉnh ủy`: beside a title a surname is enough, whatever the given name."""
    run = capital_run(article, pos, 5)
    if not run or (len(run) < 2 and run.folded[0][1:2] != "'"):
        return None
    names = article.rules.names
    first, two = run.folded[0], " ".join(run.folded[:2])
    known = first in names["names.surname"] or {first, two} & names["names.minority"] or first[1:2] == "'"
    if not known and not foreign(article, run):
        return None
    end = run.spans[-1][1]
    separator = _SEPARATOR.match(article.text, end)
    after = separator is not None and _title_at(article, separator.end())
    if not after and not _after_title(article, pos):
        return None
    return person_end(article, pos, evidence=True)


def _title_at(article: Analysis, pos: int) -> bool:
    if article.folded.startswith(("nguyên ", "cựu ", "quyền "), pos):
        pos = article.folded.index(" ", pos) + 1
    return article.hit_at("titles", pos) is not None


def _may_be_person(article: Analysis, start: int, end: int) -> bool:
    folded = article.folded[start:end]
    if (
        folded in _historical(article)
        or folded in article.rules.names["words.folk"]
        or any(folded.endswith(" " + name) for name in ("hồ chí minh",))
    ):
        return False
    place = place_end(article, start)
    if place is not None and place >= end:
        return False
    before = _WORD_BEFORE.search(article.folded[max(0, start - 24) : start])
    if before is None or article.ending_at("organization", start - 1) is not None:
        return True
    if article.folded.endswith("nhà trường ", 0, start):
        return True  # `Hiệu trưởng nhà trường Lê Văn Mận`, but `Trường Lê Văn Tám`
    named_after = article.rules.names["words.named-after"]
    if _FROM_PLACE.search(article.folded, max(0, start - 24), start) is not None:
        return False
    two = article.folded[max(0, start - 24) : start].split()[-2:]
    return not (before[1] in named_after or " ".join(two) in named_after)


def _list_regions(article: Analysis) -> list[tuple[int, int, str]]:
    """Stretches after `các đồng chí`, `07 đồng chí` to the sentence's end: names there are officials without more."""
    regions: list[tuple[int, int, str]] = []
    for hit in article.hits_of("people"):
        if hit.entry.role == "plural":
            rule = hit.entry.id
        elif regions and regions[-1][0] == hit.end:
            continue  # `đồng chí` of `các đồng chí`
        elif article.folded[hit.start : hit.end] in _COUNTED_HONORIFICS and count_before(article, hit.start):
            rule = "people.plural"
        else:
            continue
        regions.append((hit.end, article.sentence_at(hit.start)[1], rule))
    return regions
