"""Which records did a change gain, and which did it lose? Compares the working tree with a commit, on the corpus.

    python benchmarks/compare.py [COMMIT] [--gold DIR]      # make compare BASE=COMMIT

The commit is checked out into a temporary folder, its own program extracts the articles there, and its records are
scored beside those of the working tree. COMMIT is HEAD unless given: what have the changes not yet committed done?
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = (sys.executable, "-c", "from minutes_extract.cli import main; main()")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("commit", nargs="?", default="HEAD")
    parser.add_argument("--gold", type=Path, default=ROOT / "corpus" / "dev")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="minutes-compare-") as folder:
        tree, older, newer = (Path(folder) / name for name in ("tree", "older", "newer"))
        git("worktree", "add", "--quiet", "--detach", str(tree), arguments.commit)
        try:
            extract(tree, arguments.gold, older)
            extract(ROOT, arguments.gold, newer)
        finally:
            git("worktree", "remove", "--force", str(tree))
        evaluate = ("evaluate", "--gold", str(arguments.gold), "--pred", str(newer), "--against", str(older))
        return subprocess.run((*COMMAND, *evaluate), check=False).returncode


def git(*arguments: str) -> None:
    subprocess.run(("git", "-C", str(ROOT), *arguments), check=True)  # noqa: S607 - git is found as the user has it


def extract(tree: Path, articles: Path, out: Path) -> None:
    """Runs the program of one tree; its source comes first on the path, before the one that is installed."""
    environment = {**os.environ, "PYTHONPATH": str(tree / "src")}
    run = ("run", str(articles), "-o", str(out), "--quiet")
    # 1: some articles failed, which the evaluation will tell.
    if subprocess.run((*COMMAND, *run), check=False, env=environment).returncode not in (0, 1):
        raise SystemExit(f"the program of {tree} could not extract {articles}")


if __name__ == "__main__":
    sys.exit(main())
