"""The measures, one rule at a time: what is a hit, what is missed, spurious or wrong, what counts neither way."""

from __future__ import annotations

import pytest

from minutes_extract.evaluation.matching import Tally
from minutes_extract.evaluation.scoring import Evaluation, score_article
from minutes_extract.gold.files import parse
from minutes_extract.records import Minutes

TEXT = "Sáng 24/6, ông Lê An, Bí thư Tỉnh ủy, nói 90% hộ có nước, nhiệm kỳ 2020-2025. Ảnh: Hà. Số 05-CT/TW"
#       0    5     11  15     22             36  42               58                   78
EMPTY = {
    "extractor": {"version": "0", "patterns": "x"},
    "source": {"sha256": "0", "characters": len(TEXT)},
    "article": {},
}


def _mention(text: str, start: int | None = None) -> dict[str, object]:
    at = TEXT.index(text) if start is None else start
    return {"text": text, "start": at, "end": at + len(text), "rule": "r"}


def _date(text: str, value: str) -> dict[str, object]:
    span = {"earliest": None, "latest": None, "granularity": "day", "resolved_from": "text"}
    return {"id": "date-1", "value": value, "mention": _mention(text), **span}


def _body(*texts: str, name: str = "Tỉnh ủy") -> dict[str, object]:
    return {"id": "org-1", "name": name, "kind": "party", "mentions": [_mention(text) for text in texts]}


def _person(name: str = "Lê An", **position: object) -> dict[str, object]:
    office = {"confidence": 1, "mention": _mention("Bí thư Tỉnh ủy"), **position}
    return {"id": "person-1", "name": name, "mentions": [_mention("Lê An")], "positions": [office] if position else []}


def _percentage(**fields: object) -> dict[str, object]:
    return {"id": "p-1", "value": 90, "kind": "target", "mention": _mention("90%"), **fields}


def _counts(gold: str, **record: object) -> dict[str, tuple[int, int, int]]:
    """Hits, spurious and missed of each measure that counted anything."""
    scored = score_article("a", TEXT, parse(gold), Minutes.model_validate({**EMPTY, **record}))
    return {m: (t.hits, t.spurious, t.missed) for m, t in Evaluation([scored]).tallies.items()}


GOLD_DATE = "dates: [{at: 5, text: 24/6, value: 2022-06-24}]"
GOLD_BODY = "organizations: [{at: 29, text: Tỉnh ủy, name: Tỉnh ủy Lai Châu}]"
GOLD_SHARE = "percentages: [{at: 42, text: 90%, value: 90, subject: hộ, predicate: có nước, kind: target}]"
GOLD_TERM = "terms: [{at: 58, text: nhiệm kỳ 2020-2025, start_year: 2020, end_year: 2025}]"
GOLD_PERSON = """
officials:
- name: Lê An
  mentions: [{at: 15, text: Lê An}]
  positions: [{at: 22, text: Bí thư Tỉnh ủy, title: Bí thư, organization: Tỉnh ủy, name: Tỉnh ủy Lai Châu}]
"""


def test_the_marks_of_this_test_stand_where_they_say() -> None:
    for gold in (GOLD_DATE, GOLD_BODY, GOLD_SHARE, GOLD_TERM, GOLD_PERSON):
        for _, mark in parse(gold).marks():
            assert TEXT.startswith(mark.text, mark.at or 0), mark


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (_date("24/6", "2022-06-24"), {"dates": (1, 0, 0), "dates~exact": (1, 0, 0)}),
        (_date("Sáng 24/6", "2022-06-24"), {"dates": (1, 0, 0), "dates~exact": (0, 1, 1)}),
        (_date("24/6", "2021-06-24"), {"dates": (0, 1, 1)}),
        (_date("2020-2025", "2020/2025"), {"dates": (0, 1, 1)}),
    ],
)
def test_dates(date: dict[str, object], expected: dict[str, tuple[int, int, int]]) -> None:
    assert _counts(GOLD_DATE, dates=[date]) == expected


def test_the_years_of_a_term_as_a_date_count_neither_way() -> None:
    assert "dates" not in _counts(GOLD_TERM, dates=[_date("2020-2025", "2020/2025")])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (_body("Tỉnh ủy", name="Tỉnh uỷ Lai Châu"), ((1, 0, 0), (1, 0, 0), (1, 0, 0))),
        (_body("Tỉnh ủy", name="Tỉnh ủy"), ((1, 0, 0), (1, 0, 0), (0, 1, 1))),
        (_body("thư Tỉnh ủy"), ((0, 1, 1), (1, 0, 0), None)),
        (_body("Lê An, Bí thư Tỉnh ủy"), ((0, 1, 1), (0, 1, 1), None)),
    ],
)
def test_organizations(body: dict[str, object], expected: tuple[object, ...]) -> None:
    counts = _counts(GOLD_BODY, organizations=[body])
    assert tuple(counts.get(m) for m in ("organizations", "org~overlap", "org~name")) == expected


def test_a_bare_head_counts_neither_way() -> None:
    assert _counts("organizations: [{at: 33, text: ủy, name: x, optional: true}]") == {}
    bare = {
        "id": "org-1",
        "name": "x",
        "kind": "party",
        "mentions": [{"text": "Sở", "start": 0, "end": 2, "rule": "r"}],
    }
    scored = score_article("a", "Sở họp", parse(""), Minutes.model_validate({**EMPTY, "organizations": [bare]}))
    assert scored.findings == []


def test_an_optional_mark_does_not_take_the_prediction_of_one_that_counts() -> None:
    both = GOLD_DATE.replace("[{", "[{at: 0, text: Sáng 24/6, value: 2022-06-24, optional: true}, {")
    assert _counts(both, dates=[_date("Sáng 24/6", "2022-06-24")])["dates"] == (1, 0, 0)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"subject": "hộ", "predicate": "có nước"}, "111"),
        ({"subject": "hộ nghèo vùng cao", "predicate": "có nước sạch"}, "011"),
        ({"subject": None, "predicate": None, "kind": "other"}, "000"),
    ],
)
def test_percentages(fields: dict[str, object], expected: str) -> None:
    counts = _counts(GOLD_SHARE, percentages=[_percentage(**fields)])
    assert counts["percentages"] == (1, 0, 0)
    assert "".join(str(counts[f"pct~{field}"][0]) for field in ("subject", "predicate", "kind")) == expected


@pytest.mark.parametrize("fields", [{"value": 91}, {"comparator": ">="}])
def test_a_percentage_of_another_value_is_another(fields: dict[str, object]) -> None:
    assert _counts(GOLD_SHARE, percentages=[_percentage(**fields)]) == {"percentages": (0, 1, 1)}


@pytest.mark.parametrize(
    ("person", "names", "titles", "positions", "status"),
    [
        (_person(title="Bí thư", organization="Tỉnh ủy Lai Châu"), "1", "1", "1", "1"),
        (_person(title="nguyên Bí thư", organization="Tỉnh ủy Lai Châu", status="former"), "1", "1", "1", "0"),
        (_person(title="Bí thư", organization="Huyện ủy", organization_text="Tỉnh uỷ"), "1", "1", "1", "1"),
        (_person(title="Bí thư", organization="Huyện ủy Mường Tè"), "1", "1", "0", None),
        (_person(title="Phó Bí thư", organization="Tỉnh ủy Lai Châu"), "1", "0", "1", "1"),
        (_person("Lê Văn An", title="Bí thư", organization="Tỉnh ủy"), "0", "0", "0", None),
    ],
)
def test_officials(person: object, names: str, titles: str, positions: str, status: str | None) -> None:
    counts = _counts(GOLD_PERSON, officials=[person])
    measures = ("names", "titles", "positions", "position~status")
    hits = [str(counts[measure][0]) if measure in counts else None for measure in measures]
    assert hits == [names, titles, positions, status]


def test_authors_are_no_officials_and_cost_nothing() -> None:
    counts = _counts("bylines: [{at: 83, text: Hà, name: Hà}]", officials=[_person("Hà", title="Bí thư")])
    assert counts == {"bylines": (0, 0, 1)}


def test_every_mention_counts_and_belongs_to_its_person() -> None:
    assert _counts(GOLD_PERSON, officials=[_person()])["mentions"] == (1, 0, 0)
    assert _counts(GOLD_PERSON, officials=[_person("Lê Văn An")])["mentions"] == (0, 1, 1)


def test_the_meeting() -> None:
    gold = GOLD_PERSON + "meeting: {at: 38, text: nói, name: Hội nghị sơ kết, date: 2022-06-24, chair: [Lê An]}"
    assert [_counts(gold)[m] for m in ("meeting~date", "meeting~name", "meeting~chair", "meetings")] == [
        (0, 1, 1),
        (0, 1, 1),
        (0, 1, 1),
        (0, 0, 1),
    ]
    meeting = {"name": "hội nghị sơ kết năm", "kind": "c", "date": "2022-06-24", "chair": ["Lê An"]}
    counts = _counts(gold, meeting={**meeting, "mention": _mention("nói")})
    assert [counts[m] for m in ("meeting~date", "meeting~name", "meeting~chair", "meetings")] == [(1, 0, 0)] * 4
    assert _counts("", meeting={**meeting, "mention": _mention("nói")}) == {"meetings": (0, 1, 0)}


def test_documents_and_their_numbers() -> None:
    gold = f"documents: [{{at: {TEXT.index('05')}, text: 05-CT/TW, number: 05-CT/TW, kind: Chỉ thị}}]"
    right = {"id": "d", "number": "05-CT/TW", "kind": "Chỉ thị", "mentions": [_mention("Số 05-CT/TW")]}
    assert _counts(gold, documents=[right])["documents"] == (1, 0, 0)
    assert _counts(gold, documents=[{**right, "number": "06-CT/TW"}])["documents"] == (0, 1, 1)


def test_a_mention_that_is_not_the_characters_it_names_matches_nothing() -> None:
    misplaced = _date("24/6", "2022-06-24") | {"mention": _mention("24/6", start=6)}
    record = Minutes.model_validate({**EMPTY, "dates": [misplaced]})
    scored = score_article("a", TEXT, parse(GOLD_DATE), record)
    assert scored.offset_errors == 1
    assert [finding.verdict for finding in scored.findings] == ["missed"]


def test_no_prediction_misses_everything_and_is_told() -> None:
    scored = score_article("a", TEXT, parse(GOLD_DATE), None)
    evaluation = Evaluation([scored, score_article("b", TEXT, parse(""), Minutes.model_validate(EMPTY))])
    assert evaluation.missing == ["a"]
    assert evaluation.tallies == {"dates": Tally(missed=1)}
    assert [article.name for article in evaluation.worst_first()] == ["a", "b"]
