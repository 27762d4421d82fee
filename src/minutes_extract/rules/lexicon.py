"""One automaton over all words of all rules: the single look at the whole text.

>>> lexicon = Lexicon([("titles", "bí thư", "t1"), ("bodies", "tỉnh ủy", "b1")])
>>> [(h.start, h.end, h.stage, h.entry) for h in lexicon.scan("bí thư tỉnh ủy")]
[(0, 6, 'titles', 't1'), (7, 14, 'bodies', 'b1')]
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from minutes_extract.text.normalize import key_of


class Hit(NamedTuple):
    """A word of a rule in the text: normalised offsets, the rule's stage, the rule."""

    start: int
    end: int
    stage: str
    entry: Any


class Lexicon:
    """Finds whole words only, all of them, overlapping ones too.

    Patterns begin with a blank, so that the automaton itself checks the left word border; the right one is
    checked here.
    """

    def __init__(self, entries: Iterable[tuple[str, str, Any]]) -> None:
        words: dict[str, list[tuple[str, Any]]] = {}
        for stage, term, entry in entries:
            key = " " + key_of(term).strip()
            if (stage, entry) not in words.setdefault(key, []):
                words[key].append((stage, entry))
        self._payload = list(words.values())
        self._automaton = AhoCorasick(list(words)) if words else None

    def scan(self, key: str) -> list[Hit]:
        """All hits in a key text (see :func:`~minutes_extract.text.normalize.key_of`), by start, longest first."""
        if self._automaton is None:
            return []
        payload, hits = self._payload, []
        padded = f" {key} "
        for index, start, end in self._automaton.find_matches_as_indexes(padded, overlapping=True):
            if padded[end] == " ":  # the padding shifts by one, and so does the blank that the pattern begins with
                for stage, entry in payload[index]:
                    hits.append(Hit(start, end - 1, stage, entry))
        hits.sort(key=lambda h: (h.start, -h.end))
        return hits
