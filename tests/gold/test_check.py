"""The checker: every way in which gold can be wrong, and what it only doubts."""

from __future__ import annotations

import pytest

from minutes_extract.gold.align import align
from minutes_extract.gold.check import check
from minutes_extract.gold.files import parse

TEXT = (
    "Sáng 24/6/2022, UBND tỉnh họp. Ông Lê Văn An, Chủ tịch UBND tỉnh, nói: 90% hộ dùng nước sạch, nhiệm kỳ 2020-2025."
)
RIGHT = """
meeting: {text: họp, name: họp, date: 2022-06-24, chair: [Lê Văn An]}
dates: [{text: 24/6/2022, value: 2022-06-24}]
organizations: [{text: UBND tỉnh, name: a}, {text: UBND tỉnh, name: a}]
officials:
- name: Lê Văn An
  mentions: [{text: Lê Văn An}]
  positions: [{text: Chủ tịch UBND tỉnh, title: Chủ tịch, organization: UBND tỉnh, name: a}]
terms: [{text: nhiệm kỳ 2020-2025, start_year: 2020, end_year: 2025}]
percentages: [{text: 90%, value: 90, subject: hộ, predicate: dùng nước sạch, kind: target}]
"""


def _problems(content: str, text: str = TEXT) -> list[str]:
    gold = parse(content)
    align(gold, text)
    return [("doubt " if problem.doubt else "") + problem.message for problem in check(gold, text)]


def test_right_gold_has_no_problem() -> None:
    assert _problems(RIGHT) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("{text: 24/6/2022,", "{text: 25/6/2022,", "dates[0]: '25/6/2022' has no place yet"),
        ("value: 2022-06-24}", "value: 24/6/2022}", "dates[0]: '24/6/2022' is no EDTF value"),
        ("value: 2022-06-24}", "value: 2022-13-24}", "dates[0]: '2022-13-24' is no EDTF value"),
        ("value: 2022-06-24}", "value: 2022-06-40}", "dates[0]: '2022-06-40' is no EDTF value"),
        ("date: 2022-06-24,", "date: soon,", "meeting: 'soon' is no EDTF value"),
        ("end_year: 2025", "end_year: 2020", "terms[0]: 2020-2020 is no term"),
        (", start_year: 2020, end_year: 2025", "", "terms[0]: 'nhiệm kỳ 2020-2025' has no years, and is not optional"),
        ("value: 90,", "value: 90, upper: 95,", "percentages[0]: `upper` goes with the comparator `range`"),
        ("subject: hộ", "subject: hộ nghèo", "percentages[0].subject: 'hộ nghèo' does not stand in the article"),
        ("organization: UBND tỉnh, name", "organization: HĐND tỉnh, name", "positions[0]: 'HĐND tỉnh' does not stand"),
        ("organization: UBND tỉnh, name", "name", "positions[0]: `name` of a body without `organization`"),
        ("chair: [Lê Văn An]", "chair: [An]", "meeting.chair: 'An' is none of the officials"),
        (
            "terms:",
            "- {name: Lê Văn An, mentions: [{text: Lê Văn An}]}\nterms:",
            "officials: 'Lê Văn An' stands there twice",
        ),
        ("[{text: 24/6/2022,", "[{text: '24/6/2022, ',", "begins or ends with a space"),
    ],
)
def test_errors(old: str, new: str, problem: str) -> None:
    assert old in RIGHT
    problems = _problems(RIGHT.replace(old, new, 1))
    assert len(problems) == 1, problems
    assert problem in problems[0]


def test_a_mark_whose_text_is_not_at_its_place() -> None:
    gold = parse("dates: [{at: 6, text: 24/6/2022, value: 2022-06-24}]")
    assert [problem.message for problem in check(gold, TEXT)] == ["dates[0]: at 6 stands '4/6/2022,', not '24/6/2022'"]


def test_marks_that_overlap() -> None:
    gold = parse("organizations: [{at: 16, text: UBND tỉnh, name: a}, {at: 21, text: tỉnh, name: a}]")
    assert "is not after 'UBND tỉnh' at 16" in check(gold, TEXT)[0].message


def test_namesakes_are_told_apart_by_who() -> None:
    one = "{name: Lê Văn An, who: %s, mentions: [{text: Lê Văn An}]}"
    two = f"officials: [{one % 'a'}, {one % 'b'}]"
    assert not [problem for problem in _problems(two, "Lê Văn An và Lê Văn An") if "twice" in problem]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (", {text: UBND tỉnh, name: a}", "", "doubt organizations: 'UBND tỉnh' stands unmarked at 55"),
        (
            "percentages: [{text: 90%, value: 90, subject: hộ, predicate: dùng nước sạch, kind: target}]",
            "",
            "doubt percentages: '0%'",
        ),
        ("terms: [{text: nhiệm kỳ 2020-2025, start_year: 2020, end_year: 2025}]", "", "doubt terms: 'nhiệm kỳ 2020'"),
        ("dates: [{text: 24/6/2022, value: 2022-06-24}]", "", "doubt dates: '24/6/2022'"),
        ("mentions: [{text: Lê Văn An}]", "mentions: [{text: An}]", "doubt officials: no mention of 'Lê Văn An'"),
    ],
)
def test_doubts(old: str, new: str, problem: str) -> None:
    assert old in RIGHT
    problems = _problems(RIGHT.replace(old, new, 1))
    assert len(problems) == 1, problems
    assert problems[0].startswith(problem)
