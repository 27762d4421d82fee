"""One article for the eye: its text with every mention coloured, its records in tables under it.

>>> term = Mention(text="nhiệm kỳ 2020-2025", start=8, end=26, rule="terms.years")
>>> highlighted("Đại hội nhiệm kỳ 2020-2025", [("term", term)]).markup
'Đại hội [white on blue]nhiệm kỳ 2020-2025[/white on blue]'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from minutes_extract.records import Mention, Minutes, Official, Organization, Percentage

STYLES = {
    "title": "bold",
    "meeting": "underline",
    "organization": "black on bright_cyan",
    "official": "black on bright_green",
    "position": "black on bright_yellow",
    "term": "white on blue",
    "date": "black on bright_magenta",
    "percentage": "white on red",
    "document": "black on bright_white",
    "byline": "italic dim",
}

# One for one, so that offsets stay: control characters could drive the terminal, and rich would drop some.
_VISIBLE = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], "\ufffd") | {
    ord("\n"): "\n",
    ord("\t"): " ",
    ord("\r"): " ",
}


def spans(minutes: Minutes) -> Iterator[tuple[str, Mention]]:
    """Every mention of a record with its kind, a key of ``STYLES``."""
    if minutes.article.title:
        yield "title", minutes.article.title
    yield from (("byline", byline.mention) for byline in minutes.article.bylines)
    if minutes.meeting:
        yield "meeting", minutes.meeting.mention
    yield from (("date", date.mention) for date in minutes.dates)
    yield from (("organization", m) for organization in minutes.organizations for m in organization.mentions)
    for official in minutes.officials:
        yield from (("official", mention) for mention in official.mentions)
        yield from (("position", position.mention) for position in official.positions)
    yield from (("term", mention) for term in minutes.terms for mention in term.mentions)
    yield from (("percentage", percentage.mention) for percentage in minutes.percentages)
    yield from (("document", mention) for document in minutes.documents for mention in document.mentions)


def highlighted(text: str, found: Iterable[tuple[str, Mention]]) -> Text:
    """The text with its mentions coloured; where they overlap, the longest lies below the shorter ones."""
    coloured = Text(text.translate(_VISIBLE))
    for kind, mention in sorted(found, key=lambda each: each[1].start - each[1].end):
        coloured.stylize(STYLES[kind], mention.start, mention.end)
    return coloured


def show(console: Console, text: str, minutes: Minutes) -> None:
    """Prints an article and its records; colours only where ``console`` is a terminal."""
    found = list(spans(minutes))
    console.print(highlighted(text, found), soft_wrap=not console.is_terminal)
    if console.is_terminal and found:
        kinds = {kind for kind, _ in found}
        console.print()
        console.print(Text("  ").join(Text(f" {k} ", style) for k, style in STYLES.items() if k in kinds))
    for part in _tables(minutes):
        console.print()
        console.print(part)


def _tables(minutes: Minutes) -> Iterator[RenderableType]:
    names = {organization.id: organization.name for organization in minutes.organizations}
    terms = {term.id: f"{term.start_year}-{term.end_year}" for term in minutes.terms}
    tables = (
        _about(minutes),
        _table("Officials", "name|title|organisation|status|term|roles", _officials(minutes.officials, terms)),
        _table("Organisations", "id|name|kind|part of|mentions", _organizations(minutes.organizations, names)),
        _table(
            "Terms of office",
            "id|years|ordinal|organisation|mentions",
            (
                (t.id, terms[t.id], t.ordinal, names.get(t.organization_id or ""), len(t.mentions))
                for t in minutes.terms
            ),
        ),
        _table(
            "Dates",
            "value|granularity|part of day|resolved from|as written",
            ((d.value, d.granularity, d.part_of_day, d.resolved_from, d.mention.text) for d in minutes.dates),
        ),
        _table(
            "Percentages",
            "value|subject|predicate|kind|period|outcome",
            ((_value(p), p.subject, p.predicate, p.kind, p.period, p.outcome) for p in minutes.percentages),
        ),
        _table(
            "Documents",
            "number|kind|date|issuer|mentions",
            ((d.number, d.kind, d.date, d.issuer, len(d.mentions)) for d in minutes.documents),
        ),
    )
    yield from (table for table in tables if table.row_count)
    if minutes.warnings:
        yield Group(*(Text(f"warning: {warning}", "yellow") for warning in minutes.warnings))


def _about(minutes: Minutes) -> Table:
    """The article and the meeting: one field a line."""
    article, meeting = minutes.article, minutes.meeting
    rows: list[tuple[object, ...]] = [
        ("title", article.title and article.title.text),
        ("published", article.published),
        *((byline.role, byline.name) for byline in article.bylines),
    ]
    if meeting:
        when = " ".join(filter(None, (meeting.date, meeting.part_of_day)))
        rows += [
            ("meeting", f"{meeting.name} ({meeting.kind})"),
            ("date", when),
            ("place", meeting.place),
            ("host", meeting.host),
            ("chair", ", ".join(meeting.chair)),
        ]
    return _table("Article", "field|value", (row for row in rows if row[1]))


def _officials(officials: list[Official], terms: dict[str, str]) -> Iterator[tuple[object, ...]]:
    for official in officials:
        name, roles = official.name, ", ".join(official.roles)
        for position in official.positions:
            body = position.organization or position.organization_text
            yield name, position.title, body, position.status, terms.get(position.term_id or ""), roles
            name = roles = ""  # once for each person
        if not official.positions:
            yield name, None, None, None, None, roles


def _organizations(found: list[Organization], names: dict[str, str]) -> Iterator[tuple[object, ...]]:
    for each in found:
        yield each.id, each.name, each.kind, names.get(each.parent_id or ""), len(each.mentions)


def _value(percentage: Percentage) -> str:
    """A percentage's number as read: ``>= 90``, ``80-85``.

    >>> _value(Percentage(id="percentage-1", value=90, comparator=">=", kind="target",
    ...                   mention=Mention(text="90%", start=0, end=3, rule="r")))
    '>= 90%'
    """
    if percentage.comparator == "range":
        return f"{percentage.value:g}-{percentage.upper:g}%"
    sign = "" if percentage.comparator == "=" else f"{percentage.comparator} "
    return f"{sign}{percentage.value:g}%"


def _table(title: str, columns: str, rows: Iterable[tuple[object, ...]]) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold")
    for column in columns.split("|"):
        table.add_column(column)
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell).translate(_VISIBLE)) for cell in row))
    return table
