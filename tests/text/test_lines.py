"""Lines and sentences: where they end, and where a stop ends nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_extract.text.lines import split_lines, split_sentences


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text, 0, len(text))]


SPLIT = [
    "Xã họp. | Huyện họp.",
    "Diễn ra thành công. | Đại hội bế mạc.",
    "Xã họp! | Huyện họp? | Có họp.",
    "Xã họp!!! | Huyện họp.",
    "Xã họp... | Huyện họp.",
    "Xã họp… | Huyện họp.",
    "Xã họp . | Huyện họp .",
    "Xã họp. | - Huyện họp.",
    "Xã họp. | (Ảnh: Mận) Huyện họp.",
    'Ông hỏi: "Có làm không?" | Bà đáp: "Có!" | Rồi về.',
    # numbers at the end of one, at the beginning of the other
    "Đến năm 2021. | Năm 2022 xã họp.",
    "Chi bộ có 12 đảng viên. | 5 đảng viên đi học.",
    "Thu 12.500 đồng. | Chi 3.500 đồng.",
    "Đạt 98.5%. | Huyện họp.",
    "Ban Chấp hành khóa XII. | Huyện họp.",
    # list numbers
    "1. Công tác Đảng. | 2. Công tác chính quyền.",
    # capitals in the middle
    "www.example.vn là trang tin. | Xã họp.",
]
NOT_SPLIT = [
    "Đoàn về TP. Hồ Chí Minh.",
    "Đoàn về Tp. Hồ Chí Minh, TX. Buôn Hồ, P. Thắng Lợi và Q. Bình Thạnh.",
    "Đại hội bầu đ/c. Lê Mận làm Bí thư.",
    "Dự họp có GS. TS. Lê Mận và ThS. Trần Đào.",
    "Dự họp có PGS.TS Lê Mận.",
    "Dự họp có bà Lê V. Mận.",
    "Họp lúc 7.30 sáng ngày 21.4.2024.",
    "Hội nghị kết thúc./.",
    "Xã họp, huyện họp; tỉnh họp: xong",
    "Mr. Smith dự họp.",
]


@pytest.mark.parametrize("text", [*SPLIT, *NOT_SPLIT])
def test_sentences(text: str) -> None:
    assert sentences(text.replace(" | ", " ")) == text.split(" | ")


def test_a_missing_blank_after_the_stop() -> None:
    assert sentences("Phát triển bền vững.Phấn đấu đạt.") == ["Phát triển bền vững.", "Phấn đấu đạt."]


def test_a_stretch_of_the_text() -> None:
    text = "Xã họp. Huyện họp. Tỉnh họp."
    assert [text[a:b] for a, b in split_sentences(text, 8, 18)] == ["Huyện họp."]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        (" \n\n \n", []),
        ("một", ["một"]),
        ("một\nhai", ["một", "hai"]),
        ("\n  một  \n\n\n hai ba \n", ["một", "hai ba"]),
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    found = split_lines(text)
    assert [text[line.start : line.end] for line in found] == lines
    assert {line.kind for line in found} <= {"body"}


PIECES = [
    "Xã",
    "họp",
    "TP",
    ".",
    ". ",
    "...",
    "!",
    "?",
    " ",
    "\n",
    "1",
    "12",
    '"',
    ")",
    "(",
    "-",
    "./.",
    "…",
    "đ/c",
    "A",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text())
def test_nothing_but_blanks_is_lost(text: str) -> None:
    assert "".join("".join(text[x.start : x.end].split()) for x in split_lines(text)) == "".join(text.split())
    for line in split_lines(text):
        end = line.start
        for start, stop in split_sentences(text, line.start, line.end):
            assert text[end:start].strip() == ""
            assert start < stop <= line.end
            end = stop
        assert text[end : line.end].strip() == ""
