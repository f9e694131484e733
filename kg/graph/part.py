"""The part of a large graph that one page can show: of articles and things, what is said of some entities and of no others."""

from collections.abc import Collection
from dataclasses import replace

from kg.graph.build import Thing, Told


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


def part_of_thing(thing: Thing, articles: Collection[str], kept: Collection[str]) -> Thing:
    """Return of an entity what leads to some articles and entities, given by id."""
    return replace(
        thing,
        articles=tuple(article for article in thing.articles if article in articles),
        links=tuple(link for link in thing.links if link[2] or link[1] in kept),
    )
