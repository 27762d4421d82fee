"""Gold: what a person says stands in one article, as ``NAME.gold.yaml`` beside ``NAME.txt``.

The fields are those of the records (``minutes_extract.records``) without what only a program has (ids, confidence,
rules). Every entry that points into the article has ``at``, the code point where its ``text`` begins, from 0.
``minutes-extract gold align`` fills ``at`` in, so that nobody has to count.

>>> Gold.model_validate({"dates": [{"text": "24/6/2022", "value": "2022-06-24"}]}).dates[0].at is None
True
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from minutes_extract.records import Comparator, Outcome, PartOfDay, PercentageKind, Status

Edtf = Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int) else value)]


class Part(BaseModel):
    """Base of all parts of gold: an unknown field is a mistake, and is told."""

    model_config = ConfigDict(extra="forbid")


class Mark(Part):
    """Exact characters of the article. ``nth`` says which occurrence is meant, from 0, where order does not tell."""

    at: int | None = Field(None, ge=0)
    text: str = Field(min_length=1)
    nth: int | None = Field(None, ge=0)
    optional: bool = Field(False, description="counts neither way: a case on which good readers differ")

    @property
    def end(self) -> int:
        """One past the last code point; only of a mark that has been aligned."""
        if self.at is None:
            raise ValueError(f"not aligned: {self.text!r}")
        return self.at + len(self.text)


class GoldDate(Mark):
    value: Edtf
    part_of_day: PartOfDay | None = None


class GoldOrganization(Mark):
    name: str = Field(description="the full name: abbreviations written out, the owner filled in")


class GoldTerm(Mark):
    start_year: int | None = Field(None, description="only an optional term may go without years (`khóa X`)")
    end_year: int | None = None
    ordinal: str | None = None


class GoldPercentage(Mark):
    value: float
    upper: float | None = None
    comparator: Comparator = "="
    subject: str | None = None
    predicate: str | None = None
    kind: PercentageKind
    outcome: Outcome | None = None


class GoldDocument(Mark):
    number: str | None = None
    kind: str
    date: Edtf | None = None
    issuer: str | None = None


class GoldByline(Mark):
    name: str
    role: Literal["author", "photographer"] = "author"


class GoldPosition(Mark):
    """An office; ``text`` is its words from the title to the body where they stand together, else the title's."""

    title: str
    organization: str | None = Field(None, description="the body as written beside the title")
    name: str | None = Field(None, description="the body's full name")
    status: Status = "incumbent"
    term: str | None = Field(None, description="start-end of the term of this office, when the text ties them")


class GoldOfficial(Part):
    name: str
    who: str | None = Field(None, description="the person's key over all articles of one collection")
    honorific: str | None = None
    roles: list[str] = []
    optional: bool = False
    mentions: list[Mark] = Field(min_length=1)
    positions: list[GoldPosition] = []


class GoldMeeting(Mark):
    """The event reported; ``text`` is where it is named."""

    name: str
    date: Edtf | None = None
    part_of_day: PartOfDay | None = None
    place: str | None = None
    host: str | None = None
    chair: list[str] = []


class Gold(Part):
    """All of one article. ``about`` is free: what kind of article it is, for whoever counts them."""

    about: dict[str, Any] = {}
    meeting: GoldMeeting | None = None
    dates: list[GoldDate] = []
    organizations: list[GoldOrganization] = []
    officials: list[GoldOfficial] = []
    terms: list[GoldTerm] = []
    percentages: list[GoldPercentage] = []
    documents: list[GoldDocument] = []
    bylines: list[GoldByline] = []

    def marks(self) -> Iterator[tuple[str, Mark]]:
        """Every entry that points into the article, with the path of its field."""
        if self.meeting is not None:
            yield "meeting", self.meeting
        for kind in ("dates", "organizations", "terms", "percentages", "documents", "bylines"):
            for i, mark in enumerate(getattr(self, kind)):
                yield f"{kind}[{i}]", mark
        for i, official in enumerate(self.officials):
            for j, mention in enumerate(official.mentions):
                yield f"officials[{i}].mentions[{j}]", mention
            for j, position in enumerate(official.positions):
                yield f"officials[{i}].positions[{j}]", position
