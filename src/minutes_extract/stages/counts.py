"""Counts of people: `các`, `07`, `ba` before an honorific or an office."""

from __future__ import annotations

import re

from minutes_extract.stages.base import Analysis
from minutes_extract.text.numbers import NUMBER_WORDS

# `năm` is a year more often than a five: `trong năm đồng chí Mận công tác tại xã`.
_WORDS = "|".join(word for word in NUMBER_WORDS if word != "năm")
_COUNT = re.compile(rf"(?<![\w/.,-])(?:các|{_WORDS}|\d{{1,2}}) $")
_LONGEST = 6


def count_before(article: Analysis, start: int) -> tuple[int, int] | None:
    """The span of a plural word or a number that ends with one blank before ``start`` (normalised offsets)."""
    match = _COUNT.search(article.folded, max(0, start - _LONGEST), start)
    return None if match is None else (match.start(), match.end() - 1)
