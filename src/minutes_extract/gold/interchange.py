"""Gold as JSON, ``NAME.gold.json`` with explicit ``start`` and ``end``: the flat form that other scorers read.

It knows less than ``NAME.gold.yaml``: officials have one mention, offices no characters, documents are left out. Gold
read from it is compared with predictions only in what it can say.

>>> term = {"text": "nhiệm kỳ 2020-2025", "start": 8, "start_year": "2020", "end_year": "2025"}
>>> gold = from_json({"terms": [term]}, "Đại hội nhiệm kỳ 2020-2025")
>>> gold.terms[0].at, gold.terms[0].end_year
(8, 2025)
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from minutes_extract.gold.align import align
from minutes_extract.gold.files import GoldError, explained
from minutes_extract.gold.model import Gold, Mark

JSON_SUFFIX = ".gold.json"


def to_json(gold: Gold, identifier: str) -> dict[str, Any]:
    """The flat form of aligned gold."""
    return {
        "id": identifier,
        "dates": [_span(d) | {"value": d.value, "part_of_day": d.part_of_day} for d in gold.dates],
        "organizations": [_span(o) | {"canonical": o.name} for o in gold.organizations],
        "officials": [
            {
                "name": person.name,
                "start": person.mentions[0].at,
                "end": person.mentions[0].end,
                "honorifics": [person.honorific] if person.honorific else [],
                "roles_in_event": person.roles,
                "optional": person.optional,
                "titles": [
                    {
                        "title": office.title,
                        "organization": office.organization,
                        "organization_canonical": office.name,
                        "status": office.status,
                        "optional": office.optional,
                    }
                    for office in person.positions
                ],
            }
            for person in gold.officials
        ],
        "terms": [
            _span(t) | {"start_year": t.start_year, "end_year": t.end_year, "ordinal": t.ordinal} for t in gold.terms
        ],
        "percentages": [
            _span(p) | p.model_dump(include={"value", "upper", "comparator", "subject", "predicate", "kind"})
            for p in gold.percentages
        ],
        "bylines": [{"name": byline.name, "role": byline.role} for byline in gold.bylines],
        "meeting": gold.meeting and gold.meeting.model_dump(exclude={"at", "text", "nth", "optional"}),
    }


def _span(mark: Mark) -> dict[str, Any]:
    return {"text": mark.text, "start": mark.at, "end": mark.end, "optional": mark.optional}


def from_json(content: dict[str, Any], text: str) -> Gold:
    """Gold out of its flat form; entries without ``start`` are looked for in ``text``."""
    gold = Gold.model_validate(
        {
            "dates": [_mark(d, "value", "part_of_day") for d in content.get("dates") or []],
            "organizations": [
                _mark(o) | {"name": o.get("canonical") or o["text"]} for o in content.get("organizations") or []
            ],
            "officials": [_official(person) for person in content.get("officials") or []],
            "terms": [
                _mark(t, "ordinal") | {"start_year": _year(t, "start"), "end_year": _year(t, "end")}
                for t in content.get("terms") or []
            ],
            "percentages": [_percentage(p) for p in content.get("percentages") or []],
            "bylines": [_byline(byline) for byline in content.get("bylines") or []],
            "meeting": _meeting(content.get("meeting")),
        }
    )
    align(gold, text)
    return gold


def read_json(path: Path, text: str) -> Gold:
    """Reads one file of the flat form; raises ``GoldError`` that names it."""
    try:
        return from_json(json.loads(path.read_bytes()), text)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        cause = explained(error) if isinstance(error, ValidationError) else str(error)
        raise GoldError(f"{path}: {cause}") from None


def _mark(entry: dict[str, Any], *fields: str) -> dict[str, Any]:
    mark = {"at": entry.get("start"), "text": entry["text"], "nth": entry.get("occurrence")}
    mark |= {field: entry[field] for field in fields if entry.get(field) is not None}
    return mark | {"optional": bool(entry.get("optional"))}


def _year(term: dict[str, Any], end: str) -> str | None:
    year = term.get(f"{end}_year", term.get(end))  # old files have the years as `start` and `end`
    return None if year is None else str(year)[:4]


def _official(person: dict[str, Any]) -> dict[str, Any]:
    mention = {"at": person.get("start"), "text": person["name"], "nth": person.get("name_occurrence")}
    offices = [
        {
            "text": office["title"],
            "title": office["title"],
            "organization": office.get("organization"),
            "name": office.get("organization_canonical"),
            "status": office.get("status") or "incumbent",
            "optional": bool(office.get("optional")),
        }
        for office in person.get("titles") or []
    ]
    return {
        "name": person["name"],
        "optional": bool(person.get("optional")),
        "mentions": [mention],
        "positions": offices,
    }


def _percentage(entry: dict[str, Any]) -> dict[str, Any]:
    value, upper = entry["value"], entry.get("upper")
    if isinstance(value, list):
        value, upper = value[0], value[-1]
    fields = _mark(entry, "comparator", "subject", "predicate", "kind")
    return {"kind": "other"} | fields | {"value": value, "upper": upper}


def _byline(byline: dict[str, Any] | str) -> dict[str, Any]:
    name = byline if isinstance(byline, str) else byline["name"]
    role = "photographer" if not isinstance(byline, str) and byline.get("role") == "photographer" else "author"
    return {"text": name, "name": name, "role": role}


def _meeting(meeting: dict[str, Any] | None) -> dict[str, Any] | None:
    if not meeting:
        return None
    name = meeting.get("name") or ""
    known = {field: meeting.get(field) for field in ("date", "place", "host")}
    return {"text": name or "?", "name": name, "chair": meeting.get("chair") or [], **known}
