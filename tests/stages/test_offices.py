"""Offices: who holds which title in which body, since when in what way.

Every sentence is written for this file; the people are invented. An office is written here as
``title | body as in the text | status``, with the status left out for an incumbent.
"""

from __future__ import annotations

import pytest

import minutes_extract as mx
from minutes_extract.records import Position


def _short(position: Position) -> str:
    parts = [position.title, position.organization_text or "-"]
    return " | ".join(parts if position.status == "incumbent" else [*parts, position.status])


def _held(text: str) -> dict[str, list[str]]:
    return {o.name: [_short(p) for p in o.positions] for o in mx.extract(text).officials}


# fmt: off
AFTER_THE_NAME = [
    ("Đồng chí Lê Văn Mận, Bí thư Huyện ủy, dự.", {"Lê Văn Mận": ["Bí thư | Huyện ủy"]}),
    ("Đồng chí Lê Văn Mận - Bí thư Huyện ủy dự.", {"Lê Văn Mận": ["Bí thư | Huyện ủy"]}),
    ("Đồng chí Lê Văn Mận – Bí thư Huyện ủy dự.", {"Lê Văn Mận": ["Bí thư | Huyện ủy"]}),
    ("Đồng chí Lê Văn Mận (Bí thư Huyện ủy) dự.", {"Lê Văn Mận": ["Bí thư | Huyện ủy"]}),
    ("Ông Lê Văn Mận, Giám đốc Sở Văn hóa, Thể thao và Du lịch, cho biết.",
     {"Lê Văn Mận": ["Giám đốc | Sở Văn hóa, Thể thao và Du lịch"]}),
    ("Bà Trần Thị Đào, Hiệu trưởng nhà trường, khai mạc.", {"Trần Thị Đào": ["Hiệu trưởng | nhà trường"]}),
    ("Ông Lê Văn Mận, Tỉnh ủy viên, dự.", {"Lê Văn Mận": ["Tỉnh ủy viên | -"]}),
    ("Ông Lê Văn Mận, Trưởng Ban Tổ chức Tỉnh ủy, dự.", {"Lê Văn Mận": ["Trưởng Ban | Ban Tổ chức Tỉnh ủy"]}),
    ("Ông Lê Văn Mận, Chánh Văn phòng Huyện ủy, dự.",
     {"Lê Văn Mận": ["Chánh Văn phòng | Văn phòng Huyện ủy"]}),
    ("Ông Lê Văn Mận, Phó Trưởng Công an huyện, dự.", {"Lê Văn Mận": ["Phó Trưởng | Công an huyện"]}),
    ("Bà Trần Thị Đào, đồng thời là Chủ tịch Công đoàn cơ sở, nói.", {"Trần Thị Đào": ["Chủ tịch | Công đoàn cơ sở"]}),
    ("Trong đó, bà Trần Thị Đào kiêm Tổng Thư ký.", {"Trần Thị Đào": ["Tổng Thư ký | -"]}),
]

# What is said by the way, of origin or age, does not part an office from its holder; what is no such aside does.
ASIDES = [
    ("Bà Trần Thị Đào, dân tộc Mường, Trưởng Phòng Dân tộc huyện, dự.",
     {"Trần Thị Đào": ["Trưởng Phòng | Phòng Dân tộc huyện"]}),
    ("Bà Trần Thị Đào (người Dao, quê Ba Chẽ), Bí thư Đoàn phường, dự.", {"Trần Thị Đào": ["Bí thư | Đoàn phường"]}),
    ("Chị Trần Thị Đào, 24 tuổi, Bí thư Đoàn phường, dự.", {"Trần Thị Đào": ["Bí thư | Đoàn phường"]}),
    ("Ông Lê Văn Mận, 55 năm tuổi Đảng, nguyên Bí thư Huyện ủy, kể.", {"Lê Văn Mận": ["Bí thư | Huyện ủy | former"]}),
    ("Ông Lê Văn Mận, sinh năm 1994, Bí thư Chi đoàn thôn, được kết nạp.", {"Lê Văn Mận": ["Bí thư | Chi đoàn thôn"]}),
    ("Ông Lê Văn Mận, người Chơ Ro, làm Bí thư Chi bộ thôn.", {"Lê Văn Mận": ["Bí thư | Chi bộ thôn"]}),
    ("Bà Trần Thị Đào, dân tộc Mường, kể chuyện với Bí thư Huyện ủy.", {"Trần Thị Đào": []}),
    ("Ông Lê Văn Mận, Bí thư Huyện ủy, trao quà cho Chủ tịch UBND xã.", {"Lê Văn Mận": ["Bí thư | Huyện ủy"]}),
    ("Ông Lê Văn Mận, Chủ tịch công ty, Trưởng Ban Lễ tang đọc điếu văn.", {"Lê Văn Mận": ["Chủ tịch | công ty"]}),
    ("Hội nghị bầu Ban Chủ nhiệm Câu lạc bộ gồm 07 đồng chí: Lê Văn Mận, Trần Thị Đào.",
     {"Lê Văn Mận": [], "Trần Thị Đào": []}),
    ("Ông Lê Văn Mận giữ chức Phó Chủ tịch kiêm Tổng Thư ký.", {"Lê Văn Mận": ["Phó Chủ tịch | -", "Tổng Thư ký | -"]}),
    ("Ông Lê Văn Mận, người được Bí thư Huyện ủy khen, kể chuyện.", {"Lê Văn Mận": []}),
]

BEFORE_THE_NAME = [
    ("Bí thư Huyện ủy Lê Văn Mận dự.", {"Lê Văn Mận": ["Bí thư | Huyện ủy"]}),
    ("Phó Chủ tịch Thường trực UBND tỉnh Lê Văn Mận dự.",
     {"Lê Văn Mận": ["Phó Chủ tịch Thường trực | UBND tỉnh"]}),
    ("Chủ tịch UBND xã Hòa Sơn - ông Lê Văn Mận dự.", {"Lê Văn Mận": ["Chủ tịch | UBND xã Hòa Sơn"]}),
    ("Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Trần Thị Đào dự.",
     {"Trần Thị Đào": ["Phó Bí thư | Tỉnh ủy", "Chủ tịch | HĐND tỉnh"]}),
    ("Chủ tịch Hội Đông y huyện là ông Lê Văn Mận.", {"Lê Văn Mận": ["Chủ tịch | Hội Đông y huyện"]}),
    ("Thứ trưởng Bộ Nội vụ Lã Thị Hiền dự.", {"Lã Thị Hiền": ["Thứ trưởng | Bộ Nội vụ"]}),
]

SEVERAL = [
    ("Đồng chí Lê Văn Mận, Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Đảng ủy, Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh, dự.",
     {"Lê Văn Mận": ["Ủy viên | Ban Thường vụ Tỉnh ủy", "Bí thư | Đảng ủy",
                     "Chỉ huy trưởng | Bộ Chỉ huy Quân sự tỉnh"]}),
    ("Đồng chí Lê Văn Mận, Tỉnh ủy viên, Bí thư Huyện ủy, Chủ tịch HĐND huyện, dự.",
     {"Lê Văn Mận": ["Tỉnh ủy viên | -", "Bí thư | Huyện ủy", "Chủ tịch | HĐND huyện"]}),
    ("Ông Lê Văn Mận, Phó Bí thư Đảng ủy kiêm Chủ tịch UBND xã, dự.",
     {"Lê Văn Mận": ["Phó Bí thư | Đảng ủy", "Chủ tịch | UBND xã"]}),
    ("Ông Lê Văn Mận, Bí thư Chi bộ, Giám đốc Thư viện tỉnh và bà Trần Thị Đào, Phó Giám đốc Thư viện tỉnh, dự.",
     {"Lê Văn Mận": ["Bí thư | Chi bộ", "Giám đốc | Thư viện tỉnh"],
      "Trần Thị Đào": ["Phó Giám đốc | Thư viện tỉnh"]}),
]

LISTS = [
    ("Dự có đồng chí Lê Văn Mận, Bí thư Huyện ủy; đồng chí Trần Thị Đào, Chủ tịch UBND huyện; đồng chí Bùi Lê Na.",
     {"Lê Văn Mận": ["Bí thư | Huyện ủy"], "Trần Thị Đào": ["Chủ tịch | UBND huyện"], "Bùi Lê Na": []}),
    (("Dự có các đồng chí: Lê Văn Mận, Bí thư Huyện ủy; Trần Thị Đào, Chủ tịch UBND huyện; "
      "Bùi Lê Na, Trưởng Công an huyện."),
     {"Lê Văn Mận": ["Bí thư | Huyện ủy"], "Trần Thị Đào": ["Chủ tịch | UBND huyện"],
      "Bùi Lê Na": ["Trưởng | Công an huyện"]}),
    ("Dự có các đồng chí: Lê Văn Mận - Bí thư Huyện ủy, Trần Thị Đào - Chủ tịch UBND huyện.",
     {"Lê Văn Mận": ["Bí thư | Huyện ủy"], "Trần Thị Đào": ["Chủ tịch | UBND huyện"]}),
    ("Dự có Bí thư Huyện ủy Lê Văn Mận; Chủ tịch UBND huyện Trần Thị Đào.",
     {"Lê Văn Mận": ["Bí thư | Huyện ủy"], "Trần Thị Đào": ["Chủ tịch | UBND huyện"]}),
]

SHARED = [
    ("Dự có các Phó Chủ tịch UBND huyện: Lê Văn Mận, Trần Thị Đào và Bùi Văn Lựu.",
     {"Lê Văn Mận": ["Phó Chủ tịch | UBND huyện"], "Trần Thị Đào": ["Phó Chủ tịch | UBND huyện"],
      "Bùi Văn Lựu": ["Phó Chủ tịch | UBND huyện"]}),
    ("Các ông Lê Văn Mận, Trần Văn Đào được bầu giữ chức Phó Chủ tịch UBND xã.",
     {"Lê Văn Mận": ["Phó Chủ tịch | UBND xã | elected"],
      "Trần Văn Đào": ["Phó Chủ tịch | UBND xã | elected"]}),
    ("Ba thành viên HĐQT còn lại là Lê Văn Mận, Trần Thị Đào và Bùi Văn Lựu.",
     {"Lê Văn Mận": ["thành viên | HĐQT"], "Trần Thị Đào": ["thành viên | HĐQT"],
      "Bùi Văn Lựu": ["thành viên | HĐQT"]}),
    ("Các Phó Chủ tịch Hội gồm: đ/c Lê Văn Mận, đồng thời là Trưởng Ban Kiểm tra Hội; đ/c Trần Thị Đào và đ/c Bùi Na.",
     {"Lê Văn Mận": ["Phó Chủ tịch | Hội", "Trưởng Ban | Ban Kiểm tra Hội"], "Trần Thị Đào": ["Phó Chủ tịch | Hội"],
      "Bùi Na": ["Phó Chủ tịch | Hội"]}),
    ("Sáng 5/6/2025, Chủ tịch UBND huyện Lê Văn Mận và bà Trần Thị Đào dự.",
     {"Lê Văn Mận": ["Chủ tịch | UBND huyện"], "Trần Thị Đào": []}),
]

STATUSES = [
    ("Ông Lê Văn Mận được bầu giữ chức Chủ tịch UBND xã Hòa Sơn.",
     {"Lê Văn Mận": ["Chủ tịch | UBND xã Hòa Sơn | elected"]}),
    ("Ông Lê Văn Mận trúng cử Bí thư Đảng ủy xã Hòa Sơn.", {"Lê Văn Mận": ["Bí thư | Đảng ủy xã Hòa Sơn | elected"]}),
    ("Hội nghị bầu ông Lê Văn Mận làm Chủ tịch Hội Nông dân xã.",
     {"Lê Văn Mận": ["Chủ tịch | Hội Nông dân xã | elected"]}),
    ("Bà Trần Thị Đào tái đắc cử Bí thư Chi bộ Thư viện tỉnh.",
     {"Trần Thị Đào": ["Bí thư | Chi bộ Thư viện tỉnh | re-elected"]}),
    ("Đồng chí Trần Thị Đào, Giám đốc Thư viện tỉnh, tiếp tục được bầu giữ chức Bí thư Chi bộ Thư viện tỉnh.",
     {"Trần Thị Đào": ["Giám đốc | Thư viện tỉnh", "Bí thư | Chi bộ Thư viện tỉnh | re-elected"]}),
    ("Ông Lê Văn Mận được bổ nhiệm giữ chức Giám đốc Sở Y tế.", {"Lê Văn Mận": ["Giám đốc | Sở Y tế | appointed"]}),
    ("UBND tỉnh bổ nhiệm ông Lê Văn Mận giữ chức Giám đốc Sở Y tế.",
     {"Lê Văn Mận": ["Giám đốc | Sở Y tế | appointed"]}),
    ("Ông Lê Văn Mận thôi giữ chức Giám đốc Sở Y tế.", {"Lê Văn Mận": ["Giám đốc | Sở Y tế | relieved"]}),
    ("HĐND huyện miễn nhiệm chức danh Chủ tịch UBND huyện đối với ông Lê Văn Mận.",
     {"Lê Văn Mận": ["Chủ tịch | UBND huyện | relieved"]}),
    ("Ông Lê Văn Mận, nguyên Bí thư Huyện ủy, dự.", {"Lê Văn Mận": ["Bí thư | Huyện ủy | former"]}),
    ("Nguyên Bí thư Huyện ủy Lê Văn Mận dự.", {"Lê Văn Mận": ["Bí thư | Huyện ủy | former"]}),
    ("Cựu Bộ trưởng Bộ Tư pháp Lê Văn Mận dự.", {"Lê Văn Mận": ["Bộ trưởng | Bộ Tư pháp | former"]}),
    ("Ông Lê Văn Mận, quyền Giám đốc Sở Y tế, dự.", {"Lê Văn Mận": ["Giám đốc | Sở Y tế | acting"]}),
    ("Nguyên Giám đốc Sở Y tế, ông Lê Văn Mận, cho biết.", {"Lê Văn Mận": ["Giám đốc | Sở Y tế | former"]}),
    ("Đồng chí Lê Văn Mận - nguyên Phó Bí thư Thường trực Tỉnh ủy, nguyên Chủ tịch HĐND tỉnh dự.",
     {"Lê Văn Mận": ["Phó Bí thư Thường trực | Tỉnh ủy | former", "Chủ tịch | HĐND tỉnh | former"]}),
    ("Đồng chí Lê Văn Mận được bầu làm Bí thư Chi bộ, đồng chí Trần Thị Đào được bầu làm Phó Bí thư Chi bộ.",
     {"Lê Văn Mận": ["Bí thư | Chi bộ | elected"], "Trần Thị Đào": ["Phó Bí thư | Chi bộ | elected"]}),
    ("Đại hội bầu đồng chí Lê Văn Mận giữ chức Bí thư Chi bộ, đồng chí Trần Thị Đào giữ chức Phó Bí thư Chi bộ.",
     {"Lê Văn Mận": ["Bí thư | Chi bộ | elected"], "Trần Thị Đào": ["Phó Bí thư | Chi bộ | elected"]}),
    (("Miễn nhiệm chức vụ Phó Chủ tịch HĐND huyện đối với bà Trần Thị Đào; "
      "bầu ông Lê Văn Mận giữ chức Phó Chủ tịch HĐND huyện."),
     {"Trần Thị Đào": ["Phó Chủ tịch | HĐND huyện | relieved"], "Lê Văn Mận": ["Phó Chủ tịch | HĐND huyện | elected"]}),
    ("Quyền Chủ tịch UBND tỉnh Lê Văn Mận dự.", {"Lê Văn Mận": ["Chủ tịch | UBND tỉnh | acting"]}),
    ("Ông Lê Văn Mận từng giữ các chức vụ Bí thư Huyện đoàn, Chủ tịch UBND huyện.",
     {"Lê Văn Mận": ["Bí thư | Huyện đoàn | former", "Chủ tịch | UBND huyện | former"]}),
    ("Ông Lê Văn Mận ứng cử chức Chủ tịch Hội Luật gia tỉnh.",
     {"Lê Văn Mận": ["Chủ tịch | Hội Luật gia tỉnh | candidate"]}),
]

MOVES = [
    ("Điều động ông Lê Văn Mận, Phó Giám đốc Sở Nội vụ, đến nhận công tác và giữ chức Phó Trưởng ban Dân vận Tỉnh ủy.",
     {"Lê Văn Mận": ["Phó Giám đốc | Sở Nội vụ", "Phó Trưởng ban | ban Dân vận Tỉnh ủy | appointed"]}),
    ("Đồng chí Lê Văn Mận thôi giữ chức Bí thư Huyện ủy Ea Kar để giữ chức Giám đốc Sở Nội vụ.",
     {"Lê Văn Mận": ["Bí thư | Huyện ủy Ea Kar | relieved", "Giám đốc | Sở Nội vụ | appointed"]}),
    ("Bổ nhiệm ông Lê Văn Mận, Phó Giám đốc Sở Y tế, giữ chức Giám đốc Sở Y tế.",
     {"Lê Văn Mận": ["Phó Giám đốc | Sở Y tế", "Giám đốc | Sở Y tế | appointed"]}),
]

WELDED = [
    ("Đồng chí Lê Văn Mận, UVBTV Huyện ủy, dự.", {"Lê Văn Mận": ["Ủy viên | BTV Huyện ủy"]}),
    ("Đồng chí Lê Văn Mận, UVBCH Đảng bộ tỉnh, dự.", {"Lê Văn Mận": ["Ủy viên | BCH Đảng bộ tỉnh"]}),
    ("Đ/c Lê Văn Mận - TUV, Bí thư Huyện ủy dự.", {"Lê Văn Mận": ["Tỉnh ủy viên | -", "Bí thư | Huyện ủy"]}),
    ("Đ/c Lê Văn Mận - UV BTV Thị ủy dự.", {"Lê Văn Mận": ["Ủy viên | BTV Thị ủy"]}),
    ("Đ/c Lê Văn Mận, PCT UBND xã, dự.", {"Lê Văn Mận": ["Phó Chủ tịch | UBND xã"]}),
]

NO_OFFICE = [
    ("Đại tá Lê Văn Mận trao quà.", {"Lê Văn Mận": []}),
    ("PGS.TS Lê Văn Mận chủ trì.", {"Lê Văn Mận": []}),
    ("Ông Lê Văn Mận, Trưởng đoàn, phát biểu.", {"Lê Văn Mận": []}),
    ("Bí thư Huyện ủy phát biểu. Ông Lê Văn Mận vỗ tay.", {"Lê Văn Mận": []}),
    ("Ông Lê Văn Mận là thầy giáo.", {"Lê Văn Mận": []}),
    ("Ông Lê Văn Mận gặp Bí thư Huyện ủy Trần Thị Đào.",
     {"Lê Văn Mận": [], "Trần Thị Đào": ["Bí thư | Huyện ủy"]}),
    ("Ông Lê Văn Mận tặng hoa Chủ tịch UBND xã.", {"Lê Văn Mận": []}),
]
# fmt: on

TABLES = {
    "after the name": AFTER_THE_NAME,
    "asides": ASIDES,
    "before the name": BEFORE_THE_NAME,
    "several": SEVERAL,
    "lists": LISTS,
    "shared": SHARED,
    "statuses": STATUSES,
    "moves": MOVES,
    "welded": WELDED,
    "no office": NO_OFFICE,
}


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


# --- the body, the term, the links --------------------------------------------------------------------


def test_the_body_is_resolved() -> None:
    text = "Thư viện tỉnh Sóc Trăng họp. Ông Lê Văn Mận, Giám đốc Thư viện tỉnh, dự."
    minutes = mx.extract(text)
    (position,) = minutes.officials[0].positions
    assert position.organization_text == "Thư viện tỉnh"
    assert position.organization == "Thư viện tỉnh Sóc Trăng"
    assert position.organization_id == minutes.organizations[0].id


def test_the_term_is_linked() -> None:
    text = "Ông Lê Văn Mận được bầu giữ chức Bí thư Chi bộ Thư viện tỉnh nhiệm kỳ 2022-2025."
    minutes = mx.extract(text)
    (position,) = minutes.officials[0].positions
    (term,) = minutes.terms
    assert position.term_id == term.id
    assert (term.start_year, term.end_year) == (2022, 2025)


def test_one_office_said_twice_is_one_position() -> None:
    text = "Ông Lê Văn Mận, Bí thư Đảng ủy xã Hòa Sơn, dự. Bí thư Đảng ủy Lê Văn Mận phát biểu."
    (position,) = mx.extract(text).officials[0].positions
    assert position.organization_text == "Đảng ủy xã Hòa Sơn"


def test_the_stronger_status_wins() -> None:
    text = (
        "Ông Lê Văn Mận được bầu giữ chức Bí thư Đảng ủy xã Hòa Sơn. "
        "Ông Lê Văn Mận, Bí thư Đảng ủy xã Hòa Sơn, phát biểu."
    )
    (position,) = mx.extract(text).officials[0].positions
    assert position.status == "elected"


def test_a_pronoun_stands_for_the_person_named_last() -> None:
    text = "Ông Lê Văn Mận sinh năm 1970. Ông từng là Giám đốc Sở Tư pháp."
    assert _held(text) == {"Lê Văn Mận": ["Giám đốc | Sở Tư pháp | former"]}


def test_a_position_points_at_its_words() -> None:
    text = "Đồng chí Lê Văn Mận, Bí thư Huyện ủy Ea Kar, dự."
    (position,) = mx.extract(text).officials[0].positions
    assert position.mention.text == "Bí thư Huyện ủy Ea Kar"
    assert 0 < position.confidence <= 1
