"""Whether every stretch of text that a graph points to stands in its article, word for word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF

from kg.model import Problem
from kg.terms import KG

# The literal that must equal the text between the offsets, by the class of the resource.
_QUOTED = {KG.Mention: KG.exact, KG.Statement: KG.content, KG.Evidence: KG.sentence}


@dataclass(frozen=True, slots=True)
class Verification:
    """What was compared: the number of stretches, and the faults found."""

    spans: int
    problems: tuple[Problem, ...]


def verify(graph: Graph, texts: Mapping[str, str]) -> Verification:
    """Compare every mention, statement and evidence of `graph` with the text of its article.

    Args:
        texts: article texts by their SHA-256, hexadecimal.
    """
    articles = dict(_articles(graph, texts))
    spans = 0
    problems: list[Problem] = []
    for sort, quoted in _QUOTED.items():
        for resource in sorted(graph.subjects(RDF.type, sort)):
            spans += 1
            fault = _fault(graph, resource, quoted, articles)
            if fault:
                problems.append(Problem(str(resource), fault))
    return Verification(spans, tuple(problems))


def _articles(graph: Graph, texts: Mapping[str, str]) -> Iterator[tuple[object, str | None]]:
    for article in graph.subjects(RDF.type, KG.Article):
        yield article, texts.get(str(graph.value(article, KG.sha256)))


def _fault(graph: Graph, resource: object, quoted: URIRef, articles: Mapping[object, str | None]) -> str:
    article = graph.value(resource, KG.inArticle)  # type: ignore[arg-type]
    text = articles.get(article)
    if text is None:
        name = graph.value(article, DCTERMS.identifier) if article is not None else "none"
        return f"the text of its article ({name}) is not here, or has another hash"
    begin, end, words = (graph.value(resource, p) for p in (KG.begin, KG.end, quoted))  # type: ignore[arg-type]
    if begin is None or end is None or words is None:
        return "has no offsets or no text"
    found = text[int(str(begin)) : int(str(end))]
    return "" if found == str(words) else f"says {str(words)!r}, but the article has {found!r} at {begin}–{end}"
