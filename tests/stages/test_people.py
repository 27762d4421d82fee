"""People: names after honorifics, ranks and degrees, bare names beside offices, and who is no official.

Every sentence is written for this file; the people are invented.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

import minutes_extract as mx


def _names(text: str) -> list[str]:
    return [official.name for official in mx.extract(text).officials]


# fmt: off
HONORIFICS = [
    ("Đồng chí Lê Văn Mận phát biểu.", ["Lê Văn Mận"]),
    ("đ/c Lê Văn Mận phát biểu.", ["Lê Văn Mận"]),
    ("Đ/c: Lê Văn Mận phát biểu.", ["Lê Văn Mận"]),
    ("Đ/C Lê Văn Mận phát biểu.", ["Lê Văn Mận"]),
    ("Ông Lê Văn Mận và bà Trần Thị Đào dự.", ["Lê Văn Mận", "Trần Thị Đào"]),
    ("Anh Phan Thành Đô kể lại.", ["Phan Thành Đô"]),
    ("Chị Vi Thị Lụa kể lại.", ["Vi Thị Lụa"]),
    ("Ông Cao Bằng dự.", ["Cao Bằng"]),
    ("Ông Hồ Văn Mười, quê xã Hồ Sơn, dự.", ["Hồ Văn Mười"]),
    ("Dự có các đồng chí: Lê Văn Mận, Trần Thị Đào; Bùi Lê Na.", ["Lê Văn Mận", "Trần Thị Đào", "Bùi Lê Na"]),
    ("Tặng quà cho hai anh Nguyễn Anh Dũng và Lê Minh Tuấn.", ["Nguyễn Anh Dũng", "Lê Minh Tuấn"]),
    ("Hòa thượng Thạch Sok Xane dự lễ.", ["Thạch Sok Xane"]),
    ("Đại hội bầu chi ủy gồm 05 đồng chí: Lê Văn Mận, Trần Thị Đào và Bùi Lê Na.",
     ["Lê Văn Mận", "Trần Thị Đào", "Bùi Lê Na"]),
    ("Đại hội bầu Ban Chấp hành 7 đ/c: Lê Văn Mận, Trần Thị Đào.", ["Lê Văn Mận", "Trần Thị Đào"]),
    ("Dự có ông Ông Văn Lực và bà Ông Thị Mai.", ["Ông Văn Lực", "Ông Thị Mai"]),
    ("Cháu quên thưa ông bà. Cụ Lê Văn Mận kể lại.", ["Lê Văn Mận"]),
    ("Cháu đến thăm bác. Ông Lê Văn Mận kể lại.", ["Lê Văn Mận"]),
    ("Dự họp có đ/c. Thượng tá Lê Văn Mận.", ["Lê Văn Mận"]),
    ("Dự họp có ba đồng chí: Lê Văn Mận, Trần Thị Đào, Bùi Lê Na.", ["Lê Văn Mận", "Trần Thị Đào", "Bùi Lê Na"]),
    ("Trong năm đồng chí Lê Văn Mận làm việc với Trần Thị Đào.", ["Lê Văn Mận"]),
]

RANKS = [
    ("Đại tá Lê Văn Mận trao quà.", ["Lê Văn Mận"]),
    ("Thượng úy Hà Thị Sim kể lại.", ["Hà Thị Sim"]),
    ("Đồng chí Đại úy Võ Cao Hoàng dự.", ["Võ Cao Hoàng"]),
    ("Thiếu tướng, TS Lê Văn Mận dự.", ["Lê Văn Mận"]),
    ("Đại tá rất nghiêm khắc.", []),
]

DEGREES = [
    ("PGS.TS Lê Văn Mận chủ trì hội thảo.", ["Lê Văn Mận"]),
    ("PGS, TS. Lê Văn Mận chủ trì hội thảo.", ["Lê Văn Mận"]),
    ("ThS. Trần Thị Đào trình bày.", ["Trần Thị Đào"]),
    ("BS.CKII Võ Hoàng Nhân mổ chính.", ["Võ Hoàng Nhân"]),
    ("GS.TSKH Đặng Đình Quý dự.", ["Đặng Đình Quý"]),
    ("Nhà giáo Ưu tú Lê Thị Mận dự.", ["Lê Thị Mận"]),
    ("Hội trường có 20 TS và ThS.", []),
]

BESIDE_OFFICES = [
    ("Bí thư Huyện ủy Lê Văn Mận phát biểu.", ["Lê Văn Mận"]),
    ("Lê Văn Mận, Bí thư Huyện ủy, phát biểu.", ["Lê Văn Mận"]),
    ("Lê Văn Mận - Giám đốc Sở Tư pháp phát biểu.", ["Lê Văn Mận"]),
    ("Giám đốc Sở Tư pháp Tôn Nữ Thị Ninh Hòa phát biểu.", ["Tôn Nữ Thị Ninh Hòa"]),
    ("Phó Chủ tịch UBND huyện Lê Hà phát biểu.", ["Lê Hà"]),
    ("Chủ tịch Hội Nông dân xã Âu Dương Thị Cẩm dự.", ["Âu Dương Thị Cẩm"]),
]

MINORITY = [
    ("Đồng chí H'Yim Kđoh, Phó Chủ tịch UBND tỉnh, dự.", ["H'Yim Kđoh"]),
    ("Đồng chí Y Thanh Hà Niê Kđăm, Bí thư Đảng ủy Khối, dự.", ["Y Thanh Hà Niê Kđăm"]),
    ("Đồng chí Rơ Châm Giáo, Giám đốc Sở Nội vụ, dự.", ["Rơ Châm Giáo"]),
    ("Đồng chí K'Mạk, Phó Bí thư Huyện ủy, dự.", ["K'Mạk"]),
    ("Bà Thạch Thị Sa Thy, Trưởng Ban Dân tộc tỉnh, dự.", ["Thạch Thị Sa Thy"]),
    ("Phó Chủ tịch UBND tỉnh H'Yim Kđoh dự.", ["H'Yim Kđoh"]),
    ("Bí thư Huyện ủy Y Thanh Hà Niê Kđăm dự.", ["Y Thanh Hà Niê Kđăm"]),
    ("Chủ tịch UBND xã Rơ Châm Giáo dự.", ["Rơ Châm Giáo"]),
    ("Giám đốc Sở Nội vụ Rơ Châm Giáo dự.", ["Rơ Châm Giáo"]),
    ("Phó Bí thư Huyện ủy K'Mạk dự.", ["K'Mạk"]),
    ("Giám đốc Sở Y tế Thạch Thị Sa Thy dự.", ["Thạch Thị Sa Thy"]),
    ("Ông Siu Hương dự; bà Ksor H'Lan dự.", ["Siu Hương", "Ksor H'Lan"]),
    ("Đồng chí A Pớt, Bí thư Chi bộ làng Le, dự.", ["A Pớt"]),
    ("Đồng chí Sùng A Páo, Chủ tịch UBND xã, dự.", ["Sùng A Páo"]),
    ("Ông Danh Sà Rươl, Bí thư Chi bộ, dự.", ["Danh Sà Rươl"]),
    ("Đồng chí H’Yim Kđoh, Phó Chủ tịch UBND tỉnh, dự.", ["H’Yim Kđoh"]),
]

NOBODY = [
    "Đường Nguyễn Văn Cừ đã thông xe.",
    "Nhà ở số 12 phố Lê Hồng Phong, phường Tân Lợi.",
    "Trường THPT Lê Văn Tám khai giảng.",
    "Trường Tiểu học Võ Thị Sáu khai giảng.",
    "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
    "Chủ tịch Hồ Chí Minh viết bức thư ấy năm 1946.",
    "Đoàn TNCS Hồ Chí Minh ra quân.",
    "Thành phố Hồ Chí Minh mưa to.",
    "Giải thưởng Trần Văn Giàu được trao.",
    "Quỹ học bổng Nguyễn Thị Định trao 20 suất.",
    "Các đồng chí nghỉ giải lao.",
    "Ông bà ta có câu ấy.",
    "Đồng chí Bí thư Huyện ủy phát biểu.",
    "Người dân Lê Thị Hoa chăn nuôi bò.",
    "Hội thi mang tên Kim Đồng.",
    "Cầu Trần Thị Lý, hồ Hoàn Kiếm và chợ Bà Chiểu đông khách.",
    "Quốc lộ 91 qua huyện Châu Thành.",
]

BYLINES = [
    "Sáng nay trời mưa to ở nhiều nơi.\n\nTin, ảnh: Lê Văn Mận",
    "Sáng nay trời mưa to ở nhiều nơi.\n\nBài: Lê Văn Mận - Ảnh: Trần Thị Đào",
    "Sáng nay trời mưa to ở nhiều nơi.\n\nTác giả: Lê Văn Mận",
    "Sáng nay trời mưa to ở nhiều nơi.\nNhà máy đã chạy. Ảnh: Trần Thị Đào",
    "Sáng nay trời mưa to ở nhiều nơi. Đường ngập sâu.\n\nLê Văn Mận",
]
# fmt: on

TABLES = {
    "honorifics": HONORIFICS,
    "ranks": RANKS,
    "degrees": DEGREES,
    "beside offices": BESIDE_OFFICES,
    "minority": MINORITY,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, expected, id=f"{name}: {text[:50]}")
        for name, table in TABLES.items()
        for text, expected in table
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert _names(text) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert _names(text) == []


@pytest.mark.parametrize("text", BYLINES)
def test_bylines_are_no_officials(text: str) -> None:
    assert _names(text) == []


def test_bylines_are_kept_apart() -> None:
    article = mx.extract("Sáng nay trời mưa to ở nhiều nơi.\n\nTin: Lê Văn Mận, ảnh: Trần Thị Đào").article
    assert [(b.name, b.role) for b in article.bylines] == [
        ("Lê Văn Mận", "author"),
        ("Trần Thị Đào", "photographer"),
    ]


# --- one person, several mentions ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "Đồng chí Lê Văn Mận, Bí thư Huyện ủy, dự. Đồng chí Mận phát biểu.",
            {"Lê Văn Mận": ["Lê Văn Mận", "Mận"]},
        ),
        (
            "Ông Lê Văn Mận dự. Bà Trần Thị Đào dự. Ông Mận phát biểu, bà Đào kết luận.",
            {"Lê Văn Mận": ["Lê Văn Mận", "Mận"], "Trần Thị Đào": ["Trần Thị Đào", "Đào"]},
        ),
        (
            "Bí thư Huyện ủy Lê Văn Mận dự. Đồng chí Lê Văn Mận phát biểu.",
            {"Lê Văn Mận": ["Lê Văn Mận", "Lê Văn Mận"]},
        ),
        (
            "Ông Lê Văn Hoà, Bí thư Huyện ủy, dự. Ông Lê Văn Hòa phát biểu.",
            {"Lê Văn Hoà": ["Lê Văn Hoà", "Lê Văn Hòa"]},
        ),
        ("Ông Lê Văn Mận dự. Ông Đào phát biểu.", {"Lê Văn Mận": ["Lê Văn Mận"]}),
    ],
)
def test_later_mentions_are_the_same_person(text: str, mentions: dict[str, list[str]]) -> None:
    officials = mx.extract(text).officials
    assert {o.name: [m.text for m in o.mentions] for o in officials} == mentions


def test_a_given_name_goes_to_the_nearest_person_before() -> None:
    text = "Ông Lê Văn Mận dự. Ông Trần Quốc Mận dự. Ông Mận phát biểu."
    first, second = mx.extract(text).officials
    assert (len(first.mentions), len(second.mentions)) == (1, 2)


def test_two_people_with_one_given_name_stay_two() -> None:
    assert _names("Ông Lê Văn Mận và ông Trần Văn Mận dự.") == ["Lê Văn Mận", "Trần Văn Mận"]


def test_a_name_in_capitals_is_written_as_names_are() -> None:
    text = "Đồng chí LÊ VĂN MẬN, Bí thư Huyện ủy, dự."
    (official,) = mx.extract(text).officials
    assert official.name == "Lê Văn Mận"
    assert official.mentions[0].text == "LÊ VĂN MẬN"


@pytest.mark.parametrize(
    ("text", "honorific"),
    [
        ("Đồng chí Lê Văn Mận dự.", "đồng chí"),
        ("ông Lê Văn Mận dự.", "ông"),
        ("Bí thư Huyện ủy Lê Văn Mận dự.", None),
        ("Đại tá Lê Văn Mận dự.", "Đại tá"),
    ],
)
def test_honorific(text: str, honorific: str | None) -> None:
    (official,) = mx.extract(text).officials
    assert official.honorific == honorific


@pytest.mark.parametrize(
    ("text", "honorific"),
    [("Dự họp có đ/c. Thượng tá Lê Văn Mận.", "đ/c"), ("Cháu thăm bác. Ông Lê Văn Mận kể.", "ông")],
)
def test_a_full_stop_ends_the_honorific_unless_it_abbreviates(text: str, honorific: str) -> None:
    assert mx.extract(text).officials[0].honorific == honorific


def test_a_list_names_the_plural_that_opened_it(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text(
        """
schema: 1
stage: people
rules:
  - id: own.plural
    role: plural
    terms: [các chiến hữu]
    examples: [{text: "Dự có các chiến hữu: Lê Mận, Trần Đào.", finds: "Trần Đào"}]
    negatives: ["Các chiến hữu nghỉ."]
""",
        encoding="utf-8",
    )
    minutes = mx.Extractor(patterns=tmp_path).extract(
        "Có các chiến hữu: Lê Mận, Trần Đào; các đồng chí: Bùi Na, Lý Vân."
    )
    rules = {official.name: official.mentions[0].rule for official in minutes.officials}
    assert rules == {
        "Lê Mận": "own.plural",
        "Trần Đào": "own.plural",
        "Bùi Na": "people.honorific",
        "Lý Vân": "people.plural",
    }


def test_the_mention_is_the_name_without_the_honorific() -> None:
    (official,) = mx.extract("Dự có đồng chí Đại úy Võ Cao Hoàng.").officials
    assert [m.text for m in official.mentions] == ["Võ Cao Hoàng"]


def test_a_name_over_a_doubled_blank_and_in_nfd() -> None:
    name = unicodedata.normalize("NFD", "Lê  Văn Mận")
    text = f"Đồng chí {name}, Bí thư Huyện ủy, dự."
    (official,) = mx.extract(text).officials
    assert official.name == "Lê Văn Mận"
    assert official.mentions[0].text == name


# --- short forms ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bà Huỳnh Thị Diễm Thúy, Bí thư Huyện ủy, dự. Bà Diễm Thúy nói.", ["Huỳnh Thị Diễm Thúy"]),
        ("Ông Khăm Phẻng Xay Nha Vông, Phó Tỉnh trưởng, dự. Chúc mừng ông Khăm Phẻng.", ["Khăm Phẻng Xay Nha Vông"]),
        ("Thiếu tá Trương Quốc Hiệu, Trưởng Công an xã, dự. Thiếu tá Hiệu báo cáo.", ["Trương Quốc Hiệu"]),
        ("Bà Huỳnh Thị Diễm Thúy, Bí thư Huyện ủy, dự. Bà Hồng Vân nói.", ["Huỳnh Thị Diễm Thúy", "Hồng Vân"]),
        ("Ông Trần Lê Anh, Bí thư Huyện ủy, dự. Ông Lê Anh, Chủ tịch UBND xã, nói.", ["Trần Lê Anh", "Lê Anh"]),
    ],
)
def test_short_forms_join_who_was_named_before(text: str, expected: list[str]) -> None:
    assert _names(text) == expected
