"""minutes-extract: facts from Vietnamese news reports of public life.

>>> import minutes_extract as mx
>>> minutes = mx.extract("Sáng 24/6/2022, Thư viện tỉnh Sóc Trăng họp. Dự có ông Lê Văn Mận, Giám đốc Thư viện tỉnh.")
>>> minutes.dates[0].value, minutes.dates[0].part_of_day
('2022-06-24', 'morning')
>>> official = minutes.officials[0]
>>> official.name, official.positions[0].title, official.positions[0].organization
('Lê Văn Mận', 'Giám đốc', 'Thư viện tỉnh Sóc Trăng')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from minutes_extract.version import __version__

if TYPE_CHECKING:
    from minutes_extract.extractor import Extractor
    from minutes_extract.records import Minutes
    from minutes_extract.rules import PatternError
    from minutes_extract.text.decode import DecodeError

__all__ = ["DecodeError", "Extractor", "Minutes", "PatternError", "__version__", "extract"]

_HOME = {
    "Extractor": "minutes_extract.extractor",
    "Minutes": "minutes_extract.records",
    "PatternError": "minutes_extract.rules",
    "DecodeError": "minutes_extract.text.decode",
}
_shared: Extractor | None = None


def __getattr__(name: str) -> Any:
    """Loads the heavy parts (spaCy, the patterns) when they are first asked for."""
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'minutes_extract' has no attribute '{name}'")


def extract(text: str) -> Minutes:
    """Extracts one article with the shipped patterns.

    Parameters
    ----------
    text
        The article, decoded. Offsets in the result are code points into it, from 0. A lone surrogate (half a
        character, which JSON cannot hold) is read as U+FFFD, with a warning; offsets stay as they are.
    """
    global _shared
    if _shared is None:
        from minutes_extract.extractor import Extractor

        _shared = Extractor()
    return _shared.extract(text)
