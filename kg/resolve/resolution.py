"""Extractions and a user's decisions → the resolution: entities, what they are made of, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Decision, Extraction, Problem, Resolution
from kg.resolve.cluster import cluster
from kg.resolve.entities import make_entity
from kg.resolve.profiles import Profile, profiles_of


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
    clusters, comparisons = cluster(profiles, usable)
    made = [make_entity(members) for members in clusters]
    entities = sorted((entity for entity, _ in made), key=lambda entity: entity.id)
    return Resolution(
        entities=tuple(entities),
        entity_of=dict(sorted((mention, entity.id) for entity in entities for mention in entity.mentions)),
        parts=tuple(sorted((part for _, parts in made for part in parts), key=lambda part: part.id)),
        comparisons=comparisons,
        problems=(
            *problems,
            *(
                Problem(f"{one.first} {one.second}", "a decision to join was not followed: another one forbids it", "warning")
                for one in comparisons
                if one.decided == "user" and one.verdict == "refused"
            ),
        ),
    )


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
