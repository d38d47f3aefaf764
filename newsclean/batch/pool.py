"""A pool of processes that survives its workers: those that die, hang or take too much memory are replaced.

Answers come in the order of the questions. A batch whose worker failed is asked again a page at a time, so that only
the page that was to blame is lost, and that with a reason.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Protocol, TypeVar

import pyarrow as pa

from newsclean.batch.worker import DONE, MEMORY, READY, Work, packed, serve, unpacked
from newsclean.errors import NewscleanError

_AHEAD = 2
"""Batches a worker has at a time: one it works on, and the next, so that it need not wait."""
_WINDOW = 32
"""Batches a worker that may be on their way at a time: what a slow page holds up is bounded."""
_GLANCE = 0.5
"""Seconds between two looks at the clock."""
_ABSENCE = 10.0
"""Seconds between two looks from which on the time between does not count."""
_TRIES = 3
"""How often a page is tried whose worker dies: something else may have killed it."""


_LOADING = 83
"""The exit code of a worker whose script would start workers in turn."""


class PoolError(NewscleanError):
    """Workers cannot be started."""


def end_if_loading() -> None:
    """Ends this process if it is a worker that is just loading the script it belongs to: the pool will say why."""
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        sys.exit(_LOADING)


class Asked(Protocol):
    """What the pool is asked: anything with a batch of pages."""

    @property
    def pages(self) -> pa.RecordBatch:
        """The pages, at least none."""


Question = TypeVar("Question", bound=Asked)
Fail = Callable[[pa.RecordBatch, str], pa.RecordBatch]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a page may take: seconds, and bytes beside what its worker has anyway."""

    seconds: float = 60.0
    memory: int = 2 * 2**30


@dataclass(slots=True, eq=False)
class _Piece:
    """Some pages of a question that go to a worker together."""

    pages: pa.RecordBatch
    tries: int = 0
    answer: pa.RecordBatch | None = None


@dataclass(slots=True, eq=False)
class _Task:
    """The pieces of a question, with their answers so far."""

    pieces: list[_Piece]

    def answers(self) -> list[pa.RecordBatch] | None:
        """All answers in order; None as long as one is missing."""
        found = [piece.answer for piece in self.pieces if piece.answer is not None]
        return found if len(found) == len(self.pieces) else None


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    link: Connection
    ready: bool = False
    since: float = 0.0
    """When it began with the first of its pieces."""
    pieces: deque[tuple[_Task, _Piece]] = field(default_factory=deque)


class Pool:
    """Processes that do ``work`` (a function that can be pickled) on batches; ``fail`` makes the rows of lost pages.

    A context manager: on leaving, all workers are stopped, whatever they do.
    """

    def __init__(self, jobs: int, work: Work, fail: Fail, limits: Limits) -> None:
        self._jobs, self._work, self._fail, self._limits = jobs, work, fail, limits
        self._context = multiprocessing.get_context("spawn")  # forks of a process with threads can hang
        self._workers: list[_Worker] = []
        self._queue: deque[tuple[_Task, _Piece]] = deque()
        self._false_starts = 0
        self._looked = time.monotonic()

    def __enter__(self) -> Pool:
        """Raises `PoolError` where the system starts no process, or processes could not load what runs here."""
        if getattr(sys.modules["__main__"], "__file__", None) == "<stdin>":
            raise PoolError("workers load the script that calls this, and it has no file; write it into one")
        try:
            for _ in range(self._jobs):
                self._workers.append(self._start())
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *problem: object) -> None:
        for worker in self._workers:
            self._stop(worker)
        self._workers = []

    @property
    def processes(self) -> list[int]:
        """The workers' process numbers."""
        return [worker.process.pid for worker in self._workers if worker.process.pid is not None]

    def map(self, questions: Iterable[Question]) -> Iterator[tuple[Question, list[pa.RecordBatch]]]:
        """Each question with its answers, in order; questions are drawn as they are needed.

        Raises `PoolError` where workers cannot be started.
        """
        source = iter(questions)
        tasks: deque[tuple[Question, _Task]] = deque()
        more = True
        while more or tasks:
            while more and self._has_room(len(tasks)):
                question = next(source, None)
                more = question is not None
                if question is not None:
                    tasks.append((question, self._ask(question.pages)))
                    self._hand_out()
            self._hand_out()
            while tasks and (answers := tasks[0][1].answers()) is not None:
                yield tasks.popleft()[0], answers
                self._hand_out()
            if tasks:
                self._receive(block=not (more and self._has_room(len(tasks))))
                self._replace_late()

    def _has_room(self, tasks: int) -> bool:
        """Whether another question may be drawn beside so many."""
        return tasks < self._jobs * _WINDOW and len(self._queue) < self._jobs

    def _ask(self, pages: pa.RecordBatch) -> _Task:
        task = _Task([_Piece(pages)] if pages.num_rows else [])
        self._queue.extend((task, piece) for piece in task.pieces)
        return task

    def _hand_out(self) -> None:
        """Gives the workers what waits: first to those that have nothing."""
        for load in range(_AHEAD):
            for worker in self._workers:
                if self._queue and worker.ready and len(worker.pieces) == load:
                    self._send(worker, *self._queue.popleft())

    def _send(self, worker: _Worker, task: _Task, piece: _Piece) -> None:
        if not worker.pieces:
            worker.since = time.monotonic()
        worker.pieces.append((task, piece))
        try:
            worker.link.send_bytes(packed(piece.pages))
        except OSError:
            self._died(worker)

    def _receive(self, *, block: bool) -> None:
        """Takes in what workers have sent; with ``block``, waits a while for it."""
        ready = wait([worker.link for worker in self._workers], timeout=_GLANCE if block else 0)
        for worker in [worker for worker in self._workers if worker.link in ready]:
            self._hear(worker)

    def _hear(self, worker: _Worker) -> None:
        message = None
        with contextlib.suppress(EOFError, OSError):
            message = worker.link.recv_bytes()
        if message is None:
            self._died(worker)
        else:
            self._take(worker, message)

    def _replace_late(self) -> None:
        """Replaces the workers that take longer than a page may."""
        now = time.monotonic()
        if now - self._looked > _ABSENCE:  # it was we who were away: stopped and woken, or held up by a slow disk
            for worker in self._workers:
                worker.since = now
        self._looked = now
        for worker in list(self._workers):
            if worker.pieces and now - worker.since >= self._limits.seconds and not worker.link.poll():
                self._replace(worker, f"took longer than {self._limits.seconds:g} s")

    def _take(self, worker: _Worker, message: bytes) -> None:
        kind, rest = message[:1], memoryview(message)[1:]
        if kind == READY:
            worker.ready, self._false_starts = True, 0
        elif kind == DONE:
            _, piece = worker.pieces.popleft()
            piece.answer = unpacked(rest)
            worker.since = time.monotonic()
        elif kind == MEMORY:
            self._replace(worker, f"took more memory than {self._limits.memory >> 20} MB")
        else:
            task, piece = worker.pieces.popleft()
            worker.since = time.monotonic()
            self._failed(task, piece, bytes(rest).decode())

    def _died(self, worker: _Worker) -> None:
        worker.process.join(1)
        code = worker.process.exitcode
        if code == _LOADING and not worker.ready:
            problem = "each worker loads the script that calls this, and would call it again"
            raise PoolError(f'{problem}: put the call under if __name__ == "__main__":')
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts > _TRIES + self._jobs:
                raise PoolError(f"workers end before they are ready (the last with {_ending(code)})")
        if worker.pieces:
            worker.pieces[0][1].tries += 1
        self._replace(worker, f"its worker died ({_ending(code)})", final=False)

    def _replace(self, worker: _Worker, reason: str, *, final: bool = True) -> None:
        """Puts a new worker in the place of one, and asks again what it had."""
        place = self._workers.index(worker)
        self._stop(self._workers.pop(place))
        self._workers.insert(place, self._start())
        if not worker.pieces:
            return
        task, piece = worker.pieces.popleft()
        self._queue.extendleft(reversed(worker.pieces))
        if not final and piece.pages.num_rows == 1 and piece.tries < _TRIES:
            self._queue.appendleft((task, piece))
        else:
            self._failed(task, piece, reason)

    def _failed(self, task: _Task, piece: _Piece, reason: str) -> None:
        """A page that failed is done; of several, each is asked again by itself."""
        if piece.pages.num_rows == 1:
            piece.answer = self._fail(piece.pages, reason)
            return
        singles = [_Piece(piece.pages.slice(row, 1)) for row in range(piece.pages.num_rows)]
        place = task.pieces.index(piece)
        task.pieces[place : place + 1] = singles
        self._queue.extendleft((task, single) for single in reversed(singles))

    def _start(self) -> _Worker:
        try:
            ours, theirs = self._context.Pipe()
            arguments = (theirs, self._work, self._limits.seconds, self._limits.memory)
            process = self._context.Process(target=serve, args=arguments, daemon=True)
            process.start()
        except OSError as error:
            raise PoolError(f"a worker cannot be started: {error.strerror or error}") from error
        theirs.close()  # so that the worker's death ends our reading
        return _Worker(process, ours)

    def _stop(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join()
        worker.process.close()
        worker.link.close()


def _ending(code: int | None) -> str:
    """How a process ended: the signal's name, or its exit code."""
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            pass
    return f"exit code {code}"
