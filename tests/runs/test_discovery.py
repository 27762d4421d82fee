"""Finding articles: order, laziness, what is left out, and folders that try to trap."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import pytest

from minutes_extract.runs import Found, discover, display


def _names(paths: list[Path], exclude: Path | None = None) -> list[str]:
    found = discover(paths, exclude=exclude)
    return [display(f.relative) if isinstance(f, Found) else f"{f.path.name}: {f.cause}" for f in found]


def _touch(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()


def test_order_own_articles_by_name_then_subfolders(tmp_path: Path) -> None:
    _touch(tmp_path, "b/1.txt", "z.txt", "a/2.txt", "a/1.txt", "A.TXT", "a/c/0.txt")
    assert _names([tmp_path]) == ["A.TXT", "z.txt", "a/1.txt", "a/2.txt", "a/c/0.txt", "b/1.txt"]


def test_only_articles_are_taken_from_folders(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt", "a.json", "notes.md", ".hidden.txt", ".git/x.txt", "README")
    assert _names([tmp_path]) == ["a.txt"]


def test_named_files_are_taken_whatever_their_suffix(tmp_path: Path) -> None:
    _touch(tmp_path, "notes.md", ".hidden.txt")
    paths = [tmp_path / "notes.md", tmp_path / ".hidden.txt", tmp_path / "missing"]
    assert _names(paths) == ["notes.md", ".hidden.txt", "missing"]


def test_a_folder_named_like_an_article_is_a_folder(tmp_path: Path) -> None:
    _touch(tmp_path, "x.txt/inside.txt")
    assert _names([tmp_path]) == ["x.txt/inside.txt"]
    assert _names([tmp_path / "x.txt"]) == ["inside.txt"]


def test_a_folder_with_none(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert _names([tmp_path / "empty"]) == ["empty: no articles (*.txt) in this folder"]


def test_the_output_is_no_input(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt", "out/copy.txt", "out/a.json")
    assert _names([tmp_path], exclude=tmp_path / "out") == ["a.txt"]
    # Records may lie beside their articles.
    assert _names([tmp_path], exclude=tmp_path) == ["a.txt", "out/copy.txt"]
    assert _names([tmp_path], exclude=tmp_path / "missing") == ["a.txt", "out/copy.txt"]


def test_links_are_followed_and_loops_end(tmp_path: Path) -> None:
    _touch(tmp_path, "root/a.txt", "other/b.txt")
    (tmp_path / "root" / "loop").symlink_to(tmp_path / "root", target_is_directory=True)
    (tmp_path / "root" / "other").symlink_to(tmp_path / "other", target_is_directory=True)
    (tmp_path / "root" / "self.txt").symlink_to("self.txt")
    (tmp_path / "root" / "broken.txt").symlink_to("nowhere")
    # Links to nothing are taken: reading them says what is wrong.
    assert _names([tmp_path / "root"]) == ["a.txt", "broken.txt", "self.txt", "other/b.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert _names([tmp_path]) == ["pipe.txt: not a regular file"]


def test_an_unreadable_folder_does_not_end_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _touch(tmp_path, "a.txt", "locked/b.txt", "open/c.txt")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert _names([tmp_path]) == ["a.txt", "locked: Permission denied", "open/c.txt"]


def test_it_is_lazy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _touch(tmp_path, "a.txt", "later/b.txt")
    listed, scandir = [], os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: listed.append(Path(path).name) or scandir(path))
    first = list(islice(discover([tmp_path]), 1))
    assert [f.path.name for f in first] == ["a.txt"]
    assert "later" not in listed


def test_names_that_are_no_utf8_can_be_shown() -> None:
    assert display(Path(os.fsdecode(b"h\xe1.txt"))) == "h\\xe1.txt"
    assert display("Đại hội.txt") == "Đại hội.txt"
