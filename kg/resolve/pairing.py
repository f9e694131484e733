"""What has changed → the comparisons that are due, and the things that they may join.

    changed ─ blocks ─► asked ─ compare ─► pairs ─► stirred ─► groups of what is likely one

A comparison depends on the two alone, so all others stay. A block that becomes a crowd, or is one no more, changes those of its
members too.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from kg.model import Alignment, Comparison
from kg.packing import pack
from kg.resolve.blocks import CROWD, Block
from kg.resolve.tables import empty, note, noted

_NOT_SHARED = f"""
SELECT first, second FROM blocks AS own CROSS JOIN pairs ON first = own.item
WHERE own.block = ?1 AND second IN (SELECT item FROM blocks WHERE block = ?1) AND NOT EXISTS (
    SELECT 1 FROM blocks AS one JOIN blocks AS other ON other.block = one.block
    WHERE one.item = first AND other.item = second AND NOT (one.shy AND other.shy)
    AND (SELECT count(*) FROM (SELECT 1 FROM blocks WHERE block = one.block LIMIT {CROWD + 1})) <= {CROWD})
"""


def rearrange(db: sqlite3.Connection, blocks_of: Callable[[str], Iterable[Block]]) -> None:
    """Put what has changed into its blocks, drop its comparisons, and ask for those that are due.

    Args:
        blocks_of: id of a thing → its blocks; none for what is no more.
    """
    for item in noted(db, "changed"):
        _place(db, item, {one.id: one.shy for one in blocks_of(item)})
    db.execute("INSERT OR IGNORE INTO stirred SELECT item FROM changed")
    for mine, other in (("first", "second"), ("second", "first")):
        db.execute(f"INSERT OR IGNORE INTO stirred SELECT {other} FROM changed CROSS JOIN pairs ON {mine} = item")
        db.execute(f"INSERT OR IGNORE INTO parted SELECT first, second FROM changed CROSS JOIN pairs ON {mine} = item")
    for end in ("first", "second"):
        db.execute(f"DELETE FROM pairs WHERE {end} IN (SELECT item FROM changed)")
    for block, before in db.execute("SELECT block, before FROM touched ORDER BY block"):
        _ask(db, block, was_crowd=before > CROWD)


def _place(db: sqlite3.Connection, item: str, new: dict[str, bool]) -> None:
    """Make the blocks of a thing those of `new`, and note how many were in those that it was or will be in."""
    old = {block: bool(shy) for block, shy in db.execute("SELECT block, shy FROM blocks WHERE item = ?", (item,))}
    count = f"SELECT count(*) FROM (SELECT 1 FROM blocks WHERE block = ?1 LIMIT {CROWD + 1})"
    db.executemany(f"INSERT OR IGNORE INTO touched VALUES (?1, ({count}))", ((one,) for one in sorted(old.keys() | new.keys())))
    if old != new:
        db.execute("DELETE FROM blocks WHERE item = ?", (item,))
        db.executemany("INSERT INTO blocks VALUES (?, ?, ?)", ((one, item, shy) for one, shy in sorted(new.items())))


def _ask(db: sqlite3.Connection, block: str, *, was_crowd: bool) -> None:
    query = "SELECT item, shy, item IN (SELECT item FROM changed) FROM blocks WHERE block = ? ORDER BY item LIMIT ?"
    members = db.execute(query, (block, CROWD + 1)).fetchall()
    if len(members) <= CROWD:
        pairs = combinations(members, 2)
        due = [(a[0], b[0], block) for a, b in pairs if not (a[1] and b[1]) and (was_crowd or a[2] or b[2])]
        db.executemany("INSERT OR IGNORE INTO asked VALUES (?, ?, ?)", due)
    elif not was_crowd:
        lost = db.execute(_NOT_SHARED, (block,)).fetchall()
        note(db, "stirred", (item for pair in lost for item in pair))
        db.executemany("INSERT OR IGNORE INTO parted VALUES (?, ?)", lost)
        db.executemany("DELETE FROM pairs WHERE first = ? AND second = ?", lost)


def settle(db: sqlite3.Connection, compare: Callable[[str, str], Comparison | Alignment | None]) -> None:
    """Compare what is asked for.

    Args:
        compare: ids of two things → what is kept of their comparison; nothing if it tells nothing.
    """
    for first, second in db.execute("SELECT first, second FROM asked ORDER BY block, first, second"):
        found = compare(first, second)
        if found:
            same = isinstance(found, Comparison) and found.verdict == "same"
            content = pack([found])
            row = (first, second, same, content, b"" if same else content)
            db.execute("INSERT OR REPLACE INTO pairs VALUES (?, ?, ?, ?, ?)", row)
            note(db, "stirred", (first, second))
    empty(db, "changed", "touched", "asked")


def groups(db: sqlite3.Connection) -> Iterator[tuple[str, ...]]:
    """Yield what is likely one thing with something that is stirred, in order, each group of two or more once."""
    paired = " OR ".join(f"EXISTS (SELECT 1 FROM pairs WHERE {end} = item AND same)" for end in ("first", "second"))
    items = [item for (item,) in db.execute(f"SELECT item FROM stirred WHERE {paired} ORDER BY item")]
    seen: set[str] = set()
    for item in items:
        if item not in seen:
            group = _group(db, item)
            seen |= group
            yield tuple(sorted(group))


def _group(db: sqlite3.Connection, item: str) -> set[str]:
    found, waiting = {item}, [item]
    query = "SELECT second FROM pairs WHERE first = ?1 AND same UNION SELECT first FROM pairs WHERE second = ?1 AND same"
    while waiting:
        beside = {other for (other,) in db.execute(query, (waiting.pop(),))} - found
        found |= beside
        waiting += beside
    return found
