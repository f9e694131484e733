"""Every stretch of text that disagrees with its article is found, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.graph import to_graph
from kg.graph.verify import verify
from kg.model import Problem
from kg.terms import KG, article_iri

if TYPE_CHECKING:
    from tests.graph.conftest import News

ARTICLE = article_iri("2031-05-01-naba")


@pytest.fixture
def graph(news: News) -> Graph:
    return to_graph(news.articles, news.extractions, news.resolution, news.run)


@pytest.fixture
def texts(news: News) -> dict[str, str]:
    return {article.sha256: article.text for article in news.articles}


def one(graph: Graph, kind: URIRef) -> URIRef:
    """Return the first thing of a class."""
    return min(thing for thing in graph.subjects(RDF.type, kind) if isinstance(thing, URIRef))


def number(graph: Graph, thing: URIRef, offset: URIRef) -> int:
    return int(str(graph.value(thing, offset)))


def test_a_whole_graph_has_no_faults(graph: Graph, texts: dict[str, str], news: News) -> None:
    (extraction,) = news.extractions
    spans = len(extraction.mentions) + 2 * len(extraction.statements) + len(extraction.relations)
    assert verify(graph, texts).spans == spans
    assert verify(graph, texts).problems == ()


@pytest.mark.parametrize(
    ("kind", "begin", "end"),
    [
        (KG.Mention, KG.begin, KG.end),
        (KG.Statement, KG.begin, KG.end),
        (KG.Statement, KG.verbBegin, KG.verbEnd),
        (KG.Evidence, KG.begin, KG.end),
    ],
)
@pytest.mark.parametrize("by", [1, -2, 100_000, -100_000])
def test_a_span_that_was_moved_is_found(
    graph: Graph, texts: dict[str, str], kind: URIRef, begin: URIRef, end: URIRef, by: int
) -> None:
    moved = one(graph, kind)
    for offset in (begin, end):
        graph.set((moved, offset, Literal(number(graph, moved, offset) + by)))
    assert [problem.where for problem in verify(graph, texts).problems] == [str(moved)]


def test_offsets_from_the_end_are_not_taken_for_offsets(graph: Graph, texts: dict[str, str]) -> None:
    """Python would read text[-9:-5] without complaint."""
    mention = one(graph, KG.Mention)
    (text,) = texts.values()
    for offset in (KG.begin, KG.end):
        graph.set((mention, offset, Literal(number(graph, mention, offset) - len(text))))
    assert [problem.where for problem in verify(graph, texts).problems] == [str(mention)]


@pytest.mark.parametrize(
    ("kind", "words"),
    [(KG.Mention, KG.exact), (KG.Statement, KG.content), (KG.Statement, KG.verb), (KG.Evidence, KG.sentence)],
)
def test_words_that_were_changed_are_found_and_shown(graph: Graph, texts: dict[str, str], kind: URIRef, words: URIRef) -> None:
    changed = one(graph, kind)
    true = str(graph.value(changed, words))
    graph.set((changed, words, Literal("انسحب", lang="ar")))
    (problem,) = verify(graph, texts).problems
    assert problem.where == str(changed)
    assert f"says 'انسحب', but the article has {true!r}" in problem.reason


def test_a_mark_that_looks_like_nothing_is_a_difference(graph: Graph, texts: dict[str, str]) -> None:
    mention = one(graph, KG.Mention)
    graph.set((mention, KG.exact, Literal(f"{graph.value(mention, KG.exact)}\N{ARABIC TATWEEL}", lang="ar")))
    assert [problem.where for problem in verify(graph, texts).problems] == [str(mention)]


@pytest.mark.parametrize("missing", [KG.begin, KG.end, KG.exact])
def test_a_mention_without_offsets_or_text_is_found(graph: Graph, texts: dict[str, str], missing: URIRef) -> None:
    mention = one(graph, KG.Mention)
    graph.remove((mention, missing, None))
    assert verify(graph, texts).problems == (Problem(str(mention), "has no offsets or no text"),)


def test_an_offset_that_is_no_number_is_found(graph: Graph, texts: dict[str, str]) -> None:
    mention = one(graph, KG.Mention)
    graph.set((mention, KG.begin, Literal("سبعة")))
    assert verify(graph, texts).problems == (Problem(str(mention), "has no offsets or no text"),)


def test_a_text_that_is_not_there_makes_every_fact_of_the_article_a_fault(graph: Graph) -> None:
    found = verify(graph, {})
    assert len(found.problems) == found.spans
    assert {problem.reason for problem in found.problems} == {
        "the text of its article (2031-05-01-naba) is not here, or has another hash"
    }


def test_a_fact_in_no_article_is_found(graph: Graph, texts: dict[str, str]) -> None:
    mention = one(graph, KG.Mention)
    graph.remove((mention, KG.inArticle, None))
    (problem,) = verify(graph, texts).problems
    assert (problem.where, "(none)" in problem.reason) == (str(mention), True)


def test_an_article_whose_hash_was_changed_is_not_compared_with_another(graph: Graph, texts: dict[str, str]) -> None:
    graph.set((ARTICLE, KG.sha256, Literal("0" * 64)))
    graph.set((ARTICLE, DCTERMS.identifier, Literal("خبر")))
    assert {problem.reason for problem in verify(graph, texts).problems} == {
        "the text of its article (خبر) is not here, or has another hash"
    }


def test_faults_come_in_the_same_order(graph: Graph) -> None:
    places = [problem.where for problem in verify(graph, {}).problems]
    assert places == sorted(places)
