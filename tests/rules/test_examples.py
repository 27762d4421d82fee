"""Every rule of patterns/*.yaml: its examples are found by it, its negatives leave it silent.

The whole pipeline runs on each text. Stages whose words are only looked up beside other findings (domains, words,
places, names, abbreviations) have their words checked; frames leave nothing of their own, so their expressions are
asked as the stage of meetings asks them. A new stage must be given its way of being found in ``FOUND_BY``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from minutes_extract.pipeline import build_pipeline
from minutes_extract.rules import PatternError, load_rules, ruleset, shipped_patterns
from minutes_extract.rules.schema import MODELS, Rule
from minutes_extract.stages.article_year import evidence
from minutes_extract.stages.base import Analysis, Finding, analysis_of
from minutes_extract.stages.names import pronouns
from minutes_extract.text.normalize import fold

Found = tuple[str, str | None]  # the words, and their value where the stage has one


@lru_cache(maxsize=2)
def _pipeline(patterns: str | None) -> Any:
    return build_pipeline(patterns=patterns)


@cache
def analyse(text: str, patterns: str | None = None) -> Analysis:
    return analysis_of(_pipeline(patterns)(text), ruleset(patterns))


# --- what a rule found in a text, stage by stage ----------------------------------------------------------
def _words(article: Analysis, start: int, end: int) -> str:
    return article.text[start:end]


def _by(article: Analysis, label: str, rule: Rule) -> list[Finding]:
    return [f for f in article.of(label) if rule.id == f.rule or rule.id in f.via]


def _dates(article: Analysis, rule: Rule) -> Iterator[Found]:
    for f in _by(article, "date", rule):
        yield _words(article, f.start, f.end), f.data["value"].text


def _terms(article: Analysis, rule: Rule) -> Iterator[Found]:
    for f in _by(article, "term", rule):
        yield _words(article, f.start, f.end), f"{f.data['start_year']}/{f.data['end_year']}"


def _documents(article: Analysis, rule: Rule) -> Iterator[Found]:
    for f in _by(article, "document", rule):
        yield _words(article, f.start, f.end), f.data["number"]


def _percentages(article: Analysis, rule: Rule) -> Iterator[Found]:
    for f in _by(article, "percentage", rule):
        low, high = f.data["value"], f.data["upper"]
        value = f"{low:g}" if high is None else f"{low:g}-{high:g}"
        yield _words(article, f.start, f.end), value if f.rule == rule.id else f.data["comparator"]


def _bodies(article: Analysis, rule: Rule) -> Iterator[Found]:
    for f in _by(article, "organization", rule):
        if not f.data["bare"]:  # a head alone is kept for the title beside it; it makes no record
            yield _words(article, f.start, f.end), f.data["kind"]


def _people(article: Analysis, rule: Rule) -> Iterator[Found]:
    role = getattr(rule, "role", None)
    if role == "historical":  # names that the stage refuses
        yield from _looked_up(article, rule)
    elif role == "pronoun":
        for start, end in pronouns(article):
            yield _words(article, start, end), None
    else:
        for f in _by(article, "person", rule):
            if not f.data["partial"]:  # a given name alone makes no record
                yield _words(article, f.data["name_start"], f.end), None


def _titles(article: Analysis, rule: Rule) -> Iterator[Found]:
    for f in _by(article, "office", rule):
        yield f.data["title"], None
        yield next(_words(article, h.start, h.end) for h in article.hits_of("titles") if h.end > f.start), None


def _statuses(article: Analysis, rule: Rule) -> Iterator[Found]:
    """Offices that a word of the rule in their sentence explains: by `via`, or by the status it says."""
    for f in article.of("position"):
        start, end = article.sentence_at(f.start)
        said = any(h.entry.id == rule.id for h in article.hits_between("statuses", start, end))
        status = getattr(rule, "status", None) or "incumbent"
        if rule.id in f.via or said and f.data["status"] == status:
            yield _words(article, f.start, f.end), f.data["status"]
            yield f.data["office"].data["title"], f.data["status"]


def _offices(article: Analysis, rule: Rule) -> Iterator[Found]:
    for f in _by(article, "position", rule):
        yield _words(article, f.start, f.end), f.data["status"]


def _roles(article: Analysis, rule: Rule) -> Iterator[Found]:
    for f in _by(article, "role", rule):
        person = f.data["person"]
        yield _words(article, person.data["name_start"], person.end), f.data["value"]


def _meetings(article: Analysis, rule: Rule) -> Iterator[Found]:
    for f in _by(article, "meeting", rule):
        yield _words(article, f.start, f.end), f.data["kind"]


def _lines(article: Analysis, rule: Rule) -> Iterator[Found]:
    for f in _by(article, "line", rule):
        yield _words(article, f.start, f.end), article.line_at(f.start).kind


def _frames(article: Analysis, rule: Rule) -> Iterator[Found]:
    """What the expression matches around the first words of meetings, as stages/meetings.py asks it."""
    (expression,) = (e for e in article.rules.expressions["frames"] if e.rule.id == rule.id)
    search, make = expression.compiled.search, expression.rule.make
    for hit in article.hits_of("meetings"):
        start, end = article.sentence_at(hit.start)
        if make in ("holds", "cited"):
            match = search(article.folded[: hit.start], start)
        else:
            match = search(article.folded, hit.end if make == "name-end" else start, end)
        if match is not None:
            yield _words(article, match.start(), match.end()), None
    for body in article.of("organization") if make == "not-host" else ():
        match = search(article.folded[: body.start])
        if match is not None:
            yield _words(article, match.start(), match.end()), None


def _years(article: Analysis, rule: Rule) -> Iterator[Found]:
    for each in evidence(article):
        if each.rule == rule.id:
            yield _words(article, each.start, each.end), f"{each.make} {each.year}"


def _asides(article: Analysis, rule: Rule) -> Iterator[Found]:
    """What the expression matches right after a person's name."""
    (expression,) = (e for e in article.rules.expressions["asides"] if e.rule.id == rule.id)
    for person in article.of("person"):
        match = expression.compiled.match(article.folded, person.end)
        if match is not None:
            yield _words(article, match.start(), match.end()), None


def _looked_up(article: Analysis, rule: Rule) -> Iterator[Found]:
    """Terms that stand in the text at word borders, capitals as in the term's own first letter."""
    for term in getattr(rule, "terms", ()):
        if (
            fold(term) in article.rules.names.get(rule.id, ())
            or _place(term) in article.rules.places
            or fold(term) in article.rules.communes
        ):
            yield from ((words, None) for words in _occurrences(article, term))


def _place(name: str) -> str:
    return fold(name).replace(" - ", "-")


def _heard(article: Analysis, rule: Rule) -> Iterator[Found]:
    """Words that the automaton finds, whatever their case, or that are only looked up."""
    if getattr(rule, "listed", False):
        for term in getattr(rule, "terms", ()):
            if fold(term) in article.rules.names[rule.id]:
                for match in re.finditer(rf"(?<!\w){re.escape(fold(term))}(?!\w)", article.folded):
                    yield _words(article, match.start(), match.end()), getattr(rule, "value", None)
        return
    for stage in ("domains", "words"):
        for hit in article.hits_of(stage):
            if hit.entry.id == rule.id:
                yield _words(article, hit.start, hit.end), getattr(rule, "value", None)


def _abbreviations(article: Analysis, rule: Rule) -> Iterator[Found]:
    for entry in getattr(rule, "entries", ()):
        for words in _occurrences(article, entry.short):
            if words == entry.short:
                yield words, entry.long


def _occurrences(article: Analysis, term: str) -> Iterator[str]:
    border = r"(?!\w)" if term[-1].isalnum() else ""  # `H'` is welded to the name
    for match in re.finditer(rf"(?<!\w){re.escape(fold(term))}{border}", article.folded):
        words = article.text[match.start() : match.end()]
        if words[0].isupper() == term[0].isupper():
            yield words


FOUND_BY: dict[str, Callable[[Analysis, Rule], Iterator[Found]]] = {
    "abbreviations": _abbreviations,
    "asides": _asides,
    "bodies": _bodies,
    "dates": _dates,
    "documents": _documents,
    "domains": _heard,
    "frames": _frames,
    "lines": _lines,
    "meetings": _meetings,
    "names": _looked_up,
    "offices": _offices,
    "people": _people,
    "percentages": _percentages,
    "places": _looked_up,
    "roles": _roles,
    "statuses": _statuses,
    "terms": _terms,
    "titles": _titles,
    "words": _heard,
    "years": _years,
}


def failures(stage: str, rule: Rule, patterns: str | None = None) -> list[str]:
    """What is wrong with a rule's examples and negatives, one line each."""
    find, out = FOUND_BY[stage], []
    for example in rule.examples:
        found = list(find(analyse(example.text, patterns), rule))
        values = [value for words, value in found if words == example.finds]
        if not values:
            out.append(f"{example.text!r}: not found {example.finds!r}, but {sorted({w for w, _ in found})}")
        elif example.value is not None and example.value not in values:
            out.append(f"{example.text!r}: value {example.value!r}, but {values}")
    silent = ((text, list(find(analyse(text, patterns), rule))) for text in rule.negatives)
    return out + [f"{text!r}: not silent, found {[w for w, _ in found]}" for text, found in silent if found]


# --- the shipped rules ------------------------------------------------------------------------------------
SHIPPED = load_rules()
RULES = [pytest.param(stage, rule, id=rule.id) for stage, rules in SHIPPED.by_stage.items() for rule in rules.values()]


@pytest.mark.parametrize(("stage", "rule"), RULES)
def test_examples_are_found_and_negatives_stay_silent(stage: str, rule: Rule) -> None:
    assert not (wrong := failures(stage, rule)), f"{rule.id}:\n" + "\n".join(wrong)


def test_every_stage_of_the_schema_can_be_checked() -> None:
    assert set(FOUND_BY) == set(MODELS)
    assert set(SHIPPED.by_stage) == set(MODELS), "a stage without rules"


def test_ids_are_unique_over_all_files_and_begin_with_their_stage() -> None:
    counted: Counter[str] = Counter()
    for path in sorted(shipped_patterns().glob("*.y*ml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        ids = [rule["id"] for rule in content["rules"]]
        counted.update(ids)
        assert [i for i in ids if not i.startswith(content["stage"] + ".")] == [], path.name
    assert [i for i, times in counted.items() if times > 1] == []


def test_every_rule_has_a_negative() -> None:
    assert [rule.id for rule in SHIPPED.all() if not rule.negatives] == []


# --- a wrong rule is caught -------------------------------------------------------------------------------
def _folder(tmp_path: Path, stage: str, rule: dict[str, Any]) -> str:
    content = {"schema": 1, "stage": stage, "rules": [rule]}
    (tmp_path / "mine.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return str(tmp_path)


WRONG_ISO = {"id": "dates.iso", "make": "day", "weight": 91, "pattern": r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"}
GOOD = {"text": "Lập ngày 2025-08-11.", "finds": "2025-08-11", "value": "2025-08-11"}
WRONG = [
    ("dates", WRONG_ISO | {"examples": [GOOD | {"finds": "2025-08"}]}, "not found '2025-08', but ['2025-08-11']"),
    ("dates", WRONG_ISO | {"examples": [GOOD | {"value": "2025-11-08"}]}, "value '2025-11-08', but ['2025-08-11']"),
    ("dates", WRONG_ISO | {"examples": [GOOD], "negatives": ["Hồ sơ 2024-05-06."]}, "not silent, found ['2024-05-06']"),
    (
        "dates",  # found, but by another rule
        WRONG_ISO | {"id": "dates.mine", "examples": [GOOD | {"text": "Lập năm 2025.", "finds": "năm 2025"}]},
        "not found 'năm 2025', but []",
    ),
    (
        "bodies",
        {"id": "bodies.mine", "kind": "company", "bare": True, "terms": ["Vạn Xoài"],
         "examples": [{"text": "Vạn Xoài họp.", "finds": "Vạn Xoài"}], "negatives": ["Chợ Vạn Xoài mở cửa."]},
        "not silent, found ['Vạn Xoài']",
    ),
    (
        "words",
        {"id": "words.mine", "terms": ["lúa nếp"], "examples": [{"text": "Xã trồng lúa tẻ.", "finds": "lúa nếp"}]},
        "not found 'lúa nếp', but []",
    ),
    (
        "places",
        {"id": "places.mine", "terms": ["Vạn Xoài"],
         "examples": [{"text": "Chợ Vạn Xoài đông.", "finds": "Vạn Xoài"}], "negatives": ["Bà con ở Vạn Xoài."]},
        "not silent, found ['Vạn Xoài']",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("stage", "rule", "complaint"), WRONG)
def test_a_wrong_rule_is_caught(tmp_path: Path, stage: str, rule: dict[str, Any], complaint: str) -> None:
    patterns = _folder(tmp_path, stage, rule)
    loaded = load_rules(patterns).by_stage[stage][rule["id"]]
    (wrong,) = failures(stage, loaded, patterns)
    assert wrong.endswith(complaint)


def test_a_right_rule_of_a_user_passes(tmp_path: Path) -> None:
    patterns = _folder(tmp_path, "dates", WRONG_ISO | {"examples": [GOOD], "negatives": ["Hồ sơ 2024-13."]})
    assert failures("dates", load_rules(patterns).by_stage["dates"]["dates.iso"], patterns) == []


@pytest.mark.parametrize("examples", [None, []])
def test_a_rule_without_examples_cannot_load(tmp_path: Path, examples: list[Any] | None) -> None:
    rule = WRONG_ISO if examples is None else WRONG_ISO | {"examples": examples}
    with pytest.raises(PatternError, match=r"^mine\.yaml: rule dates\.iso: field examples: "):
        load_rules(_folder(tmp_path, "dates", rule))
