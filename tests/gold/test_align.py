"""Alignment: marks find their place, keep it, and find it again after the article was edited."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from minutes_extract.gold.align import align
from minutes_extract.gold.model import Gold

TEXT = "UBND tỉnh họp. Bí thư Tỉnh ủy Lê Văn An và Bí thư Huyện ủy Hà Thị Bình dự. UBND tỉnh báo cáo; đ/c An nói."


def _organizations(*texts: str, **more: int) -> Gold:
    return Gold.model_validate({"organizations": [{"text": text, "name": text, **more} for text in texts]})


def _officials(*offices: str) -> Gold:
    people = [("Lê Văn An", "An"), ("Hà Thị Bình",)]
    return Gold.model_validate(
        {
            "officials": [
                {
                    "name": names[0],
                    "mentions": [{"text": name} for name in names],
                    "positions": [{"text": office, "title": office}],
                }
                for names, office in zip(people, offices, strict=True)
            ]
        }
    )


def test_marks_of_one_list_follow_each_other() -> None:
    gold = _organizations("UBND tỉnh", "Tỉnh ủy", "Huyện ủy", "UBND tỉnh")
    assert align(gold, TEXT) == []
    assert [mark.at for mark in gold.organizations] == [0, 22, 50, 75]


def test_an_office_stands_beside_its_holder() -> None:
    gold = _officials("Bí thư", "Bí thư")
    assert align(gold, TEXT) == []
    assert [official.positions[0].at for official in gold.officials] == [15, 43]


def test_a_given_name_is_a_whole_word_after_the_full_name() -> None:
    gold = _officials("Bí thư", "Bí thư")
    align(gold, TEXT)
    assert [TEXT[mark.at : mark.end] for mark in gold.officials[0].mentions] == ["Lê Văn An", "An"]
    assert gold.officials[0].mentions[1].at == TEXT.rindex("An")


def test_glued_words_are_found_too() -> None:
    gold = _organizations("Huyện ủy")
    assert align(gold, "choHuyện ủyđược") == []
    assert gold.organizations[0].at == 3


def test_the_occurrence_can_be_named() -> None:
    gold = _organizations("UBND tỉnh", nth=1)
    align(gold, TEXT)
    assert gold.organizations[0].at == 75


@pytest.mark.parametrize(
    ("gold", "words"),
    [
        (_organizations("Thành ủy"), "organizations[0]: 'Thành ủy' does not stand in the article"),
        (_organizations("Huyện ủy", "Tỉnh ủy"), "is the list in reading order?"),
        (_organizations("UBND tỉnh", nth=5), "does not stand there 6 times"),
        (_officials("Bí thư", "Chủ tịch"), "officials[1].positions[0]: 'Chủ tịch' does not stand in the article"),
    ],
)
def test_what_cannot_be_found_is_told(gold: Gold, words: str) -> None:
    (lost,) = align(gold, TEXT)
    assert words in lost


@given(st.integers(0, len(TEXT)), st.text("x \n", max_size=28))
def test_marks_move_with_an_edited_article(at: int, added: str) -> None:
    """Whatever is put in between two marks as words of its own, each is found again.

    (A letter glued to a mark makes another word of it, and a mark is looked for as a whole word first: glued words are
    what the next test is about.)
    """
    gold = _organizations("UBND tỉnh", "Tỉnh ủy", "Huyện ủy", "UBND tỉnh")
    align(gold, TEXT)
    assume(not any(mark.at is not None and mark.at < at < mark.end for mark in gold.organizations))
    edited = f"{TEXT[:at]} {added} {TEXT[at:]}"
    assert align(gold, edited) == []
    expected = [(mark.at or 0) for mark in gold.organizations]
    assert [
        edited[place : place + len(mark.text)] for place, mark in zip(expected, gold.organizations, strict=True)
    ] == [mark.text for mark in gold.organizations]
    assert expected == sorted(expected)


def test_a_mark_that_an_edit_glued_stays_where_no_whole_word_is() -> None:
    gold = _organizations("Tỉnh ủy", "Huyện ủy")
    align(gold, TEXT)
    assert align(gold, TEXT.replace("Tỉnh ủy", "xTỉnh ủy").replace("Huyện ủy", "Huyện ủyx")) == []
    assert [mark.at for mark in gold.organizations] == [23, 51]
