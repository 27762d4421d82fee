"""The parts of a body's name, each a reader that says where its part ends: areas, bodies, levels, places, words.

Which of them a head takes is said in patterns/bodies.yaml; ``stages/body_names.py`` puts them together.
"""

from __future__ import annotations

import re

from minutes_extract.rules.lexicon import Hit
from minutes_extract.stages.base import Analysis
from minutes_extract.stages.names import Run, capital_run, person_end, place_end
from minutes_extract.text.letters import LOWER, UPPER

_LEVEL = re.compile(
    r"(?:tỉnh|thành phố|tp\.?|t\.p\.?|huyện|quận|thị xã|tx\.?|t\.x\.?|t\.t\.?|xã|phường|thị trấn|tt\.|đặc khu|thôn|bản"
    r"|ấp|khu vực|khu phố|tổ dân phố|tiểu khu|xóm|khóm|miền)"
    r"(?!\w)"
)
_TERM_WORDS = frozenset({"khóa", "nhiệm", "lần", "kỳ", "nk"})
# In small letters after a level word, these make another word of it: `xã hội`, `tỉnh nhà`, `xã viên`.
_NO_LEVEL = re.compile(r" (?:nhà|hội|viên|đội|tự trị)(?!\w)")
# Levels whose units are all in the gazetteer: what follows and is not there is something else.
_HIGH_LEVEL = frozenset(
    {"tỉnh", "thành phố", "tp", "tp.", "t.p", "t.p.", "huyện", "quận", "thị xã", "tx", "tx.", "t.x", "t.x.", "đặc khu"}
)
_LOW_LEVEL = frozenset({"xã", "phường", "thôn", "bản", "ấp", "khu phố"})
# Levels whose units may have numbers for names; after others a number is a cell of a table.
_NUMBERED_LEVELS = frozenset(
    {"khu vực", "khu phố", "tổ dân phố", "thôn", "bản", "ấp", "xóm", "khóm", "miền", "tiểu khu", "quận", "phường", "xã"}
)
# Wards of 2025 that were numbered: `phường Hà Giang 2`.
_WARD_NUMBER = re.compile(
    r" \d{1,2}(?![\w/%]|[.,-]\d| (?:thôn|bản|ấp|đồng|đảng|người|hộ|tháng|năm|đại|hội|chi|cán|tổ(?! chức)|tập|cá))"
)
# Communes that were split: `xã Khánh Bình Tây Bắc`, `xã Tân Phú Đông`.
_SIDES = re.compile(r"(?: (?:Đông|Tây|Nam|Bắc)){1,2}(?! [^\W\d_a-zà-ỹ]|\w)")
_COUNTRY = "places.country"
_CITY_SHORT = re.compile(r"tp\.? ?hcm(?!\w)|tphcm(?!\w)")
_NUMBER = re.compile(r"(?:số )?(?:\d{1,3}|[ivxl]{1,5})(?![\w/%]|[.,-]\d| ?\(\d)")
_DAY_NAME = re.compile(r"\d{1,2}[/-]\d{1,2}(?![\w/.-])")
_COUNTED = re.compile(
    r" (?:thôn|bản|ấp|đồng|đảng|người|hộ|tháng|năm|đơn|xã|trường|đại|hội|chi|cán|công|ủy|triệu|tỷ|nghìn|suất|km|ha|lần)(?!\w)"
)
SHORT = re.compile(rf"(?:[{UPPER}][{UPPER}\d&.-]*[{UPPER}\d]|[{UPPER}]{{2,}}\d*)(?![\w])")
CONSONANTS = re.compile(r"[BCDĐGHKLMNPQRSTVX]{2,6}(?!\w)")
_HYPHENATED = re.compile(rf"[{UPPER}][{LOWER}]*(?:-[{LOWER}]+){{1,4}}(?![\w-])")
_QUOTED = re.compile(r'"[^"\n]{2,60}"')
_GOES_ON = re.compile(rf"[{UPPER}]&[{UPPER}]")
_CAPITALISED = re.compile(rf" [{UPPER}][{LOWER}]+(?!\w)")
_CAPITAL_BEFORE = re.compile(rf"(?<!\w)[{UPPER}][{LOWER}]+ $")
_LOWER_WORD = re.compile(rf"[{LOWER}]+(?!\w)")
_PAIR = re.compile(r"\w+ \w+")
_TASK_WORD = re.compile(rf"([{LOWER}]+|[{UPPER}][\w-]*)(?:,)? (?=\w)")
_CLOSED = re.compile(r" ?(?:[,;.:)\n]|- |$)")
_LONGEST_TOLD = 6
# Capitals that name nothing by themselves: `ban xây dựng Đảng`, `trường THPT`.
_NO_NAME = re.compile(r"Đảng|Mặt trận|Nhà nước|Nhân dân|(?<!\w)(?:THPT|THCS|PTDTBT|PTDTNT|TH|MN|CSTV|HĐND|UBND)(?!\w)")
_NUMBERED_UNIT = re.compile(r" (?:thôn|bản|ấp|khóm|xóm|tổ|khu phố|khu|số|tiểu khu) \d+$")
_LONGEST_TASK = 14
_LONGEST_LOWER = 8
_DEEPEST = 6
# Kinds whose name may begin with small letters: `Hiệp hội chế biến và xuất khẩu thủy sản Việt Nam`.
_LOWER_NAMES = frozenset({"association", "company", "committee"})
# Kinds whose name may hold any capitalised word after small letters (`Tổ Hội nghề nghiệp chè Bát Tiên`).
_FREE_NAMES = frozenset({"department", "agency", "center", "committee", "association", "company", "culture"})
# Kinds whose name goes on after a place: `Công ty Điện lực Hà Tĩnh …`.
# Kinds that may be named after two places.
_TWO_PLACES = frozenset({"agency", "center", "committee"})
_AFTER_PLACE = frozenset({"association", "company", "bank", "union"})
# Nested heads that name a body in small letters without more: `Đảng ủy trường`, `HĐQT công ty`.
_NEST_BARE = frozenset({"bodies.company", "bodies.school", "bodies.hospital", "bodies.party.committee"})
# Heads that say nothing before an area: `Ban Công tác phía Nam Hội Luật gia`, not `các ban HĐND`.
_NEEDS_AREA = frozenset({"bodies.committee.board"})
# Heads under which one of the same rule is a body of its own, not part of the name.
_NO_NEST = frozenset(
    {
        "bodies.youth",
        "bodies.association",
        "bodies.party.unit",
        "bodies.party.board",
        "bodies.party.department",
    }
)


def in_capitals(article: Analysis, head: Hit) -> bool:
    """A head inside a headline in capitals: case says nothing there."""
    stretch = article.text[head.start : min(head.end + 12, article.line_at(head.start).end)]
    return " " in stretch and stretch.isupper()


def _chance(article: Analysis, hit: Hit) -> bool:
    """`Khoa học` begins like `Khoa`."""
    words = article.hits_between("words", hit.start, hit.start + 1)
    return any(word.end > hit.end and word.entry.id == "words.not-body" for word in words)


def beside_title(article: Analysis, head: Hit) -> bool:
    """Whether a title stands directly before a head, or is welded to it (`Trưởng ban`)."""
    titles = article.hits_between("titles", head.start - 40, head.start)
    return any(t.end == head.start - 1 or t.start < head.start < t.end <= head.end for t in titles)


def names_one(article: Analysis, hit: Hit, end: int) -> bool:
    """Whether a head with what follows it is a mention of a body."""
    words = article.text[hit.start : end]
    if words[0].isupper():
        return True
    if not hit.entry.lower and not beside_title(article, hit):
        return False
    return any(c.isupper() for c in _NO_NAME.sub("", words)) or _NUMBERED_UNIT.search(words) is not None


class Parts:
    """Reading one name: what it takes, what it has taken, and the readers of its parts."""

    def __init__(self, article: Analysis, head: Hit, depth: int) -> None:
        self.article, self.head, self.depth = article, head, depth
        self.caps = in_capitals(article, head)
        self.takes = head.entry.takes
        self.kind: str = head.entry.kind
        self.closed = False
        self.begun = head.start  # where the part that is being read begins
        self.lone = False  # whether the capital read last stands alone, so that it opens a word of two syllables
        self.titled = beside_title(article, head)
        self.last = "head" if article.text.count(" ", head.start, head.end) else ""

    def nested(self, hit: Hit) -> int:
        """The end of a body inside the name."""
        raise NotImplementedError

    def _take(self, what: str, end: int) -> int:
        apart = self.last != "name" or self.article.text[self.begun - 2] == "-"
        self.lone = what == "name" and apart or what == "lower" and self.lone
        self.last = what
        return end

    def _opens_other(self, pos: int) -> bool:
        """Whether a title, a body, a meeting or a document begins here."""
        if any(self.article.hit_at(stage, pos) is not None for stage in ("titles", "meetings")):
            return True
        if self._opens_body(pos) or self._rank(pos):
            return True
        word = self.article.hit_at("words", pos)
        document = word is not None and word.entry.id == "words.document"
        return document and self.article.hit_at("domains", pos) is None  # `Trường Đại học Kinh tế - Luật`

    def _opens_body(self, pos: int) -> bool:
        """Whether a body begins here; `Báo Đáp`, `Phú Hội` hold a head's syllable by chance."""
        hit = self.article.hit_at("bodies", pos)
        if hit is None or _chance(self.article, hit):
            return False
        in_name = " " not in self.article.text[pos : hit.end] and self.article.text[pos : hit.end].istitle()
        following = _CAPITALISED.match(self.article.text, hit.end)
        if not in_name or following is None:
            return not (in_name and _CAPITAL_BEFORE.search(self.article.text, max(0, pos - 12), pos))
        return self.article.hit_at("domains", hit.end + 1) is not None

    def _rank(self, pos: int) -> bool:
        """`Giám đốc Công an tỉnh | Đại tá Lê Văn Mận`, `Chủ tịch Hội đồng trường | PGS.TS Lê Văn Mận`."""
        hit = self.article.hit_at("people", pos)
        if hit is None or hit.entry.role not in ("rank", "degree"):
            return False
        return person_end(self.article, hit.end + 1, evidence=True) is not None

    def _person(self, pos: int) -> int | None:
        return person_end(self.article, pos, evidence=False)

    def _stops(self, pos: int, *, capital: bool = False) -> bool:
        """Whether a word in small letters (of a headline: or with a capital) ends the name here."""
        word = _LOWER_WORD.match(self.article.folded if capital else self.article.text, pos)
        if word is None:
            return False
        names = self.article.rules.names
        pair = _PAIR.match(self.article.folded, pos)
        if pair is not None and pair[0] in names["words.stop-phrase"]:
            return True
        return self.article.folded[pos : word.end()] in names["words.stop"]

    def _verbs(self) -> frozenset[str]:
        return self.article.rules.names["words.stop-phrase"]

    def _domain(self, pos: int) -> int | None:
        hit = self.article.hit_at("domains", pos)
        if hit is None:
            return None
        if hit.entry.id != "domains.tail" and ("domain" not in self.takes or self.last == "level"):
            return None
        if _GOES_ON.match(self.article.text, hit.end - 1):
            return None  # `VHTT&TT`: an abbreviation that begins with a known one
        body = self.article.hit_at("bodies", pos)
        if body is not None and body.end > hit.end and "body" in self.takes:
            return None
        small = not self.article.text[pos].isupper()
        if small and (hit.end - pos < 5 or self.article.folded[pos : hit.end] in self._verbs()):
            return None
        place = place_end(self.article, pos)
        if place is not None and place > hit.end:
            return None
        # `Nông Lâm Trung ương` begins like a person's name; an area of two syllables is more than chance.
        one_syllable = " " not in self.article.text[pos : hit.end]
        placed = place_end(self.article, hit.end + 1) is not None  # `Nhà máy Đường An Khê`
        person = self._person(pos) if one_syllable and not placed and not self.caps else None
        return None if person is not None and person > hit.end else self._take("domain", hit.end)

    def _body(self, pos: int) -> int | None:
        hit = self.article.hit_at("bodies", pos)
        if hit is None or "body" not in self.takes or self.depth >= _DEEPEST:
            return None
        if not self.last and self.head.entry.id in _NEEDS_AREA:
            return None
        if self.caps and self.kind == "association":
            return None  # `ĐẠI HỘI CHI BỘ`
        if hit.entry.id == self.head.entry.id and hit.entry.id in _NO_NEST:
            return None
        others = self.article.hits_between("words", pos, pos + 1)
        if any(h.end >= hit.end and h.entry.id == "words.not-body" for h in others):
            return None
        end = self.nested(hit)
        bare_in_small = not self.article.text[pos].isupper() and end == hit.end
        if (
            bare_in_small
            and hit.entry.id not in _NEST_BARE
            or not bare_in_small
            and not names_one(self.article, hit, end)
        ):
            return None
        self.closed = True
        return end

    def _level(self, pos: int) -> int | None:
        """`tỉnh Sóc Trăng`, `xã`, `Quận 4`."""
        folded = self.article.folded
        if "level" not in self.takes:
            return None
        city = _CITY_SHORT.match(folded, pos)
        if city is not None:
            self.closed = True
            return city.end()
        match = _LEVEL.match(folded, pos)
        if match is None or _NO_LEVEL.match(self.article.text, match.end()):
            return None
        after = match.end() + (folded[match.end() : match.end() + 1] == " ")
        end = self._level_name(after, match[0])
        if end is None and match[0] in ("khu vực", "miền"):
            return None  # `các TAND khu vực`
        self.last = "level"
        if end is None:
            return match.end() if match[0][-1] != "." else match.end() - 1
        self.closed = self.kind not in ("association", "school") or "name" not in self.takes
        return end

    def _level_name(self, pos: int, level: str) -> int | None:
        number = _NUMBER.match(self.article.folded, pos)
        if number is not None and level in _NUMBERED_LEVELS:
            dash = self.article.text.startswith(" - ", number.end())
            seat = place_end(self.article, number.end() + 3) if dash else None  # `khu vực 3 - Cao Bằng`
            if level == "phường" and self._person(number.end() + 1) is None:
                seat = place_end(self.article, number.end() + 1)  # `phường 3 Bảo Lộc`
            return seat or number.end()
        place = place_end(self.article, pos)
        country = place is not None and self.article.rules.places.get(self.article.folded[pos:place]) == _COUNTRY
        if country and level in _NUMBERED_LEVELS:
            place = None  # `ấp Đức Trung`
        if place is not None:
            side = _SIDES.match(self.article.text, place) if level in _LOW_LEVEL else None
            place = place if side is None else side.end()
            ward = _WARD_NUMBER.match(self.article.folded, place) if level in _LOW_LEVEL else None
            return self._second_place(place if ward is None else ward.end())
        abroad = _HYPHENATED.match(self.article.text, pos)
        if abroad is not None:
            return abroad.end()  # `tỉnh U-đôm-xay`
        if level in _HIGH_LEVEL or self._opens_other(pos):
            return None
        return self._free_run(pos, 2 if self.caps else 4)

    def _free_run(self, pos: int, longest: int) -> int | None:
        """Capitalised syllables up to where a person, a title or another body begins."""
        article, end = self.article, None
        spans = capital_run(article, pos, longest + 1).spans
        for index, (start, stop) in enumerate(spans[:longest]):
            if article.hit_at("titles", start) is not None or article.hit_at("statuses", start) is not None:
                break
            other_word = self.caps and article.hit_at("words", start) is not None
            if index and (other_word or self._opens_body(start)):
                break
            if article.folded[start:stop] in _TERM_WORDS:
                break  # `HĐND huyện Khóa XX`
            if index and "'" in article.folded[start:stop]:
                break  # `Đảng ủy xã Lộc Châu K'Brẹt`
            minority = index == 0 and any("'" in article.folded[low:high] for low, high in spans[1:])
            person = None if minority else self._person(start)  # `Đảng ủy xã Lộc Châu K'Brẹt`
            if person is not None and article.text.count(" ", start, person) >= (1 if index else 2):
                # `Đảng ủy xã Bảo Ninh Phan Thị Yến`: two people could begin, and a place has two syllables
                later = spans[2][0] if index == 1 and len(spans) > 2 else None
                if later is None or self._person(later) != person:
                    break
            end = stop
        number = _WARD_NUMBER.match(article.folded, end) if end is not None else None
        return end if number is None else number.end()

    def _number(self, pos: int) -> int | None:
        takes = "number" in self.takes and (self.last != "level" or self.article.folded.startswith("số ", pos))
        first = self.kind == "school" and self.last in ("", "head", "domain")
        day = _DAY_NAME.match(self.article.text, pos) if first else None
        if day is not None:
            return self._take("number", day.end())  # `Trường Mầm non 19/5`
        match = _NUMBER.match(self.article.folded, pos) if takes else None
        if match is None or (match[0].isalpha() and not self.article.text[pos].isupper()):
            return None
        if _COUNTED.match(self.article.folded, match.end()):
            return None  # `Chi bộ 19 thôn`: a count, not a number of the body
        return self._take("number", match.end())

    def _place(self, pos: int) -> int | None:
        if "place" not in self.takes and "name" not in self.takes:
            return None
        end = place_end(self.article, pos)
        abroad = _HYPHENATED.match(self.article.text, pos) if end is None and "place" in self.takes else None
        if abroad is not None:
            return self._take("place", abroad.end())
        if end is None or self.article.hit_at("titles", pos) is not None:
            return None
        person = None if self.caps else self._person(pos)
        if person is not None and person > end:
            return None
        numbered = _WARD_NUMBER.match(self.article.folded, end) if "number" in self.takes else None
        if numbered is not None and _CLOSED.match(self.article.text, numbered.end()):
            return self._take("number", numbered.end())  # `CAP Hà Giang 2`
        end = self._second_place(end)
        if "person" not in self.takes:
            self.closed = self.kind not in _AFTER_PLACE and not self.article.folded.startswith(" và các k", end)
        return self._take("place", end)

    def _second_place(self, end: int) -> int:
        """`Khu Kinh tế cửa khẩu Đồng Đăng - Lạng Sơn`, `Chi cục Thuế khu vực Kim Động - Ân Thi`."""
        if self.kind not in _TWO_PLACES or not self.article.text.startswith(" - ", end):
            return end
        second = place_end(self.article, end + 3)
        return second if second is not None and _CLOSED.match(self.article.text, second) else end

    def _quoted(self, pos: int) -> int | None:
        """`Quỹ "Vì người nghèo"`, `Câu lạc bộ "Liền anh, liền chị"`."""
        match = _QUOTED.match(self.article.text, pos) if "name" in self.takes and not self.last else None
        return None if match is None else self._take("domain", match.end())

    def _abbreviation(self, pos: int) -> int | None:
        """`TKV`, `GDĐT`: capitals that stand for part of the name."""
        if not {"name", "domain", "body"} & set(self.takes) or self._opens_other(pos):
            return None
        match = (CONSONANTS if self.caps else SHORT).match(self.article.text, pos)
        if match is None or self._person(pos) is not None:
            return None
        return self._take("short", match.end())

    def _capital(self, pos: int) -> int | None:
        if self.caps or ("name" not in self.takes and not ("domain" in self.takes and not self.last)):
            return None
        article = self.article
        if article.hit_at("titles", pos) is not None or article.hit_at("meetings", pos) is not None:
            return None
        if self.last == "level" and self._stops(pos, capital=True):
            return None  # `Hội Nông dân huyện Thuận Bắc Tổ chức Đại hội`
        run = capital_run(article, pos, 4)
        if not run or self._opens_body(pos) or self._rank(pos):
            return None
        placed = self.last in ("place", "level")
        if "person" in self.takes and self.last != "name" and not placed:
            end = self._take("name", self._namesake_end(run))
            self.lone = self.lone and end == run.spans[0][1]
            return end
        person = self._person(pos)
        longest = 3 if self.kind == "company" and self.last == "domain" else 2  # `Công ty May | Thái Học`
        if person is not None and (article.text.count(" ", pos, person) >= longest - 1 or self.last and longest == 2):
            return None
        return self._take("name", run.spans[0][1])

    def _namesake_end(self, run: Run) -> int:
        """`Trường THPT Lê Văn Tám Nguyễn Thị Mận`: the name that the school has ends where a person's begins."""
        for index, (start, _) in enumerate(run.spans):
            if index >= 2 and self._person(start) is not None:
                return run.spans[index - 1][1]
        return run.spans[-1][1]

    def _lower(self, pos: int) -> int | None:
        """Small letters inside a name: the rest of a compound, or a stretch that a capital or a place closes again."""
        if self.caps or "name" not in self.takes or not (self.last or self.kind in _LOWER_NAMES):
            return None
        ends = self._lower_words(pos)
        if not ends:
            return None
        if self._told(ends):
            return self._take("lower", ends[-1])
        joined = " và " in self.article.text[pos : ends[-1]]
        if self._closes(ends[-1], known=joined or self.kind not in _FREE_NAMES):
            return self._take("lower", ends[-1])
        if self.last == "name" and self.lone:
            return self._take("lower", ends[0])  # `Tạp chí Cộng | sản`
        return None

    def _told(self, ends: list[int]) -> bool:
        """`Trưởng Phòng Quản lý | nước,`: small letters up to where the clause ends or the body's owner is named.

        Beside a title they can be nothing but the rest of the name; elsewhere up to two of them are a compound's.
        """
        untitled = ("name", "lower") if self.lone else ("lower",)
        if self.last not in (("domain", "name", "lower") if self.titled else untitled) or "domain" not in self.takes:
            return False
        end = ends[-1]
        if len(ends) > (_LONGEST_TOLD if self.titled else 2):
            return False
        if _CLOSED.match(self.article.text, end):
            return True
        if not self.titled:
            return False
        hit = self.article.hit_at("bodies", end + 1)
        owned = hit is not None and "body" in self.takes and self.article.text[end + 1].isupper()
        return owned or self._person(end + 1) is not None

    def _task(self, pos: int) -> int | None:
        """`Ban Chỉ đạo | vận động hiến máu tình nguyện | tỉnh`: small letters that a level, place or body closes."""
        if self.caps or "task" not in self.takes or self.last in ("level", "place", "task"):
            return None
        article, at = self.article, pos
        in_names = article.rules.names["words.in-name"]
        for count in range(_LONGEST_TASK):
            if count and self._closes_task(at):
                return self._take("task", at - 1)
            short = SHORT.match(article.text, at) if count else None
            if short is not None:
                return self._take("task", short.end())  # `Tổ bảo vệ ANTT`
            word = _TASK_WORD.match(article.text, at)
            if word is None:
                return None
            phrase = _PAIR.match(article.folded, at)
            allowed = word[1] == "và" and count or phrase is not None and phrase[0] in in_names
            if not allowed and self._stops(at):
                return None
            at = word.end()
        return None

    def _closes_task(self, pos: int) -> bool:
        article = self.article
        if _LEVEL.match(article.folded, pos) is not None and not _NO_LEVEL.match(article.text, pos):
            return True
        if article.folded.startswith("số ", pos) and _NUMBER.match(article.folded, pos) is not None:
            return True  # `Tổ bảo vệ vườn sâm số 4`
        return article.text[pos].isupper() and (
            place_end(article, pos) is not None or article.hit_at("bodies", pos) is not None
        )

    def _lower_words(self, pos: int) -> list[int]:
        text, at = self.article.text, pos
        ends: list[int] = []
        while len(ends) < _LONGEST_LOWER:
            word = _LOWER_WORD.match(text, at)
            joined = word is not None and word[0] == "và" and len(ends) > 0
            if word is None or _LEVEL.match(self.article.folded, at) is not None or (self._stops(at) and not joined):
                break
            ends.append(word.end())
            at = word.end() + 1
            if text[word.end() : word.end() + 1] != " ":
                break
        return ends

    def _closes(self, end: int, *, known: bool) -> bool:
        """Whether a capital, a place or a level that belongs to the name follows; ``known``: no free capital."""
        text, pos = self.article.text, end + 1
        if text[end : end + 1] != " ":
            return False
        if _LEVEL.match(self.article.folded, pos) is not None:
            return self.last in ("name", "domain", "lower", "head")
        if not text[pos : pos + 1].isupper() or self._person(pos) is not None or self._opens_other(pos):
            return False
        if self.last and not known:
            return True
        tail = self.article.hit_at("domains", pos)
        return (tail is not None and tail.entry.id == "domains.tail") or place_end(self.article, pos) is not None
