"""Articles that come and go → the tables of the resolution (`kg.resolve.tables`), of which only what depends on them changes.

    articles ─► members, links, said
      members ─ names ─► blocks ─► pairs ─► entities of actors and places ─► what events know of them
      what events know ─► blocks ─► pairs ─► entities of operations ─► disputed
      said, speakers ─► blocks ─► pairs: alignments

Each step looks at what the steps before it have changed, and the result depends on nothing but the articles and the decisions:
that of a change is that of all anew. What it was about stays in lists, for those who write the graph.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.arabic.letters import fold
from kg.model import Alignment, Comparison, Decision, Extraction, Problem, Statement
from kg.packing import pack, unpack
from kg.resolve.alignments import Said, align, make_said, word_blocks
from kg.resolve.blocks import Block, name_blocks
from kg.resolve.cluster import Compare, Decided, Part, cluster, comparison, decided_pairs
from kg.resolve.compare import compare
from kg.resolve.compare_events import compare_events, event_blocks
from kg.resolve.disagreements import disagreements
from kg.resolve.entities import leading, make_entity
from kg.resolve.events import BONDS, ROLES, WITHIN, Event, Thing, event_of, make_thing
from kg.resolve.pairing import groups, rearrange, settle
from kg.resolve.profiles import Found, Profile, found_in, profile_of
from kg.resolve.tables import clear_tables, empty, members_of, note, noted, open_tables
from kg.resolve.verdicts import taken_out, unfollowed, usable

_REMEMBERED = 4096  # things that are compared again and again

Read = Callable[[str], Extraction]
ThingOf = Callable[[str], Thing | None]

# The actors and places that are not as they were, and those whose wider places or bodies have another name now.
_KNOWN_OTHERWISE = f"""
SELECT entity FROM renewed UNION
SELECT entity FROM links JOIN parts ON parts.id = subject WHERE NOT literal AND predicate IN {(*WITHIN, *BONDS)} AND object IN (
    SELECT part FROM moved UNION SELECT id FROM parts WHERE entity IN (SELECT entity FROM relabelled))
"""


def update(
    db: sqlite3.Connection,
    articles: Iterable[tuple[str, bytes]],
    read: Read,
    decisions: Iterable[Decision] = (),
    *,
    anew: bool = False,
) -> tuple[Problem, ...]:
    """Make the tables those of `articles`, and return the decisions that could not be followed.

    Nothing is committed.

    Args:
        articles: ids, each with a key of what was found in it.
        read: id of an article → what was found in it.
        decisions: of a user, about ids of parts or chains.
        anew: whether what stands in the tables is forgotten first, as it must be if the decisions are not those of the last time.

    Raises:
        KeyError: an antecedent is no mention of its article.
    """
    open_tables(db)
    if anew:
        clear_tables(db)
    asked = tuple(sorted(decisions, key=lambda one: (one.verdict, one.first, one.second)))
    _change_articles(db, articles, read)
    _take_apart(db, taken_out(db, asked), read)
    followed, problems = usable(db, asked)
    decided = decided_pairs(followed)
    _count_parts(db)
    _resolve_names(db, decided)
    _describe(db)
    thing_of = lru_cache(_REMEMBERED)(lambda part: _thing_of(db, part))
    _resolve_events(db, decided, thing_of)
    _dispute(db, thing_of)
    _align(db)
    _spread(db)
    return (*problems, *unfollowed(db, decided))


def departing(db: sqlite3.Connection, articles: Iterable[tuple[str, bytes]]) -> tuple[bytes, ...]:
    """Return the keys of the articles that an update to `articles`, which see there, would take out."""
    open_tables(db)
    db.executemany("INSERT INTO wanted VALUES (?, ?)", articles)
    return tuple(key for (key,) in db.execute("SELECT key FROM (SELECT * FROM resolved EXCEPT SELECT * FROM wanted) ORDER BY 1"))


def _change_articles(db: sqlite3.Connection, articles: Iterable[tuple[str, bytes]], read: Read) -> None:
    db.executemany("INSERT INTO wanted VALUES (?, ?)", articles)
    apart = frozenset(chain for (chain,) in db.execute("SELECT chain FROM apart"))
    gone, come = (
        [article for (article,) in db.execute(f"SELECT article FROM (SELECT * FROM {a} EXCEPT SELECT * FROM {b}) ORDER BY 1")]
        for a, b in (("resolved", "wanted"), ("wanted", "resolved"))
    )
    for article in gone:
        _leave(db, article)
    for article in come:
        _enter(db, read(article), apart)
    db.execute("DELETE FROM resolved")
    db.execute("INSERT INTO resolved SELECT * FROM wanted")


def _take_apart(db: sqlite3.Connection, chains: frozenset[str], read: Read) -> None:
    """Make chains that a user has told from the rest of what they are by name parts of their own, and no others."""
    before = frozenset(chain for (chain,) in db.execute("SELECT chain FROM apart"))
    changed = sorted(chains ^ before)
    query = "SELECT article FROM members WHERE id = ?"
    for article in sorted({article for one in changed for (article,) in db.execute(query, (one,))}):
        _leave(db, article)
        _enter(db, read(article), chains)
    db.execute("DELETE FROM apart")
    db.executemany("INSERT INTO apart VALUES (?)", ((one,) for one in chains))


def _leave(db: sqlite3.Connection, article: str) -> None:
    note(db, "departed", (article,))
    db.execute("INSERT OR IGNORE INTO changed SELECT part FROM members WHERE article = ?", (article,))
    db.execute("INSERT OR IGNORE INTO worded SELECT id FROM said WHERE article = ?", (article,))
    for table in ("members", "links", "said"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))


def _enter(db: sqlite3.Connection, extraction: Extraction, apart: Collection[str]) -> None:
    article, found = extraction.article, found_in(extraction, apart)
    part_of = {mention: one.part for one in found for mention in one.chain.mentions}
    note(db, "affected", (article,))
    note(db, "changed", (one.part for one in found))
    note(db, "worded", (one.id for one in extraction.statements))
    rows = (
        (one.part, article, place, one.chain.id, one.group == "operation", one.key != "", *_names(one), pack([one]))
        for place, one in enumerate(found)
    )
    db.executemany("INSERT INTO members VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    links = (
        (one.part, said.predicate, goal or said.object, said.literal, article)
        for one in found
        for said, goal in zip(one.relations, one.objects, strict=True)
    )
    db.executemany("INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?, ?)", links)
    said = ((one.id, article, part_of.get(one.speaker, ""), pack([one])) for one in extraction.statements)
    db.executemany("INSERT OR REPLACE INTO said VALUES (?, ?, ?, ?)", said)


def _names(found: Found) -> tuple[int, str]:
    """Return how many mentions a chain has, and their ids in one text."""
    return len(found.chain.mentions), " ".join(found.chain.mentions)


def _count_parts(db: sqlite3.Connection) -> None:
    """Write down which parts there are, and set those of operations apart from the others."""
    db.execute("INSERT OR IGNORE INTO renewed SELECT entity FROM parts WHERE id IN (SELECT item FROM changed)")
    db.execute(
        "INSERT INTO parts SELECT part, event, '', sum(count), known FROM members WHERE part IN (SELECT item FROM changed) "
        "GROUP BY part ON CONFLICT (id) DO UPDATE SET mentions = excluded.mentions"
    )
    db.execute("INSERT INTO acts SELECT item FROM changed JOIN parts ON id = item WHERE event")
    db.execute("DELETE FROM changed WHERE item IN (SELECT item FROM acts)")
    for name in ("changed", "acts"):
        db.execute(f"INSERT OR IGNORE INTO renewed SELECT item FROM {name} EXCEPT SELECT part FROM members")
        db.execute(f"DELETE FROM parts WHERE id IN (SELECT item FROM {name} EXCEPT SELECT part FROM members)")


def _resolve_names(db: sqlite3.Connection, decided: Decided) -> None:
    profile = lru_cache(_REMEMBERED)(lambda part: replace(profile_of(members_of(db, part)), mentions=(), chains=()))
    parts = "SELECT 1 FROM parts WHERE id = ?"
    rearrange(db, lambda part: name_blocks(profile(part)) if db.execute(parts, (part,)).fetchone() else ())
    _ask_decided(db, decided, event=False)
    settle(db, lambda first, second: comparison(profile(first), profile(second), compare, decided))
    _regroup(db, lambda group: _joined(db, [profile(part) for part in group], compare, decided))


def _resolve_events(db: sqlite3.Connection, decided: Decided, thing_of: ThingOf) -> None:
    def blocks_of(part: str) -> Iterable[Block]:
        members = members_of(db, part)
        return event_blocks(event_of(members, thing_of)) if members else ()

    event = lru_cache(_REMEMBERED)(lambda part: event_of(members_of(db, part), thing_of))
    db.execute("INSERT INTO changed SELECT item FROM acts")
    db.execute(
        "INSERT OR IGNORE INTO changed SELECT subject FROM links JOIN parts AS act ON act.id = subject AND act.event "
        f"WHERE NOT literal AND predicate IN {tuple(ROLES)} AND object IN ("
        "SELECT part FROM moved UNION SELECT id FROM parts WHERE entity IN (SELECT entity FROM retold))"
    )
    rearrange(db, blocks_of)
    _ask_decided(db, decided, event=True)
    settle(db, lambda first, second: comparison(event(first), event(second), compare_events, decided))
    _regroup(db, lambda group: _joined(db, [event(part) for part in group], compare_events, decided))


def _ask_decided(db: sqlite3.Connection, decided: Decided, *, event: bool) -> None:
    both = "(SELECT count(*) FROM parts WHERE id IN (?1, ?2) AND event = ?3) = 2"
    db.executemany(f"INSERT OR IGNORE INTO asked SELECT ?1, ?2, '' WHERE {both}", ((*pair, event) for pair in sorted(decided)))


def _joined(
    db: sqlite3.Connection, parts: Sequence[Part], compared: Compare[Part], decided: Decided
) -> tuple[tuple[Part, ...], ...]:
    """Return the clusters of parts that are likely one, and write down what came of their comparisons."""
    query = "SELECT compared FROM pairs WHERE first = ? AND same"
    likely = [unpack(Comparison, content)[0] for part in parts for (content,) in db.execute(query, (part.id,))]
    clusters, outcomes = cluster(parts, likely, compared, decided)
    rows = ((pack([one]), one.first, one.second) for one in outcomes)
    db.executemany("UPDATE pairs SET outcome = ? WHERE first = ? AND second = ?", rows)
    return clusters


def _regroup(
    db: sqlite3.Connection, clusters_of: Callable[[tuple[str, ...]], tuple[tuple[Profile, ...] | tuple[Event, ...], ...]]
) -> None:
    """Give all that is stirred its entity, and note what is of another one now."""
    for group in groups(db):
        for members in clusters_of(group):
            profiles = [one.profile if isinstance(one, Event) else one for one in members]
            entity = leading(profiles).id
            db.executemany("INSERT INTO assigned VALUES (?, ?)", ((profile.id, entity) for profile in profiles))
    db.execute("INSERT OR IGNORE INTO assigned SELECT item, item FROM stirred")
    differs = "SELECT id FROM parts JOIN assigned ON part = id WHERE parts.entity != assigned.entity"
    db.execute("INSERT OR IGNORE INTO renewed SELECT parts.entity FROM parts JOIN assigned ON part = id WHERE parts.entity != ''")
    db.execute("INSERT OR IGNORE INTO renewed SELECT entity FROM assigned")
    db.execute(f"INSERT OR IGNORE INTO moved {differs} AND parts.entity != ''")
    db.execute(f"UPDATE parts SET entity = (SELECT entity FROM assigned WHERE part = id) WHERE id IN ({differs})")
    empty(db, "stirred", "assigned")


def _describe(db: sqlite3.Connection) -> None:
    """Write down what events know of the actors and places that are not as they were."""
    alone = lru_cache(_REMEMBERED)(lambda entity: _alone(db, entity))
    for entity in noted(db, "renewed"):
        made = alone(entity)
        old = db.execute("SELECT label FROM entities WHERE id = ?", (entity,)).fetchone()
        if not made:
            db.execute("DELETE FROM entities WHERE id = ?", (entity,))
        else:
            db.execute(
                "INSERT INTO entities VALUES (?, ?, ?, '') ON CONFLICT (id) DO UPDATE SET label = excluded.label",
                (entity, made.size != "", made.name),
            )
        if (old and old[0]) != (made and made.name):
            note(db, "relabelled", (entity,))
    for (entity,) in db.execute(_KNOWN_OTHERWISE).fetchall():
        made = alone(entity)
        if made:
            _retell(db, entity, made)


def _alone(db: sqlite3.Connection, entity: str) -> Thing | None:
    """Return an actor or place as it would be if it lay in nothing and belonged to nothing but what its names tell."""
    parts = db.execute("SELECT id FROM parts WHERE entity = ? AND NOT event ORDER BY id", (entity,)).fetchall()
    profiles = tuple(profile_of(members_of(db, part)) for (part,) in parts)
    return make_thing(make_entity(profiles)[0], profiles, frozenset()) if profiles else None


def _retell(db: sqlite3.Connection, entity: str, alone: Thing) -> None:
    bonds = WITHIN if alone.size else BONDS
    query = (
        "SELECT DISTINCT label FROM links JOIN parts ON parts.id = object JOIN entities ON entities.id = entity "
        "WHERE subject IN (SELECT id FROM parts WHERE entity = ?1) AND NOT literal "
        "AND predicate IN (SELECT value FROM json_each(?2))"
    )
    wider = frozenset(fold(label) for (label,) in db.execute(query, (entity, json.dumps(bonds))))
    content = pack([replace(alone, wider=(alone.wider | wider) - alone.names)])
    told = db.execute("UPDATE entities SET thing = ?1 WHERE id = ?2 AND thing != ?1", (content, entity)).rowcount
    note(db, "retold", (entity,) * told)


def _thing_of(db: sqlite3.Connection, part: str) -> Thing | None:
    query = "SELECT thing FROM parts JOIN entities ON entities.id = entity WHERE parts.id = ?"
    row = db.execute(query, (part,)).fetchone()
    return unpack(Thing, row[0])[0] if row else None


def _dispute(db: sqlite3.Connection, thing_of: ThingOf) -> None:
    """Write down in what articles disagree about the operations that are not as they were."""
    columns = "first, second, first_article, second_article"
    for entity in noted(db, "renewed"):
        old = set(db.execute(f"SELECT {columns} FROM disputed WHERE entity = ?", (entity,)))
        parts = db.execute("SELECT id FROM parts WHERE entity = ? AND event", (entity,)).fetchall()
        members = [found for (part,) in parts for found in members_of(db, part)]
        new = {(one.first, one.second, *articles) for one, articles in disagreements(members, thing_of)}
        if old != new:
            db.execute("DELETE FROM disputed WHERE entity = ?", (entity,))
            db.executemany("INSERT OR IGNORE INTO disputed VALUES (?, ?, ?, ?, ?)", ((entity, *row) for row in sorted(new)))
            note(db, "affected", (article for row in old ^ new for article in row[2:]))


def _align(db: sqlite3.Connection) -> None:
    """Write down which statements report the same words."""

    def said(identifier: str) -> Said | None:
        query = (
            "SELECT content, coalesce(whole.id, '') FROM said LEFT JOIN parts ON parts.id = speaker "
            "LEFT JOIN parts AS whole ON whole.id = parts.entity AND whole.known WHERE said.id = ?"
        )
        row = db.execute(query, (identifier,)).fetchone()
        return make_said(unpack(Statement, row[0])[0], row[1]) if row else None

    def aligned(first: str, second: str) -> Alignment | None:
        one, other = remembered(first), remembered(second)
        return align(one, other) if one and other else None

    def blocks_of(identifier: str) -> Iterable[Block]:
        found = said(identifier)
        return word_blocks(found) if found else ()

    remembered = lru_cache(_REMEMBERED)(said)
    db.execute("INSERT INTO changed SELECT item FROM worded")
    db.execute("INSERT OR IGNORE INTO changed SELECT id FROM said WHERE speaker IN (SELECT part FROM moved)")
    rearrange(db, blocks_of)
    settle(db, aligned)
    db.execute("INSERT OR IGNORE INTO affected SELECT article FROM stirred JOIN said ON id = item")
    empty(db, "stirred")


def _spread(db: sqlite3.Connection) -> None:
    """Note the articles and entities that lead to a part which is of another entity now."""
    db.execute("INSERT OR IGNORE INTO affected SELECT article FROM moved CROSS JOIN members ON members.part = moved.part")
    db.execute(
        "INSERT OR IGNORE INTO renewed SELECT entity FROM moved CROSS JOIN links ON object = part AND NOT literal "
        "JOIN parts ON id = subject"
    )
