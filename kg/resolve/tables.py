"""The tables of a resolution in a database, so that it neither fills the memory nor is made anew when an article comes or goes.

    members    the chains of each part, with what their articles say of them
    links      what relations say of parts, by article
    parts      each part, the entity that it is one with, and whether it is known beyond one article
    blocks     what is compared with what (`kg.resolve.blocks`)
    pairs      comparisons of what shares a block: as the rules see the two alone, and what came of it beside all others
    entities   actors and places with all that events need to know of them
    said       statements
    disputed   pieces of evidence that disagree
    apart      chains that a user has taken out of what they are by name
    resolved   the articles that all this is of, each with a key of what was found in it

All but the last are functions of `members`, `links` and `said`, which are functions of the articles.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from kg.packing import unpack
from kg.resolve.profiles import Found

_TABLES = """
CREATE TABLE IF NOT EXISTS members (
    part TEXT, article TEXT, place INTEGER, id TEXT, event INTEGER, known INTEGER, count INTEGER, mentions TEXT, content BLOB,
    PRIMARY KEY (part, article, place)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS members_article ON members (article);
CREATE INDEX IF NOT EXISTS members_id ON members (id);
CREATE TABLE IF NOT EXISTS links (
    subject TEXT, predicate TEXT, object TEXT, literal INTEGER, article TEXT,
    PRIMARY KEY (subject, predicate, object, literal, article)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS links_object ON links (object);
CREATE INDEX IF NOT EXISTS links_article ON links (article);
CREATE TABLE IF NOT EXISTS parts (
    id TEXT PRIMARY KEY, event INTEGER, entity TEXT, mentions INTEGER, known INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS parts_entity ON parts (entity);
CREATE TABLE IF NOT EXISTS blocks (block TEXT, item TEXT, shy INTEGER, PRIMARY KEY (block, item)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS blocks_item ON blocks (item);
CREATE TABLE IF NOT EXISTS pairs (
    first TEXT, second TEXT, same INTEGER, compared BLOB, outcome BLOB, PRIMARY KEY (first, second)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pairs_second ON pairs (second);
CREATE TABLE IF NOT EXISTS entities (id TEXT PRIMARY KEY, place INTEGER, label TEXT, thing BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS said (id TEXT PRIMARY KEY, article TEXT, speaker TEXT, content BLOB) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS said_article ON said (article);
CREATE INDEX IF NOT EXISTS said_speaker ON said (speaker);
CREATE TABLE IF NOT EXISTS disputed (
    entity TEXT, first TEXT, second TEXT, first_article TEXT, second_article TEXT, PRIMARY KEY (entity, first, second)
    ) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS disputed_first ON disputed (first_article);
CREATE INDEX IF NOT EXISTS disputed_second ON disputed (second_article);
CREATE TABLE IF NOT EXISTS apart (chain TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS resolved (article TEXT PRIMARY KEY, key BLOB) WITHOUT ROWID;
"""
# What a change is about, from its first step to its last; gone with the connection.
_LISTS = {
    "wanted": "article TEXT PRIMARY KEY, key BLOB",  # the articles that there are to be
    "departed": "article TEXT PRIMARY KEY",  # articles that are gone, or no longer what they were
    "acts": "item TEXT PRIMARY KEY",  # parts of operations that are not as they were
    "worded": "item TEXT PRIMARY KEY",  # statements that are not as they were
    "changed": "item TEXT PRIMARY KEY",  # what is looked at: parts, or statements
    "touched": "block TEXT PRIMARY KEY, before INTEGER",  # blocks that they were or are in, and how many were in them
    "parted": "first TEXT, second TEXT, PRIMARY KEY (first, second)",  # pairs that were compared before
    # Pairs to compare, each with a block that they share: in the order of blocks the same things come again and again.
    "asked": "first TEXT, second TEXT, block TEXT, PRIMARY KEY (first, second)",
    "stirred": "item TEXT PRIMARY KEY",  # what has changed, or lost or won a comparison
    "assigned": "part TEXT PRIMARY KEY, entity TEXT",  # the entities of what is stirred
    "moved": "part TEXT PRIMARY KEY",  # parts that are of another entity now
    "renewed": "entity TEXT PRIMARY KEY",  # entities that are not as they were, or are no more
    "relabelled": "entity TEXT PRIMARY KEY",  # actors and places that have another name now
    "retold": "entity TEXT PRIMARY KEY",  # actors and places of which events now know something else
    "affected": "article TEXT PRIMARY KEY",  # articles of which the graph may say something else
}


def open_tables(db: sqlite3.Connection) -> None:
    """Make the tables that are not there; what a change is about is none."""
    for statement in filter(str.strip, _TABLES.split(";\n")):  # a script would end the transaction
        db.execute(statement)
    for name, columns in _LISTS.items():
        db.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} ({columns}) WITHOUT ROWID")
        empty(db, name)


def clear_tables(db: sqlite3.Connection) -> None:
    """Forget everything."""
    for name in ("members", "links", "parts", "blocks", "pairs", "entities", "said", "disputed", "apart", "resolved"):
        db.execute(f"DELETE FROM {name}")


def empty(db: sqlite3.Connection, *lists: str) -> None:
    """Empty lists of what a change is about."""
    for name in lists:
        db.execute(f"DELETE FROM temp.{name}")


def note(db: sqlite3.Connection, name: str, items: Iterable[str]) -> None:
    """Put items on a list of what a change is about, each once."""
    db.executemany(f"INSERT OR IGNORE INTO temp.{name} VALUES (?)", ((item,) for item in items))


def noted(db: sqlite3.Connection, name: str) -> Iterator[str]:
    """Yield the items of a list, in order; nothing may be added to it meanwhile."""
    for (item,) in db.execute(f"SELECT * FROM temp.{name} ORDER BY 1"):
        yield item


def members_of(db: sqlite3.Connection, part: str) -> tuple[Found, ...]:
    """Return the chains of a part, by article and place."""
    rows = db.execute("SELECT content FROM members WHERE part = ? ORDER BY article, place", (part,))
    return tuple(unpack(Found, content)[0] for (content,) in rows)


def parts_of(db: sqlite3.Connection, entity: str) -> tuple[str, ...]:
    """Return the parts of an entity, in order."""
    return tuple(part for (part,) in db.execute("SELECT id FROM parts WHERE entity = ? ORDER BY id", (entity,)))
