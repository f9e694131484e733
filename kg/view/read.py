"""Triples → the nodes and edges of a page.

Everything is found by the ontology's terms: nodes by their class, edges by triples of our namespace between two nodes, passages through
`kg:Evidence`, the words to mark through `kg:Mention`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node as Term

from kg.model import Span
from kg.view.labels import labels
from kg.view.marks import find_names, without_overlap
from kg.view.model import Edge, Fact, Node, Passage, Source, View

KG = Namespace("https://w3id.org/arkg/ontology#")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")

_FACT_TERMS = {"lat": GEO.lat, "long": GEO.long, "exactMatch": SKOS.exactMatch}
_FINER_THAN_PARTICIPANT = ("conductedBy", "supportedBy", "targets")

Mentions = Mapping[tuple[Term, Term], tuple[Span, ...]]
Triple = tuple[Term, Term, Term]


@dataclass(frozen=True, slots=True)
class _Index:
    """What is looked up again and again while the records are made.

    Attributes:
        kinds: node → local name of its class.
        mentions: (article, node) → its spans in the article's text.
        passages: triple → the passages that say it.
    """

    kinds: Mapping[Term, str]
    mentions: Mentions
    passages: Mapping[Triple, tuple[Passage, ...]]


def from_graph(graph: Graph) -> View:
    """Return everything in `graph` that a page can show: actors, operations, locations, statements, and the relations between them."""
    kinds = _kinds(graph)
    mentions = _mentions(graph)
    index = _Index(kinds, mentions, _evidence(graph, mentions))
    edges = _edges(graph, index)
    degrees = Counter(end for edge in edges for end in (edge.source, edge.target))
    mentioned = Counter(str(node) for (_, node), spans in mentions.items() for _ in spans)
    nodes = (_node(graph, term, index, mentions=mentioned[str(term)], degree=degrees[str(term)]) for term in kinds)
    return View(tuple(sorted(nodes, key=lambda node: node.id)), edges, _sources(graph))


def _kinds(graph: Graph) -> dict[Term, str]:
    """Return node → class; of several classes the one that stands first in the table of labels, but the bare "Actor" last."""
    found: dict[Term, str] = {}
    for kind in sorted(labels("class"), key=lambda kind: kind == "Actor"):
        for term in graph.subjects(RDF.type, KG[kind]):
            found.setdefault(term, kind)
    return found


def _mentions(graph: Graph) -> Mentions:
    spans: defaultdict[tuple[Term, Term], list[Span]] = defaultdict(list)
    for mention, node in graph.subject_objects(KG.refersTo):
        for article in graph.objects(mention, KG.inArticle):
            spans[article, node].append(_span(graph, mention))
    return {key: tuple(sorted(found, key=lambda span: (span.begin, span.end))) for key, found in spans.items()}


def _evidence(graph: Graph, mentions: Mentions) -> dict[Triple, tuple[Passage, ...]]:
    found: defaultdict[Triple, list[Passage]] = defaultdict(list)
    for evidence in sorted(graph.subjects(RDF.type, KG.Evidence)):
        ends = (graph.value(evidence, RDF.subject), graph.value(evidence, RDF.object))
        predicate = graph.value(evidence, RDF.predicate)
        if ends[0] is None or predicate is None or ends[1] is None:
            continue
        found[ends[0], predicate, ends[1]].append(_passage(graph, evidence, KG.sentence, ends, mentions))
    return {triple: tuple(passages) for triple, passages in found.items()}


def _passage(graph: Graph, term: Term, text_of: URIRef, about: Iterable[Term | None], mentions: Mentions) -> Passage:
    text = _text(graph, term, text_of)
    article = graph.value(term, KG.inArticle)
    return Passage(
        text=text,
        marks=_marks(graph, text, _span(graph, term), [(article, node) for node in about if node is not None], mentions),
        source=str(article or ""),
        rule=_text(graph, term, KG.rule),
        confidence=float(_text(graph, term, KG.confidence) or 0),
    )


def _marks(graph: Graph, text: str, where: Span, about: Iterable[tuple[Term | None, Term]], mentions: Mentions) -> tuple[Span, ...]:
    """Return what to mark in `text`, which stands at `where`: the mentions of each thing; if there are none, its names."""
    found: list[Span] = []
    for article, term in about:
        inside = [
            Span(span.begin - where.begin, span.end - where.begin)
            for span in (mentions.get((article, term), ()) if article is not None else ())
            if where.begin <= span.begin and span.end <= where.end and len(text) == where.end - where.begin
        ]
        found += inside or find_names(text, [str(term)] if isinstance(term, Literal) else _names(graph, term))
    return without_overlap(found)


def _edges(graph: Graph, index: _Index) -> tuple[Edge, ...]:
    edges = []
    for source in index.kinds:
        for predicate, target in graph.predicate_objects(source):
            if target not in index.kinds or not str(predicate).startswith(KG):
                continue
            if predicate == KG.participant and any((source, KG[finer], target) in graph for finer in _FINER_THAN_PARTICIPANT):
                continue
            passages = index.passages.get((source, predicate, target), ())
            edges.append(Edge(str(source), _local_name(predicate), str(target), passages))
    return tuple(sorted(edges, key=lambda edge: (edge.source, edge.term, edge.target)))


def _node(graph: Graph, term: Term, index: _Index, *, mentions: int, degree: int) -> Node:
    names = _names(graph, term)
    kind = index.kinds[term]
    passages = _statement_passages(graph, term, index) if kind == "Statement" else ()
    articles = {str(article) for predicate in (KG.mentionedIn, KG.inArticle) for article in graph.objects(term, predicate)}
    return Node(
        id=str(term),
        kind=kind,
        label=_text(graph, term, KG.content) or (names[0] if names else _local_name(term)),
        latin=_text(graph, term, KG.transliteration),
        names=names[1:],
        facts=_facts(graph, term, index),
        passages=passages,
        sources=tuple(sorted(articles)),
        mentions=mentions,
        degree=degree,
    )


def _statement_passages(graph: Graph, term: Term, index: _Index) -> tuple[Passage, ...]:
    """Return the statement's own words, what they are about marked, or its sentence, if the graph has it, with the words marked."""
    if _text(graph, term, KG.sentence):
        return (_passage(graph, term, KG.sentence, list(graph.objects(term, KG.content)), index.mentions),)
    return (_passage(graph, term, KG.content, sorted(graph.objects(term, KG.about)), index.mentions),)


def _facts(graph: Graph, term: Term, index: _Index) -> tuple[Fact, ...]:
    facts = []
    for name in labels("fact"):
        predicate = _FACT_TERMS.get(name, KG[name])
        for value in sorted(graph.objects(term, predicate), key=str):
            if value not in index.kinds:
                facts.append(Fact(name, _value(value), index.passages.get((term, predicate, value), ())))
    return tuple(facts)


def _sources(graph: Graph) -> tuple[Source, ...]:
    return tuple(
        Source(
            id=str(article),
            identifier=_text(graph, article, DCTERMS.identifier),
            title=_text(graph, article, DCTERMS.title),
            publisher=_text(graph, article, DCTERMS.publisher),
            issued=_text(graph, article, DCTERMS.issued),
            address=_text(graph, article, DCTERMS.source),
        )
        for article in sorted(graph.subjects(RDF.type, KG.Article))
    )


def _names(graph: Graph, term: Term) -> tuple[str, ...]:
    """Return the best name, then the others, sorted."""
    best = _text(graph, term, RDFS.label)
    others = sorted({str(name) for name in graph.objects(term, SKOS.altLabel)} - {best})
    return (best, *others) if best else tuple(others)


def _text(graph: Graph, term: Term, predicate: URIRef) -> str:
    return min(map(str, graph.objects(term, predicate)), default="")


def _span(graph: Graph, term: Term) -> Span:
    return Span(int(_text(graph, term, KG.begin) or 0), int(_text(graph, term, KG.end) or 0))


def _value(term: Term) -> str:
    return _local_name(term) if str(term).startswith(KG) else str(term)


def _local_name(term: Term) -> str:
    return str(term).rsplit("#", 1)[-1].rsplit("/", 1)[-1]
