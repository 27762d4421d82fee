"""The records: the JSON Schema that they publish, what they refuse, and the version they carry."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

import minutes_extract as mx
from minutes_extract import records
from minutes_extract.records import SCHEMA_VERSION, Mention, Minutes, Position, Record

MODELS = sorted(
    (m for m in vars(records).values() if isinstance(m, type) and issubclass(m, Record) and m is not Record),
    key=lambda m: m.__name__,
)
# What CONTRACT fixes: field names of one article's record. Fields may be added, none renamed or dropped.
CONTRACT = {
    "Minutes": "schema_version extractor source article meeting dates organizations officials terms percentages "
    "documents warnings",
    "ExtractorInfo": "name version patterns",
    "Source": "path sha256 media_type encoding characters text",
    "Article": "title published bylines",
    "Byline": "name role mention",
    "Meeting": "name kind date part_of_day place host host_id chair chair_ids mention",
    "Date": "id value earliest latest granularity part_of_day resolved_from mention",
    "Organization": "id name kind parent_id mentions",
    "Official": "id name honorific mentions roles positions",
    "Position": "title organization organization_text organization_id status term_id confidence mention",
    "Term": "id start_year end_year ordinal organization_id mentions",
    "Percentage": "id value upper comparator subject predicate kind period outcome result_id organization_id mention",
    "Document": "id number kind date issuer mentions",
    "Mention": "text start end rule",
}


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    text = (
        "Chiều 24/6/2022, Thư viện tỉnh Sóc Trăng tổ chức Hội nghị sơ kết công tác. Ông Lê Văn Mận, "
        "Giám đốc Thư viện tỉnh nhiệm kỳ 2020-2025, chủ trì. "
        "100% đảng viên học tập Chỉ thị số 05-CT/TW.\n\nTin: Trần Thị Đào"
    )
    made: dict[str, Any] = json.loads(mx.extract(text).model_dump_json())
    return made


def test_the_json_schema_is_produced_and_is_json() -> None:
    schema = Minutes.model_json_schema()
    assert json.loads(json.dumps(schema)) == schema
    assert schema["title"] == "Minutes"
    assert {"Mention", "Date", "Official", "Position", "Percentage"} <= set(schema["$defs"])


def test_the_json_schema_refuses_unknown_fields_everywhere() -> None:
    schema = Minutes.model_json_schema()
    objects = [schema, *(d for d in schema["$defs"].values() if d.get("type") == "object")]
    assert all(o["additionalProperties"] is False for o in objects)


def test_every_field_of_the_contract_is_there() -> None:
    assert {m.__name__ for m in MODELS} >= set(CONTRACT)
    for model in MODELS:
        missing = set(CONTRACT.get(model.__name__, "").split()) - set(model.model_fields)
        assert not missing, (model.__name__, missing)


def test_a_record_has_every_field_even_when_there_is_nothing_to_say() -> None:
    empty = json.loads(mx.extract("").model_dump_json())
    assert set(CONTRACT["Minutes"].split()) <= set(empty)
    assert empty["meeting"] is None
    assert empty["dates"] == []


def test_the_schema_version() -> None:
    assert SCHEMA_VERSION == "1.0"
    assert mx.extract("").schema_version == SCHEMA_VERSION
    assert Minutes.model_json_schema()["properties"]["schema_version"]["const"] == SCHEMA_VERSION


def test_another_schema_version_is_refused(record: dict[str, Any]) -> None:
    Minutes.model_validate(record)
    with pytest.raises(ValidationError, match="schema_version"):
        Minutes.model_validate({**record, "schema_version": "2.0"})


def test_unknown_fields_are_refused_at_the_top(record: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="people"):
        Minutes.model_validate({**record, "people": []})


@pytest.mark.parametrize(
    ("place", "index"), [("dates", 0), ("organizations", 0), ("officials", 0), ("terms", 0), ("percentages", 0)]
)
def test_unknown_fields_are_refused_below(record: dict[str, Any], place: str, index: int) -> None:
    changed = json.loads(json.dumps(record))
    changed[place][index]["colour"] = "red"
    with pytest.raises(ValidationError, match="colour"):
        Minutes.model_validate(changed)


@pytest.mark.parametrize("model", MODELS, ids=[m.__name__ for m in MODELS])
def test_every_model_forbids_extras(model: type[BaseModel]) -> None:
    assert model.model_config.get("extra") == "forbid"


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("start", -1), ("end", -1), ("text", None), ("rule", None)],
)
def test_a_mention_refuses_what_cannot_be(field: str, wrong: object) -> None:
    good = {"text": "a", "start": 0, "end": 1, "rule": "r"}
    with pytest.raises(ValidationError, match=field):
        Mention.model_validate({**good, field: wrong})


@pytest.mark.parametrize(("field", "wrong"), [("status", "boss"), ("confidence", 1.5), ("confidence", -0.1)])
def test_a_position_refuses_what_cannot_be(field: str, wrong: object) -> None:
    mention = {"text": "a", "start": 0, "end": 1, "rule": "r"}
    good = {"title": "Bí thư", "confidence": 0.5, "mention": mention}
    assert Position.model_validate(good).status == "incumbent"
    with pytest.raises(ValidationError, match=field):
        Position.model_validate({**good, field: wrong})


def test_lists_are_not_shared_between_records() -> None:
    one, two = mx.extract(""), mx.extract("")
    one.warnings.append("x")
    assert two.warnings == []
