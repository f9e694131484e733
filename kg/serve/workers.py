"""Queries in processes of their own, because the engine cannot be stopped: one that takes too long is killed and replaced.

ask(sparql, wanted) ─► an idle worker ─► Reply
                         │ too slow, too much memory, crashed, store built again ─► killed, a new one takes its place
"""

import contextlib
import io
import multiprocessing
import queue
import signal
import threading
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeAlias

import pyoxigraph
from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

from kg.errors import KgError, QueryError
from kg.serve.formats import GRAPHS, RESULTS, Format, Syntax, choose
from kg.terms import PREFIXES

try:
    import resource
except ImportError:  # Windows has no limits of this kind
    resource = None  # type: ignore[assignment]

Found: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples
Evaluate: TypeAlias = Callable[[str], Found]
Opener: TypeAlias = Callable[[], Evaluate]
"""Opens the store; called once in each process, so it must be possible to pickle it."""
Stamp: TypeAlias = Callable[[], Hashable]
"""Tells which store there is now: another value when it was built again, None while there is none."""

_TEXT = "text/plain"
_START_SECONDS = 60  # of a process, on a busy machine
_CONTEXT = multiprocessing.get_context("spawn")  # a forked process would inherit the server's threads and sockets


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take.

    Attributes:
        seconds: of running; also of waiting for an idle worker.
        answer_bytes: of the written answer.
        memory_bytes: of a worker's address space, where the system can limit it.
        waiting: queries that may wait for an idle worker at the same time.
    """

    seconds: float = 30.0
    answer_bytes: int = 50_000_000
    memory_bytes: int = 4 << 30
    waiting: int = 16


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back: an answer, or a fault in words as plain text."""

    status: int
    media_type: str
    content: bytes


Ask: TypeAlias = Callable[[str, Sequence[str]], Reply]


class Workers:
    """Some processes that answer queries, each one at a time; close them at the end."""

    def __init__(self, opener: Opener, limits: Limits, *, count: int = 2, stamp: Stamp = lambda: "") -> None:
        self._opener, self._limits, self._stamp = opener, limits, stamp
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        self._places = threading.BoundedSemaphore(limits.waiting)
        self._all = {self._start() for _ in range(count)}
        for worker in self._all:
            self._idle.put(worker)

    def ask(self, sparql: str, wanted: Sequence[str]) -> Reply:
        """Return the answer to `sparql` in the first format of `wanted` that can hold it, or what was wrong; never raises.

        Safe to call from several threads.
        """
        if not self._places.acquire(blocking=False):
            return _fault(HTTPStatus.SERVICE_UNAVAILABLE, "too many queries are waiting; try again later")
        try:
            worker = self._idle.get(timeout=self._limits.seconds)
        except queue.Empty:
            return _fault(HTTPStatus.SERVICE_UNAVAILABLE, "all workers are busy with other queries; try again later")
        finally:
            self._places.release()
        if self._stamp() not in (worker.stamp, None):
            worker.kill()
            worker = self._replace(worker)
        reply = worker.ask(sparql, tuple(wanted), self._limits.seconds)
        self._idle.put(worker if worker.alive else self._replace(worker))
        return reply

    def close(self) -> None:
        """End all processes."""
        for worker in self._all:
            worker.kill()

    def _replace(self, worker: "_Worker") -> "_Worker":
        self._all.discard(worker)
        started = self._start()
        self._all.add(started)
        return started

    def _start(self) -> "_Worker":
        stamp = self._stamp()  # before the store is opened, so that one built meanwhile is seen at the next query
        return _Worker(self._opener, self._limits, stamp)


class _Worker:
    """One process, seen from the server."""

    def __init__(self, opener: Opener, limits: Limits, stamp: Hashable) -> None:
        self.stamp = stamp
        self._connection, theirs = _CONTEXT.Pipe()
        self._process: BaseProcess = _CONTEXT.Process(target=_work, args=(theirs, opener, limits), daemon=True)
        self._process.start()
        theirs.close()
        self._ready = False
        self.alive = True

    def ask(self, sparql: str, wanted: tuple[str, ...], seconds: float) -> Reply:
        """Return the reply; if there is none in time, the process is killed."""
        try:
            if not self._ready and not self._connection.poll(_START_SECONDS):
                return self._give_up("the query process did not start")
            if not self._ready and (fault := self._connection.recv()):
                return self._give_up(fault)
            self._ready = True
            self._connection.send((sparql, wanted))
            if not self._connection.poll(seconds):
                text = f"the query was stopped after {seconds:g} seconds; ask for less, or set a LIMIT"
                return self._give_up(text, HTTPStatus.SERVICE_UNAVAILABLE)
            reply: Reply = self._connection.recv()
            return reply
        except (EOFError, OSError):
            return self._give_up("the query took too much memory, or the engine failed on it; ask for less, or set a LIMIT")

    def kill(self) -> None:
        """End the process at once."""
        self.alive = False
        self._process.kill()
        self._process.join()
        self._connection.close()

    def _give_up(self, text: str, status: HTTPStatus = HTTPStatus.INTERNAL_SERVER_ERROR) -> Reply:
        self.kill()
        return _fault(status, text)


class _TooLargeError(Exception):
    """An answer has more bytes than a server sends."""


class _Bounded(io.BytesIO):
    """Takes so many bytes and no more."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, content: object, /) -> int:
        """Keep `content`.

        Raises:
            _TooLargeError: there is no more room.
        """
        written = super().write(content)  # type: ignore[arg-type]  # whatever io.BytesIO takes
        if self.tell() > self._most:
            raise _TooLargeError
        return written


def _work(connection: Connection, opener: Opener, limits: Limits) -> None:
    """Answer queries until the server hangs up; runs in the worker's process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the server, and the server its workers
    try:
        evaluate = opener()
    except (KgError, OSError) as fault:
        connection.send(f"the store cannot be opened: {fault}")
        return
    if resource:
        with contextlib.suppress(OSError, ValueError):  # a system may forbid it
            resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    connection.send("")
    with contextlib.suppress(EOFError, OSError):
        while True:
            sparql, wanted = connection.recv()
            connection.send(_answer(evaluate, sparql, wanted, limits))


def _answer(evaluate: Evaluate, sparql: str, wanted: Sequence[str], limits: Limits) -> Reply:
    try:
        return _written(evaluate(sparql), wanted, limits.answer_bytes)
    except QueryError as fault:
        return _fault(HTTPStatus.BAD_REQUEST, str(fault))
    except _TooLargeError:
        text = f"the answer has more than {limits.answer_bytes:,} bytes; ask for less, or read it in parts with LIMIT and OFFSET"
        return _fault(HTTPStatus.INTERNAL_SERVER_ERROR, text)
    except (KgError, OSError, RuntimeError, ValueError, MemoryError) as fault:
        return _fault(HTTPStatus.INTERNAL_SERVER_ERROR, f"the query failed: {fault}")


def _written(found: Found, wanted: Sequence[str], most: int) -> Reply:
    """Return an answer that is computed while it is written, so that no more of it is than may be sent."""
    target = _Bounded(most)
    if isinstance(found, QueryTriples):
        if (graph := choose(GRAPHS, wanted)) is None:
            return _not_acceptable(GRAPHS)
        pyoxigraph.serialize(found, target, format=graph.syntax, prefixes=PREFIXES)
        return Reply(HTTPStatus.OK, graph.media_types[0], target.getvalue())
    if (results := choose(RESULTS, wanted)) is None:
        return _not_acceptable(RESULTS)
    found.serialize(target, format=results.syntax)
    return Reply(HTTPStatus.OK, results.media_types[0], target.getvalue())


def _not_acceptable(formats: Sequence[Format[Syntax]]) -> Reply:
    names = ", ".join(format.media_types[0] for format in formats)
    return _fault(HTTPStatus.NOT_ACCEPTABLE, f"this answer can be had as {names}")


def _fault(status: HTTPStatus, text: str) -> Reply:
    return Reply(status, _TEXT, f"{text}\n".encode("utf-8", "replace"))
