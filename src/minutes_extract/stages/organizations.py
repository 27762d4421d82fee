"""Organisations: every mention of a named body, its longest span that names one body.

``Ban Thường vụ Đảng ủy Sở Văn hóa, Thể thao và Du lịch`` is one mention: head ``Ban Thường vụ``, nested heads
``Đảng ủy`` and ``Sở``, subject area ``Văn hóa, Thể thao và Du lịch``.
"""

from __future__ import annotations

import re

from minutes_extract.rules.lexicon import Hit
from minutes_extract.stages.base import Analysis, Finding
from minutes_extract.stages.body_base import beside_title, names_one
from minutes_extract.stages.body_names import body_end
from minutes_extract.stages.names import person_end, place_end
from minutes_extract.text.letters import LOWER, UPPER
from minutes_extract.text.normalize import fold

_CAPITAL_AFTER = re.compile(rf" [{UPPER}][{LOWER}]+(?!\w)")
_PLACE_BEFORE = re.compile(
    rf"(?<!\w)(?:xã|phường|thôn|bản|ấp|khóm|khu phố|cầu|chợ|đường|phố|sông|núi|đèo|kênh|rạch|đảo|hồ"
    rf"|chùa|đình|đền|miếu|làng|ga)"
    rf" (?:[{UPPER}][{LOWER}]* ){{0,2}}$"
)
_JOINT = re.compile(r" ?[-,/] ?(?:và )?| và ")
_LEVEL_AT_END = re.compile(r" (?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?: [^,]*)?$")
_PLURAL_BEFORE = re.compile(r"(?<![\w/.,-])(?:các|những|mỗi|một số|nhiều|từng|\d{1,3}|\d{1,3}%) $")

_COMPANY_FORM = re.compile(
    r"(?:Tổng [Cc]ông ty|Công ty|Tập đoàn|TCT)"
    r"(?: (?:CP|[Cc]ổ phần|TNHH|MTV|[Mm]ột thành viên|HTV|[Tt]rách nhiệm hữu hạn))* "
)
_COMPANY_NAME = 2  # blanks in a name that is no chance
_CAPITAL_BEFORE = re.compile(rf"(?<!\w)[{UPPER}][\w]* $")
_PROPER = re.compile(rf"(?<!\w)[{UPPER}][{LOWER}]")
_SYLLABLES_BEFORE = re.compile(rf"(?<!\w)(?:[{UPPER}][{LOWER}]* ){{1,3}}$")
# At least two capitals: a brand or an abbreviation, not a place.
_ALIAS = re.compile(rf" \(([{UPPER}][\w&.-]*[{UPPER}][\w&.-]*(?: [{UPPER}][\w]*){{0,3}})(?=[),])")
_NUMBERED = re.compile(rf"[{UPPER}\d][-/]$")
_OF_A_LEVEL = (" tỉnh", " thành phố", " huyện", " quận", " thị xã", " xã", " phường", " thị trấn", " đặc khu")
_STANDING = "thường trực"
_NATIONWIDE = "toàn quốc"
_LED_KINDS = frozenset({"board", "front", "association", "union", "youth", "party"})
_TOLD = 3  # blanks in a name of small letters that tells the body
_WELDED = ("uvbch", "uvbtv")


def find_organizations(article: Analysis) -> None:
    """Finds all mentions of bodies; bare heads are kept too, marked, for the titles beside them."""
    until = 0
    in_small: list[tuple[Hit, int]] = []
    generic = article.rules.names["words.generic"]
    for hit in article.hits_of("bodies"):
        if hit.start < until or _in_name(article, hit) or _is_no_body(article, hit):
            continue
        end = body_end(article, hit)
        if _in_title(article, hit, end):
            continue
        if _of_many(article, hit, end):
            continue
        if not names_one(article, hit, end) and not _led(article, hit, end):
            in_small.append((hit, end))
            continue
        start = _welded_start(article, hit)
        bare = end == hit.end and start == hit.start and article.folded[hit.start : hit.end] in generic
        data = {"kind": hit.entry.kind, "bare": bare}
        if (owner := _after_weld(article, start, end)) is not None:
            data["owner"] = owner
        article.add(Finding("organization", start, end, hit.entry.id, data))
        until = end
    _add_in_small(article, in_small)
    _share_owners(article)
    _complete_capitals(article)
    _add_aliases(article)
    article.findings.get("organization", []).sort(key=lambda o: o.start)


def _of_many(article: Analysis, hit: Hit, end: int) -> bool:
    """`các trường THPT`, `9 chi bộ thôn`: bodies of a kind, none of which is named."""
    words = article.text[hit.start : end]
    if words[0].isupper() or _PROPER.search(words):
        return False
    return _PLURAL_BEFORE.search(article.folded, max(0, hit.start - 8), hit.start) is not None


def _led(article: Analysis, hit: Hit, end: int) -> bool:
    """`Trưởng ban đại diện cha mẹ học sinh`, `Bí thư chi bộ khu phố 4`: who leads it makes a body of small letters."""
    told = hit.entry.kind in _LED_KINDS and article.text.count(" ", hit.start, end) >= _TOLD
    return (told or article.text[end - 1].isdigit()) and beside_title(article, hit)


def _is_no_body(article: Analysis, hit: Hit) -> bool:
    """Words that begin like a body and are none (`Hội nghị`, `Trường Sa`)."""
    if _NUMBERED.search(article.text, max(0, hit.start - 2), hit.start):
        return True  # `Kế hoạch số 17/KH-LĐLĐ`
    if article.folded.startswith(_NATIONWIDE, max(0, hit.start - 5)):
        return True  # `Đại hội đại biểu toàn quốc Hội Nông dân Việt Nam` is not of the Quốc hội
    if article.text.endswith("Luật ", 0, hit.start) or _in_place(article, hit):
        return True
    if hit.entry.led and not beside_title(article, hit):
        return True
    rank = article.hit_at("titles", hit.start)
    if rank is not None and rank.end > hit.end:
        return True  # `Tổ trưởng`, `Viện trưởng`
    near = article.hits_between("words", hit.start - 24, hit.start + 1)
    return any(h.end >= hit.end and h.entry.id == "words.not-body" for h in near)


def _share_owners(article: Analysis) -> None:
    """`Đảng ủy - HĐND - UBND xã Hồng Lam` is three bodies: heads joined to a full name have its level and place."""
    shared = article.rules.names["words.shared-owner"]
    later: Finding | None = None
    for body in reversed(article.of("organization")):
        joined = later is not None and _JOINT.fullmatch(article.text, body.end, later.start) is not None
        if body.data["bare"] and joined and later is not None and article.folded[body.start : body.end] in shared:
            body.data.update(bare=False, owner_at=later.data.get("owner_at"), owner_end=later.data.get("owner_end"))
            if body.data["owner_at"] is None:
                body.data["bare"] = True
        elif not body.data["bare"]:
            level = _LEVEL_AT_END.search(article.folded, body.start, body.end)
            if level is not None:
                body.data.update(owner_at=level.start() + 1, owner_end=body.end)
        later = body


def _in_place(article: Analysis, hit: Hit) -> bool:
    """`xã Tân Hội Đông`, `cầu Trường Định`, `Trạm Tấu`: a syllable of a place's name."""
    if " " in article.text[hit.start : hit.end] or not article.text[hit.start].isupper():
        return False
    if (place_end(article, hit.start) or 0) > hit.end:
        return True
    following = _CAPITAL_AFTER.match(article.text, hit.end)
    if following is None or article.hit_at("domains", hit.end + 1) is not None:
        return False
    if _PLACE_BEFORE.search(article.text, max(0, hit.start - 34), hit.start) is not None:
        return True
    words = article.text[hit.start : following.end()]
    return any(f" {level} {words}" in article.text for level in ("xã", "phường", "thị trấn", "huyện"))


def _in_name(article: Analysis, hit: Hit) -> bool:
    """`Đậu Trường Giang`: a syllable of a name after a surname, not the head of a body."""
    if not article.text[hit.start : hit.end].istitle():
        return False
    before = _SYLLABLES_BEFORE.search(article.text[max(0, hit.start - 24) : hit.start])
    start, surnames = hit.start, article.rules.names["names.surname"]
    for syllable in reversed(before[0].split()) if before is not None else ():
        start -= len(syllable) + 1
        if fold(syllable) in surnames and (person_end(article, start, evidence=False) or 0) >= hit.end:
            return True
    return False


def _add_aliases(article: Analysis) -> None:
    """Other names that the article itself gives a body: `Ngân hàng TMCP Hồng Lam (HLBank)`, later `HLBank`."""
    known: set[str] = set()
    for body in list(article.of("organization")):
        if body.data["bare"]:
            continue
        for alias in (_defined_alias(article, body), _company_alias(article, body)):
            if alias is not None and alias not in known:
                known.add(alias)
                _add_alias(article, body, alias)


def _add_alias(article: Analysis, body: Finding, alias: str) -> None:
    for found in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", article.text):
        start = found.start()
        defined = start == body.end + 2 and article.text.startswith(" (", body.end)
        part = " " in alias and _CAPITAL_BEFORE.search(article.text, max(0, start - 12), start) is not None
        if defined or part:
            continue
        there = article.covering("organization", start)
        if there is None:
            data = {**body.data, "alias_of": body}
            article.add(Finding("organization", start, found.end(), body.rule, data))
        elif (there.start, there.end) == found.span() and not there.data["bare"]:
            there.data["alias_of"] = body


def _defined_alias(article: Analysis, body: Finding) -> str | None:
    """What stands in brackets after the body's name: `Ban Quản lý dự án đầu tư xây dựng tỉnh Sóc Trăng (BQLDA)`.

    What every article calls so (`Hội đồng nhân dân (HĐND) tỉnh`) is no name of this body.
    """
    match = _ALIAS.match(article.text, body.end)
    if match is None:
        return None
    hit = article.hit_at("bodies", match.start(1)) or article.hit_at("domains", match.start(1))
    if hit is None:
        return None if match[1] in article.rules.abbreviations else match[1]
    own = article.covering("organization", match.start(1))
    return match[1] if own is not None and not own.data["bare"] and own.end == match.end(1) else None


def _company_alias(article: Analysis, body: Finding) -> str | None:
    """`Công ty CP Cao su Hồng Lam`, later `Cao su Hồng Lam`: a company's name without the words for its form."""
    words = article.text[body.start : body.end]
    form = _COMPANY_FORM.match(words) if body.data["kind"] == "company" else None
    name = words[form.end() :] if form is not None else ""
    if name.count(" ") < _COMPANY_NAME or not name[0].isupper() or fold(name) in article.rules.places:
        return None
    return None if article.hit_at("bodies", body.start + len(words) - len(name)) is not None else name


def _complete_capitals(article: Analysis) -> None:
    """`BỆNH VIỆN ĐA KHOA KHU VỰC CÙ LAO MINH`: case says nothing there, but the text names the body again."""
    bodies = article.of("organization")
    known: dict[str, list[str]] = {}
    for body in bodies:
        words = article.text[body.start : body.end]
        if not words.isupper() and " " in words:
            known.setdefault(fold(words.split()[0]), []).append(article.folded[body.start : body.end])
    for at, body in enumerate(bodies):
        if not article.text[body.start : body.end].isupper():
            continue
        limit = bodies[at + 1].start if at + 1 < len(bodies) else len(article.text)
        names = known.get(fold(article.text[body.start : body.end].split()[0]), ())
        ends = [body.start + len(n) for n in names if article.folded.startswith(n, body.start)]
        body.end = max([body.end, *(e for e in ends if e <= limit and not article.text[e : e + 1].isalnum())])


def _add_in_small(article: Analysis, in_small: list[tuple[Hit, int]]) -> None:
    """`thư viện tỉnh` is what the article calls `Thư viện tỉnh Nam Định` too; `thư viện huyện, thị` is no body."""
    names = {article.folded[o.start : o.end] for o in article.of("organization")}
    for hit, end in in_small:
        words = article.folded[hit.start : end]
        if end == hit.end or not words.endswith(_OF_A_LEVEL):
            continue  # `trường mầm non` is any
        if any(name == words or name.startswith(words + " ") for name in names):
            article.add(Finding("organization", hit.start, end, hit.entry.id, {"kind": hit.entry.kind, "bare": False}))


def _in_title(article: Analysis, hit: Hit, end: int) -> bool:
    """Whether the words are a title's: `Tỉnh ủy` of `Tỉnh ủy viên`, `Thường trực` of `Phó Bí thư Thường trực`."""
    titles = [t for t in article.hits_between("titles", hit.start - 34, hit.start + 1) if t.end > hit.start]
    deputies = (t for t in article.hits_between("titles", hit.start - 34, hit.start) if t.end == hit.start - 1)
    if article.folded.startswith(_STANDING, hit.start) and any(article.folded[t.start] == "p" for t in deputies):
        return True  # `PCT Thường trực UBND tỉnh`
    if any(t.end >= end and (t.start < hit.start or t.end > end) for t in titles):
        return True
    # `Phó Bí thư Thường trực Đảng ủy`, `Phó Trưởng ban Thường trực Ban Tuyên giáo`: the words are the title's
    standing = (t for t in titles if t.start < hit.start and article.folded.endswith(_STANDING, t.start, t.end))
    return any(t.end >= hit.end or article.folded.startswith(_STANDING, hit.start) for t in standing)


def _after_weld(article: Analysis, start: int, end: int) -> int | None:
    """`UVBTV Tỉnh ủy`: where the board's owner begins, which alone is written as a name."""
    after = start + len("BTV ")
    welded = start > 1 and article.folded.startswith("uvbtv ", start - 2)
    return after if welded and after < end and article.hit_at("bodies", after) is not None else None


def _welded_start(article: Analysis, hit: Hit) -> int:
    """`UVBCH Đảng bộ tỉnh`: the body begins inside the welded word."""
    start = hit.start - 6
    if start >= 0 and article.folded[start : hit.start - 1] in _WELDED and article.text[hit.start - 1] == " ":
        return start + 2
    return hit.start
