"""The account of a resolution: for each entity what it is made of and why, one JSON object a line; and finding things in it.

A build writes it beside the graph, so that a merge can be looked at and decided on without the articles.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from kg.arabic.keys import name_key
from kg.errors import InputError
from kg.model import Chain, Comparison, Decision, Entity, Feature, Part, Resolution
from kg.packing import by_name


@dataclass(frozen=True, slots=True)
class Account:
    """What an entity is made of.

    Attributes:
        id, kind, label: of the entity.
        parts: by id.
        comparisons: all that concern one of its parts, also with parts of other entities.
    """

    id: str
    kind: str
    label: str
    parts: tuple[Part, ...]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    """What a user's words may mean: a part or chain, in an entity."""

    account: Account
    id: str
    name: str


def write_account(entity: Entity, parts: Iterable[Part], comparisons: Iterable[Comparison]) -> str:
    """Return the account of an entity as a line of JSON that begins with its id."""
    account = Account(entity.id, entity.kind, entity.label, tuple(parts), tuple(comparisons))
    return json.dumps(account, ensure_ascii=False, default=by_name) + "\n"


def write_accounts(resolution: Resolution) -> str:
    """Return the accounts of all entities as JSON lines, by id: equal resolutions give equal text."""
    parts: dict[str, list[Part]] = {}
    entity_of = {part.id: part.entity for part in resolution.parts}
    for part in resolution.parts:
        parts.setdefault(part.entity, []).append(part)
    compared: dict[str, list[Comparison]] = {}
    for one in resolution.comparisons:
        for entity in sorted({entity_of[one.first], entity_of[one.second]}):
            compared.setdefault(entity, []).append(one)
    return "".join(write_account(one, parts[one.id], compared.get(one.id, ())) for one in resolution.entities)


def read_accounts(lines: Iterable[str]) -> tuple[Account, ...]:
    """Return the accounts that `write_accounts` wrote.

    Raises:
        ValueError: a line is not JSON.
        KeyError, TypeError: a line is JSON, but no account.
    """
    return tuple(_account(json.loads(line)) for line in lines)


def find(accounts: Iterable[Account], words: str) -> tuple[Account, ...]:
    """Return the accounts of the entities that have a name in any spelling, or that have an id; by label."""
    return tuple(sorted({match.account.id: match.account for match in _matches(accounts, words)}.values(), key=_by_label))


def decide(accounts: Sequence[Account], verdict: str, first: str, second: str) -> Decision:
    """Return the decision about two things that a user has named or given by id or IRI.

    Args:
        verdict: "same" or "different".

    Raises:
        InputError: a name is nobody's or several things', or both are one part; the message names the ids to choose from.
    """
    mine, others = _matches(accounts, first), _matches(accounts, second)
    for words, found in ((first, mine), (second, others)):
        if not found:
            raise InputError(f"{words}: there is nothing of that name or id here")
    together = {match.account.id for match in mine} & {match.account.id for match in others}
    if verdict == "different" and len(together) == 1:
        inside = together.pop()
        mine, others = ([match for match in found if match.account.id == inside] for found in (mine, others))
        one, other = _only(mine, first), _only(others, second)
    else:
        one, other = _entity(mine, first), _entity(others, second)
    if one.id == other.id:
        raise InputError(f"{first}, {second}: both are {one.id}, one by name; give ids of its chains: {_chains(one)}")
    return Decision(verdict, one.id, other.id, one.name, other.name)


def why_moved(before: Iterable[Account], after: Iterable[Account], source: str, goal: str) -> str:
    """Return by which comparisons or decisions mentions went from one entity to another, by id; empty if none tells.

    It is a comparison or decision about one of their parts that comes out otherwise than before.
    """
    old, new = tuple(before), tuple(after)
    ours = {one.id: one for one in old if one.id == source} | {one.id: one for one in new if one.id == goal}
    ids = {part.id for account in ours.values() for part in account.parts}
    ids |= {chain.id for account in ours.values() for part in account.parts for chain in part.chains}
    was, now = (_by_pair(accounts, ids) for accounts in (old, new))
    told = []
    for pair in sorted(was.keys() | now.keys()):
        one, other = was.get(pair), now.get(pair)
        if (one.verdict if one else "") != (other.verdict if other else ""):
            told.append(_told(other) if other else f"no longer {_told(one)}" if one else "")
    return "; ".join(told)


def _by_pair(accounts: Iterable[Account], ids: Collection[str]) -> dict[tuple[str, str], Comparison]:
    compared = (one for account in accounts for one in account.comparisons)
    return {(one.first, one.second): one for one in compared if one.first in ids and one.second in ids}


def _told(found: Comparison) -> str:
    """Return a comparison for people: the verdict, who gave it, and what it rests on."""
    if found.decided == "user":
        return f"{found.verdict} by a decision of the user"
    features = ", ".join(f"{feature.name} {feature.score:+} ({feature.reason})" for feature in found.features)
    return f"{found.verdict} by rules, {found.score}: {features}"


def _matches(accounts: Iterable[Account], words: str) -> list[_Match]:
    """Return what has an id, else the parts that have a name in any spelling."""
    identifier, key = words.rstrip("/").rpartition("/")[2], name_key(words).text
    by_id: list[_Match] = []
    by_name: list[_Match] = []
    for account in accounts:
        for part in account.parts:
            by_id += [_Match(account, part.id, part.name)] * (identifier == part.id)
            by_id += [_Match(account, chain.id, chain.names[0]) for chain in part.chains if identifier == chain.id != part.id]
            if key and any(name_key(name).text == key for chain in part.chains for name in chain.names):
                by_name.append(_Match(account, part.id, part.name))
    return by_id or by_name


def _only(found: Sequence[_Match], words: str) -> _Match:
    if len(found) > 1:
        raise InputError(f"{words}: is the name of several things, choose one by its id: {_choices(found)}")
    return found[0]


def _entity(found: Sequence[_Match], words: str) -> _Match:
    """Return what stands for the one entity that was found: if it was found by several parts, the part that gives it its id."""
    if len({match.account.id for match in found}) > 1:
        raise InputError(f"{words}: is the name of several things, choose one by its id: {_choices(found)}")
    return found[0] if len(found) == 1 else _Match(found[0].account, found[0].account.id, found[0].account.label)


def _choices(found: Iterable[_Match]) -> str:
    return ", ".join(f"{match.id} ({match.account.kind} {match.account.label})" for match in found)


def _chains(match: _Match) -> str:
    chains = (chain for part in match.account.parts if part.id == match.id for chain in part.chains)
    return ", ".join(f"{chain.id} ({chain.article})" for chain in chains)


def _by_label(account: Account) -> tuple[str, str]:
    return account.label, account.id


def _account(values: dict[str, object]) -> Account:
    parts, comparisons = values.pop("parts"), values.pop("comparisons")
    if not isinstance(parts, list) or not isinstance(comparisons, list):
        raise TypeError("parts and comparisons must be lists")
    return Account(
        **values,  # type: ignore[arg-type]  # a wrong key or number of keys raises TypeError
        parts=tuple(_part(part) for part in parts),
        comparisons=tuple(
            Comparison(**{**one, "features": tuple(Feature(**feature) for feature in one["features"])}) for one in comparisons
        ),
    )


def _part(values: dict[str, object]) -> Part:
    chains = values["chains"]
    if not isinstance(chains, list):
        raise TypeError("chains must be a list")
    made = tuple(Chain(one["id"], one["article"], tuple(one["names"]), tuple(one["mentions"])) for one in chains)
    return Part(**{**values, "rules": tuple(values["rules"]), "chains": made})  # type: ignore[arg-type]
