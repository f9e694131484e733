"""Statements and relations: what the articles assert, each with where it stands and which rule read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import RDF, Literal, URIRef

from kg.graph.literals import arabic, boolean, confidence, integer, plain
from kg.graph.triple import Triple
from kg.model import Alignment, Disagreement, Relation, Statement, content_id
from kg.terms import KG, NUMBERS, alignment_iri, article_iri, broader, entity_iri, evidence_iri, statement_iri


@dataclass(frozen=True, slots=True)
class Context:
    """What the records of an article point to.

    Attributes:
        base: what all IRIs begin with.
        texts: id of an article → its text.
        entity_of: id of a mention → id of its entity.
    """

    base: str
    texts: Mapping[str, str]
    entity_of: Mapping[str, str]

    def entity(self, mention: str) -> URIRef:
        """Return the IRI of the entity that a mention, given by id, refers to."""
        return entity_iri(self.entity_of[mention], base=self.base)


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


def relation_triples(relation: Relation, context: Context) -> Iterator[Triple]:
    """Yield a relation, with the broader ones that follow from it, and the evidence for it.

    What resolution has turned into a relation of a thing with itself says nothing and is left out.
    """
    subject, predicate = context.entity(relation.subject), KG[relation.predicate]
    value = _literal(predicate, relation.object) if relation.literal else context.entity(relation.object)
    if value == subject:
        return
    for term in broader(predicate):
        yield subject, term, value
    yield from _evidence((subject, predicate, value), relation, context)


def disagreement_triples(disagreement: Disagreement, *, base: str) -> Iterator[Triple]:
    """Yield that two pieces of evidence disagree, in both directions, so that queries need no reasoner."""
    first, second = (evidence_iri(relation, base=base) for relation in (disagreement.first, disagreement.second))
    yield first, KG.disagreesWith, second
    yield second, KG.disagreesWith, first


def alignment_triples(alignment: Alignment, texts: Mapping[str, str], *, base: str) -> Iterator[Triple]:
    """Yield two alignments, one for each statement beside the other, each with what it leaves out.

    Args:
        texts: id of a statement → the text of its article.
    """
    ends = (alignment.first, alignment.only_first), (alignment.second, alignment.only_second)
    for (mine, _), (other, only_other) in (ends, ends[::-1]):
        iri, one, another = (
            alignment_iri(content_id(mine, other), base=base),
            statement_iri(mine, base=base),
            statement_iri(other, base=base),
        )
        yield one, KG.sameWordsAs, another
        yield iri, RDF.type, KG.Alignment
        yield iri, KG.statement, one
        yield iri, KG.comparedWith, another
        yield iri, KG.likeness, confidence(alignment.likeness)
        for span in only_other:
            yield iri, KG.leavesOut, arabic(texts[other][span.begin : span.end])


def _literal(predicate: URIRef, text: str) -> Literal:
    return integer(int(text)) if predicate in NUMBERS else arabic(text)


def _evidence(triple: tuple[URIRef, URIRef, URIRef | Literal], relation: Relation, context: Context) -> Iterator[Triple]:
    iri = evidence_iri(relation.id, base=context.base)
    yield iri, RDF.type, KG.Evidence
    yield iri, RDF.type, RDF.Statement
    for part, term in zip((RDF.subject, RDF.predicate, RDF.object), triple, strict=True):
        yield iri, part, term
    yield from _place(iri, relation, context)
    yield iri, KG.sentence, arabic(context.texts[relation.article][relation.begin : relation.end])


def _place(iri: URIRef, fact: Statement | Relation, context: Context) -> Iterator[Triple]:
    yield iri, KG.inArticle, article_iri(fact.article, base=context.base)
    yield iri, KG.begin, integer(fact.begin)
    yield iri, KG.end, integer(fact.end)
    yield iri, KG.rule, plain(fact.rule)
    yield iri, KG.confidence, confidence(fact.confidence)
