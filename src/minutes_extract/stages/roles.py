"""What people do in the event: who chairs, speaks, attends (words in patterns/roles.yaml)."""

from __future__ import annotations

from minutes_extract.stages.base import Analysis, Finding

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
            _assign(article, inner, hits, start, end)


def _assign(article: Analysis, inner: list[Finding], hits: list[object], start: int, end: int) -> None:
    """A word before the names holds for all of them that follow; one after a name holds for the name before it."""
    for hit in hits:
        value = hit.entry.value  # type: ignore[attr-defined]
        at: int = hit.start  # type: ignore[attr-defined]
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
            article.add(Finding("role", person.start, person.end, hit.entry.id, data, (hit.entry.id,)))  # type: ignore[attr-defined]


def _leads(article: Analysis, at: int, name: int) -> bool:
    """Whether the word leads to the name without a new clause between."""
    between = article.folded[at:name]
    return ";" not in between and len(between) < 140


def _joined(article: Analysis, before: list[Finding], at: int) -> list[Finding]:
    """`đồng chí A, … và đồng chí B, … đồng chủ trì`: both."""
    chosen = [before[-1]]
    word = article.folded[max(0, at - 6) : at + 14]
    if "đồng chủ trì" in word and len(before) > 1:
        chosen = before
    return chosen
