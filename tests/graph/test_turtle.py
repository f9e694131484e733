"""Turtle: read back as it was written, byte for byte the same, whatever the text."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDFS, Graph, Literal, URIRef

from kg.errors import OutputError
from kg.graph import to_graph, turtle, write_turtle
from kg.terms import KG

if TYPE_CHECKING:
    from tests.graph.conftest import News

HOSTILE = (
    'ends in "',
    'line\nbreak, then \\"',
    '"""',
    "'''",
    "\\u0041 \\",
    "\r\n\t\b\f",
    "\x00\x01\x1f\x7f\x85",
    "</script><script>alert(1)</script>",
    "\u202eقلب\u2066\u200f",
    "\u2028\u2029\ufeff\ufffe\uffff",
    "<https://w3id.org/arkg/id/> . @prefix",
    "\N{ARABIC LETTER ALEF}\N{COMBINING GRAVE ACCENT}\N{GRINNING FACE}",
    " ",
)

# Builds a graph whose triples come in the order of a set, which follows the hash seed.
UNORDERED = """
import sys
from rdflib import Graph, Literal, URIRef
from kg.graph import turtle
from kg.terms import KG, entity_iri, prefixes
graph = Graph(bind_namespaces="none")
for prefix, namespace in set(prefixes().items()):
    graph.bind(prefix, namespace)
for number in {str(n) for n in range(50)}:
    graph.add((entity_iri(number), KG.supports, entity_iri(number + "0")))
    graph.add((entity_iri(number), KG.role, Literal(number, lang="ar")))
sys.stdout.buffer.write(turtle(graph))
"""


def graph_of(news: News) -> Graph:
    """Return the graph of all that `news` holds."""
    return to_graph(news.articles, news.extractions, news.resolution, news.run)


def parsed_by_pyoxigraph(written: bytes) -> set[pyoxigraph.Triple]:
    """Return the triples that the other parser reads."""
    return {quad.triple for quad in pyoxigraph.parse(written, format=pyoxigraph.RdfFormat.TURTLE)}


def one_literal(text: str) -> Graph:
    """Return a graph that holds `text`."""
    graph = Graph(bind_namespaces="none")
    graph.add((URIRef("https://desk.example/thing"), KG.role, Literal(text, lang="ar")))
    return graph


def test_both_parsers_read_the_graph_that_was_written(news: News) -> None:
    graph = graph_of(news)
    written = turtle(graph)
    assert set(Graph().parse(data=written, format="turtle")) == set(graph)
    lines = graph.serialize(format="nt", encoding="utf-8")
    assert parsed_by_pyoxigraph(written) == {
        quad.triple for quad in pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_TRIPLES)
    }


def test_a_reader_finds_prefixes_then_subjects_each_with_its_class_and_label_first(news: News) -> None:
    text = turtle(graph_of(news)).decode()
    assert text.startswith(
        "@prefix alignment: <https://w3id.org/arkg/id/alignment/> .\n@prefix dcterms: <http://purl.org/dc/terms/> .\n"
    )
    assert 'entity:town a kg:Location ;\n\trdfs:label "تدمر"@ar ;\n' in text
    assert "<https://w3id.org/arkg/id/article/2031-05-01-naba> a kg:Article ;\n" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_reads_back(news: News, text: str) -> None:
    article = replace(news.articles[0], id=text, title=text, publisher=text, issued=text, source=text, text=text * 200)
    extraction = news.extractions[0]
    changed = replace(
        news,
        articles=(article,),
        extractions=(
            replace(
                extraction,
                article=text,
                mentions=tuple(replace(mention, article=text, exact=text, rule=text) for mention in extraction.mentions),
                statements=tuple(
                    replace(found, article=text, content=text, verb=text, to=text) for found in extraction.statements
                ),
                relations=tuple(replace(found, article=text) for found in extraction.relations),
            ),
        ),
        resolution=replace(
            news.resolution,
            entities=tuple(replace(entity, label=text, alternatives=(text + "2",)) for entity in news.resolution.entities),
        ),
    )
    graph = graph_of(changed)
    written = turtle(graph)
    assert set(Graph().parse(data=written, format="turtle")) == set(graph)
    assert len(parsed_by_pyoxigraph(written)) == len(graph)
    assert Literal(text, lang="ar") in set(graph.objects(None, RDFS.label))


@given(st.text())
def test_any_text_reads_back_in_both_parsers(text: str) -> None:
    graph = one_literal(text)
    written = turtle(graph)
    assert set(Graph().parse(data=written, format="turtle")) == set(graph)
    assert [triple.object.value for triple in parsed_by_pyoxigraph(written)] == [text]  # type: ignore[union-attr]


def test_half_a_surrogate_pair_is_replaced_because_no_file_can_hold_it(news: News) -> None:
    article = replace(news.articles[0], title="عنوان \udce9")
    text = turtle(graph_of(replace(news, articles=(article,)))).decode()
    assert 'dcterms:title "عنوان \N{REPLACEMENT CHARACTER}"@ar' in text


def test_the_bytes_do_not_depend_on_the_order_of_the_triples(news: News) -> None:
    graph = graph_of(news)
    backwards = Graph(bind_namespaces="none")
    for prefix, namespace in reversed(list(graph.namespaces())):
        backwards.bind(prefix, namespace)
    for triple in sorted(graph, reverse=True):
        backwards.add(triple)
    assert turtle(backwards) == turtle(graph)


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    root = Path(__file__).parents[2]
    written = {
        subprocess.run(
            [sys.executable, "-c", UNORDERED],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(written) == 1
    assert b"entity:7 kg:role" in written.pop()


def test_an_empty_graph_is_written(tmp_path: Path) -> None:
    write_turtle(Graph(bind_namespaces="none"), tmp_path / "graph.ttl")
    assert (tmp_path / "graph.ttl").read_bytes() == b""


def test_a_file_is_replaced_as_a_whole(news: News, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old", "utf-8")
    write_turtle(graph_of(news), path)
    assert path.read_bytes() == turtle(graph_of(news))
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_named(news: News, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"missing/graph\.ttl: cannot be written"):
        write_turtle(graph_of(news), tmp_path / "missing" / "graph.ttl")
