"""Work spread over processes: results in order, memory bounded, a killed worker told from a hanging one.

The standard pools read their whole input ahead, and when the system kills a worker (out of memory) one of
them hangs and the other fails every task in flight. Here each worker has its own pipe and holds one chunk at
a time, so it is always known which items a dead worker was busy with.

>>> list(ordered_map(int, ["12", "x", "34"]))
[12, ValueError("invalid literal for int() with base 10: 'x'"), 34]
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Out = TypeVar("Out")

# Workers start clean (spawn), never as copies of a process that may hold threads and locks.
_CONTEXT = multiprocessing.get_context("spawn")
_GRACE = 3.0  # seconds that a worker has for ending itself before it is killed


class WorkerDiedError(RuntimeError):
    """The process that worked on an item ended without an answer, most often killed for lack of memory."""


class PoolError(RuntimeError):
    """No worker process could be started, or none could be set up."""


def available_cpus() -> int:
    """How many processors this process may use (not how many the machine has)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def ordered_map(
    function: Callable[[Item], Out],
    items: Iterable[Item],
    *,
    jobs: int = 1,
    initializer: Callable[..., object] | None = None,
    initargs: tuple[Any, ...] = (),
    window: int | None = None,
    chunk: int = 1,
) -> Iterator[Out | Exception]:
    """Applies a function to each item, in worker processes if ``jobs`` > 1; results in the items' order.

    Where the function raised, **the exception is yielded in the result's place**, and a
    :class:`WorkerDiedError` where its process died: one bad item never costs the others. The items of a chunk
    whose worker died are tried once more one by one, so the function should be safe to repeat.

    Parameters
    ----------
    function, items, initializer, initargs
        With ``jobs`` > 1 all must be picklable, and a script must start its work under
        ``if __name__ == "__main__":``. ``items`` may be endless. The initializer runs once in each process.
    jobs
        Number of processes; 1 does the work in this one.
    window
        The most items read ahead of the one last yielded (default: 4 chunks for each worker).
    chunk
        Items sent to a worker at a time: more than 1 where one item takes less than some milliseconds.

    Raises
    ------
    PoolError
        No worker could be started. Whatever the initializer raises is raised here.
    ValueError
        ``jobs``, ``window`` or ``chunk`` is less than 1.
    """
    window = 4 * jobs * chunk if window is None else window
    if min(jobs, chunk, window) < 1:
        raise ValueError("jobs, chunk and window are at least 1")
    if jobs == 1:
        return _inline(function, items, initializer, initargs)
    return _Pool(function, iter(items), jobs, initializer, initargs, window, chunk).run()


def _inline(
    function: Callable[[Item], Out],
    items: Iterable[Item],
    initializer: Callable[..., object] | None,
    initargs: tuple[Any, ...],
) -> Iterator[Out | Exception]:
    if initializer is not None:
        initializer(*initargs)
    for item in items:
        yield _attempt(function, item)


def _attempt(function: Callable[[Item], Out], item: Item) -> Out | Exception:
    try:
        return function(item)
    except Exception as error:  # noqa: BLE001 - any exception is the item's result
        return error


@dataclass(slots=True)
class _Chunk(Generic[Item]):
    """Some items in a row; ``first`` is the number of the first one, counted from 0."""

    first: int
    items: Sequence[Item]


@dataclass(slots=True)
class _Worker(Generic[Item]):
    """A process, our end of its pipe, and what it is busy with (None: idle)."""

    process: multiprocessing.process.BaseProcess
    pipe: Connection
    chunk: _Chunk[Item] | None
    ready: bool = False


@dataclass(slots=True)
class _Pool(Generic[Item, Out]):
    function: Callable[[Item], Out]
    items: Iterator[Item]
    jobs: int
    initializer: Callable[..., object] | None
    initargs: tuple[Any, ...]
    window: int
    chunk: int
    workers: list[_Worker[Item]] = field(default_factory=list)
    again: deque[_Chunk[Item]] = field(default_factory=deque)  # items of dead workers, one by one
    done: dict[int, Out | Exception] = field(default_factory=dict)  # finished, not yet yielded
    taken: int = 0  # items read so far
    yielded: int = 0
    exhausted: bool = False

    def run(self) -> Iterator[Out | Exception]:
        try:
            while True:
                self._hand_out()
                while self.yielded in self.done:
                    result = self.done.pop(self.yielded)
                    self.yielded += 1
                    yield result
                    self._hand_out()
                if self.exhausted and self.yielded == self.taken:
                    return
                self._listen()
        finally:
            self._stop()

    def _hand_out(self) -> None:
        """Gives every idle worker a chunk; starts workers only as long as there are chunks for them."""
        for worker in self.workers:
            if worker.chunk is None and (chunk := self._next_chunk()):
                worker.chunk = chunk
                self._send(worker)
        while len(self.workers) < self.jobs and (chunk := self._next_chunk()):
            self.workers.append(self._start(chunk))

    def _next_chunk(self) -> _Chunk[Item] | None:
        if self.again:
            return self.again.popleft()
        size = min(self.chunk, self.window - (self.taken - self.yielded))
        if self.exhausted or size < 1:
            return None
        items = list(islice(self.items, size))
        self.exhausted = len(items) < size
        self.taken += len(items)
        return _Chunk(self.taken - len(items), items) if items else None

    def _start(self, chunk: _Chunk[Item]) -> _Worker[Item]:
        """Starts a worker; it gets its chunk when it says that it is ready."""
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(
            target=_work, args=(theirs, self.function, self.initializer, self.initargs), daemon=True
        )
        with theirs, _interrupts_blocked():
            process.start()
        return _Worker(process, ours, chunk)

    def _send(self, worker: _Worker[Item]) -> None:
        # A worker that has just died is noticed, with its chunk, when we listen.
        if worker.chunk is not None:
            with contextlib.suppress(OSError):
                worker.pipe.send(worker.chunk.items)

    def _listen(self) -> None:
        """Waits until a worker says something or dies, and takes note of it."""
        by_pipe = {worker.pipe: worker for worker in self.workers}
        for pipe in wait(list(by_pipe)):
            worker = by_pipe[pipe]  # type: ignore[index]  # wait() is typed for all that has a fileno
            try:
                message = worker.pipe.recv()
            except (EOFError, OSError):  # also mid-message: the process is gone
                self._bury(worker)
            else:
                self._take(worker, message)

    def _take(self, worker: _Worker[Item], message: Any) -> None:
        if not worker.ready:
            if isinstance(message, BaseException):  # out of the initializer
                raise message
            worker.ready = True
            self._send(worker)
        elif worker.chunk is not None:
            self.done.update(enumerate(message, worker.chunk.first))
            worker.chunk = None

    def _bury(self, worker: _Worker[Item]) -> None:
        """A dead worker's only item is given up; of several, each has another try: most are innocent."""
        self.workers.remove(worker)
        _end(worker.process)
        worker.pipe.close()
        how = _cause(worker.process.exitcode)
        if not worker.ready:
            raise PoolError(f"a worker process could not be set up: it {how}")
        if (chunk := worker.chunk) is None:
            return
        if len(chunk.items) == 1:
            self.done[chunk.first] = WorkerDiedError(f"the process that worked on it {how}")
        else:
            self.again.extend(_Chunk(chunk.first + i, [item]) for i, item in enumerate(chunk.items))

    def _stop(self) -> None:
        """Ends all workers, also after Ctrl-C or when the caller stopped in the middle."""
        for worker in self.workers:
            worker.pipe.close()  # an idle worker ends by itself when it finds its pipe closed
            if worker.chunk is not None:
                worker.process.terminate()
        for worker in self.workers:
            _end(worker.process)
            worker.process.close()
        self.workers.clear()


def _end(process: multiprocessing.process.BaseProcess) -> None:
    process.join(_GRACE)
    if process.is_alive():
        process.kill()
        process.join()


def _cause(exitcode: int | None) -> str:
    if exitcode == -9:
        return "was killed (out of memory?)"
    if exitcode is not None and exitcode < 0:
        return f"was ended by signal {-exitcode}"
    return f"ended with status {exitcode}"


@contextlib.contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """A process started meanwhile is deaf to Ctrl-C, which reaches all of the terminal: its parent ends it.

    Ours is held back, not lost.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # started with the first process otherwise, which unblocks signals
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(
    pipe: Connection,
    function: Callable[[Item], Out],
    initializer: Callable[..., object] | None,
    initargs: tuple[Any, ...],
) -> None:
    """A worker's whole life: set up, say so, then answer each chunk with the list of its results."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that half-written files are cleaned up
    try:
        if initializer is not None:
            initializer(*initargs)
    except BaseException as error:  # noqa: BLE001 - the parent raises it
        pipe.send(_portable(error))
        return
    pipe.send(None)
    # A closed pipe is the order to end, be it given or left behind by a parent that died.
    with contextlib.suppress(EOFError, OSError):
        while True:
            results = [_attempt(function, item) for item in pipe.recv()]
            pipe.send_bytes(_pack(results))


def _pack(results: Sequence[object]) -> bytes:
    """Pickles results; one that cannot be pickled becomes an error, the others stay."""
    try:
        if not any(isinstance(result, Exception) for result in results):
            return pickle.dumps(results, pickle.HIGHEST_PROTOCOL)
    except Exception:  # noqa: BLE001, S110 - whatever pickling raises, it is sorted out one by one below
        pass
    return pickle.dumps([_portable(result) for result in results], pickle.HIGHEST_PROTOCOL)


def _portable(result: object) -> object:
    """The result itself if it survives the way to another process, else an error that says what it was."""
    try:
        pickle.loads(pickle.dumps(result))  # noqa: S301 - our own bytes
    except Exception as error:  # noqa: BLE001 - __reduce__ and __init__ may raise anything
        if isinstance(result, BaseException):
            return RuntimeError(f"{type(result).__name__}: {result}")
        return TypeError(f"the result cannot be sent between processes: {error}")
    return result
