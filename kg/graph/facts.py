"""Graph → the records that two graphs are compared by."""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV
from rdflib.term import Node

from kg.terms import KG, PREFIXES

Place = tuple[str, int, int]
"""Id of an article, and the offsets in it."""

# What follows from the mentions or the relations, and so is no fact of its own.
_DERIVED = frozenset((RDF.type, SKOS.altLabel, KG.mentionedIn, KG.transliteration))
_SHOWN = 8  # digits of a hash that are enough for people


@dataclass(frozen=True, slots=True)
class Bond:
    """A mention: the IRI of its entity, its words, its article and its rule."""

    entity: str
    exact: str
    article: str
    rule: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A relation at a place; its triple as IRIs, or a literal's text at the end."""

    triple: tuple[str, str, str]
    place: Place
    words: str
    rule: str

    @property
    def article(self) -> str:
        """Return the id of the article."""
        return self.place[0]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, with the IRI of its speaker, which is empty if nobody is named."""

    iri: str
    speaker: str
    content: str
    rule: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a graph says.

    Attributes:
        articles: ids and hashes.
        labels: of entities, by IRI.
        mentions, evidence: by IRI.
        statements: by place.
        attributes: entity, predicate in short, value.
        disagreements: pairs of evidence, alignments: pairs of statements, as IRIs in order.
        run: what made the graph: "program", "models" and "settings", as far as it says so.
    """

    articles: frozenset[tuple[str, str]]
    labels: dict[str, str]
    mentions: dict[str, Bond]
    evidence: dict[str, Evidence]
    statements: dict[Place, Said]
    attributes: frozenset[tuple[str, str, str]]
    disagreements: frozenset[tuple[str, str]]
    alignments: frozenset[tuple[str, str]]
    run: dict[str, str]

    def name(self, iri: str) -> str:
        """Return the label of an entity, else what was given."""
        return self.labels.get(iri, iri)

    def fact(self, evidence: Evidence) -> str:
        """Return a relation in words."""
        subject, predicate, value = evidence.triple
        return f"{self.name(subject)} · {_short(predicate)} · {self.name(value)}"


def facts(graph: Graph) -> Facts:
    """Return what `graph` says, for comparison."""
    mentions = {str(iri): _bond(graph, iri) for iri in graph.subjects(RDF.type, KG.Mention)}
    evidence = {str(iri): _evidence(graph, iri) for iri in graph.subjects(RDF.type, KG.Evidence)}
    entities = sorted({bond.entity for bond in mentions.values()})
    related = {found.triple for found in evidence.values()}
    return Facts(
        articles=frozenset(
            (_text(graph, iri, DCTERMS.identifier), _text(graph, iri, KG.sha256)) for iri in graph.subjects(RDF.type, KG.Article)
        ),
        labels={str(iri): str(label) for iri, label in graph.subject_objects(RDFS.label) if str(iri) in set(entities)},
        mentions=mentions,
        evidence=evidence,
        statements={_place(graph, iri): _said(graph, iri) for iri in graph.subjects(RDF.type, KG.Statement)},
        attributes=frozenset(_attributes(graph, frozenset(entities), related)),
        disagreements=_pairs(graph, KG.disagreesWith),
        alignments=_pairs(graph, KG.sameWordsAs),
        run=_run(graph),
    )


def _pairs(graph: Graph, predicate: URIRef) -> frozenset[tuple[str, str]]:
    """Return the pairs that a symmetric property relates, each once."""
    return frozenset((str(one), str(other)) for one, other in graph.subject_objects(predicate) if str(one) < str(other))


def _run(graph: Graph) -> dict[str, str]:
    run = graph.value(None, RDF.type, PROV.Activity, any=True)
    if run is None:
        return {}
    models, digest = _text(graph, run, KG.models), _text(graph, run, KG.modelsDigest)[:_SHOWN]
    settings = sorted(str(value) for value in graph.objects(None, KG.setting))
    return {"program": _text(graph, run, KG.version), "models": f"{models} {digest}", "settings": ", ".join(settings)}


def _attributes(graph: Graph, entities: frozenset[str], related: set[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    broad = {str(KG.participant)}
    for subject, predicate, value in graph:
        triple = (str(subject), str(predicate), str(value))
        if triple[0] in entities and predicate not in _DERIVED and triple not in related and triple[1] not in broad:
            yield triple[0], _short(triple[1]), triple[2]


def _bond(graph: Graph, iri: Node) -> Bond:
    return Bond(_text(graph, iri, KG.refersTo), _text(graph, iri, KG.exact), _place(graph, iri)[0], _text(graph, iri, KG.rule))


def _evidence(graph: Graph, iri: Node) -> Evidence:
    subject, predicate, value = (_text(graph, iri, part) for part in (RDF.subject, RDF.predicate, RDF.object))
    return Evidence((subject, predicate, value), _place(graph, iri), _text(graph, iri, KG.sentence), _text(graph, iri, KG.rule))


def _said(graph: Graph, iri: Node) -> Said:
    return Said(str(iri), _text(graph, iri, KG.speaker), _text(graph, iri, KG.content), _text(graph, iri, KG.rule))


def _place(graph: Graph, iri: Node) -> Place:
    article = graph.value(iri, KG.inArticle)
    identifier = _text(graph, article, DCTERMS.identifier) if article else ""
    begin, end = (graph.value(iri, predicate) for predicate in (KG.begin, KG.end))
    return identifier, _number(begin), _number(end)


def _number(value: Node | None) -> int:
    found = value.toPython() if isinstance(value, Literal) else None
    return found if isinstance(found, int) else -1


def _text(graph: Graph, subject: Node, predicate: Node) -> str:
    return str(graph.value(subject, predicate) or "")


def _short(iri: str) -> str:
    return next((f"{prefix}:{iri.removeprefix(space)}" for prefix, space in PREFIXES.items() if iri.startswith(space)), iri)
