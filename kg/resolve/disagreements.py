"""What articles say differently of one operation: how many it cost, who did it, to whom, and where.

Both are kept, side by side; nothing is averaged and nobody is believed. Articles disagree only where both cannot be true: of a
battle each may tell another day, of a meeting other guests, and a village lies in its province.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, product

from kg.model import Disagreement, Relation
from kg.resolve.blocks import CROWD
from kg.resolve.compare_events import are_related, totals_agree
from kg.resolve.events import EXACT, TOLLS, Thing
from kg.resolve.names import LASTING
from kg.resolve.profiles import Found

_TALKS = frozenset(("Meeting", "Negotiation"))
_SLOTS = (*TOLLS, "conductedBy", "targets", "atLocation")


@dataclass(frozen=True, slots=True)
class _Filled:
    """A relation that fills a slot, with the thing that it leads to; None for a number."""

    relation: Relation
    thing: Thing | None

    @property
    def value(self) -> str:
        """What fills the slot: a thing by id, or a number."""
        return self.thing.id if self.thing else self.relation.object


@dataclass(frozen=True, slots=True)
class _Told:
    """What one article tells of an operation: kinds, certain days, and what fills its slots, one for each thing."""

    kinds: frozenset[str]
    days: frozenset[tuple[str, str]]
    filled: Mapping[str, tuple[_Filled, ...]]

    @property
    def telling(self) -> tuple[object, ...]:
        """What two articles that tell the same of it have in common."""
        return self.kinds, self.days, tuple(frozenset(one.value for one in self.filled[slot]) for slot in _SLOTS)


def disagreements(
    members: Iterable[Found], thing_of: Callable[[str], Thing | None]
) -> Iterator[tuple[Disagreement, tuple[str, str]]]:
    """Yield the disagreements about one operation, each with the articles of its evidence.

    Of more articles than `CROWD` one for each different telling is set beside the others, and `CROWD` of these at most.

    Args:
        members: its chains.
        thing_of: id of a part → the actor or place that it is of; None for an operation.
    """
    ordered = sorted(members, key=lambda found: found.chain.article)
    articles = (tuple(found) for _, found in groupby(ordered, key=lambda found: found.chain.article))
    told = [_told(found, thing_of) for found in articles if any(one.operations for one in found)]
    if len(told) > CROWD:
        distinct: dict[object, _Told] = {}
        for one in told:
            distinct.setdefault(one.telling, one)
        told = list(distinct.values())[:CROWD]
    for one, other in combinations(told, 2):
        for slot in _SLOTS:
            for first, second in _differing(slot, one, other):
                pair = sorted((first.relation, second.relation), key=lambda relation: relation.id)
                yield Disagreement(pair[0].id, pair[1].id), (pair[0].article, pair[1].article)


def _told(members: Sequence[Found], thing_of: Callable[[str], Thing | None]) -> _Told:
    operations = [operation for found in members for operation in found.operations]
    said = [pair for found in members for pair in zip(found.relations, found.objects, strict=True)]
    filled: defaultdict[str, dict[str, _Filled]] = defaultdict(dict)
    for relation, part in sorted(said, key=lambda pair: (pair[0].begin, pair[0].end, pair[0].id)):
        one = _Filled(relation, thing_of(part) if part else None)
        if relation.predicate in _SLOTS and (one.thing or relation.literal):
            filled[relation.predicate].setdefault(one.value, one)
    days = frozenset((one.start, one.end) for one in operations if one.start and one.end)
    return _Told(frozenset(one.kind for one in operations), days, {slot: tuple(filled[slot].values()) for slot in _SLOTS})


def _differing(slot: str, one: _Told, other: _Told) -> Iterable[tuple[_Filled, _Filled]]:
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
    sides = [[filled.thing for filled in side if filled.thing] for side in (mine, others)]
    return product(mine, others) if differ(*sides) else ()


def _numbers_differ(mine: Iterable[_Filled], others: Iterable[_Filled]) -> Iterable[tuple[_Filled, _Filled]]:
    exact = [[filled for filled in side if filled.relation.rule == EXACT] for side in (mine, others)]
    numbers = [frozenset(int(filled.value) for filled in side) for side in exact]
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
