"""Worker processes on this machine, each with its own models, and none able to take the others or the build down.

    groups ─► threads, one for each worker ═ pipes ═► `python -m kg.scale.worker`

Workers are programs of their own rather than children of `multiprocessing`, so that a user's script or notebook that builds a
graph is not run again in each of them. A worker that ends, or that takes longer than it is given, is replaced.
"""

import contextlib
import itertools
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any

from kg.errors import KgError
from kg.scale.job import BROKEN, Job, Lost, Outcome

_WORKER = ("-m", "kg.scale.worker")
_SECONDS_TO_BEGIN = 600  # more than models take from the slowest disk


class _EndedError(Exception):
    """A worker has gone; the text says how."""


@dataclass(slots=True)
class Worker:
    """A worker, started when it is first asked; once `stopping` is set, none is started any more."""

    job: Job
    stopping: threading.Event = field(default_factory=threading.Event)
    process: subprocess.Popen[bytes] | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, items: Sequence[Any], seconds: float) -> list[Any]:
        """Return the answers to `items`.

        Raises:
            KgError: the worker cannot work at all.
            _EndedError: it has ended, or has not answered within `seconds`.
        """
        with self.lock:
            if self.stopping.is_set():
                raise _EndedError("was not asked")
            fresh = self.process is None
            process = self.process = self.process or _start(self.job)
        if fresh:
            try:
                self._answer(process, _SECONDS_TO_BEGIN)
            except _EndedError as fault:
                raise KgError(
                    f"a worker {fault} before it could begin; with fewer workers there is more memory for each"
                ) from fault
        return self._answer(process, seconds, items)

    def _answer(self, process: subprocess.Popen[bytes], seconds: float, items: Sequence[Any] = ()) -> list[Any]:
        late = threading.Event()
        timer = threading.Timer(seconds, _end, (process, late))
        timer.start()
        try:
            if items:
                pickle.dump(items, process.stdin)  # type: ignore[arg-type]  # both are pipes
                process.stdin.flush()  # type: ignore[union-attr]
            kind, reply = pickle.load(process.stdout)  # type: ignore[arg-type]
        except (OSError, EOFError, pickle.UnpicklingError) as fault:
            self.close()
            raise _EndedError(f"gave no answer within {seconds:.0f} seconds" if late.is_set() else _ending(process)) from fault
        finally:
            timer.cancel()
        if kind == BROKEN:
            raise reply
        answers: list[Any] = reply
        return answers

    def close(self) -> None:
        """End the worker; the next question starts another."""
        with self.lock:
            process, self.process = self.process, None
        if process:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]


def run(
    job: Job, groups: Iterable[Sequence[Any]], *, workers: int, patience: Callable[[Sequence[Any]], float]
) -> Iterator[Outcome]:
    """Yield the outcome of every item, in the order in which they are known.

    Args:
        groups: items that one worker is asked together; taken as workers become free, so they may be without end.
        workers: how many processes.
        patience: how many seconds a group may take.

    Raises:
        KgError: a worker says that none can work.
    """
    stopping = threading.Event()
    crew = [Worker(job, stopping) for _ in range(workers)]
    idle: SimpleQueue[Worker] = SimpleQueue()
    for worker in crew:
        idle.put(worker)
    pool = ThreadPoolExecutor(workers)
    waiting: set[Future[list[Outcome]]] = set()
    try:
        for group in groups:
            waiting.add(pool.submit(answered, group, idle, patience))
            if len(waiting) > workers:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from itertools.chain.from_iterable(future.result() for future in done)
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from itertools.chain.from_iterable(future.result() for future in done)
    finally:
        stopping.set()
        for future in waiting:
            future.cancel()
        for worker in crew:
            worker.close()
        pool.shutdown()


def answered(group: Sequence[Any], idle: SimpleQueue[Worker], patience: Callable[[Sequence[Any]], float]) -> list[Outcome]:
    """Return the outcomes of a group of items that a worker is asked; if it is lost with them, each is asked alone.

    Raises:
        KgError: the worker says that none can work.
    """
    worker = idle.get()
    try:
        try:
            return [Outcome(*pair) for pair in zip(group, worker.ask(group, patience(group)), strict=True)]
        except _EndedError as fault:
            if len(group) == 1:
                return [Outcome(group[0], Lost(str(fault)))]
    finally:
        idle.put(worker)
    return [outcome for item in group for outcome in answered((item,), idle, patience)]


def _start(job: Job) -> subprocess.Popen[bytes]:
    process = subprocess.Popen((sys.executable, *_WORKER), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment())
    pickle.dump(sys.path, process.stdin)  # type: ignore[arg-type]
    pickle.dump(job, process.stdin)  # type: ignore[arg-type]
    process.stdin.flush()  # type: ignore[union-attr]
    return process


def _end(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _environment() -> dict[str, str]:
    """Return the environment with this package on the path, wherever it is run from."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def _ending(process: subprocess.Popen[bytes]) -> str:
    code = process.returncode
    return f"ended its worker (signal {-code})" if code < 0 else f"ended its worker (exit {code})"
