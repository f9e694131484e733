"""Turtle → quads: which article says what.

    article, mention, statement, evidence   in the graph of its article
    relation, being mentioned               in the graph of each article that states it
    names, classes, kinds, the run          in the default graph

A graph is named by the IRI of its article. All graphs together are the whole; what two articles state stands twice.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple
from rdflib import RDF, URIRef

from kg.terms import KG, broader

_TYPE, _SUBJECT, _PREDICATE, _OBJECT = (NamedNode(term) for term in (RDF.type, RDF.subject, RDF.predicate, RDF.object))
_ARTICLE, _IN_ARTICLE, _MENTIONED_IN = (NamedNode(term) for term in (KG.Article, KG.inArticle, KG.mentionedIn))

_Term = NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | Triple
_Sources = dict[tuple[_Term, ...], set[NamedNode | DefaultGraph]]


def triples(turtle: Path) -> Iterator[Triple]:
    """Yield the triples of a file, in its order, without holding them.

    Raises:
        OSError: it cannot be read.
        SyntaxError: it is not Turtle.
    """
    return (quad.triple for quad in pyoxigraph.parse(path=str(turtle), format=RdfFormat.TURTLE))


def quads(turtle: Path) -> Iterator[Quad]:
    """Yield the quads of a file whose triples stand together by subject; the file is read twice.

    Raises:
        OSError: it cannot be read.
        SyntaxError: it is not Turtle.
    """
    sources = _sources(turtle)
    for subject, group in itertools.groupby(triples(turtle), key=attrgetter("subject")):
        described = tuple(group)
        home = _home(described)
        for triple in described:
            stating = {home} if home else _stating(triple, sources)
            yield from (Quad(subject, triple.predicate, triple.object, graph) for graph in sorted(stating, key=str))


def _stating(triple: Triple, sources: _Sources) -> set[NamedNode | DefaultGraph]:
    if triple.predicate == _MENTIONED_IN and isinstance(triple.object, NamedNode):
        return {triple.object}
    return sources.get((triple.subject, triple.predicate, triple.object), {DefaultGraph()})


def _sources(turtle: Path) -> _Sources:
    """Return the articles that state each relation, from their evidence."""
    found: _Sources = defaultdict(set)
    for _, group in itertools.groupby(triples(turtle), key=attrgetter("subject")):
        value = {triple.predicate: triple.object for triple in group}
        article, predicate = value.get(_IN_ARTICLE), value.get(_PREDICATE)
        if isinstance(article, NamedNode) and isinstance(predicate, NamedNode):
            for term in broader(URIRef(predicate.value)):
                found[value[_SUBJECT], NamedNode(term), value[_OBJECT]].add(article)
    return found


def _home(described: tuple[Triple, ...]) -> NamedNode | None:
    """Return the article that a thing stands in, or that it is; none if it belongs to no article alone."""
    for triple in described:
        if triple.predicate == _IN_ARTICLE and isinstance(triple.object, NamedNode):
            return triple.object
        if triple.predicate == _TYPE and triple.object == _ARTICLE and isinstance(triple.subject, NamedNode):
            return triple.subject
    return None
