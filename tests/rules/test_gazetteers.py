"""The gazetteers: order of rank, ministries of every period, communes before the mergers, surnames with frequency."""

from __future__ import annotations

from typing import cast

import pytest

import minutes_extract as mx
from minutes_extract.rules import load_rules
from minutes_extract.rules.schema import NameRule, TitleRule
from minutes_extract.text.normalize import fold

TITLES = [cast(TitleRule, rule) for rule in load_rules(None).of("titles")]


def _chiefs(title: str) -> set[str]:
    """The titles that a deputy's stands under: `Phó Bí thư Thường trực` under `Bí thư`."""
    if title.startswith("phó "):
        chief = title.removeprefix("phó ")
    elif title.endswith(" phó"):
        chief = title.removesuffix(" phó") + " trưởng"
    else:
        return set()
    return {chief, *(chief.replace(suffix, "") for suffix in (" thường trực", " phụ trách", " chuyên trách"))}


@pytest.mark.parametrize("rule", TITLES, ids=lambda rule: rule.id)
def test_titles_stand_in_order_of_rank(rule: TitleRule) -> None:
    titles = [fold(term) for term in rule.terms]
    wrong = [(title, below) for at, title in enumerate(titles) for below in titles[at + 1 :] if below in _chiefs(title)]
    assert not wrong


@pytest.mark.parametrize(
    "name",
    [
        "Bộ Thủy sản",  # until 2007
        "Bộ Văn hóa - Thông tin",  # until 2007
        "Bộ Nông nghiệp và Phát triển nông thôn",  # until 2025
        "Bộ LĐ-TB&XH",
        "Bộ Nông nghiệp và Môi trường",  # since 2025
        "Bộ Dân tộc và Tôn giáo",  # since 2025
        "Bộ Giáo dục và Đào tạo",
        "Bộ GD-ĐT",
    ],
)
def test_ministries_of_every_period(name: str) -> None:
    minutes = mx.extract(f"Sáng nay, {name} họp tại Hà Nội.")
    assert [(m.text, body.kind) for body in minutes.organizations for m in body.mentions] == [(name, "ministry")]


@pytest.mark.parametrize(
    ("text", "body", "person"),
    [
        ("Chủ tịch UBND xã Suối Dây Chàm Sa Lés phát biểu.", "UBND xã Suối Dây", "Chàm Sa Lés"),
        ("Bí thư Đảng ủy xã Bảo Ninh Phan Thị Yến phát biểu.", "Đảng ủy xã Bảo Ninh", "Phan Thị Yến"),
        ("Chủ tịch UBND xã Hồ Văn Mười phát biểu.", "UBND xã", "Hồ Văn Mười"),
        ("Bí thư Đảng ủy xã Lộc Châu K'Brẹt phát biểu.", "Đảng ủy xã Lộc Châu", "K'Brẹt"),
    ],
)
def test_where_a_commune_ends_and_a_person_begins(text: str, body: str, person: str) -> None:
    minutes = mx.extract(text)
    assert [m.text for each in minutes.organizations for m in each.mentions] == [body]
    assert [official.name for official in minutes.officials] == [person]


def test_communes_count_after_the_word_for_their_level_only() -> None:
    officials = mx.extract("Ông Chiềng Sơn Hà, Chủ tịch Hội Nông dân xã Hồng Lam, dự.").officials
    assert [official.name for official in officials] == ["Chiềng Sơn Hà"]


def test_surnames_have_their_frequency() -> None:
    rules = {rule.id: cast(NameRule, rule) for rule in load_rules(None).of("names")}
    frequency = rules["names.surname"].frequency
    assert next(iter(frequency)) == "Nguyễn"
    assert list(frequency.values()) == sorted(frequency.values(), reverse=True)
    known = {fold(term) for rule in rules.values() for term in rule.terms}
    assert not {surname for surname in frequency if fold(surname) not in known}
