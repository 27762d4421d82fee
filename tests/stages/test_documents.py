"""Cited documents: kind, number, date and issuer."""

from __future__ import annotations

from functools import lru_cache

import pytest

from minutes_extract import Extractor
from minutes_extract.records import Document


@lru_cache(maxsize=1)
def extractor() -> Extractor:
    return Extractor()


def documents(text: str) -> list[Document]:
    found = extractor().extract(text).documents
    for mention in (mention for document in found for mention in document.mentions):
        assert text[mention.start : mention.end] == mention.text
    return found


CITED = [
    # text, words, kind, number
    ("Học Chỉ thị 05-CT/TW của Bộ Chính trị.", "Chỉ thị 05-CT/TW", "Chỉ thị", "05-CT/TW"),
    ("Học Chỉ thị số 05-CT/TW.", "Chỉ thị số 05-CT/TW", "Chỉ thị", "05-CT/TW"),
    ("Học Chỉ thị số: 05-CT/TW.", "Chỉ thị số: 05-CT/TW", "Chỉ thị", "05-CT/TW"),
    ("Học Chỉ thị số 05–CT/TW.", "Chỉ thị số 05–CT/TW", "Chỉ thị", "05-CT/TW"),
    ("HỌC CHỈ THỊ SỐ 05-CT/TW", "CHỈ THỊ SỐ 05-CT/TW", "Chỉ thị", "05-CT/TW"),
    ("Nghị định số 62/2017/NĐ-CP được phổ biến.", "Nghị định số 62/2017/NĐ-CP", "Nghị định", "62/2017/NĐ-CP"),
    ("Luật số 45/2019/QH14 được phổ biến.", "Luật số 45/2019/QH14", "Luật", "45/2019/QH14"),
    ("Công văn số 123/UBND-VX được gửi.", "Công văn số 123/UBND-VX", "Công văn", "123/UBND-VX"),
    ("Theo Quyết định 1719/QĐ-TTg, xã làm đường.", "Quyết định 1719/QĐ-TTg", "Quyết định", "1719/QĐ-TTg"),
    ("Kế hoạch số 15-KH/ĐU được ban hành.", "Kế hoạch số 15-KH/ĐU", "Kế hoạch", "15-KH/ĐU"),
    ("Hướng dẫn 01-HD/TW được học.", "Hướng dẫn 01-HD/TW", "Hướng dẫn", "01-HD/TW"),
    ("Học Quy định 217, 218-QĐ/TW.", "Quy định 217, 218-QĐ/TW", "Quy định", "217, 218-QĐ/TW"),
    ("Nghị quyết số 15/NQ-HĐND.", "Nghị quyết số 15/NQ-HĐND", "Nghị quyết", "15/NQ-HĐND"),
    ("Nghị quyết số 26 được học.", "Nghị quyết số 26", "Nghị quyết", "26"),
    ("Quyết định số 747 của huyện.", "Quyết định số 747", "Quyết định", "747"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "kind", "number"), CITED)
def test_cited(text: str, words: str, kind: str, number: str) -> None:
    (document,) = documents(text)
    assert [m.text for m in document.mentions] == [words]
    assert (document.kind, document.number, document.date) == (kind, number, None)


DATED = [
    ("Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị được học.", "2016-05-15", "Bộ Chính trị"),
    ("Chỉ thị 05-CT/TW, ngày 15-5-2016, của Bộ Chính trị được học.", "2016-05-15", "Bộ Chính trị"),
    ("Chỉ thị 05-CT/TW ngày 15 tháng 5 năm 2016 của Bộ Chính trị.", "2016-05-15", "Bộ Chính trị"),
    ("Chỉ thị 05-CT/TW (ngày 15/5/2016) được học.", "2016-05-15", None),
    ("Chỉ thị 05-CT/TW của Bộ Chính trị được học.", None, "Bộ Chính trị"),
    ("Nghị định số 62/2017/NĐ-CP ngày 16/5/2017 của Chính phủ.", "2017-05-16", "Chính phủ"),
    ("Quyết định số 747-QĐ/TU, ngày 02/11/2023 của Ban Thường vụ Tỉnh ủy Gia Lai.", "2023-11-02",
     "Ban Thường vụ Tỉnh ủy Gia Lai"),
    ("Nghị quyết số 26 của Tỉnh ủy Gia Lai được học.", None, "Tỉnh ủy Gia Lai"),
    ("Chỉ thị 05-CT/TW được học từ ngày 15/6/2016 đến ngày 17/6/2016.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "issuer"), DATED)
def test_date_and_issuer(text: str, date: str | None, issuer: str | None) -> None:
    (document,) = documents(text)
    assert (document.date, document.issuer) == (date, issuer)


def test_one_record_for_all_mentions_of_a_document() -> None:
    first, second = documents("Học Chỉ thị 05-CT/TW, Nghị quyết 04-NQ/TW và CHỈ THỊ số 05-CT/TW ngày 15/5/2016.")
    assert (first.number, len(first.mentions), first.date) == ("05-CT/TW", 2, "2016-05-15")
    assert (second.number, len(second.mentions), second.date) == ("04-NQ/TW", 1, None)


def test_a_documents_number_is_no_date() -> None:
    minutes = extractor().extract("Nghị định số 62/2017/NĐ-CP và Thông tư 5/2020/TT-BNV được phổ biến.")
    assert minutes.dates == []


NEGATIVE = [
    "Nghị quyết số đông thông qua.",
    "Kế hoạch 6 tháng cuối năm.",
    "Báo cáo 2 nội dung.",
    "Xã có kế hoạch 5 năm.",
    "Chương trình 135 của xã.",
    "Quyết định khen thưởng 5 đồng chí.",
    "Báo cáo số 5 đồng chí đi học.",
    "Học nghị quyết khóa XII.",
    "Tàu số 05-CT/TW cập bến.",
]


@pytest.mark.parametrize("text", NEGATIVE)
def test_no_documents(text: str) -> None:
    assert documents(text) == []
