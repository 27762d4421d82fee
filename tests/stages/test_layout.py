"""Kinds of lines: title, dateline, caption, bullet, signature, counter, running text."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest

from minutes_extract.pipeline import build_pipeline
from minutes_extract.rules import ruleset
from minutes_extract.stages.base import Analysis, analysis_of

BODY = "Sáng 12/5/2021, chi bộ Trạm bơm họp. Đông đủ đảng viên dự họp tại trụ sở trạm."


@lru_cache(maxsize=1)
def pipeline() -> Any:
    return build_pipeline()


def analyse(text: str) -> Analysis:
    return analysis_of(pipeline()(text), ruleset())


def kinds(text: str) -> list[str]:
    return [line.kind for line in analyse(text).lines]


LINES = [
    ("counter", ["Lượt xem: 1250", "Lượt xem: 1.250", "Số lượt đọc: 12", "Hits: 34", "Đã xem: 5", "Views: 7",
                 "Xem: 9"]),
    ("dateline", [
        "28/06/2018", "28-6-2018", "Thứ Năm, 28/06/2018, 08:00", "Thứ 5, ngày 28/06/2018", "08:00, 28/06/2018",
        "28/06/2018 08:00 GMT+7", "Ngày đăng: 28/06/2018", "Cập nhật lúc: 08:00 28/06/2018",
        "Chủ nhật, 28-6-2018 | 08:00", "2018-06-28", "28-06-18 14:52",
    ]),
    ("caption", ["Quang cảnh hội nghị", "Toàn cảnh đại hội. (Ảnh: Lê Mận)", "Ảnh: Lê Mận", "Ảnh minh họa",
                 "Các đại biểu chụp ảnh lưu niệm"]),
    ("signature", ["Tin, ảnh: Lê Mận", "Bài và ảnh: Lê Mận", "Tác giả: Lê Mận", "Nguồn: Báo Gia Lai", "Tin: Lê Mận"]),
    ("bullet", ["- Có 12 đảng viên.", "+ Thu quỹ.", "* Việc khác.", "• Việc khác.", "1. Công tác Đảng", "2) Việc khác",
                "a) Việc khác", "-Có 12 đảng viên"]),
    ("body", [
        "Ngày 28/06/2018, chi bộ họp.", "Xem 1250 bức ảnh đẹp.", "Hội nghị diễn ra trong quang cảnh trang nghiêm.",
        "Tin vui đến với bà con.", "Có 2 nội dung.", "Lượt xem tăng gấp đôi so với năm trước.",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "line"), [pytest.param(kind, line, id=f"{kind}: {line}") for kind, lines in LINES for line in lines]
)
def test_kinds(kind: str, line: str) -> None:
    assert kinds(f"Chi bộ Trạm bơm tổng kết năm\n{BODY}\n{line}\n{BODY}") == ["title", "body", kind, "body"]


TITLES = [
    (f"Chi bộ Trạm bơm tổng kết năm\n{BODY}", "Chi bộ Trạm bơm tổng kết năm"),
    (f"28/06/2018\nChi bộ Trạm bơm tổng kết năm\n{BODY}", "Chi bộ Trạm bơm tổng kết năm"),
    (f"Chi bộ Trạm bơm tổng kết năm\n28/06/2018\n{BODY}", "Chi bộ Trạm bơm tổng kết năm"),
    (f"null Chi bộ Trạm bơm tổng kết năm\n{BODY}", "Chi bộ Trạm bơm tổng kết năm"),
    (f"Tin tức\nChi bộ Trạm bơm tổng kết năm\n{BODY}", "Chi bộ Trạm bơm tổng kết năm"),
    (f"ĐẠI HỘI CHI BỘ TRẠM BƠM\n{BODY}", "ĐẠI HỘI CHI BỘ TRẠM BƠM"),
    (f"\n\n  Chi bộ Trạm bơm tổng kết năm  \n\n{BODY}", "Chi bộ Trạm bơm tổng kết năm"),
    (BODY, None),
    (f"{BODY}\n{BODY}", None),
    ("Chi bộ Trạm bơm tổng kết năm", None),
    ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_title(text: str, title: str | None) -> None:
    article = analyse(text)
    assert [article.text[f.start : f.end] for f in article.of("title")] == ([title] if title else [])


def test_a_headline_in_capitals_over_several_lines() -> None:
    text = f"ĐẠI HỘI CHI BỘ\nTRẠM BƠM SUỐI NGÀN\nNHIỆM KỲ 2022-2025\n{BODY}"
    assert kinds(text) == ["title", "title", "title", "body"]


SIGNED = [
    ("Mai Quang Khả", True),
    ("HLam", True),
    ("(Duy Trinh - Văn Anh)", True),
    ("Lê Mận, Trần Đào", True),
    ("Mai Quang Khả.", True),
    ("Hội Nông dân", False),
    ("Mai Quang Khả dự họp.", False),
    ("đại hội thành công", False),
]


@pytest.mark.parametrize(("line", "signed"), SIGNED)
def test_a_last_line_of_names_is_a_signature(line: str, signed: bool) -> None:
    assert kinds(f"{BODY}\n{line}")[-1] == ("signature" if signed else "body")
    assert kinds(f"{BODY}\n{line}\nLượt xem: 12")[1] == ("signature" if signed else "body")


def test_names_alone_are_no_signature() -> None:
    assert "signature" not in kinds("Mai Quang Khả")


def test_nothing_is_read_from_counters_and_signatures() -> None:
    article = analyse(f"{BODY}\nTin, ảnh: Lê Văn Mận\nLượt xem: 2020\nMai Quang Khả")
    last = article.lines[1].start
    assert [f for label in ("date", "person", "position") for f in article.of(label) if f.start >= last] == []
