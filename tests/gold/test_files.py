"""Gold files: what is read is what was written, whatever the text is like."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from minutes_extract.gold.files import GoldError, digest, dump, gold_files, parse, read_article, read_gold
from minutes_extract.gold.model import Gold

COMPLETE = """
about: {place: Sóc Trăng, mess: [glued]}
meeting: {text: Hội nghị, name: Hội nghị sơ kết, date: 2022-06-24, chair: [Trần Văn Bé]}
dates: [{text: 17.10, value: 2022-10-17, part_of_day: morning}]
organizations: [{text: Sở Y tế, name: Sở Y tế tỉnh Sóc Trăng, optional: true}]
officials:
- name: Trần Văn Bé
  who: be
  roles: [chair]
  mentions: [{text: Trần Văn Bé}, {text: Bé, nth: 1}]
  positions: [{text: Giám đốc, title: Giám đốc, status: former, term: 2020-2025}]
terms: [{text: nhiệm kỳ 2020-2025, start_year: 2020, end_year: 2025, ordinal: khóa X}]
percentages: [{text: 80-85%, value: 80, upper: 85, comparator: range, subject: hộ, kind: target}]
documents: [{text: 05-CT/TW, number: 05-CT/TW, kind: Chỉ thị}]
bylines: [{text: Hà, name: Hà}]
"""


def test_written_and_read_again() -> None:
    gold = parse(COMPLETE)
    assert parse(dump(gold)) == gold


def test_what_looks_like_a_number_or_a_day_stays_text() -> None:
    gold = parse(COMPLETE)
    assert gold.dates[0].text == "17.10"
    assert gold.meeting is not None
    assert gold.meeting.date == "2022-06-24"
    # A reader that knows nothing of ours sees the same, because the writer quotes.
    plain = yaml.safe_load(dump(gold))
    assert plain["dates"][0]["text"] == "17.10"
    assert plain["meeting"]["date"] == "2022-06-24"


def test_one_entry_is_one_line() -> None:
    lines = dump(parse(COMPLETE)).splitlines()
    assert "- {text: '17.10', value: '2022-10-17', part_of_day: morning}" in lines


def test_decomposed_letters_are_escaped() -> None:
    decomposed = "Hội nghị".encode().decode().replace("ộ", "o\u0323\u0302")
    written = dump(Gold.model_validate({"organizations": [{"text": decomposed, "name": "x"}]}))
    assert "\\u0323" in written
    assert parse(written).organizations[0].text == decomposed


@given(st.text(min_size=1))
def test_any_text_survives(text: str) -> None:
    gold = Gold.model_validate({"organizations": [{"text": text, "name": text}]})
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    assert parse(dump(gold)) == gold


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("dates: [{text: x, valu: y}]", ["dates.0", "value"]),
        ("dates: {text", ["line 1"]),
        ("terms: [{text: x, start_year: soon, end_year: 2025}]", ["terms.0.start_year", "integer"]),
        ("percentages: [{text: 5%, value: 5, kind: wish}]", ["percentages.0.kind", "target"]),
    ],
)
def test_what_cannot_be_read_is_named(content: str, words: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.gold.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError) as raised:
        read_gold(path)
    assert str(path) in str(raised.value)
    assert all(word in str(raised.value) for word in words), raised.value


def test_an_article_keeps_its_characters(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("a\r\nb\u00a0c".encode())
    assert read_article(tmp_path / "a.txt") == "a\r\nb\u00a0c"


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_an_article_that_is_not_there_or_not_utf8(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "a.txt").write_bytes(content)
    with pytest.raises(GoldError, match=r"a\.txt"):
        read_article(tmp_path / "a.txt")


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no such folder"):
        gold_files(tmp_path / "nowhere")


def test_the_digest_knows_every_byte(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "a.gold.yaml").write_bytes(b"")
    before = digest(tmp_path)
    assert digest(tmp_path) == before
    (tmp_path / "a.txt").write_bytes(b"y")
    assert digest(tmp_path) != before
