"""The shapes find each sort of fault, and nothing in a good graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV

from kg.graph import to_graph, validate, write_turtle
from kg.terms import KG, article_iri, entity_iri, ontology_file

if TYPE_CHECKING:
    from tests.engines import Jena
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


def beyond_the_text(graph: Graph) -> None:
    graph.set((one(graph, KG.Statement), KG.end, Literal(10_000)))


def without_evidence(graph: Graph) -> None:
    for evidence in list(graph.subjects(RDF.predicate, KG.conductedBy)):
        graph.remove((evidence, None, None))


def with_a_foreign_predicate(graph: Graph) -> None:
    graph.set((one(graph, KG.Evidence), RDF.predicate, RDFS.seeAlso))


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
    (lambda graph: graph.remove((ARTICLE, KG.length, None)), "the length of its text"),
    (beyond_the_text, "a span ends within the text of its article"),
    (without_evidence, f"a relation ({KG.conductedBy}) has evidence (not {BATTLE})"),
    (with_a_foreign_predicate, "evidence has one predicate, of the ontology"),
    (lambda graph: graph.set((one(graph, KG.Statement), KG.distance, Literal("far"))), "a statement has one distance"),
    (lambda graph: graph.remove((None, KG.act, None)), "a statement has one speech act"),
    (lambda graph: graph.remove((None, KG.version, None)), "a run names the version of the software"),
    (lambda graph: graph.remove((None, KG.modelsDigest, None)), "a run names the models by their hash"),
    (lambda graph: graph.remove((None, KG.settingsDigest, None)), "a run names the settings by their hash"),
    (lambda graph: graph.remove((None, PROV.wasAssociatedWith, None)), "a run is of a program"),
    (lambda graph: graph.remove((None, PROV.used, ARTICLE)), "a run has read an article"),
    (lambda graph: graph.add((TOWN, SKOS.altLabel, Literal("Palmyra"))), "another name has a language"),
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


def test_jena_finds_the_same_faults(news: News, jena_tools: Jena, tmp_path: Path) -> None:
    """Not the words of the messages, which are ours, but how many faults there are of which thing."""
    graph = graph_of(news)
    assert _found_by_jena(jena_tools, graph, tmp_path) == []
    for change in (without_content, beyond_the_text, without_evidence, operation_without_mention):
        change(graph)
    _, problems, _ = validate(graph)
    assert sorted({problem.where for problem in problems}) == _found_by_jena(jena_tools, graph, tmp_path)


def _found_by_jena(jena: Jena, graph: Graph, folder: Path) -> list[str]:
    write_turtle(graph, folder / "graph.ttl")
    written = jena.run("shacl.shacl", "validate", "--shapes", ontology_file("shapes.ttl"), "--data", folder / "graph.ttl")
    report = Graph().parse(data=written, format="turtle")
    return sorted({str(node) for node in report.objects(None, SH.focusNode)})
