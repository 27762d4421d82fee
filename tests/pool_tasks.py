"""Functions for worker processes, which must be able to import them by name."""

import os
import signal
import time
from pathlib import Path

from minutes_extract.runs import work

READY = {"factor": 1}


class PickyError(Exception):
    """Pickles, but cannot be made anew: the trap that kills standard pools."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} {two}")


def prepare(factor: int) -> None:
    READY["factor"] = factor


def fail_to_prepare(message: str) -> None:
    raise ValueError(message)


def die_preparing() -> None:
    os._exit(7)


def times(number: int) -> int:
    return number * READY["factor"]


def slow_first(number: int) -> int:
    time.sleep(0.3 if number == 0 else 0)
    return number


def trouble(word: str) -> object:
    if word == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "exit":
        os._exit(3)
    if word == "raise":
        raise KeyError(word)
    if word == "picky":
        raise PickyError("a", "b")
    if word == "lambda":
        return lambda: None
    return word.upper()


def sleep_forever(folder: str) -> None:
    Path(folder, f"{os.getpid()}.pid").touch()
    time.sleep(600)


def die_at_b(task: work.Task) -> work.Outcome:
    """Stands in for runs.work.process: the worker is killed at one article."""
    if task.source.name == "b.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return work.process(task)
