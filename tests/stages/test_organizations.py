"""Organisations: where a body's name begins and ends, and what is no body.

Every sentence is written for this file; people and most bodies are invented.
"""

from __future__ import annotations

import pytest

import minutes_extract as mx


def _mentions(text: str) -> list[str]:
    """All mentions of all bodies, in the order of the text."""
    found = [m for record in mx.extract(text).organizations for m in record.mentions]
    return [m.text for m in sorted(found, key=lambda m: m.start)]


def _names(text: str) -> list[str]:
    return [record.name for record in mx.extract(text).organizations]


# fmt: off
BEFORE_PEOPLE_AND_TITLES = [
    ("Dự lễ có Phó Giám đốc Sở Công Thương Trần Đình Lợi.", ["Sở Công Thương"]),
    ("Bí thư Huyện ủy Krông Bông Lê Thị Mận phát biểu.", ["Huyện ủy Krông Bông"]),
    ("Chủ tịch UBND tỉnh Phạm Đức Toàn trao quà.", ["UBND tỉnh"]),
    ("Giám đốc Thư viện tỉnh Hồ Thị Mơ phát biểu.", ["Thư viện tỉnh"]),
    ("Chủ tịch Hội Nông dân xã Ea Tul Y Thanh Niê dự.", ["Hội Nông dân xã Ea Tul"]),
    ("Vụ trưởng Vụ Hợp tác quốc tế Bộ Y tế Trần Đình Lợi dự.", ["Vụ Hợp tác quốc tế Bộ Y tế"]),
    ("Trưởng Ban Chính sách - Pháp luật LĐLĐ tỉnh Trần Đình Lợi dự.", ["Ban Chính sách - Pháp luật LĐLĐ tỉnh"]),
    ("Hiệu trưởng Trường THPT Buôn Hồ Nguyễn Thị Mận khai mạc.", ["Trường THPT Buôn Hồ"]),
    ("Giám đốc Bệnh viện Đa khoa tỉnh Lý Văn Hợi phát biểu.", ["Bệnh viện Đa khoa tỉnh"]),
    ("Chủ tịch Hội Khuyến học tỉnh Đinh Công Bền dự.", ["Hội Khuyến học tỉnh"]),
    ("Ông Nguyễn Hải Đăng (Giám đốc Công ty TNHH Hoa Mai) trao quà.", ["Công ty TNHH Hoa Mai"]),
    ("Hiệu trưởng Trường THPT Lê Văn Tám Nguyễn Thị Mận khai mạc.", ["Trường THPT Lê Văn Tám"]),
    ("Ông Lê Mận, Trưởng Ban Dân vận Huyện ủy, Chủ tịch Mặt trận Tổ quốc huyện, dự.",
     ["Ban Dân vận Huyện ủy", "Mặt trận Tổ quốc huyện"]),
    ("Đồng chí Lê Mận, Ủy viên Ban Thường vụ Tỉnh ủy Bí thư Thành ủy Pleiku dự.",
     ["Ban Thường vụ Tỉnh ủy", "Thành ủy Pleiku"]),
    ("Trưởng Công an xã Hòa Sơn Đại úy Võ Đình Lực trình bày.", ["Công an xã Hòa Sơn"]),
    ("Phó Chủ tịch HĐND huyện đồng chí Ksor H'Lan dự.", ["HĐND huyện"]),
    ("Bộ trưởng Bộ Tư pháp Lã Văn Thường tiếp đoàn.", ["Bộ Tư pháp"]),
    ("Tổng Biên tập Báo Gia Lai Nguyễn Hoài Nam dự.", ["Báo Gia Lai"]),
]

BEFORE_VERBS = [
    ("Sáng 5/3/2022, Hội Nông dân xã Ia Ly tổ chức lớp học.", ["Hội Nông dân xã Ia Ly"]),
    ("UBND xã Tân Hưng đã công bố kế hoạch.", ["UBND xã Tân Hưng"]),
    ("Huyện đoàn Krông Pắc phối hợp với Phòng Giáo dục và Đào tạo huyện mở lớp.",
     ["Huyện đoàn Krông Pắc", "Phòng Giáo dục và Đào tạo huyện"]),
    ("Sở Y tế tỉnh Bến Tre yêu cầu các trạm báo cáo.", ["Sở Y tế tỉnh Bến Tre"]),
    ("Chi bộ Thư viện tỉnh long trọng tổ chức Đại hội.", ["Chi bộ Thư viện tỉnh"]),
    ("Tỉnh ủy Gia Lai thống nhất chủ trương.", ["Tỉnh ủy Gia Lai"]),
    ("Bộ Nội vụ cho biết đã nhận hồ sơ.", ["Bộ Nội vụ"]),
    ("Công đoàn Viên chức tỉnh ra mắt câu lạc bộ đọc sách.", ["Công đoàn Viên chức tỉnh"]),
    ("Đảng ủy xã Cư Huê vừa kết nạp 3 quần chúng.", ["Đảng ủy xã Cư Huê"]),
    ("Liên đoàn Lao động huyện Ea Kar chăm lo đời sống công nhân.", ["Liên đoàn Lao động huyện Ea Kar"]),
    ("Bảo tàng tỉnh Đắk Lắk mở cửa trở lại.", ["Bảo tàng tỉnh Đắk Lắk"]),
    ("Tòa án nhân dân tỉnh Cà Mau xét xử 12 vụ.", ["Tòa án nhân dân tỉnh Cà Mau"]),
    ("Bệnh viện Đa khoa tỉnh Kon Tum tiếp nhận 40 đơn vị máu.", ["Bệnh viện Đa khoa tỉnh Kon Tum"]),
    ("Hội đồng nhân dân huyện Mỹ Tú thông qua 5 nghị quyết.", ["Hội đồng nhân dân huyện Mỹ Tú"]),
]

OVER_COMMAS = [
    ("Sở Văn hóa, Thể thao và Du lịch tổng kết năm.", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("Ban Thường vụ Đảng ủy Sở Văn hóa, Thể thao và Du lịch họp.",
     ["Ban Thường vụ Đảng ủy Sở Văn hóa, Thể thao và Du lịch"]),
    ("Sở Lao động - Thương binh và Xã hội trả lời.", ["Sở Lao động - Thương binh và Xã hội"]),
    ("Phòng Lao động, Thương binh và Xã hội huyện Ea Kar trả lời.",
     ["Phòng Lao động, Thương binh và Xã hội huyện Ea Kar"]),
    ("Sở Nông nghiệp và Phát triển nông thôn, Sở Tài chính dự.",
     ["Sở Nông nghiệp và Phát triển nông thôn", "Sở Tài chính"]),
    ("Sở Y tế, Sở Tư pháp và Sở Nội vụ cùng ký.", ["Sở Y tế", "Sở Tư pháp", "Sở Nội vụ"]),
    ("Đại diện Hội Phụ nữ xã, Hội Cựu chiến binh xã và Đoàn Thanh niên xã dự.",
     ["Hội Phụ nữ xã", "Hội Cựu chiến binh xã", "Đoàn Thanh niên xã"]),
    ("Trung tâm Văn hóa, Thể thao và Truyền thông huyện Cư M'gar đưa tin.",
     ["Trung tâm Văn hóa, Thể thao và Truyền thông huyện Cư M'gar"]),
]

LEVELS_AND_PLACES = [
    ("Đại hội Đảng bộ huyện Cái Bè thành công.", ["Đảng bộ huyện Cái Bè"]),
    ("Ban Chấp hành Đảng bộ tỉnh Sóc Trăng họp.", ["Ban Chấp hành Đảng bộ tỉnh Sóc Trăng"]),
    ("Quận ủy Bình Thạnh và UBND quận Bình Thạnh dự.", ["Quận ủy Bình Thạnh", "UBND quận Bình Thạnh"]),
    ("Công an Quận 4 bắt giữ một đối tượng.", ["Công an Quận 4"]),
    ("UBND Thành phố Hồ Chí Minh họp báo.", ["UBND Thành phố Hồ Chí Minh"]),
    ("UBND TP. Hồ Chí Minh họp báo.", ["UBND TP. Hồ Chí Minh"]),
    ("UBND thành phố Hà Nội trả lời.", ["UBND thành phố Hà Nội"]),
    ("Tỉnh ủy Bà Rịa - Vũng Tàu họp.", ["Tỉnh ủy Bà Rịa - Vũng Tàu"]),
    ("Ủy ban nhân dân thị trấn Phước An trả lời.", ["Ủy ban nhân dân thị trấn Phước An"]),
    ("UBND phường Tân Lợi, thành phố Buôn Ma Thuột trao quà.", ["UBND phường Tân Lợi"]),
    ("Chi bộ thôn Đoàn Kết họp.", ["Chi bộ thôn Đoàn Kết"]),
    ("Trạm Y tế xã Cư Ni tiêm phòng.", ["Trạm Y tế xã Cư Ni"]),
]

NUMBERS = [
    ("Chi bộ thôn 5 họp.", ["Chi bộ thôn 5"]),
    ("Chi bộ 3 thuộc Đảng bộ xã Ea Tul sinh hoạt.", ["Chi bộ 3", "Đảng bộ xã Ea Tul"]),
    ("Trung đoàn 66 hành quân.", ["Trung đoàn 66"]),
    ("Quân khu 5 ra quân.", ["Quân khu 5"]),
    ("Trường Tiểu học số 2 Hòa Tiến khai giảng.", ["Trường Tiểu học số 2 Hòa Tiến"]),
    ("Chi bộ 12 đảng viên họp.", []),
]

ABBREVIATIONS = [
    ("Sở GDĐT trả lời.", ["Sở GDĐT"]),
    ("Sở GD&ĐT trả lời.", ["Sở GD&ĐT"]),
    ("Sở LĐ-TB&XH trả lời.", ["Sở LĐ-TB&XH"]),
    ("Phòng GD-ĐT huyện dự.", ["Phòng GD-ĐT huyện"]),
    ("Trường THCS Ea Tul đạt chuẩn.", ["Trường THCS Ea Tul"]),
    ("Ủy ban MTTQ Việt Nam tỉnh họp.", ["Ủy ban MTTQ Việt Nam tỉnh"]),
    ("Đoàn TNCS Hồ Chí Minh huyện ra quân.", ["Đoàn TNCS Hồ Chí Minh huyện"]),
    ("LĐLĐ tỉnh Gia Lai họp.", ["LĐLĐ tỉnh Gia Lai"]),
    ("BTV Huyện ủy Ea Súp họp.", ["BTV Huyện ủy Ea Súp"]),
    ("BCH Đảng bộ xã họp.", ["BCH Đảng bộ xã"]),
    ("TAND tỉnh và VKSND tỉnh phối hợp.", ["TAND tỉnh", "VKSND tỉnh"]),
]

BRACKETS = [
    ("Sở Giáo dục và Đào tạo (GDĐT) trả lời.", ["Sở Giáo dục và Đào tạo"]),
    ("Hội Liên hiệp Phụ nữ (LHPN) tỉnh Bình Định họp.", ["Hội Liên hiệp Phụ nữ (LHPN) tỉnh Bình Định"]),
    ("Ông Lê Mận (Sở Xây dựng) trả lời.", ["Sở Xây dựng"]),
    ("Cán bộ (Phòng Nội vụ huyện Lắk) dự.", ["Phòng Nội vụ huyện Lắk"]),
    ('Theo "Báo Đắk Lắk", đường đã thông.', ["Báo Đắk Lắk"]),
]

HEADLINES = [
    ("THƯ VIỆN TỈNH SÓC TRĂNG TỔNG KẾT NĂM\n\nSáng nay trời mưa to ở nhiều nơi.", ["THƯ VIỆN TỈNH SÓC TRĂNG"]),
    ("ĐẠI HỘI CHI BỘ TRƯỜNG THPT BUÔN HỒ NHIỆM KỲ 2022 - 2025\n\nSáng nay trời mưa to ở nhiều nơi.",
     ["CHI BỘ TRƯỜNG THPT BUÔN HỒ"]),
    ("HUYỆN ỦY EA KAR CÔNG BỐ QUYẾT ĐỊNH\n\nSáng nay trời mưa to ở nhiều nơi.", ["HUYỆN ỦY EA KAR"]),
    ("UBND TỈNH GIA LAI HỌP PHIÊN THƯỜNG KỲ\n\nSáng nay trời mưa to ở nhiều nơi.", ["UBND TỈNH GIA LAI"]),
]

NESTED = [
    ("Văn phòng Đoàn ĐBQH và HĐND tỉnh Hà Giang trả lời.", ["Văn phòng Đoàn ĐBQH và HĐND tỉnh Hà Giang"]),
    ("Công đoàn Trường THPT Ngô Gia Tự họp.", ["Công đoàn Trường THPT Ngô Gia Tự"]),
    ("Chi bộ Phòng Nội vụ huyện Lắk họp.", ["Chi bộ Phòng Nội vụ huyện Lắk"]),
    ("Ban Pháp chế HĐND tỉnh thẩm tra.", ["Ban Pháp chế HĐND tỉnh"]),
    ("Ủy ban Kinh tế của Quốc hội giám sát.", ["Ủy ban Kinh tế của Quốc hội"]),
    ("Đoàn giám sát của HĐND tỉnh đến xã.", ["HĐND tỉnh"]),
    ("Trưởng ban Kiểm soát Quỹ Tín dụng nhân dân Ea Tul dự.", ["ban Kiểm soát Quỹ Tín dụng nhân dân Ea Tul"]),
    ("Công ty TNHH MTV Cà phê Thắng Lợi trao quà.", ["Công ty TNHH MTV Cà phê Thắng Lợi"]),
    ("Ngân hàng Chính sách xã hội huyện giải ngân.", ["Ngân hàng Chính sách xã hội huyện"]),
]

NO_BODY = [
    "Đại hội thành công tốt đẹp.",
    "Hội nghị kết thúc lúc 11 giờ.",
    "Đảng và Nhà nước luôn quan tâm.",
    "Sở đã báo cáo.",
    "Đảng ủy họp bàn.",
    "Chi bộ có 12 đồng chí.",
    "Các phòng chuyên môn, đảng viên, công chức tham dự.",
    "Huyện Ea Kar có 16 xã.",
    "Quần đảo Trường Sa xanh thắm.",
    "Phố cổ Hội An đông khách.",
    "Ban ngày trời nóng, ban đêm trời lạnh.",
    "Trường hợp này cần xem lại.",
    "Bộ đội giúp dân gặt lúa.",
    "Báo cáo chính trị được thông qua.",
    "Vụ mùa năm nay bội thu.",
    "Phòng chống dịch là nhiệm vụ chung.",
    "Khoa học và công nghệ phát triển.",
    "Hội trường chật kín người.",
    "Đoàn kết là sức mạnh.",
    "Ban hành nghị quyết mới.",
]
# fmt: on

TABLES = {
    "people and titles": BEFORE_PEOPLE_AND_TITLES,
    "verbs": BEFORE_VERBS,
    "commas": OVER_COMMAS,
    "levels and places": LEVELS_AND_PLACES,
    "numbers": NUMBERS,
    "abbreviations": ABBREVIATIONS,
    "brackets": BRACKETS,
    "headlines": HEADLINES,
    "nested": NESTED,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, expected, id=f"{name}: {text[:50]}")
        for name, table in TABLES.items()
        for text, expected in table
    ],
)
def test_the_name_ends_where_it_should(text: str, expected: list[str]) -> None:
    assert _mentions(text) == expected


@pytest.mark.parametrize("text", NO_BODY)
def test_no_body(text: str) -> None:
    assert _mentions(text) == []


def test_abbreviations_are_written_out_in_the_name_and_kept_in_the_mention() -> None:
    (record,) = mx.extract("Sở GDĐT tỉnh Sóc Trăng trả lời.").organizations
    assert record.name == "Sở Giáo dục và Đào tạo tỉnh Sóc Trăng"
    assert record.mentions[0].text == "Sở GDĐT tỉnh Sóc Trăng"


def test_short_and_full_names_are_one_record() -> None:
    text = "Thư viện tỉnh Sóc Trăng họp. Giám đốc Thư viện tỉnh phát biểu."
    (record,) = mx.extract(text).organizations
    assert record.name == "Thư viện tỉnh Sóc Trăng"
    assert [m.text for m in record.mentions] == ["Thư viện tỉnh Sóc Trăng", "Thư viện tỉnh"]


def test_a_short_name_with_two_candidates_joins_neither() -> None:
    text = "Huyện ủy Ea Kar và Huyện ủy Krông Bông họp với Tỉnh ủy Đắk Lắk."
    assert _names(text) == ["Huyện ủy Ea Kar", "Huyện ủy Krông Bông", "Tỉnh ủy Đắk Lắk"]


def test_the_parent_is_the_body_inside_the_name() -> None:
    text = "Ban Thường vụ Tỉnh ủy Lào Cai họp. Tỉnh ủy Lào Cai ban hành nghị quyết."
    board, committee = mx.extract(text).organizations
    assert (board.parent_id, committee.parent_id) == (committee.id, None)


@pytest.mark.parametrize("spelling", ["Sở Văn hoá, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"])
def test_tone_placement_does_not_matter(spelling: str) -> None:
    assert _mentions(f"{spelling} họp.") == [spelling]


@pytest.mark.parametrize(
    ("one", "two"), [("UBND xã Hoà Tiến", "UBND xã Hòa Tiến"), ("Huyện uỷ Ea Kar", "Huyện ủy Ea Kar")]
)
def test_two_spellings_of_one_body_are_one_record(one: str, two: str) -> None:
    (record,) = mx.extract(f"{one} họp. Sau đó {two} trả lời.").organizations
    assert [m.text for m in record.mentions] == [one, two]


def test_blanks_inside_a_mention_stay_in_the_text_and_leave_the_name() -> None:
    (record,) = mx.extract("Thư viện  tỉnh\u00a0Sóc Trăng họp.").organizations
    assert record.name == "Thư viện tỉnh Sóc Trăng"
    assert record.mentions[0].text == "Thư viện  tỉnh\u00a0Sóc Trăng"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tỉnh ủy Gia Lai họp.", "party"),
        ("Quốc hội họp phiên bế mạc.", "assembly"),
        ("Trường THPT Buôn Hồ họp.", "school"),
        ("Thư viện tỉnh Sóc Trăng họp.", "library"),
        ("Bệnh viện Đa khoa tỉnh Kon Tum họp.", "hospital"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert [record.kind for record in mx.extract(text).organizations] == [kind]
