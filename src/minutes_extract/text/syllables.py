"""The shape of a Vietnamese syllable: what no Vietnamese word looks like is a name from abroad, or two words glued.

>>> [is_syllable(word) for word in ("nghiêng", "Khoái", "Somphone", "Jang", "Bảyhứa")]
[True, True, False, False, False]
"""

from __future__ import annotations

import re
import unicodedata

_ONSET = "(?:b|ch?|d|gi?h?|h|kh?|l|m|n(?:gh?|h)?|ph?|qu|r|s|t[hr]?|v|x)?"
_NUCLEUS = (
    "(?:uye|uyu|uya|ieu|yeu|oai|oay|oeo|uoi|uou|uay|uao|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ya|ye"
    "|a|e|i|o|u|y)"
)
_CODA = "(?:ch?|m|n[gh]?|p|t)?"
_SYLLABLE = re.compile(_ONSET + _NUCLEUS + _CODA)
_MARKS = re.compile("[\u0300-\u036f]")


def is_syllable(word: str) -> bool:
    """Whether a word could be one syllable of Vietnamese, whatever its tone and its letter case."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", word.lower())).replace("đ", "d")
    return _SYLLABLE.fullmatch(bare) is not None
