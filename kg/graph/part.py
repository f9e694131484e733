"""The part of a large graph that one page can show: of articles and triples, what speaks of some entities and of no others."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from rdflib import Literal

from kg.graph.build import Told
from kg.graph.triple import Triple
from kg.terms import entity_iri


def part_of(told: Told, kept: Collection[str]) -> Told:
    """Return of an article what it says of some entities, given by id."""
    known = {mention for mention, entity in told.entity_of.items() if entity in kept}
    one = told.extraction
    statements = tuple(
        replace(
            said,
            about=tuple(mention for mention in said.about if mention in known),
            via=tuple(mention for mention in said.via if mention in known),
        )
        for said in one.statements
        if said.speaker in known
    )
    found = replace(
        one,
        mentions=tuple(mention for mention in one.mentions if mention.id in known),
        statements=statements,
        relations=tuple(said for said in one.relations if said.subject in known and (said.literal or said.object in known)),
    )
    return replace(told, extraction=found, disputed=(), beside=())


def says_of(triples: Iterable[Triple], kept: Collection[str], *, base: str) -> Iterator[Triple]:
    """Yield the triples that lead to no entity, or to one of some, given by id."""
    iris = {str(entity_iri(entity, base=base)) for entity in kept}
    others = str(entity_iri("", base=base))
    for triple in triples:
        if isinstance(triple[2], Literal) or not triple[2].startswith(others) or str(triple[2]) in iris:
            yield triple
