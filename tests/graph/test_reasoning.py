"""A reasoner finds no contradiction in the ontology with a graph, and concludes what the graph states anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING

import owlrl
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from kg.graph import to_graph
from kg.terms import KG, PREFIXES, article_iri, entity_iri, ontology_file
from tests.query.gold import GOLD

if TYPE_CHECKING:
    from tests.graph.conftest import News

_FAULT = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
GEOSPARQL, PROV, SEM = (Namespace(PREFIXES[prefix]) for prefix in ("geosparql", "prov", "sem"))


def contradictions(graph: Graph, semantics: type) -> list[str]:
    """Add to `graph` all that follows from it and the ontology, and return what contradicts itself."""
    graph.parse(ontology_file("kg.ttl"))
    owlrl.DeductiveClosure(semantics).expand(graph)
    return [str(fault) for fault in graph.objects(None, _FAULT)]


@pytest.fixture
def graph(news: News) -> Graph:
    return to_graph(news.articles, news.extractions, news.resolution, news.run)


@pytest.mark.parametrize("semantics", [owlrl.RDFS_Semantics, owlrl.OWLRL_Semantics])
def test_a_built_graph_has_no_contradiction(graph: Graph, semantics: type) -> None:
    assert contradictions(graph, semantics) == []


def test_the_gold_graph_has_no_contradiction() -> None:
    assert contradictions(Graph().parse(GOLD), owlrl.OWLRL_Semantics) == []


@pytest.mark.parametrize(
    ("subject", "kind"),
    [(entity_iri("town"), KG.Actor), (entity_iri("minister"), KG.State), (article_iri("2031-05-01-naba"), KG.Mention)],
)
def test_a_thing_of_two_kinds_is_a_contradiction(graph: Graph, subject: URIRef, kind: URIRef) -> None:
    graph.add((subject, RDF.type, kind))
    assert contradictions(graph, owlrl.OWLRL_Semantics)


def test_a_relation_with_the_wrong_end_is_a_contradiction(graph: Graph) -> None:
    graph.add((entity_iri("state"), KG.controls, entity_iri("force")))
    assert contradictions(graph, owlrl.OWLRL_Semantics)


def test_other_vocabularies_follow(graph: Graph) -> None:
    contradictions(graph, owlrl.RDFS_Semantics)
    battle, town, force = entity_iri("battle"), entity_iri("town"), entity_iri("force")
    assert (battle, SEM.hasActor, force) in graph
    assert (battle, SEM.hasPlace, town) in graph
    assert (town, RDF.type, GEOSPARQL.Feature) in graph
    assert (force, RDF.type, PROV.Agent) in graph
    mention = next(graph.subjects(KG.refersTo, town))
    assert (mention, PROV.wasDerivedFrom, article_iri("2031-05-01-naba")) in graph


def test_the_graph_states_its_own_broader_terms(graph: Graph) -> None:
    """Nobody needs a reasoner for our own classes and properties."""
    before = set(graph)
    contradictions(graph, owlrl.RDFS_Semantics)
    own = str(KG)
    concluded = {
        triple
        for triple in set(graph) - before
        if triple[0] in {subject for subject, _, _ in before}
        and not any(isinstance(term, Literal) for term in triple)
        and (str(triple[1]).startswith(own) or (triple[1] == RDF.type and str(triple[2]).startswith(own)))
    }
    assert concluded == set()
