"""The pool: order kept, and faults kept to the page that is to blame."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from multiprocessing import active_children
from multiprocessing.context import SpawnProcess
from typing import NamedTuple

import pytest

pytest.importorskip("pyarrow", reason="needs newsclean[batch]")

import pyarrow as pa

from newsclean.batch.layout import INPUT
from newsclean.batch.pool import Limits, Pool, PoolError
from tests import batch_work

LIMITS = Limits(seconds=2.0, memory=512 * 2**20)


class Question(NamedTuple):
    number: int
    pages: pa.RecordBatch


def questions(texts: list[str], size: int = 5) -> Iterator[Question]:
    for start in range(0, len(texts), size):
        some = texts[start : start + size]
        columns: dict[str, list[object]] = {name: [None] * len(some) for name in INPUT.names}
        columns |= {
            "id": [str(start + place) for place in range(len(some))],
            "source": [text.encode() for text in some],
        }
        yield Question(start // size, pa.RecordBatch.from_pydict(columns, schema=INPUT))


def rows(pool: Pool, texts: list[str], size: int = 5) -> list[dict[str, str | None]]:
    found = []
    for number, (question, answers) in enumerate(pool.map(questions(texts, size))):
        assert question.number == number
        found += [row for answer in answers for row in answer.to_pylist()]
    return found


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2, batch_work.echo, batch_work.fail, LIMITS) as pool:
        yield pool


def test_answers_come_in_order(pool: Pool) -> None:
    texts = ["SLOW" if number % 17 == 0 else f"page {number}" for number in range(100)]
    found = rows(pool, texts)
    assert [row["id"] for row in found] == [str(number) for number in range(100)]
    assert [row["body"] for row in found] == texts


def test_nothing_asked_nothing_answered(pool: Pool) -> None:
    assert rows(pool, []) == []


def test_an_empty_question_has_an_empty_answer(pool: Pool) -> None:
    empty = Question(0, next(questions(["x"])).pages.slice(0, 0))
    assert list(pool.map([empty])) == [(empty, [])]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("DIE", "its worker died (exit code 7)"),
        ("EAT", "took more memory than 512 MB"),
        ("HANG", "took longer than 2 s"),
        ("RAISE", "ValueError: cannot be"),
    ],
)
def test_a_fault_costs_its_own_page_only(pool: Pool, fault: str, reason: str) -> None:
    texts = [f"page {number}" for number in range(30)]
    texts[7] = fault
    found = rows(pool, texts)
    assert [row["id"] for row in found] == [str(number) for number in range(30)]
    assert [(row["id"], row["error"]) for row in found if row["error"]] == [("7", reason)]
    assert [row["body"] for row in found] == [None if text == fault else text for text in texts]


@pytest.mark.slow
def test_workers_that_are_killed_are_replaced(pool: Pool) -> None:
    before = set(pool.processes)

    def kill() -> None:
        for _ in range(3):
            time.sleep(0.3)
            os.kill(pool.processes[0], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    found = rows(pool, ["SLOW"] * 20, size=2)
    killer.join()
    assert [(row["id"], row["error"]) for row in found] == [(str(number), None) for number in range(20)]
    assert before != set(pool.processes)


def test_questions_are_drawn_as_they_are_needed(pool: Pool) -> None:
    """Memory must not grow with the number of pages, even where the first question takes its time."""
    drawn = 0

    def counted() -> Iterator[Question]:
        nonlocal drawn
        for question in questions(["SLOW", *(f"page {number}" for number in range(400))], size=1):
            drawn += 1
            yield question

    answers = pool.map(counted())
    next(answers)
    assert drawn <= 80
    assert len(list(answers)) == 400


@pytest.mark.slow
def test_workers_that_cannot_start() -> None:
    with Pool(1, batch_work.Broken(), batch_work.fail, LIMITS) as pool, pytest.raises(PoolError, match="exit code 3"):
        list(pool.map(questions(["x"])))


def refuse_behind(count: int, monkeypatch: pytest.MonkeyPatch) -> list[SpawnProcess]:
    """Lets so many processes start, which are in the list, and no more."""
    started: list[SpawnProcess] = []
    start = SpawnProcess.start

    def start_or_not(process: SpawnProcess) -> None:
        if len(started) == count:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        start(process)
        started.append(process)

    monkeypatch.setattr(SpawnProcess, "start", start_or_not)
    return started


def test_processes_that_the_system_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    started = refuse_behind(1, monkeypatch)
    before = set(active_children())
    with (
        pytest.raises(PoolError, match="a worker cannot be started: Resource temporarily unavailable"),
        Pool(2, batch_work.echo, batch_work.fail, LIMITS),
    ):
        pass
    assert len(started) == 1
    assert set(active_children()) == before


@pytest.mark.slow
def test_processes_that_the_system_refuses_later(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_behind(2, monkeypatch)
    before = set(active_children())
    with (
        pytest.raises(PoolError, match="a worker cannot be started: Resource temporarily unavailable"),
        Pool(2, batch_work.echo, batch_work.fail, LIMITS) as pool,
    ):
        list(pool.map(questions(["x", "DIE"])))
    assert set(active_children()) == before


@pytest.mark.slow
def test_no_worker_outlives_the_pool() -> None:
    with Pool(2, batch_work.echo, batch_work.fail, LIMITS) as pool:
        next(pool.map(questions(["x", "HANG"], size=1)))
        processes = pool.processes
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
