"""The automaton over all words: whole words, all of them, whatever their case and tone placement."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_extract.rules.lexicon import Lexicon
from minutes_extract.text.normalize import key_of, normalize


def hits(terms: list[str], text: str) -> list[str]:
    """The words of a text that a lexicon of these terms finds, by start, longest first."""
    view = normalize(text)
    found = Lexicon(("words", term, term) for term in terms).scan(view.key)
    return [view.text[hit.start : hit.end] for hit in found]


@pytest.mark.parametrize(
    ("terms", "text", "found"),
    [
        # whole words only
        (["ban"], "Ban họp, băng ghế, ban-công, bản ban.", ["Ban", "ban", "ban"]),
        (["hội"], "Hội nghị của hội, xã hội, hộihọp", ["Hội", "hội", "hội"]),
        (["sở"], "Trụ sở, sởi, Sở", ["sở", "Sở"]),
        (["TS"], "TSKH và ThS không phải TS.", ["TS"]),
        (["nhiệm kỳ"], "nhiệm kỳ2020", []),
        (["nhiệm kỳ"], "nhiệm  kỳ 2020", ["nhiệm kỳ"]),
        (["xã"], "xã", ["xã"]),
        (["xã"], "", []),
        (["xã"], "(xã)", ["xã"]),
        (["xã"], "1xã xã2 x_ã", []),
        # overlapping and nested, each once
        (["bí thư", "phó bí thư"], "Phó Bí thư", ["Phó Bí thư", "Bí thư"]),
        (["bí thư", "bí thư tỉnh ủy", "tỉnh ủy"], "Bí thư Tỉnh ủy", ["Bí thư Tỉnh ủy", "Bí thư", "Tỉnh ủy"]),
        (["ban thường vụ", "thường vụ đảng ủy"], "Ban Thường vụ Đảng ủy",
         ["Ban Thường vụ", "Thường vụ Đảng ủy"]),
        (["a b", "b a"], "a b a b", ["a b", "b a", "a b"]),
        (["hội"], "hội hội hội", ["hội", "hội", "hội"]),
        (["hội", "Hội", "HỘI"], "Hội", ["Hội", "Hội", "Hội"]),  # three rules, one word
        # tone placement
        (["hòa bình"], "Hoà Bình, HÒA BÌNH, HOÀ BÌNH, hòa binh", ["Hoà Bình", "HÒA BÌNH", "HOÀ BÌNH"]),
        (["khoá", "thuỷ lợi", "ủy viên"], "Khóa VI, Thủy lợi, Uỷ viên", ["Khóa", "Thủy lợi", "Uỷ viên"]),
        (["quý"], "qúy quý quỷ", ["quý"]),
        (["toàn"], "toàn toan tòan", ["toàn"]),
        # another tone or vowel is another word
        (["bàn"], "bán ban bản bãn bàn băn bân", ["bàn"]),
        (["đại hội"], "dại hội, Đại hội, ĐẠI HỘI, Ðại hội", ["Đại hội", "ĐẠI HỘI", "Đại hội"]),
        # punctuation in terms stands for a blank of the same width
        (["đ/c"], "đ/c Mận, Đ/c Đào, đ.c Na, đc Lựu", ["đ/c", "Đ/c", "đ.c"]),
        (["PGS.TS"], "PGS.TS Mận; PGS. TS Đào; PGS TS Na", ["PGS.TS", "PGS TS"]),
        (["TH&THCS"], "Trường TH&THCS", ["TH&THCS"]),
        (["Văn hóa, Thể thao"], "Văn hóa, Thể thao; Văn hóa Thể thao", ["Văn hóa, Thể thao"]),
        (["T.Ư"], "Ban T.Ư họp", ["T.Ư"]),
        # the end of a line is a word's end
        (["hội"], "Đại hội\nHội", ["hội", "Hội"]),
    ],
)  # fmt: skip
def test_scan(terms: list[str], text: str, found: list[str]) -> None:
    assert hits(terms, text) == found


def test_decomposed_text_is_found() -> None:
    assert hits(["tỉnh ủy"], unicodedata.normalize("NFD", "Họp Tỉnh uỷ")) == ["Tỉnh uỷ"]


def test_entries_come_with_their_stage() -> None:
    lexicon = Lexicon([("titles", "thường trực", 1), ("bodies", "Thường trực", 2), ("bodies", "thường trực", 2)])
    found = lexicon.scan("thường trực")
    assert [(h.start, h.end, h.stage, h.entry) for h in found] == [(0, 11, "titles", 1), (0, 11, "bodies", 2)]


def test_a_lexicon_without_words_finds_nothing() -> None:
    assert Lexicon([]).scan("đại hội") == []


TERMS = ["hội", "đại hội", "hội nghị", "nghị quyết", "đ/c", "Hoà", "ủy viên", "bí thư", "phó bí thư"]
texts = st.lists(
    st.sampled_from([*" ".join(TERMS).split(), "Đ/C", "HÒA", "Uỷ", "-", ",", ".", " ", "  ", "\n", "xã"]),
    max_size=25,
).map("".join) | st.lists(st.sampled_from([*" ".join(TERMS).split(), "uỷ", "xã", ","]), max_size=25).map(" ".join)


@given(texts)
def test_it_finds_what_a_plain_search_finds(text: str) -> None:
    key = normalize(text).key
    lexicon = Lexicon(("words", term, term) for term in TERMS)
    words = f" {key} "
    expected = [
        (start, start + len(term), term)
        for term in TERMS
        for start in range(len(key))
        if words.startswith(f" {key_of(term)} ", start)
    ]
    assert [(h.start, h.end, h.entry) for h in lexicon.scan(key)] == sorted(expected, key=lambda hit: (hit[0], -hit[1]))
