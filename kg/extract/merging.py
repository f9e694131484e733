"""Operations of an article that turn out to be one once it is known who takes part in them and where.

`kg.extract.grouping` compares what phrases say themselves; here the participants decide: the same deed of the same agent, with
nothing against it. The event of the headline is that of the first paragraph.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.grouping import FAMILY, chain_roots, is_another, round_of
from kg.extract.phrases import EventPhrase
from kg.extract.scene import Scene
from kg.extract.slots import Participation

_COUNTRY = "Country"
_LEAD = 2
_STRIKES = frozenset(("fighting", "airstrike"))


@dataclass(frozen=True, slots=True)
class _Side:
    """What is compared of an operation: the roots of its agents, targets and towns, and how it is told."""

    numbers: tuple[int, ...]
    families: frozenset[str]
    heads: frozenset[str]
    agents: frozenset[str]
    targets: frozenset[str]
    towns: frozenset[str]
    passages: frozenset[int]
    single: bool


def merged(scene: Scene, phrases: Sequence[EventPhrase], parts: Sequence[Sequence[Participation]]) -> tuple[EventPhrase, ...]:
    """Return `phrases` in order, the antecedents of operations that are one made the same.

    Args:
        phrases: grouped; parts: the participants of each.
    """
    sides: list[_Side] = []
    root_of = chain_roots(scene)
    joined: dict[str, str] = {}
    for numbers in _groups(phrases):
        side = _side(scene, phrases, parts, numbers, root_of)
        same = next((other for other in reversed(sides) if _is_one(side, other)), None)
        if same is None:
            sides.append(side)
            continue
        sides[sides.index(same)] = _together(same, side)
        joined[phrases[numbers[0]].mention.id] = phrases[same.numbers[0]].mention.id
    return tuple(_under(phrase, joined) for phrase in phrases)


def _under(phrase: EventPhrase, joined: Mapping[str, str]) -> EventPhrase:
    first = joined.get(phrase.mention.antecedent or phrase.mention.id)
    return phrase if first is None else replace(phrase, mention=replace(phrase.mention, antecedent=first))


def _groups(phrases: Sequence[EventPhrase]) -> tuple[tuple[int, ...], ...]:
    groups: dict[str, list[int]] = {}
    for number, phrase in enumerate(phrases):
        groups.setdefault(phrase.mention.antecedent or phrase.mention.id, []).append(number)
    return tuple(map(tuple, groups.values()))


def _side(
    scene: Scene,
    phrases: Sequence[EventPhrase],
    parts: Sequence[Sequence[Participation]],
    numbers: tuple[int, ...],
    root_of: Mapping[str, str],
) -> _Side:
    items = [item for number in numbers for item in parts[number]]
    mine = [phrases[number] for number in numbers]

    def roots(predicate: str) -> frozenset[str]:
        chosen = (i.referent.mention for i in items if i.predicate == predicate and i.referent.mention.subtype != _COUNTRY)
        return frozenset(root_of.get(m.id) or root_of.get(m.antecedent) or m.antecedent or m.id for m in chosen)

    return _Side(
        numbers,
        frozenset(FAMILY[phrase.kind] for phrase in mine),
        frozenset(phrase.head for phrase in mine),
        roots("conductedBy"),
        roots("targets"),
        roots("atLocation"),
        frozenset(scene.reading.units[phrase.first].passage for phrase in mine),
        any(round_of(scene, phrase) or is_another(scene, phrase) for phrase in mine),
    )


def _together(first: _Side, second: _Side) -> _Side:
    return replace(
        first,
        numbers=(*first.numbers, *second.numbers),
        families=first.families | second.families,
        heads=first.heads | second.heads,
        agents=first.agents | second.agents,
        targets=first.targets | second.targets,
        towns=first.towns | second.towns,
        passages=first.passages | second.passages,
    )


def _is_one(new: _Side, old: _Side) -> bool:
    """Tell whether two operations are one: nothing in them differs, and enough is the same."""
    lead = 0 in old.passages and min(new.passages) <= _LEAD
    alike = bool(new.families & old.families) or (lead and new.families | old.families <= _STRIKES)
    if new.single or old.single or not alike or not new.agents & old.agents:
        return False
    compatible = all(not a or not b or a & b for a, b in ((new.targets, old.targets), (new.towns, old.towns)))
    if "talks" in new.families:
        return compatible and (new.agents == old.agents or len(new.agents & old.agents) > 1)
    shared = bool(new.targets & old.targets or new.towns & old.towns)
    return compatible and (lead or (shared and bool(new.heads & old.heads)))
