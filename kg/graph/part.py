"""The part of a large graph that one page can show: the things that are mentioned most, and what is said of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from kg.model import Extraction, Resolution


def most_mentioned(
    extractions: Iterable[Extraction], resolution: Resolution, most: int
) -> tuple[tuple[Extraction, ...], Resolution]:
    """Return the `most` entities that have most mentions, and of the extractions what is said of no others.

    Where several have as many mentions, the order of ids decides.
    """
    counts = Counter({entity.id: len(entity.mentions) for entity in resolution.entities})
    kept = frozenset(sorted(counts, key=lambda entity: (-counts[entity], entity))[:most])
    entities = tuple(entity for entity in resolution.entities if entity.id in kept)
    known = {mention for entity in entities for mention in entity.mentions}
    part = replace(resolution, entities=entities, disagreements=(), alignments=())
    return tuple(_about(extractions, known)), part


def _about(extractions: Iterable[Extraction], known: Collection[str]) -> Iterator[Extraction]:
    for one in extractions:
        yield replace(
            one,
            mentions=tuple(mention for mention in one.mentions if mention.id in known),
            operations=tuple(operation for operation in one.operations if operation.mention in known),
            statements=tuple(
                replace(
                    said,
                    about=tuple(mention for mention in said.about if mention in known),
                    via=tuple(mention for mention in said.via if mention in known),
                )
                for said in one.statements
                if said.speaker in known
            ),
            relations=tuple(
                found for found in one.relations if found.subject in known and (found.literal or found.object in known)
            ),
            uncoded=(),
        )
