"""Values of dates: from a match and the article's context to EDTF, and the days that it covers.

EDTF is ISO 8601-2: ``2020-02-14``, ``2020-06``, ``199X``, ``2022-01/2022-06``, ``2020-03/..``, ``XXXX-06-24``.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_extract.records import Granularity, PartOfDay, ResolvedFrom
from minutes_extract.text.numbers import NUMBER_WORDS

if TYPE_CHECKING:
    from minutes_extract.stages.base import Finding

PARTS: dict[str, PartOfDay] = {
    "rạng sáng": "morning", "sáng": "morning", "trưa": "noon", "chiều": "afternoon", "tối": "evening",
    "đêm": "evening", "khuya": "evening",
}  # fmt: skip
_NUMBERS = {"nửa": 6} | NUMBER_WORDS
_MONTHS = {
    w: n for n, w in enumerate([*"một hai ba tư năm sáu bảy tám chín mười".split(), "mười một", "mười hai"], 1)
} | {"giêng": 1, "chạp": 12}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
DEADLINE = re.compile(r"(?:trước|chậm nhất|thời hạn|hoàn thành|đến hết|muộn nhất)(?: là| vào)?(?: ngày)? $")
# A year-less date that would lie more than this after the day of publication is taken to be of the year before.
_FUTURE = dt.timedelta(days=200)


@dataclass(slots=True)
class Value:
    """An EDTF text; ``day`` where it is one known day."""

    text: str
    granularity: Granularity
    resolved_from: ResolvedFrom = "text"
    part: PartOfDay | None = None
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What an article says of its own time: the year and day it is about, and the date last named."""

    year: int | None = None
    day: dt.date | None = None
    published: dt.date | None = None
    source: ResolvedFrom = "article"
    last_day: dt.date | None = None
    first_day: dt.date | None = None
    last_year: int | None = None
    next_year: int | None = None
    opened: tuple[int, int] | None = None

    def after(self, before: list[Finding], since: int, next_year: int | None) -> Context:
        """The same, knowing the dates named before; days only from the offset ``since`` on.

        ``opened``: the line that a year opened (`Năm 2008, …`), and that year; it holds for the line's other dates.
        ``next_year``: of the date that follows closely (`quý I và quý II/2021`).
        """
        near = [f for f in before[-4:] if f.start >= since and not f.data.get("deadline")]
        days = [v.day for f in near if (v := f.data["value"]).day is not None]
        years = [int(v.text[:4]) for f in before[-3:] if f.start >= since and (v := f.data["value"]).text[:4].isdigit()]
        last_day, last_year = days[-1] if days else None, years[-1] if years else None
        opened = self.opened if self.opened is not None and self.opened[0] == since else None
        return replace(self, last_day=last_day, last_year=last_year, next_year=next_year, opened=opened)

    def year_of(self, month: int, day: int, *, ahead: bool = False) -> int | None:
        """The year of a day given without one; ``ahead``: a word says that it is still to come."""
        if self.published is not None:
            if ahead:
                return self.published.year
            try:
                found = dt.date(self.published.year, month, day)
            except ValueError:
                return self.published.year
            return self.published.year - (found - self.published > _FUTURE)
        return self.year


def _int(match: re.Match[str], name: str) -> int | None:
    text = match.groupdict().get(name)
    return int(text) if text else None


def _day(match: re.Match[str], context: Context) -> Value | None:
    day, month, year = _int(match, "d"), _int(match, "m"), _int(match, "y")
    short = _int(match, "yy")
    if month is None:
        month = _MONTHS.get(match.groupdict().get("mw") or "")
    source: ResolvedFrom = "text"
    if day is None or month is None:
        return None
    if year is None and short is not None:
        year = 2000 + short
    if year is None:
        ahead = DEADLINE.search(match.string, max(0, match.start() - 24), match.start("d")) is not None
        year, source = context.year_of(month, day, ahead=ahead), context.source
    if match.groupdict().get("rel") and context.year is not None:
        year = context.year - (match["rel"] == "ngoái")
    try:
        found = dt.date(year or 2000, month, day)
    except ValueError:
        return None
    part = match.groupdict().get("part")
    if year is None:
        return Value(f"XXXX-{month:02d}-{day:02d}", "day", "text", PARTS.get(part or ""))
    return Value(found.isoformat(), "day", source, PARTS.get(part or ""), found)


def _day_list(match: re.Match[str], context: Context) -> Value | None:
    first, last, month, year = (_int(match, name) for name in ("d", "d2", "m", "y"))
    source: ResolvedFrom = "text"
    if first is None or last is None or month is None or not first < last:
        return None
    if year is None:
        year, source = context.year_of(month, last), context.source
    try:
        low, high = dt.date(year or 2000, month, first), dt.date(year or 2000, month, last)
    except ValueError:
        return None
    if year is None:
        return Value(f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}", "interval", "text")
    return Value(f"{low}/{high}", "interval", source)


def _related_year(match: re.Match[str], context: Context) -> tuple[int | None, ResolvedFrom]:
    """The year stated, or named by a word (`năm ngoái`), or the article's."""
    year = _int(match, "y")
    if year is not None:
        return year, "text"
    shift = {"ngoái": -1, "trước": -1, "sau": 1, "tới": 1}.get(match.groupdict().get("rel") or "", 0)
    base = context.year if shift else (context.next_year or context.year or context.last_year)
    return (base + shift if base is not None else None), context.source


def _month(match: re.Match[str], context: Context) -> Value | None:
    month = _int(match, "m")
    year, source = _related_year(match, context)
    if month is None:
        return None
    if year is None:
        return Value(f"XXXX-{month:02d}", "month", "text")
    if (
        source != "text"
        and not match.groupdict().get("rel")
        and context.last_year is not None
        and context.published is None
    ):
        year = context.last_year
    return Value(f"{year}-{month:02d}", "month", source)


def _month_range(match: re.Match[str], _context: Context) -> Value | None:
    first, last = int(match["m"]), int(match["m2"])
    if not first < last:
        return None
    return Value(f"{match['y']}-{first:02d}/{match['y']}-{last:02d}", "interval")


def _months(match: re.Match[str], context: Context) -> Value | None:
    """`6 tháng đầu năm 2022`, `3 tháng cuối năm`."""
    word = match["n"]
    count = int(word) if word.isdigit() else _NUMBERS[word]
    year, source = _related_year(match, context)
    first, last = (13 - count, 12) if match.groupdict().get("side") == "cuối" else (1, count)
    label = "XXXX" if year is None else str(year)
    size: Granularity = "half-year" if count == 6 else "interval"
    return Value(f"{label}-{first:02d}/{label}-{last:02d}", size, "text" if year is None else source)


def _quarter(match: re.Match[str], context: Context) -> Value | None:
    quarter = match["q"]
    number = int(quarter) if quarter.isdigit() else _ROMAN[quarter]
    year, source = _related_year(match, context)
    if context.opened is not None and source != "text" and context.next_year is None:
        year = context.opened[1]
    label = "XXXX" if year is None else str(year)
    text = f"{label}-{3 * number - 2:02d}/{label}-{3 * number:02d}"
    return Value(text, "quarter", "text" if year is None else source)


def _year(match: re.Match[str], context: Context) -> Value | None:
    year, source = _related_year(match, context)
    return None if year is None else Value(str(year), "year", source)


def _years(match: re.Match[str], _context: Context) -> Value | None:
    first, last = match["y"], match["y2"]
    if len(last) == 2:
        last = first[:2] + last
    if not 0 <= int(last) - int(first) <= 200:
        return None
    return Value(f"{first}/{last}", "interval")


def _decade(match: re.Match[str], _context: Context) -> Value | None:
    decade = match["dec"]
    if len(decade) == 2:
        century = match.groupdict().get("century")
        decade = ("20" if century in ("xxi", "21") else "19") + decade
    return Value(decade[:3] + "X", "decade")


def _same_day(match: re.Match[str], context: Context) -> Value | None:
    day = context.last_day or context.first_day or context.day
    if day is None:
        return None
    return Value(day.isoformat(), "day", context.source, PARTS.get(match["part"] or ""), day)


def _today(match: re.Match[str], context: Context) -> Value | None:
    part = PARTS.get(match["part"] or "")
    words = match["day"] or ""
    part = part or PARTS.get(words.partition(" ")[0])
    if match["d"] is not None:
        value = _day(match, context)
        if value is not None:
            value.part = part
        return value
    day = context.published or context.first_day or context.last_day or context.day
    if context.published is None and context.source == "reference":
        day = context.day
    if day is None:
        return None
    if match["next"] or words.endswith("mai"):
        day += dt.timedelta(days=1)
    if words.endswith("qua"):
        day -= dt.timedelta(days=1)
    return Value(day.isoformat(), "day", context.source, part, day)


Builder = Callable[[re.Match[str], Context], Value | None]
BUILDERS: dict[str, Builder] = {
    "day": _day, "day-list": _day_list, "month": _month, "month-range": _month_range, "months": _months,
    "quarter": _quarter, "year": _year, "years": _years, "decade": _decade, "same-day": _same_day, "today": _today,
}  # fmt: skip


def join(left: Value, right: Value | None) -> Value | None:
    """The interval from one value to another; to ``None``, an open one. None where it would run backwards.

    >>> join(Value("2015", "year"), Value("2018-01/2018-03", "quarter")).text
    '2015/2018-03'
    """
    first = left.text.partition("/")[0]
    if right is None:
        return Value(f"{first}/..", "interval", left.resolved_from, left.part)
    last = right.text.rpartition("/")[2]
    if first.startswith("XXXX") and not last.startswith("XXXX"):
        first = last[:4] + first[4:]
    if first[: len(last)] > last[: len(first)]:
        return None
    source: ResolvedFrom = "text" if left.resolved_from == right.resolved_from == "text" else "article"
    return Value(f"{first}/{last}", "interval", source, left.part)


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """First and last ISO day that an EDTF value covers; None where it is open or unknown.

    >>> bounds("2022-01/2022-06"), bounds("2020-02"), bounds("2020-03/.."), bounds("199X")
    (('2022-01-01', '2022-06-30'), ('2020-02-01', '2020-02-29'), ('2020-03-01', None), ('1990-01-01', '1999-12-31'))
    """
    first, _, last = edtf.partition("/")
    return _edge(first, low=True), _edge(last or first, low=False)


def _edge(part: str, *, low: bool) -> str | None:
    if part == ".." or part.startswith("XXXX"):
        return None
    if part.endswith("X"):
        return f"{part[:3]}0-01-01" if low else f"{part[:3]}9-12-31"
    if len(part) == 4:
        return f"{part}-01-01" if low else f"{part}-12-31"
    if len(part) == 7:
        year, month = int(part[:4]), int(part[5:])
        return f"{part}-{1 if low else calendar.monthrange(year, month)[1]:02d}"
    return part
