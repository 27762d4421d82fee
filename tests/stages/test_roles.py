"""Roles: who chairs, speaks, attends. Every sentence is written for this file; the people are invented."""

from __future__ import annotations

import pytest

import minutes_extract as mx


def _roles(text: str) -> dict[str, list[str]]:
    return {official.name: official.roles for official in mx.extract(text).officials}


# fmt: off
CASES = [
    ("Đồng chí Lê Văn Mận, Bí thư Huyện ủy, chủ trì hội nghị.", {"Lê Văn Mận": ["chair"]}),
    ("Chủ trì hội nghị có đồng chí Lê Văn Mận, Bí thư Huyện ủy.", {"Lê Văn Mận": ["chair"]}),
    ("Hội nghị diễn ra dưới sự chủ trì của đồng chí Lê Văn Mận.", {"Lê Văn Mận": ["chair"]}),
    ("Đồng chí Lê Văn Mận, Bí thư Huyện ủy và đồng chí Trần Thị Đào, Chủ tịch UBND huyện đồng chủ trì hội nghị.",
     {"Lê Văn Mận": ["chair"], "Trần Thị Đào": ["chair"]}),
    ("Đồng chí Lê Văn Mận phát biểu chỉ đạo hội nghị.", {"Lê Văn Mận": ["speaker"]}),
    ("Phát biểu tại hội nghị, đồng chí Lê Văn Mận biểu dương kết quả.", {"Lê Văn Mận": ["speaker"]}),
    ("Ông Lê Văn Mận cho biết đường đã thông.", {"Lê Văn Mận": ["speaker"]}),
    ("Dự hội nghị có đồng chí Lê Văn Mận, Bí thư Huyện ủy; đồng chí Trần Thị Đào, Chủ tịch UBND huyện.",
     {"Lê Văn Mận": ["attendee"], "Trần Thị Đào": ["attendee"]}),
    ("Đồng chí Lê Văn Mận, Bí thư Huyện ủy, đến dự.", {"Lê Văn Mận": ["attendee"]}),
    ("Đồng chí Trần Thị Đào trình bày báo cáo chính trị.", {"Trần Thị Đào": ["presenter"]}),
    ("Báo cáo do đồng chí Trần Thị Đào trình bày.", {"Trần Thị Đào": ["presenter"]}),
    ("Đoàn giám sát do đồng chí Lê Văn Mận làm Trưởng đoàn.", {"Lê Văn Mận": ["delegation-head"]}),
    ("Đồng chí Lê Văn Mận nhận quyết định nghỉ hưu.", {"Lê Văn Mận": ["awarded"]}),
    ("Đồng chí Lê Văn Mận chủ trì. Đồng chí Lê Văn Mận phát biểu. Đồng chí Mận phát biểu thêm.",
     {"Lê Văn Mận": ["chair", "speaker"]}),
    ("Đồng chí Lê Văn Mận trồng cây.", {"Lê Văn Mận": []}),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_roles(text: str, expected: dict[str, list[str]]) -> None:
    assert _roles(text) == expected
