"""Terms of office: their years, their ordinal, and how far the words go."""

from __future__ import annotations

from functools import lru_cache

import pytest

from minutes_extract import Extractor
from minutes_extract.records import Term


@lru_cache(maxsize=1)
def extractor() -> Extractor:
    return Extractor()


def terms(text: str) -> list[Term]:
    found = extractor().extract(text).terms
    for mention in (mention for term in found for mention in term.mentions):
        assert text[mention.start : mention.end] == mention.text
    return found


def shown(text: str) -> list[tuple[str, int, int, str | None]]:
    return [(m.text, t.start_year, t.end_year, t.ordinal) for t in terms(text) for m in t.mentions]


WRITINGS = [
    ("Đại hội Chi bộ nhiệm kỳ 2020-2025 thành công.", "nhiệm kỳ 2020-2025", None),
    ("Đại hội Chi bộ nhiệm kỳ 2020 - 2025 thành công.", "nhiệm kỳ 2020 - 2025", None),
    ("Đại hội Chi bộ nhiệm kỳ 2020– 2025 thành công.", "nhiệm kỳ 2020– 2025", None),
    ("Đại hội Chi bộ nhiệm kỳ 2020 —2025 thành công.", "nhiệm kỳ 2020 —2025", None),
    ("Đại hội Chi bộ nhiệm kỳ\u00a02020\u00a0-\u00a02025.", "nhiệm kỳ\u00a02020\u00a0-\u00a02025", None),
    ("Đại hội Chi bộ nhiệm kì 2020/2025.", "nhiệm kì 2020/2025", None),
    ("ĐẠI HỘI CHI BỘ NHIỆM KỲ 2020-2025", "NHIỆM KỲ 2020-2025", None),
    ("Nhiệm kỳ 2020-25 mở ra.", "Nhiệm kỳ 2020-25", None),
    ("Đại hội Chi bộ nhiệm kỳ (2020-2025).", "nhiệm kỳ (2020-2025)", None),
    ("Đại hội Chi bộ (nhiệm kỳ 2020-2025) họp.", "nhiệm kỳ 2020-2025", None),
    ("Đại hội Chi bộ nhiệm kỳ: 2020-2025.", "nhiệm kỳ: 2020-2025", None),
    ("Nhiệm kỳ từ năm 2020 đến năm 2025 mở ra.", "Nhiệm kỳ từ năm 2020 đến năm 2025", None),
    ("Nhiệm kỳ 2020 đến 2025 mở ra.", "Nhiệm kỳ 2020 đến 2025", None),
    # with the ordinal, before it or after
    ("Bầu Ban Chấp hành khóa XVII, nhiệm kỳ 2020-2025.", "khóa XVII, nhiệm kỳ 2020-2025", "khóa XVII"),
    ("Bầu Ban Chấp hành khoá XVII nhiệm kỳ 2020-2025.", "khoá XVII nhiệm kỳ 2020-2025", "khoá XVII"),
    ("Bầu Ban Chấp hành khóa 17 - nhiệm kỳ 2020-2025.", "khóa 17 - nhiệm kỳ 2020-2025", "khóa 17"),
    ("Đại hội lần thứ XIII nhiệm kỳ 2020-2025.", "lần thứ XIII nhiệm kỳ 2020-2025", "lần thứ XIII"),
    ("Đại hội lần thứ nhất, nhiệm kỳ 2020-2025.", "lần thứ nhất, nhiệm kỳ 2020-2025", "lần thứ nhất"),
    ("Đại hội lần thứ 5, nhiệm kỳ 2020-2025.", "lần thứ 5, nhiệm kỳ 2020-2025", "lần thứ 5"),
    ("Đại hội nhiệm kỳ 2020-2025, lần thứ VI.", "nhiệm kỳ 2020-2025, lần thứ VI", "lần thứ VI"),
    ("Đại hội nhiệm kỳ V (2020-2025).", "nhiệm kỳ V (2020-2025)", "nhiệm kỳ V"),
    # without the word
    ("Ban Chấp hành khóa XII (2020-2025) ra mắt.", "khóa XII (2020-2025)", "khóa XII"),
    ("Đại hội Công đoàn lần thứ IV, 2020-2025 khai mạc.", "lần thứ IV, 2020-2025", "lần thứ IV"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "ordinal"), WRITINGS)
def test_writings(text: str, words: str, ordinal: str | None) -> None:
    assert shown(text) == [(words, 2020, 2025, ordinal)]


NEGATIVE = [
    "Trong cả nhiệm kỳ, chi bộ vững mạnh.",
    "Đến giữa nhiệm kỳ 2020, 20 chỉ tiêu đã đạt.",
    "Ban Chấp hành khóa XII ra mắt.",
    "Lớp khóa XII (35 học sinh) tốt nghiệp.",
    "Hội thao lần thứ IV, 20 đội tham gia.",
    "Giai đoạn 2020-2025, xã làm đường.",
    "Năm học 2020-2021 kết thúc.",
    # years that cannot be those of a term
    "Nhiệm kỳ 2025-2020.",
    "Nhiệm kỳ 2020-2020.",
    "Nhiệm kỳ 2020-2050.",
]


@pytest.mark.parametrize("text", NEGATIVE)
def test_no_terms(text: str) -> None:
    assert terms(text) == []


def test_terms_of_the_same_years_are_one_record() -> None:
    text = "Đại hội nhiệm kỳ 2020-2025\nBan Chấp hành khóa VI, nhiệm kỳ 2020 - 2025 ra mắt; nhiệm kỳ 2015-2020 đã xong."
    first, second = terms(text)
    assert (first.start_year, first.end_year, first.ordinal, len(first.mentions)) == (2020, 2025, "khóa VI", 2)
    assert (second.start_year, second.end_year, second.ordinal, len(second.mentions)) == (2015, 2020, None, 1)


def test_two_terms_after_one_word() -> None:
    assert [t[1:3] for t in shown("Hai nhiệm kỳ 2015-2020, 2020-2025 đều đạt.")] == [(2015, 2020), (2020, 2025)]


def test_years_of_a_term_are_no_dates() -> None:
    assert extractor().extract("Đại hội lần thứ IV, nhiệm kỳ 2020-2025.").dates == []


def test_the_body_before_it_owns_it() -> None:
    text = "Đại hội Chi bộ Trường THCS Ea Tul nhiệm kỳ 2020-2022 thành công."
    minutes = extractor().extract(text)
    names = {o.id: o.name for o in minutes.organizations}
    assert names[str(minutes.terms[0].organization_id)].startswith("Chi bộ Trường")
