"""Running SPARQL: answers, and messages that say where a query is wrong."""

import pyoxigraph
import pytest

from kg.errors import QueryError
from kg.query import rows, run_query


def test_the_prefixes_of_the_ontology_need_no_declaration(store: pyoxigraph.Store) -> None:
    used = [
        "kg:a",
        "rdf:a",
        "rdfs:a",
        "skos:a",
        "dcterms:a",
        "prov:a",
        "sem:a",
        "nif:a",
        "geo:a",
        "geosparql:a",
        "schema:a",
        "xsd:a",
    ]
    assert rows(run_query(store, f"SELECT (COUNT(*) AS ?n) {{ VALUES ?x {{ {' '.join(used)} }} }}")).cells == (("12",),)


def test_a_declared_prefix_goes_before_ours(store: pyoxigraph.Store) -> None:
    query = "PREFIX kg: <https://desk.example/> SELECT ?name { kg:huda <http://www.w3.org/2000/01/rdf-schema#label> ?name }"
    assert rows(run_query(store, query)).cells == (("هدى العلي",),)


def test_each_form_of_query_has_its_answer(store: pyoxigraph.Store) -> None:
    assert run_query(store, "SELECT * { ?s kg:role ?o }").form == "rows"
    assert run_query(store, "ASK { ?s kg:role ?o }").form == "boolean"
    assert run_query(store, "CONSTRUCT WHERE { ?s kg:role ?o }").form == "graph"
    assert run_query(store, "DESCRIBE <https://desk.example/huda>").form == "graph"


def test_a_graph_comes_sorted_and_without_repetition(store: pyoxigraph.Store) -> None:
    answer = run_query(store, "CONSTRUCT { ?article a kg:Article } WHERE { ?thing kg:mentionedIn ?article }")
    lines = answer.content.decode().splitlines()
    assert lines == sorted(set(lines))
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT ?x WHERE { ?x kg:role ?y ", "line 1, column 33, at its end"),
        ("SELECT * {\n ?x kg:role y }", "line 2, column 14, at '}'"),
        ('SELECT * { ?x kg:role "وزيرة" ; kg:x nothing }', "line 1, column 45, at '}'"),
        ("SELECT * { ?s nope:a ?o }", "line 1, column 21, at '?o }': prefix not found"),
        ("SELECT (COUNT(?o) AS ?n) ?s { ?s ?p ?o } GROUP BY ?p", "contains a variable that is unbound"),
        ("", "line 1, column 1, at its end"),
        ("what?", "line 1, column 6, at its end"),
    ],
)
def test_a_malformed_query_is_shown_where_it_is_wrong(store: pyoxigraph.Store, sparql: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        run_query(store, sparql)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "sparql",
    [
        "INSERT DATA { <a:b> <a:b> <a:b> }",
        "DELETE WHERE { ?s ?p ?o }",
        "LOAD <file:///etc/hostname>",
        "load <http://127.0.0.1:1/>",
        "CLEAR ALL",
        "DROP DEFAULT",
        "CREATE GRAPH <a:b>",
        "COPY DEFAULT TO <a:b>",
        "PREFIX a: <a:> INSERT { a:b a:b a:b } WHERE {}",
    ],
)
def test_updates_are_refused_and_change_nothing(sparql: str) -> None:
    store = pyoxigraph.Store()
    store.add(pyoxigraph.Quad(*[pyoxigraph.NamedNode("a:b")] * 3))
    with pytest.raises(QueryError, match="updates are refused"):
        run_query(store, sparql)
    assert len(store) == 1
