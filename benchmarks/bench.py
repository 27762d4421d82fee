"""How fast: this program beside underthesea's tokenizer and its tagger, in megabytes a second.

All read text made from samples/, one article after the other, each made different by other names, days and
numbers, so that nobody's cache flatters. Each part runs in a process of its own: imports and a warm-up first,
then the clock. The slower ones get every so many-th article of the same text.

    python benchmarks/bench.py [--json] [--size MB] [--seed N]
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
# What is measured, and the share of the text it gets.
PARTS = {"minutes-extract": 1.0, "underthesea word_tokenize": 0.4, "underthesea ner": 0.05}
WARM_UP = 40_000  # bytes, of other articles than the measured ones
ROUNDS = 3  # the text is cut in three: the median tells, the spread shows how sure it is

# fmt: off
SURNAMES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô",
    "Dương", "Lý", "Thạch", "Kim", "Danh",
)
MIDDLES = (
    "Văn", "Thị", "Hữu", "Đức", "Minh", "Thanh", "Ngọc", "Quang", "Xuân", "Hoàng", "Thế", "Công", "Hồng",
)
GIVEN = (
    "An", "Anh", "Bé", "Bình", "Chi", "Chiến", "Cường", "Dũng", "Duyên", "Đạt", "Đông", "Giang", "Hà", "Hải",
    "Hạnh", "Hậu", "Hiền", "Hòa", "Hùng", "Hương", "Khoa", "Lan", "Linh", "Loan", "Long", "Mai", "Nga",
    "Phong", "Phúc", "Quân", "Quyên", "Sơn", "Tâm", "Thảo", "Thịnh", "Thủy", "Toàn", "Trí", "Tuấn", "Vân",
)
# fmt: on
_CAPITAL = "[A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠ-Ỹ]"
_NAME = re.compile(rf"\b(?:{'|'.join(SURNAMES)})(?: {_CAPITAL}\w*){{1,3}}\b")
_NUMBER = re.compile(r"\d+")


def varied(article: str, dice: random.Random) -> str:
    """The article with other names and numbers: the same person stays one, days and years stay possible.

    A number keeps its length and what it may mean: up to 12 a month, up to 28 a day, 19xx and 20xx a year.
    """
    people: dict[str, str] = {}

    def name(match: re.Match[str]) -> str:
        words = match[0].split()
        fresh = [dice.choice(SURNAMES), *dice.choices(MIDDLES, k=max(0, len(words) - 2)), dice.choice(GIVEN)]
        return people.setdefault(match[0], " ".join(fresh))

    def number(match: re.Match[str]) -> str:
        digits = match[0]
        value, width = int(digits), len(digits)
        if width == 4 and 1900 <= value < 2100:
            # One shift for the whole article: terms keep their length, days their order.
            return str(value + shift)
        for limit in (12, 28, 59, 100):
            if 0 < value <= limit:
                lowest = 1 if digits[0] == "0" else 10 ** (width - 1)
                return f"{dice.randint(lowest, limit):0{width}d}"
        return "".join(dice.choice("123456789") for _ in digits)

    shift = dice.randint(-12, 3)
    return _NUMBER.sub(number, _NAME.sub(name, article))


def articles(seed: int) -> Iterator[str]:
    """Endless articles, no two alike."""
    dice = random.Random(seed)
    originals = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    if not originals:
        sys.exit(f"{SAMPLES}: no articles to make a text of")
    while True:
        for original in originals:
            yield varied(original, dice)


def take(source: Iterator[str], size: float) -> list[str]:
    """As many articles as reach a size in bytes of UTF-8."""
    taken, total = [], 0
    while total < size:
        taken.append(next(source))
        total += len(taken[-1].encode())
    return taken


def worker_for(part: str) -> Callable[[str], object]:
    """The part to measure, imported and set up."""
    if part == "minutes-extract":
        from minutes_extract.extractor import Extractor

        extract = Extractor().extract
        return lambda text: extract(text).model_dump_json()
    import underthesea

    # Line by line, to be fair: on whole articles, not what it is made for, the tagger is three times slower.
    peer = underthesea.ner if part == "underthesea ner" else underthesea.word_tokenize
    return lambda text: [peer(line) for line in text.split("\n") if line.strip()]


def measure(part: str, corpus: Path) -> None:
    """Runs in a process of its own: prints MB/s of each round as JSON."""
    texts = json.loads(corpus.read_text(encoding="utf-8"))
    work = worker_for(part)
    for text in texts["warm-up"]:
        work(text)
    speeds = []
    for number in range(ROUNDS):
        # The slower parts take fewer articles of each round, spread over it, so that all kinds are there.
        step = round(1 / PARTS[part])
        chosen = texts["timed"][number::ROUNDS][::step]
        started = time.perf_counter()
        for text in chosen:
            work(text)
        speeds.append(sum(len(t.encode()) for t in chosen) / 1e6 / (time.perf_counter() - started))
    print(json.dumps(speeds))


def measure_all(size: float, seed: int) -> dict[str, list[float]]:
    """MB/s of each part, by round; one process after the other, so that they do not share a processor."""
    source = articles(seed)
    texts = {"warm-up": take(source, WARM_UP), "timed": take(source, size * 1e6)}
    if len(set(texts["timed"])) != len(texts["timed"]):
        sys.exit("two articles came out alike")
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus.json")
        corpus.write_text(json.dumps(texts), encoding="utf-8")
        found = {}
        for part in PARTS:
            command = [sys.executable, __file__, "--measure", part, str(corpus)]
            answer = subprocess.run(command, check=True, capture_output=True, text=True)
            found[part] = json.loads(answer.stdout.splitlines()[-1])
    return found


def report(found: dict[str, list[float]]) -> str:
    """A table: MB/s (median, lowest, highest), and how many times as fast as each peer we are."""
    ours = statistics.median(found["minutes-extract"])
    lines = [f"{'part':28}{'MB/s':>10}{'lowest':>10}{'highest':>10}{'ours / it':>12}"]
    for part, speeds in found.items():
        median = statistics.median(speeds)
        lines.append(f"{part:28}{median:10.3f}{min(speeds):10.3f}{max(speeds):10.3f}{ours / median:12.1f}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON")
    parser.add_argument("--size", type=float, default=1.0, metavar="MB", help="of text for the fastest part")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--measure", nargs=2, metavar=("PART", "CORPUS"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure[0], Path(options.measure[1]))
        return
    found = measure_all(options.size, options.seed)
    print(json.dumps({"seed": options.seed, "MB/s": found}, indent=1) if options.json else report(found))


if __name__ == "__main__":
    main()
