"""The command: exit statuses, standard input and output, one line for wrong usage, and an instant --help."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from minutes_extract import cli
from minutes_extract.pool import PoolError
from minutes_extract.records import Minutes
from minutes_extract.version import __version__

Completed = subprocess.CompletedProcess[bytes]
COMMAND = [sys.executable, "-c", "from minutes_extract.cli import main; main()"]


def _run(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run(
        [*COMMAND, *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, **environment},
    )


def _invoke(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    """The command in this process, where coverage sees it."""
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], input=stdin)


def _one_line(errors: bytes | str, *words: str) -> None:
    text = errors.decode() if isinstance(errors, bytes) else errors
    assert text.count("\n") == 1, text
    assert all(word in text for word in words), text


# --- exit statuses -----------------------------------------------------------------------------------


def test_all_done(folder: Path, tmp_path: Path) -> None:
    result = _run("run", folder, "-o", tmp_path / "out", "--jobs", "2")
    assert result.returncode == 0
    assert result.stdout == b""
    assert len(list((tmp_path / "out").rglob("*.json"))) == 3
    summary = result.stderr.decode()
    assert all(word in summary for word in ("articles", "failures", "dates", "percentages", "MB/s")), summary
    assert "\x1b" not in summary, "no colours, no progress where there is no terminal"


def test_some_failed(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").touch()
    result = _run("run", folder, "-o", tmp_path / "out", "--quiet")
    assert result.returncode == 1
    _one_line(result.stderr, str(folder / "empty.txt"), "empty file")


def test_none_could_be_done(tmp_path: Path) -> None:
    result = _run("run", tmp_path / "missing", "-o", tmp_path / "out", "-q")
    assert result.returncode == 3
    _one_line(result.stderr, "missing", "No such file or directory")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), ("Missing command",)),
        (("run",), ("Missing argument", "PATH")),
        (("run", "a.txt"), ("-o OUT",)),
        (("run", "a.txt", "--bogus"), ("No such option", "--bogus")),
        (("run", "a.txt", "-o", "out", "--jobs", "many"), ("--jobs", "integer")),
        (("run", "a.txt", "-o", "out", "--reference-date", "24/6/2022"), ("24/6/2022", "ISO day")),
        (("run", "-", "a.txt"), ("stands alone",)),
        (("run", "-", "-o", "out"), ("stands alone",)),
        (("run", "a.txt", "-o", __file__), (__file__, "not a folder")),
        (("run", "a.txt", "-o", "out", "--patterns", "nowhere"), ("nowhere", "not a folder")),
        (("show", "a.txt", "--patterns", "nowhere"), ("nowhere", "not a folder")),
        (("nonsense",), ("nonsense",)),
    ],
)
def test_wrong_usage(
    arguments: tuple[str, ...], words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = _run(*arguments)
    assert result.returncode == 2
    assert result.stdout == b""
    _one_line(result.stderr, "minutes-extract: ", *words)


def test_no_worker_can_be_started(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PoolError("a worker process could not be set up")

    monkeypatch.setattr("minutes_extract.runs.run", fail)
    result = _invoke("run", folder, "-o", folder)
    assert result.exit_code == 3
    _one_line(result.stderr, "could not be set up")


def test_a_disk_that_is_full(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "errors.jsonl")

    monkeypatch.setattr("minutes_extract.runs.run", fail)
    result = _invoke("run", folder, "-o", folder)
    assert result.exit_code == 1
    _one_line(result.stderr, "errors.jsonl: No space left on device")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, typer.Abort])
def test_ctrl_c(stop: type[BaseException], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stopped(**_: object) -> None:
        raise stop

    monkeypatch.setattr(cli, "app", stopped)
    with pytest.raises(SystemExit) as status:
        cli.main()
    assert status.value.code == 130
    _one_line(capsys.readouterr().err, "stopped")


def test_main_passes_on_usage_errors_and_success(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments, expected in ((["--bogus"], 2), (["--version"], 0)):
        monkeypatch.setattr(sys, "argv", ["minutes-extract", *arguments])
        with pytest.raises(SystemExit) as status:
            cli.main()
        assert status.value.code == expected
    assert capsys.readouterr().out == f"minutes-extract {__version__}\n"


# --- standard input and output -----------------------------------------------------------------------


def test_an_article_through_the_pipe(article: str) -> None:
    # Whatever the locale, JSON is UTF-8.
    result = _run("run", "-", stdin=article.encode(), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.returncode == 0
    assert result.stderr == b""
    record = Minutes.model_validate_json(result.stdout)
    assert record.source.characters == len(article)
    assert record.source.path is None
    assert result.stdout.startswith(b'{\n "schema_version"')


def test_standard_input_in_process(article: str, tmp_path: Path) -> None:
    assert json.loads(_invoke("run", "-", stdin=article.encode()).stdout)["schema_version"] == "1.0"
    line = _invoke("run", "-", "--jsonl", "-", stdin=article.encode()).stdout
    assert line.count("\n") == 1
    lines = tmp_path / "one.jsonl"
    result = _invoke("run", "-", "--jsonl", lines, stdin=article.encode())
    assert result.stdout == ""
    assert lines.read_text("utf-8") == line


@pytest.mark.parametrize(("data", "cause"), [(b"", "empty file"), (b"%PDF-1.4\n\x00\x01", "PDF")])
def test_bad_standard_input(data: bytes, cause: str) -> None:
    result = _invoke("run", "-", stdin=data)
    assert result.exit_code == 3
    assert result.stdout == ""
    _one_line(result.stderr, "-: ", cause)


def test_lines_on_standard_output(folder: Path) -> None:
    result = _run("run", folder, "--jsonl", "-", "-q")
    assert [json.loads(line)["source"]["path"] for line in result.stdout.splitlines()] == [
        "a.txt",
        "b.txt",
        "2022/hội nghị.txt",
    ]


@pytest.mark.skipif(os.name != "posix", reason="pipes are closed differently elsewhere")
def test_a_reader_who_has_seen_enough(folder: Path, article: str) -> None:
    for number in range(200):
        (folder / f"{number}.txt").write_text(article, encoding="utf-8")
    process = subprocess.Popen(
        [*COMMAND, "run", folder, "--jsonl", "-", "-q", "--jobs", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr is not None
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 1
    assert errors == b""


# --- run, in process ---------------------------------------------------------------------------------


def test_run_in_process(folder: Path, tmp_path: Path) -> None:
    (folder / "bad\x1b[1mname.txt").touch()
    result = _invoke("run", folder, "-o", tmp_path / "out", "--reference-date", "2022-06-24")
    assert result.exit_code == 1
    assert "bad\ufffd[1mname.txt: empty file" in result.stderr
    assert "\x1b" not in result.stderr


def test_progress_on_a_terminal(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.console import Console

    shown = (tmp_path / "terminal").open("w+", encoding="utf-8")
    monkeypatch.setattr(
        "minutes_extract.cli.extracting.error_console", lambda: Console(file=shown, force_terminal=True, width=100)
    )
    (folder / "empty.txt").touch()
    assert _invoke("run", folder, "-o", tmp_path / "out").exit_code == 1
    shown.seek(0)
    screen = shown.read()
    assert "articles" in screen
    assert "empty.txt: empty file" in screen


# --- show, schema, help ------------------------------------------------------------------------------


def test_show(folder: Path) -> None:
    result = _run("show", folder / "a.txt")
    assert result.returncode == 0
    assert "Thư viện tỉnh Sóc Trăng" in result.stdout.decode()
    assert b"\x1b" not in result.stdout


def test_show_in_process(folder: Path, article: str) -> None:
    result = _invoke("show", folder / "a.txt")
    assert result.exit_code == 0
    assert "Đồng chí Trần Văn Bé" in result.stdout
    assert _invoke("show", "-", stdin=article.encode()).stdout == result.stdout


def test_show_on_a_poor_terminal(folder: Path) -> None:
    result = _run("show", folder / "a.txt", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.returncode == 0


def test_show_what_cannot_be_shown(tmp_path: Path) -> None:
    result = _invoke("show", tmp_path / "missing.txt")
    assert result.exit_code == 3
    _one_line(result.stderr, "missing.txt: No such file or directory")


def test_schema() -> None:
    result = _invoke("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == Minutes.model_json_schema()


def test_every_command_and_option_has_help() -> None:
    for command in app_commands():
        text = _invoke(command, "--help").stdout
        assert text.startswith("Usage: ")
        options = [line.split("  ") for line in text.splitlines() if line.strip().startswith("-")]
        assert all(len(parts) > 1 for parts in options), text
    assert "Exit status: 0 all" in _invoke("--help").stdout


def app_commands() -> list[str]:
    return [command.name for command in cli.app.registered_commands if command.name]


def test_help_is_instant_and_imports_nothing_heavy() -> None:
    program = (
        "import sys, time\n"
        "from minutes_extract.cli import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'underthesea', 'pydantic', 'numpy', 'rich.console', 'yaml'} & set(sys.modules)\n"
        "print(time.process_time(), sorted(heavy), file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", program]
    # The lowest of three: what it takes when nothing else disturbs.
    answers = [subprocess.run(command, capture_output=True, check=True).stderr.decode() for _ in range(3)]
    seconds, heavy = min(answers).split(" ", 1)
    assert heavy.strip() == "[]"
    assert float(seconds) < 0.3
