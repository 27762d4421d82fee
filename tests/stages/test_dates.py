"""Dates: what is one, how far its words go, and its EDTF value.

Tables of (text, dates); a date is written ``words = value``. All texts are our own, in the manner of the genre.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_extract import Extractor
from minutes_extract.records import Date, Minutes
from minutes_extract.stages.date_values import bounds


@lru_cache(maxsize=4)
def extractor(reference: str | None = None) -> Extractor:
    return Extractor(reference_date=reference)


def extract(text: str, reference: str | None = None) -> Minutes:
    minutes = extractor(reference).extract(text)
    for date in minutes.dates:
        assert text[date.mention.start : date.mention.end] == date.mention.text
        assert date.value is not None
        assert_edtf(date.value)
        assert (date.earliest, date.latest) == bounds(date.value)
    return minutes


def shown(dates: list[Date]) -> list[str]:
    return [f"{d.mention.text} = {d.value}" for d in dates]


# ISO 8601-2 level 1, as far as records use it.
_DAY = r"(?:\d{4}|XXXX)(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_EDTF = re.compile(rf"(?!XXXX(?:/|$))(?:{_DAY}(?:/(?:{_DAY}|\.\.))?|\d{{3}}X)")


def assert_edtf(value: str) -> None:
    """By its grammar, and every whole day in it is in the calendar."""
    assert _EDTF.fullmatch(value), value
    for day in re.findall(r"\d{4}-\d\d-\d\d", value):
        dt.date.fromisoformat(day)
    first, last = bounds(value)
    assert first is None or last is None or first <= last, value


# --- full dates, in every writing -------------------------------------------------------------------------
FULL = [
    ("Chi bộ đại hội ngày 14/02/2020.", ["14/02/2020 = 2020-02-14"]),
    ("Sáng 5-7-2018, đoàn ra quân.", ["5-7-2018 = 2018-07-05"]),
    ("Lễ ra mắt hôm 21.4.2024 rất vui.", ["21.4.2024 = 2024-04-21"]),
    ("Ngày 03 / 09 / 2019, trường khai giảng.", ["03 / 09 / 2019 = 2019-09-03"]),
    ("Ngày 03 - 09 - 2019, trường khai giảng.", ["03 - 09 - 2019 = 2019-09-03"]),
    ("Ngày 03–09–2019, trường khai giảng.", ["03–09–2019 = 2019-09-03"]),
    ("Ngày 7/11-2016, xưởng mở cửa.", ["7/11-2016 = 2016-11-07"]),
    ("Lập ngày 2025-08-11 tại xã.", ["2025-08-11 = 2025-08-11"]),
    ("Họp ngày 9 tháng 10 năm 2021.", ["ngày 9 tháng 10 năm 2021 = 2021-10-09"]),
    ("Họp ngày 09 tháng 10, năm 2021.", ["ngày 09 tháng 10, năm 2021 = 2021-10-09"]),
    ("Họp mùng 9 tháng 10 năm 2021.", ["mùng 9 tháng 10 năm 2021 = 2021-10-09"]),
    ("NGÀY 9 THÁNG 10 NĂM 2021, XÃ HỌP.", ["NGÀY 9 THÁNG 10 NĂM 2021 = 2021-10-09"]),
    ("Kế hoạch ký ngày 24 tháng 5/2022.", ["ngày 24 tháng 5/2022 = 2022-05-24"]),
    ("Từ 15/8 năm 2019, cơ quan dời trụ sở.", ["15/8 năm 2019 = 2019-08-15"]),
    ("Ông sinh ngày 02-9-1945 (âm lịch).", ["02-9-1945 = 1945-09-02"]),
    ("Đại hội họp ngày 29/02/2020.", ["29/02/2020 = 2020-02-29"]),
    ("Hai đợt: 12/3/2021, 15/4/2021.", ["12/3/2021 = 2021-03-12", "15/4/2021 = 2021-04-15"]),
    ("(10/11/2022)", ["10/11/2022 = 2022-11-10"]),
    ("Ngày 12/3/2021: xã họp", ["12/3/2021 = 2021-03-12"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dates"), FULL)
def test_full_dates(text: str, dates: list[str]) -> None:
    found = extract(text).dates
    assert shown(found) == dates
    assert {(d.granularity, d.resolved_from) for d in found} == {("day", "text")}


# --- months, quarters, halves, years, decades -------------------------------------------------------------
PERIODS = [
    ("Từ tháng 6/2020, thư viện mở cửa buổi tối.", "tháng 6/2020 = 2020-06", "month"),
    ("Tháng 10 năm 2015, ông về tỉnh.", "Tháng 10 năm 2015 = 2015-10", "month"),
    ("Tháng 10-2015, ông về tỉnh.", "Tháng 10-2015 = 2015-10", "month"),
    ("Tháng 03, 2015 ông về tỉnh.", "Tháng 03, 2015 = 2015-03", "month"),
    ("Báo cáo số liệu đến 12/2019 đã nộp.", "12/2019 = 2019-12", "month"),
    ("Thu ngân sách quý I/2021 đạt khá.", "quý I/2021 = 2021-01/2021-03", "quarter"),
    ("Thu ngân sách quý 3 năm 2021 đạt khá.", "quý 3 năm 2021 = 2021-07/2021-09", "quarter"),
    ("Thu ngân sách Quý IV, năm 2021 đạt khá.", "Quý IV, năm 2021 = 2021-10/2021-12", "quarter"),
    ("Thu ngân sách quý II-2021 đạt khá.", "quý II-2021 = 2021-04/2021-06", "quarter"),
    ("Sơ kết 6 tháng đầu năm 2022.", "6 tháng đầu năm 2022 = 2022-01/2022-06", "half-year"),
    ("Sơ kết sáu tháng cuối năm 2022.", "sáu tháng cuối năm 2022 = 2022-07/2022-12", "half-year"),
    ("Sơ kết 06 tháng đầu của năm 2022.", "06 tháng đầu của năm 2022 = 2022-01/2022-06", "half-year"),
    ("Nửa đầu năm 2021, xã thu khá.", "Nửa đầu năm 2021 = 2021-01/2021-06", "half-year"),
    ("Thu 9 tháng đầu năm 2022 tăng.", "9 tháng đầu năm 2022 = 2022-01/2022-09", "interval"),
    ("Ba tháng cuối năm 2020 rất nặng.", "Ba tháng cuối năm 2020 = 2020-10/2020-12", "interval"),
    ("Tổng kết năm học 2021-2022.", "năm học 2021-2022 = 2021/2022", "interval"),
    ("Tổng kết năm học 2021/2022.", "năm học 2021/2022 = 2021/2022", "interval"),
    ("Tổng kết năm học 2021 - 22.", "năm học 2021 - 22 = 2021/2022", "interval"),
    ("Năm 2019, hợp tác xã ra đời.", "Năm 2019 = 2019", "year"),
    ("Nhiệm vụ 2020 và báo cáo chuyên đề.", "2020 = 2020", "year"),
    ("Giai đoạn 2021-2025, xã làm đường.", "Giai đoạn 2021-2025 = 2021/2025", "interval"),
    ("Các năm 2019 đến 2021, xã làm đường.", "Các năm 2019 đến 2021 = 2019/2021", "interval"),
    ("Những năm 1990, làng chưa có điện.", "Những năm 1990 = 199X", "decade"),
    ("Những năm 90 của thế kỷ XX làng nghèo.", "Những năm 90 của thế kỷ XX = 199X", "decade"),
    ("Thập niên 80, làng chưa có điện.", "Thập niên 80 = 198X", "decade"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "granularity"), PERIODS)
def test_periods(text: str, date: str, granularity: str) -> None:
    found = extract(text).dates
    assert shown(found) == [date]
    assert found[0].granularity == granularity


# --- ranges -----------------------------------------------------------------------------------------------
RANGES = [
    ("Lớp học mở ngày 21 và 22/6/2018.", ["2018-06-21/2018-06-22"]),
    ("Lớp học mở từ 21 đến 25/6/2018.", ["2018-06-21/2018-06-25"]),
    ("Trong 2 ngày 5 - 6/7/2019, lớp học mở.", ["2019-07-05/2019-07-06"]),
    ("Mở từ 28/6 - 2/7/2018.", ["2018-06-28/2018-07-02"]),
    ("Mở từ ngày 30/4 đến hết ngày 3/5/2021 tại huyện.", ["2021-04-30/2021-05-03"]),
    ("Từ tháng 4 đến tháng 6 năm 2021, xã họp.", ["2021-04/2021-06"]),
    ("Từ năm 1995 đến năm 2003: ông là cán bộ xã.", ["1995/2003"]),
    ("09/2010 - 12/2015: Phó Chủ tịch xã.", ["2010-09/2015-12"]),
    ("Lớp học mở ngày 21, 22 và 23/6/2018.", ["2018-06-21/2018-06-23"]),
    ("Lớp học mở từ ngày 21/6/2018 đến ngày 02/7/2018.", ["2018-06-21/2018-07-02"]),
    ("Lớp học mở từ ngày 21/6 đến ngày 02/7/2018.", ["2018-06-21/2018-07-02"]),
    ("Từ tháng 8-2007 đến tháng 12-2015, ông ở tỉnh.", ["2007-08/2015-12"]),
    ("Từ tháng 3-2020 đến nay, ông là giám đốc.", ["2020-03/.."]),
    ("Từ năm 2011 đến nay, ông là giám đốc.", ["2011/.."]),
    ("Kỷ niệm 60 năm (09/10/1963 - 09/10/2023).", ["1963-10-09/2023-10-09"]),
    ("Trải qua 75 năm xây dựng (1948 -2023)", ["1948/2023"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), RANGES)
def test_ranges(text: str, values: list[str]) -> None:
    found = extract(text).dates
    assert [d.value for d in found] == values
    assert {d.granularity for d in found} == {"interval"}


# --- years that the text leaves out -----------------------------------------------------------------------
RESOLVED = [
    # from the dateline
    ("24/06/2018\nSáng 24-6, huyện khai giảng.", "24-6 = 2018-06-24"),
    ("Thứ Hai, 25/06/2018, 08:00\nSáng 24/6, huyện khai giảng.", "24/6 = 2018-06-24"),
    ("Ngày đăng: 05/01/2019\nNgày 28/12, xã tổng kết.", "28/12 = 2018-12-28"),
    ("Ngày đăng: 28/12/2018\nNgày 05/01, xã sẽ tổng kết.", "05/01 = 2018-01-05"),
    ("05-06-24 14:52\nChiều 4-6, tổ dân phố họp.", "4-6 = 2024-06-04"),
    ("12/05/2023\nTrong tháng 4, xã trồng rừng.", "tháng 4 = 2023-04"),
    ("12/05/2023\nQuý I, xã thu khá.", "Quý I = 2023-01/2023-03"),
    ("12/05/2023\nNhiệm vụ 6 tháng cuối năm rất nặng.", "6 tháng cuối năm = 2023-07/2023-12"),
    ("12/05/2023\nTháng 10 năm ngoái, xã trồng rừng.", "Tháng 10 năm ngoái = 2022-10"),
    ("Thứ Hai, 03/01/2022\nNgày 31/12, xã tổng kết.", "31/12 = 2021-12-31"),
    # from the first full date of the text
    ("Ngày 12/5/2021, huyện họp. Đến 30/6, các xã báo cáo.", "30/6 = 2021-06-30"),
    # from the lead's year, from the lead's term
    ("Tổng kết công tác năm 2022 của xã\nSáng 15/12, xã họp.", "15/12 = 2022-12-15"),
    ("Đại hội Chi bộ nhiệm kỳ 2022-2025\nSáng 15/5, chi bộ họp.", "15/5 = 2022-05-15"),
    # a month takes the year last named
    ("Năm 2024 nhiều mưa. Trong tháng 5, xã trồng rừng.", "tháng 5 = 2024-05"),
    # from nothing
    ("Sáng 24/6, huyện khai giảng lớp học.", "24/6 = XXXX-06-24"),
    ("Trong tháng 5, xã trồng rừng.", "tháng 5 = XXXX-05"),
    ("Sơ kết 6 tháng đầu năm của xã.", "6 tháng đầu năm = XXXX-01/XXXX-06"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date"), RESOLVED)
def test_years_left_out(text: str, date: str) -> None:
    dates = extract(text).dates
    found = {words: d.resolved_from for words, d in zip(shown(dates), dates, strict=True)}
    assert date in found
    assert found[date] == ("text" if "XXXX" in date else "article")


def test_the_reference_date_is_asked_last() -> None:
    (date,) = extract("Sáng 24/6, huyện khai giảng lớp học.", "2017-07-01").dates
    assert (date.value, date.resolved_from) == ("2017-06-24", "reference")
    found = extract("25/06/2018\nSáng 24/6, huyện khai giảng.", "2017-07-01").dates
    assert [(d.value, d.resolved_from) for d in found if d.mention.text == "24/6"] == [("2018-06-24", "article")]


def test_a_cited_documents_date_gives_no_year() -> None:
    text = "Thực hiện Quyết định số 747-QĐ/TU, ngày 02/11/2019, sáng 5/3, xã họp. Năm 2022 xã đã đạt chuẩn."
    assert "5/3 = 2019-03-05" not in shown(extract(text).dates)


# --- dates told by other dates ----------------------------------------------------------------------------
RELATIVE = [
    ("12/05/2023\nSáng nay, xã ra quân.", "Sáng nay = 2023-05-12", "morning"),
    ("12/05/2023\nTối qua, mưa lớn ở xã.", "Tối qua = 2023-05-11", "evening"),
    ("12/05/2023\nHôm nay, xã ra quân.", "Hôm nay = 2023-05-12", None),
    ("12/05/2023\nSáng nay (11/5), xã ra quân.", "Sáng nay = 2023-05-11", "morning"),
    ("12/05/2023\nSáng nay (11/5), xã ra quân.", "11/5 = 2023-05-11", None),
    ("Ngày 30/3/2018, đoàn ở xã. Chiều cùng ngày, đoàn về huyện.", "Chiều cùng ngày = 2018-03-30", "afternoon"),
    ("Ngày 30/3/2018, đoàn ở xã. Cùng ngày, đoàn về huyện.", "Cùng ngày = 2018-03-30", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "part"), RELATIVE)
def test_relative_dates(text: str, date: str, part: str | None) -> None:
    dates = extract(text).dates
    found = dict(zip(shown(dates), dates, strict=True))
    assert date in found
    assert found[date].part_of_day == part


@pytest.mark.parametrize("text", ["Sáng nay, xã ra quân.", "Chiều cùng ngày, đoàn về huyện."])
def test_relative_dates_need_another(text: str) -> None:
    assert shown(extract(text).dates) == []


PARTS = [
    ("Sáng 12/5/2021, xã họp.", "morning"),
    ("Sáng ngày 12/5/2021, xã họp.", "morning"),
    ("Rạng sáng ngày 12/5/2021, mưa lớn.", "morning"),
    ("Trưa 12/5/2021, xã họp.", "noon"),
    ("Buổi chiều, ngày 12/5/2021, xã họp.", "afternoon"),
    ("Chiều thứ bảy, ngày 12/5/2021, xã họp.", "afternoon"),
    ("Tối 12/5/2021, xã diễn văn nghệ.", "evening"),
    ("Ngày 12/5/2021, xã họp.", None),
]


@pytest.mark.parametrize(("text", "part"), PARTS)
def test_parts_of_the_day(text: str, part: str | None) -> None:
    (date,) = extract(text).dates
    assert (date.value, date.part_of_day) == ("2021-05-12", part)


# --- what cannot be, and what is none ---------------------------------------------------------------------
IMPOSSIBLE = [
    "31/02/2020",
    "30/2/2021",
    "29/02/2019",
    "32/01/2020",
    "12/13/2021",
    "31-4-2021",
    "0/5/2021",
    "00/00/2000",
]


@pytest.mark.parametrize("day", IMPOSSIBLE)
def test_impossible_days_have_no_value_but_a_warning(day: str) -> None:
    minutes = extract(f"Xã họp ngày {day} tại trụ sở.")
    assert shown(minutes.dates) == []
    assert any(day in warning for warning in minutes.warnings)


NEGATIVE = [
    # document numbers
    "Chỉ thị số 05-CT/TW được học tập.",
    "Quy định 217, 218-QĐ/TW được học tập.",
    "Nghị định số 62/2017/NĐ-CP được phổ biến.",
    "Thông tư số 5/2020/TT-BNV được phổ biến.",
    "Luật số 12-2020 chưa có.",
    # the first one of a year, scores, fractions, prices, telephones
    "Sinh hoạt chuyên đề lần 1/2020 của chi bộ.",
    "Đội chủ nhà thắng 3-1 trước đội bạn.",
    "Đội chủ nhà thắng 3/1 trước đội bạn.",
    "Có 20/21 ông, bà dự họp.",
    "Kết quả từ 18/20 phiếu.",
    "Ông đắc cử với 25/12 phiếu.",
    "Đạt từ 56 - 60/60 điểm.",
    "Giá bán 12.500 đồng một cân.",
    "Tổng thu 14.025.020 đồng.",
    "Gọi số 0912.345.678 để đăng ký.",
    "Gọi 024.3825.2020 hoặc 0263-3822-019.",
    "Thời gian từ 7 đến 9 giờ.",
    "Đạt 10/12 chỉ tiêu.",
    "Có 8/10 thôn đạt chuẩn.",
    # counters and lines that are not text
    "Xã họp.\nLượt xem: 2020",
    "Xã họp.\nHits: 2019",
    # streets and names
    "Đường 3/2 đã thông xe.",
    "Trường tiểu học 19/5 mở lớp.",
    "Nhà ở số 12/5 đường Hùng Vương.",
    "Tượng đài 30-4 được tu sửa.",
    # ages, spans, frequencies
    "Trong 5 năm, xã đổi mới.",
    "Ông 45 tuổi, có 20 năm công tác.",
    "Hàng năm xã trồng cây; mỗi tháng 2 lần họp.",
    "Sau 3 tháng 5 hộ đã trả vốn.",
    "Có 12 tháng trong năm.",
    "Xã có 2020 người dân.",
    "Trồng được 2021 cây.",
    "Kính thưa quý vị đại biểu.",
    "Trong những năm qua, xã đổi mới.",
    # terms
    "Đại hội nhiệm kỳ 2020-2025 thành công.",
    "Đại hội lần thứ XIII nhiệm kì 2015/2020.",
    "Ban Chấp hành khóa XII (2017-2019) ra mắt.",
]  # fmt: skip


@pytest.mark.parametrize("text", NEGATIVE)
def test_no_dates(text: str) -> None:
    minutes = extract(text)
    assert shown(minutes.dates) == []
    assert minutes.warnings == []


# --- several in one text, as they come --------------------------------------------------------------------
def test_an_article() -> None:
    text = (
        "Thứ Sáu, 24/12/2021, 09:30\n"
        "Chi bộ Trạm bơm Suối Ngàn tổng kết năm 2021\n"
        "Chiều 23-12, chi bộ họp tổng kết; dự báo quý I năm 2022 còn khó. Từ tháng 3/2019 đến nay, trạm không "
        "để úng. Nhiệm kỳ 2020-2025 đã qua một năm, thực hiện Chỉ thị 05-CT/TW ngày 15/5/2016.\n"
        "Lượt xem: 2021"
    )
    assert shown(extract(text).dates) == [
        "24/12/2021 = 2021-12-24",
        "năm 2021 = 2021",
        "23-12 = 2021-12-23",
        "quý I năm 2022 = 2022-01/2022-03",
        "Từ tháng 3/2019 đến nay = 2019-03/..",
        "15/5/2016 = 2016-05-15",
    ]


# --- bounds -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2020-02-14", "2020-02-14", "2020-02-14"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2022-01/2022-06", "2022-01-01", "2022-06-30"),
        ("2021/2025", "2021-01-01", "2025-12-31"),
        ("2018-06-21/2018-06-22", "2018-06-21", "2018-06-22"),
        ("2015/2018-03", "2015-01-01", "2018-03-31"),
        ("2020-03/..", "2020-03-01", None),
        ("XXXX-06-24", None, None),
        ("XXXX-05", None, None),
        ("XXXX-01/XXXX-06", None, None),
    ],
)
def test_bounds(edtf: str, first: str | None, last: str | None) -> None:
    assert_edtf(edtf)
    assert bounds(edtf) == (first, last)


@given(st.dates(dt.date(1800, 1, 1), dt.date(2099, 12, 31)))
def test_bounds_of_a_day_its_month_and_its_year(day: dt.date) -> None:
    last = calendar.monthrange(day.year, day.month)[1]
    assert bounds(day.isoformat()) == (day.isoformat(), day.isoformat())
    assert bounds(day.isoformat()[:7]) == (f"{day:%Y-%m}-01", f"{day:%Y-%m}-{last}")
    assert bounds(day.isoformat()[:4]) == (f"{day:%Y}-01-01", f"{day:%Y}-12-31")


SEPARATORS = ["/", "-", ".", " / ", " - ", " – "]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(SEPARATORS), st.booleans())
def test_every_day_is_read(day: dt.date, separator: str, padded: bool) -> None:
    numbers = [f"{day.day:02d}", f"{day.month:02d}"] if padded else [str(day.day), str(day.month)]
    words = separator.join([*numbers, str(day.year)])
    assert shown(extract(f"Sáng ngày {words}, xã họp.").dates) == [f"{words} = {day}"]


@given(st.text("0123456789/.-–, ", max_size=24))
def test_any_digits_give_values_that_are_edtf(digits: str) -> None:
    extract(f"Sáng 12/5/2021, ngày {digits} tháng {digits} năm {digits}, xã họp.")
