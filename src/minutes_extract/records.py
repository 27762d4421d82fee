"""The records: what one article says, as pydantic models.

These models are the JSON contract. They know nothing of how a fact is found. Field names, types and
meanings are stable within one ``SCHEMA_VERSION``: fields may be added, none is renamed or dropped.

Offsets are Unicode code points into the article's text as decoded, from 0, end exclusive, so that
``source_text[mention.start:mention.end] == mention.text`` always holds.

>>> Mention(text="24/6/2022", start=11, end=20, rule="dates.numeric").model_dump()
{'text': '24/6/2022', 'start': 11, 'end': 20, 'rule': 'dates.numeric'}
"""

from __future__ import annotations

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION: Final = "1.0"

PartOfDay = Literal["morning", "noon", "afternoon", "evening"]
Granularity = Literal["day", "month", "quarter", "half-year", "year", "decade", "interval"]
ResolvedFrom = Literal["text", "article", "reference"]
Status = Literal["incumbent", "elected", "re-elected", "appointed", "acting", "former", "relieved", "candidate"]
Comparator = Literal["=", ">=", "<=", ">", "<", "~", "range"]
PercentageKind = Literal["target", "achieved", "other"]
Outcome = Literal["exceeded", "met", "missed"]


class Record(BaseModel):
    """Base of all records: unknown fields are an error, so that a typo in a reader is seen at once."""

    model_config = ConfigDict(extra="forbid")


class Mention(Record):
    """Where in the article a fact stands: the exact characters, and the rule that found them."""

    text: str
    start: int = Field(ge=0, description="first code point, from 0")
    end: int = Field(ge=0, description="one past the last code point")
    rule: str = Field(description="id of the pattern or stage that found it")


class ExtractorInfo(Record):
    """The program and the knowledge that made the record."""

    name: str = "minutes-extract"
    version: str
    patterns: str = Field(description="sha256 of the pattern files in force, as `sha256:<hex>`")


class Source(Record):
    """The article's file. ``text`` is kept only where offsets point into text taken out of rich input."""

    path: str | None = None
    sha256: str = Field(description="of the bytes read (for text given directly: of its UTF-8)")
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    characters: int = Field(ge=0)
    text: str | None = None


class Byline(Record):
    """Who wrote or photographed; never an official."""

    name: str
    role: Literal["author", "photographer"]
    mention: Mention


class Article(Record):
    """What the article says of itself."""

    title: Mention | None = None
    published: str | None = Field(None, description="ISO day on which it was published")
    bylines: list[Byline] = []


class Meeting(Record):
    """The event that the article reports."""

    name: str
    kind: str = Field(description="congress, conference, session, ceremony, visit, … (patterns/meetings.yaml)")
    date: str | None = Field(None, description="EDTF")
    part_of_day: PartOfDay | None = None
    place: str | None = None
    host: str | None = None
    host_id: str | None = None
    chair: list[str] = []
    chair_ids: list[str] = []
    mention: Mention


class Date(Record):
    """One mention of calendar time.

    ``value`` is EDTF (ISO 8601-2): ``2020-02-14``, ``2020-06``, ``2019``, ``2022-01/2022-06``,
    ``2020-03/..``, ``XXXX-06-24`` where the year cannot be known. ``earliest`` and ``latest`` are the
    first and last ISO day that the value covers, null where it is open or its year unknown.
    """

    id: str
    value: str | None
    earliest: str | None
    latest: str | None
    granularity: Granularity
    part_of_day: PartOfDay | None = None
    resolved_from: ResolvedFrom
    mention: Mention


class Organization(Record):
    """A named body with all its mentions; ``name`` has its abbreviations expanded, its owner filled in."""

    id: str
    name: str
    kind: str
    parent_id: str | None = None
    mentions: list[Mention]


class Position(Record):
    """One office of one person.

    ``organization_text`` is the body as written beside the title, ``organization`` its resolved name.
    """

    title: str
    organization: str | None = None
    organization_text: str | None = None
    organization_id: str | None = None
    status: Status = "incumbent"
    term_id: str | None = None
    confidence: float = Field(ge=0, le=1)
    mention: Mention


class Official(Record):
    """A person with an office, a rank or an honorific, under the fullest form of the name."""

    id: str
    name: str
    honorific: str | None = None
    mentions: list[Mention]
    roles: list[str] = []
    positions: list[Position] = []


class Term(Record):
    """A term of office with all its mentions. It is not the time during which a person held the office."""

    id: str
    start_year: int
    end_year: int
    ordinal: str | None = Field(None, description="`khóa XVII`, `lần thứ XI`, as written")
    organization_id: str | None = None
    mentions: list[Mention]


class Percentage(Record):
    """One percentage with what it is about; for ``range``, ``value`` is the lower end, ``upper`` the upper."""

    id: str
    value: float
    upper: float | None = None
    comparator: Comparator = "="
    subject: str | None = None
    predicate: str | None = None
    kind: PercentageKind
    period: str | None = Field(None, description="EDTF of the time it is said of")
    outcome: Outcome | None = None
    result_id: str | None = None
    organization_id: str | None = None
    mention: Mention


class Document(Record):
    """A cited directive, resolution, decision, … with its number."""

    id: str
    number: str | None
    kind: str
    date: str | None = None
    issuer: str | None = None
    mentions: list[Mention]


class Minutes(Record):
    """Everything found in one article. Lists are in order of first appearance."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    extractor: ExtractorInfo
    source: Source
    article: Article
    meeting: Meeting | None = None
    dates: list[Date] = []
    organizations: list[Organization] = []
    officials: list[Official] = []
    terms: list[Term] = []
    percentages: list[Percentage] = []
    documents: list[Document] = []
    warnings: list[str] = []
