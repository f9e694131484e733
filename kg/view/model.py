"""The records that the page is made from.

They carry names and texts, no RDF terms, so that everything after `kg.view.read` is independent of rdflib. `term` is always
the local name of a term of the ontology ("conductedBy"); `kg.view.labels` has its names. Empty strings and empty tuples stand
for "not known".
"""

from dataclasses import dataclass

from kg.model import Span

KINDS = ("State", "ArmedGroup", "Organization", "Group", "Person", "Actor", "Operation", "Location", "Statement")
"""The classes that are told apart, by local name, in the order of the legend; a class comes before the one above it."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article that facts come from.

    Attributes:
        id: its IRI.
        identifier: its name in the graph (`dcterms:identifier`).
        address: where it was published, as found: not to be trusted as a link.
    """

    id: str
    identifier: str
    title: str = ""
    publisher: str = ""
    issued: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article that something rests on.

    Attributes:
        text: a sentence or clause, as it stands in the article.
        marks: the words in it to point at: code points into `text`, in text order, not overlapping.
        source: id of the article.
        rule: name of the rule that read it.
        confidence: in [0, 1]; 0 when the graph has none.
        against: what other articles say instead: the value and the article, sorted.
    """

    text: str
    marks: tuple[Span, ...] = ()
    source: str = ""
    rule: str = ""
    confidence: float = 0.0
    against: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A literal that is said of a node, such as a role or a date."""

    term: str
    value: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, an operation, a location or a statement.

    Attributes:
        id: its IRI.
        kind: local name of its most special class.
        label: the best name; of a statement, the words reported.
        latin: transliteration of the label.
        names: every other name, sorted.
        facts: in the order in which they are shown.
        passages: the words that a statement reports, in their sentence; empty for other nodes.
        sources: ids of the articles that mention it, sorted.
        mentions: how often articles mention it.
        degree: number of edges at it.
        known: the usual name of a place that the label only describes; empty for other nodes.
    """

    id: str
    kind: str
    label: str
    latin: str = ""
    names: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    passages: tuple[Passage, ...] = ()
    sources: tuple[str, ...] = ()
    mentions: int = 0
    degree: int = 0
    known: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two nodes, with the passages that say it."""

    source: str
    term: str
    target: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows; nodes, edges and sources are sorted by id.

    Attributes:
        omitted: number of nodes of the graph that are not in this view.
    """

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    sources: tuple[Source, ...] = ()
    omitted: int = 0
