"""What people do in the event: who chairs, speaks, attends (words in patterns/roles.yaml)."""

from __future__ import annotations

import re

from minutes_extract.rules.lexicon import Hit
from minutes_extract.stages.base import Analysis, Finding

_CONNECTED = re.compile(r"(?:[\s,;&-]|và|cùng|các)*")
_CHAIRED = re.compile(r"chủ trì|điều hành|chủ tọa")
_BEFORE = ("attendee", "director", "chair", "awarded")


def find_roles(article: Analysis) -> None:
    """Leaves a finding ``role`` for each person and role of a sentence, in order."""
    people = article.of("person")
    if not people:
        return
    index = 0
    for start, end in article.sentences:
        begin = index
        while index < len(people) and people[index].start < end:
            index += 1
        inner = [p for p in people[begin:index] if p.start >= start]
        hits = article.hits_between("roles", start, end)
        if inner and hits:
            _assign(article, inner, hits)


def _assign(article: Analysis, inner: list[Finding], hits: list[Hit]) -> None:
    """A word before the names holds for all of them that follow; one after a name holds for the name before it."""
    until = 0
    for hit in hits:
        if hit.end <= until:
            continue  # `chỉ đạo` of `phát biểu chỉ đạo`
        until = hit.end
        value = hit.entry.value
        at: int = hit.start
        after = [p for p in inner if p.start > at]
        before = [p for p in inner if p.end <= at]
        if value in _BEFORE and after and not before and _leads(article, at, after[0].start):
            chosen = after
        elif before and (not after or value not in _BEFORE or not _leads(article, at, after[0].start)):
            chosen = _joined(article, before, at)
        elif after and _leads(article, at, after[0].start):
            chosen = after[:1]
        else:
            continue
        for person in chosen:
            data = {"person": person, "value": value}
            article.add(Finding("role", person.start, person.end, hit.entry.id, data, (hit.entry.id,)))


def _leads(article: Analysis, at: int, name: int) -> bool:
    """Whether the word leads to the name without a new clause between."""
    between = article.folded[at:name]
    return ";" not in between and len(between) < 140


def _joined(article: Analysis, before: list[Finding], at: int) -> list[Finding]:
    """`đồng chí A, … và đồng chí B, … chủ trì`: all that only their offices and commas stand between."""
    chosen = [before[-1]]
    for person in reversed(before[:-1]):
        gap = article.text[person.end : chosen[-1].start]
        for office in article.between("office", person.end, chosen[-1].start):
            gap = gap.replace(article.text[office.start : office.end], "", 1)
        if _CONNECTED.fullmatch(gap) is None or not _CHAIRED.search(article.folded[at - 6 : at + 16]):
            break
        chosen.append(person)
    return chosen
