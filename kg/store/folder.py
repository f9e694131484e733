"""The folder of an embedded Oxigraph store: written as a whole, opened read only."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
from rdflib import Graph

from kg.errors import OutputError

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
    _write(path, lambda store: store.bulk_load(path=str(turtle), format=pyoxigraph.RdfFormat.TURTLE))


def _write(path: Path, fill: Callable[[pyoxigraph.Store], None]) -> None:
    partial, old = path.with_name(f"{path.name}.partial"), path.with_name(f"{path.name}.old")
    try:
        _remove(partial, old)
        store = pyoxigraph.Store(str(partial))
        fill(store)
        store.flush()
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
