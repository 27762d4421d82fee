"""Which mentions name the same body, and its full name.

``Sở GDĐT`` is written out (``Sở Giáo dục và Đào tạo``) and joined to ``Sở Giáo dục và Đào tạo tỉnh Sóc Trăng``
when the article names one such body only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import zip_longest

from minutes_extract.assembly.mentions import as_written, mention_of, words
from minutes_extract.records import Organization
from minutes_extract.rules import RuleSet
from minutes_extract.stages.base import Analysis, Finding
from minutes_extract.stages.names import place_end
from minutes_extract.text.letters import UPPER
from minutes_extract.text.normalize import fold

_JOINTS = re.compile(r"[-&]|, ?")
_JOINT_WORDS = {"-": " - ", "&": " và ", ",": ", ", ", ": ", "}
# An abbreviation, `T.Ư` and `VH, TT&DL` among them.
_TOKEN = re.compile(rf"(?<![\w&./-])[{UPPER}](?:[{UPPER}&./-][\w&./-]*)?(?:, ?[{UPPER}]+&[{UPPER}]+)?(?![\w&./-])")
_CITY = re.compile(r"(?:TP|Tp|tp)\.? ?(?:HCM|Hồ Chí Minh)(?!\w)")
_DEFINED = re.compile(r" \([^()]*\)")  # `Hội đồng nhân dân (HĐND) tỉnh`
_LEVELS = frozenset({"Thành phố", "Thị xã", "Thị trấn", "Phường", "Quận"})


_LEVEL = re.compile(r"(?<!\w)(tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) ")
_COMMITTEE = re.compile(r"(?<!\w)(tỉnh|thành|huyện|quận|thị) (?:ủy|đoàn) ")
_COMMITTEE_LEVELS = {"thành": "thành phố", "thị": "thị xã"}
_LEVEL_NAMES = {"tp": "thành phố", "tp.": "thành phố"}
_COMMITTEES = {
    "tỉnh": ("tỉnh ủy", "tỉnh đoàn"), "thành phố": ("thành ủy", "thành đoàn"), "huyện": ("huyện ủy", "huyện đoàn"),
    "quận": ("quận ủy", "quận đoàn"), "thị xã": ("thị ủy", "thị đoàn"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Places:
    """The one place of each level that an article names (`tỉnh` → `Sóc Trăng`), and its one province."""

    by_level: dict[str, str]
    province: str | None


@dataclass(slots=True)
class Bodies:
    """The bodies of an article, and the record of every finding that names one."""

    records: list[Organization] = field(default_factory=list)
    by_finding: dict[int, Organization] = field(default_factory=dict)
    by_key: dict[str, Organization] = field(default_factory=dict)
    places: Places = field(default_factory=lambda: Places({}, None))

    def record_of(self, finding: Finding | None) -> Organization | None:
        return None if finding is None else self.by_finding.get(finding.start)

    def full_name(self, name: str) -> str:
        """A name that no mention has, with the place that is meant (`Ban Thường vụ Tỉnh ủy` → `… Tỉnh ủy Hà Nam`)."""
        return _with_place(name, self.places)

    def resolve(self, name: str) -> Organization | None:
        """The one body whose full name begins with these words, or is them."""
        key = fold(_with_place(name, self.places))
        if key in self.by_key:
            return self.by_key[key]
        longer = {r.id: r for k, r in self.by_key.items() if k.startswith(key + " ")}
        return next(iter(longer.values())) if len(longer) == 1 else None


def write_out(name: str, rules: RuleSet) -> str:
    """A name with its abbreviations written out.

    The first word's capital stays; what is no known abbreviation of a body, an area or a level is left alone.
    """
    if not any(c.isupper() for c in name[1:]) and "." not in name:
        return name
    table = rules.abbreviations

    def put(match: re.Match[str]) -> str:
        word = match[0]
        found = table.get(word) or table.get(word.rstrip(".")) or _joined(word, table)
        return found.lower() if match.start() and found in _LEVELS else found

    if "(" in name:
        name = _DEFINED.sub("", name)
    return _TOKEN.sub(put, _CITY.sub("Thành phố Hồ Chí Minh", name) if "H" in name else name)


def _joined(word: str, table: dict[str, str]) -> str:
    """`THCS&THPT`: known abbreviations side by side; any other word as it is."""
    parts = [table.get(part) for part in _JOINTS.split(word)]
    if len(parts) == 1 or None in parts:
        return word
    joints = (_JOINT_WORDS[joint] for joint in _JOINTS.findall(word))
    return "".join(f"{part}{joint}" for part, joint in zip_longest(parts, joints, fillvalue=""))


def assemble_organizations(article: Analysis) -> Bodies:
    """Groups the mentions of bodies; bare heads make no record."""
    places = _places_by_level(article)
    bodies = Bodies(places=places)
    named = [_unwelded(o) for o in article.of("organization") if not o.data["bare"]]
    full = {o.start: _with_place(write_out(_with_owner(article, o), article.rules), places) for o in named}
    for finding in named:
        if "alias_of" in finding.data:
            full[finding.start] = full[finding.data["alias_of"].start]
    _complete_tails(full, article.rules)
    target = _targets({fold(name) for name in full.values()})
    grouped: dict[str, list[Finding]] = {}
    for finding in named:
        key = fold(full[finding.start])
        grouped.setdefault(target.get(key, key), []).append(finding)
    for key, findings in grouped.items():
        longest = max(
            findings,
            key=lambda f: (fold(full[f.start]) == key, not _in_capitals(full[f.start]), f.end - f.start),
        )
        record = Organization.model_construct(
            id=f"org-{len(bodies.records) + 1}", name=_tidy(full[longest.start]), kind=findings[0].data["kind"],
            parent_id=None, mentions=[mention_of(article, f) for f in findings],
        )  # fmt: skip
        bodies.records.append(record)
        bodies.by_key[key] = record
        for finding in findings:
            bodies.by_finding[finding.start] = record
            bodies.by_key.setdefault(fold(full[finding.start]), record)
    _find_parents(bodies)
    return bodies


def _with_owner(article: Analysis, body: Finding) -> str:
    """The words of a mention, with the level and place that it shares with a body after it."""
    name, owner = words(article, body.start, body.end), body.data.get("owner_at")
    if '"' in name:
        name = as_written(article, body.start, body.end)  # the paper's own kind of quotation marks
    return name if owner is None or owner < body.end else f"{name} {words(article, owner, body.data['owner_end'])}"


def _unwelded(body: Finding) -> Finding:
    """`UVBTV Tỉnh ủy`: no characters of its own name the board; what is mentioned is `Tỉnh ủy`."""
    start = body.data.get("owner")
    return body if start is None else Finding(body.label, start, body.end, body.rule, body.data)


def _places_by_level(article: Analysis) -> Places:
    """The level words after which the article names one place only, with that place."""
    found: dict[str, dict[str, str]] = {}
    levels = [(m, _LEVEL_NAMES.get(m[1], m[1])) for m in _LEVEL.finditer(article.folded)]
    levels += [(m, _COMMITTEE_LEVELS.get(m[1], m[1])) for m in _COMMITTEE.finditer(article.folded)]
    for match, level in levels:
        end = place_end(article, match.end())
        if end is not None:
            place = article.text[match.end() : end]
            found.setdefault(level, {}).setdefault(fold(place), place.title() if place.isupper() else place)
    one = {level: next(iter(places.values())) for level, places in found.items() if len(places) == 1}
    provinces = [f"{level} {place}" for level in ("tỉnh", "thành phố") for place in found.get(level, {}).values()]
    return Places(one, provinces[0] if len(provinces) == 1 else None)


def _with_place(name: str, places: Places) -> str:
    """A name that ends with a bare level or a committee's name, with the one place that is meant.

    `Thư viện tỉnh` → `Thư viện tỉnh Sóc Trăng`, `Tỉnh ủy` → `Tỉnh ủy Sóc Trăng`, `Sở Y tế` → `Sở Y tế tỉnh Sóc Trăng`.
    """
    folded = fold(name)
    for level, place in places.by_level.items():
        if folded.endswith((" " + level, *_COMMITTEES.get(level, ()))):
            return f"{name} {place}"
    province = places.province
    if province is None or not folded.startswith("sở "):
        return name
    told = fold(province.removeprefix("tỉnh ").removeprefix("thành phố ")) in folded
    return name if told else f"{name} {province}"


def _in_capitals(name: str) -> bool:
    """Whether a headline wrote it (`Ủy ban nhân dân XÃ HƯỚNG HIỆP`): its last words are all capitals."""
    return all(word.isupper() for word in name.split()[-2:])


def _tidy(name: str) -> str:
    return name[0].upper() + name[1:]


def _complete_tails(full: dict[int, str], rules: RuleSet) -> None:
    """`Ban Thường vụ Đảng ủy` is that of `Đảng ủy xã Hướng Hiệp`, when the article names one party committee only."""
    generic, everywhere = rules.names["words.generic"], rules.names["words.everywhere"]
    one_word = rules.names["words.owner-head"]
    owners: dict[str, dict[str, str]] = {}
    for name in full.values():
        parts = name.split()
        for size in range(1, min(4, len(parts))):
            head = fold(" ".join(parts[:size]))
            if (head in generic and size > 1 and head not in everywhere) or head in one_word:
                owners.setdefault(head, {})[fold(name)] = name
    tops = {head: _tops(sorted(names)) for head, names in owners.items()}
    only = {head: owners[head][top[0]] for head, top in tops.items() if len(top) == 1}
    for start, name in full.items():
        parts = name.split()
        for size in range(min(3, len(parts) - 1), 0, -1):
            tail = fold(" ".join(parts[-size:]))
            if size == 1 and (name.endswith(" cơ sở") or fold(parts[0]) == tail):
                continue  # no Sở in `Công đoàn cơ sở`, no second school in `Trường THCS Thịnh Trường`
            if tail in only:
                full[start] = " ".join(parts[:-size]) + " " + only[tail]
                break


def _tops(keys: list[str]) -> list[str]:
    """Of names in order, those that no other one begins with and goes on (a blank sorts before all letters)."""
    return [k for k, after in zip_longest(keys, keys[1:], fillvalue="") if not after.startswith(k + " ")]


def _targets(keys: set[str]) -> dict[str, str]:
    """Short forms and the one longer name that each stands for."""
    out = {}
    ordered = sorted(keys)
    for at, key in enumerate(ordered):
        end = bisect_left(ordered, key + "!", at + 1)  # `!` is the character after the blank
        if end > at + 1 and len(top := _tops(ordered[at + 1 : end])) == 1:
            out[key] = top[0]
    return out


def _find_parents(bodies: Bodies) -> None:
    """`Ban Thường vụ Tỉnh ủy Lào Cai` belongs to `Tỉnh ủy Lào Cai`, when the article names that too."""
    by_name = {fold(r.name): r for r in bodies.records}
    for record in bodies.records:
        parts = fold(record.name).split()
        for cut in range(1, len(parts)):
            parent = by_name.get(" ".join(parts[cut:]))
            if parent is not None and parent is not record:
                record.parent_id = parent.id
                break
