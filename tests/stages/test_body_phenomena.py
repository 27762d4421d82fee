"""Bodies in the forms that reports give them: beside titles, in places' names, in quotes, as groups, with one owner.

Every sentence is written for this file; people and most bodies are invented.
"""

from __future__ import annotations

import pytest

import minutes_extract as mx

AFTER_TITLES = [
    ("Ông Lê Mận, Trưởng Phòng Quản lý nước, dự.", ["Phòng Quản lý nước"]),
    ("Ông Lê Mận, Trưởng phòng Kỹ thuật An toàn, được khen.", ["phòng Kỹ thuật An toàn"]),
    ("Ông Lê Mận, Trưởng ban đại diện cha mẹ học sinh, cảm ơn.", ["ban đại diện cha mẹ học sinh"]),
    ("Ông Lê Mận, Tổ trưởng Tổ bảo vệ vườn sâm số 4, kể lại.", ["Tổ bảo vệ vườn sâm số 4"]),
    ("Danh sách Tổ trưởng Tổ bảo vệ ANTT đã có.", ["Tổ bảo vệ ANTT"]),
    ("Ông Lê Mận, Trưởng phòng Tổ chức cán bộ Trần Thị Đào cùng dự.", ["phòng Tổ chức cán bộ"]),
    ("Phó Trưởng Khoa Cơ điện tử Trần Thị Đào dự.", ["Khoa Cơ điện tử"]),
    ("Bí thư Chi bộ khu phố 4 Lê Văn Mận kể.", ["Chi bộ khu phố 4"]),
    ("Quản đốc Phân xưởng Khai thác 7 nhận cờ. Phân xưởng Khai thác 7 vui.", ["Phân xưởng Khai thác 7"]),
]

PLACES = [
    ("Đoàn tiếp xúc cử tri ở xã Tân Hội Đông và cầu Trường Định.", []),
    ("Ở Mù Cang Chải, Trạm Tấu trời lạnh.", []),
    ("UBND xã Báo Đáp họp. Tuổi trẻ Báo Đáp ra quân.", ["UBND xã Báo Đáp"]),
    ("UBND xã Khánh Bình Tây Bắc họp.", ["UBND xã Khánh Bình Tây Bắc"]),
    ("UBND phường 3 Bảo Lộc họp.", ["UBND phường 3 Bảo Lộc"]),
    ("Chi bộ ấp Đức Trung họp.", ["Chi bộ ấp Đức Trung"]),
    ("UBND TP.Hà Nội và Hội LHPN TP.Đà Nẵng ký kết.", ["UBND TP.Hà Nội", "Hội LHPN TP.Đà Nẵng"]),
    ("Đoàn đại biểu Tỉnh ủy U-đôm-xay sang thăm.", ["Tỉnh ủy U-đôm-xay"]),
    ("Ông Lê Mận công tác tại Chi cục Thuế khu vực Kim Động - Ân Thi.", ["Chi cục Thuế khu vực Kim Động - Ân Thi"]),
    ("Đại hội đại biểu toàn quốc Hội Nông dân Việt Nam họp gần Quốc hội.", ["Hội Nông dân Việt Nam", "Quốc hội"]),
    ("Nữ công nhân ở Nhà máy Đường An Khê, xã Hòa Sơn.", ["Nhà máy Đường An Khê"]),
    ("Khách viếng chùa Hội Khánh.", []),
]

WHOLE_NAMES = [
    ('Xã vận động Quỹ "Vì người nghèo" tỉnh được 2 tỷ đồng.', ['Quỹ "Vì người nghèo" tỉnh']),
    ("Trung tâm VHTT&TT huyện đưa tin.", ["Trung tâm VHTT&TT huyện"]),
    (
        "Ngân hàng Nhà nước chi nhánh tỉnh Hà Nam và NHNN Khu vực 8 dự.",
        ["Ngân hàng Nhà nước chi nhánh tỉnh Hà Nam", "NHNN Khu vực 8"],
    ),
    ("Quỹ học bổng Lê Văn Mận trao 5 suất.", ["Quỹ học bổng Lê Văn Mận"]),
    ("Trường PTDTNT THCS&THPT huyện Lạc Sơn tổ chức tọa đàm.", ["Trường PTDTNT THCS&THPT huyện Lạc Sơn"]),
    ("Trường Mầm non 19/5 khai giảng.", ["Trường Mầm non 19/5"]),
    (
        "Bệnh viện Đa khoa khu vực Cửa khẩu quốc tế Cầu Treo sẵn sàng.",
        ["Bệnh viện Đa khoa khu vực Cửa khẩu quốc tế Cầu Treo"],
    ),
    ("Báo và Phát thanh, Truyền hình Hà Nam đưa tin.", ["Báo và Phát thanh, Truyền hình Hà Nam"]),
    ("Công ty CP Cấp nước và Môi trường Hà Nam họp.", ["Công ty CP Cấp nước và Môi trường Hà Nam"]),
    ("Hội Hữu nghị Lào - Việt Nam tỉnh Champasak sang thăm.", ["Hội Hữu nghị Lào - Việt Nam tỉnh Champasak"]),
    (
        "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh báo cáo.",
        ["Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh"],
    ),
    (
        "Phòng Cảnh sát điều tra tội phạm về ma túy Công an tỉnh phá án.",
        ["Phòng Cảnh sát điều tra tội phạm về ma túy Công an tỉnh"],
    ),
    ("Trường Đại học Kinh tế - Luật ký kết.", ["Trường Đại học Kinh tế - Luật"]),
    ("Phòng Quản lý đào tạo và Nghiên cứu khoa học thông báo.", ["Phòng Quản lý đào tạo và Nghiên cứu khoa học"]),
]

GROUPS = [
    ("Các trường THPT trên địa bàn dự.", []),
    ("Lãnh đạo các ban xây dựng Đảng dự.", []),
    ("Có 34 chi bộ ấp, khu phố được sáp nhập.", []),
    ("Một số đảng ủy xã còn lúng túng.", []),
    ("82% doanh nghiệp Hàn Quốc mở rộng sản xuất.", []),
    ("Người dân nhờ tòa án khu vực, trường mầm non giúp đỡ.", []),
    ("Luật Mặt trận Tổ quốc có hiệu lực.", []),
    ("Doanh nghiệp đóng BHXH đầy đủ.", []),
    ("Chiến sĩ ngã xuống ở chiến trường Khu V.", []),
]

OWNERS = [
    (
        "Đảng ủy - HĐND - UBND - Ủy ban MTTQ Việt Nam xã Hòa Sơn chúc mừng.",
        ["Đảng ủy", "HĐND", "UBND", "Ủy ban MTTQ Việt Nam xã Hòa Sơn"],
    ),
    ("HĐND và UBND tỉnh Hà Nam phối hợp.", ["HĐND", "UBND tỉnh Hà Nam"]),
    ("Ông Lê Mận, UVBTV Tỉnh ủy, dự.", ["Tỉnh ủy"]),
]

SHORT_NAMES = [
    (
        "Công ty Cổ phần Cao su Tây Ninh họp. Cao su Tây Ninh trả cổ tức.",
        ["Công ty Cổ phần Cao su Tây Ninh", "Cao su Tây Ninh"],
    ),
    ("Công ty Điện lực Gia Lai (PC Gia Lai) họp. PC Gia Lai tặng quà.", ["Công ty Điện lực Gia Lai", "PC Gia Lai"]),
    ("Hội Nông dân bám sát Nghị quyết số 57. Hội CCB Việt Nam Báo cáo kết quả.", ["Hội Nông dân", "Hội CCB Việt Nam"]),
]

TABLES = [
    ("1 Lê Văn Mận Chủ tịch HĐND huyện 38 (95%) 2 (5%)", ["HĐND huyện"]),
    ("Làm việc với TAND TP\t26 Lê Thánh Tôn", ["TAND TP"]),
]

TABLES = {
    "after_titles": AFTER_TITLES,
    "places": PLACES,
    "whole_names": WHOLE_NAMES,
    "groups": GROUPS,
    "owners": OWNERS,
    "short_names": SHORT_NAMES,
    "tables": TABLES,
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
    found = [mention for body in mx.extract(text).organizations for mention in body.mentions]
    assert [mention.text for mention in sorted(found, key=lambda mention: mention.start)] == expected


def test_heads_before_one_owner_are_bodies_of_their_own() -> None:
    text = "Đảng ủy - HĐND - UBND - Ủy ban MTTQ Việt Nam xã Hòa Sơn chúc mừng."
    assert [body.name for body in mx.extract(text).organizations] == [
        "Đảng ủy xã Hòa Sơn",
        "Hội đồng nhân dân xã Hòa Sơn",
        "Ủy ban nhân dân xã Hòa Sơn",
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã Hòa Sơn",
    ]


def test_a_short_name_is_the_same_body() -> None:
    minutes = mx.extract("Công ty Cổ phần Cao su Tây Ninh họp. Cao su Tây Ninh trả cổ tức.")
    (company,) = minutes.organizations
    assert [mention.text for mention in company.mentions] == ["Công ty Cổ phần Cao su Tây Ninh", "Cao su Tây Ninh"]


def test_a_board_welded_to_a_rank_is_the_office_s_body() -> None:
    minutes = mx.extract("Tỉnh Hà Nam có việc. Ông Lê Mận, UVBTV Tỉnh ủy, dự.")
    (position,) = minutes.officials[0].positions
    assert position.title == "Ủy viên"
    assert position.organization == "Ban Thường vụ Tỉnh ủy Hà Nam"
