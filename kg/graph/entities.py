"""Mentions, and the actors, operations and locations that they refer to."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rdflib import RDF, RDFS, SKOS, URIRef
from rdflib.namespace import DCTERMS

from kg.arabic.latin import transliterate
from kg.graph.literals import arabic, boolean, calendar, confidence, decimal, integer, latin, plain
from kg.graph.triple import Triple
from kg.model import Entity, Mention, Operation
from kg.terms import GEO, KG, NIF, article_iri, broader, entity_iri, mention_iri


def entity_triples(entity: Entity, *, base: str) -> Iterator[Triple]:
    """Yield class, names, type, place and links of an entity, and the IRIs that it replaces.

    All classes above its own are stated, so that queries need no reasoner. An IRI that the entity would have, were it not for a
    merge, leads to it, so that what was cited stays true when articles are added.
    """
    iri = entity_iri(entity.id, base=base)
    for term in broader(KG[entity.kind]):
        yield iri, RDF.type, term
    yield iri, RDFS.label, arabic(entity.label)
    yield iri, KG.transliteration, latin(transliterate(entity.label))
    for name in entity.alternatives:
        yield iri, SKOS.altLabel, arabic(name)
    if entity.subtype:
        yield iri, KG.placeType, plain(entity.subtype)
    for link in entity.links:
        yield iri, SKOS.exactMatch, URIRef(link)
    if entity.lat:
        yield iri, GEO.lat, decimal(entity.lat)
        yield iri, GEO.long, decimal(entity.long)
    for former in entity.replaces:
        yield entity_iri(former, base=base), DCTERMS.isReplacedBy, iri


def mention_triples(mention: Mention, entity: str, *, base: str) -> Iterator[Triple]:
    """Yield a mention, which refers to an entity, given by id."""
    iri, article, thing = (
        mention_iri(mention.id, base=base),
        article_iri(mention.article, base=base),
        entity_iri(entity, base=base),
    )
    yield iri, RDF.type, KG.Mention
    yield iri, RDF.type, NIF.OffsetBasedString
    yield iri, KG.inArticle, article
    yield iri, KG.begin, integer(mention.begin)
    yield iri, KG.end, integer(mention.end)
    yield iri, KG.exact, arabic(mention.exact)
    yield iri, KG.refersTo, thing
    yield iri, KG.rule, plain(mention.rule)
    yield iri, KG.confidence, confidence(mention.confidence)


def operation_triples(entity: str, operations: Iterable[Operation], *, base: str) -> Iterator[Triple]:
    """Yield what the mentions of one operation say of it together.

    There is one kind, the most frequent beside Other. Different statuses and times all stay, since articles of different days
    differ in them. A mood stands only if no mention asserts the operation.
    """
    iri, said = entity_iri(entity, base=base), tuple(operations)
    yield iri, KG.operationKind, plain(_kind(operation.kind for operation in said))
    yield iri, KG.agentStated, boolean(any(operation.agent_stated for operation in said))
    if all(operation.mood for operation in said):
        for mood in sorted({operation.mood for operation in said}):
            yield iri, KG.mood, plain(mood)
    for operation in said:
        if operation.start:
            yield iri, KG.startDate, calendar(operation.start)
        if operation.end:
            yield iri, KG.endDate, calendar(operation.end)
        if operation.status:
            yield iri, KG.status, plain(operation.status)
        if operation.when:
            yield iri, KG.when, arabic(operation.when)


def _kind(kinds: Iterable[str]) -> str:
    counts = Counter(kinds)
    return min(counts, key=lambda kind: (kind == "Other", -counts[kind], kind))
