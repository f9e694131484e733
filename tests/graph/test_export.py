"""Every syntax holds the same graph, and those for several graphs tell which article says what."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
from rdflib import Dataset, Graph

from kg.errors import OutputError
from kg.graph import to_graph, write_turtle
from kg.graph.export import FORMATS, count_triples, export
from kg.terms import KG, article_iri

if TYPE_CHECKING:
    from tests.engines import Jena
    from tests.graph.conftest import News

RDFLIB_NAMES = {"jsonld": "json-ld", "rdfxml": "xml", "nq": "nquads"}
OTHER = "2031-05-02/صدى"


def _exported(turtle: Path, format: str) -> bytes:
    target = io.BytesIO()
    export(turtle, format, target)
    return target.getvalue()


@pytest.fixture
def graph(news: News) -> Graph:
    """A graph of two articles, one of which has only one fact, which the other has too; with text that is hard to write."""
    extraction, article = news.extractions[0], news.articles[0]
    other = replace(article, id=OTHER, title='تدمر \\ "لؤلؤة" \n البادية', sha256="0" * 64)
    again = replace(
        extraction,
        article=OTHER,
        mentions=(),
        operations=(),
        statements=(),
        relations=(replace(extraction.relations[0], article=OTHER),),
    )
    return to_graph((article, other), (extraction, again), news.resolution, news.run)


@pytest.fixture
def turtle(graph: Graph, tmp_path: Path) -> Path:
    write_turtle(graph, tmp_path / "graph.ttl")
    return tmp_path / "graph.ttl"


@pytest.mark.parametrize("format", FORMATS)
def test_rdflib_reads_the_same_graph_back(graph: Graph, turtle: Path, format: str) -> None:
    read = Dataset(default_union=True).parse(data=_exported(turtle, format), format=RDFLIB_NAMES.get(format, format))
    assert {quad[:3] for quad in read.quads()} == set(graph)  # there are no blank nodes, so equal is isomorphic


@pytest.mark.parametrize("format", FORMATS)
def test_pyoxigraph_reads_the_same_graph_back(turtle: Path, format: str) -> None:
    read = {quad.triple for quad in pyoxigraph.parse(_exported(turtle, format), format=FORMATS[format])}
    assert read == {quad.triple for quad in pyoxigraph.parse(path=str(turtle))}
    assert len(read) == count_triples(turtle)


@pytest.mark.parametrize("format", FORMATS)
def test_jena_reads_the_same_graph_back(jena_tools: Jena, turtle: Path, tmp_path: Path, format: str) -> None:
    (tmp_path / "exported").write_bytes(_exported(turtle, format))
    syntax = {"jsonld": "jsonld10", "rdfxml": "rdf/xml"}.get(format, format)  # Debian's Jena lacks a part for JSON-LD 1.1
    read = jena_tools.run("riotcmd.riot", f"--syntax={syntax}", "--output=nquads", tmp_path / "exported")
    parsed = {quad.triple for quad in pyoxigraph.parse(read, format=pyoxigraph.RdfFormat.N_QUADS)}
    assert parsed == {quad.triple for quad in pyoxigraph.parse(path=str(turtle))}


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graph_gives_the_same_bytes(graph: Graph, turtle: Path, tmp_path: Path, format: str) -> None:
    again = Graph(namespace_manager=graph.namespace_manager)
    for triple in sorted(graph, reverse=True):
        again.add(triple)
    write_turtle(again, tmp_path / "again.ttl")
    assert _exported(tmp_path / "again.ttl", format) == _exported(turtle, format)


@pytest.mark.parametrize("format", ["nq", "trig"])
def test_each_article_has_a_graph_of_what_it_says(turtle: Path, format: str) -> None:
    store = pyoxigraph.Store()
    store.load(_exported(turtle, format), format=FORMATS[format])
    one, other = (pyoxigraph.NamedNode(article_iri(identifier)) for identifier in ("2031-05-01-naba", OTHER))
    assert set(store.named_graphs()) == {one, other}
    stated = {
        graph: {quad.predicate.value.removeprefix(str(KG)) for quad in store.quads_for_pattern(None, None, None, graph)}
        for graph in (one, other, pyoxigraph.DefaultGraph())
    }
    assert {"conductedBy", "participant", "speaker", "exact", "mentionedIn", "sha256"} <= stated[one]
    assert {"conductedBy", "participant", "sentence", "sha256"} <= stated[other]
    assert not {"supportedBy", "speaker", "mentionedIn"} & stated[other]
    assert not {"conductedBy", "participant", "speaker", "exact", "mentionedIn", "sha256"} & stated[pyoxigraph.DefaultGraph()]
    assert {"operationKind", "version"} <= stated[pyoxigraph.DefaultGraph()]


def test_what_xml_cannot_hold_is_replaced_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text('<http://a/> <http://b/c> "ت\\u0001د\\u000Bمر"@ar .', "utf-8")
    read = Graph().parse(data=_exported(tmp_path / "graph.ttl", "rdfxml"), format="xml")
    assert [str(value) for value in read.objects()] == ["ت\ufffdد\ufffdمر"]


def test_trig_is_for_people_too(turtle: Path) -> None:
    lines = _exported(turtle, "trig").decode().splitlines()
    assert lines[0].startswith("@prefix dcterms: ")
    assert sum(line.startswith(("GRAPH", "<https://w3id.org/arkg/id/article/")) and line.endswith("{") for line in lines) == 2


def test_a_file_that_is_not_there_or_broken_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("not Turtle", "utf-8")
    for name in ("none.ttl", "broken.ttl"):
        with pytest.raises(OutputError, match=rf"{name}: cannot be exported"):
            export(tmp_path / name, "nq", io.BytesIO())
