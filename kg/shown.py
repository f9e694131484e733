"""Results, resolution and store → what the page shows: all of a small graph, of a large one what is mentioned most.

    the entities that are mentioned most ─ store ─► what is said of them
                 └ the articles that tell most of how they are related ─ results ─► what these say of them

What it takes to show a part does not grow with the archive, and neither does the page, which would show nothing that can be told
apart.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.graph import Triple, gathered, told_triples
from kg.graph.part import part_of, says_of
from kg.outputs import Source, all_triples, told_of
from kg.resolve import answers
from kg.store import about
from kg.terms import KG, article_iri, entity_iri
from kg.view.model import View
from kg.view.read import from_graph

# What one page shows; of more it shows a part, of about as many. Such a page is written in some six seconds of a processor.
_MOST_TRIPLES = 100_000
_MOST_ENTITIES, _MOST_ARTICLES = 1_000, 100


def shown(source: Source, store: Path, triples: int) -> View:
    """Return what the page of a graph shows.

    Args:
        store: of the graph.
        triples: how many it has.
    """
    if triples <= _MOST_TRIPLES:
        return from_graph(gathered(all_triples(source), base=source.base))
    view = from_graph(gathered(_part(source, store), base=source.base))
    return replace(view, omitted=answers.count_nodes(source.work.connection) - len(view.nodes))


def _part(source: Source, store: Path) -> Iterator[Triple]:
    """Yield the part of a graph about the entities that are mentioned most, from the articles that tell most of them."""
    work, base = source.work, source.base
    kept = answers.most_mentioned(work.connection, _MOST_ENTITIES)
    articles = answers.telling_articles(work.connection, kept, _MOST_ARTICLES)
    for told in told_of(source, map(work.entry, articles)):
        part = part_of(told, kept)
        yield from told_triples(part, base=base)
        for entity in sorted({part.entity_of[mention.id] for mention in part.extraction.mentions}):
            yield entity_iri(entity, base=base), KG.mentionedIn, article_iri(told.article.id, base=base)
    yield from says_of(about(store, (entity_iri(entity, base=base) for entity in sorted(kept)), KG.mentionedIn), kept, base=base)
