"""Normalised text with a map back to the article's own characters.

Three views of one article, made once:

* ``raw``: the article as decoded. All offsets in records point here; it is never changed.
* ``text``: NFC, exotic spaces, dashes and quotes replaced, runs of blanks folded into one, lines broken within a
  sentence joined.
* ``key``: ``text`` in lower case with one placement of tone marks (``hoà`` → ``hòa``) and every character
  that is neither letter nor digit a blank: what the automaton reads. ``len(key) == len(text)``.

>>> view = normalize("Thư viện  tỉnh Khánh Hoà")
>>> view.text, view.key
('Thư viện tỉnh Khánh Hoà', 'thư viện tỉnh khánh hòa')
>>> start = view.text.index("tỉnh"); view.raw_span(start, start + 4)
(10, 14)
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from minutes_extract.text.letters import LOWER

# Same-length replacements. ð (eth) and Ð stand for đ, Đ in text that went through legacy encodings.
_REPLACE = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
                        "\u202f\u205f\u3000\t\v\f\u200b\ufeff\u00ad", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\u2043", "-"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        "ð": "đ", "Ð": "Đ", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n",
    }
)  # fmt: skip

_TONE_PAIRS = ("òa oà", "óa oá", "ỏa oả", "õa oã", "ọa oạ", "òe oè", "óe oé", "ỏe oẻ", "õe oẽ", "ọe oẹ",
               "ùy uỳ", "úy uý", "ủy uỷ", "ũy uỹ", "ụy uỵ")  # fmt: skip
# Both placements of the tone mark on oa, oe, uy are in use; the older one stands for both.
OLDER_TONE = {new: old for old, new in (pair.split() for pair in _TONE_PAIRS)}
# An open syllable only: `hoà` = `hòa`, but `hoàn` has one spelling. After q, `uy` is not a nucleus (`quý`).
_TONE_RE = re.compile(r"(?<!q)(?:" + "|".join(OLDER_TONE) + r")(?!\w)")
# Printable ASCII and precomposed Latin letters with single blanks need no rewriting.
_NEEDS_WORK = re.compile(r"  |[^\n\x20-\x5f\x61-\x7e\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u024f\u1e00-\u1eff]")
_BLANKS = re.compile(r"[^\S\n]{2,}")
_CRLF = re.compile("\r\n")
# A line that was broken to fit a page goes on in small letters (`Bí thư Tỉnh⏎ủy`): its end is a blank like any other.
_WRAPPED = re.compile(rf"(?<=[\w,])\n(?=[{LOWER}])")
_NOT_WORD = re.compile(r"[\W_]")
# Not on a blank (it may be in a run that is folded away), and not U+0344, the one mark that NFC makes longer.
_CLUSTER = re.compile(r"[^\s\u0300-\u036f][\u0300-\u0343\u0345-\u036f]+")


def fold(text: str) -> str:
    """Lower case, one tone placement, same length: the form in which words are compared.

    >>> fold("Uỷ viên HOÀ")
    'ủy viên hòa'
    """
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


# Names and words come back many times in an article; whole texts do not, and would fill the memory.
_SHORT = 64


def _fold(text: str) -> str:
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow when lowered (İ): keep those as they are
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _TONE_RE.sub(lambda m: OLDER_TONE[m[0]], lowered)


_fold_short = lru_cache(maxsize=16_384)(_fold)


def key_of(text: str) -> str:
    """The automaton's view of a text: folded, every non-alphanumeric a blank.

    >>> key_of("Sở Văn hoá, Thể thao")
    'sở văn hóa  thể thao'
    """
    return _NOT_WORD.sub(" ", fold(text))


@dataclass(slots=True)
class View:
    """An article's raw, normalised and key text, and the way back."""

    raw: str
    text: str
    folded: str
    key: str
    # Parallel lists: from normalised offset `_at[i]` on, raw offset = normalised offset + `_shift[i]`.
    _at: list[int] = field(default_factory=list, repr=False)
    _shift: list[int] = field(default_factory=list, repr=False)

    def raw_offset(self, offset: int) -> int:
        """The raw offset of the character at a normalised offset."""
        if not self._at:
            return offset
        return offset + self._shift[bisect_right(self._at, offset) - 1]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of a normalised span: from its first character to the end of its last one.

        Combining marks belong to their letter, so an NFD stretch comes back whole.
        """
        if end <= start:
            at = self.raw_offset(start)
            return at, at
        # The end of the last character is the start of the next one, less blanks that were folded away.
        last = self.raw_offset(end - 1)
        stop = last + 1
        while stop < len(self.raw) and unicodedata.combining(self.raw[stop]):
            stop += 1
        return self.raw_offset(start), stop


def normalize(raw: str) -> View:
    """Makes the views of one article. Never fails; the length of ``raw`` is unlimited."""
    text = raw
    at: list[int] = []
    shift: list[int] = []
    if _NEEDS_WORK.search(raw):
        text, at, shift = _rewrite(raw)
    if "\n" in text:
        text = _WRAPPED.sub(" ", text)
    folded = fold(text)
    return View(raw, text, folded, _NOT_WORD.sub(" ", folded), at, shift)


def _rewrite(raw: str) -> tuple[str, list[int], list[int]]:
    """Composes, replaces and folds blanks, noting where the distance to the raw text changes."""
    parts: list[str] = []
    at, shift = [0], [0]
    out = pos = 0
    same = raw.translate(_REPLACE)  # one to one: offsets still those of raw
    if len(same) != len(raw):
        raise AssertionError("replacement table is not one to one")
    for start, end, new in _changes(raw, same):
        if new == same[start:end]:
            continue
        parts.append(same[pos:start])
        parts.append(new)
        out += start - pos + len(new)
        pos = end
        at.append(out)
        shift.append(pos - out)
    parts.append(same[pos:])
    if len(at) == 1:
        return "".join(parts), [], []
    return "".join(parts), at, shift


def _changes(raw: str, same: str) -> list[tuple[int, int, str]]:
    """Spans of ``same`` whose length changes, with what they become, in order."""
    found = [(m.start(), m.end(), "\n" if raw[m.start()] == "\r" else " ") for m in _blank_runs(raw, same)]
    if not unicodedata.is_normalized("NFC", raw):
        found += [(m.start(), m.end(), unicodedata.normalize("NFC", m[0])) for m in _CLUSTER.finditer(same)]
        found.sort()
    return found


def _blank_runs(raw: str, same: str) -> list[re.Match[str]]:
    runs = list(_BLANKS.finditer(same))
    if "\r\n" in raw:
        runs = sorted([*runs, *_CRLF.finditer(raw)], key=lambda m: m.start())
    return runs
