"""The form of the YAML files in ``patterns/``.

A file names its ``stage`` and lists ``rules``. Every rule has an ``id`` (``stage.name``), ``examples`` (text and
what the rule must find in it) and ``negatives`` (text in which it must stay silent); the rest depends on the
stage. Loading validates all of it; :class:`PatternError` names file, rule and field.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from minutes_extract.records import Status

Term = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]


class PatternError(ValueError):
    """A pattern file is wrong. The message is one line: file, rule, field, cause."""


class Example(BaseModel):
    """A text, and what the rule must find in it; ``value`` is compared where the finding has one."""

    model_config = ConfigDict(extra="forbid")
    text: str
    finds: str
    value: str | None = None


class Rule(BaseModel):
    """What every rule has."""

    model_config = ConfigDict(extra="forbid")
    id: str = Field(pattern=r"^[a-z]+(\.[a-z0-9-]+)+$")
    note: str | None = None
    examples: list[Example] = Field(min_length=1)
    negatives: list[str] = []


class LexiconRule(Rule):
    """Words to be found by the automaton, whatever their case and tone placement."""

    terms: list[Term] = Field(min_length=1)


class BodyRule(LexiconRule):
    """Heads of bodies (`Sở`, `Ban Thường vụ`, `Đảng bộ`) and how their names go on.

    takes
        What may follow within the name: ``domain`` (subject areas), ``level`` (`tỉnh`, `xã X`), ``place``,
        ``body`` (a nested body), ``name`` (capitalised words), ``number``, ``person`` (named after one), ``task``
        (what it is for, in small letters, closed by a level, a place or a body).
    bare
        The head alone names one body (`Bộ Chính trị`, `Tỉnh ủy`).
    lower
        The head counts in lower case too, when what follows makes it a name.
    led
        The head counts only beside the title of whoever leads it (`Quản đốc Phân xưởng Hàn`).
    """

    kind: str
    takes: list[Literal["domain", "level", "place", "body", "name", "number", "person", "task"]] = []
    bare: bool = False
    lower: bool = True
    led: bool = False


class TitleRule(LexiconRule):
    """Words of rank.

    fuses
        First words of bodies that the rank is welded to: `Trưởng` + `Ban Tổ chức` has the title `Trưởng Ban`
        and the body `Ban Tổ chức`; the rank counts only before one of them.
    keeps_head
        Whether that first word is also a word of the title (`Trưởng Ban`, but `Trưởng` of `Công an`).
    weak
        The rank is also a common word: it counts only beside a name or with a body.
    bodied
        The rank counts only with a body (`Trưởng đoàn`: of a visit it is a role).
    whole
        The title says the body already (`Tỉnh ủy viên`, `Chủ tịch nước`): none is looked for after it.
    of
        The kind of body that the office is in by its nature (`Hiệu trưởng`: a school); where the text names
        none beside the title, the article's only body of that kind is meant.
    expands
        The title as written out (`UV` → `Ủy viên`), and `body` the body welded to it (`UVBTV`).
    """

    fuses: list[Term] = []
    keeps_head: bool = True
    weak: bool = False
    bodied: bool = False
    whole: bool = False
    of: str | None = None
    expands: str | None = None
    body: str | None = None


class PersonRule(LexiconRule):
    """Words before a name: honorifics, ranks, degrees; `role: plural` for `các đồng chí`."""

    role: Literal["honorific", "rank", "degree", "plural", "pronoun", "historical"]


class PlaceRule(LexiconRule):
    """Names of places, without the word for their level; ``level``: the words that stand before them.

    after_level
        They count only after such a word (`xã Lộc Châu`).
    """

    level: list[str] = []
    after_level: bool = False


class NameRule(LexiconRule):
    """Parts of personal names; ``frequency``: how many different names were counted with each, where it is known."""

    frequency: dict[str, int] = {}


class StatusRule(LexiconRule):
    """Words that say how a person comes to or leaves an office; `code` is their letter in office patterns."""

    code: str = Field(pattern="^[a-z]$")
    status: Status | None = None


class WordsRule(LexiconRule):
    """Words with a meaning for one stage, told by the rule's id; ``value`` is what they stand for.

    listed
        They are asked for one by one, where something else has been found; no text is searched for them.
    """

    value: str | None = None
    listed: bool = False


class Short(BaseModel):
    """An abbreviation and what it stands for."""

    model_config = ConfigDict(extra="forbid")
    short: str
    long: str
    kind: str | None = None


class AbbreviationRule(Rule):
    """Abbreviations of one kind."""

    entries: list[Short] = Field(min_length=1)


LINE_KINDS = frozenset({"body", "title", "dateline", "caption", "bullet", "signature", "counter"})
# What rules of these stages may make.
MAKES = {
    "dates": frozenset(
        {"day", "day-list", "month", "month-range", "months", "quarter", "year", "years", "decade", "same-day", "today"}
    ),
    "terms": frozenset({"term"}),
    "years": frozenset({"now", "plan", "compared", "review", "past", "aside"}),
    "percentages": frozenset({"plain", "range", "comparator"}),
    "documents": frozenset({"document"}),
    "lines": LINE_KINDS,
    "asides": frozenset({"skip"}),
    "frames": frozenset({"cited", "holds", "name-end", "not-host", "place", "place-end"}),
}


class RegexRule(Rule):
    """A pattern for the `re`-like engine `regex` over the normalised text, and the builder of its value.

    ``{name}`` in the pattern stands for a macro of the same file. ``only``: line kinds in which it counts.
    ``triggers``: words one of which every match holds; the pattern then runs only around them.
    """

    pattern: str
    make: str

    only: list[str] = []
    triggers: list[str] = []
    weight: int = 0
    params: dict[str, Any] = {}

    @model_validator(mode="after")
    def _usable(self, info: ValidationInfo) -> RegexRule:
        """A builder that no stage has, or a comparator without its parameters, is told when loading."""
        known = MAKES.get((info.context or {}).get("stage", ""), frozenset())
        if known and self.make not in known:
            raise ValueError(f"make: unknown; one of {', '.join(sorted(known))}")
        if self.make == "comparator" and not {"comparator", "side"} <= self.params.keys():
            raise ValueError("params: comparator and side are wanted")
        if unknown := set(self.only) - LINE_KINDS:
            raise ValueError(f"only: no such kind of line: {', '.join(sorted(unknown))}")
        return self


class ShapeRule(Rule):
    """A pattern over the letters of a sentence's chunks (the alphabet stands at the head of patterns/offices.yaml).

    ``also``: letters that may stand for the status word; a row without any of these letters is not looked at.
    ``dated``: an office whose time has an end (`từ tháng 8/2005 đến tháng 6/2010`) is a former one.
    ``goes_on``: an office that no word says the status of has that of the office before it in its sentence.
    """

    shape: str
    also: str = ""
    status: Status | None = None
    confidence: float = Field(0.9, ge=0, le=1)
    dated: bool = False
    goes_on: bool = False


MODELS: dict[str, type[Rule]] = {
    "abbreviations": AbbreviationRule,
    "asides": RegexRule,
    "bodies": BodyRule,
    "dates": RegexRule,
    "documents": RegexRule,
    "domains": LexiconRule,
    "frames": RegexRule,
    "lines": RegexRule,
    "meetings": WordsRule,
    "names": NameRule,
    "offices": ShapeRule,
    "percentages": RegexRule,
    "people": PersonRule,
    "places": PlaceRule,
    "roles": WordsRule,
    "statuses": StatusRule,
    "terms": RegexRule,
    "titles": TitleRule,
    "words": WordsRule,
    "years": RegexRule,
}


class PatternFile(BaseModel):
    """One file: its stage, its macros and its rules, not yet validated one by one."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    version: Literal[1] = Field(alias="schema")
    stage: str
    note: str | None = None
    macros: dict[str, str] = {}
    rules: list[dict[str, Any]] = Field(min_length=1)

    @field_validator("stage")
    @classmethod
    def _known(cls, stage: str) -> str:
        if stage not in MODELS:
            raise ValueError(f"unknown stage; one of {', '.join(sorted(MODELS))}")
        return stage


def explain(path: Path, error: ValidationError, rule: str | None = None) -> PatternError:
    """One line out of a pydantic error: file, rule, field, cause."""
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"]) or "file"
    named = f" rule {rule}:" if rule else ""
    return PatternError(f"{path.name}:{named} field {where}: {first['msg']}")
