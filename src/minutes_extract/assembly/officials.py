"""Which mentions name the same person, and the offices that the person holds.

``đồng chí Dũng`` later on is ``Nguyễn Phước Dũng``; ``Bí thư Đảng ủy`` and ``Bí thư Đảng ủy xã`` of one person
are one office.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from minutes_extract.assembly.confidence import confidence, traits_of
from minutes_extract.assembly.mentions import as_written, mention, words
from minutes_extract.assembly.organizations import Bodies, write_out
from minutes_extract.records import Official, Organization, Position
from minutes_extract.stages.base import Analysis, Finding
from minutes_extract.text.normalize import fold

_TWO_OFFICES = ({"acting", "elected"}, {"acting", "appointed"})
_STRENGTH = {
    "incumbent": 0,
    "acting": 1,
    "former": 1,
    "candidate": 1,
    "relieved": 2,
    "appointed": 2,
    "elected": 2,
    "re-elected": 3,
}


_APOSTROPHE = re.compile(r"[^'’]+")  # `H'YIM NIÊ` → `H'Yim Niê`
_BESIDE = 3  # characters between a title and its body
_SMALL = frozenset(
    {"đồng chí", "đ/c", "ông", "bà", "anh", "chị", "cô", "thầy", "cụ", "bác", "em", "cô giáo", "thầy giáo"}
)


@dataclass(slots=True)
class Person:
    """One person under assembly."""

    name: str
    findings: list[Finding] = field(default_factory=list)
    positions: list[Finding] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)


def assemble_officials(
    article: Analysis, bodies: Bodies, bylines: set[str], term_ids: dict[int, str], host: Organization | None
) -> list[Official]:
    """Everybody with an office, a rank or an honorific, once.

    ``host``: the body whose congress the article reports; who is elected there without more holds office in it.
    """
    people = _group(article)
    by_finding = {id(f): p for p in people for f in p.findings}
    for held in article.of("position"):
        person = by_finding.get(id(held.data["person"]))
        if person is not None:
            person.positions.append(held)
    for role in article.of("role"):
        person = by_finding.get(id(role.data["person"]))
        if person is not None and role.data["value"] not in person.roles:
            person.roles.append(role.data["value"])
    kept = [p for p in people if _counts(p) and fold(p.name) not in bylines]
    officials = [_official(article, p, number, bodies, term_ids) for number, p in enumerate(kept, 1)]
    if host is not None:
        for position in (p for o in officials for p in o.positions):
            if position.organization is None and position.status in ("elected", "re-elected"):
                position.organization, position.organization_id = host.name, host.id
    for official in officials:
        for position in official.positions:
            # Until here its confidence is what its shape alone says.
            position.confidence = confidence(traits_of(official, position, position.confidence))
    return officials


def _name(article: Analysis, finding: Finding) -> str:
    return words(article, finding.data["name_start"], finding.end)


def _group(article: Analysis) -> list[Person]:
    """One entry per full name, shorter forms joined to the nearest full name before (or the only one)."""
    people: dict[str, Person] = {}
    partial: list[Finding] = []
    for finding in article.of("person"):
        if finding.data["partial"]:
            partial.append(finding)
            continue
        name = _name(article, finding)
        written = as_written(article, finding.data["name_start"], finding.end)
        person = people.setdefault(fold(name), Person(written))
        if name.isupper() is False and person.name.isupper():
            person.name = written
        person.findings.append(finding)
    _join_short_forms(article, people)
    for finding in partial:
        given = fold(_name(article, finding))
        owners = [p for key, p in people.items() if key.split()[-1] == given]
        before = [p for p in owners if p.findings[0].start < finding.start]
        if before or len(owners) == 1:
            owner = (
                max(before, key=lambda p: max(f.start for f in p.findings if f.start < finding.start))
                if before
                else owners[0]
            )
            owner.findings.append(finding)
    for person in people.values():
        person.findings.sort(key=lambda f: f.start)
    return sorted(people.values(), key=lambda p: p.findings[0].start)


def _join_short_forms(article: Analysis, people: dict[str, Person]) -> None:
    """`bà Diễm Thúy` is Huỳnh Thị Diễm Thúy who was named before, `ông Khăm Phun` is Khăm Phun Xay Nha Vông."""
    surnames = article.rules.names["names.surname"]
    for key in [key for key in people if key.count(" ") == 1]:
        short = people[key]
        if key.split()[0] in surnames or any(f.data["honorific"] is None for f in short.findings):
            continue
        start = short.findings[0].start
        longer = [
            person
            for full, person in people.items()
            if (full.endswith(" " + key) or full.startswith(key + " ")) and person.findings[0].start < start
        ]
        if len(longer) == 1:
            longer[0].findings.extend(people.pop(key).findings)


def _counts(person: Person) -> bool:
    return bool(person.positions) or any(f.data["honorific"] or f.data["listed"] for f in person.findings)


def _display(name: str) -> str:
    """A name in capitals is written as names are: `NGUYỄN VĂN A` → `Nguyễn Văn A`."""
    if not name.isupper() or len(name) < 4:
        return name
    return " ".join(_APOSTROPHE.sub(lambda m: m[0].capitalize(), word) for word in name.split())


def _official(article: Analysis, person: Person, number: int, bodies: Bodies, term_ids: dict[int, str]) -> Official:
    honorific = next((f.data["honorific"] for f in person.findings if f.data["honorific"]), None)
    return Official.model_construct(
        id=f"person-{number}",
        name=_display(person.name),
        honorific=_plain(honorific) if honorific else None,
        mentions=[mention(article, f.data["name_start"], f.end, f.rule) for f in person.findings],
        roles=person.roles,
        positions=_positions(article, person, bodies, term_ids),
    )


def _plain(honorific: str) -> str:
    """`Đồng chí` at the beginning of a sentence is `đồng chí`; ranks and degrees keep their capitals."""
    return honorific.lower() if fold(honorific) in _SMALL else honorific


def _positions(article: Analysis, person: Person, bodies: Bodies, term_ids: dict[int, str]) -> list[Position]:
    made: list[tuple[Position, list[str]]] = []
    for held in sorted(person.positions, key=lambda f: f.start):
        position = _position(article, held, bodies, term_ids)
        content = _compare(position, article)
        same = next((m for m in made if _same_office(m, (position, content))), None)
        if same is None:
            made.append((position, content))
        else:
            _merge(same[0], position, longer=len(content) > len(same[1]))
            if len(content) > len(same[1]):
                same[1][:] = content
    return [p for p, _ in made]


def _position(article: Analysis, held: Finding, bodies: Bodies, term_ids: dict[int, str]) -> Position:
    office: Finding = held.data["office"]
    text = office.data["body_text"]
    record = bodies.record_of(office.data["body"])
    if record is None and text is not None:
        record = bodies.resolve(write_out(text, article.rules))
    title = " ".join(office.data["title"].split())
    term = office.data.get("term")
    if record is None and text is None and office.data["of"]:
        alike = [r for r in bodies.records if r.kind == office.data["of"] and r.parent_id is None]
        record = alike[0] if len(alike) == 1 else None
    name = record.name if record is not None else bodies.full_name(write_out(text, article.rules)) if text else None
    body: Finding | None = office.data["body"]
    if body is not None and not (office.start - _BESIDE <= body.end and body.start <= office.end + _BESIDE):
        text = None  # a body that another office in the sentence names: resolved, but not written beside this title
    return Position.model_construct(
        title=title, organization=name, organization_text=" ".join(text.split()) if text else None,
        organization_id=record.id if record is not None else None, status=held.data["status"],
        term_id=term_ids.get(term.start) if term is not None else None, confidence=held.data["confidence"],
        mention=mention(article, office.start, office.end, held.rule),
    )  # fmt: skip


def _compare(position: Position, article: Analysis) -> list[str]:
    """The words of a body by which offices are compared."""
    text = write_out(position.organization_text or position.organization or "", article.rules)
    return re.findall(r"\w+", fold(text))


def _same_office(made: tuple[Position, list[str]], new: tuple[Position, list[str]]) -> bool:
    """Same title, and one body's words begin like the other's and are among them.

    Who acted in an office and is then elected or appointed to it has held two, one after the other.
    """
    if fold(made[0].title) != fold(new[0].title):
        return False
    if {made[0].status, new[0].status} in _TWO_OFFICES:
        return False
    left, right = made[1], new[1]
    if not left or not right:
        return True
    return left[0] == right[0] and (set(left) <= set(right) or set(right) <= set(left))


def _merge(kept: Position, new: Position, *, longer: bool) -> None:
    """Keeps the fuller body, the more telling status, and the term where one is given."""
    if longer:
        kept.organization, kept.organization_id = new.organization, new.organization_id
        kept.organization_text = new.organization_text
    if _STRENGTH[new.status] > _STRENGTH[kept.status]:
        kept.status = new.status
    kept.term_id = kept.term_id or new.term_id
    kept.confidence = max(kept.confidence, new.confidence)
