"""Dates: expressions of calendar time, their EDTF values, and the years that the text leaves out.

``Sáng 24-6`` under a dateline of 2018 is ``2018-06-24``, part of day ``morning``, resolved from the article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from minutes_extract.stages.article_year import evidence, main_year
from minutes_extract.stages.base import Analysis, Finding, settle
from minutes_extract.stages.date_values import BUILDERS, DEADLINE, PARTS, Context, Value, join

_CLOSE = 6  # characters: ` và `, ` - `
_LONGEST_AGO = 10  # years; an older date in the lead is what the event commemorates
_LONGEST_LEAD = 1500
_SILENT_LINES = ("counter", "signature")
# A part of the day or a weekday before the number, and "ngày", belong to the mention's reading, not to its span.
_PART_BEFORE = re.compile(
    r"(?:^|\W)(rạng sáng|sáng|trưa|chiều|tối|đêm|khuya)(?: nay)?(?:,? (?:thứ \w+|chủ nhật))?(?:,| )*(?:ngày |mùng )?$"
)
_BRIDGE = re.compile(r" ?(?:đến|tới|-)(?: hết)?(?: (?:buổi )?(?:sáng|trưa|chiều|tối))?(?: ngày)? ?")
_FROM = re.compile(r"(?:kể )?từ (?:(?:sáng|trưa|chiều|tối) )?(?:ngày )?$")
_TO_NOW = re.compile(r" (?:đến nay|tới nay|trở đi|trở lại đây)")
_TITLE_YEAR = re.compile(r"(?<![\d.,/-])(20[0-4]\d|19[4-9]\d)(?![\d.,/]\d)")


def find_dates(article: Analysis) -> None:
    """Finds all dates of an article; terms of office must have been found before."""
    found = settle([*_matches(article)], {e.rule.id: e.rule.weight for e in article.rules.expressions["dates"]})
    blocked = [(t.start, t.end) for t in article.of("term")] + [
        (d.data["number_start"], d.end) for d in article.of("document")
    ]
    found = _outside(found, sorted(blocked))
    context = _context(article, found)
    dated: list[Finding] = []
    for finding, following in zip_longest(found, found[1:]):
        value = _value(
            article,
            finding,
            context.after(dated, article.line_at(finding.start).start, _year_of_next(finding, following)),
        )
        if value is None:
            continue
        finding.data["value"] = value
        # What is still to be done by a day is not what happened on it: `cùng ngày` means another.
        finding.data["deadline"] = bool(DEADLINE.search(article.folded, max(0, finding.start - 24), finding.start))
        dated.append(finding)
        if value.granularity == "year" and article.text[finding.start].isupper():
            context = replace(context, opened=(article.line_at(finding.start).start, int(value.text)))
        if context.first_day is None and value.day is not None and _is_of_event(article, finding):
            context = replace(context, first_day=value.day)
    for finding in _join_ranges(article, dated):
        article.add(finding)


def _is_of_event(article: Analysis, finding: Finding) -> bool:
    return article.line_at(finding.start).kind != "dateline" and not _of_document(article, finding)


def _outside(found: list[Finding], blocked: list[tuple[int, int]]) -> list[Finding]:
    """Findings that share no character with spans given in order; both without overlaps among themselves."""
    ends = [end for _, end in blocked]
    out = []
    for finding in found:
        at = bisect_right(ends, finding.start)
        if at == len(blocked) or blocked[at][0] >= finding.end:
            out.append(finding)
    return out


def _matches(article: Analysis) -> list[Finding]:
    """All matches of all rules, before overlaps are settled."""
    out, folded = [], article.folded
    silent = [line for line in article.lines if line.kind in _SILENT_LINES]
    for expression in article.rules.expressions["dates"]:
        rule = expression.rule
        if rule.only:
            stretches = [(x.start, x.end) for x in article.lines if x.kind in rule.only]
        else:
            stretches = [(0, len(folded))]
        for low, high in stretches:
            for match in expression.find(folded, low, high):
                start, end = match.span()
                if any(line.start <= start < line.end for line in silent):
                    continue
                start, end = _trim(match)
                if rule.params:
                    start -= _led_by(rule.params["before"], folded, start)
                out.append(Finding("date", start, end, rule.id, {"match": match, "make": rule.make}))
    return out


def _led_by(pattern: str, folded: str, start: int) -> int:
    """How many characters before a match belong to it (`giai đoạn 2021-2025`)."""
    found = re.search(pattern, folded[max(0, start - 24) : start])
    return len(found[0]) if found else 0


def _trim(match: re.Match[str]) -> tuple[int, int]:
    """A bare day and month is cut to its numbers: the words before them are evidence."""
    groups = match.re.groupindex
    counted = "d2" in groups and match.start() > 1 and match.string[match.start() - 2].isdigit()  # `2 ngày 21 và 22/6`
    if counted or ("s" in groups and "d" in groups and match["d"] and "y" not in groups):
        return match.start("d"), match.end()
    return match.span()


def _context(article: Analysis, found: list[Finding]) -> Context:
    """The year, and if possible the day, that the article is about, each with its evidence."""
    full = [(finding, day) for finding in found if (day := _stated_day(finding)) is not None]
    for finding, day in full:
        if article.line_at(finding.start).kind == "dateline":
            article.add(Finding("published", finding.start, finding.end, finding.rule, {"value": day.isoformat()}))
            return Context(year=day.year, day=day, published=day, source="article")
    days = [(finding.start, day) for finding, day in full if not _of_document(article, finding)]
    if days:
        # A date of the lead is the event's; further down the latest one is nearest to it.
        newest = max([day.year for _, day in days] + [int(y) for y in _TITLE_YEAR.findall(article.folded)])
        lead = [day for start, day in days if start < _lead_end(article) and newest - day.year <= _LONGEST_AGO]
        if lead:
            return Context(year=lead[0].year, day=lead[0], source="article")
    elif article.reference_date is not None:
        known = article.reference_date
        return Context(year=known.year, day=known, source="reference")
    year = main_year(evidence(article), _lead_end(article), _event_day(found))
    last = max((day for _, day in days if day.year == year), default=None)
    return Context(year=year, day=last, source="article")


def _event_day(found: list[Finding]) -> tuple[int, int] | None:
    """Month and day of the first day that is given without a year: nearly always that of the event."""
    for finding in found:
        groups = finding.data["match"].groupdict()
        if groups.get("m") and groups.get("d") and not groups.get("y"):
            return int(groups["m"]), int(groups["d"])
    return None


def _stated_day(finding: Finding) -> date | None:
    """The day of a date that says all of it; of several days (`14 - 15/12/2023`) the last."""
    make, groups = finding.data["make"], finding.data["match"].groupdict()
    if make not in ("day", "day-list") or not (groups.get("y") or groups.get("yy")):
        return None
    value = BUILDERS[make](finding.data["match"], Context())
    if value is None:
        return None
    return value.day or date.fromisoformat(value.text.rpartition("/")[2])


def _of_document(article: Analysis, finding: Finding) -> bool:
    """`Quyết định số 747-QĐ/TU, ngày 02/11/2023`: the date is the document's, not the article's."""
    return any(
        0 <= finding.start - d.end <= 14 for d in article.between("document", finding.start - 120, finding.start)
    )


def _lead_end(article: Analysis) -> int:
    """The end of title and first paragraphs."""
    lead = article.lines[min(2, len(article.lines) - 1)].end if article.lines else 0
    return min(lead, _LONGEST_LEAD)


def _year_of_next(finding: Finding, following: Finding | None) -> int | None:
    """`quý I và quý II/2021`: the year of the next date, when it is close."""
    if following is None or following.start - finding.end > _CLOSE:
        return None
    year = following.data["match"].groupdict().get("y")
    return int(year) if year else None


def _value(article: Analysis, finding: Finding, context: Context) -> Value | None:
    match = finding.data["match"]
    value = BUILDERS[finding.data["make"]](match, context)
    if value is None:
        if finding.data["make"] == "day" and finding.rule != "dates.numeric.dm":
            words = article.text[finding.start : finding.end]
            article.warnings.append(f"no such date: {words}")
        return None
    if value.part is None:
        part = _PART_BEFORE.search(article.folded[max(0, finding.start - 40) : finding.start])
        value.part = PARTS.get(part[1]) if part else None
    return value


def _join_ranges(article: Analysis, dated: list[Finding]) -> list[Finding]:
    """`từ tháng 8-2007 đến tháng 12-2015` is one interval; `từ tháng 3-2020 đến nay` is open."""
    out: list[Finding] = []
    folded = article.folded
    for finding in dated:
        previous = out[-1] if out else None
        if previous is not None and not previous.data.get("joined"):
            between = folded[previous.end : finding.start]
            led = _FROM.search(folded[max(0, previous.start - 24) : previous.start])
            tight = " - " in f" {between} " and _same_size(previous, finding)
            stated = "-" not in between and _both_stated(previous, finding)  # `Tháng 2-1990 đến tháng 3-1993`
            joins = len(between) <= 30 and _BRIDGE.fullmatch(between) and (led or tight or stated)
            value = join(previous.data["value"], finding.data["value"]) if joins else None
            if value is not None:
                previous.data["value"] = value
                previous.start = previous.start - len(led[0]) if led else previous.start
                previous.end, previous.data["joined"] = finding.end, True
                continue
        out.append(finding)
        led = _FROM.search(folded[max(0, finding.start - 24) : finding.start])
        now = _TO_NOW.match(folded, finding.end)
        if now and (led or article.text[finding.start].isupper()):
            finding.data["value"] = join(finding.data["value"], None)
            finding.start -= len(led[0]) if led else 0
            finding.end, finding.data["joined"] = now.end(), True
    return out


def _both_stated(left: Finding, right: Finding) -> bool:
    """Two months or years, each with all its figures."""
    values = (left.data["value"], right.data["value"])
    return all(value.granularity in ("month", "year") and value.resolved_from == "text" for value in values)


def _same_size(left: Finding, right: Finding) -> bool:
    size = left.data["value"].granularity
    return size == right.data["value"].granularity and size in ("day", "month")
