"""Operations of an article that turn out to be one once it is known who takes part in them and where.

`kg.extract.operations.grouping` compares what phrases say themselves; here the participants decide: the same deed of the same
agent, with nothing against it. The event of the headline is that of the first paragraph.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.arabic.letters import fold
from kg.extract.actors.mentions import Referent
from kg.extract.actors.people import RULE as PEOPLE
from kg.extract.actors.scene import Scene
from kg.extract.operations.grouping import FAMILY, is_another, round_of
from kg.extract.operations.phrases import EventPhrase
from kg.extract.operations.slots import Participation

_COUNTRY = "Country"
_LEAD = 2
_FARTHEST = 200  # operations that are looked back at: of 51 articles of news none has so many
_STRIKES = frozenset(("fighting", "airstrike"))


@dataclass(frozen=True, slots=True)
class _Side:
    """What is compared of an operation: its agents and targets, the first town of each phrase, and how it is told."""

    numbers: tuple[int, ...]
    families: frozenset[str]
    heads: frozenset[str]
    agents: frozenset[str]
    targets: frozenset[str]
    towns: frozenset[str]
    passages: frozenset[int]
    single: bool
    struggle: bool
    opening: bool
    headline: bool


def merged(scene: Scene, phrases: Sequence[EventPhrase], parts: Sequence[Sequence[Participation]]) -> tuple[EventPhrase, ...]:
    """Return `phrases` in order, the antecedents of operations that are one made the same.

    Args:
        phrases: grouped; parts: the participants of each.
    """
    sides: list[_Side] = []
    opening = next((n for n, p in enumerate(phrases) if scene.reading.units[p.first].passage), -1)
    joined: dict[str, str] = {}
    for numbers in _groups(phrases):
        side = _side(scene, phrases, parts, numbers, opening=opening in numbers)
        near = range(len(sides) - 1, max(-1, len(sides) - 1 - _FARTHEST), -1)
        at = next((at for at in near if _is_one(side, sides[at])), -1)
        if at < 0:
            sides.append(side)
            continue
        same = sides[at]
        sides[at] = _together(same, side)
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
    *,
    opening: bool,
) -> _Side:
    items = [item for number in numbers for item in parts[number]]
    mine = [phrases[number] for number in numbers]
    towns = (next(filter(_is_town, parts[number]), None) for number in numbers)
    root_of = scene.register.roots

    def roots(predicate: str) -> frozenset[str]:
        return frozenset(_root(item.referent, root_of) for item in items if item.predicate == predicate)

    return _Side(
        numbers,
        frozenset(FAMILY[phrase.kind] for phrase in mine),
        frozenset(phrase.head for phrase in mine),
        roots("conductedBy"),
        roots("targets"),
        frozenset(_root(town.referent, root_of) for town in towns if town is not None),
        frozenset(scene.reading.units[phrase.first].passage for phrase in mine),
        any(round_of(scene, phrase) or is_another(scene, phrase) for phrase in mine),
        all(fold(phrase.head) in scene.tables.words["struggle"] for phrase in mine),
        opening,
        scene.reading.article.passages[scene.reading.units[mine[0].first].passage].kind == "headline",
    )


def _is_town(item: Participation) -> bool:
    return item.predicate == "atLocation" and item.referent.mention.subtype != _COUNTRY


def _root(referent: Referent, root_of: Mapping[str, str]) -> str:
    """Return what all mentions of one thing have in common: the id of the first, of unnamed people their words."""
    mention = referent.mention
    if mention.rule == PEOPLE:
        return " ".join(referent.words)
    return root_of.get(mention.id) or root_of.get(mention.antecedent) or mention.antecedent or mention.id


def _together(first: _Side, second: _Side) -> _Side:
    return replace(
        first,
        families=first.families | second.families,
        heads=first.heads | second.heads,
        agents=first.agents | second.agents,
        targets=first.targets | second.targets,
        towns=first.towns | second.towns,
        passages=first.passages | second.passages,
    )


def _is_one(new: _Side, old: _Side) -> bool:
    """Tell whether two operations are one: nothing in them differs, and enough is the same."""
    if new.single or old.single:
        return False
    agents, targets, towns = _shared(new.agents, old.agents), _shared(new.targets, old.targets), _shared(new.towns, old.towns)
    same_deed, same_family = bool(new.heads & old.heads), bool(new.families & old.families)
    if old.headline and min(new.passages) <= _LEAD:
        if same_deed and False not in (agents, targets, towns):
            return True
        lead = same_deed or ((same_family or new.families | old.families <= _STRIKES) and agents is True)
        return lead and agents is not False and bool(agents or towns or targets) and (new.opening or towns is not False)
    compatible = towns is not False and targets is not False
    if not same_family or not compatible:
        return False
    if agents is True and "talks" in new.families:
        return new.agents == old.agents or len(new.agents & old.agents) > 1
    if new.struggle and old.struggle:
        return agents is not False and targets is True
    return agents is True and same_deed and bool(targets or towns)


def _shared(first: frozenset[str], second: frozenset[str]) -> bool | None:
    """Tell whether two sets have something in common; None where one is empty, so that nothing can be said."""
    return bool(first & second) if first and second else None
