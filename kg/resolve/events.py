"""Operations → events: what is known of each when actors and places have been told apart: who, whom, where, when, how many.

Two articles seldom name an event alike (الغارة على المدينة, قصف وسط البلدة), so that its name decides little; the things that its
relations lead to do, and those are compared as entities.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.arabic.letters import fold
from kg.lexicon import EventForm, Form, load
from kg.model import Entity, Operation, Relation
from kg.resolve.names import GIVEN_NAME, IN_COUNTRY
from kg.resolve.profiles import Found, Profile, profile_of

#: How many were killed, wounded …: predicates whose object is a number.
TOLLS = ("killed", "wounded", "captured", "missing", "displaced")
#: The rule of a number that is neither a bound (أكثر من عشرين) nor an estimate (نحو عشرين).
EXACT = "toll"

_DEPTH = 5  # a village in a district in a province in a country
#: What a predicate makes a thing in an event.
ROLES = {"conductedBy": "agents", "targets": "targets", "supportedBy": "helpers", "atLocation": "places"}
#: By which a place lies in what is wider, and an actor belongs to it.
WITHIN, BONDS = ("locatedIn",), ("affiliation", "memberOf", "leads")
_SIZES = {"Country": "country", "Province": "region", "Region": "region", "River": "region", "Sea": "region", "Border": "region"}
_SIZES |= dict.fromkeys(("Village", "Base", "Airport", "Camp", "Site"), "site")


@dataclass(frozen=True, slots=True)
class Thing:
    """An actor or place as a part of an event.

    Attributes:
        id, name: of its entity.
        known: whether it is known beyond its article; of what is not, and of people without a name of their own (24 جنديا),
            another article says nothing.
        names: of it; wider: of the places that it lies in, or of the countries and bodies that it belongs to; all folded.
        size: of a place: "country", "region", "town" or "site"; else empty.
    """

    id: str
    name: str
    known: bool
    names: frozenset[str]
    wider: frozenset[str]
    size: str = ""

    def within(self, other: "Thing") -> bool:
        """Tell whether it lies in the other, or belongs to it."""
        return not self.wider.isdisjoint(other.names)


@dataclass(frozen=True, slots=True)
class Period:
    """Days of an event, one or a stretch; `end` is not before `start`."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """Return how many days it has."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True)
class Event:
    """What articles say of one operation.

    Attributes:
        id, name: of its part.
        profile: the part.
        kinds: as in `kg.model.Operation`.
        things: "agents", "targets", "helpers" or "places" → what it has there; of places only those that hold no other.
        periods: certain days.
        numbers: predicate of `TOLLS` → exact numbers.
        mood: "negated" or "hypothetical" if no mention asserts it.
        called_for: whether all that is said is that somebody calls for it.
        countries: whose adjectives its names have (غارات روسية), folded.
        nouns: of the word lists, which its names begin with or which say the same as their verb.
        plural: whether its noun is in the plural (غارات); None if there is none, or forms of both.
        given: whether it bears a name of its own, in quotation marks.
    """

    id: str
    name: str
    profile: Profile
    kinds: frozenset[str]
    things: Mapping[str, tuple[Thing, ...]] = field(default_factory=dict)
    periods: tuple[Period, ...] = ()
    numbers: Mapping[str, frozenset[int]] = field(default_factory=dict)
    mood: str = ""
    called_for: bool = False
    countries: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    plural: bool | None = None
    given: bool = False

    def of(self, role: str) -> tuple[Thing, ...]:
        """Return the things in a role."""
        return self.things.get(role, ())


def event_of(members: Sequence[Found], thing_of: Callable[[str], Thing | None]) -> Event:
    """Return the event of an operation.

    Args:
        members: the chains of its part, by article and place.
        thing_of: id of a part → the actor or place that it is of; None for an operation.
    """
    profile, forms = profile_of(members), tuple(_forms(members))
    operations = [operation for found in members for operation in found.operations]
    own = [said for found in members for said in zip(found.relations, found.objects, strict=True)]
    kinds = frozenset(operation.kind for operation in operations)
    moods = {operation.mood for operation in operations}
    statuses = {operation.status for operation in operations}
    return Event(
        id=profile.id,
        name=profile.name,
        profile=replace(profile, mentions=(), chains=()),
        kinds=kinds - {"Other"} or kinds,
        things=_parts(own, thing_of),
        periods=tuple(sorted(set(_periods(operations)), key=lambda period: (period.start, period.end))),
        numbers=_numbers(relation for relation, _ in own),
        mood=min(moods) if moods and "" not in moods else "",
        called_for=statuses == {"called-for"},
        countries=frozenset(_countries(profile)),
        nouns=frozenset(form.event.noun for form in forms),
        plural=_is_plural(form.form for form in forms if form.form.kind == "noun"),
        given=profile.public is not None and GIVEN_NAME in profile.public.rules,
    )


def make_thing(entity: Entity, profiles: Sequence[Profile], wider: frozenset[str]) -> Thing:
    """Return what an actor or place is in an event.

    Args:
        profiles: of its parts.
        wider: names, folded, of what articles say that it lies in or belongs to.
    """
    place = entity.kind == "Location"
    names = frozenset(fold(name) for name in (entity.label, *entity.alternatives))
    listed = frozenset(name for profile in profiles for name in (_wider_places if place else _countries)(profile))
    known = entity.kind != "Group" and any(profile.key for profile in profiles)
    return Thing(entity.id, entity.label, known, names, (wider | listed) - names, _size(entity, names) if place else "")


def _size(entity: Entity, names: frozenset[str]) -> str:
    """Return how much a place tells; one of unknown type is taken for a town."""
    lexicon = load()
    return "country" if not names.isdisjoint(lexicon.country_names) else _SIZES.get(entity.subtype, "town")


def _wider_places(profile: Profile) -> Iterator[str]:
    """Yield the folded names of what the word lists say a place lies in."""
    country = profile.key.partition(IN_COUNTRY)[2]
    if country:
        yield country
    within = fold(profile.public.entry[3]) if profile.public and profile.public.entry else ""
    for _ in range(_DEPTH):
        if not within:
            return
        yield within
        rows = load().place_names.get(within, ())
        within = fold(rows[0].within) if len(rows) == 1 else ""


def _countries(profile: Profile) -> Iterator[str]:
    """Yield the folded names of the countries that the names of an actor or operation tell (الجيش التركي, غارة تركية)."""
    lexicon = load()
    for mention in profile.mentions:
        for word in fold(mention.name).split():
            rows = lexicon.demonym_forms.get(word, ())
            if len(rows) == 1:
                yield fold(rows[0].name)
    yield from {fold(row.name) for row in lexicon.country_names.get(profile.key, ())}
    if IN_COUNTRY in profile.key:
        yield profile.key.partition(IN_COUNTRY)[2]


def _parts(relations: Iterable[tuple[Relation, str]], thing_of: Callable[[str], Thing | None]) -> dict[str, tuple[Thing, ...]]:
    found: defaultdict[str, dict[str, Thing]] = defaultdict(dict)
    for relation, part in relations:
        role = ROLES.get(relation.predicate, "")
        thing = thing_of(part) if role and part else None
        if thing:
            found[role][thing.id] = thing
    places = found.pop("places", {}).values()
    narrow = {one.id: one for one in places if not any(other.within(one) for other in places if other.id != one.id)}
    parts = {**found, "places": narrow}
    return {role: tuple(things[key] for key in sorted(things)) for role, things in sorted(parts.items()) if things}


def _periods(operations: Iterable[Operation]) -> Iterator[Period]:
    for operation in operations:
        if operation.start and operation.end:
            start, end = date.fromisoformat(operation.start), date.fromisoformat(operation.end)
            if start <= end:
                yield Period(start, end)


def _numbers(relations: Iterable[Relation]) -> dict[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for relation in relations:
        if relation.predicate in TOLLS and relation.rule == EXACT:
            found[relation.predicate].add(int(relation.object))
    return {slot: frozenset(numbers) for slot, numbers in sorted(found.items())}


def _forms(members: Iterable[Found]) -> Iterator[EventForm]:
    """Yield the listed forms that the first word of each of its names may be."""
    for found in members:
        for mention in found.mentions:
            yield from load().event_forms.get(fold(mention.name).partition(" ")[0], ())


def _is_plural(forms: Iterable[Form]) -> bool | None:
    plural = {form.number == "Plur" for form in forms if form.number}
    return plural.pop() if len(plural) == 1 else None
