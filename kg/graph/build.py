"""All records of a run → all triples of its graph."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rdflib import Graph

from kg.graph.assertions import Context, alignment_triples, disagreement_triples, relation_triples, statement_triples
from kg.graph.entities import entity_triples, mention_triples, operation_triples
from kg.graph.provenance import article_triples, run_triples
from kg.graph.triple import Triple
from kg.model import Article, Extraction, Operation, Resolution, Run
from kg.terms import BASE, check_base, prefixes


def triples(
    articles: Iterable[Article], extractions: Iterable[Extraction], resolution: Resolution, run: Run, *, base: str = BASE
) -> Iterator[Triple]:
    """Yield the triples of a graph; some come more than once.

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
    context = Context(base, {article.id: article.text for article in sources}, resolution.entity_of)
    yield from run_triples(run, sources, base=base)
    for article in sources:
        yield from article_triples(article, base=base)
    for entity in resolution.entities:
        yield from entity_triples(entity, base=base)
    for entity_id, operations in _operations(read, resolution).items():
        yield from operation_triples(entity_id, operations, base=base)
    for extraction in read:
        yield from _extraction_triples(extraction, context)
    for disagreement in resolution.disagreements:
        yield from disagreement_triples(disagreement, base=base)
    said_in = {statement.id: context.texts[statement.article] for extraction in read for statement in extraction.statements}
    for alignment in resolution.alignments:
        yield from alignment_triples(alignment, said_in, base=base)


def to_graph(
    articles: Iterable[Article], extractions: Iterable[Extraction], resolution: Resolution, run: Run, *, base: str = BASE
) -> Graph:
    """Return the graph of `triples`, which see, with the prefixes that it is written with."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes(base).items():
        graph.bind(prefix, namespace)
    for triple in triples(articles, extractions, resolution, run, base=base):
        graph.add(triple)
    return graph


def _operations(extractions: Iterable[Extraction], resolution: Resolution) -> dict[str, list[Operation]]:
    found: defaultdict[str, list[Operation]] = defaultdict(list)
    for extraction in extractions:
        for operation in extraction.operations:
            found[resolution.entity_of[operation.mention]].append(operation)
    return found


def _extraction_triples(extraction: Extraction, context: Context) -> Iterator[Triple]:
    for mention in extraction.mentions:
        yield from mention_triples(mention, context.entity_of[mention.id], base=context.base)
    for statement in extraction.statements:
        yield from statement_triples(statement, context)
    for relation in extraction.relations:
        yield from relation_triples(relation, context)
