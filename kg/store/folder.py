"""The folder of an embedded Oxigraph store: written as a whole, opened read only."""

import shutil
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
    partial, old = path.with_name(f"{path.name}.partial"), path.with_name(f"{path.name}.old")
    try:
        _remove(partial, old)
        _fill(graph, partial)
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


def _fill(graph: Graph, path: Path) -> None:
    store = pyoxigraph.Store(str(path))
    store.bulk_load(graph.serialize(format="nt", encoding="utf-8"), format=pyoxigraph.RdfFormat.N_TRIPLES)
    store.flush()


def _remove(*folders: Path) -> None:
    for folder in folders:
        if folder.exists():
            shutil.rmtree(folder)
