"""Triples → the nodes and edges of a page.

Everything is found by the ontology's terms: nodes by their class, edges by triples of our properties between two nodes,
passages through `kg:Evidence`, the words to mark through `kg:Mention`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node as Term

from kg.lexicon.descriptions import name_of_described
from kg.model import Span
from kg.terms import KG, PREFIXES, broader
from kg.view.marks import find_names, without_overlap
from kg.view.model import KINDS, Edge, Fact, Node, Passage, Source, View

_GEO = Namespace(PREFIXES["geo"])
_FACTS = (
    KG.role,
    KG.operationKind,
    KG.status,
    KG.when,
    KG.startDate,
    KG.endDate,
    KG.killed,
    KG.wounded,
    KG.captured,
    KG.missing,
    KG.displaced,
    KG.agentStated,
    KG.placeType,
    _GEO.lat,
    _GEO.long,
    KG.verb,
    KG.to,
    KG.direct,
    KG.act,
    KG.distance,
    SKOS.exactMatch,
)
"""The literals that are shown, in this order."""

_Triple = tuple[Term, Term, Term]


@dataclass(frozen=True, slots=True)
class _Index:
    """What is looked up again and again while the records are made.

    Attributes:
        kinds: node → local name of its class.
        spans: (article, node) → where the node stands in the article's text: its mentions; of a statement, its words.
        passages: triple → the passages that say it.
    """

    kinds: Mapping[Term, str]
    spans: Mapping[tuple[Term, Term], tuple[Span, ...]]
    passages: Mapping[_Triple, tuple[Passage, ...]]


def from_graph(graph: Graph) -> View:
    """Return everything in `graph` that a page can show: actors, operations, locations, statements, and what relates them."""
    kinds = _kinds(graph)
    spans = _spans(graph)
    index = _Index(kinds, spans, _passages(graph, spans))
    edges = _edges(graph, index)
    degrees = Counter(end for edge in edges for end in (edge.source, edge.target))
    mentions = Counter(graph.objects(None, KG.refersTo))
    nodes = (_node(graph, term, index, mentions=mentions[term], degree=degrees[str(term)]) for term in kinds)
    return View(tuple(sorted(nodes, key=lambda node: node.id)), edges, _sources(graph))


def _kinds(graph: Graph) -> dict[Term, str]:
    """Return node → class; the graph states the classes above a class too, which come later in `KINDS`."""
    found: dict[Term, str] = {}
    for kind in KINDS:
        for term in graph.subjects(RDF.type, KG[kind]):
            found.setdefault(term, kind)
    return found


def _spans(graph: Graph) -> dict[tuple[Term, Term], tuple[Span, ...]]:
    standing = [*graph.subject_objects(KG.refersTo), *((term, term) for term in graph.subjects(RDF.type, KG.Statement))]
    spans: defaultdict[tuple[Term, Term], list[Span]] = defaultdict(list)
    for place, node in standing:
        for article in graph.objects(place, KG.inArticle):
            spans[article, node].append(_span(graph, place))
    return {key: tuple(found) for key, found in spans.items()}


def _passages(graph: Graph, spans: Mapping[tuple[Term, Term], tuple[Span, ...]]) -> dict[_Triple, tuple[Passage, ...]]:
    found: defaultdict[_Triple, list[Passage]] = defaultdict(list)
    for evidence in sorted(graph.subjects(RDF.type, KG.Evidence), key=str):
        triple = tuple(graph.value(evidence, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        subject, predicate, value = triple
        if subject is not None and predicate is not None and value is not None:
            found[subject, predicate, value].append(_passage(graph, evidence, KG.sentence, (subject, value), spans))
    return {triple: tuple(passages) for triple, passages in found.items()}


def _passage(
    graph: Graph, term: Term, text_of: URIRef, things: Iterable[Term], spans: Mapping[tuple[Term, Term], tuple[Span, ...]]
) -> Passage:
    """Return the text that `term` has under `text_of` and that stands at its offsets, with `things` marked in it."""
    text = _text(graph, term, text_of)
    article = graph.value(term, KG.inArticle) or Literal("")
    where = _span(graph, term)
    marks: list[Span] = []
    for thing in things:
        inside = [
            Span(span.begin - where.begin, span.end - where.begin)
            for span in spans.get((article, thing), ())
            if where.begin <= span.begin and span.end <= where.end
        ]
        # A thing without a mention here is a literal, or is meant by words that name something else.
        marks += inside or find_names(text, [str(thing)] if isinstance(thing, Literal) else _names(graph, thing))
    return Passage(
        text=text,
        marks=without_overlap(marks),
        source=str(article),
        rule=_text(graph, term, KG.rule),
        confidence=float(_text(graph, term, KG.confidence) or 0),
        against=_against(graph, term),
    )


def _against(graph: Graph, evidence: Term) -> tuple[tuple[str, str], ...]:
    """Return what other articles say where they disagree with a piece of evidence: the value, and the IRI of the article."""
    found = set()
    for other in graph.objects(evidence, KG.disagreesWith):
        value = graph.value(other, RDF.object)
        if value is not None:
            shown = str(value) if isinstance(value, Literal) else (_names(graph, value) or (_local_name(value),))[0]
            found.add((shown, str(graph.value(other, KG.inArticle) or "")))
    return tuple(sorted(found))


def _edges(graph: Graph, index: _Index) -> tuple[Edge, ...]:
    """Return the relations between nodes; the graph states the properties above a property too, which are left out."""
    edges = []
    for source in index.kinds:
        stated: defaultdict[Term, set[URIRef]] = defaultdict(set)
        for predicate, target in graph.predicate_objects(source):
            if target in index.kinds and isinstance(predicate, URIRef) and predicate in KG:
                stated[target].add(predicate)
        for target, predicates in stated.items():
            implied = {above for predicate in predicates for above in broader(predicate)[1:]}
            edges += [
                Edge(str(source), _local_name(predicate), str(target), index.passages.get((source, predicate, target), ()))
                for predicate in predicates - implied
            ]
    return tuple(sorted(edges, key=lambda edge: (edge.source, edge.term, edge.target)))


def _node(graph: Graph, term: Term, index: _Index, *, mentions: int, degree: int) -> Node:
    kind = index.kinds[term]
    content = tuple(map(str, graph.objects(term, KG.content)))
    names = content or _names(graph, term) or (_local_name(term),)
    articles = {*graph.objects(term, KG.mentionedIn), *graph.objects(term, KG.inArticle)}
    return Node(
        id=str(term),
        kind=kind,
        label=names[0],
        latin=_text(graph, term, KG.transliteration),
        names=names[1:],
        facts=_facts(graph, term, index),
        passages=_statement_passages(graph, term, index) if kind == "Statement" else (),
        sources=tuple(sorted(map(str, articles))),
        mentions=mentions,
        degree=degree,
        known=name_of_described(names[0], map(str, graph.objects(term, SKOS.exactMatch))) if kind == "Location" else "",
    )


def _statement_passages(graph: Graph, term: Term, index: _Index) -> tuple[Passage, ...]:
    """Return the sentence that gives the statement to its speaker, if there is evidence; else the statement's own words."""
    said = [index.passages.get((term, KG.speaker, speaker), ()) for speaker in sorted(graph.objects(term, KG.speaker), key=str)]
    own_words = _passage(graph, term, KG.content, sorted(graph.objects(term, KG.about), key=str), index.spans)
    return sum(said, ()) or (own_words,)


def _facts(graph: Graph, term: Term, index: _Index) -> tuple[Fact, ...]:
    found = [
        Fact(_local_name(predicate), str(value), index.passages.get((term, predicate, value), ()))
        for predicate in _FACTS
        for value in sorted(graph.objects(term, predicate), key=str)
    ]
    alignments = sorted(graph.subjects(KG.statement, term), key=str)
    left_out = {str(words) for alignment in alignments for words in graph.objects(alignment, KG.leavesOut)}
    return (*found, *(Fact(_local_name(KG.leavesOut), words) for words in sorted(left_out)))


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
        for article in sorted(graph.subjects(RDF.type, KG.Article), key=str)
    )


def _names(graph: Graph, term: Term) -> tuple[str, ...]:
    """Return the best name, then the others, sorted."""
    best = [str(name) for name in graph.objects(term, RDFS.label)]
    others = {str(name) for name in graph.objects(term, SKOS.altLabel)}
    return (*sorted(best), *sorted(others.difference(best)))


def _text(graph: Graph, term: Term, predicate: URIRef) -> str:
    return min(map(str, graph.objects(term, predicate)), default="")


def _span(graph: Graph, term: Term) -> Span:
    return Span(int(_text(graph, term, KG.begin) or 0), int(_text(graph, term, KG.end) or 0))


def _local_name(term: Term) -> str:
    return str(term).rsplit("#", 1)[-1].rsplit("/", 1)[-1]
