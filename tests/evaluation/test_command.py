"""``evaluate`` and ``gold`` as a user meets them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from minutes_extract.cli import app

ARTICLES = {
    "2022/hop": (
        "Ngày 24/6/2022, Sở Y tế tỉnh Bến Tre tổ chức hội nghị. Ông Lê Văn An, Giám đốc Sở Y tế, chủ trì.",
        """
meeting: {text: hội nghị, name: hội nghị, date: 2022-06-24, chair: [Lê Văn An]}
dates: [{text: 24/6/2022, value: 2022-06-24}]
organizations: [{text: Sở Y tế tỉnh Bến Tre, name: Sở Y tế tỉnh Bến Tre}, {text: Sở Y tế, name: Sở Y tế tỉnh Bến Tre}]
officials:
- name: Lê Văn An
  mentions: [{text: Lê Văn An}]
  positions: [{text: Giám đốc Sở Y tế, title: Giám đốc, organization: Sở Y tế, name: Sở Y tế tỉnh Bến Tre}]
""",
    ),
    "im": ("Trời mưa to.\nLượt xem: 12", "dates: [{text: mưa to, value: 1999}]"),
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    for name, (text, content) in ARTICLES.items():
        path = folder / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.with_name(f"{path.stem}.gold.yaml").write_text(content, encoding="utf-8")
    assert _invoke("gold", "align", folder).exit_code == 0
    return folder


def _invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_the_table_and_the_worst_first(gold: Path) -> None:
    result = _invoke("evaluate", "--gold", gold)
    assert result.exit_code == 0, result.output
    assert "organizations" in result.stdout
    assert "2 articles, 0 without a prediction" in result.stdout
    worst = result.stdout[result.stdout.index("worst articles") :]
    assert "im" in worst
    assert "2022/hop" not in worst, "it has no error"


def test_errors_are_listed_with_their_place(gold: Path) -> None:
    assert "im:5 dates missed: mưa to = 1999" in _invoke("evaluate", "--gold", gold, "--errors").stdout


def test_figures_for_programs(gold: Path) -> None:
    figures = json.loads(_invoke("evaluate", "--gold", gold, "--json").stdout)
    assert figures["measures"]["dates"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "gold": 2}
    assert figures["by_article"]["2022/hop"]["f1"] == 1.0


def test_records_from_a_folder(gold: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert _invoke("run", gold, "-o", out, "--quiet").exit_code == 0
    by_records = _invoke("evaluate", "--gold", gold, "--pred", out, "--json").stdout
    assert by_records == _invoke("evaluate", "--gold", gold, "--json").stdout
    (out / "im.json").unlink()
    assert json.loads(_invoke("evaluate", "--gold", gold, "--pred", out, "--json").stdout)["missing"] == ["im"]


def test_one_article_side_by_side(gold: Path) -> None:
    result = _invoke("evaluate", "--gold", gold, "--article", "2022/hop")
    assert result.exit_code == 0
    assert result.stdout.count("24/6/2022") == 2, "once on either side"
    assert _invoke("evaluate", "--gold", gold, "--article", "other").exit_code == 2


def test_what_was_gained_and_lost(gold: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _invoke("run", gold, "-o", out, "--quiet")
    older = tmp_path / "older"
    shutil.copytree(out, older)
    record = json.loads((older / "2022/hop.json").read_text(encoding="utf-8"))
    record["dates"] = []
    record["organizations"][0]["mentions"][0] |= {
        "text": "Sở",
        "end": record["organizations"][0]["mentions"][0]["start"] + 2,
    }
    (older / "2022/hop.json").write_text(json.dumps(record), encoding="utf-8")
    better = _invoke("evaluate", "--gold", gold, "--pred", out, "--against", older).stdout
    assert "+ 2022/hop:5 dates 24/6/2022 = 2022-06-24" in better
    assert "+ 2022/hop:16 organizations Sở Y tế tỉnh Bến Tre" in better
    assert " 0 for the worse" in better
    worse = _invoke("evaluate", "--gold", gold, "--pred", older, "--against", out).stdout
    assert "- 2022/hop:5 dates 24/6/2022 = 2022-06-24" in worse
    assert "0 for the better" in worse


def test_a_second_annotator_is_scored_like_a_program(gold: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(gold, other)
    same = json.loads(_invoke("evaluate", "--gold", gold, "--pred", other, "--json").stdout)
    assert all(figures["f1"] == 1.0 for figures in same["measures"].values()), same
    path = other / "2022/hop.gold.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("'2022-06-24'", "'2022-06-25'"), encoding="utf-8")
    measures = json.loads(_invoke("evaluate", "--gold", gold, "--pred", other, "--json").stdout)["measures"]
    assert measures["dates"]["f1"] == 0.5
    assert measures["positions"]["f1"] == 1.0


def test_gold_that_is_wrong_is_refused(gold: Path) -> None:
    path = gold / "im.gold.yaml"
    path.write_text("dates: [{at: 2, text: mưa to, value: 1999}]", encoding="utf-8")
    result = _invoke("gold", "check", gold)
    assert result.exit_code == 1
    assert "im.gold.yaml: dates[0]: at 2 stands" in result.stderr
    assert "2 gold files, 1 errors" in result.stdout
    assert _invoke("evaluate", "--gold", gold).exit_code == 2


def test_all_bad_files_are_told(gold: Path) -> None:
    (gold / "im.gold.yaml").write_text("dates: {", encoding="utf-8")
    (gold / "2022/hop.txt").unlink()
    result = _invoke("gold", "check", gold)
    assert result.exit_code == 1
    assert "hop.txt: the article is missing" in result.stderr
    assert "im.gold.yaml: " in result.stderr


def test_doubts_are_told_when_asked_for(gold: Path) -> None:
    (gold / "2022/hop.gold.yaml").write_text("", encoding="utf-8")
    assert "doubt" not in _invoke("gold", "check", gold).output
    result = _invoke("gold", "check", gold, "--doubts")
    assert "doubt: dates: 'Ngày 24' stands unmarked" in result.output
    assert result.exit_code == 0


def test_align_tells_what_it_cannot_find(gold: Path) -> None:
    (gold / "im.gold.yaml").write_text("dates: [{text: nắng, value: 1999}]", encoding="utf-8")
    result = _invoke("gold", "align", gold)
    assert result.exit_code == 1
    assert "'nắng' does not stand in the article" in result.output


def test_align_goes_on_after_a_broken_file(gold: Path) -> None:
    (gold / "2022" / "hop.gold.yaml").write_text("dates: [", encoding="utf-8")
    path = gold / "im.gold.yaml"
    path.write_text("dates: [{text: mưa to, value: 1999}]", encoding="utf-8")
    result = _invoke("gold", "align", gold)
    assert result.exit_code == 1
    assert "hop.gold.yaml" in result.stderr
    assert "Traceback" not in result.output
    assert "at: 5" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["align", "json", "floors"])
def test_what_cannot_be_written_is_one_line(
    command: str, gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _: bytes) -> int:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    arguments: dict[str, list[str | Path]] = {
        "align": ["gold", "align", gold],
        "json": ["gold", "json", gold, "-o", tmp_path / "flat"],
        "floors": ["evaluate", "--gold", gold, "--floors", tmp_path / "floors.json", "--raise-floors"],
    }
    result = _invoke(*arguments[command])
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit), "no traceback"
    assert "cannot write" in result.stderr
    assert "No space left on device" in result.stderr


def test_an_article_with_both_forms_of_gold_counts_once(gold: Path) -> None:
    before = json.loads(_invoke("evaluate", "--gold", gold, "--json").stdout)
    assert _invoke("gold", "json", gold / "2022", "-o", gold / "2022").exit_code == 0
    assert (gold / "2022" / "hop.gold.json").is_file()
    assert json.loads(_invoke("evaluate", "--gold", gold, "--json").stdout) == before


def test_the_flat_form(gold: Path, tmp_path: Path) -> None:
    flat = tmp_path / "flat"
    assert _invoke("gold", "json", gold, "-o", flat).exit_code == 0
    content = json.loads((flat / "2022-hop.gold.json").read_text(encoding="utf-8"))
    assert content["officials"][0]["titles"][0]["organization_canonical"] == "Sở Y tế tỉnh Bến Tre"
    text = (flat / "2022-hop.txt").read_text(encoding="utf-8")
    date = content["dates"][0]
    assert text[date["start"] : date["end"]] == date["text"] == "24/6/2022"
    ours, theirs = (json.loads(_invoke("evaluate", "--gold", each, "--json").stdout) for each in (gold, flat))
    assert theirs["measures"].items() <= ours["measures"].items(), "the flat form says less, but nothing else"


def test_the_digest(gold: Path) -> None:
    one = _invoke("gold", "digest", gold).stdout
    assert len(one.strip()) == 64
    (gold / "im.txt").write_text("Trời nắng.", encoding="utf-8")
    assert _invoke("gold", "digest", gold).stdout != one


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--gold", "nowhere"], "nowhere: no such folder"),
        (["--gold", "EMPTY"], "no gold in it"),
        (["--gold", "GOLD", "--pred", "nowhere"], "nowhere: no such folder"),
        (["--gold", "GOLD", "--pred", "BAD"], "im.json: no record"),
    ],
)
def test_wrong_usage(arguments: list[str], words: str, gold: Path, tmp_path: Path) -> None:
    folders = {"EMPTY": tmp_path / "empty", "GOLD": gold, "BAD": tmp_path / "bad"}
    folders["EMPTY"].mkdir()
    folders["BAD"].mkdir()
    (folders["BAD"] / "im.json").write_text("{}", encoding="utf-8")
    result = _invoke("evaluate", *(folders.get(argument, argument) for argument in arguments))
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_json_gold_that_is_broken(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    for content, words in (
        ("{", "a.gold.json"),
        ('{"dates": [{"text": "x"}]}', "dates.0.value"),
        ("[]", "a.gold.json"),
    ):
        (tmp_path / "a.gold.json").write_text(content, encoding="utf-8")
        result = _invoke("evaluate", "--gold", tmp_path)
        assert result.exit_code == 2
        assert words in result.stderr


def test_colours_on_a_terminal_only(gold: Path) -> None:
    """The whole command in a process of its own, with its output in a pipe."""
    done = subprocess.run(
        [sys.executable, "-c", "from minutes_extract.cli import main; main()", "evaluate", "--gold", str(gold)],
        capture_output=True,
        check=True,
        timeout=120,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert b"\x1b" not in done.stdout
    assert "worst articles" in done.stdout.decode()
