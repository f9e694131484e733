import io

import pyoxigraph
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.graph import turtle
from kg.graph.export import FORMATS, export

RDFLIB_NAMES = {"jsonld": "json-ld", "rdfxml": "xml", "nq": "nquads"}


def _exported(graph: Graph, format: str) -> bytes:
    target = io.BytesIO()
    export(turtle(graph), format, target)
    return target.getvalue()


@pytest.fixture
def graph() -> Graph:
    return Graph().parse(
        format="turtle",
        data="""
        @prefix kg: <https://w3id.org/arkg/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <https://example.org/%D8%AA%D8%AF%D9%85%D8%B1> a kg:Location ;
            rdfs:label "تدمر \\\\ \\"لؤلؤة\\" \\n البادية"@ar ; kg:begin 7 .
        """,
    )


@pytest.mark.parametrize("format", FORMATS)
def test_rdflib_and_pyoxigraph_read_the_same_graph_back(graph: Graph, format: str) -> None:
    content = _exported(graph, format)
    read = Graph().parse(data=content, format=RDFLIB_NAMES.get(format, format))
    assert isomorphic(read, graph)
    assert len(list(pyoxigraph.parse(content, format=FORMATS[format]))) == len(graph)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graph_gives_the_same_bytes(graph: Graph, format: str) -> None:
    again = Graph(namespace_manager=graph.namespace_manager)
    for triple in sorted(graph, reverse=True):
        again.add(triple)
    assert _exported(again, format) == _exported(graph, format)
