"""The places inside the name of a body: levels with their names, numbers, places."""

from __future__ import annotations

import re

from minutes_extract.stages.body_base import CLOSED, LEVEL, NO_LEVEL, NUMBER, Reading
from minutes_extract.stages.names import capital_run, place_end
from minutes_extract.text.letters import LOWER, UPPER

_TERM_WORDS = frozenset({"khóa", "nhiệm", "lần", "kỳ", "nk"})
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
_COMMUNE_LEVELS = frozenset({"xã", "phường", "thị trấn", "tt", "tt."})
_COUNTRY = "places.country"
_CITY_SHORT = re.compile(r"tp\.? ?hcm(?!\w)|tphcm(?!\w)")
_DAY_NAME = re.compile(r"\d{1,2}[/-]\d{1,2}(?![\w/.-])")
_COUNTED = re.compile(
    r" (?:thôn|bản|ấp|đồng|đảng|người|hộ|tháng|năm|đơn|xã|trường|đại|hội|chi|cán|công|ủy|triệu|tỷ|nghìn|suất|km|ha|lần)"
    r"(?!\w)"
)
_HYPHENATED = re.compile(rf"[{UPPER}][{LOWER}]*(?:-[{LOWER}]+){{1,4}}(?![\w-])")
# Kinds that may be named after two places.
_TWO_PLACES = frozenset({"agency", "center", "committee"})
# Kinds whose name goes on after a place: `Công ty Điện lực Hà Tĩnh …`.
_AFTER_PLACE = frozenset({"association", "company", "bank", "union"})


class Levels(Reading):
    """Readers of levels, numbers and places."""

    def _level(self, pos: int) -> int | None:
        """`tỉnh Sóc Trăng`, `xã`, `Quận 4`."""
        folded = self.article.folded
        if "level" not in self.takes:
            return None
        city = _CITY_SHORT.match(folded, pos)
        if city is not None:
            self.closed = True
            return city.end()
        match = LEVEL.match(folded, pos)
        if match is None or NO_LEVEL.match(self.article.text, match.end()):
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
        number = NUMBER.match(self.article.folded, pos)
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
        if level in _COMMUNE_LEVELS and (commune := self._commune(pos)) is not None:
            return commune
        return self._free_run(pos, 2 if self.caps else 4)

    def _commune(self, pos: int) -> int | None:
        """The end of the longest name of a commune that begins at an offset; one syllable alone must stand alone."""
        run = capital_run(self.article, pos, 5)
        for size in range(min(len(run), 4), 0, -1):
            if " ".join(run.folded[:size]) in self.article.rules.communes:
                return run.spans[size - 1][1] if size > 1 or len(run) == 1 else None
        return None

    def _free_run(self, pos: int, longest: int) -> int | None:
        """Capitalised syllables up to where a person, a title or another body begins."""
        article, end = self.article, None
        spans = capital_run(article, pos, longest + 1).spans
        for index, (start, stop) in enumerate(spans[:longest]):
            if article.hit_at("titles", start) is not None or article.hit_at("statuses", start) is not None:
                break
            other_word = self.caps and self._stops(start, capital=True)
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
        match = NUMBER.match(self.article.folded, pos) if takes else None
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
        if numbered is not None and CLOSED.match(self.article.text, numbered.end()):
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
        return second if second is not None and CLOSED.match(self.article.text, second) else end
