"""Rules made ready for use: the automaton, the word sets, the compiled expressions. Built once per process."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import regex

from minutes_extract.rules.lexicon import Lexicon
from minutes_extract.rules.loading import Rules, load_rules
from minutes_extract.rules.schema import (
    AbbreviationRule,
    LexiconRule,
    PatternError,
    PlaceRule,
    RegexRule,
    Rule,
    ShapeRule,
    WordsRule,
)
from minutes_extract.text.normalize import fold

# Stages whose words the automaton looks for; places and names are looked up only beside other findings.
_SCANNED = ("bodies", "domains", "titles", "people", "statuses", "meetings", "roles", "words")
_TRIGGER_WINDOW = 90
# Abbreviations that are written out in the names of bodies; THPT and the like stay, as in official names.
_IN_NAMES = ("abbreviations.body", "abbreviations.domain", "abbreviations.level", "abbreviations.other")


@dataclass(slots=True, eq=False)
class Expression:
    """A compiled :class:`RegexRule`."""

    rule: RegexRule
    compiled: re.Pattern[str]

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Matches in a stretch of folded text; with triggers, only around their occurrences."""
        stop = len(folded) if end is None else end
        triggers = self.rule.triggers
        if not triggers:
            yield from self.compiled.finditer(folded, start, stop)
            return
        for trigger in triggers:
            yield from self._around(trigger, folded, start, stop)

    def _around(self, trigger: str, folded: str, start: int, stop: int) -> Iterator[re.Match[str]]:
        at, last = folded.find(trigger, start, stop), start
        while at >= 0:
            after = at + len(trigger)
            for match in self.compiled.finditer(
                folded, max(last, at - _TRIGGER_WINDOW), min(stop, at + _TRIGGER_WINDOW)
            ):
                if match.start() <= at < match.end():
                    yield match
                    last = after = max(after, match.end())
                    break
                if match.start() > at:
                    break
            at = folded.find(trigger, after, stop)


@dataclass(slots=True, eq=False)
class Shape:
    """A compiled :class:`ShapeRule`."""

    rule: ShapeRule
    compiled: regex.Pattern[str]
    # Status letters one of which a row must hold; empty: any row may match.
    letters: frozenset[str] = frozenset()


@dataclass(slots=True)
class RuleSet:
    """All rules, ready for use."""

    rules: Rules
    lexicon: Lexicon
    expressions: dict[str, list[Expression]] = field(default_factory=dict)
    shapes: list[Shape] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    place_words: int = 1
    communes: set[str] = field(default_factory=set)  # places that count after the word for their level only
    names: dict[str, frozenset[str]] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        return self.rules.digest


@lru_cache(maxsize=4)
def ruleset(extra: str | Path | None = None) -> RuleSet:
    """The rules in force, with a user's folder if one is given; raises ``PatternError``."""
    return build(load_rules(extra))


def build(rules: Rules) -> RuleSet:
    """Compiles loaded rules."""
    made = RuleSet(rules, Lexicon(_scanned_terms(rules)))
    for stage in ("dates", "terms", "percentages", "documents", "lines", "frames", "years", "asides"):
        made.expressions[stage] = [_expression(cast(RegexRule, rule), rules) for rule in rules.of(stage)]
    made.shapes = [_shape(cast(ShapeRule, rule), rules) for rule in rules.of("offices")]
    for rule in rules.of("places"):
        names = [fold(term).replace(" - ", "-") for term in cast(PlaceRule, rule).terms]
        if cast(PlaceRule, rule).after_level:
            made.communes.update(names)
        else:
            made.places |= {name: rule.id for name in names if name not in made.places}
    made.place_words = max((name.count(" ") + 1 for name in made.places), default=1)
    historical = [rule for rule in rules.of("people") if rule.id == "people.historical"]
    for rule in [*rules.of("names"), *rules.of("words"), *historical]:
        made.names[rule.id] = frozenset(fold(term) for term in cast(LexiconRule, rule).terms)
    for rule_id in _IN_NAMES:
        known = rules.by_stage.get("abbreviations", {}).get(rule_id)
        for entry in cast(AbbreviationRule, known).entries if known is not None else ():
            made.abbreviations.setdefault(entry.short, entry.long)
    return made


def _scanned_terms(rules: Rules) -> Iterator[tuple[str, str, Any]]:
    for stage in _SCANNED:
        for rule in rules.of(stage):
            if isinstance(rule, WordsRule) and rule.listed:
                continue
            for term in cast(LexiconRule, rule).terms:
                yield stage, term, rule


def expand_macros(pattern: str, macros: dict[str, str], inside: tuple[str, ...] = ()) -> str:
    """Puts macros in; quantifiers are not touched. Raises ``ValueError`` for a name in braces that is no macro."""

    def put(match: re.Match[str]) -> str:
        name = match[1]
        if name not in macros:
            raise ValueError(f"no macro named {name}")
        if name in inside:
            raise ValueError(f"macro {name} holds itself")
        return expand_macros(macros[name], macros, (*inside, name))

    return re.sub(r"\{([a-z][a-z_]*)\}", put, pattern)


def _wrong(rules: Rules, rule: Rule, name: str, error: Exception) -> PatternError:
    """One line: file, rule, field, cause."""
    return PatternError(f"{rules.files[rule.id]}: rule {rule.id}: field {name}: {error}")


def _expression(rule: RegexRule, rules: Rules) -> Expression:
    try:
        return Expression(rule, re.compile(expand_macros(rule.pattern, rules.macros[rule.id])))
    except (re.error, ValueError, OverflowError) as error:
        raise _wrong(rules, rule, "pattern", error) from error


def _shape(rule: ShapeRule, rules: Rules) -> Shape:
    try:
        pattern = expand_macros(rule.shape, rules.macros[rule.id])
        named = re.findall(r"\(\?P<status>\[?(\w+)\]?\)", pattern)
        return Shape(rule, regex.compile(pattern), frozenset("".join(named) + rule.also if named else ""))
    except (regex.error, ValueError) as error:
        raise _wrong(rules, rule, "shape", error) from error
