import datetime
import subprocess
import sys
from pathlib import Path

import networkx
import pytest
from rdflib import Graph

import kg
from kg.errors import KgError, OutputError, QueryError
from kg.graph import write_turtle
from kg.store import write_store
from kg.terms import KG, entity_iri

ONE, OTHER = entity_iri("1"), entity_iri("2")
TURTLE = """
@prefix kg: <https://w3id.org/arkg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/arkg/id/entity/1> a kg:Actor, kg:Person ; rdfs:label "سالم"@ar ; kg:leads <https://w3id.org/arkg/id/entity/2> .
<https://w3id.org/arkg/id/entity/2> a kg:Actor, kg:Organization ; rdfs:label "الوفد"@ar .
<https://w3id.org/arkg/id/entity/3> a kg:Operation ; rdfs:label "حصار"@ar ; kg:operationKind "Siege" ;
    kg:startDate "2031-05-01"^^xsd:date ; kg:agentStated false .
<https://w3id.org/arkg/id/mention/4> a kg:Mention ; kg:begin 4 ; kg:confidence 0.5 .
"""


@pytest.fixture
def g(tmp_path: Path) -> kg.Graph:
    graph = Graph().parse(data=TURTLE)
    write_turtle(graph, tmp_path / "graph.ttl")
    write_store(graph, tmp_path / "store")
    return kg.load(tmp_path)


def test_importing_kg_is_quick() -> None:
    heavy = {"IPython", "networkx", "pandas", "pyoxigraph", "pyvis", "rdflib", "stanza", "torch"}
    done = subprocess.run(
        [sys.executable, "-c", "import sys, kg; print(*sys.modules)"], capture_output=True, check=True, text=True
    )
    assert not heavy & set(done.stdout.split())


def test_a_name_that_kg_does_not_have_is_an_error() -> None:
    with pytest.raises(AttributeError, match="colour"):
        kg.colour  # type: ignore[attr-defined]  # noqa: B018


def test_an_answer_is_a_table_of_python_values(g: kg.Graph) -> None:
    row = g.query(
        "SELECT * { ?o kg:startDate ?date ; kg:agentStated ?told ; rdfs:label ?name . ?m kg:begin ?b ; kg:confidence ?c }"
    ).iloc[0]
    assert (row["date"], row["told"], row["name"]) == (datetime.date(2031, 5, 1), False, "حصار")
    assert (row["b"], row["c"]) == (4, 0.5)
    assert row["o"].startswith("https://w3id.org/arkg/id/entity/")


def test_what_has_no_value_is_none(g: kg.Graph) -> None:
    answer = g.query("SELECT ?name ?led { ?one a kg:Person ; rdfs:label ?name OPTIONAL { ?one kg:memberOf ?led } }")
    assert answer.to_dict("records") == [{"name": "سالم", "led": None}]


def test_ask_and_construct_are_tables_too(g: kg.Graph) -> None:
    assert g.query("ASK { ?one kg:leads ?other }").to_dict("records") == [{"answer": True}]
    triples = g.query("CONSTRUCT { ?one kg:leads ?other } { ?one kg:leads ?other }")
    assert triples.to_dict("records") == [{"subject": str(ONE), "predicate": str(KG.leads), "object": str(OTHER)}]


def test_a_malformed_literal_stays_text(tmp_path: Path) -> None:
    graph = Graph().parse(data=TURTLE)
    write_turtle(graph, tmp_path / "graph.ttl")
    write_store(graph, tmp_path / "store")
    answer = kg.load(tmp_path).query('SELECT ?x { BIND("later"^^xsd:date AS ?x) }')
    assert answer["x"][0] == "later"


def test_a_named_question_is_asked_by_name(g: kg.Graph) -> None:
    assert list(g.query(name="operations")["operation"]) == ["حصار"]


@pytest.mark.parametrize(("sparql", "name"), [("", ""), ("ASK {}", "speakers"), ("SELECT {", ""), ("", "no-such-question")])
def test_what_cannot_be_asked_is_an_error(g: kg.Graph, sparql: str, name: str) -> None:
    with pytest.raises(QueryError):
        g.query(sparql, name=name)


def test_without_pandas_it_says_what_to_install(g: kg.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(KgError, match=r"arkg\[notebook\]"):
        g.query("ASK {}")


def test_the_network_has_names_kinds_and_relations(g: kg.Graph) -> None:
    network = g.to_networkx()
    assert isinstance(network, networkx.MultiDiGraph)
    assert network.nodes[str(ONE)]["label"] == "سالم"
    assert network.nodes[str(OTHER)]["kind"] == "Organization"
    assert list(network.edges(keys=True)) == [(str(ONE), str(OTHER), "leads")]


def test_the_picture_is_shut_off_from_the_notebook(g: kg.Graph) -> None:
    shown = g.show(title='"><script>alert(1)</script>')
    assert shown.data.startswith('<div><iframe sandbox="allow-scripts" ')
    assert shown.data.count("<") == 4
    assert "سالم" in shown.data


def test_a_folder_without_a_graph_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"kg\.build"):
        kg.load(tmp_path)
