"""What articles say differently of one operation: how many it cost, who did it, to whom, and where.

Both are kept, side by side; nothing is averaged and nobody is believed. Articles disagree only where both cannot be true: of a
battle each may tell another day, of a meeting other guests, and a village lies in its province.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from kg.model import Disagreement, Entity, Extraction, Operation, Relation
from kg.resolve.compare_events import are_related, totals_agree
from kg.resolve.events import EXACT, TOLLS, Thing
from kg.resolve.names import LASTING

_TALKS = frozenset(("Meeting", "Negotiation"))
_SLOTS = (*TOLLS, "conductedBy", "targets", "atLocation")


@dataclass(frozen=True, slots=True)
class _Told:
    """What one article tells of an operation: kinds, certain days, and the relations that fill a slot, one for each thing."""

    kinds: frozenset[str]
    days: frozenset[tuple[str, str]]
    filled: Mapping[str, tuple[Relation, ...]]


def disagreements(
    extractions: Iterable[Extraction], entities: Iterable[Entity], thing_of: Mapping[str, Thing]
) -> tuple[Disagreement, ...]:
    """Return the disagreements about operations that several articles tell of, sorted.

    Args:
        entities: those that are none of operations are passed over.
        thing_of: id of a mention of an actor or place → what it is.
    """
    entity_of = {mention: entity.id for entity in entities if entity.kind == "Operation" for mention in entity.mentions}
    told: defaultdict[str, list[_Told]] = defaultdict(list)
    for extraction in sorted(extractions, key=lambda one: one.article):
        for entity, one in _by_operation(extraction, entity_of, thing_of):
            told[entity].append(one)
    found = {
        Disagreement(*sorted((first.id, second.id)))
        for accounts in told.values()
        for one, other in combinations(accounts, 2)
        for slot in _SLOTS
        for first, second in _differing(slot, one, other, thing_of)
    }
    return tuple(sorted(found, key=lambda one: (one.first, one.second)))


def _by_operation(
    extraction: Extraction, entity_of: Mapping[str, str], thing_of: Mapping[str, Thing]
) -> Iterator[tuple[str, _Told]]:
    said: defaultdict[str, list[Operation]] = defaultdict(list)
    for operation in extraction.operations:
        said[entity_of[operation.mention]].append(operation)
    filled: defaultdict[str, dict[tuple[str, str], Relation]] = defaultdict(dict)
    for relation in sorted(extraction.relations, key=lambda one: (one.begin, one.end, one.id)):
        if relation.predicate in _SLOTS and relation.subject in entity_of:
            value = relation.object if relation.literal else thing_of[relation.object].id
            filled[entity_of[relation.subject]].setdefault((relation.predicate, value), relation)
    for entity, operations in said.items():
        slots = {slot: tuple(one for (name, _), one in filled[entity].items() if name == slot) for slot in _SLOTS}
        days = frozenset((one.start, one.end) for one in operations if one.start and one.end)
        yield entity, _Told(frozenset(one.kind for one in operations), days, slots)


def _differing(slot: str, one: _Told, other: _Told, thing_of: Mapping[str, Thing]) -> Iterable[tuple[Relation, Relation]]:
    """Return the relations that two articles disagree in."""
    mine, others = one.filled[slot], other.filled[slot]
    kinds = one.kinds | other.kinds
    if not mine or not others or (kinds & LASTING and not one.days & other.days):
        return ()
    if slot in TOLLS:
        return _numbers_differ(mine, others)
    if kinds & LASTING or (slot != "atLocation" and kinds & _TALKS):
        return ()
    differ = _places_differ if slot == "atLocation" else _actors_differ
    sides = [[thing_of[relation.object] for relation in side] for side in (mine, others)]
    return product(mine, others) if differ(*sides) else ()


def _numbers_differ(mine: Iterable[Relation], others: Iterable[Relation]) -> Iterable[tuple[Relation, Relation]]:
    exact = [[relation for relation in side if relation.rule == EXACT] for side in (mine, others)]
    numbers = [frozenset(int(relation.object) for relation in side) for side in exact]
    return () if not all(numbers) or totals_agree(*numbers) else product(exact[0], exact[1])


def _actors_differ(mine: Sequence[Thing], others: Sequence[Thing]) -> bool:
    """Tell whether actors are others: all of them known, none of them shared, and none a part of another."""
    return _are_others(mine, others) and not are_related(mine, others)


def _places_differ(mine: Sequence[Thing], others: Sequence[Thing]) -> bool:
    """Tell whether places are others: known, not shared, none in another, and small enough that an event is in one of them."""
    small = all(place.size in ("town", "site") for place in (*mine, *others))
    return small and _are_others(mine, others) and not any(a.within(b) or b.within(a) for a, b in product(mine, others))


def _are_others(mine: Sequence[Thing], others: Sequence[Thing]) -> bool:
    return all(thing.known for thing in (*mine, *others)) and {t.id for t in mine}.isdisjoint(t.id for t in others)
