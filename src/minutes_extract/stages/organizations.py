"""Organisations: every mention of a named body, its longest span that names one body.

``Ban Thường vụ Đảng ủy Sở Văn hóa, Thể thao và Du lịch`` is one mention: head ``Ban Thường vụ``, nested heads
``Đảng ủy`` and ``Sở``, subject area ``Văn hóa, Thể thao và Du lịch``.
"""

from __future__ import annotations

from minutes_extract.rules.lexicon import Hit
from minutes_extract.stages.base import Analysis, Finding
from minutes_extract.stages.body_names import body_end, names_one

_STANDING = "thường trực"
_WELDED = ("uvbch", "uvbtv")


def find_organizations(article: Analysis) -> None:
    """Finds all mentions of bodies; bare heads are kept too, marked, for the titles beside them."""
    until = 0
    in_small: list[tuple[Hit, int]] = []
    not_bodies = [(h.start, h.end) for h in article.hits_of("words") if h.entry.id == "words.not-body"]
    generic = article.rules.names["words.generic"]
    for hit in article.hits_of("bodies"):
        if hit.start < until or any(low <= hit.start and high >= hit.end for low, high in not_bodies):
            continue
        end = body_end(article, hit)
        if _in_title(article, hit, end):
            continue
        if not names_one(article, hit, end):
            in_small.append((hit, end))
            continue
        start = _welded_start(article, hit)
        bare = end == hit.end and start == hit.start and article.folded[hit.start : hit.end] in generic
        article.add(Finding("organization", start, end, hit.entry.id, {"kind": hit.entry.kind, "bare": bare}))
        until = end
    _add_in_small(article, in_small)


def _add_in_small(article: Analysis, in_small: list[tuple[Hit, int]]) -> None:
    """`thư viện tỉnh` is the body that the article calls `Thư viện tỉnh Nam Định` too; `thư viện huyện, thị` is none."""
    names = {article.folded[o.start : o.end] for o in article.of("organization")}
    for hit, end in in_small:
        words = article.folded[hit.start : end]
        if end > hit.end and any(name == words or name.startswith(words + " ") for name in names):
            article.add(Finding("organization", hit.start, end, hit.entry.id, {"kind": hit.entry.kind, "bare": False}))
    article.findings.get("organization", []).sort(key=lambda o: o.start)


def _in_title(article: Analysis, hit: Hit, end: int) -> bool:
    """Whether the words are a title's: `Tỉnh ủy` of `Tỉnh ủy viên`, `Thường trực` of `Phó Bí thư Thường trực`."""
    titles = [t for t in article.hits_between("titles", hit.start - 34, hit.start + 1) if t.end > hit.start]
    if any(t.end >= end and (t.start < hit.start or t.end > end) for t in titles):
        return True
    # `Phó Bí thư Thường trực Đảng ủy`, `Phó Trưởng ban Thường trực Ban Tuyên giáo`: the word is the title's
    at = article.folded.find(_STANDING, hit.start, hit.end)
    return at >= 0 and any(t.start < hit.start and t.end == at + len(_STANDING) for t in titles)


def _welded_start(article: Analysis, hit: Hit) -> int:
    """`UVBCH Đảng bộ tỉnh`: the body begins inside the welded word."""
    start = hit.start - 6
    if start >= 0 and article.folded[start : hit.start - 1] in _WELDED and article.text[hit.start - 1] == " ":
        return start + 2
    return hit.start
