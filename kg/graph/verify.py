"""Whether every stretch of text that a graph points to stands in its article, word for word."""

from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg.model import Problem
from kg.terms import KG

# Of each class, the literals that must equal the text between two offsets.
_QUOTED = (
    (KG.Mention, KG.exact, KG.begin, KG.end),
    (KG.Statement, KG.content, KG.begin, KG.end),
    (KG.Statement, KG.verb, KG.verbBegin, KG.verbEnd),
    (KG.Evidence, KG.sentence, KG.begin, KG.end),
)


@dataclass(frozen=True, slots=True)
class Verification:
    """What was compared.

    Attributes:
        spans: number of stretches of text.
        problems: those that differ, by resource.
    """

    spans: int
    problems: tuple[Problem, ...]


def verify(graph: Graph, texts: Mapping[str, str]) -> Verification:
    """Compare the words of every mention, statement and evidence of `graph`, and every reporting verb, with the article's text.

    Args:
        texts: article texts by their SHA-256, hexadecimal.
    """
    articles: dict[Node | None, str | None] = {
        article: texts.get(str(graph.value(article, KG.sha256))) for article in graph.subjects(RDF.type, KG.Article)
    }
    found = [
        (str(resource), _fault(graph, resource, quoted, articles))
        for kind, *quoted in _QUOTED
        for resource in graph.subjects(RDF.type, kind)
        if quoted[0] != KG.verb or (resource, KG.verb, None) in graph  # a headline reports without a verb
    ]
    return Verification(len(found), tuple(Problem(resource, fault) for resource, fault in sorted(found) if fault))


def _fault(graph: Graph, resource: Node, quoted: list[URIRef], articles: Mapping[Node | None, str | None]) -> str:
    """Return what is wrong with the words of a resource, empty if nothing is."""
    article = graph.value(resource, KG.inArticle)
    text = articles.get(article)
    if text is None:
        name = graph.value(article, DCTERMS.identifier) if article else "none"
        return f"the text of its article ({name}) is not here, or has another hash"
    words, begin, end = (_value(graph, resource, predicate) for predicate in quoted)
    if not (isinstance(words, str) and isinstance(begin, int) and isinstance(end, int)):
        return "has no offsets or no text"
    if not 0 <= begin <= end <= len(text):
        return f"stands at {begin}–{end}, but the article has {len(text)} characters"
    found = text[begin:end]
    return "" if found == words else f"says {words!r}, but the article has {found!r} at {begin}–{end}"


def _value(graph: Graph, resource: Node, predicate: URIRef) -> object:
    value = graph.value(resource, predicate)
    return value.toPython() if isinstance(value, Literal) else None
