"""Statements and relations: what the articles assert, each with where it stands and which rule read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import RDF, Literal, URIRef

from kg.graph.literals import arabic, boolean, confidence, integer, plain
from kg.graph.triple import Triple
from kg.model import Relation, Statement, content_id
from kg.terms import KG, NUMBERS, alignment_iri, article_iri, broader, entity_iri, evidence_iri, statement_iri


@dataclass(frozen=True, slots=True)
class Context:
    """What the records of an article point to.

    Attributes:
        base: what all IRIs begin with.
        text: of the article.
        entity_of: id of a mention → id of its entity.
    """

    base: str
    text: str
    entity_of: Mapping[str, str]

    def entity(self, mention: str) -> URIRef:
        """Return the IRI of the entity that a mention, given by id, refers to."""
        return entity_iri(self.entity_of[mention], base=self.base)


@dataclass(frozen=True, slots=True)
class Beside:
    """A statement of another article that reports the same words.

    Attributes:
        mine, other: ids of the statements.
        likeness: as in `kg.model.Alignment`.
        left_out: words that only the other has.
    """

    mine: str
    other: str
    likeness: float
    left_out: tuple[str, ...]


def statement_triples(statement: Statement, context: Context) -> Iterator[Triple]:
    """Yield a statement: where it stands, whose words, which words, how they were reported and what they are about."""
    iri = statement_iri(statement.id, base=context.base)
    yield iri, RDF.type, KG.Statement
    yield from _place(iri, statement, context)
    yield iri, KG.content, arabic(statement.content)
    if statement.verb:  # the headline «X: …» reports without one
        yield iri, KG.verb, arabic(statement.verb)
        yield iri, KG.verbBegin, integer(statement.verb_begin)
        yield iri, KG.verbEnd, integer(statement.verb_end)
    yield iri, KG.act, plain(statement.act)
    yield iri, KG.distance, plain(statement.distance)
    yield iri, KG.direct, boolean(statement.direct)
    yield iri, KG.negated, boolean(statement.negated)
    if statement.speaker:
        yield iri, KG.speaker, context.entity(statement.speaker)
    for relay in statement.via:
        yield iri, KG.via, context.entity(relay)
    if statement.to:
        yield iri, KG.to, arabic(statement.to)
    for mention in statement.about:
        yield iri, KG.about, context.entity(mention)


def link_triples(subject: str, predicate: str, value: str, *, literal: bool, base: str) -> Iterator[Triple]:
    """Yield a relation of an entity, given by id, with the broader ones that follow from it.

    What resolution has turned into a relation of a thing with itself says nothing and is left out.
    """
    if literal or subject != value:
        goal = _literal(KG[predicate], value) if literal else entity_iri(value, base=base)
        for term in broader(KG[predicate]):
            yield entity_iri(subject, base=base), term, goal


def evidence_triples(relation: Relation, context: Context) -> Iterator[Triple]:
    """Yield the evidence for a relation; none for one of a thing with itself."""
    subject, predicate = context.entity(relation.subject), KG[relation.predicate]
    value = _literal(predicate, relation.object) if relation.literal else context.entity(relation.object)
    if value == subject:
        return
    iri = evidence_iri(relation.id, base=context.base)
    yield iri, RDF.type, KG.Evidence
    yield iri, RDF.type, RDF.Statement
    for part, term in ((RDF.subject, subject), (RDF.predicate, predicate), (RDF.object, value)):
        yield iri, part, term
    yield from _place(iri, relation, context)
    yield iri, KG.sentence, arabic(context.text[relation.begin : relation.end])


def disagreement_triples(mine: str, other: str, *, base: str) -> Iterator[Triple]:
    """Yield that a piece of evidence disagrees with another; that the other does with it is told where that stands."""
    yield evidence_iri(mine, base=base), KG.disagreesWith, evidence_iri(other, base=base)


def alignment_triples(beside: Beside, *, base: str) -> Iterator[Triple]:
    """Yield a statement beside another one, with what it leaves out."""
    iri = alignment_iri(content_id(beside.mine, beside.other), base=base)
    one, another = statement_iri(beside.mine, base=base), statement_iri(beside.other, base=base)
    yield one, KG.sameWordsAs, another
    yield iri, RDF.type, KG.Alignment
    yield iri, KG.statement, one
    yield iri, KG.comparedWith, another
    yield iri, KG.likeness, confidence(beside.likeness)
    for words in beside.left_out:
        yield iri, KG.leavesOut, arabic(words)


def _literal(predicate: URIRef, text: str) -> Literal:
    return integer(int(text)) if predicate in NUMBERS else arabic(text)


def _place(iri: URIRef, fact: Statement | Relation, context: Context) -> Iterator[Triple]:
    yield iri, KG.inArticle, article_iri(fact.article, base=context.base)
    yield iri, KG.begin, integer(fact.begin)
    yield iri, KG.end, integer(fact.end)
    yield iri, KG.rule, plain(fact.rule)
    yield iri, KG.confidence, confidence(fact.confidence)
