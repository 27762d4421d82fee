"""Lines and sentences of normalised text.

>>> [text for text in ("Chi bộ họp. Đại hội bầu đ/c. Lê Mận" [a:b] for a, b in split_sentences(
...     "Chi bộ họp. Đại hội bầu đ/c. Lê Mận", 0, 35))]
['Chi bộ họp.', 'Đại hội bầu đ/c. Lê Mận']
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutes_extract.text.letters import LOWER, UPPER

BODY = "body"
TITLE = "title"

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_EDGE = re.compile(r"\s*(.*\S)")
# A stop ends a sentence when a blank and a capital, digit, quote or bullet follow, or a capital directly
# ("bền vững.Phấn đấu"). `./.` closes an article.
_END = re.compile(
    rf"(?:[.!?…]+[\"')\]]*|\./\.)(?:(?=[{UPPER}][{LOWER}])|\s+(?=[{UPPER}\d\"'(\[+*•-]|\W{{1,2}}[{UPPER}])|$)"
)
# Abbreviations after which a stop ends nothing, single capitals (initials), and ordinals of lists.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.,\"])(?:TP|Tp|tp|TX|TT|T|Q|P|H|X|TS|ThS|GS|PGS|TSKH|DS|BS|KS|CN|LS|NS|đ/c|Đ/c|Đ/C|đ\.c|st|St|Mr|Mrs|Dr|No|UV"
    rf"|Bs|ThS\.BS|NSƯT|NGƯT|BSCKII|BSCKI|[{UPPER}]|\d{{1,2}})$"
)
_ORDINAL = re.compile(r"(?:kh[oó][aá]|thứ|quý|hạng|loại|lần|khu vực) [ivx]$")
_LIST_NUMBER = re.compile(r"(?:^|[\s(])\d{1,2}$")


@dataclass(slots=True)
class Line:
    """A line of normalised text without its outer blanks; ``kind`` is given by the layout stage."""

    start: int
    end: int
    kind: str = BODY


def split_lines(text: str) -> list[Line]:
    """Lines that hold something, in order."""
    lines = []
    for match in _LINE.finditer(text):
        inner = _EDGE.match(match[0])
        if inner is not None:
            lines.append(Line(match.start() + inner.start(1), match.start() + inner.end(1)))
    return lines


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences of one line, without the blanks between them."""
    spans, begin = [], start
    for match in _END.finditer(text, start, end):
        stop = match.end() if match[0].rstrip() == match[0] else match.start() + len(match[0].rstrip())
        if match[0].startswith(".") and not match[0].startswith("..") and _is_abbreviation(text, begin, match.start()):
            continue
        if stop > begin:
            spans.append((begin, stop))
        begin = match.end()
    if begin < end:
        spans.append((begin, end))
    return spans


def _is_abbreviation(text: str, begin: int, dot: int) -> bool:
    head = text[max(begin, dot - 8) : dot]
    if _LIST_NUMBER.search(head):
        return dot - begin <= 2  # "1." opens a list item; "… năm 2021." ends a sentence, "… 12." too
    if _ORDINAL.search(text[max(begin, dot - 12) : dot].lower()):
        return False  # `khóa X. Chi bộ họp.`: a numeral, not an initial
    return _ABBREVIATION.search(head) is not None
