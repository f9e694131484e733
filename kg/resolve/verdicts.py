"""A user's decisions → what they are about here: the parts that they name, and the chains that they take out of theirs."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Comparison, Decision, Problem, content_id
from kg.packing import unpack
from kg.resolve.cluster import Decided
from kg.resolve.profiles import Found


def taken_out(db: sqlite3.Connection, decisions: Iterable[Decision]) -> frozenset[str]:
    """Return the chains that a user has told from the rest of what they are by name: the second of such two."""
    apart = {_by_name(found): found.chain.id for found in _found(db, "id IN (SELECT chain FROM apart)", ())}

    def part_of(identifier: str) -> str:
        own = next(_found(db, "id = ?", (identifier,)), None)
        if own:
            return _by_name(own)
        whole = next(_found(db, "part = ? LIMIT 1", (identifier,)), None)
        return identifier if whole or identifier in apart else ""

    differing = (one for one in decisions if one.verdict == "different" and one.first != one.second)
    return frozenset(one.second for one in differing if part_of(one.first) and part_of(one.first) == part_of(one.second))


def usable(db: sqlite3.Connection, decisions: Iterable[Decision]) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """Return the decisions with ids of parts in the place of those of chains, and a problem for each that names nothing here."""
    found: list[Decision] = []
    problems: list[Problem] = []
    for one in decisions:
        first, second = (next(_found(db, "id = ?1 OR part = ?1 LIMIT 1", (end,)), None) for end in (one.first, one.second))
        if not first or not second:
            missing = one.first_name or one.first if not first else one.second_name or one.second
            problems.append(Problem(missing, "a decision is about it, but no article here has it", "warning"))
        elif first.group != second.group:
            problems.append(Problem(f"{one.first} {one.second}", "a decision is about things that are never one", "warning"))
        elif first.part != second.part:
            found.append(replace(one, first=first.part, second=second.part))
    return tuple(found), tuple(problems)


def unfollowed(db: sqlite3.Connection, decided: Decided) -> Iterator[Problem]:
    """Yield a problem for each decision that another one forbids."""
    for pair in sorted(decided):
        for (outcome,) in db.execute("SELECT outcome FROM pairs WHERE first = ? AND second = ?", pair):
            if unpack(Comparison, outcome)[0].verdict == "refused":
                yield Problem(" ".join(pair), "a decision to join was not followed: another one forbids it", "warning")


def _found(db: sqlite3.Connection, condition: str, values: Sequence[str]) -> Iterator[Found]:
    for (content,) in db.execute(f"SELECT content FROM members WHERE {condition}", values):
        yield unpack(Found, content)[0]


def _by_name(found: Found) -> str:
    """Return the part that a chain is of by its name alone."""
    key = found.public.key if found.public else ""
    return content_id(found.group, key) if key else found.chain.id
