"""What is measured, one function for each kind of fact: gold and record of one article in, findings out.

The measures above the line are the project's yardstick; those under it (``FURTHER``) look at what the yardstick
leaves out, and need gold that is complete (``NAME.gold.yaml``).

    dates          characters overlap, EDTF values are equal        terms          characters overlap, years are equal
    organizations  the same characters (letter case aside)          org~overlap    half of the characters are shared
    percentages    characters overlap, value and comparator equal   pct~subject, pct~predicate, pct~kind   of those
    names          one a person and article                         titles         name and words of the title are equal
    positions      name is equal, title and body together agree     meeting~date, meeting~name, meeting~chair
    ----
    dates~exact, terms~exact, pct~exact    of those found, the same characters
    org~name       full names of the bodies found                   position~status  of the offices found
    mentions       every mention of every person, the same characters
    documents      characters overlap, numbers are equal            bylines        name and role are equal
    meetings       an event is reported, or is not
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from minutes_extract.evaluation.folding import BARE_HEADS, bare_title, dice, edtf, fold, tokens
from minutes_extract.evaluation.matching import Finding, Item, findings, half_shared, judged, overlap, pair
from minutes_extract.gold.model import Gold, GoldOfficial, Mark
from minutes_extract.records import Meeting, Mention, Minutes, Official

MEASURES = (
    "dates", "organizations", "org~overlap", "terms", "percentages", "pct~subject", "pct~predicate", "pct~kind",
    "names", "titles", "positions", "meeting~date", "meeting~name", "meeting~chair",
)  # fmt: skip
FURTHER = (
    "dates~exact", "terms~exact", "pct~exact", "org~name", "position~status", "mentions", "documents", "bylines",
    "meetings",
)  # fmt: skip

Pairs = list[tuple[Item | None, Item | None]]


def dates(gold: Gold, minutes: Minutes) -> Iterator[Finding]:
    marked = [_marked(date, f"{date.text} = {date.value}") for date in gold.dates]
    periods = [_marked(term, term.text) for term in gold.terms]
    found = []
    for date in minutes.dates:
        item = _found(date.mention, f"{date.mention.text} = {date.value}", date)
        # Whether the years of a term are dates as well is not this measure's question.
        in_term = any(overlap(item, term) > 0 for term in periods)
        free = in_term and not any(overlap(item, other) > 0 for other in marked)
        found.append(_freed(item) if free else item)
    pairs = pair(marked, found, lambda g, p: overlap(g, p) > 0 and edtf(g.fact.value) == edtf(p.fact.value))
    yield from findings("dates", pairs)
    yield from _exact("dates~exact", pairs)


def organizations(gold: Gold, minutes: Minutes) -> Iterator[Finding]:
    marked = [
        _marked(each, each.text, free=each.optional or fold(each.text) in BARE_HEADS) for each in gold.organizations
    ]
    found = [
        _found(mention, mention.text, body, free=fold(mention.text) in BARE_HEADS)
        for body in minutes.organizations
        for mention in body.mentions
    ]
    pairs = pair(marked, found, lambda g, p: fold(g.label) == fold(p.label) and overlap(g, p) > 0)
    yield from findings("organizations", pairs)
    yield from findings("org~overlap", pair(marked, found, half_shared))
    yield from judged("org~name", _both(pairs), lambda g, p: fold(g.name) == fold(p.name))


def terms(gold: Gold, minutes: Minutes) -> Iterator[Finding]:
    marked = [_marked(term, term.text) for term in gold.terms]
    found = [_found(mention, mention.text, term) for term in minutes.terms for mention in term.mentions]
    pairs = pair(marked, found, lambda g, p: overlap(g, p) > 0 and _years(g) == _years(p))
    yield from findings("terms", pairs)
    yield from _exact("terms~exact", pairs)


def percentages(gold: Gold, minutes: Minutes) -> Iterator[Finding]:
    marked = [_marked(each, f"{each.comparator} {each.text}") for each in gold.percentages]
    found = [_found(each.mention, f"{each.comparator} {each.mention.text}", each) for each in minutes.percentages]
    pairs = pair(
        marked,
        found,
        lambda g, p: (
            overlap(g, p) > 0 and abs(g.fact.value - p.fact.value) < 1e-6 and g.fact.comparator == p.fact.comparator
        ),
    )
    yield from findings("percentages", pairs)
    both = _both(pairs)
    yield from judged("pct~subject", both, lambda g, p: dice(g.subject, p.subject) >= 0.5)
    yield from judged("pct~predicate", both, lambda g, p: dice(g.predicate, p.predicate) >= 0.4)
    yield from judged("pct~kind", both, lambda g, p: g.kind == p.kind)
    yield from _exact("pct~exact", pairs)


def officials(gold: Gold, minutes: Minutes) -> Iterator[Finding]:
    authors = {fold(byline.name) for byline in gold.bylines}
    marked = [_person(person) for person in gold.officials]
    found = [_predicted_person(person, free=fold(person.name) in authors) for person in minutes.officials]
    yield from findings("names", pair(marked, found, lambda g, p: fold(g.fact.name) == fold(p.fact.name)))

    held = [_office(person, office, office.name) for person in gold.officials for office in person.positions]
    predicted = [
        _office(person, office, office.organization_text)
        for person in minutes.officials
        if fold(person.name) not in authors
        for office in person.positions
    ]
    yield from findings("titles", pair(held, predicted, _same_title))
    pairs = pair(held, predicted, _same_office)
    yield from findings("positions", pairs)
    yield from judged("position~status", _both(pairs), lambda g, p: g["office"].status == p["office"].status)


def mentions(gold: Gold, minutes: Minutes) -> Iterator[Finding]:
    """Every mention of a person counts, wherever it stands; that it is given to the right person counts too."""
    authors = {fold(byline.name) for byline in gold.bylines}
    marked = [
        _marked(mention, f"{mention.text} ({person.name})", free=person.optional or mention.optional, fact=person)
        for person in gold.officials
        for mention in person.mentions
    ]
    found = [
        _found(mention, f"{mention.text} ({person.name})", person, free=fold(person.name) in authors)
        for person in minutes.officials
        for mention in person.mentions
    ]
    same = pair(marked, found, lambda g, p: _same_span(g, p) and fold(g.fact.name) == fold(p.fact.name))
    yield from findings("mentions", same)


def documents(gold: Gold, minutes: Minutes) -> Iterator[Finding]:
    marked = [_marked(each, each.text) for each in gold.documents]
    found = [
        _found(mention, mention.text, document, free=document.number is None)
        for document in minutes.documents
        for mention in document.mentions
    ]
    same = pair(marked, found, lambda g, p: overlap(g, p) > 0 and fold(g.fact.number) == fold(p.fact.number))
    yield from findings("documents", same)


def bylines(gold: Gold, minutes: Minutes) -> Iterator[Finding]:
    marked = [_marked(each, f"{each.role} {each.name}") for each in gold.bylines]
    found = [_found(each.mention, f"{each.role} {each.name}", each) for each in minutes.article.bylines]
    yield from findings("bylines", pair(marked, found, lambda g, p: fold(g.label) == fold(p.label)))


def meeting(gold: Gold, minutes: Minutes) -> Iterator[Finding]:
    marked, found = gold.meeting, minutes.meeting
    if marked is None:
        return
    item = _marked(marked, f"{marked.name} | {marked.date} | {', '.join(marked.chair)}")
    other = _predicted_meeting(found)
    fields = {
        "meeting~date": edtf(marked.date) == edtf(found.date if found else None),
        "meeting~name": dice(marked.name, found.name if found else None) >= 0.5,
        "meeting~chair": {fold(name) for name in marked.chair}
        == {fold(name) for name in (found.chair if found else [])},
    }
    for measure, right in fields.items():
        yield Finding(measure, "hit" if right else "wrong", item, other)


def meetings(gold: Gold, minutes: Minutes) -> Iterator[Finding]:
    marked, found = gold.meeting, minutes.meeting
    if marked is not None:
        item = _marked(marked, marked.name)
        if not marked.optional:
            yield Finding("meetings", "missed" if found is None else "hit", item, _predicted_meeting(found))
    elif found is not None:
        yield Finding("meetings", "spurious", None, _predicted_meeting(found))


KINDS = (dates, organizations, terms, percentages, officials, mentions, documents, bylines, meeting, meetings)


def _marked(mark: Mark, label: str, *, free: bool | None = None, fact: Any = None) -> Item:
    start = -1 if mark.at is None else mark.at
    return Item(label, fact or mark, start, start + len(mark.text), mark.optional if free is None else free)


def _found(mention: Mention, label: str, fact: Any, *, free: bool = False) -> Item:
    return Item(label, fact, mention.start, mention.end, free)


def _freed(item: Item) -> Item:
    return Item(item.label, item.fact, item.start, item.end, free=True)


def _both(pairs: Pairs) -> list[tuple[Item, Item]]:
    return [(g, p) for g, p in pairs if g is not None and p is not None]


def _exact(measure: str, pairs: Pairs) -> Iterable[Finding]:
    for gold, predicted in _both(pairs):
        yield Finding(measure, "hit" if _same_span(gold, predicted) else "wrong", gold, predicted)


def _same_span(a: Item, b: Item) -> bool:
    return (a.start, a.end) == (b.start, b.end)


def _years(item: Item) -> tuple[int, int]:
    return item.fact.start_year, item.fact.end_year


def _person(person: GoldOfficial) -> Item:
    first = person.mentions[0]
    return _marked(first, person.name, free=person.optional, fact=person)


def _predicted_person(person: Official, *, free: bool) -> Item:
    return _found(person.mentions[0], person.name, person, free=free)


def _office(person: Any, office: Any, other: str | None) -> Item:
    """``other``: the body's other form; either form may agree with either form of the other side."""
    fact = {
        "name": fold(person.name),
        "title": tokens(bare_title(office.title)),
        "posts": {f"{bare_title(office.title)} {body or ''}" for body in (office.organization, other)},
        "office": office,
    }
    label = " | ".join(filter(None, (person.name, office.title, office.organization)))
    if isinstance(office, Mark):
        return _marked(office, label, fact=fact)
    return _found(office.mention, label, fact)


def _same_title(a: Item, b: Item) -> bool:
    return bool(a.fact["name"] == b.fact["name"] and a.fact["title"] == b.fact["title"])


def _same_office(a: Item, b: Item) -> bool:
    if a.fact["name"] != b.fact["name"]:
        return False
    return max(dice(one, other) for one in a.fact["posts"] for other in b.fact["posts"]) >= 0.8


def _predicted_meeting(found: Meeting | None) -> Item | None:
    if found is None:
        return None
    return _found(found.mention, f"{found.name} | {found.date} | {', '.join(found.chair)}", found)
