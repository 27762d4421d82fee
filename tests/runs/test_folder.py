"""Runs: what is written where, and every kind of bad input, none of which ends the run."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minutes_extract.records import Minutes
from minutes_extract.rules import PatternError
from minutes_extract.runs import Outcome, OutputError, Settings, Summary, run, work
from minutes_extract.runs import folder as module


def _run(*paths: Path, out: Path, **settings: Any) -> tuple[Summary, dict[str, str]]:
    """The summary, and the cause of each failure by the bare name of its file."""
    outcomes: list[Outcome] = []
    summary = run(paths, Settings(out, **settings), outcomes.append)
    assert len(outcomes) == summary.done + summary.failed
    return summary, {Path(o.path).name: o.cause for o in outcomes if o.cause is not None}


def _errors(out: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (out / "errors.jsonl").read_text("utf-8").splitlines()]


def _files(out: Path) -> list[str]:
    return sorted(p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file())


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_record_for_each_article(folder: Path, tmp_path: Path, article: str, jobs: int) -> None:
    out = tmp_path / "deep" / "out"
    summary, failures = _run(folder, out=out, jobs=jobs)
    assert _files(out) == ["2022/hội nghị.json", "a.json", "b.json"]
    assert (summary.done, summary.failed, summary.exit_status, failures) == (3, 0, 0, {})
    assert summary.size == 3 * len(article.encode())
    assert summary.speed > 0
    raw = (out / "2022/hội nghị.json").read_bytes()
    assert raw.endswith(b"}\n")
    assert b"\\u" not in raw, "not ASCII-escaped"
    assert b'\n "schema_version"' in raw, "indented by one"
    record = Minutes.model_validate_json(raw)
    assert record.source.path == "2022/hội nghị.txt"
    assert record.source.characters == len(article)


def test_records_are_counted(tmp_path: Path, article: str) -> None:
    (tmp_path / "a.txt").write_text(article, encoding="utf-8")
    summary, _ = _run(tmp_path / "a.txt", out=tmp_path / "out")
    minutes = Minutes.model_validate_json((tmp_path / "out" / "a.json").read_bytes())
    assert tuple(summary.records.values()) == work.count(minutes)
    assert set(summary.records) == set(work.KINDS)
    assert summary.records["dates"] == len(minutes.dates) > 0


def test_bad_articles_are_named_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_bytes(b"\xef\xbb\xbf \r\n\t\n")
    (folder / "binary.txt").write_bytes(b"%PDF-1.7\n\x00\x01\x02" * 50)
    # Broken in so many places that it is no UTF-8, nor any code page of Vietnamese.
    (folder / "broken.txt").write_bytes("Đại hội Chi bộ".encode() * 20 + b"\xc3\x28\x00\xff\x81" * 40)
    (folder / "link.txt").symlink_to("nowhere")
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(50_000_000)
    summary, failures = _run(folder, out=tmp_path / "out")
    assert (summary.done, summary.failed, summary.exit_status) == (3, 6, 1)
    assert failures["empty.txt"] == failures["blank.txt"] == "empty file"
    assert failures["huge.txt"] == "too large: over 20 MB (--max-size)"
    assert failures["link.txt"] == "No such file or directory"
    assert "PDF" in failures["binary.txt"]
    assert set(failures) == {f"{n}.txt" for n in ("empty", "blank", "binary", "broken", "link", "huge")}
    assert all(cause and "\n" not in cause and "internal" not in cause for cause in failures.values())
    reported = _errors(tmp_path / "out")
    assert [sorted(each) for each in reported] == [["cause", "path"]] * 6
    assert {Path(e["path"]).name: e["cause"] for e in reported} == failures
    assert reported[0]["path"].startswith(str(folder)), "the path is one that can be opened"


def test_the_size_limit_can_be_set(folder: Path, tmp_path: Path, article: str) -> None:
    (folder / "long.txt").write_text(article * 500, encoding="utf-8")  # over one reading's worth
    _, failures = _run(folder, out=tmp_path / "out", max_bytes=100_000)
    assert failures == {"long.txt": "too large: over 0.1 MB (--max-size)"}
    _, failures = _run(folder, out=tmp_path / "out")
    assert failures == {}


def test_a_file_that_vanishes_and_one_that_cannot_be_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = work.read

    def unlucky(path: Path, max_bytes: int) -> bytes:
        if path.name == "a.txt":
            path.unlink()
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path, max_bytes)

    monkeypatch.setattr(work, "read", unlucky)
    summary, failures = _run(folder, out=tmp_path / "out", jobs=1)
    assert failures == {"a.txt": "No such file or directory", "b.txt": "Permission denied"}
    assert summary.done == 1


def test_missing_paths_and_empty_folders(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    summary, failures = _run(tmp_path / "none", tmp_path / "missing.txt", out=tmp_path / "out")
    assert failures == {
        "none": "no articles (*.txt) in this folder",
        "missing.txt": "No such file or directory",
    }
    assert summary.exit_status == 3


def test_a_defect_of_ours_costs_one_article(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Defective:
        def __init__(self, **_: Any) -> None:
            pass

        def extract_bytes(self, data: bytes, *, path: str) -> Minutes:
            raise KeyError(path)

    monkeypatch.setattr(work, "Extractor", Defective)
    summary, failures = _run(folder, out=tmp_path / "out", jobs=1)
    assert summary.exit_status == 3
    assert failures["a.txt"] == "internal error: KeyError: 'a.txt'"


def test_a_killed_worker_costs_one_article(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).resolve().parent.parent)
    import pool_tasks

    monkeypatch.setattr(module.work, "process", pool_tasks.die_at_b)
    summary, failures = _run(folder, out=tmp_path / "out", jobs=2)
    assert failures == {"b.txt": "the process that worked on it was killed (out of memory?)"}
    assert summary.done == 2


def test_the_report_of_an_earlier_run_goes_away(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (folder / "empty.txt").touch()
    _run(folder, out=out)
    assert (out / "errors.jsonl").exists()
    (folder / "empty.txt").unlink()
    _run(folder, out=out)
    assert not (out / "errors.jsonl").exists()
    assert not list(out.rglob(".*")), "no temporary files are left"


def test_failures_are_on_disk_while_the_run_goes_on(folder: Path, tmp_path: Path) -> None:
    (folder / "0.txt").touch()
    out = tmp_path / "out"
    seen = []

    def stop(outcome: Outcome) -> None:
        seen.append((out / "errors.jsonl.part").read_text("utf-8"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run([folder], Settings(out, jobs=1), stop)
    assert "empty file" in seen[0]
    assert _errors(out)[0]["cause"] == "empty file", "also after Ctrl-C"


def test_clashing_names(folder: Path, tmp_path: Path) -> None:
    (folder / "a.md").write_text("Đại hội\n", encoding="utf-8")
    summary, failures = _run(folder / "a.txt", folder / "a.md", folder, out=tmp_path / "out")
    assert list(failures) == ["a.md"]
    assert failures["a.md"] == f"its record a.json is already that of {folder / 'a.txt'}"
    assert summary.done == 3, "a.txt, named twice, is done once"


def test_clashing_names_within_one_folder(folder: Path, tmp_path: Path) -> None:
    (folder / "2022" / "a.txt").write_text("Đại hội\n", encoding="utf-8")  # another folder: no clash
    if not (folder / "A.TXT").exists():  # a file system that tells case apart
        (folder / "a.TXT").write_text("Đại hội\n", encoding="utf-8")
    summary, failures = _run(folder, out=tmp_path / "out")
    assert list(failures) == ["a.txt"]
    assert summary.done == 4


def test_an_article_is_never_overwritten(tmp_path: Path, article: str) -> None:
    source = tmp_path / "a.json"
    source.write_text(article, encoding="utf-8")
    _, failures = _run(source, out=tmp_path)
    assert failures == {"a.json": "its record would overwrite it"}
    assert source.read_text("utf-8") == article


def test_records_beside_the_articles(folder: Path) -> None:
    summary, _ = _run(folder, out=folder)
    assert summary.done == 3
    summary, _ = _run(folder, out=folder)
    assert summary.done == 3
    assert (folder / "2022" / "hội nghị.json").exists()


def test_a_record_that_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "2022").touch()  # a file where a folder is needed
    (out / "a.json").mkdir()  # a folder where a file is needed
    summary, failures = _run(folder, out=out)
    assert summary.done == 1
    assert failures["hội nghị.txt"].startswith(f"cannot write {out / '2022' / 'hội nghị.json'}: ")
    assert failures["a.txt"] == f"cannot write {out / 'a.json'}: Is a directory"
    assert not list(out.rglob(".*")), "no temporary files are left"


def test_output_that_cannot_be_used_at_all(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="file: not a folder"):
        _run(folder, out=tmp_path / "file")
    with pytest.raises(OutputError, match="not a folder"):
        _run(folder, out=tmp_path / "file" / "below")
    with pytest.raises(OutputError, match=r"lines\.jsonl: cannot be written: No such file"):
        _run(folder, out=tmp_path / "out", jsonl=str(tmp_path / "missing" / "lines.jsonl"))

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(OutputError, match="locked: cannot be written: Permission denied"):
        _run(folder, out=tmp_path / "locked")


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_record_a_line(folder: Path, tmp_path: Path, jobs: int) -> None:
    (folder / "0.txt").touch()
    lines = tmp_path / "all.jsonl"
    summary = run([folder], Settings(jsonl=str(lines), jobs=jobs))
    assert summary.exit_status == 1
    records = [Minutes.model_validate_json(line) for line in lines.read_bytes().splitlines()]
    assert [r.source.path for r in records] == ["a.txt", "b.txt", "2022/hội nghị.txt"]
    assert _files(tmp_path) == sorted(["all.jsonl", *(f"articles/{n}" for n in _files(folder))])


def test_lines_on_standard_output_are_utf8(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    run([folder], Settings(jsonl="-"))
    assert "hội nghị.txt".encode() in raw.getvalue()


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices here")
def test_lines_into_a_device(folder: Path) -> None:
    assert run([folder], Settings(jsonl="/dev/null")).done == 3
    assert not Path("/dev/null.part").exists()


def test_lines_take_their_name_when_complete(folder: Path, tmp_path: Path) -> None:
    def stop(_: Outcome) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run([folder], Settings(jsonl=str(tmp_path / "all.jsonl"), jobs=1), stop)
    assert not (tmp_path / "all.jsonl").exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_wrong_patterns_are_told_at_once(folder: Path, tmp_path: Path, jobs: int) -> None:
    with pytest.raises(PatternError, match="not a folder"):
        _run(folder, out=tmp_path / "out", patterns=str(tmp_path / "missing"), jobs=jobs)


def test_reference_date_reaches_the_extractor(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, object] = {}
    real = work.Extractor

    def spy(**settings: Any) -> object:
        given.update(settings)
        return real(**settings)

    monkeypatch.setattr(work, "Extractor", spy)
    _run(folder, out=tmp_path / "out", reference_date=date(2022, 6, 24), jobs=1)
    assert given == {"patterns": None, "reference_date": date(2022, 6, 24)}


def test_processes_only_for_many_articles(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[tuple[int, int]] = []
    real = module.ordered_map

    def spy(*args: Any, jobs: int, chunk: int, **rest: Any) -> Any:
        used.append((jobs, chunk))
        return real(*args, jobs=1, chunk=chunk, **rest)

    monkeypatch.setattr(module, "ordered_map", spy)
    monkeypatch.setattr(module, "available_cpus", lambda: 5)
    _run(folder, out=tmp_path / "out")
    for number in range(100):
        (folder / f"{number}.txt").write_text(f"Ngày {number % 28 + 1}/6/2022\n", encoding="utf-8")
    summary, _ = _run(folder, out=tmp_path / "out")
    assert used == [(1, 1), (5, 8)]
    assert summary.done == 103


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="names there are always Unicode")
def test_a_name_that_is_no_utf8(folder: Path, tmp_path: Path, article: str) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/h\xe1.txt")).write_text(article, encoding="utf-8")
    summary, _ = _run(folder, out=tmp_path / "out")
    assert summary.done == 4
    written = tmp_path / "out" / os.fsdecode(b"h\xe1.json")
    assert Minutes.model_validate_json(written.read_bytes()).source.path == "h\\xe1.txt"


def test_a_write_that_is_stopped_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.json").write_text("old", encoding="utf-8")

    def stopped(*_: object) -> None:
        raise SystemExit(128 + signal.SIGTERM)

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(SystemExit):
        work.write(tmp_path / "a.json", "new")
    assert _files(tmp_path) == ["a.json"]
    assert (tmp_path / "a.json").read_text() == "old"
