"""Articles and things → N-Quads in many files, which a triple store loads side by side: a named graph for each article.

The same quads as `kg.graph.named` finds in a graph in Turtle, but article by article: neither the memory nor one file grows
with the archive. An article or thing is in the file that the hash of its id tells, so it stays there when others come and go.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from rdflib import URIRef

from kg.graph.assertions import alignment_triples, link_triples
from kg.graph.build import Thing, Told, thing_triples, told_triples
from kg.graph.lines import quad_line
from kg.graph.triple import Triple
from kg.model import content_id
from kg.terms import KG, article_iri, entity_iri

_Quad = tuple[Triple, URIRef | None]


def write_shards(folder: Path, number: int, run: Iterable[Triple], found: Iterable[Told | Thing], *, base: str) -> int:
    """Write quads to files of a folder that is not there yet, and return how many there are.

    Args:
        number: of files.
        run: triples about how the graph came about.

    Raises:
        OSError: the folder is there, or cannot be written.
    """
    folder.mkdir()
    with ExitStack() as files:
        names = [folder / f"{place:05}.nq" for place in range(number)]
        shards = [files.enter_context(path.open("wb")) for path in names]
        lines = dict.fromkeys(quad_line(triple) for triple in run)
        shards[0].writelines(lines)
        count = len(lines)
        for one in found:
            told = isinstance(one, Told)
            quads = told_quads(one, base=base) if isinstance(one, Told) else thing_quads(one, base=base)
            lines = dict.fromkeys(quad_line(*quad) for quad in quads)
            name = one.article.id if isinstance(one, Told) else one.entity.id
            shards[int(content_id(str(told), name), 16) % number].writelines(lines)
            count += len(lines)
    return count


def told_quads(told: Told, *, base: str) -> Iterator[_Quad]:
    """Yield what an article states, in its graph; how its statements compare with others is in the default graph."""
    home = article_iri(told.article.id, base=base)
    for triple in told_triples(replace(told, beside=()), base=base):
        yield triple, home
    for entity in sorted({told.entity_of[mention.id] for mention in told.extraction.mentions}):
        yield (entity_iri(entity, base=base), KG.mentionedIn, home), home
    for one in told.extraction.relations:
        value = one.object if one.literal else told.entity_of[one.object]
        for triple in link_triples(told.entity_of[one.subject], one.predicate, value, literal=one.literal, base=base):
            yield triple, home
    for beside in told.beside:
        for triple in alignment_triples(beside, base=base):
            yield triple, home if triple[1] == KG.sameWordsAs else None


def thing_quads(thing: Thing, *, base: str) -> Iterator[_Quad]:
    """Yield what belongs to no article alone: names, classes and kinds."""
    for triple in thing_triples(replace(thing, articles=(), links=()), base=base):
        yield triple, None
