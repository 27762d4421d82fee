"""Normalisation: three views of one article, and the way back to its own characters."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from minutes_extract.text.normalize import View, fold, key_of, normalize

WORDS = (
    "Đại hội Đảng bộ xã Suối Ngàn nhiệm kỳ 2025 2030 ngày 12/3/2025 Bí thư Chi đoàn Uỷ viên uỷ ủy hoà hòa "
    "Hoà HOÀ Thuý thúy quý Quý quỳ loè khoẻ hoá hoạt toàn xoè nghĩa Ðông ðồng Nguyễn Thị Bích Vân 96,5% TP."
)
BLANKS = [" ", "  ", "   ", "\u00a0", " \u00a0", "\t", "\u3000", "\u200b", "\u2009 ", "\x0b", " \u00ad"]
BREAKS = ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", " \r\n", "\r\n  ", "\u2028", "\x85"]
MARKS = ["“", "”", "„", "‘", "’", "–", "—", "-", "…", ",", ".", "«", "»", "(", ")", "•", "′", "_", "%"]
OTHERS = ["👍", "👍🏽", "👩‍🏫", "🇻🇳", "𝐀", "é", "ﬁ", "ß", "İ", "ñ", "Σ", "中", "\ufeff", "·", "²"]

composed = st.sampled_from(WORDS.split())
decomposed = composed.map(lambda s: unicodedata.normalize("NFD", s))
# What windows-1258 decodes to: the letter with its hat or horn, then the tone mark.
half_composed = decomposed.map(
    lambda s: re.sub("[aeiouAEIOU][\u0302\u0306\u031b]", lambda m: unicodedata.normalize("NFC", m[0]), s)
)
articles = st.lists(
    st.one_of(
        composed,
        decomposed,
        half_composed,
        st.sampled_from(BLANKS),
        st.sampled_from(BREAKS),
        st.sampled_from(MARKS),
        st.sampled_from(OTHERS),
    ),
    max_size=40,
).map("".join)
anything = st.text()

TOKEN = re.compile(r"\w+|[^\w\s]")


def spans_of(view: View) -> list[tuple[int, int]]:
    return [m.span() for m in TOKEN.finditer(view.text)]


# --- properties ------------------------------------------------------------------------------------------
@given(st.one_of(articles, anything))
def test_views_have_one_length_and_the_raw_text_is_untouched(raw: str) -> None:
    view = normalize(raw)
    assert view.raw == raw
    assert len(view.text) == len(view.folded) == len(view.key)


@given(articles)
@example("Hội  nghị")
@example("“Đại  hội”\r\n\r\nChi bộ")
def test_every_token_comes_back(raw: str) -> None:
    view = normalize(raw)
    for start, end in spans_of(view):
        assert normalize(raw[slice(*view.raw_span(start, end))]).text == view.text[start:end]


@given(articles)
def test_raw_spans_of_tokens_are_in_order_apart_and_inside(raw: str) -> None:
    view = normalize(raw)
    before = 0
    for start, end in spans_of(view):
        raw_start, raw_end = view.raw_span(start, end)
        assert before <= raw_start < raw_end <= len(raw)
        before = raw_end


@given(articles)
def test_between_raw_spans_is_nothing_but_blanks(raw: str) -> None:
    view = normalize(raw)
    before = 0
    for start, end in spans_of(view):
        raw_start, raw_end = view.raw_span(start, end)
        assert not normalize(raw[before:raw_start]).text.strip()
        before = raw_end
    assert not normalize(raw[before:]).text.strip()


@given(articles)
def test_raw_offsets_never_go_back(raw: str) -> None:
    view = normalize(raw)
    offsets = [view.raw_offset(at) for at in range(len(view.text) + 1)]
    assert offsets == sorted(offsets)
    assert not offsets or 0 <= offsets[0] <= offsets[-1] <= len(raw)


@given(articles, st.data())
def test_a_longer_stretch_comes_back_too(raw: str, data: st.DataObject) -> None:
    view = normalize(raw)
    spans = spans_of(view)
    if not spans:
        return
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(spans) - 1)] * 2)))
    start, end = spans[first][0], spans[last][1]
    assert normalize(raw[slice(*view.raw_span(start, end))]).text == view.text[start:end]


@given(articles)
def test_normalising_twice_is_normalising_once(raw: str) -> None:
    once = normalize(raw).text
    assert normalize(once).text == once


@given(st.one_of(articles, anything))
def test_fold_keeps_the_length_and_is_idempotent(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.one_of(articles, anything))
def test_key_has_letters_digits_and_blanks_only(raw: str) -> None:
    view = normalize(raw)
    assert all(c == " " or c.isalnum() for c in view.key)
    assert view.key == key_of(view.text)
    assert view.folded == fold(view.text)


# --- cases -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("raw", "text", "key"),
    [
        ("", "", ""),
        ("Chi bộ", "Chi bộ", "chi bộ"),
        ("Thư  viện\u00a0\u00a0tỉnh", "Thư viện tỉnh", "thư viện tỉnh"),
        ("Một\r\nHai\rBa\u2028Bốn", "Một\nHai\nBa\nBốn", "một hai ba bốn"),
        ("Bí thư Tỉnh\nủy, dự\nHọp", "Bí thư Tỉnh ủy, dự\nHọp", "bí thư tỉnh ủy  dự họp"),
        ("họp.\nvà\n- nữa", "họp.\nvà\n- nữa", "họp  và   nữa"),
        ("một\r\n\r\nhai", "một\n\nhai", "một  hai"),
        ("2020–2025", "2020-2025", "2020 2025"),
        ("“Đại hội” ‘xã’", "\"Đại hội\" 'xã'", " đại hội   xã "),
        ("Ðông, ðồng", "Đông, đồng", "đông  đồng"),
        (unicodedata.normalize("NFD", "Đại hội thường kỳ"), "Đại hội thường kỳ", "đại hội thường kỳ"),
        ("Vi\u00ea\u0323t", "Việt", "việt"),  # as windows-1258 decodes
        ("Vie\u0302\u0323t", "Việt", "việt"),  # marks typed in the other order
        ("TP.HCM_2", "TP.HCM_2", "tp hcm 2"),
        ("👍🏽 96,5%", "👍🏽 96,5%", "   96 5 "),
        ("\ufeffTin", " Tin", " tin"),
        ("İzmir", "İzmir", "İzmir"),  # its small letter is two characters: kept, for the length's sake
    ],
)
def test_views(raw: str, text: str, key: str) -> None:
    view = normalize(raw)
    assert (view.text, view.key) == (text, key)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("Hoá", "HÓA"),
        ("uỷ", "ủy"),
        ("Uỷ viên", "Ủy viên"),
        ("thuý", "thúy"),
        ("luỹ", "lũy"),
        ("truỵ", "trụy"),
        ("khoẻ", "khỏe"),
        ("xoè", "xòe"),
        ("văn hoá, thể thao", "Văn hóa, Thể thao"),
        ("KHÁNH HOÀ", "khánh hòa"),
    ],
)
def test_both_placements_of_tone_marks_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    "word", ["quý", "quỳ", "quỷ", "quỹ", "quỵ", "hoàn", "toán", "hoài", "huỳnh", "uýt", "hòa", "mùa"]
)
def test_words_with_one_spelling_stay(word: str) -> None:
    assert fold(word) == word
    assert fold(word.upper()) == word


@pytest.mark.parametrize(
    ("raw", "token", "start", "end"),
    [
        ("Thư viện  tỉnh", "tỉnh", 10, 14),
        ("a\r\nb\r\nc", "c", 6, 7),
        ("\u00a0 \tBí thư", "Bí", 3, 5),
        ("Đại hội", "Đại", 0, 3),
        (unicodedata.normalize("NFD", "ở Việt Nam"), "ở", 0, 3),
        (unicodedata.normalize("NFD", "ở Việt Nam"), "Việt", 4, 10),
        (unicodedata.normalize("NFD", "ở Việt Nam"), "Nam", 11, 14),
    ],
)
def test_raw_span(raw: str, token: str, start: int, end: int) -> None:
    view = normalize(raw)
    at = view.text.index(token)
    assert view.raw_span(at, at + len(token)) == (start, end)


@pytest.mark.parametrize("raw", ["", "Chi bộ", "Chi  bộ", "  Chi bộ"])
def test_an_empty_span_stays_empty(raw: str) -> None:
    view = normalize(raw)
    for at in range(len(view.text) + 1):
        start, end = view.raw_span(at, at)
        assert 0 <= start == end <= len(raw)


@pytest.mark.parametrize(
    "junk",
    [
        "  \u0301\u0323",  # marks on a run of blanks, in an order that NFC turns round
        "\r\n\u0301\u0323",
        "\u00a0 \u0344",  # the one mark that NFC makes longer
        "x\u0344\u0344",
        "\u0344",
    ],
)
def test_stray_marks_do_not_shift_what_follows(junk: str) -> None:
    raw = f"{junk} Bí thư  Chi bộ"
    view = normalize(raw)
    at = view.text.index("Chi")
    assert raw[slice(*view.raw_span(at, at + 6))] == "Chi bộ"
    offsets = [view.raw_offset(i) for i in range(len(view.text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(raw)
