"""What a run came to: articles, records by kind, failures, megabytes a second."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from minutes_extract.runs.work import KINDS, Outcome


@dataclass(slots=True)
class Summary:
    """Counts of one run; sizes in bytes, times in seconds.

    >>> summary = Summary()
    >>> summary.add(Outcome("a.txt", None, 2_000, (1,) * len(KINDS)))
    >>> summary.add(Outcome("b.txt", "empty file"))
    >>> summary.done, summary.failed, summary.records["dates"], summary.exit_status
    (1, 1, 1, 1)
    """

    done: int = 0
    failed: int = 0
    size: int = 0
    records: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    started: float = field(default_factory=time.perf_counter)
    seconds: float = 0.0

    def add(self, outcome: Outcome) -> None:
        """Counts one article."""
        self.seconds = time.perf_counter() - self.started
        if outcome.cause is not None:
            self.failed += 1
            return
        self.done += 1
        self.size += outcome.size
        for kind, number in zip(KINDS, outcome.counts, strict=True):
            self.records[kind] += number

    @property
    def speed(self) -> float:
        """Megabytes (10⁶ bytes) of article a second of the clock, all processes together, set-up included."""
        return self.size / 1e6 / self.seconds if self.seconds else 0.0

    @property
    def exit_status(self) -> int:
        """0 all articles done, 1 some failed, 3 none could be done."""
        if not self.done:
            return 3
        return 1 if self.failed else 0
