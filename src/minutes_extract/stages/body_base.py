"""Reading the name of a body: what has been read so far, and what ends a name.

The readers of its parts stand in ``body_levels``, ``body_smalls`` and ``body_parts``.
"""

from __future__ import annotations

import re

from minutes_extract.rules.lexicon import Hit
from minutes_extract.stages.base import Analysis
from minutes_extract.stages.names import person_end
from minutes_extract.text.letters import LOWER, UPPER

LEVEL = re.compile(
    r"(?:tp|t\.p|tx|t\.x|tt|t\.t)\.(?= ?\w)|(?:tỉnh|thành phố|tp|t\.p|huyện|quận|thị xã|tx|t\.x|t\.t|xã|phường|thị trấn"
    r"|đặc khu|thôn|bản|ấp|khu vực|khu phố|tổ dân phố|tiểu khu|xóm|khóm|miền)(?!\w)"
)
# In small letters after a level word, these make another word of it: `xã hội`, `tỉnh nhà`, `xã viên`.
NO_LEVEL = re.compile(r" (?:nhà|hội|viên|đội|tự trị)(?!\w)")
NUMBER = re.compile(r"(?:số )?(?:\d{1,3}|[ivxl]{1,5})(?![\w/%]|[.,-]\d| ?\(\d)")
SHORT = re.compile(rf"(?:[{UPPER}][{UPPER}\d&.-]*[{UPPER}\d]|[{UPPER}]{{2,}}\d*)(?![\w])")
CONSONANTS = re.compile(r"[BCDĐGHKLMNPQRSTVX]{2,6}(?!\w)")
_CAPITALISED = re.compile(rf" [{UPPER}][{LOWER}]+(?!\w)")
_CAPITAL_BEFORE = re.compile(rf"(?<!\w)[{UPPER}][{LOWER}]+ $")
LOWER_WORD = re.compile(rf"[{LOWER}]+(?!\w)")
PAIR = re.compile(r"\w+ \w+")
CLOSED = re.compile(r" ?(?:[,;.:)\n]|- |$)")
# Capitals that name nothing by themselves: `ban xây dựng Đảng`, `trường THPT`.
_NO_NAME = re.compile(r"Đảng|Mặt trận|Nhà nước|Nhân dân|(?<!\w)(?:THPT|THCS|PTDTBT|PTDTNT|TH|MN|CSTV|HĐND|UBND)(?!\w)")
_NUMBERED_UNIT = re.compile(r" (?:thôn|bản|ấp|khóm|xóm|tổ|khu phố|khu|số|tiểu khu) \d+$")


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
    for title in article.hits_between("titles", head.start - 40, head.start):
        if title.end == head.start - 1 or title.start < head.start < title.end <= head.end:
            return True
    return False


def names_one(article: Analysis, hit: Hit, end: int) -> bool:
    """Whether a head with what follows it is a mention of a body."""
    words = article.text[hit.start : end]
    if words[0].isupper():
        return True
    if not hit.entry.lower and not beside_title(article, hit):
        return False
    return any(c.isupper() for c in _NO_NAME.sub("", words)) or _NUMBERED_UNIT.search(words) is not None


class Reading:
    """One name being read: what it takes, and what it has taken."""

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
        if hit is None:
            return False
        if _chance(self.article, hit):
            return self.article.hit_at("domains", pos) is None
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
        word = LOWER_WORD.match(self.article.folded if capital else self.article.text, pos)
        if word is None:
            return False
        names = self.article.rules.names
        pair = PAIR.match(self.article.folded, pos)
        if pair is not None and pair[0] in names["words.stop-phrase"]:
            return True
        return self.article.folded[pos : word.end()] in names["words.stop"]
