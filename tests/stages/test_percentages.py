"""Percentages: number, comparator, subject, predicate, kind, and how targets ended."""

from __future__ import annotations

from functools import lru_cache

import pytest

from minutes_extract import Extractor
from minutes_extract.records import Percentage


@lru_cache(maxsize=1)
def extractor() -> Extractor:
    return Extractor()


def percentages(text: str) -> list[Percentage]:
    found = extractor().extract(text).percentages
    for percentage in found:
        assert text[percentage.mention.start : percentage.mention.end] == percentage.mention.text
        assert percentage.subject is None or percentage.subject in text
        assert percentage.predicate is None or percentage.predicate in text
    return found


NUMBERS = [
    ("Có 100% đảng viên dự học.", "100%", 100),
    ("Có 98,5% đảng viên dự học.", "98,5%", 98.5),
    ("Có 98.5% đảng viên dự học.", "98.5%", 98.5),
    ("Có 98,25 % đảng viên dự học.", "98,25 %", 98.25),
    ("Có 80 phần trăm đảng viên dự học.", "80 phần trăm", 80),
    ("Thu ngân sách đạt 1.250% dự toán.", "1.250%", 1250),
    ("Thu ngân sách đạt 1.250,5% dự toán.", "1.250,5%", 1250.5),
    ("Tỷ lệ sinh giảm 0,05%.", "0,05%", 0.05),
    ("Tỷ lệ sinh giảm 0.125%.", "0.125%", 0.125),
    ("Vượt 14% so với kế hoạch.", "14%", 14),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value"), NUMBERS)
def test_numbers(text: str, words: str, value: float) -> None:
    (found,) = percentages(text)
    assert (found.mention.text, found.value, found.upper, found.comparator) == (words, value, None, "=")


COMPARATORS = [
    ("Ít nhất 80% hội viên dự học.", ">="),
    ("Tối thiểu 80% hội viên dự học.", ">="),
    ("Không dưới 80% hội viên dự học.", ">="),
    ("Có từ 80% trở lên hội viên dự học.", ">="),
    ("Có trên 80% trở lên hội viên dự học.", ">="),
    ("Tỷ lệ hội viên dự học đạt 80% trở lên.", ">="),
    ("Tỷ lệ hộ nghèo không quá 80%.", "<="),
    ("Tỷ lệ hộ nghèo tối đa 80%.", "<="),
    ("Tỷ lệ hộ nghèo còn 80% trở xuống.", "<="),
    ("Có trên 80% hội viên dự học.", ">"),
    ("Có hơn 80% hội viên dự học.", ">"),
    ("Tỷ lệ hộ nghèo dưới 80%.", "<"),
    ("Chưa đến 80% hội viên dự học.", "<"),
    ("Khoảng 80% hội viên dự học.", "~"),
    ("Gần 80% hội viên dự học.", "~"),
    ("Xấp xỉ 80% hội viên dự học.", "~"),
    ("Thu ngân sách vượt 80% so với kế hoạch.", "="),
    ("Tỷ lệ hộ nghèo giảm từ 80% xuống còn 3%.", "="),
]


@pytest.mark.parametrize(("text", "comparator"), COMPARATORS)
def test_comparators(text: str, comparator: str) -> None:
    found = percentages(text)[0]
    assert (found.value, found.comparator) == (80, comparator)


RANGES = [
    ("Phấn đấu 80-85% hộ dùng nước sạch.", "80-85%", 80, 85),
    ("Phấn đấu 80 – 85% hộ dùng nước sạch.", "80 – 85%", 80, 85),
    ("Phấn đấu từ 80% đến 85% hộ dùng nước sạch.", "80% đến 85%", 80, 85),
    ("Phấn đấu từ 80 đến 85% hộ dùng nước sạch.", "80 đến 85%", 80, 85),
    ("Mỗi năm giảm hộ nghèo 3,5 - 4%.", "3,5 - 4%", 3.5, 4),
]


@pytest.mark.parametrize(("text", "words", "value", "upper"), RANGES)
def test_ranges(text: str, words: str, value: float, upper: float) -> None:
    (found,) = percentages(text)
    assert (found.mention.text, found.value, found.upper, found.comparator) == (words, value, upper, "range")


PARTS = [
    # text, (subject, predicate) of each
    ("100% đảng viên học tập nghị quyết.", [("đảng viên", "học tập nghị quyết")]),
    ("Có trên 95% hộ dân dùng nước sạch.", [("hộ dân", "dùng nước sạch")]),
    ("GRDP tăng 6,5% so với cùng kỳ.", [("GRDP", "tăng 6,5% so với cùng kỳ")]),
    ("Tỷ lệ hộ nghèo giảm còn 2,1%.", [("Tỷ lệ hộ nghèo", "giảm còn 2,1%")]),
    ("Thu ngân sách bằng 103,4% kế hoạch.", [("Thu ngân sách", "bằng 103,4% kế hoạch")]),
    # one predicate for two
    ("100% đảng viên và 95% CCVC đều được tham gia học tập nghị quyết.",
     [("đảng viên", "được tham gia học tập nghị quyết"), ("CCVC", "được tham gia học tập nghị quyết")]),
    ("100% đảng viên, 95% hội viên được học nghị quyết.",
     [("đảng viên", "được học nghị quyết"), ("hội viên", "được học nghị quyết")]),
    # each its own
    ("100% đảng viên học tập nghị quyết; 95% hội viên dùng nước sạch.",
     [("đảng viên", "học tập nghị quyết"), ("hội viên", "dùng nước sạch")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_subject_and_predicate(text: str, parts: list[tuple[str, str]]) -> None:
    assert [(p.subject, p.predicate) for p in percentages(text)] == parts


KINDS = [
    ("Phấn đấu 100% đảng viên được học nghị quyết.", "target"),
    ("Phấn đấu đến năm 2025, 100% đảng viên được học nghị quyết.", "target"),
    ("Mục tiêu: 100% đảng viên được học nghị quyết.", "target"),
    ("Phương hướng nhiệm vụ:\n- 100% đảng viên được học nghị quyết.", "target"),
    ("Nhiệm kỳ qua, 100% đảng viên đã được học nghị quyết.", "achieved"),
    ("Thu ngân sách bằng 100% kế hoạch.", "achieved"),
    ("Thu ngân sách tăng 100% so với cùng kỳ.", "achieved"),
    ("Kết quả, 100% đảng viên được học nghị quyết.", "achieved"),
    ("Ông trúng cử với 100% số phiếu.", "other"),
    ("Có 100% đại biểu biểu quyết nhất trí.", "other"),
    ("Quỹ cho vay với lãi suất 6,5%.", "other"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds(text: str, kind: str) -> None:
    assert [p.kind for p in percentages(text)] == [kind]


HEAD = "Kết quả thực hiện các chỉ tiêu:\n"
OUTCOMES = [
    (HEAD + "- Có 90% hội viên đạt danh hiệu. Vượt: 95% hội viên đạt danh hiệu.", "exceeded", 95),
    (HEAD + "- Có 90% hội viên đạt danh hiệu: Vượt: 95%.", "exceeded", 95),
    (HEAD + "- Có 90% hội viên tham gia. Kết quả: Đạt.", "met", None),
    (HEAD + "- Có 90% hội viên tham gia: Đạt 90%.", "met", 90),
    (HEAD + "- Có 90% hội viên tham gia. Chưa đạt: 60% hội viên.", "missed", 60),
    (HEAD + "- Có 90% hội viên tham gia: Không đạt.", "missed", None),
    (HEAD + "- Có 90% hội viên tham gia.", None, None),
]


@pytest.mark.parametrize(("text", "outcome", "result"), OUTCOMES)
def test_outcomes(text: str, outcome: str | None, result: float | None) -> None:
    target, *others = percentages(text)
    by_id = {p.id: p for p in others}
    assert (target.value, target.kind, target.outcome) == (90, "target", outcome)
    assert (by_id[target.result_id].value if target.result_id else None) == result
    assert {p.kind for p in others} <= {"achieved"}


def test_the_period_that_the_sentence_opens_with() -> None:
    (first,) = percentages("Nhiệm kỳ 2020-2025, phấn đấu 100% đảng viên học nghị quyết.")
    (second,) = percentages("Năm 2021, thu ngân sách đạt 98% kế hoạch.")
    assert (first.period, second.period) == ("2020/2025", "2021")


NEGATIVE = [
    "Đội bóng thắng 3-1.",
    "Có 100 đảng viên dự học.",
    "Nhiệm kỳ 2020-2025.",
    "Đạt 10/12 chỉ tiêu.",
    "Dấu % đứng một mình.",
    "Phần trăm là gì?",
    "",
]


@pytest.mark.parametrize("text", NEGATIVE)
def test_no_percentages(text: str) -> None:
    assert percentages(text) == []
