"""The graph → another triple store, in batches.

A graph is a set of triples without blank nodes, so sending a batch twice changes nothing: a batch is repeated when the store is
busy, and a push that was broken off goes on where it stopped.

Source: SPARQL 1.1 Graph Store HTTP Protocol; SPARQL 1.1 Update, section 3.
"""

import hashlib
import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pyoxigraph
from pyoxigraph import RdfFormat

from kg.errors import OutputError, SettingsError
from kg.store.send import Address, Request, connect, send

METHODS = ("graph-store", "update")
BATCH = 1000  # triples; Virtuoso refuses updates of some ten thousand


@dataclass(frozen=True, slots=True)
class Target:
    """A graph in another store.

    Attributes:
        address: of its Graph Store Protocol or its SPARQL Update.
        method: one of `METHODS`.
        graph: IRI of the graph; empty for the default graph.
        replace: whether what the graph holds goes first.

    Raises:
        SettingsError: the method is unknown, or `graph` is no IRI.
    """

    address: Address
    method: str = "graph-store"
    graph: str = ""
    replace: bool = False

    def __post_init__(self) -> None:
        if self.method not in METHODS:
            raise SettingsError(f"there is no method {self.method!r}; use {' or '.join(METHODS)}")
        try:
            if self.graph:
                pyoxigraph.NamedNode(self.graph)
        except ValueError as fault:
            raise SettingsError(f"the graph {self.graph!r} is not an IRI") from fault


@dataclass(frozen=True, slots=True)
class Pushed:
    """What was done: triples in the graph, batches that were sent, and batches that an earlier push had sent."""

    triples: int
    sent: int
    skipped: int


def push(
    turtle: Path, target: Target, *, journal: Path, batch: int = BATCH, on_batch: Callable[[int], None] = lambda _: None
) -> Pushed:
    """Send the graph in the file `turtle` to a store.

    Args:
        journal: a file that remembers which batches were sent; removed once all are.
        batch: triples that are sent together.
        on_batch: called with the number of batches that are there.

    Raises:
        OutputError: the file cannot be read, or the store refuses or does not answer; the next push goes on from there.
    """
    key, session, triples = _key(turtle, target, batch), connect(), 0
    done = before = _sent_before(journal, key)
    if target.replace and not before:
        send(session, target.address, _clearing(target))
    for number, content in enumerate(_batches(turtle, batch), start=1):
        triples += content.count(b"\n")
        if number > before:
            send(session, target.address, _adding(target, content))
            done = number
            _remember(journal, key, done)
            on_batch(done)
    journal.unlink(missing_ok=True)
    return Pushed(triples, done - before, before)


def _batches(turtle: Path, size: int) -> Iterator[bytes]:
    """Yield the triples of a file as N-Triples, without holding all of them."""
    try:
        quads = pyoxigraph.parse(path=str(turtle), format=RdfFormat.TURTLE)
        while triples := [quad.triple for quad in itertools.islice(quads, size)]:
            yield pyoxigraph.serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    except (OSError, SyntaxError) as fault:
        raise OutputError(f"{turtle}: cannot be read: {fault}") from fault


def _adding(target: Target, triples: bytes) -> Request:
    if target.method == "update":
        opening, closing = (f"GRAPH <{target.graph}> {{".encode(), b"}") if target.graph else (b"", b"")
        body = b"INSERT DATA { %b\n%b%b }" % (opening, triples, closing)
        return Request("POST", target.address.url, body, "application/sparql-update")
    return Request("POST", _graph_url(target), triples, "application/n-triples")


def _clearing(target: Target) -> Request:
    if target.method == "update":
        graph = f"GRAPH <{target.graph}>" if target.graph else "DEFAULT"
        return Request("POST", target.address.url, f"CLEAR SILENT {graph}".encode(), "application/sparql-update")
    return Request("DELETE", _graph_url(target))


def _graph_url(target: Target) -> str:
    joint = "&" if "?" in target.address.url else "?"
    return target.address.url + joint + (f"graph={quote(target.graph, safe='')}" if target.graph else "default")


def _key(turtle: Path, target: Target, batch: int) -> str:
    """Return what makes two pushes the same: the graph, its place, and the size of a batch."""
    try:
        with turtle.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as fault:
        raise OutputError(f"{turtle}: cannot be read: {fault.strerror}") from fault
    parts = (content, target.address.url, target.method, target.graph, str(target.replace), str(batch))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _sent_before(journal: Path, key: str) -> int:
    try:
        entry = json.loads(journal.read_text("utf-8"))
        return int(entry["batches"]) if entry["push"] == key else 0
    except (OSError, ValueError, KeyError, TypeError):  # none, or not ours: begin anew
        return 0


def _remember(journal: Path, key: str, batches: int) -> None:
    partial = journal.with_name(f"{journal.name}.partial")
    try:
        partial.write_text(json.dumps({"push": key, "batches": batches}) + "\n", "utf-8")
        partial.replace(journal)
    except OSError as fault:
        raise OutputError(f"{journal}: cannot be written: {fault.strerror}") from fault
