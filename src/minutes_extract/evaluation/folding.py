"""How words are compared when gold and prediction are: letter case, tone placement, dashes and outer marks aside.

>>> fold("Uỷ ban  nhân dân –") == fold("ủy ban nhân dân")
True
>>> round(dice("đảng viên mới", "đảng viên"), 2)
0.8
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from minutes_extract.text.normalize import OLDER_TONE

_TONE = re.compile("|".join(OLDER_TONE))  # anywhere: only whether two texts are the same is asked here
_OUTER = ' .,;:-"“”()'

# Bodies that their name alone does not tell apart: annotators need not mark them, and programs may. They are part
# of how scores are defined, so they stand here: patterns that change must not change the measure.
BARE_HEADS = frozenset(
    head.strip()
    for head in """
    đảng, nhà nước, đảng ủy, đảng bộ, chi bộ, chi ủy, cấp ủy, công đoàn, công đoàn cơ sở, sở, trường, ban chấp hành,
    ban thường vụ, bch, btv, chi đoàn, đoàn, hội, mặt trận, ban chấp hành mới, ban, phòng, khối, ngành, trung ương,
    học viện, công ty, bộ, thư viện, nhà trường, đơn vị, đoàn thể, hội đồng, ubnd, hđnd, thường trực, ủy ban kiểm tra,
    ban giám hiệu, cảng, đoàn giám sát, tập đoàn, tổng công ty, hđqt, ngân hàng, chi nhánh, trạm y tế, ban kiểm tra,
    ban lãnh đạo, ban giám đốc, ban tổ chức, viện, tòa án, công an """.replace("\n", " ").split(",")
)


def fold(words: str | None) -> str:
    """One spelling for what reads the same."""
    folded = unicodedata.normalize("NFC", words or "").lower()
    folded = _TONE.sub(lambda m: OLDER_TONE[m[0]], folded)
    folded = re.sub("[–—−]", "-", folded)
    return " ".join(folded.split()).strip(_OUTER)


def tokens(words: str | None) -> list[str]:
    """The folded words, a percent sign counting as one."""
    return re.findall(r"\w+|%", fold(words))


def dice(one: str | None, other: str | None) -> float:
    """Shared words, twice, over all words; two empty texts are the same."""
    a, b = Counter(tokens(one)), Counter(tokens(other))
    if not a and not b:
        return 1.0
    return 2 * (a & b).total() / (a.total() + b.total())


def bare_title(title: str | None) -> str:
    """A title without the words that its status says, its abbreviation written out.

    >>> bare_title("nguyên UV")
    'ủy viên'
    """
    without = re.sub(r"^(?:nguyên|cựu|quyền|q\.)\s+", "", fold(title))
    return re.sub(r"^uv\b\.?", "ủy viên", without)


def edtf(value: object) -> str:
    """A date's value without a part of the day, with one kind of dash."""
    return re.sub(r"T(?:MO|MI|AF|EV|NI)$", "", str(value or "")).replace("–", "-").strip()
