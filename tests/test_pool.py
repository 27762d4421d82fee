"""Work spread over processes: order, bounds, bad items, dead workers, and no process left behind."""

import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing import active_children, get_context
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from minutes_extract import pool
from minutes_extract.pool import PoolError, WorkerDiedError, ordered_map

HERE = Path(__file__).parent


@pytest.fixture
def tasks(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module of functions, importable here and in the workers, which inherit sys.path."""
    monkeypatch.syspath_prepend(HERE)
    import pool_tasks

    return pool_tasks


@pytest.mark.parametrize("jobs", [1, 2])
def test_order_and_setup(tasks: Any, jobs: int) -> None:
    found = ordered_map(tasks.times, range(50), jobs=jobs, initializer=tasks.prepare, initargs=(3,), chunk=4)
    assert list(found) == [3 * n for n in range(50)]
    tasks.prepare(1)


def test_a_slow_item_does_not_change_the_order(tasks: Any) -> None:
    assert list(ordered_map(tasks.slow_first, range(6), jobs=2)) == list(range(6))


@pytest.mark.parametrize("jobs", [1, 2])
def test_exceptions_stand_in_the_place_of_results(tasks: Any, jobs: int) -> None:
    good, bad, after = ordered_map(tasks.trouble, ["a", "raise", "b"], jobs=jobs, chunk=3)
    assert (good, after) == ("A", "B")
    assert isinstance(bad, KeyError)


def test_what_cannot_travel_becomes_an_error(tasks: Any) -> None:
    picky, unpicklable, good = ordered_map(tasks.trouble, ["picky", "lambda", "a"], jobs=2, chunk=3)
    assert isinstance(picky, RuntimeError)
    assert str(picky) == "PickyError: a b"
    assert isinstance(unpicklable, TypeError)
    assert good == "A"


def test_a_killed_worker_costs_its_item_alone(tasks: Any) -> None:
    words = ["a", "kill", "b", "c", "exit", "d", "e", "f"]
    found = list(ordered_map(tasks.trouble, words, jobs=2, chunk=4))
    assert [str(each) for each in found] == [
        "A", "the process that worked on it was killed (out of memory?)", "B", "C",
        "the process that worked on it ended with status 3", "D", "E", "F",
    ]  # fmt: skip
    assert isinstance(found[1], WorkerDiedError)


def test_input_is_read_no_further_than_the_window(tasks: Any) -> None:
    read = []

    def endless() -> Iterator[int]:
        for number in itertools.count():
            read.append(number)
            yield number

    found = ordered_map(tasks.times, endless(), jobs=2, window=6, chunk=2)
    assert list(itertools.islice(found, 20)) == list(range(20))
    assert len(read) <= 20 + 6
    found.close()  # type: ignore[attr-defined]
    assert not active_children()


def test_inline_work_is_lazy(tasks: Any) -> None:
    found = ordered_map(tasks.times, itertools.count())
    assert list(itertools.islice(found, 3)) == [0, 1, 2]


def test_no_more_workers_than_chunks(tasks: Any) -> None:
    found = ordered_map(tasks.times, [1], jobs=64)
    assert next(found) == 1
    assert len(active_children()) <= 1
    assert list(found) == []
    assert not active_children()
    assert list(ordered_map(tasks.times, [], jobs=2)) == []


def test_errors_of_setting_up_are_raised(tasks: Any) -> None:
    with pytest.raises(ValueError, match="no such folder"):
        list(ordered_map(len, ["a"], jobs=2, initializer=tasks.fail_to_prepare, initargs=("no such folder",)))
    with pytest.raises(PoolError, match="could not be set up: it ended with status 7"):
        list(ordered_map(len, ["a"], jobs=2, initializer=tasks.die_preparing))
    assert not active_children()


@pytest.mark.parametrize("wrong", [{"jobs": 0}, {"chunk": 0}, {"window": 0}])
def test_wrong_arguments(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        ordered_map(len, ["a"], **wrong)  # type: ignore[arg-type]


def test_an_idle_worker_that_died_is_replaced(tasks: Any) -> None:
    found = ordered_map(tasks.trouble, ["a", "b", "c"], jobs=2, window=1)
    assert next(found) == "A"
    for process in active_children():
        process.kill()
        process.join()
    # Its next item had been handed to it or not: the item is lost at most, never the run.
    rest = list(found)
    assert len(rest) == 2
    assert rest[1] == "C"


@pytest.mark.skipif(os.name != "posix", reason="sends a POSIX signal")
def test_ctrl_c_leaves_no_process(tmp_path: Path) -> None:
    program = (
        "import signal, sys; sys.path.insert(0, sys.argv[1]); import pool_tasks\n"
        "from minutes_extract.pool import ordered_map\n"
        "if __name__ == '__main__':\n"
        # As at a terminal: what a shell starts in the background is deaf to Ctrl-C, and so is all that it starts.
        "    signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "    list(ordered_map(pool_tasks.sleep_forever, [sys.argv[2]] * 2, jobs=2))\n"
    )
    script = tmp_path / "script.py"
    script.write_text(program, encoding="utf-8")
    # A session of its own, so that the signal reaches the whole group, as from a terminal, but not us.
    process = subprocess.Popen([sys.executable, script, HERE, tmp_path], start_new_session=True, stderr=subprocess.PIPE)
    try:
        _wait_for(lambda: len(list(tmp_path.glob("*.pid"))) == 2)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode != 0
    assert errors.count(b"Traceback") == 1, "only the parent speaks"
    for pid in (int(path.stem) for path in tmp_path.glob("*.pid")):
        _wait_for(lambda pid=pid: not _alive(pid))  # type: ignore[misc]


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _wait_for(condition: Any, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def test_the_life_of_a_worker(tasks: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker's side of the pipe, run here in a thread, where coverage can see it."""
    monkeypatch.setattr(pool.signal, "signal", lambda *_: None)
    ours, theirs = get_context("spawn").Pipe()
    thread = Thread(target=pool._work, args=(theirs, tasks.times, tasks.prepare, (2,)))
    thread.start()
    assert ours.recv() is None
    ours.send([1, 2])
    assert ours.recv() == [2, 4]
    ours.close()
    thread.join(10)
    assert not thread.is_alive()
    tasks.prepare(1)


def test_a_worker_reports_a_failed_setup(tasks: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool.signal, "signal", lambda *_: None)
    ours, theirs = get_context("spawn").Pipe()
    pool._work(theirs, tasks.times, tasks.fail_to_prepare, ("why",))
    assert str(ours.recv()) == "why"
