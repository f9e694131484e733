"""A query that takes too long is ended; others are answered as ever."""

import os
import time
from functools import partial
from pathlib import Path

import pyoxigraph
import pytest

from kg.errors import OutputError, QueryError
from kg.query import run_query, run_query_within
from kg.store import open_store

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store of some hundred triples."""
    store = pyoxigraph.Store(str(tmp_path / "store"))
    name = pyoxigraph.NamedNode("https://desk.example/name")
    store.extend(pyoxigraph.Quad(name, name, pyoxigraph.Literal(number)) for number in range(500))
    store.flush()
    return tmp_path / "store"


def _end_at_once() -> pyoxigraph.Store:
    os._exit(9)


def test_a_query_is_answered_as_without_a_limit(folder: Path) -> None:
    sparql = "SELECT ?o { ?s ?p ?o } ORDER BY ?o"
    assert run_query_within(partial(open_store, folder), sparql) == run_query(open_store(folder), sparql)


def test_an_endless_query_is_stopped(folder: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryError, match="stopped because it took longer than 2 seconds"):
        run_query_within(partial(open_store, folder), ENDLESS, seconds=2)
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("sparql", ["SELECT", "DROP ALL", "ASK { SERVICE <http://127.0.0.1:9/> {} }"])
def test_what_is_wrong_is_told_as_without_a_limit(folder: Path, sparql: str) -> None:
    with pytest.raises(QueryError) as expected:
        run_query(open_store(folder), sparql)
    with pytest.raises(QueryError) as caught:
        run_query_within(partial(open_store, folder), sparql)
    assert str(caught.value) == str(expected.value)


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no store here"):
        run_query_within(partial(open_store, tmp_path / "none"), "ASK {}")


def test_a_process_that_ends_is_told() -> None:
    with pytest.raises(QueryError, match="its process ended"):
        run_query_within(_end_at_once, "ASK {}")
