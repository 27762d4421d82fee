"""`make compare`: the program of a commit beside that of the working tree, on a few articles of the corpus."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "benchmarks" / "compare.py"

pytestmark = pytest.mark.skipif(
    not (SCRIPT.is_file() and (ROOT / ".git").exists() and shutil.which("git")),
    reason="needs git and a checkout: a commit is to be compared with",
)


def _git(*arguments: str, cwd: Path) -> str:
    done = subprocess.run(["git", *arguments], cwd=cwd, capture_output=True, text=True, check=True)  # noqa: S607
    return done.stdout.strip()


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of the last commit, in which the working tree can be changed."""
    folder = tmp_path_factory.mktemp("clone") / "tree"
    _git("clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder), cwd=ROOT)
    return folder


def _compare(tree: Path, gold: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(tree / "benchmarks" / "compare.py"), "HEAD", "--gold", str(gold)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)


def test_nothing_changed_and_something_lost(clone: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    for path in sorted((ROOT / "corpus" / "dev").glob("*"))[:8]:
        shutil.copy(path, gold)
    same = _compare(clone, gold)
    assert same.returncode == 0, same.stderr
    assert "0 for the better, 0 for the worse" in same.stdout

    (clone / "patterns" / "dates.yaml").write_text(_only_iso(clone), encoding="utf-8")
    worse = _compare(clone, gold)
    assert worse.returncode == 0, worse.stderr
    assert "- " in worse.stdout
    assert " dates " in worse.stdout
    assert "0 for the better, 0 for the worse" not in worse.stdout
    assert _git("worktree", "list", cwd=clone).count("\n") == 0, "the commit's tree is taken away again"


def _only_iso(clone: Path) -> str:
    """The pattern file of dates with one rule left."""
    lines = (clone / "patterns" / "dates.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if line.startswith("  - id: ")]
    kept = next(n for n, start in enumerate(starts) if "dates.iso" in lines[start])
    return "".join(lines[: starts[0]] + lines[starts[kept] : starts[kept + 1]])
