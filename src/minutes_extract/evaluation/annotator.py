"""A second annotator's gold as if it were a prediction: agreement is then what ``evaluate`` says of it.

>>> from minutes_extract.gold.files import parse
>>> as_record(parse("dates: [{at: 5, text: 24/6/2022, value: 2022-06-24}]"), "Sáng 24/6/2022").dates[0].value
'2022-06-24'
"""

from __future__ import annotations

from minutes_extract.gold.model import Gold, GoldByline, GoldMeeting, GoldOfficial, Mark
from minutes_extract.records import (
    Article,
    Byline,
    Date,
    Document,
    ExtractorInfo,
    Meeting,
    Mention,
    Minutes,
    Official,
    Organization,
    Percentage,
    Position,
    Source,
    Term,
)

_KINDS = ("dates", "organizations", "terms", "percentages", "documents", "bylines")
_WHO = ExtractorInfo(name="annotator", version="", patterns="")


def as_record(gold: Gold, text: str) -> Minutes:
    """Aligned gold in the form of a record; what counts neither way is left out."""
    counted = {kind: [mark for mark in getattr(gold, kind) if not mark.optional] for kind in _KINDS}
    bodies: dict[str, list[Mention]] = {}
    for mark in counted["organizations"]:
        bodies.setdefault(mark.name, []).append(_mention(mark))
    # Gold has neither bounds nor granularity; a record must say one, and no measure looks at it.
    dates = [
        Date(
            id=f"date-{i}", value=date.value, earliest=None, latest=None, granularity="day",
            part_of_day=date.part_of_day, resolved_from="text", mention=_mention(date),
        )
        for i, date in enumerate(counted["dates"], 1)
    ]  # fmt: skip
    percentages = [
        Percentage(
            id=f"percentage-{i}",
            mention=_mention(each),
            **each.model_dump(include={"value", "upper", "comparator", "subject", "predicate", "kind", "outcome"}),
        )
        for i, each in enumerate(counted["percentages"], 1)
    ]
    return Minutes(
        extractor=_WHO,
        source=Source(sha256="", characters=len(text)),
        article=Article(bylines=[_byline(each) for each in counted["bylines"]]),
        meeting=_meeting(gold.meeting) if gold.meeting is not None and not gold.meeting.optional else None,
        dates=dates,
        organizations=[
            Organization(id=f"org-{i}", name=name, kind="", mentions=mentions)
            for i, (name, mentions) in enumerate(bodies.items(), 1)
        ],
        officials=[_official(i, each) for i, each in enumerate(gold.officials, 1) if not each.optional],
        terms=[
            Term(
                id=f"term-{i}", start_year=term.start_year, end_year=term.end_year, ordinal=term.ordinal,
                mentions=[_mention(term)],
            )
            for i, term in enumerate(counted["terms"], 1)
        ],
        percentages=percentages,
        documents=[
            Document(id=f"document-{i}", number=each.number, kind=each.kind, mentions=[_mention(each)])
            for i, each in enumerate(counted["documents"], 1)
        ],
    )  # fmt: skip


def _mention(mark: Mark) -> Mention:
    return Mention(text=mark.text, start=mark.end - len(mark.text), end=mark.end, rule="gold")


def _byline(byline: GoldByline) -> Byline:
    return Byline.model_construct(name=byline.name, role=byline.role, mention=_mention(byline))


def _meeting(meeting: GoldMeeting) -> Meeting:
    fields = meeting.model_dump(include={"name", "date", "part_of_day", "place", "host", "chair"})
    return Meeting(kind="", mention=_mention(meeting), **fields)


def _official(number: int, person: GoldOfficial) -> Official:
    offices = [
        Position(
            title=office.title, organization=office.name, organization_text=office.organization,
            status=office.status, confidence=1, mention=_mention(office),
        )
        for office in person.positions
        if not office.optional
    ]  # fmt: skip
    return Official(
        id=f"person-{number}",
        name=person.name,
        honorific=person.honorific,
        mentions=[_mention(mention) for mention in person.mentions],
        roles=list(person.roles),
        positions=offices,
    )
