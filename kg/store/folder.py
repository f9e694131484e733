"""The folder of an embedded Oxigraph store: written as a whole, opened read only."""

import contextlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph
from rdflib import Graph, Literal, URIRef

from kg.errors import OutputError

# Triples that are loaded together. All at once takes 0.8 GB a million, in the same time: 8.5 s of a processor.
_TOGETHER = 100_000
_ADVICE = "build the graph again with kg build"


def write_store(graph: Graph, path: Path) -> None:
    """Write `graph` as a store to the folder `path`; what was there stays until the new store is complete.

    Raises:
        OutputError: the folder cannot be written.
    """
    lines = graph.serialize(format="nt", encoding="utf-8")
    _write(path, lambda store: store.bulk_load(lines, format=pyoxigraph.RdfFormat.N_TRIPLES))


def load_store(turtle: Path, path: Path) -> None:
    """Write the graph of a file as a store to the folder `path`; what was there stays until the new store is complete.

    Raises:
        OutputError: the folder cannot be written.
    """
    _write(path, lambda store: _fill(store, turtle))


def change_store(old: Path, path: Path, gone: Path, come: Path) -> int:
    """Write the store in `old` with other triples as a store to the folder `path`, and return by how many it has grown.

    What both have in common is not written again where the disk can give a file two names; `old` stays as it is.

    Args:
        gone, come: files in Turtle with the triples that are taken out, then with those that are put in.

    Raises:
        OutputError: the folder cannot be written, or the old store is broken.
    """
    try:
        shutil.copytree(old, path, copy_function=_link, ignore=shutil.ignore_patterns("LOCK"))
        store = pyoxigraph.Store(str(path))
        before = len(store)
        for quad in pyoxigraph.parse(path=str(gone), format=pyoxigraph.RdfFormat.TURTLE):
            store.remove(quad)
        _fill(store, come)
        store.flush()
        return len(store) - before
    except (OSError, RuntimeError) as fault:
        raise OutputError(f"{path}: the store cannot be written: {fault}") from fault


def about(path: Path, subjects: Iterable[URIRef], leaving_out: URIRef) -> Iterator[tuple[URIRef, URIRef, URIRef | Literal]]:
    """Yield the triples of the store in the folder `path` that some subjects have, but for those with one predicate.

    Raises:
        OutputError: there is no store, or it is broken.
    """
    store = open_store(path)
    for subject in subjects:
        found = store.query(f"SELECT ?p ?o WHERE {{ <{subject}> ?p ?o FILTER(?p != <{leaving_out}>) }}")
        for predicate, value in found:  # type: ignore[union-attr]  # these are the rows of SELECT
            yield subject, URIRef(predicate.value), _term(value)


def _term(term: pyoxigraph.NamedNode | pyoxigraph.Literal) -> URIRef | Literal:
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=URIRef(term.datatype.value))


def _fill(store: pyoxigraph.Store, turtle: Path) -> None:
    quads = pyoxigraph.parse(path=str(turtle), format=pyoxigraph.RdfFormat.TURTLE)
    while part := list(islice(quads, _TOGETHER)):
        store.bulk_extend(part)


def _link(source: str, target: str) -> None:
    """Give a table of the store, which is never changed, a second name; copy what is not one."""
    if source.endswith(".sst"):
        with contextlib.suppress(OSError):
            Path(target).hardlink_to(source)
            return
    shutil.copy2(source, target)


def _write(path: Path, fill: Callable[[pyoxigraph.Store], None]) -> None:
    partial, old = path.with_name(f"{path.name}.partial"), path.with_name(f"{path.name}.old")
    try:
        _remove(partial, old)
        store = pyoxigraph.Store(str(partial))
        fill(store)
        store.flush()
        store.optimize()  # takes about a second for a million triples; every question is faster afterwards
        del store  # which has the folder open
        if path.exists():
            path.rename(old)
        partial.rename(path)
        _remove(old)
    except OSError as fault:
        raise OutputError(f"{path}: the store cannot be written: {fault}") from fault


def open_store(path: Path) -> pyoxigraph.Store:
    """Return the store in the folder `path`, read only.

    Raises:
        OutputError: there is no store, or it is broken.
    """
    if not path.is_dir():
        raise OutputError(f"{path}: there is no store here; {_ADVICE}")
    try:
        return pyoxigraph.Store.read_only(str(path))
    except (OSError, RuntimeError) as fault:
        raise OutputError(f"{path}: the store is broken ({fault}); {_ADVICE}") from fault


def _remove(*folders: Path) -> None:
    for folder in folders:
        if folder.exists():
            shutil.rmtree(folder)
