"""The parts of a body's name, each a reader that says where its part ends: areas, bodies, levels, places, words.

Which of them a head takes is said in patterns/bodies.yaml; ``stages/body_names.py`` puts them together.
"""

from __future__ import annotations

import re

from minutes_extract.stages.body_base import CONSONANTS, SHORT, names_one
from minutes_extract.stages.body_levels import Levels
from minutes_extract.stages.body_smalls import Smalls
from minutes_extract.stages.names import Run, capital_run, place_end
from minutes_extract.text.letters import UPPER

_MAKERS = frozenset({"company", "center"})  # kinds that are named after what they make
_QUOTED = re.compile(r'"[^"\n]{2,60}"')
_GOES_ON = re.compile(rf"[{UPPER}]&[{UPPER}]")
_DEEPEST = 6
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


class Parts(Levels, Smalls):
    """All readers of parts."""

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
        if hit.entry.id == "domains.company" and self.kind in _MAKERS:
            return self._take("domain", hit.end)  # `Nhà máy Đường An Khê` is not of the commune Đường An
        place = place_end(self.article, pos)
        if place is not None and place > hit.end:
            return None
        # `Nông Lâm Trung ương` begins like a person's name; an area of two syllables is more than chance.
        one_syllable = " " not in self.article.text[pos : hit.end]
        person = self._person(pos) if one_syllable and not self.caps else None
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

    def _verbs(self) -> frozenset[str]:
        return self.article.rules.names["words.stop-phrase"]
