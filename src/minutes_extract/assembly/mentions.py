"""From findings to mentions: normalised offsets back to the source's own characters."""

from __future__ import annotations

import unicodedata

from minutes_extract.records import Mention
from minutes_extract.stages.base import Analysis, Finding


def mention(article: Analysis, start: int, end: int, rule: str) -> Mention:
    """The mention of a normalised span."""
    low, high = article.view.raw_span(start, end)
    return Mention.model_construct(text=article.view.raw[low:high], start=low, end=high, rule=rule)


def mention_of(article: Analysis, finding: Finding) -> Mention:
    return mention(article, finding.start, finding.end, finding.rule)


def as_written(article: Analysis, start: int, end: int) -> str:
    """The source's own characters for a span in one line: its kind of apostrophe stays (`H’Lan`), composed letters."""
    low, high = article.view.raw_span(start, end)
    return " ".join(unicodedata.normalize("NFC", article.view.raw[low:high]).split())


def words(article: Analysis, start: int, end: int) -> str:
    """The text of a span in one line, blanks folded, as records name things."""
    return " ".join(article.text[start:end].split())
