"""Extractions and a user's decisions → the resolution: entities, what they are made of, and why, all of it in memory.

For more articles than fit, `kg.resolve.update` keeps the same in tables.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing

from kg.model import Alignment, Comparison, Decision, Disagreement, Extraction, Resolution
from kg.packing import unpack
from kg.resolve.answers import describe, entities
from kg.resolve.update import update


def resolve(extractions: Iterable[Extraction], decisions: Iterable[Decision] = ()) -> Resolution:
    """Return the entities, by id, and for each mention the entity that it is of; the order of `extractions` changes nothing.

    Things of different groups of kinds, such as a location and an actor, are never one. An id that an entity had with fewer
    articles stays: as its id, or among those that another entity replaces.

    Args:
        decisions: of a user, about ids of parts or chains; one that cannot be followed is a problem.

    Raises:
        KeyError: an antecedent is no mention of its article.
    """
    read = {extraction.article: extraction for extraction in extractions}
    with closing(sqlite3.connect(":memory:")) as db:
        problems = update(db, ((article, b"") for article in read), read.__getitem__, decisions)
        made = [found for entity in entities(db) if (found := describe(db, entity))]
        outcomes = db.execute("SELECT outcome FROM pairs JOIN parts ON id = first WHERE outcome != '' ORDER BY first, second")
        aligned = db.execute("SELECT outcome FROM pairs JOIN said ON id = first ORDER BY first, second")
        disputed = db.execute("SELECT DISTINCT first, second FROM disputed ORDER BY 1, 2")
        return Resolution(
            entities=tuple(one.entity for one in made),
            entity_of=dict(sorted((mention, one.entity.id) for one in made for mention in one.entity.mentions)),
            parts=tuple(sorted((part for one in made for part in one.parts), key=lambda part: part.id)),
            comparisons=tuple(unpack(Comparison, content)[0] for (content,) in outcomes),
            problems=problems,
            disagreements=tuple(Disagreement(*pair) for pair in disputed),
            alignments=tuple(unpack(Alignment, content)[0] for (content,) in aligned),
        )
