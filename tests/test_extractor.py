"""The extractor: what holds of every record, whatever the article.

The first of it: every mention is in the article's own text, to the character.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from minutes_extract import Extractor, Minutes, extract
from minutes_extract.records import Mention

EXTRACTOR = Extractor()

# --- what holds of every record ------------------------------------------------------------------------


def _models(value: Any) -> Iterator[BaseModel]:
    """The record and every record inside it."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from _models(getattr(value, name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _models(item)


def _mentions(value: Any) -> list[Mention]:
    return [m for m in _models(value) if isinstance(m, Mention)]


def _first(record: Any) -> int:
    """Where a record of a list first appears in the text."""
    found = [record.mention] if hasattr(record, "mention") else record.mentions
    return min(m.start for m in found)


LISTS = ("dates", "organizations", "officials", "terms", "percentages", "documents")
# Fields that point to a record, by the list that holds it.
POINTERS = {
    "organization_id": "organizations",
    "parent_id": "organizations",
    "host_id": "organizations",
    "term_id": "terms",
    "result_id": "percentages",
    "chair_ids": "officials",
}


def check(text: str, minutes: Minutes) -> None:
    """All that must hold of a record, together, so that every test can ask for all of it."""
    _check_mentions(text, minutes)
    _check_ids(minutes)
    _check_order(minutes)
    _check_dates(minutes)
    _check_round_trip(minutes)


def _check_mentions(text: str, minutes: Minutes) -> None:
    assert minutes.source.characters == len(text)
    # Half a character has no JSON; it is read as U+FFFD, with a warning.
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    for m in _mentions(minutes):
        assert 0 <= m.start < m.end <= len(text), m
        assert text[m.start : m.end] == m.text, m
        assert m.rule
        assert m.text == m.text.strip(), f"blanks at the edge of {m}"


def _check_ids(minutes: Minutes) -> None:
    ids = {name: [record.id for record in getattr(minutes, name)] for name in LISTS}
    every = [identity for some in ids.values() for identity in some]
    assert len(every) == len(set(every))
    for model in _models(minutes):
        for field in type(model).model_fields:
            if not field.endswith(("_id", "_ids")):
                continue
            value = getattr(model, field)
            wanted = value if isinstance(value, list) else [value] if value is not None else []
            assert set(wanted) <= set(ids[POINTERS[field]]), (field, wanted)
    assert all(o.parent_id != o.id for o in minutes.organizations)


def _check_order(minutes: Minutes) -> None:
    for name in LISTS:
        records = getattr(minutes, name)
        starts = [_first(record) for record in records]
        assert starts == sorted(starts), (name, starts)
        for record in records:
            inner = [m.start for m in getattr(record, "mentions", [])]
            assert inner == sorted(set(inner)), (name, record)


def _check_dates(minutes: Minutes) -> None:
    for date in minutes.dates:
        bounds = [b for b in (date.earliest, date.latest) if b is not None]
        assert all(dt.date.fromisoformat(b).isoformat() == b for b in bounds), date
        assert bounds == sorted(bounds), date
    for term in minutes.terms:
        assert term.start_year < term.end_year
    for percentage in minutes.percentages:
        assert (percentage.upper is not None) == (percentage.comparator == "range"), percentage


def _check_round_trip(minutes: Minutes) -> None:
    """Assembly constructs records without validation, so what it made is validated here."""
    # Lone surrogates have no JSON: they are compared as Python values.
    dumped = minutes.model_dump(mode="python")
    assert Minutes.model_validate(dumped, strict=True) == minutes
    text = json.dumps(dumped, ensure_ascii=True)
    assert Minutes.model_validate(json.loads(text)) == minutes


# --- generated articles --------------------------------------------------------------------------------

NAMES = (
    "Lê Văn Mận", "Trần Thị Đào", "H'Yim Kđoh", "Y Thanh Hà Niê Kđăm", "Rơ Châm Giáo", "K'Mạk", "Thạch Thị Sa Thy",
    "Nguyễn Thị Thuý Hoà", "NGUYỄN VĂN A", "Âu Dương Quý", "Bùi Lê Na", "Đào",
)  # fmt: skip
HONORIFICS = ("đồng chí ", "Đồng chí ", "đ/c ", "Đ/c: ", "ông ", "bà ", "Đại tá ", "PGS.TS ", "ThS. ", "")
TITLES = (
    "Bí thư", "Phó Bí thư Thường trực", "Chủ tịch", "Ủy viên", "UVBTV", "TUV", "Giám đốc", "quyền Giám đốc",
    "nguyên Chủ tịch", "Trưởng Ban Tổ chức", "Tỉnh uỷ viên", "Hiệu trưởng",
)  # fmt: skip
BODIES = (
    "Huyện ủy Ea Kar", "Tỉnh uỷ Gia Lai", "UBND xã Hoà Tiến", "Sở Văn hóa, Thể thao và Du lịch", "Sở GD&ĐT tỉnh",
    "Chi bộ Thư viện tỉnh Sóc Trăng", "Ban Thường vụ Đảng ủy Sở Y tế", "Trường THPT Buôn Hồ", "BCH Đảng bộ", "Đảng ủy",
    "THƯ VIỆN TỈNH",
)  # fmt: skip
DATES = (
    "24/6/2022", "ngày 31 tháng 12 năm 2021", "sáng 24-6", "quý I/2021", "6 tháng đầu năm 2022", "tháng 6/2020",
    "giai đoạn 2021-2025", "17.10", "cùng ngày", "năm 2019", "31/02/2021", "những năm 1990", "0/0/0000",
)  # fmt: skip
PERCENTAGES = (
    "100% đảng viên học tập", "đạt 98,7 % kế hoạch", "từ 80-85%", "trên 85% trở lên", "không quá 20%", "giảm 0,5%",
    "1.234,5%", "%", "100 phần trăm", "vượt 14% so với kế hoạch",
)  # fmt: skip
TERMS = (
    "nhiệm kỳ 2020-2025", "nhiệm kì 2015/2020", "khóa XVII, nhiệm kỳ 2020 – 2025", "nhiệm kỳ 2025-2020", "cả nhiệm kỳ",
)  # fmt: skip
VERBS = (
    "tổ chức Hội nghị sơ kết công tác", "phát biểu", "chủ trì", "được bầu giữ chức", "thôi giữ chức", "bổ nhiệm",
    "tái đắc cử", "đến dự có", "trình bày báo cáo", "Chỉ thị số 05-CT/TW", "tại Hội trường UBND xã",
)  # fmt: skip
GLUE = (
    " ", " ", " ", ", ", "; ", ". ", ": ", " - ", " – ", "\n", "\n\n", "\r\n", "  ", "\u00a0", "\u200b", "\t", "\u00ad",
    " 😀 ", "👩‍👩‍👧", "(", ") ", '"', "“", "”", "\u2028", "\r", "", "\u0301", "\ufeff", "./.", "…",
)  # fmt: skip
FRAGMENTS = (*DATES, *PERCENTAGES, *TERMS, *VERBS, *BODIES)

_person = st.builds(lambda h, n: h + n, st.sampled_from(HONORIFICS), st.sampled_from(NAMES))
_office = st.builds(lambda t, b: f"{t} {b}", st.sampled_from(TITLES), st.sampled_from(BODIES))
_held = st.builds(lambda p, glue, o: p + glue + o, _person, st.sampled_from((", ", " - ", " (", " ", ": ")), _office)
_piece = st.one_of(
    st.sampled_from(FRAGMENTS),
    _person,
    _office,
    _held,
    st.text(max_size=12),
    st.text(st.sampled_from("ĂâđẹÊỗơƯ ỹHh'Kk%.,;:-/()0123456789\n\u0301\u0309\u0323\u00a0"), max_size=12),
)
_form = st.sampled_from(("NFC", "NFC", "NFC", "NFD", "NFKD"))
_case = st.sampled_from((str, str, str, str.upper, str.lower, str.title))
_stretch = st.builds(lambda form, case, piece: unicodedata.normalize(form, case(piece)), _form, _case, _piece)


@st.composite
def _articles(draw: st.DrawFn) -> str:
    """Fragments of the genre, each perhaps decomposed or in other capitals, glued by anything."""
    pieces = draw(st.lists(st.tuples(_stretch, st.sampled_from(GLUE)), max_size=25))
    return "".join(piece + glue for piece, glue in pieces)


SLOWLY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@SLOWLY
@given(_articles())
def test_every_record_of_a_generated_article_holds(text: str) -> None:
    check(text, EXTRACTOR.extract(text))


@settings(SLOWLY, max_examples=100)
@given(st.text(max_size=300))
def test_every_record_of_random_unicode_holds(text: str) -> None:
    check(text, EXTRACTOR.extract(text))


@settings(SLOWLY, max_examples=50)
@given(_articles())
def test_the_same_article_gives_the_same_json(text: str) -> None:
    one, two = EXTRACTOR.extract(text).model_dump(), EXTRACTOR.extract(text).model_dump()
    assert json.dumps(one) == json.dumps(two)


SAMPLES = sorted((Path(__file__).resolve().parent.parent / "samples").glob("*.txt"))


def _nbsp(text: str) -> str:
    return text.replace(" ", "\u00a0")


def _doubled(text: str) -> str:
    return text.replace(" ", "  ")


def _crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _zero_width(text: str) -> str:
    return text.replace(". ", ".\u200b ").replace(", ", "\u200b, ")


def _emoji(text: str) -> str:
    return "😀 " + text.replace("\n", " 👩‍👩‍👧‍👦🇻🇳\n")


def _old_tones(text: str) -> str:
    for new, old in (("hòa", "hoà"), ("hóa", "hoá"), ("ủy", "uỷ"), ("Ủy", "Uỷ"), ("Hòa", "Hoà"), ("thúy", "thuý")):
        text = re.sub(rf"{new}(?!\w)", old, text)
    return text


DISTORTIONS = (_nbsp, _doubled, _crlf, _decomposed, _zero_width, _emoji, _old_tones, str.upper, str.lower)


@pytest.mark.parametrize("distort", DISTORTIONS, ids=[f.__name__ for f in DISTORTIONS])
def test_every_record_of_a_distorted_sample_holds(distort: Any) -> None:
    for path in SAMPLES:
        text = distort(path.read_text(encoding="utf-8"))
        check(text, EXTRACTOR.extract(text))


@pytest.mark.parametrize("distort", [_nbsp, _doubled, _crlf, _decomposed, _old_tones])
def test_what_is_found_does_not_depend_on_how_it_is_written(distort: Any) -> None:
    """Blanks, line ends, decomposition and tone placement change offsets, never facts."""
    for path in SAMPLES:
        text = path.read_text(encoding="utf-8")
        one, two = EXTRACTOR.extract(text), EXTRACTOR.extract(distort(text))
        assert [d.value for d in one.dates] == [d.value for d in two.dates], path.name
        assert [p.value for p in one.percentages] == [p.value for p in two.percentages], path.name
        assert [(t.start_year, t.end_year) for t in one.terms] == [(t.start_year, t.end_year) for t in two.terms]
        assert [(o.roles, len(o.positions), len(o.mentions)) for o in one.officials] == [
            (o.roles, len(o.positions), len(o.mentions)) for o in two.officials
        ], path.name
        assert [len(o.mentions) for o in one.organizations] == [len(o.mentions) for o in two.organizations]


def test_every_record_of_a_shuffled_sample_holds() -> None:
    """Words of real articles in any order: what begins a name stands before anything."""
    dice = random.Random(20201121)  # noqa: S311 - the same shuffle every time
    for path in SAMPLES:
        words = re.findall(r"\S+\s*", path.read_text(encoding="utf-8"))
        dice.shuffle(words)
        text = "".join(words)
        check(text, EXTRACTOR.extract(text))


def test_every_record_of_a_cut_sample_holds() -> None:
    for path in SAMPLES:
        text = path.read_text(encoding="utf-8")
        for cut in range(7, len(text), 397):
            check(text[:cut], EXTRACTOR.extract(text[:cut]))
            check(text[cut:], EXTRACTOR.extract(text[cut:]))


# --- naughty strings -----------------------------------------------------------------------------------

NAUGHTY = {
    "empty": "",
    "blank": " ",
    "blanks": " " * 1000,
    "newlines": "\n" * 1000,
    "crlf only": "\r\n" * 500,
    "cr only": "\r" * 500,
    "tabs": "\t\v\f" * 100,
    "nbsp only": "\u00a0" * 100,
    "zero width only": "\u200b\u200c\u200d\ufeff" * 50,
    "soft hyphens": "\u00ad" * 100,
    "line separators": "a\u2028b\u2029c\x85d",
    "one letter": "a",
    "an abbreviation at the very end": "Q",
    "an abbreviation at the end": "Ông Q",
    "thousands of offices of one person": "Ông Lê Văn Mận, " + "Ủy viên, " * 4000,
    "an interval over the new year": "Nghỉ lễ từ ngày 28/12 đến ngày 3/1/2021.",
    "one capital": "Đ",
    "one digit": "7",
    "digits only": "1234567890" * 500,
    "digits and dots": "1.2.3.4.5.6.7.8.9." * 200,
    "digits and slashes": "1/2/3/4/5/6/7/8/9/" * 200,
    "dashes": "-" * 2000,
    "dots": "." * 2000,
    "commas": "," * 2000,
    "semicolons": "; " * 1000,
    "colons": "::::" * 500,
    "one percent sign": "%",
    "ten thousand percent": "10.000 %",
    "10,000 percent signs": "%" * 10_000,
    "percentages": "100% " * 2000,
    "a huge percentage": "9" * 400 + "%",
    "a huge decimal": "0," + "9" * 400 + "%",
    "a negative percentage": "-5% và −5%",
    "other digits": "١٠٠% và १००% và １００% ²³½%",
    "other digits in dates": "ngày ١٢/٠٣/٢٠٢٠ và １２/３/２０２０",
    "impossible dates": "31/02/2021, 30/2, 0/0/0000, 99/99/9999, 29/02/1900, ngày 0 tháng 0 năm 0",
    "year zero": "năm 0000, ngày 01/01/0001, ngày 31/12/9999",
    "long years": "năm 99999999999999999999, ngày 1/1/20221",
    "reversed intervals": "giai đoạn 2025-2021, nhiệm kỳ 2025-2020, từ ngày 30/6 đến ngày 1/6/2020",
    "interval over nothing": "từ ngày đến ngày năm - tháng / quý",
    "lone high surrogate": "ngày \ud800 24/6/2022",
    "lone low surrogate": "\udfff Lê Văn Mận",
    "a surrogate in a name": "Đồng chí Lê \ud83d Mận, Bí thư Huyện ủy",
    "a surrogate in a body": "UBND xã \udc80Hòa Tiến họp",
    "right to left": "שלום 24/6/2022 مرحبا 50% Lê Văn Mận",
    "directional overrides": "\u202eĐồng chí Lê Văn Mận\u202c, \u2066Bí thư\u2069 Huyện ủy",
    "control characters": "".join(map(chr, range(32))) + "\x7f" + "".join(map(chr, range(0x80, 0xA0))),
    "nul inside": "Đồng chí\x00Lê\x00Văn\x00Mận, Bí thư\x00Huyện ủy 24/6\x00/2022",
    "escape codes": "\x1b[31mĐồng chí Lê Văn Mận\x1b[0m",
    "private use": "\ue000\uf8ff\U000f0000 100%",
    "noncharacters": "\ufffe\uffff\U0010ffff",
    "replacement characters": "\ufffd" * 200,
    "combining marks only": "\u0301\u0309\u0323" * 300,
    "a letter with 500 marks": "a" + "\u0301" * 500,
    "a mark before a mention": "\u030124/6/2022",
    "a mark after a mention": "24/6/2022\u0301 và 50%\u0301",
    "marks in a name": "Đồng chí Lê\u0301 Va\u0306n\u0323 Mận\u0301\u0301",
    "u+0344": "\u0344Lê \u0344Mận\u0344",
    "hangul and jamo": "한글 \u1112\u1161\u11ab 50%",
    "growing lower case": "İİİ Đồng chí İstanbul, İ 24/6/2022 İ",
    "shrinking and odd cases": "ǅ ß ẞ ﬃ ﬁ ŉ Σς ĸ 100%",
    "mathematical letters": "𝐋𝐞̂ 𝐕𝐚̆𝐧 𝟏𝟎𝟎%",
    "full width": "Ｂí thư　Ｈｕyện ủy　２４／６／２０２２　５０％",
    "emoji": "😀👩‍👩‍👧‍👦🇻🇳" * 200,
    "emoji between": "Đồng chí 😀 Lê 👩‍👩‍👧 Mận 🇻🇳 50🇻🇳%",
    "deep brackets": "(" * 5000 + ")" * 5000,
    "deep brackets with text": "(Sở " * 800 + ")" * 800,
    "unclosed brackets": "Lê Văn Mận (Bí thư (Huyện ủy (Chủ tịch [UBND {xã",
    "quotes": "\"“”„‟'‘’`´«»" * 200,
    "apostrophes": "'" * 3000,
    "apostrophe names": "H' Y' K' H'' K'K'K'K' 'H'Yim'Kđoh'",
    "html": "<p>Đồng chí <b>Lê&nbsp;Văn&nbsp;Mận</b></p><script>alert(1)</script>",
    "urls": "https://example.vn/2022/06/24/hoi-nghi-100%25?nhiem-ky=2020-2025#x",
    "json": '{"a": [1, 2, {"b": "100%"}], "c": null}',
    "sql": "'; DROP TABLE officials; --",
    "format strings": "%s %d %n {0} {} ${x} %(a)s 5%s",
    "regex letters": r"(?P<x>.*)+$ [a-z]{1,1000} \b\d+ (a+)+b ^",
    "yaml": "- a: *x\n- &x !!python/object:os.system\n---\n",
    "backslashes": "\\" * 1000,
    "one very long word": "a" * 100_000,
    "one very long line": "Sáng nay trời mưa to ở nhiều nơi, " * 3000,
    "100 kB without a full stop": "Đồng chí Lê Văn Mận, Bí thư Huyện ủy " * 2000,
    "one capitalised stretch": "Nguyễn " * 5000,
    "capital letters": "A" * 20_000,
    "single capitals": "A B C D E " * 1000,
    "titles only": "Bí thư Chủ tịch Giám đốc " * 300,
    "bodies only": "Sở Phòng Ban Chi bộ Đảng ủy UBND HĐND " * 300,
    "honorifics only": "đồng chí ông bà anh chị " * 300,
    "honorific at the end": "phát biểu của đồng chí",
    "title at the end": "Đồng chí Lê Văn Mận, Bí thư",
    "body at the end": "Đồng chí Lê Văn Mận, Bí thư Ban Thường vụ",
    "term at the end": "nhiệm kỳ 2020-",
    "conjunction at the end": "Sở Văn hóa, Thể thao và",
    "dash at the end": "Công ty cổ phần Hoa Mai -",
    "a head with a doubled blank at the end": "Sở  ",
    "meeting only": "Hội nghị",
    "meeting words": "Hội nghị Đại hội Kỳ họp Lễ " * 200,
    "byline only": "Tin, ảnh: Lê Văn Mận",
    "byline without a name": "Tin, ảnh:",
    "null and nan": "null None NaN undefined true -0 1e309% inf%",
    "byte order mark": "\ufeffNgày 24/6/2022",
    "other scripts": "中文字符 日本語 ไทย ខ្មែរ ລາວ हिन्दी кириллица ελληνικά 24/6/2022",
    "superscripts": "100m² tăng 5%¹ (²)",
    "thousands and decimals": "1.234.567,89% và 1,234,567.89% và 1.2.3,4,5%",
}


@pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY)
def test_naughty_strings(text: str) -> None:
    check(text, EXTRACTOR.extract(text))


@pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY)
def test_naughty_strings_inside_an_article(text: str, article: str) -> None:
    if len(text) > 5000:
        text = text[:5000]
    for whole in (article + text, text + article, article.replace(" ", f" {text[:20]} ", 20)):
        check(whole, EXTRACTOR.extract(whole))


@pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY)
def test_naughty_strings_have_json_or_a_surrogate(text: str) -> None:
    minutes = EXTRACTOR.extract(text)
    if not re.search("[\ud800-\udfff]", text):
        assert Minutes.model_validate_json(minutes.model_dump_json()) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 24/6/2022\u0301 họp.",
        "đạt 50%\u0301 kế hoạch",
        "Ông Lê Văn Mận\u0301 dự.",
        "Ông Lê Văn Mậx\u0323\u0301 dự.",
    ],
)
def test_a_mark_that_composes_with_nothing_stays_with_its_character(text: str) -> None:
    minutes = EXTRACTOR.extract(text)
    check(text, minutes)
    for m in _mentions(minutes):
        assert not unicodedata.combining(text[m.end : m.end + 1] or " "), m


def test_there_are_enough_naughty_strings() -> None:
    assert len(NAUGHTY) >= 60


# --- the reference date --------------------------------------------------------------------------------


def test_the_reference_date_gives_the_year() -> None:
    text = "Sáng 24-6, chi bộ họp."
    (date,) = Extractor(reference_date="2021-07-01").extract(text).dates
    assert (date.value, date.earliest, date.latest) == ("2021-06-24", "2021-06-24", "2021-06-24")
    assert (date.resolved_from, date.part_of_day, date.granularity) == ("reference", "morning", "day")


def test_without_a_reference_date_the_year_stays_unknown() -> None:
    (date,) = EXTRACTOR.extract("Sáng 24-6, chi bộ họp.").dates
    assert date.value == "XXXX-06-24"
    assert (date.earliest, date.latest) == (None, None)


def test_the_article_goes_before_the_reference_date() -> None:
    text = "Sáng 24-6, chi bộ họp.\nNgày 25/6/2019, báo đưa tin."
    first, _ = Extractor(reference_date="2021-07-01").extract(text).dates
    assert (first.value, first.resolved_from) == ("2019-06-24", "article")


def test_the_reference_date_may_be_a_date() -> None:
    (date,) = Extractor(reference_date=dt.date(2021, 7, 1)).extract("Sáng 24-6, họp.").dates
    assert date.value == "2021-06-24"


@pytest.mark.parametrize("wrong", ["2021", "01/07/2021", "hôm nay", "2021-13-01", ""])
def test_a_wrong_reference_date_is_an_error(wrong: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Extractor(reference_date=wrong)


# --- many articles -------------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_articles_come_back_in_order(jobs: int) -> None:
    texts = [f"Ngày {day}/3/2022, chi bộ họp. " * (30 if day % 5 == 0 else 1) for day in range(1, 29)]
    found = list(EXTRACTOR.extract_many(texts, jobs=jobs))
    assert [m.dates[0].value for m in found] == [f"2022-03-{day:02}" for day in range(1, 29)]
    for text, minutes in zip(texts, found, strict=True):
        check(text, minutes)


def test_one_job_and_two_jobs_give_the_same() -> None:
    extractor = Extractor(reference_date="2021-07-01")
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES]
    one = [m.model_dump_json() for m in extractor.extract_many(texts, jobs=1)]
    two = [m.model_dump_json() for m in extractor.extract_many(texts, jobs=2)]
    assert one == two


def test_nothing_in_nothing_out() -> None:
    assert list(EXTRACTOR.extract_many([])) == []
    assert list(EXTRACTOR.extract_many([], jobs=2)) == []


def test_articles_are_taken_one_by_one() -> None:
    def texts() -> Iterator[str]:
        yield "Ngày 5/3/2022, họp."
        raise RuntimeError("asked for too early")

    assert next(EXTRACTOR.extract_many(texts())).dates[0].value == "2022-03-05"


# --- one article does not know of another --------------------------------------------------------------


def test_an_article_leaves_nothing_behind(article: str) -> None:
    before = EXTRACTOR.extract(article).model_dump_json()
    EXTRACTOR.extract("Năm 1999, ông Trần Mận Đào, Giám đốc Thư viện tỉnh Cà Mau, dự. Thư viện tỉnh họp.")
    assert EXTRACTOR.extract(article).model_dump_json() == before


def test_two_extractors_agree(article: str) -> None:
    assert Extractor().extract(article) == EXTRACTOR.extract(article) == extract(article)


# --- the source ----------------------------------------------------------------------------------------


def test_bytes_and_text_give_the_same_facts(article: str) -> None:
    one = EXTRACTOR.extract(article, path="a.txt")
    two = EXTRACTOR.extract_bytes(article.encode("utf-8"), path="a.txt")
    assert one == two


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_offsets_are_into_the_decoded_text(article: str, encoding: str) -> None:
    bom = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    check(article, EXTRACTOR.extract_bytes(bom + article.encode(encoding)))


# "Đồng chí Lê Văn Mận, Bí thư Huyện ủy" as TCVN3 (.VnTime) and VNI fonts keep it.
LEGACY = {
    "tcvn3": "§¶ng bé huyÖn tæ chøc ®¹i héi ngµy 24/6/2022, ®ång chÝ Lª V¨n MËn, BÝ th­ HuyÖn ñy ph¸t biÓu. "
    "100% ®¶ng viªn häc tËp nghÞ quyÕt cña §¶ng, nhiÖm kú 2020-2025. " * 3,
    "vni": "Ñaûng boä huyeän toå chöùc ñaïi hoäi ngaøy 24/6/2022, ñoàng chí Leâ Vaên Maän, "
    "Bí thö Huyeän uûy phaùt bieåu. "
    "100% ñaûng vieân hoïc taäp nghò quyeát cuûa Ñaûng, nhieäm kyø 2020-2025. " * 3,
}


@pytest.mark.parametrize("text", LEGACY.values(), ids=LEGACY)
def test_a_legacy_font_gives_a_warning_and_no_records(text: str) -> None:
    minutes = EXTRACTOR.extract(text)
    assert minutes.warnings
    assert not _mentions(minutes)
    check(text, minutes)


def test_a_good_article_has_no_warnings(article: str) -> None:
    assert EXTRACTOR.extract(article).warnings == []


def test_a_text_longer_than_spacys_limit() -> None:
    text = "Trời mưa to. " * 80_000 + "Ngày 5/3/2022, họp."
    assert len(text) > 1_000_000
    (date,) = EXTRACTOR.extract(text).dates
    assert (date.value, date.mention.end) == ("2022-03-05", len(text) - 6)
