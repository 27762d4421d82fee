"""No article can make the extractor slow: time grows with the text, whatever the text holds.

Each hostile input is measured against the speed on ordinary articles of this very machine, so that a slow machine
measures both slowly. What is quadratic is not ten times slower but hundreds of times at these sizes.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from minutes_extract import Extractor
from minutes_extract.rules import ruleset
from minutes_extract.rules.ruleset import Shape

EXTRACTOR = Extractor()
SAMPLES = Path(__file__).resolve().parent.parent / "samples"
# Times slower than ordinary articles, per byte: three bytes may hold a whole percentage (`5% `); what is quadratic is
# hundreds of times slower at these sizes.
ALLOWED = 20
SLACK = 0.25  # seconds: a pause of the machine, a garbage collection
SLOWEST = 0.05  # MB/s on ordinary articles under which nothing is measured here
ROUNDS = 3
SHARES = (64, 16, 4, 1)  # a part of the text first: what is far too slow is told in seconds, not in hours

SYLLABLES = "ba bo bi ca co cu da do di ga go ha ho hi la lo li ma mo mi na no ni ta to ti va vo vi xa".split()
SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ".split()
MIDDLES = "Văn Thị Hữu Đức Minh Thanh Ngọc Quang Xuân Công".split()
GIVEN = "An Bình Chi Dũng Giang Hà Hải Hạnh Hiền Hòa Hùng Lan Linh Long Mai Nga Sơn Tâm Thảo Tuấn".split()


def _name(number: int) -> str:
    number, given = divmod(number, len(GIVEN))
    surname, middle = divmod(number, len(MIDDLES))
    more = "" if surname < len(SURNAMES) else " " + GIVEN[surname // len(SURNAMES) % len(GIVEN)]
    return f"{SURNAMES[surname % len(SURNAMES)]} {MIDDLES[middle]}{more} {GIVEN[given]}"


def _long(unit: str, characters: int) -> str:
    return (unit * (characters // len(unit) + 1))[:characters]


HOSTILE: dict[str, Callable[[], str]] = {
    "300 kB without a full stop": lambda: _long(" ".join(SYLLABLES) + " ", 300_000),
    "80,000 characters of report without a full stop": lambda: _long(
        "Đồng chí Lê Văn Mận, Bí thư Huyện ủy Ea Kar, phát biểu tại Hội nghị, 100% đảng viên học tập, ", 80_000
    ),
    "80,000 characters of report on one line": lambda: _long(
        "Đồng chí Lê Văn Mận, Bí thư Huyện ủy Ea Kar, phát biểu. Ngày 5/3/2022, 100% đảng viên học tập. ", 80_000
    ),
    "30,000 capitals": lambda: "A" * 30_000,
    "30,000 single capitals": lambda: "A " * 30_000,
    "30,000 capitalised words": lambda: "Hoa " * 30_000,
    "30,000 surnames": lambda: "Nguyễn " * 30_000,
    "30,000 percent signs": lambda: "%" * 30_000,
    "30,000 percent signs with blanks": lambda: "% " * 30_000,
    "30,000 percentages": lambda: "5% " * 30_000,
    "4,000 percentages in sentences": lambda: "Đạt 5% kế hoạch. " * 4000,
    "one sentence of 10,000 targets": lambda: "100% đảng viên học tập; " * 10_000,
    "a list with 5,000 semicolons": lambda: (
        "Dự có " + "; ".join(f"đồng chí {_name(n)}, Bí thư Huyện ủy" for n in range(5000))
    ),
    "a list with 5,000 bare names and semicolons": lambda: (
        "Dự có các đồng chí: " + "; ".join(f"{_name(n)}, Chủ tịch UBND xã" for n in range(5000))
    ),
    "5,000 bare semicolons": lambda: "Phó Chủ tịch UBND huyện: " + "a; " * 5000,
    "5,000 đồng chí": lambda: "đồng chí " * 5000,
    "5,000 đồng chí with names": lambda: "".join(f"đồng chí {_name(n)} " for n in range(5000)),
    "5,000 đồng chí with one given name": lambda: "đồng chí Mận " * 5000,
    "one line of 20,000 names": lambda: ", ".join(_name(n) for n in range(20_000)),
    "20,000 times one name": lambda: "Lê Văn Mận, " * 20_000,
    "20,000 names after one office": lambda: (
        "Các Phó Chủ tịch UBND huyện: " + ", ".join(_name(n) for n in range(20_000))
    ),
    "5,000 lines of titles": lambda: "Bí thư Huyện ủy Ea Kar\n" * 5000,
    "2,000 lines of headlines": lambda: "ĐẠI HỘI ĐẢNG BỘ HUYỆN EA KAR\n" * 2000,
    "2,000 different bodies": lambda: "".join(f"Trường THPT {_name(n)} họp. " for n in range(2000)),
    "2,000 people with offices": lambda: "".join(
        f"Ông {_name(n)}, Bí thư Chi bộ thôn {n % 99}, dự. " for n in range(2000)
    ),
    "2,000 later mentions": lambda: "".join(f"Ông {_name(n)} dự. " for n in range(500)) + "Ông Mai dự. " * 2000,
    "10,000 nhiệm kỳ": lambda: "nhiệm kỳ " * 10_000,
    "10,000 terms": lambda: "nhiệm kỳ 2020-2025 " * 10_000,
    "4,000 terms with ordinals": lambda: "khóa XVII, nhiệm kỳ 2020-2025, " * 4000,
    "10,000 offices with terms": lambda: "Bí thư Huyện ủy nhiệm kỳ 2020-2025, " * 10_000,
    "20,000 Ủy viên": lambda: "Ủy viên " * 20_000,
    "20,000 Ủy viên after a name": lambda: "Ông Lê Văn Mận, " + "Ủy viên, " * 20_000,
    "2,000 offices of one person": lambda: (
        "Ông Lê Văn Mận, " + ", ".join(f"Bí thư Chi bộ thôn {n}" for n in range(2000))
    ),
    "3,000 elections": lambda: "bầu ông Lê Văn Mận giữ chức Bí thư Huyện ủy, " * 3000,
    "4,000 status words": lambda: "được bầu giữ chức " * 4000,
    "3,000 appointments": lambda: "bổ nhiệm điều động bầu thôi giữ chức là làm " * 3000,
    "4,000 bodies": lambda: "Sở Y tế, " * 4000,
    "3,000 nested heads": lambda: "Ban Thường vụ Đảng ủy Chi bộ Sở " * 3000,
    "4,000 pronouns": lambda: "Ông là người. " * 4000,
    "4,000 meetings": lambda: "tổ chức Hội nghị " * 4000,
    "4,000 dates": lambda: "ngày 5/3/2022, " * 4000,
    "4,000 dates without a year": lambda: "ngày 5/3, " * 4000,
    "4,000 day words": lambda: "ngày tháng năm quý từ đến " * 4000,
    "3,000 documents": lambda: "Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị, " * 3000,
    "4,000 bylines": lambda: "Ảnh: Lê Văn Mận\n" * 4000,
    "30,000 lines": lambda: "a\n" * 30_000,
    "30,000 blank lines": lambda: "\n \n" * 30_000,
    "200 kB of blanks": lambda: " " * 200_000 + "a",
    "200 kB of blanks between words": lambda: "a" + " " * 200_000 + "b",
    "100 kB of one word": lambda: "a" * 100_000,
    "100 kB of digits": lambda: "1" * 100_000,
    "100 kB of digits and stops": lambda: "1." * 50_000,
    "100 kB of digits and slashes": lambda: "1/" * 50_000,
    "50 kB of full stops": lambda: "." * 50_000,
    "50 kB of commas": lambda: "," * 50_000,
    "50 kB of brackets": lambda: "(" * 25_000 + ")" * 25_000,
    "50 kB of quotes": lambda: '"' * 50_000,
    "50 kB of dashes": lambda: "- " * 25_000,
    "50 kB of combining marks": lambda: "a" + "\u0301" * 25_000,
    "80,000 characters decomposed": lambda: _long(
        "Đồng chí Lê Va\u0306n Mâ\u0323n, Bi\u0301 thư Huyện u\u0309y dự. ", 80_000
    ),
    "100 kB of doubled blanks": lambda: "a  " * 33_000,
}


def _seconds(text: str, rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        EXTRACTOR.extract(text)
        best = min(best, time.perf_counter() - start)
    return best


@pytest.fixture(scope="module")
def ordinary() -> float:
    """Seconds per byte on ordinary articles: the median article of samples/, each the best of three."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    EXTRACTOR.extract(texts[0])
    taken = sorted(_seconds(text, ROUNDS) / len(text.encode()) for text in texts)
    each = taken[len(taken) // 2]
    if each > 1 / (SLOWEST * 1e6):
        pytest.skip(f"this machine reads {1e-6 / each:.3f} MB/s of ordinary articles: too slow to tell")
    return each


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_no_input_is_pathological(make: Callable[[], str], ordinary: float) -> None:
    whole = make()
    for share in SHARES:
        text = whole[: len(whole) // share]
        size = len(text.encode())
        allowed = ALLOWED * ordinary * size + SLACK
        taken = _seconds(text, 1)
        if allowed < taken < 3 * allowed:  # perhaps the machine was busy
            taken = min(taken, _seconds(text, ROUNDS - 1))
        assert taken <= allowed, (
            f"{size:,} bytes took {taken:.2f} s, {size / taken / 1e6:.3f} MB/s; "
            f"ordinary articles {1e-6 / ordinary:.3f} MB/s, allowed {allowed:.2f} s"
        )


REPEATED = "O ,O ,x &O ,P ,O; P,O xO bP,O O,P P(O) ,P&P e, nk G, [,x] ;O".split()


@pytest.mark.parametrize("shape", ruleset().shapes, ids=lambda shape: shape.rule.id)
def test_no_shape_of_an_office_is_pathological(shape: Shape) -> None:
    """A row of sixty letters over and over is read at once: nested repeats once took a second for twenty offices."""
    for begun, letters, closed in itertools.product(("", "P", "bP", "AO"), REPEATED, ("", "P", "k")):
        row = begun + letters * (60 // len(letters)) + closed
        list(shape.compiled.finditer(row, timeout=0.5))  # raises TimeoutError
