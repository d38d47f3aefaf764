"""The other side of the pool: a process that gets batches of pages and gives back batches of articles.

Messages are bytes: Arrow IPC streams in, a kind and an Arrow IPC stream (or words) out.
"""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pyarrow as pa

from newsclean.batch.layout import INPUT

Work = Callable[[pa.RecordBatch], pa.RecordBatch]

READY, DONE, MEMORY, FAILED = b"r", b"d", b"m", b"f"
"""Kinds of answers: at work, articles, more memory was needed than is allowed, the work raised an error (in words)."""

_GRACE = 15
"""Seconds after which a worker that is late ends by itself, should nobody be left to stop it."""


def serve(link: Connection, work: Work, timeout: float, memory: int) -> None:
    """Answers batches, one after the other, until the other end is closed.

    ``timeout`` (seconds for a batch) is watched by the pool; ``memory`` is how many bytes the work may take beside
    what the process has at the beginning (where the system keeps such limits).
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal; the pool decides
    pa.set_memory_pool(pa.system_memory_pool())  # others hold more than they use, and count against the limit
    inbox: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    work(_warming())
    link.send_bytes(READY)
    threading.Thread(target=_listen, args=(link, inbox), daemon=True).start()
    _limit(memory)
    while True:
        batch = inbox.get()
        _alarm(timeout)
        answer = _answer(work, batch)
        del batch
        _alarm(0)
        try:
            link.send_bytes(answer)
        except OSError:
            return  # nobody is there to read it
        if answer == MEMORY:
            return  # what the work left behind is not worth the risk


def _warming() -> pa.RecordBatch:
    """A page of each kind: what is loaded at the first one is no time or memory of a page."""
    columns: dict[str, list[object]] = {name: [None, None] for name in INPUT.names}
    columns["source"] = [b"A line of text.", b"<html><body><p>A line of HTML.</p></body></html>"]
    return pa.RecordBatch.from_pydict(columns, schema=INPUT)


def _listen(link: Connection, inbox: queue.SimpleQueue[bytes]) -> None:
    """Takes batches in while others are worked on; ends the process with the other end, whatever it is doing."""
    try:
        while True:
            inbox.put(link.recv_bytes())
    except (EOFError, OSError):
        os._exit(0)


def _answer(work: Work, message: bytes) -> bytes:
    try:
        return DONE + packed(work(unpacked(message)))
    except (MemoryError, pa.ArrowMemoryError):
        return MEMORY
    except Exception as error:  # noqa: BLE001 - the pool finds the page, and its row says it
        return FAILED + f"{type(error).__name__}: {error}".encode(errors="backslashreplace")


def packed(batch: pa.RecordBatch) -> bytes:
    """A batch as an Arrow IPC stream."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def unpacked(data: bytes | memoryview) -> pa.RecordBatch:
    """The batch of an Arrow IPC stream."""
    with pa.ipc.open_stream(pa.py_buffer(data)) as stream:
        return stream.read_next_batch()


def _alarm(seconds: float) -> None:
    """The system's own alarm clock, which ends the process even where it hangs in a library; 0 puts it off."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE if seconds else 0)


def _limit(memory: int) -> None:
    statm = Path("/proc/self/statm")
    if sys.platform == "win32" or not statm.exists():
        return
    import resource

    now = int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = now + memory
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
