"""The meeting: its name, day, part of day, place, host and chairs.

Every sentence is written for this file; the people are invented.
"""

from __future__ import annotations

import pytest

import minutes_extract as mx
from minutes_extract.records import Meeting


def _meeting(text: str) -> Meeting:
    found = mx.extract(text).meeting
    assert found is not None
    return found


# fmt: off
CASES = [
    ("Chiều ngày 24/6/2022, Thư viện tỉnh Sóc Trăng tổ chức Hội nghị sơ kết công tác 6 tháng đầu năm 2022.",
     {"name": "Hội nghị sơ kết công tác 6 tháng đầu năm 2022", "kind": "conference", "date": "2022-06-24",
      "part_of_day": "afternoon", "host": "Thư viện tỉnh Sóc Trăng", "place": None}),
    ("Sáng 5/3/2022, Chi bộ Trường THCS Ea Tul tổ chức Đại hội nhiệm kỳ 2022-2025.",
     {"name": "Đại hội nhiệm kỳ 2022-2025", "kind": "congress", "date": "2022-03-05", "part_of_day": "morning",
      "host": "Chi bộ Trường THCS Ea Tul"}),
    ("Sáng 5/3/2022, tại Hội trường UBND xã Ea Tul, Đảng ủy xã Ea Tul tổ chức Hội nghị tổng kết năm 2021.",
     {"name": "Hội nghị tổng kết năm 2021", "kind": "conference", "place": "Hội trường UBND xã Ea Tul",
      "date": "2022-03-05"}),
    ("Ngày 5/3/2022, HĐND huyện Ea Kar khai mạc Kỳ họp thứ ba.",
     {"name": "Kỳ họp thứ ba", "kind": "session", "date": "2022-03-05", "part_of_day": None,
      "host": "HĐND huyện Ea Kar"}),
    ("Tối 5/3/2022, Sở Y tế Gia Lai tổ chức Hội thảo phòng chống sốt xuất huyết.",
     {"name": "Hội thảo phòng chống sốt xuất huyết", "kind": "seminar", "part_of_day": "evening"}),
    ("Ngày 5/3/2022, UBND xã Ia Ly tổ chức Lễ phát động trồng cây.",
     {"name": "Lễ phát động trồng cây", "kind": "ceremony", "host": "UBND xã Ia Ly"}),
    (("Trong hai ngày 5 và 6/3/2022, Huyện đoàn Krông Pắc tổ chức "
      "Đại hội đại biểu Đoàn TNCS Hồ Chí Minh huyện lần thứ X."),
     {"name": "Đại hội đại biểu Đoàn TNCS Hồ Chí Minh huyện lần thứ X", "kind": "congress"}),
    ("Sáng 5/3/2022, Đoàn công tác của Sở Y tế Gia Lai có buổi làm việc với huyện Chư Sê.",
     {"name": "buổi làm việc với huyện Chư Sê", "kind": "working-visit"}),
]

NO_MEETING = [
    "Trời mưa to. Lúa đã chín.",
    "Thu ngân sách đạt 97% dự toán.",
    "Cư xử lễ phép với người già.",
    "",
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_the_meeting(text: str, expected: dict[str, str | None]) -> None:
    found = _meeting(text)
    assert {field: getattr(found, field) for field in expected} == expected


@pytest.mark.parametrize("text", NO_MEETING)
def test_no_meeting(text: str) -> None:
    assert mx.extract(text).meeting is None


def test_chairs_are_linked() -> None:
    minutes = mx.extract(
        "Sáng 5/3/2022, Huyện ủy Ea Kar tổ chức Hội nghị tổng kết năm 2021. "
        "Đồng chí Lê Văn Mận, Bí thư Huyện ủy, chủ trì hội nghị. Đồng chí Trần Thị Đào dự."
    )
    assert minutes.meeting is not None
    assert minutes.meeting.chair == ["Lê Văn Mận"]
    assert minutes.meeting.chair_ids == [o.id for o in minutes.officials if o.name == "Lê Văn Mận"]


def test_the_host_is_linked() -> None:
    minutes = mx.extract("Sáng 5/3/2022, Huyện ủy Ea Kar tổ chức Hội nghị tổng kết năm 2021.")
    assert minutes.meeting is not None
    assert minutes.meeting.host_id == minutes.organizations[0].id


def test_the_title_says_which_meeting_when_the_text_does_not() -> None:
    text = "HỘI NGHỊ TỔNG KẾT CÔNG TÁC NĂM 2021\n\nSáng 5/3/2022, Huyện ủy Ea Kar tổ chức Hội nghị. Trời mưa to."
    assert _meeting(text).name == "HỘI NGHỊ TỔNG KẾT CÔNG TÁC NĂM 2021"


def test_the_day_of_a_document_is_not_the_day_of_the_meeting() -> None:
    text = (
        "Thực hiện Kế hoạch số 12-KH/HU ngày 01/02/2022, sáng 5/3/2022, Huyện ủy Ea Kar tổ chức "
        "Hội nghị tổng kết năm 2021."
    )
    assert _meeting(text).date == "2022-03-05"


def test_the_mention_is_in_the_text() -> None:
    text = "Sáng 5/3/2022,  Huyện ủy Ea Kar tổ chức Hội nghị  tổng kết năm 2021."
    found = _meeting(text)
    assert found.name == "Hội nghị tổng kết năm 2021"
    assert text[found.mention.start : found.mention.end] == found.mention.text == "Hội nghị  tổng kết năm 2021"
