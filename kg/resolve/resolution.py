"""Extractions and a user's decisions → the resolution: entities, what they are made of, and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.model import Comparison, Decision, Entity, Extraction, Part, Problem, Resolution
from kg.resolve.alignments import align
from kg.resolve.blocks import candidate_pairs
from kg.resolve.cluster import Method, cluster
from kg.resolve.compare import compare
from kg.resolve.compare_events import compare_events, event_pairs
from kg.resolve.disagreements import disagreements
from kg.resolve.entities import make_entity
from kg.resolve.events import events_of, things_of
from kg.resolve.profiles import Profile, profiles_of

_THINGS = Method(candidate_pairs, compare)
_EVENTS = Method(event_pairs, compare_events)


class _Made(NamedTuple):
    """An entity, the records of its parts, and the parts."""

    entity: Entity
    parts: tuple[Part, ...]
    members: Sequence[Profile]


def resolve(extractions: Iterable[Extraction], decisions: Iterable[Decision] = ()) -> Resolution:
    """Return the entities, by id, and for each mention the entity that it is of; the order of `extractions` changes nothing.

    Things of different groups of kinds, such as a location and an actor, are never one. An id that an entity had with fewer
    articles stays: as its id, or among those that another entity replaces.

    Args:
        decisions: of a user, about ids of parts or chains; one that cannot be followed is a problem.

    Raises:
        KeyError: an antecedent is no mention of its article.
    """
    read, asked = tuple(extractions), tuple(sorted(decisions, key=lambda one: (one.verdict, one.first, one.second)))
    profiles = profiles_of(read, _taken_out(asked, profiles_of(read)) if asked else ())
    usable, problems = _usable(asked, profiles)
    things, compared = cluster([profile for profile in profiles if profile.group != "operation"], _THINGS, usable)
    made = [_Made(*make_entity(members), members) for members in things]
    operations = [profile for profile in profiles if profile.group == "operation"]
    thing_of = things_of([(one.entity, one.members) for one in made], read)
    events = events_of(operations, read, thing_of)
    same, met = cluster(events, _EVENTS, usable)
    made += [_Made(*make_entity(members), members) for found in same for members in (tuple(event.profile for event in found),)]
    comparisons = tuple(sorted((*compared, *met), key=lambda one: (one.first, one.second)))
    entities = sorted((one.entity for one in made), key=lambda entity: entity.id)
    entity_of = dict(sorted((mention, entity.id) for entity in entities for mention in entity.mentions))
    return Resolution(
        entities=tuple(entities),
        entity_of=entity_of,
        parts=tuple(sorted((part for one in made for part in one.parts), key=lambda part: part.id)),
        comparisons=comparisons,
        problems=(*problems, *_not_followed(comparisons)),
        disagreements=disagreements(read, entities, thing_of),
        alignments=align(read, entity_of, frozenset(one.entity.id for one in made if any(part.key for part in one.members))),
    )


def _not_followed(comparisons: Iterable[Comparison]) -> Iterator[Problem]:
    for one in comparisons:
        if one.decided == "user" and one.verdict == "refused":
            where = f"{one.first} {one.second}"
            yield Problem(where, "a decision to join was not followed: another one forbids it", "warning")


def _taken_out(decisions: Iterable[Decision], profiles: Iterable[Profile]) -> frozenset[str]:
    """Return the chains that a user has told from the rest of what they are by name: the second of such two."""
    part_of = _parts_by_id(profiles)
    return frozenset(
        one.second
        for one in decisions
        if one.verdict == "different" and one.first != one.second and part_of.get(one.first, "") == part_of.get(one.second)
    )


def _usable(decisions: Iterable[Decision], profiles: Sequence[Profile]) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """Return the decisions with ids of parts in the place of those of chains, and a problem for each that names nothing here."""
    part_of = _parts_by_id(profiles)
    group_of = {profile.id: profile.group for profile in profiles}
    usable: list[Decision] = []
    problems: list[Problem] = []
    for one in decisions:
        first, second = part_of.get(one.first), part_of.get(one.second)
        if not first or not second:
            missing = one.first_name or one.first if not first else one.second_name or one.second
            problems.append(Problem(missing, "a decision is about it, but no article here has it", "warning"))
        elif group_of[first] != group_of[second]:
            problems.append(Problem(f"{one.first} {one.second}", "a decision is about things that are never one", "warning"))
        elif first != second:
            usable.append(replace(one, first=first, second=second))
    return tuple(usable), tuple(problems)


def _parts_by_id(profiles: Iterable[Profile]) -> dict[str, str]:
    """Return from the ids of parts and of chains to those of the parts that they are."""
    found: dict[str, str] = {}
    for profile in profiles:
        found |= {chain.id: profile.id for chain in profile.chains}
        found[profile.id] = profile.id
    return found
