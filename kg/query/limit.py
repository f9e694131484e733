"""Running SPARQL for so long and no longer.

The engine cannot be stopped while it answers, so a query runs in a process of its own, which can be ended.
"""

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection

import pyoxigraph

from kg.errors import KgError, QueryError
from kg.query.run import Answer, run_query

#: Seconds that a query may take if nobody says otherwise.
PATIENCE = 60.0


def run_query_within(open_store: Callable[[], pyoxigraph.Store], sparql: str, *, seconds: float = PATIENCE) -> Answer:
    """Return the answer to `sparql`, as `kg.query.run.run_query` does.

    Args:
        open_store: called in the other process, so a function of a module, or a partial of one.
        seconds: from now on; it takes about half a second until the query runs.

    Raises:
        QueryError: the query is refused or malformed, failed, or took too long.
        KgError: whatever `open_store` raises of that kind.
    """
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(sending, open_store, sparql), daemon=True)
    process.start()
    sending.close()
    try:
        if not receiving.poll(seconds):
            raise QueryError(f"the query was stopped because it took longer than {seconds:g} seconds")
        found: Answer | KgError = receiving.recv()
    except EOFError as fault:
        raise QueryError("the query failed: its process ended, perhaps for want of memory") from fault
    finally:
        process.kill()
        process.join()
        receiving.close()
    if isinstance(found, KgError):
        raise found
    return found


def _answer(sending: Connection, open_store: Callable[[], pyoxigraph.Store], sparql: str) -> None:
    """Send the answer, or what is wrong; an interrupt from the keyboard is left to the process that waits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        sending.send(run_query(open_store(), sparql))
    except KgError as fault:
        sending.send(fault)
