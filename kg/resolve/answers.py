"""The tables of a resolution → what is to be known of an article, and of an entity."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Alignment, Comparison, Entity, Operation, Part
from kg.packing import unpack
from kg.resolve.entities import make_entity
from kg.resolve.profiles import profile_of
from kg.resolve.tables import members_of, parts_of

_LOOKED_AT = 100  # relations, statements and chains of an entity, each, to find the articles that tell most


@dataclass(frozen=True, slots=True)
class Described:
    """An entity with what all articles say of it.

    Attributes:
        parts: it is made of, by id.
        comparisons: that concern one of them, in order.
        operations: what its mentions say, if it is one.
        articles: ids of those that mention it, in order.
        links: predicate, value, and whether the value is a literal, else the id of an entity; in order.
    """

    entity: Entity
    parts: tuple[Part, ...]
    comparisons: tuple[Comparison, ...]
    operations: tuple[Operation, ...]
    articles: tuple[str, ...]
    links: tuple[tuple[str, str, bool], ...]


def describe(db: sqlite3.Connection, entity: str) -> Described | None:
    """Return what is known of an entity; None if there is none of this id."""
    found = [members_of(db, part) for part in parts_of(db, entity)]
    if not found:
        return None
    made, parts = make_entity([profile_of(members) for members in found])
    members = [one for some in found for one in some]
    return Described(
        entity=made,
        parts=parts,
        comparisons=_comparisons(db, entity),
        operations=tuple(operation for one in members for operation in one.operations),
        articles=tuple(sorted({one.chain.article for one in members})),
        links=_links(db, entity),
    )


def _links(db: sqlite3.Connection, entity: str) -> tuple[tuple[str, str, bool], ...]:
    query = (
        "SELECT DISTINCT predicate, coalesce(goal.entity, object), literal FROM parts AS own "
        "CROSS JOIN links ON subject = own.id LEFT JOIN parts AS goal ON goal.id = object AND NOT literal "
        "WHERE own.entity = ? ORDER BY 1, 2, 3"
    )
    return tuple((predicate, value, bool(literal)) for predicate, value, literal in db.execute(query, (entity,)))


def _comparisons(db: sqlite3.Connection, entity: str) -> tuple[Comparison, ...]:
    ends = (
        f"SELECT first, second, outcome FROM parts CROSS JOIN pairs ON {end} = id WHERE entity = ?1 AND outcome != ''"
        for end in ("first", "second")
    )
    rows = db.execute(f"{' UNION '.join(ends)} ORDER BY 1, 2", (entity,))
    return tuple(unpack(Comparison, outcome)[0] for _, _, outcome in rows)


def entities_of(db: sqlite3.Connection, article: str) -> dict[str, str]:
    """Return for each mention of an article the entity that it is of."""
    rows = db.execute("SELECT members.mentions, entity FROM members JOIN parts ON parts.id = part WHERE article = ?", (article,))
    return {mention: entity for mentions, entity in rows for mention in mentions.split(" ")}


def disputes_of(db: sqlite3.Connection, article: str) -> tuple[tuple[str, str], ...]:
    """Return each piece of evidence in an article that disagrees with another one, and that, in order."""
    query = (
        "SELECT first, second FROM disputed WHERE first_article = ?1 UNION "
        "SELECT second, first FROM disputed WHERE second_article = ?1 ORDER BY 1, 2"
    )
    return tuple(db.execute(query, (article,)))


def alignments_of(db: sqlite3.Connection, article: str) -> Iterator[tuple[Alignment, tuple[str, str]]]:
    """Yield the alignments of an article's statements, in order, each with the articles of its first and its second."""
    ends = (
        f"SELECT first, second, outcome FROM said CROSS JOIN pairs ON {end} = id WHERE article = ?1"
        for end in ("first", "second")
    )
    query = (
        f"SELECT outcome, one.article, other.article FROM ({' UNION '.join(ends)}) "
        "JOIN said AS one ON one.id = first JOIN said AS other ON other.id = second ORDER BY first, second"
    )
    for outcome, first, second in db.execute(query, (article,)):
        yield unpack(Alignment, outcome)[0], (first, second)


def entities(db: sqlite3.Connection) -> Iterator[str]:
    """Yield the ids of all entities, in order."""
    for (entity,) in db.execute("SELECT DISTINCT entity FROM parts ORDER BY entity"):
        yield entity


def most_mentioned(db: sqlite3.Connection, most: int) -> frozenset[str]:
    """Return the `most` entities that have most mentions; where several have as many, the order of ids decides."""
    query = "SELECT entity FROM parts GROUP BY entity ORDER BY sum(mentions) DESC, entity LIMIT ?"
    return frozenset(entity for (entity,) in db.execute(query, (most,)))


def count_nodes(db: sqlite3.Connection) -> int:
    """Return how many entities and statements there are."""
    (count,) = db.execute("SELECT (SELECT count(DISTINCT entity) FROM parts) + (SELECT count(*) FROM said)").fetchone()
    return int(count)


def telling_articles(db: sqlite3.Connection, among: frozenset[str], most: int) -> tuple[str, ...]:
    """Return articles, by id: the `most` that tell most of some entities: of their relations, by their words, or at all.

    Of each entity only so much is looked at that this takes as long in any archive.
    """
    db.execute("CREATE TEMP TABLE IF NOT EXISTS among (entity TEXT PRIMARY KEY) WITHOUT ROWID")
    db.execute("DELETE FROM among")
    db.executemany("INSERT INTO among VALUES (?)", ((entity,) for entity in among))
    related = (
        "SELECT article FROM (SELECT object, article FROM parts AS own CROSS JOIN links ON subject = own.id "
        f"WHERE own.entity = ? AND NOT literal LIMIT {_LOOKED_AT}) JOIN parts ON parts.id = object "
        "WHERE parts.entity IN (SELECT entity FROM among)"
    )
    told_of = (
        f"SELECT article FROM parts AS own CROSS JOIN {table} ON {part} = own.id WHERE own.entity = ? LIMIT {_LOOKED_AT}"
        for table, part in (("said", "speaker"), ("members", "part"))
    )
    queries = [(query, entity) for query in (related, *told_of) for entity in sorted(among)]
    told = Counter(article for query, entity in queries for (article,) in db.execute(query, (entity,)))
    return tuple(sorted(sorted(told, key=lambda article: (-told[article], article))[:most]))
