"""The shapes find each sort of fault, and nothing in a good graph."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.graph import to_graph, validate
from kg.terms import KG, article_iri, entity_iri

if TYPE_CHECKING:
    from tests.graph.conftest import News

ARTICLE, BATTLE, TOWN, FORCE, STATE = article_iri("2031-05-01-naba"), *map(entity_iri, ("battle", "town", "force", "state"))

Change = Callable[[Graph], object]


def graph_of(news: News) -> Graph:
    """Return the graph of all that `news` holds."""
    return to_graph(news.articles, news.extractions, news.resolution, news.run)


def one(graph: Graph, kind: URIRef) -> URIRef:
    """Return the first thing of a class."""
    return min(thing for thing in graph.subjects(RDF.type, kind) if isinstance(thing, URIRef))


def without_content(graph: Graph) -> None:
    graph.remove((one(graph, KG.Statement), KG.content, None))


def with_empty_content(graph: Graph) -> None:
    graph.set((one(graph, KG.Statement), KG.content, Literal("", lang="ar")))


def with_a_place_as_speaker(graph: Graph) -> None:
    graph.set((one(graph, KG.Statement), KG.speaker, TOWN))


def operation_without_mention(graph: Graph) -> None:
    for mention in list(graph.subjects(KG.refersTo, BATTLE)):
        graph.remove((mention, None, None))


def empty_span(graph: Graph) -> None:
    graph.set((one(graph, KG.Mention), KG.begin, Literal(7)))
    graph.set((one(graph, KG.Mention), KG.end, Literal(7)))


def backward_span(graph: Graph) -> None:
    graph.set((one(graph, KG.Evidence), KG.begin, Literal(99_999)))


def two_articles(graph: Graph) -> None:
    graph.add((one(graph, KG.Mention), KG.inArticle, article_iri("other")))
    graph.add((article_iri("other"), RDF.type, KG.Article))


CHANGES: tuple[tuple[Change, str], ...] = (
    (without_content, "a statement has one content"),
    (with_empty_content, "a statement has one content"),
    (with_a_place_as_speaker, "a statement has at most one speaker, who is an actor"),
    (operation_without_mention, "an actor, operation or location has a mention"),
    (empty_span, "before it ends"),
    (backward_span, "before it ends"),
    (two_articles, "a fact stands in exactly one article"),
    (lambda graph: graph.set((BATTLE, KG.operationKind, Literal("Parade"))), "exactly one kind"),
    (lambda graph: graph.remove((BATTLE, KG.operationKind, None)), "exactly one kind"),
    (lambda graph: graph.set((BATTLE, KG.status, Literal("maybe"))), "a status is planned, ongoing, completed or called-for"),
    (lambda graph: graph.add((BATTLE, KG.participant, TOWN)), "who takes part in an operation is an actor"),
    (lambda graph: graph.set((BATTLE, KG.atLocation, STATE)), "an operation takes place at a location"),
    (lambda graph: graph.set((TOWN, RDFS.label, Literal("تدمر"))), "a label has a language"),
    (lambda graph: graph.add((TOWN, RDFS.label, Literal("Palmyra", lang="en"))), "exactly one label"),
    (lambda graph: graph.remove((TOWN, RDFS.label, None)), "exactly one label"),
    (lambda graph: graph.remove((FORCE, RDF.type, KG.Actor)), "stated to be an actor"),
    (lambda graph: graph.add((STATE, KG.allyOf, TOWN)), "both ends of a relation between actors are actors"),
    (lambda graph: graph.add((STATE, KG.controls, FORCE)), "what an actor controls is a location"),
    (lambda graph: graph.set((one(graph, KG.Mention), KG.confidence, Literal("1.20", datatype=None))), "one confidence"),
    (lambda graph: graph.remove((None, KG.sentence, None)), "evidence has the words that say it"),
    (lambda graph: graph.remove((ARTICLE, DCTERMS.identifier, None)), "an article has one identifier"),
    (lambda graph: graph.set((ARTICLE, KG.sha256, Literal("abc"))), "SHA-256"),
)


def test_a_good_graph_keeps_to_the_shapes(news: News) -> None:
    assert validate(graph_of(news)) == (True, (), "the graph keeps to the shapes\n")


@pytest.mark.parametrize(("change", "message"), CHANGES)
def test_each_fault_is_found_and_named(news: News, change: Change, message: str) -> None:
    graph = graph_of(news)
    change(graph)
    conforms, problems, text = validate(graph)
    assert not conforms
    assert any(message in problem.reason for problem in problems)
    assert all(problem.severity == "warning" and problem.where.startswith("https://w3id.org/arkg/id/") for problem in problems)
    assert text.splitlines() == [f"{problem.where}: {problem.reason}" for problem in problems]


def test_the_graph_is_not_changed(news: News) -> None:
    graph = graph_of(news)
    before = set(graph)
    validate(graph)
    assert set(graph) == before
