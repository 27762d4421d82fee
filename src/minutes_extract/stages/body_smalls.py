"""Small letters inside the name of a body: the rest of a compound, and what a committee is for."""

from __future__ import annotations

import re

from minutes_extract.stages.body_base import CLOSED, LEVEL, LOWER_WORD, NO_LEVEL, NUMBER, PAIR, SHORT, Reading
from minutes_extract.stages.names import place_end
from minutes_extract.text.letters import LOWER, UPPER

_TASK_WORD = re.compile(rf"([{LOWER}]+|[{UPPER}][\w-]*)(?:,)? (?=\w)")
_LONGEST_TOLD = 6
_LONGEST_TASK = 14
_LONGEST_LOWER = 8
# Kinds whose name may begin with small letters: `Hiệp hội chế biến và xuất khẩu thủy sản Việt Nam`.
_LOWER_NAMES = frozenset({"association", "company", "committee"})
# Kinds whose name may hold any capitalised word after small letters (`Tổ Hội nghề nghiệp chè Bát Tiên`).
_FREE_NAMES = frozenset({"department", "agency", "center", "committee", "association", "company", "culture"})


class Smalls(Reading):
    """Readers of small letters."""

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
        if CLOSED.match(self.article.text, end):
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
            phrase = PAIR.match(article.folded, at)
            allowed = word[1] == "và" and count or phrase is not None and phrase[0] in in_names
            if not allowed and self._stops(at):
                return None
            at = word.end()
        return None

    def _closes_task(self, pos: int) -> bool:
        article = self.article
        if LEVEL.match(article.folded, pos) is not None and not NO_LEVEL.match(article.text, pos):
            return True
        if article.folded.startswith("số ", pos) and NUMBER.match(article.folded, pos) is not None:
            return True  # `Tổ bảo vệ vườn sâm số 4`
        return article.text[pos].isupper() and (
            place_end(article, pos) is not None or article.hit_at("bodies", pos) is not None
        )

    def _lower_words(self, pos: int) -> list[int]:
        text, at = self.article.text, pos
        ends: list[int] = []
        while len(ends) < _LONGEST_LOWER:
            word = LOWER_WORD.match(text, at)
            joined = word is not None and word[0] == "và" and len(ends) > 0
            if word is None or LEVEL.match(self.article.folded, at) is not None or (self._stops(at) and not joined):
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
        if LEVEL.match(self.article.folded, pos) is not None:
            return self.last in ("name", "domain", "lower", "head")
        if not text[pos : pos + 1].isupper() or self._person(pos) is not None or self._opens_other(pos):
            return False
        if self.last and not known:
            return True
        tail = self.article.hit_at("domains", pos)
        return (tail is not None and tail.entry.id == "domains.tail") or place_end(self.article, pos) is not None
