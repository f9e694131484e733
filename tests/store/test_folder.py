"""The embedded store: what was written is what is read, nothing else can be done to it, and faults are named."""

from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Graph, Literal, URIRef

from kg.errors import OutputError
from kg.store import open_store, write_store

THING = URIRef("https://desk.example/thing")
NAME = URIRef("https://desk.example/name")
HOSTILE = ("تدمر", 'a\n\\"', "\x00\r\u2028", "</script>", "\u202e")


def graph_of(*texts: str) -> Graph:
    """Return a graph with a triple for each text."""
    graph = Graph()
    for text in texts:
        graph.add((THING, NAME, Literal(text, lang="ar")))
    return graph


def texts_in(store: pyoxigraph.Store) -> set[str]:
    """Return the values of all literals."""
    return {quad.object.value for quad in store if isinstance(quad.object, pyoxigraph.Literal)}


def test_the_store_holds_the_graph(tmp_path: Path) -> None:
    write_store(graph_of(*HOSTILE), tmp_path / "store")
    assert texts_in(open_store(tmp_path / "store")) == set(HOSTILE)
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_a_store_replaces_the_one_that_was_there(tmp_path: Path) -> None:
    write_store(graph_of("قديم"), tmp_path / "store")
    write_store(graph_of("جديد"), tmp_path / "store")
    assert texts_in(open_store(tmp_path / "store")) == {"جديد"}
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_what_an_interrupted_run_left_is_no_hindrance(tmp_path: Path) -> None:
    for name in ("store.partial", "store.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "CURRENT").write_text("junk", "utf-8")
    write_store(graph_of("تدمر"), tmp_path / "store")
    assert texts_in(open_store(tmp_path / "store")) == {"تدمر"}
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_an_empty_graph_makes_an_empty_store(tmp_path: Path) -> None:
    write_store(Graph(), tmp_path / "store")
    assert len(open_store(tmp_path / "store")) == 0


def test_an_open_store_cannot_be_changed(tmp_path: Path) -> None:
    write_store(graph_of("تدمر"), tmp_path / "store")
    store = open_store(tmp_path / "store")
    with pytest.raises(RuntimeError):
        store.update("DELETE WHERE { ?s ?p ?o }")
    assert texts_in(open_store(tmp_path / "store")) == {"تدمر"}


def test_two_readers_can_open_it_at_once(tmp_path: Path) -> None:
    write_store(graph_of("تدمر"), tmp_path / "store")
    first, second = open_store(tmp_path / "store"), open_store(tmp_path / "store")
    assert texts_in(first) == texts_in(second)


def test_a_missing_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="nowhere: there is no store here; build the graph"):
        open_store(tmp_path / "nowhere")


def test_a_folder_that_is_no_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    with pytest.raises(OutputError, match="store: the store is broken"):
        open_store(tmp_path / "store")


def test_a_broken_store_is_named(tmp_path: Path) -> None:
    write_store(graph_of("تدمر"), tmp_path / "store")
    (tmp_path / "store" / "CURRENT").write_text("junk", "utf-8")
    with pytest.raises(OutputError, match="build the graph again"):
        open_store(tmp_path / "store")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        write_store(graph_of("تدمر"), tmp_path / "file" / "store")
