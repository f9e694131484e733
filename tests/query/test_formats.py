"""Answers in each format."""

import csv
import io
import json

import pyoxigraph
import pytest
from rdflib import Graph, Literal, URIRef

from kg.errors import QueryError
from kg.query import FORMATS, Rows, rows, run_query, write_answer
from kg.terms import KG

TERMS = """SELECT ?iri ?text ?number ?none { VALUES (?iri ?text ?number ?none) {
    (kg:Actor "سطر\\nو\\"قوس\\""@ar 2.50 UNDEF) (<https://desk.example/x> "," true UNDEF)
} }"""


def test_rows_are_written_in_the_standard_formats(store: pyoxigraph.Store) -> None:
    answer = run_query(store, TERMS)
    first, second = json.loads(write_answer(answer, "json"))["results"]["bindings"]
    assert first["text"] == {"type": "literal", "value": 'سطر\nو"قوس"', "xml:lang": "ar"}
    assert second["iri"] == {"type": "uri", "value": "https://desk.example/x"}
    assert list(csv.reader(io.StringIO(write_answer(answer, "csv"), newline=""))) == [
        ["iri", "text", "number", "none"],
        [str(KG.Actor), 'سطر\nو"قوس"', "2.5", ""],
        ["https://desk.example/x", ",", "true", ""],
    ]
    assert write_answer(answer, "tsv").splitlines()[1] == f'<{KG.Actor}>\t"سطر\\nو\\"قوس\\""@ar\t2.5\t'


def test_rows_for_a_table_are_plain_text(store: pyoxigraph.Store) -> None:
    assert rows(run_query(store, TERMS)) == Rows(
        columns=("iri", "text", "number", "none"),
        cells=(("kg:Actor", 'سطر\nو"قوس"', "2.5", ""), ("https://desk.example/x", ",", "true", "")),
    )


def test_yes_and_no_are_written(store: pyoxigraph.Store) -> None:
    yes, no = run_query(store, "ASK { ?s kg:role ?o }"), run_query(store, "ASK { ?s kg:nothing ?o }")
    assert json.loads(write_answer(yes, "json"))["boolean"] is True
    assert write_answer(no, "csv") == "false"
    assert rows(yes) == Rows(("answer",), (("true",),))
    assert rows(no) == Rows(("answer",), (("false",),))


def test_a_graph_is_written_as_turtle_and_json_ld(store: pyoxigraph.Store) -> None:
    answer = run_query(store, "CONSTRUCT WHERE { ?s kg:role ?o }")
    triple = (URIRef("https://desk.example/huda"), KG.role, Literal("وزيرة الداخلية", lang="ar"))
    assert set(Graph().parse(data=write_answer(answer, "ttl"), format="turtle")) == {triple}
    read = pyoxigraph.parse(write_answer(answer, "json"), format=pyoxigraph.RdfFormat.JSON_LD)
    assert [quad.object.value for quad in read if isinstance(quad.object, pyoxigraph.Literal)] == ["وزيرة الداخلية"]
    assert rows(answer).cells == (("https://desk.example/huda", "kg:role", "وزيرة الداخلية"),)


@pytest.mark.parametrize(
    ("sparql", "form", "message"),
    [
        ("SELECT * {}", "ttl", "gives rows, which 'ttl' cannot hold; use json, csv, tsv"),
        ("ASK {}", "ttl", "gives yes or no, which 'ttl' cannot hold; use json, csv, tsv"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "csv", "gives a graph, which 'csv' cannot hold; use ttl, json"),
        ("SELECT * {}", "docx", "use json, csv, tsv"),
    ],
)
def test_a_format_that_cannot_hold_the_answer_is_refused(store: pyoxigraph.Store, sparql: str, form: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        write_answer(run_query(store, sparql), form)


def test_every_named_format_serves_some_answer(store: pyoxigraph.Store) -> None:
    answers = [run_query(store, sparql) for sparql in ("SELECT * {}", "CONSTRUCT WHERE { ?s kg:role ?o }")]
    for form in FORMATS:
        written = []
        for answer in answers:
            try:
                written.append(write_answer(answer, form))
            except QueryError:
                continue
        assert written, form
