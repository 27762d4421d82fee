"""Pattern files: the shipped ones, a user's folder beside them, and what is said of a wrong file."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

from minutes_extract import Extractor
from minutes_extract.rules import PatternError, load_rules, ruleset, shipped_patterns
from minutes_extract.rules.schema import RegexRule

RULE: dict[str, Any] = {
    "id": "dates.mine",
    "make": "day",
    "weight": 99,
    "pattern": r"hôm {y}-(?P<m>\d\d)-(?P<d>\d\d)",
    "examples": [{"text": "Hôm 2024-05-06.", "finds": "Hôm 2024-05-06", "value": "2024-05-06"}],
}
WORDS: dict[str, Any] = {
    "id": "words.mine",
    "terms": ["lúa nếp"],
    "examples": [{"text": "Trồng lúa nếp.", "finds": "lúa nếp"}],
}
SHAPE: dict[str, Any] = {
    "id": "offices.mine",
    "shape": "(?P<person>P)(?P<office>O)",
    "examples": [{"text": "Bà Lê Thị Mận Giám đốc.", "finds": "Giám đốc"}],
}


def file_of(stage: str, *rules: Any, **more: Any) -> str:
    content = {"schema": 1, "stage": stage, "rules": list(rules), **more}
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


def folder_of(root: Path, text: str | bytes, name: str = "mine.yaml") -> Path:
    (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def without(rule: dict[str, Any], field: str) -> dict[str, Any]:
    return {key: value for key, value in rule.items() if key != field}


# --- the shipped patterns ---------------------------------------------------------------------------------
def test_shipped_patterns_are_found() -> None:
    names = {path.name for path in shipped_patterns().glob("*.yaml")}
    assert {"dates.yaml", "people.yaml", "bodies.yaml"} <= names


def test_the_digest_is_of_the_files_and_stays_the_same() -> None:
    first = load_rules().digest
    assert first == load_rules().digest
    assert first.startswith("sha256:")
    assert len(first) == len("sha256:") + 64


def test_compiled_rules_are_made_once() -> None:
    assert ruleset() is ruleset()


def test_missing_shipped_patterns_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_dir", lambda _: False)
    with pytest.raises(PatternError, match="install minutes-extract again"):
        shipped_patterns()


# --- a user's folder --------------------------------------------------------------------------------------
def test_new_ids_extend_the_shipped_rules(tmp_path: Path) -> None:
    shipped, mine = load_rules(), load_rules(folder_of(tmp_path, file_of("dates", RULE)))
    ids = [rule.id for rule in mine.of("dates")]
    assert ids == [*(rule.id for rule in shipped.of("dates")), "dates.mine"]
    assert len(list(mine.all())) == len(list(shipped.all())) + 1


def test_an_id_that_exists_is_replaced_in_its_place(tmp_path: Path) -> None:
    mine = load_rules(folder_of(tmp_path, file_of("dates", RULE | {"id": "dates.iso"})))
    assert [r.id for r in mine.of("dates")] == [r.id for r in load_rules().of("dates")]
    replaced = mine.by_stage["dates"]["dates.iso"]
    assert isinstance(replaced, RegexRule)
    assert replaced.pattern == RULE["pattern"]


def test_shipped_macros_may_be_used(tmp_path: Path) -> None:
    found = Extractor(patterns=folder_of(tmp_path, file_of("dates", RULE))).extract("Hôm 2024-05-06.")
    assert [(d.mention.text, d.value) for d in found.dates] == [("Hôm 2024-05-06", "2024-05-06")]


def test_a_replaced_rule_no_longer_finds_what_it_found(tmp_path: Path) -> None:
    text = "Ông từng lên rừng vào những năm 1990."
    never = RULE | {"id": "dates.decade", "make": "decade", "pattern": "thập kỷ vàng"}
    mine = Extractor(patterns=folder_of(tmp_path, file_of("dates", never)))
    assert [d.value for d in Extractor().extract(text).dates] == ["199X"]
    assert "199X" not in [d.value for d in mine.extract(text).dates]


def test_the_digest_tells_a_users_patterns(tmp_path: Path) -> None:
    plain = load_rules().digest
    first = load_rules(folder_of(tmp_path, file_of("dates", RULE))).digest
    again = load_rules(tmp_path).digest
    changed = load_rules(folder_of(tmp_path, file_of("dates", RULE | {"note": "changed"}))).digest
    assert first == again
    assert len({plain, first, changed}) == 3
    assert Extractor(patterns=tmp_path).extract("Xã họp.").extractor.patterns == changed


def test_yml_byte_order_mark_and_decomposed_letters_are_read(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", file_of("words", WORDS))
    rules = load_rules(folder_of(tmp_path, b"\xef\xbb\xbf" + text.encode(), "mine.yml"))
    assert rules.by_stage["words"]["words.mine"].examples[0].finds == "lúa nếp"


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    folder_of(tmp_path, "not: [yaml", "README.md")
    assert load_rules(folder_of(tmp_path, file_of("dates", RULE))).by_stage["dates"]["dates.mine"]


# --- wrong folders and files ------------------------------------------------------------------------------
def complaint(patterns: Path) -> str:
    """What is said of a folder when it is first used; always one line."""
    with pytest.raises(PatternError) as caught:
        ruleset(str(patterns))
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_not_a_folder(tmp_path: Path) -> None:
    assert complaint(tmp_path / "nowhere") == f"{tmp_path / 'nowhere'}: not a folder of pattern files"
    folder_of(tmp_path, file_of("dates", RULE))
    assert complaint(tmp_path / "mine.yaml").endswith("mine.yaml: not a folder of pattern files")


def test_a_folder_without_pattern_files(tmp_path: Path) -> None:
    assert complaint(folder_of(tmp_path, "x", "notes.txt")) == f"{tmp_path}: no .yaml files"


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").mkdir()
    assert complaint(tmp_path).startswith("mine.yaml: ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("schema: 1\nstage: [dates\nrules: 3\n", "mine.yaml: line 3: "),
        ("schema: 1\n\tstage: dates\n", "mine.yaml: line 2: "),
        ("schema: 1\nstage: dates\nrules:\n  - {id: a, pattern: 'b}\n", "mine.yaml: line 5: "),
        ("schema: 1\x00\n", "mine.yaml:"),
        (b"schema: 1\nstage: dates # \xe0 la\n", "mine.yaml: not UTF-8 at byte 25"),
        ("", "mine.yaml: field file: "),
        ("- a list\n", "mine.yaml: field file: "),
        (file_of("date", RULE), "mine.yaml: field stage: Value error, unknown stage; one of abbreviations, asides"),
        (file_of("dates", RULE).replace("stage: dates\n", ""), "mine.yaml: field stage: Field required"),
        (file_of("dates", RULE).replace("schema: 1", "schema: 2"), "mine.yaml: field schema: "),
        (file_of("dates", RULE, rule="x"), "mine.yaml: field rule: Extra inputs are not permitted"),
        (file_of("dates"), "mine.yaml: field rules: "),
        (file_of("dates", "a word"), "mine.yaml: field rules.0: "),
        (file_of("dates", RULE, macros={"a": 1}), "mine.yaml: field macros.a: "),
    ],
)  # fmt: skip
def test_a_wrong_file_is_named_with_its_field(tmp_path: Path, text: str | bytes, message: str) -> None:
    assert complaint(folder_of(tmp_path, text)).startswith(message)


MACROS = {"one": "a{two}", "two": "b{one}"}


@pytest.mark.parametrize(
    ("text", "rule", "field", "why"),
    [
        (file_of("dates", RULE | {"patern": "x"}), "dates.mine", "patern", "Extra inputs"),
        (file_of("dates", without(RULE, "id")), "number 1", "id", "Field required"),
        (file_of("dates", RULE, without(RULE, "id")), "number 2", "id", "Field required"),
        (file_of("dates", RULE | {"id": "Mine"}), "Mine", "id", "should match pattern"),
        (file_of("dates", RULE | {"id": 7}), "7", "id", "valid string"),
        (file_of("dates", RULE, RULE), "dates.mine", "id", "given twice"),
        (file_of("dates", without(RULE, "examples")), "dates.mine", "examples", "Field required"),
        (file_of("dates", RULE | {"examples": []}), "dates.mine", "examples", "at least 1 item"),
        (file_of("dates", RULE | {"examples": ["a"]}), "dates.mine", "examples.0", "valid dictionary"),
        (file_of("dates", RULE | {"examples": [{"text": "a"}]}), "dates.mine", "examples.0.finds", "required"),
        (file_of("dates", RULE | {"negatives": "a"}), "dates.mine", "negatives", "valid list"),
        (file_of("dates", RULE | {"weight": "heavy"}), "dates.mine", "weight", "valid integer"),
        (file_of("dates", RULE | {"pattern": ["a"]}), "dates.mine", "pattern", "valid string"),
        (file_of("words", WORDS | {"terms": "lúa"}), "words.mine", "terms", "valid list"),
        (file_of("words", WORDS | {"terms": []}), "words.mine", "terms", "at least 1 item"),
        (file_of("words", WORDS | {"terms": ["lúa", " "]}), "words.mine", "terms.1", "at least 1 character"),
        (file_of("words", WORDS | {"terms": [True]}), "words.mine", "terms.0", "valid string"),
        (file_of("bodies", WORDS | {"id": "bodies.mine"}), "bodies.mine", "kind", "Field required"),
        (file_of("people", WORDS | {"id": "people.mine", "role": "king"}), "people.mine", "role", "Input should be"),
        (file_of("statuses", WORDS | {"id": "statuses.mine", "code": "bb"}), "statuses.mine", "code", "pattern"),
        (file_of("offices", SHAPE | {"confidence": 2}), "offices.mine", "confidence", "less than or equal to 1"),
        (file_of("offices", SHAPE | {"status": "king"}), "offices.mine", "status", "Input should be"),
        # seen only when the rules are compiled
        (file_of("dates", RULE | {"pattern": "ngày {nix}"}), "dates.mine", "pattern", "no macro named nix"),
        (file_of("dates", RULE | {"pattern": "{one}"}, macros=MACROS), "dates.mine", "pattern", "macro"),
        (file_of("dates", RULE | {"pattern": "(ngày"}), "dates.mine", "pattern", "missing )"),
        (file_of("offices", SHAPE | {"shape": "(P"}), "offices.mine", "shape", "missing )"),
        (file_of("offices", SHAPE | {"shape": "P{nix}"}), "offices.mine", "shape", "no macro named nix"),
    ],
)  # fmt: skip
def test_a_wrong_rule_is_named_with_its_field(tmp_path: Path, text: str, rule: str, field: str, why: str) -> None:
    message = complaint(folder_of(tmp_path, text))
    assert message.startswith(f"mine.yaml: rule {rule}: field {field}: ")
    assert why in message


def test_the_first_wrong_file_is_named(tmp_path: Path) -> None:
    folder_of(tmp_path, file_of("dates", RULE), "a.yaml")
    folder_of(tmp_path, file_of("dates", RULE | {"id": "dates.other", "weight": "heavy"}), "b.yaml")
    assert complaint(tmp_path).startswith("b.yaml: rule dates.other: field weight: ")


def test_macros_nest_and_quantifiers_are_no_macros(tmp_path: Path) -> None:
    rule = RULE | {"pattern": r"đợt {when} này{0,2}"}
    macros = {"when": "{year}-(?P<m>05)-(?P<d>06)", "year": r"(?P<y>20\d{2})"}
    rules = ruleset(str(folder_of(tmp_path, file_of("dates", rule, macros=macros))))
    made = next(e for e in rules.expressions["dates"] if e.rule.id == "dates.mine")
    assert [m[0] for m in made.find("từ đợt 2024-05-06 nàyy")] == ["đợt 2024-05-06 nàyy"]


def test_a_trigger_changes_nothing_but_the_time(tmp_path: Path) -> None:
    plain = {"id": "dates.plain", "pattern": r"tuần (?P<d>\d\d?) tháng (?P<m>\d\d?)"}
    rules = [RULE | plain, RULE | plain | {"id": "dates.triggered", "triggers": ["tháng"]}]
    made = ruleset(str(folder_of(tmp_path, file_of("dates", *rules))))
    first, second = (e for e in made.expressions["dates"] if e.rule.id in ("dates.plain", "dates.triggered"))
    text = "tuần 1 tháng 2, " + "tháng " * 40 + "tuần 3 tháng 4 tuần 5 tháng 6" + " x" * 100 + " tuần 7 tháng 8"
    assert len(list(first.find(text))) == 4
    assert [m.span() for m in second.find(text)] == [m.span() for m in first.find(text)]
