"""Where the name of a body ends: from its head, part by part.

Parts are subject areas (``Văn hóa, Thể thao và Du lịch``), nested bodies, levels with places (``tỉnh Sóc
Trăng``), numbers, abbreviations and capitalised words; which of them a head takes is said in
patterns/bodies.yaml. A name ends before a title, a person, a verb.
"""

from __future__ import annotations

import re

from minutes_extract.rules.lexicon import Hit
from minutes_extract.stages.base import Analysis
from minutes_extract.stages.body_base import CONSONANTS, SHORT
from minutes_extract.stages.body_parts import Parts
from minutes_extract.stages.names import place_end
from minutes_extract.text.letters import UPPER

_IN_BRACKETS = re.compile(rf" \([{UPPER}][{UPPER}\d&-]{{1,11}}\)(?= )")
_AND = re.compile(r" (?:và|&) ")
_JOINED_AREAS = frozenset({"department", "school", "center", "committee"})
_WITH_AND = frozenset({"ministry", "department", "agency", "school", "center", "committee"})
# Kinds that join areas with a dash, known ones or not: `Khoa Điện - Điện tử`.
_WITH_DASH = frozenset({"school", "department", "center", "agency", "culture", "committee"})
_GRADES = frozenset({"thcs", "thpt", "trung học cơ sở", "trung học phổ thông"})
_WITH_AT = frozenset({"association", "board", "foreign", "court", "procuracy"})
_WITH_OF = frozenset({"assembly", "agency", "committee", "party"})


def body_end(article: Analysis, head: Hit, depth: int = 0) -> int:
    """The end of the name whose head is given."""
    reader, end = _Reader(article, head, depth), head.end
    for _ in range(24):
        step = reader.step(end)
        if step is None:
            break
        end = step
        if reader.closed:
            break
    return end


class _Reader(Parts):
    """The parts put together: one after the other, over dashes and conjunctions."""

    def nested(self, hit: Hit) -> int:
        return body_end(self.article, hit, self.depth + 1)

    def step(self, end: int) -> int | None:
        """One part more, or None where the name ends."""
        text = self.article.text
        gap = text[end : end + 1]
        if gap == "-" and "name" in self.takes and not self.caps:
            short = SHORT.match(text, end + 1)
            return short.end() if short else None
        if gap != " ":
            return None
        nxt = end + 1
        if text.startswith("- ", nxt):
            return self._after_dash(nxt + 2)
        bracket = _IN_BRACKETS.match(text, end)
        if bracket is not None:
            return self._part(bracket.end() + 1)
        return self._part(nxt) or self._after_and(end) or self._after_at(end) or self._after_of(end)

    def _part(self, pos: int) -> int | None:
        self.begun = pos
        for reader in (self._domain, self._body, self._level, self._number, self._place, self._abbreviation,
                       self._capital, self._lower, self._task, self._quoted):  # fmt: skip
            found = reader(pos)
            if found is not None:
                return found
        return None

    def _after_and(self, end: int) -> int | None:
        """`Bảo vệ thiên nhiên và Môi trường`: goes on over the conjunction to a capital that opens nothing else."""
        match = _AND.match(self.article.text, end)
        if match is None or self.caps or self.last not in ("name", "lower", "domain", "place", "head"):
            return None
        pos = match.end()
        if self.article.folded.startswith("các ", pos):
            return self._domain(pos)  # `Khu kinh tế Nghi Sơn và các khu công nghiệp`
        if self.kind == "school" and (grade := self._grade(pos)) is not None:
            return grade
        if self.kind == "company" and self.last == "domain":
            return self._domain(pos)  # `Công ty CP Cấp nước và Môi trường Quảng Trị`
        if self.kind in _JOINED_AREAS and self.last == "domain" and self.article.text[pos].isupper():
            return None if self._opens_other(pos) else self._domain(pos)
        if self.kind not in _WITH_AND or self.last in ("domain", "place", "head"):
            return None
        if not self.article.text[pos].isupper() or self._opens_other(pos):
            return None
        if place_end(self.article, pos) is not None or self._person(pos) is not None:
            return None
        return self._domain(pos) or self._capital(pos)

    def _grade(self, pos: int) -> int | None:
        """`Trường Tiểu học và THCS A Xing`, `Trường TH - THCS Lộc Châu`: a second grade of the same school."""
        hit = self.article.hit_at("bodies", pos)
        grade = hit is not None and self.article.folded[hit.start : hit.end] in _GRADES
        return self._take("domain", hit.end) if hit is not None and grade else None

    def _after_at(self, end: int) -> int | None:
        """`Hội Doanh nhân Thanh Hóa tại Hà Nội`."""
        text = self.article.text
        if not text.startswith(" tại ", end) or self.kind not in _WITH_AT or self.last in ("level", ""):
            return None
        place, short = place_end(self.article, end + 5), SHORT.match(text, end + 5)
        if place is None and short is None:
            return None
        self.closed = True
        return place if place is not None else short.end() if short else None

    def _after_of(self, end: int) -> int | None:
        """`Ủy ban Kinh tế của Quốc hội`, `Ủy ban Quốc gia về thanh niên Việt Nam`."""
        article = self.article
        if article.text.startswith(" của ", end) and self.kind in _WITH_OF:
            hit = article.hit_at("bodies", end + 5)
            if hit is not None and hit.entry.id == "bodies.state.assembly":
                self.closed = True
                return hit.end
        if article.text.startswith(" về ", end) and self.kind in ("agency", "committee"):
            ends = self._lower_words(end + 4)
            tail = article.hit_at("domains", ends[-1] + 1) if ends else None
            if tail is not None and tail.entry.id == "domains.tail":
                self.closed = True
                return tail.end
        return None

    def _after_dash(self, pos: int) -> int | None:
        """`Phòng Tổ chức - Cán bộ`, `Công ty cổ phần Hoa tiêu Hàng hải - TKV`."""
        article = self.article
        if self.kind == "school" and (grade := self._grade(pos)) is not None:
            return grade
        if not self.last or self._opens_other(pos) or self._rank(pos):
            return None
        short = (CONSONANTS if self.caps else SHORT).match(article.text, pos)
        if short and "name" in self.takes and short[0] not in article.rules.abbreviations:
            self.closed = True
            return short.end()
        if self._person(pos) is not None or self.last not in ("domain", "head", "name", "place", "lower"):
            return None
        place = place_end(article, pos)
        if place is not None:  # `Hội Hữu nghị Việt Nam - Cuba`
            country = article.rules.places.get(article.folded[pos:place]) == "places.country"
            abroad = country and article.folded.endswith("việt nam", 0, pos - 3)
            abroad = abroad or article.folded.startswith("việt nam", pos)
            return self._take("domain", place) if abroad else None
        if "domain" not in self.takes or self.last == "place":
            return None
        domain = self._domain(pos)
        if domain is not None or self.kind not in _WITH_DASH or self.caps:
            return domain
        self.begun = pos
        return self._capital(pos)
