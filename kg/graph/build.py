"""Records → triples: those of an article, of a thing, and of a run; together they are the graph.

All that is said of one subject comes from one article or one thing, so that a graph can be renewed subject by subject.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Graph

from kg.graph.assertions import (
    Beside,
    Context,
    alignment_triples,
    disagreement_triples,
    evidence_triples,
    link_triples,
    statement_triples,
)
from kg.graph.entities import entity_triples, mention_triples, operation_triples
from kg.graph.provenance import article_triples, run_name, run_triples
from kg.graph.triple import Triple
from kg.model import Alignment, Article, Entity, Extraction, Operation, Resolution, Run, Span
from kg.terms import BASE, KG, article_iri, check_base, entity_iri, prefixes


@dataclass(frozen=True, slots=True)
class Told:
    """An article with what was found in it and what that leads to.

    Attributes:
        entity_of: id of a mention → id of its entity.
        disputed: ids of a piece of its evidence and of one that disagrees with it.
        beside: statements of others that report the same words as its own.
    """

    article: Article
    extraction: Extraction
    entity_of: dict[str, str]
    disputed: tuple[tuple[str, str], ...] = ()
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity with what all articles say of it.

    Attributes:
        operations: what its mentions say, if it is one.
        articles: ids of those that mention it.
        links: predicate, value, and whether the value is a literal, else the id of an entity.
    """

    entity: Entity
    operations: tuple[Operation, ...] = ()
    articles: tuple[str, ...] = ()
    links: tuple[tuple[str, str, bool], ...] = ()


def told_triples(told: Told, *, base: str) -> Iterator[Triple]:
    """Yield an article, its mentions and statements, and the evidence for its relations.

    Raises:
        KeyError: a record points to a mention that is not there, or names a term that the ontology does not define.
    """
    context = Context(base, told.article.text, told.entity_of)
    yield from article_triples(told.article, base=base)
    for mention in told.extraction.mentions:
        yield from mention_triples(mention, told.entity_of[mention.id], base=base)
    for statement in told.extraction.statements:
        yield from statement_triples(statement, context)
    for relation in told.extraction.relations:
        yield from evidence_triples(relation, context)
    for mine, other in told.disputed:
        yield from disagreement_triples(mine, other, base=base)
    for beside in told.beside:
        yield from alignment_triples(beside, base=base)


def thing_triples(thing: Thing, *, base: str) -> Iterator[Triple]:
    """Yield an entity: what it is, where it is mentioned, and its relations.

    Raises:
        KeyError: a relation names a term that the ontology does not define.
    """
    yield from entity_triples(thing.entity, base=base)
    if thing.operations:
        yield from operation_triples(thing.entity.id, thing.operations, base=base)
    for article in thing.articles:
        yield entity_iri(thing.entity.id, base=base), KG.mentionedIn, article_iri(article, base=base)
    for predicate, value, literal in thing.links:
        yield from link_triples(thing.entity.id, predicate, value, literal=literal, base=base)


def triples(
    articles: Iterable[Article], extractions: Iterable[Extraction], resolution: Resolution, run: Run, *, base: str = BASE
) -> Iterator[Triple]:
    """Yield the triples of a graph that fits into memory; some come more than once.

    Args:
        articles: all that were read, also those without facts.
        extractions: of these articles.
        resolution: of all mentions in the extractions.
        run: what made the records.
        base: what the IRIs of all resources begin with.

    Raises:
        SettingsError: `base` cannot begin an IRI.
        KeyError: a record points to an article or mention that is not there, or names a term that the ontology does not define.
    """
    check_base(base)
    sources, read = tuple(articles), tuple(extractions)
    name = run_name(run, (article.sha256 for article in sources))
    yield from run_triples(run, name, (article.id for article in sources), base=base)
    for told in _told(sources, read, resolution):
        yield from told_triples(told, base=base)
    for thing in _things(read, resolution):
        yield from thing_triples(thing, base=base)


def to_graph(
    articles: Iterable[Article], extractions: Iterable[Extraction], resolution: Resolution, run: Run, *, base: str = BASE
) -> Graph:
    """Return the graph of `triples`, which see, with the prefixes that it is written with."""
    return gathered(triples(articles, extractions, resolution, run, base=base), base=base)


def gathered(found: Iterable[Triple], *, base: str = BASE) -> Graph:
    """Return triples as a graph with the prefixes that it is written with."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes(base).items():
        graph.bind(prefix, namespace)
    for triple in found:
        graph.add(triple)
    return graph


def set_beside(alignment: Alignment, text: str, other_text: str) -> tuple[Beside, Beside]:
    """Return an alignment as each of its statements sees it.

    Args:
        text, other_text: of the articles of the first and the second.
    """
    first, second = _words(text, alignment.only_first), _words(other_text, alignment.only_second)
    return (
        Beside(alignment.first, alignment.second, alignment.likeness, second),
        Beside(alignment.second, alignment.first, alignment.likeness, first),
    )


def _words(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(text[span.begin : span.end] for span in spans)


def _told(articles: Iterable[Article], extractions: Iterable[Extraction], resolution: Resolution) -> Iterator[Told]:
    read = {extraction.article: extraction for extraction in extractions}
    by_id = {article.id: article for article in articles}
    said_in = {statement.id: one.article for one in read.values() for statement in one.statements}
    evident = {relation.id: one.article for one in read.values() for relation in one.relations}
    disputed: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in resolution.disagreements:
        disputed[evident[one.first]].append((one.first, one.second))
        disputed[evident[one.second]].append((one.second, one.first))
    beside: defaultdict[str, list[Beside]] = defaultdict(list)
    for alignment in resolution.alignments:
        texts = by_id[said_in[alignment.first]].text, by_id[said_in[alignment.second]].text
        for found in set_beside(alignment, *texts):
            beside[said_in[found.mine]].append(found)
    for article in by_id.values():
        found_in = read.get(article.id, Extraction(article.id))
        yield Told(article, found_in, resolution.entity_of, tuple(disputed[article.id]), tuple(beside[article.id]))


def _things(extractions: Iterable[Extraction], resolution: Resolution) -> Iterator[Thing]:
    operations: defaultdict[str, list[Operation]] = defaultdict(list)
    articles: defaultdict[str, set[str]] = defaultdict(set)
    links: defaultdict[str, set[tuple[str, str, bool]]] = defaultdict(set)
    entity_of = resolution.entity_of
    for extraction in extractions:
        for operation in extraction.operations:
            operations[entity_of[operation.mention]].append(operation)
        for mention in extraction.mentions:
            articles[entity_of[mention.id]].add(extraction.article)
        for one in extraction.relations:
            value = one.object if one.literal else entity_of[one.object]
            links[entity_of[one.subject]].add((one.predicate, value, one.literal))
    for entity in resolution.entities:
        own = entity.id
        yield Thing(entity, tuple(operations[own]), tuple(sorted(articles[own])), tuple(sorted(links[own])))
