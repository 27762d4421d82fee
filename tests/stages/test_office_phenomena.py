"""Offices in the forms that reports give them: lists, verbs, life stories, titles with more to them, names from afar.

Every sentence is written for this file; the people are invented.
"""

from __future__ import annotations

import pytest

import minutes_extract as mx


def _held(text: str) -> dict[str, list[str]]:
    """`title | body`, and the status where it is not `incumbent`, of everybody."""
    return {
        official.name: [
            f"{p.title} | {p.organization_text or '-'}" + ("" if p.status == "incumbent" else f" | {p.status}")
            for p in official.positions
        ]
        for official in mx.extract(text).officials
    }


LISTED = [
    (
        (
            "Thủ tướng phê chuẩn bổ sung 2 Ủy viên UBND tỉnh là ông Lê Văn Mận, Giám đốc Sở Nội vụ và bà Trần Thị Đào, "
            "Chánh Thanh tra tỉnh."
        ),
        {
            "Lê Văn Mận": ["Ủy viên | UBND tỉnh | appointed", "Giám đốc | Sở Nội vụ"],
            "Trần Thị Đào": ["Ủy viên | UBND tỉnh | appointed", "Chánh Thanh tra | Thanh tra tỉnh"],
        },
    ),
    (
        (
            "Ông Lê Văn Mận-giám đốc Sở Y tế dự. Bà Trần Thị Đào, Phó Chủ tịch HĐND xã được phân công kiêm giữ chức "
            "Trưởng ban Pháp chế."
        ),
        {
            "Lê Văn Mận": ["giám đốc | Sở Y tế"],
            "Trần Thị Đào": ["Phó Chủ tịch | HĐND xã", "Trưởng ban | ban Pháp chế | appointed"],
        },
    ),
    (
        "Các ông, bà: Lê Văn Mận, Trần Thị Đào, Hà Văn An, đắc cử chức danh Phó Chủ tịch LĐLĐ huyện.",
        {
            "Lê Văn Mận": ["Phó Chủ tịch | LĐLĐ huyện | elected"],
            "Trần Thị Đào": ["Phó Chủ tịch | LĐLĐ huyện | elected"],
            "Hà Văn An": ["Phó Chủ tịch | LĐLĐ huyện | elected"],
        },
    ),
    (
        "Đến dự có các đồng\nchí: Lê Văn Mận, Bí thư Tỉnh\nủy; Trần Thị Đào, phó CT UBND xã.",
        {"Lê Văn Mận": ["Bí thư | Tỉnh ủy"], "Trần Thị Đào": ["Phó Chủ tịch | UBND xã"]},
    ),
    (
        (
            "Kỳ họp bầu 02 Ủy viên UBND huyện gồm ông Lê Văn Mận, Trưởng phòng Nội vụ huyện (32/35 "
            "phiếu) và bà Trần Thị Đào, Trưởng phòng Tư pháp huyện (30/35 phiếu)."
        ),
        {
            "Lê Văn Mận": ["Ủy viên | UBND huyện | elected", "Trưởng phòng | phòng Nội vụ huyện"],
            "Trần Thị Đào": ["Ủy viên | UBND huyện | elected", "Trưởng phòng | phòng Tư pháp huyện"],
        },
    ),
    (
        "Điều hành có ông Hà Văn An cùng 02 Phó Chủ tịch HĐND huyện là các đồng chí Lê Văn Mận, Trần Thị Đào.",
        {"Hà Văn An": [], "Lê Văn Mận": ["Phó Chủ tịch | HĐND huyện"], "Trần Thị Đào": ["Phó Chủ tịch | HĐND huyện"]},
    ),
    (
        "Đại hội bầu 3 ủy viên Ban Chấp hành, kết quả như sau:\n1. Hà Văn An\n2. Lê Văn Mận\n3. Trần Thị Đào",
        {
            "Hà Văn An": ["ủy viên | Ban Chấp hành | elected"],
            "Lê Văn Mận": ["ủy viên | Ban Chấp hành | elected"],
            "Trần Thị Đào": ["ủy viên | Ban Chấp hành | elected"],
        },
    ),
    (
        (
            "Danh sách 2 người ứng cử đại biểu Quốc hội chia về hai đơn vị như sau:\nĐơn vị số 1 "
            "(huyện Mường La): bà Trần Thị Đào, Phó Giám đốc Sở Y tế; ông Lê Văn Mận, Chủ nhiệm Hợp tác xã Hồng Lam."
        ),
        {
            "Trần Thị Đào": ["đại biểu | Quốc hội | candidate", "Phó Giám đốc | Sở Y tế"],
            "Lê Văn Mận": ["đại biểu | Quốc hội | candidate", "Chủ nhiệm | Hợp tác xã Hồng Lam"],
        },
    ),
    (
        (
            "Hội nghị giới thiệu 3 người ứng cử đại biểu HĐND tỉnh gồm: ông Hà Văn An, Giám đốc Sở Y "
            "tế; bà Trần Thị Đào, Chủ tịch Hội LHPN tỉnh; ông Lý A Páo, Bí thư Đảng ủy xã."
        ),
        {
            "Hà Văn An": ["đại biểu | HĐND tỉnh | candidate", "Giám đốc | Sở Y tế"],
            "Trần Thị Đào": ["đại biểu | HĐND tỉnh | candidate", "Chủ tịch | Hội LHPN tỉnh"],
            "Lý A Páo": ["đại biểu | HĐND tỉnh | candidate", "Bí thư | Đảng ủy xã"],
        },
    ),
    (
        "Trúng cử gồm: đ/c Lê Văn Mận (Chủ tịch), bà Trần Thị Đào (PCT), ông Hà Văn An (UV).",
        {
            "Lê Văn Mận": ["Chủ tịch | - | elected"],
            "Trần Thị Đào": ["Phó Chủ tịch | - | elected"],
            "Hà Văn An": ["Ủy viên | - | elected"],
        },
    ),
    (
        (
            "Cùng dự có các đồng chí là Ủy viên Ban Thường vụ Huyện ủy: Lê Văn Mận, Trưởng Ban Dân vận "
            "Huyện ủy; Trần Thị Đào, Chủ nhiệm UBKT Huyện ủy."
        ),
        {
            "Lê Văn Mận": ["Ủy viên | Ban Thường vụ Huyện ủy", "Trưởng Ban | Ban Dân vận Huyện ủy"],
            "Trần Thị Đào": ["Ủy viên | Ban Thường vụ Huyện ủy", "Chủ nhiệm | UBKT Huyện ủy"],
        },
    ),
    (
        "Dự có:\n- Lê Văn Mận, Trần Thị Đào, Phó Chủ tịch UBND phường;\n- Hà Văn An, Chủ tịch Hội Nông dân phường.",
        {
            "Lê Văn Mận": ["Phó Chủ tịch | UBND phường"],
            "Trần Thị Đào": ["Phó Chủ tịch | UBND phường"],
            "Hà Văn An": ["Chủ tịch | Hội Nông dân phường"],
        },
    ),
    (
        (
            "STT Họ và tên Chức vụ Số phiếu\n1 Lê Văn Mận Chủ tịch 45/45 100%\n2 Trần Thị Đào UV, "
            "Trưởng ban Nữ công 43/45 95,6%"
        ),
        {"Lê Văn Mận": ["Chủ tịch | -"], "Trần Thị Đào": ["Ủy viên | -", "Trưởng ban | ban Nữ công"]},
    ),
    (
        "Trúng cử Phó Chủ tịch Hội là bà Trần Thị Đào và ông Lê Văn Mận.",
        {"Trần Thị Đào": ["Phó Chủ tịch | Hội | elected"], "Lê Văn Mận": ["Phó Chủ tịch | Hội | elected"]},
    ),
]

VERBS = [
    (
        (
            "Kỳ họp đã bầu bà Trần Thị Đào, Giám đốc Sở Công Thương và ông Lê Văn Mận, Bí thư Huyện ủy "
            "giữ chức Phó Chủ tịch UBND tỉnh."
        ),
        {
            "Trần Thị Đào": ["Giám đốc | Sở Công Thương", "Phó Chủ tịch | UBND tỉnh | elected"],
            "Lê Văn Mận": ["Bí thư | Huyện ủy", "Phó Chủ tịch | UBND tỉnh | elected"],
        },
    ),
    (
        (
            "Ông Lê Văn Mận, Trưởng phòng Nội vụ và ông Hà Văn An, Chánh Văn phòng Huyện ủy được bầu "
            "giữ chức Phó Chủ tịch UBND huyện."
        ),
        {
            "Lê Văn Mận": ["Trưởng phòng | phòng Nội vụ", "Phó Chủ tịch | UBND huyện | elected"],
            "Hà Văn An": ["Chánh Văn phòng | Văn phòng Huyện ủy", "Phó Chủ tịch | UBND huyện | elected"],
        },
    ),
    (
        "Đồng chí Lê Văn Mận, Phó Chánh Văn phòng UBND huyện, luân chuyển giữ chức Bí thư Đảng ủy xã Hòa Sơn.",
        {"Lê Văn Mận": ["Phó Chánh Văn phòng | Văn phòng UBND huyện", "Bí thư | Đảng ủy xã Hòa Sơn | appointed"]},
    ),
    ("Chức danh Chủ nhiệm UBKT giao cho đ/c Lê Văn Mận.", {"Lê Văn Mận": ["Chủ nhiệm | UBKT | appointed"]}),
    (
        "Thượng tọa Thích Nguyên Trí được tái suy cử Trưởng Ban Trị sự GHPGVN tỉnh Hà Nam.",
        {"Thích Nguyên Trí": ["Trưởng Ban | Ban Trị sự GHPGVN tỉnh Hà Nam | re-elected"]},
    ),
    (
        "Ông Lê Văn Mận được phân công, giới thiệu ứng cử chức Chủ tịch UBND huyện.",
        {"Lê Văn Mận": ["Chủ tịch | UBND huyện | candidate"]},
    ),
    (
        "Ông Lê Văn Mận, Trưởng phòng Nội vụ huyện giữ chức Bí thư Đảng ủy xã Hòa Sơn.",
        {"Lê Văn Mận": ["Trưởng phòng | phòng Nội vụ huyện", "Bí thư | Đảng ủy xã Hòa Sơn | appointed"]},
    ),
    (
        "Ông Lê Văn Mận được Thủ tướng Chính phủ bổ nhiệm làm Thứ trưởng Bộ Nội vụ.",
        {"Lê Văn Mận": ["Thứ trưởng | Bộ Nội vụ | appointed"]},
    ),
    (
        "BSCKII Lê Văn Mận, quyền Giám đốc Bệnh viện Đa khoa huyện, được bổ nhiệm Giám đốc Bệnh viện.",
        {"Lê Văn Mận": ["Giám đốc | Bệnh viện Đa khoa huyện | acting", "Giám đốc | Bệnh viện | appointed"]},
    ),
    (
        "Ông Lê Văn Mận được cho thôi làm nhiệm vụ đại biểu HĐND tỉnh.",
        {"Lê Văn Mận": ["đại biểu | HĐND tỉnh | relieved"]},
    ),
    ("Cử tri Hồ Thị Kiều đề nghị các ứng cử viên đại biểu Quốc hội giữ lời hứa.", {}),
    ("Thừa ủy quyền Chủ tịch nước, ông Lê Văn Mận trao huân chương.", {"Lê Văn Mận": []}),
    (
        "Thay mặt lãnh đạo tỉnh, Phó Chủ tịch UBND tỉnh, ông Lê Văn Mận ghi nhận.",
        {"Lê Văn Mận": ["Phó Chủ tịch | UBND tỉnh"]},
    ),
]

LIVES = [
    (
        "Ông Lê Văn Mận sinh năm 1970. Năm 2011, làm Giám đốc Trung tâm Văn hóa huyện.",
        {"Lê Văn Mận": ["Giám đốc | Trung tâm Văn hóa huyện | former"]},
    ),
    (
        (
            "Ông Lê Văn Mận sinh năm 1970. Từ năm 1996 đến năm 2000 là Trưởng Phòng Nội vụ huyện. Từ "
            "tháng 01/2020 là Phó Bí thư Huyện ủy."
        ),
        {"Lê Văn Mận": ["Trưởng Phòng | Phòng Nội vụ huyện | former", "Phó Bí thư | Huyện ủy"]},
    ),
    (
        "Ông Lê Văn Mận sinh năm 1970.\nNăm 1989 đến năm 2001: xã viên, Trưởng ban Kiểm soát Hợp tác xã Hồng Lam.",
        {"Lê Văn Mận": ["Trưởng ban | ban Kiểm soát Hợp tác xã Hồng Lam | former"]},
    ),
    (
        "Ông Lê Văn Mận lần lượt giữ các chức vụ Bí thư Huyện đoàn, Chủ tịch UBND huyện.",
        {"Lê Văn Mận": ["Bí thư | Huyện đoàn | former", "Chủ tịch | UBND huyện | former"]},
    ),
]

TITLES = [
    (
        "Đồng chí Lê Văn Mận, Phó Bí thư TT Tỉnh ủy, Chủ tịch HĐND tỉnh phát biểu.",
        {"Lê Văn Mận": ["Phó Bí thư Thường trực | Tỉnh ủy", "Chủ tịch | HĐND tỉnh"]},
    ),
    ("Ông Lê Văn Mận, PCT Thường trực UBND tỉnh, chủ trì.", {"Lê Văn Mận": ["Phó Chủ tịch Thường trực | UBND tỉnh"]}),
    (
        "Bà Trần Thị Đào, đại biểu Quốc hội tỉnh Hà Nam khóa XV, Phó Viện trưởng Viện Nghiên cứu lập pháp, dự.",
        {"Trần Thị Đào": ["đại biểu | Quốc hội", "Phó Viện trưởng | Viện Nghiên cứu lập pháp"]},
    ),
    ("Phó Tổng Thanh tra Chính phủ Lê Văn Mận chủ trì.", {"Lê Văn Mận": ["Phó Tổng Thanh tra | Thanh tra Chính phủ"]}),
    ("Ông Lê Văn Mận, Trưởng BĐD HĐQT NHCSXH tỉnh, kết luận.", {"Lê Văn Mận": ["Trưởng Ban | BĐD HĐQT NHCSXH tỉnh"]}),
    (
        "Ông Lê Văn Mận, Phó Chủ tịch phụ trách văn hóa - xã hội UBND xã Hòa Sơn, dự.",
        {"Lê Văn Mận": ["Phó Chủ tịch phụ trách văn hóa - xã hội | UBND xã Hòa Sơn"]},
    ),
    (
        "Thầy Lê Văn Mận, Phó Hiệu trưởng phụ trách chuyên môn; cô Trần Thị Đào cùng dự.",
        {"Lê Văn Mận": ["Phó Hiệu trưởng | -"], "Trần Thị Đào": []},
    ),
    ("Ông Lê Văn Mận, Ủy viên ABCXYZ, Bí thư Huyện ủy dự.", {"Lê Văn Mận": ["Ủy viên | -", "Bí thư | Huyện ủy"]}),
    ("Tân Giám đốc Công an tỉnh Đại tá Lê Văn Mận phát biểu.", {"Lê Văn Mận": ["Giám đốc | Công an tỉnh"]}),
    ("Chủ tịch Hội đồng trường PGS.TS Trần Thị Đào khai mạc.", {"Trần Thị Đào": ["Chủ tịch | Hội đồng trường"]}),
    (
        "Bí thư Đảng ủy phường Hòa Sơn (TP Hải Phòng) Lê Văn Mận đối thoại với nhân dân.",
        {"Lê Văn Mận": ["Bí thư | Đảng ủy phường Hòa Sơn"]},
    ),
    (
        "Ông Lê Văn Mận - Tổ trưởng tổ dân phố số 5; bà Trần Thị Đào - Quản đốc Phân xưởng Tinh bột mì.",
        {"Lê Văn Mận": ["Tổ trưởng | tổ dân phố số 5"], "Trần Thị Đào": ["Quản đốc | Phân xưởng Tinh bột mì"]},
    ),
    (
        "Chị Trần Thị Đào, giáo viên Trường Mầm non Hoa Sen, Ủy viên BCH Công đoàn, vui mừng.",
        {"Trần Thị Đào": ["Ủy viên | BCH Công đoàn"]},
    ),
    (
        "Hiệu trưởng nhà trường Lê Văn Mận và Phó Hiệu trưởng Trần Thị Đào tiếp đoàn.",
        {"Lê Văn Mận": ["Hiệu trưởng | nhà trường"], "Trần Thị Đào": ["Phó Hiệu trưởng | -"]},
    ),
]

NAMES = [
    (
        "Cùng đi có PGS.TS Bounlert Sisavath, Hiệu trưởng Trường Đại học Champasak.",
        {"Bounlert Sisavath": ["Hiệu trưởng | Trường Đại học Champasak"]},
    ),
    ("Ni sư Thích nữ Huệ Tâm, Phó Trưởng Ban Trị sự, dự.", {"Thích nữ Huệ Tâm": ["Phó Trưởng Ban | Ban Trị sự"]}),
    (
        "Các Phó Giám đốc Trung tâm Y tế huyện: Đào Thị Cúc, Xích Văn Long và Ngô Tấn Phước.",
        {
            "Đào Thị Cúc": ["Phó Giám đốc | Trung tâm Y tế huyện"],
            "Xích Văn Long": ["Phó Giám đốc | Trung tâm Y tế huyện"],
            "Ngô Tấn Phước": ["Phó Giám đốc | Trung tâm Y tế huyện"],
        },
    ),
    (
        "Dự có ThS Ông Thị Mai, Hiệu trưởng Trường Cao đẳng Y tế Phú Yên.",
        {"Ông Thị Mai": ["Hiệu trưởng | Trường Cao đẳng Y tế Phú Yên"]},
    ),
    ("Ghi chú Vé Eo Gió 25.000 đồng.", {}),
    ("Nghệ nhân S'tiêng xã Bom Bo đánh chiêng. Nghệ nhân Bom Bo cười.", {}),
    (
        "Ông Lê Văn Mận, quê xã Hòa Tân Đông, từng là Phó Chủ tịch UBND huyện.",
        {"Lê Văn Mận": ["Phó Chủ tịch | UBND huyện | former"]},
    ),
]

TABLES = {"listed": LISTED, "verbs": VERBS, "lives": LIVES, "titles": TITLES, "names": NAMES}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, expected, id=f"{name}: {text[:50]}")
        for name, table in TABLES.items()
        for text, expected in table
    ],
)
def test_offices(text: str, expected: dict[str, list[str]]) -> None:
    assert _held(text) == expected
