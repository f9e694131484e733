"""Two events → what speaks for and against their being one, each with a score and a reason.

Kind, place and day together are not enough, since a town may be struck twice a day; with a participant, an equal toll, one noun
in the singular (التفجير) or a place so small that one event fills it they are. Without a day only what lasts is joined, by place
and both sides. Articles may differ in a participant, a toll or even the place if the rest agrees: what they differ in is kept
and marked (`kg.resolve.disagreements`).
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import product

from kg.model import Feature
from kg.resolve.blocks import Block, block
from kg.resolve.events import Event, Period, Thing
from kg.resolve.names import LASTING

#: What a feature adds; the threshold is `kg.resolve.compare.THRESHOLD`. A score of -1 or less forbids a merge. Measured with
#: `python -m benchmarks.events` on its pairs of articles.
WEIGHTS = {
    "same-kind": 0.25,
    "like-kind": 0.1,
    "other-kind": -1.0,
    "same-noun": 0.1,
    "other-noun": -0.1,
    "other-deed": -1.0,
    "given-name": 0.9,
    "same-site": 0.35,
    "same-town": 0.25,
    "same-region": 0.05,
    "same-country": -0.2,
    "within-region": 0.05,
    "within-country": -0.2,
    "other-place": -0.4,
    "no-place": -0.2,
    "same-day": 0.2,
    "same-week": 0.1,
    "next-day": -0.1,
    "longer-time": -0.3,
    "no-day": -0.3,
    "lasting": 0.0,
    "other-time": -1.0,
    "same-agent": 0.2,
    "like-agent": 0.1,
    "other-agent": -0.2,
    "same-target": 0.2,
    "like-target": 0.1,
    "other-target": -0.3,
    "same-participants": 0.5,
    "one-participant": 0.2,
    "other-participants": -0.5,
    "same-toll": 0.25,
    "near-toll": 0.0,
    "far-toll": -0.25,
    "other-number": -0.1,
    "other-mood": -1.0,
    "called-for": -0.5,
    "told-apart": -1.0,
}

_TALKS = frozenset(("Meeting", "Negotiation"))
_ALIKE = (frozenset(("Attack", "Airstrike")), frozenset(("Offensive", "Battle", "Campaign")), _TALKS)
_LOOSE = _TALKS | {"Airstrike"}  # their nouns say one thing (قصف, غارة; لقاء, محادثات)
_MIXED = frozenset(("Movement", "Other"))
_WEEK = 7
_FAR = 3  # times as many: two counts of one event grow apart, but hardly so far
_ENOUGH = 2  # participants
_ROLES = ("agents", "targets", "helpers")

Rule = Callable[[Event, Event], Iterable[Feature]]


def compare_events(first: Event, second: Event) -> tuple[Feature, ...]:
    """Return the features of two events, in the order of the rules; which event is first changes nothing."""
    one, other = sorted((first, second), key=lambda event: event.id)
    named = (one.given or other.given) and one.profile.words and one.profile.words == other.profile.words
    return tuple(feature for rule in ((_name,) if named else _RULES) for feature in rule(one, other))


def event_blocks(event: Event) -> frozenset[Block]:
    """Return the blocks of an event: of those that share one, a rule may join two.

    They share a name, or a day or a toll together with a place or participant.
    """
    return frozenset(block("event", *common) for common in _common(event))


def _common(event: Event) -> Iterator[tuple[str, ...]]:
    if event.profile.words:
        yield ("name", *event.profile.words)
    things = sorted({thing.id for found in event.things.values() for thing in found if thing.known})
    for period in event.periods:
        if period.days <= _WEEK:
            near = (period.start, period.start + timedelta(1))  # two that are a day apart share one of them
            yield from (("day", str(day), thing) for day in near for thing in things)
    if event.kinds <= LASTING and not event.periods:
        yield from (("place", *sorted(event.kinds), place.id) for place in event.of("places") if place.known)
    for slot, numbers in event.numbers.items():
        yield from (("toll", slot, str(number), thing) for number in numbers for thing in things)


def _feature(name: str, reason: str) -> Feature:
    return Feature(name, WEIGHTS[name], reason)


def _name(first: Event, second: Event) -> Iterator[Feature]:
    """What one article has in quotation marks as the name of an operation, another has without them; that is enough."""
    yield _feature("given-name", " ~ ".join(sorted((first.name, second.name))))


def _kind(first: Event, second: Event) -> Iterator[Feature]:
    """Compare the kinds, and the nouns where a kind holds many things (اعتقال and مظاهرة are both Other)."""
    shown = " ~ ".join(dict.fromkeys("/".join(sorted(event.kinds)) for event in (first, second)))
    alike = any(first.kinds & kinds and second.kinds & kinds for kinds in _ALIKE)
    yield _feature("same-kind" if first.kinds & second.kinds else "like-kind" if alike else "other-kind", shown)
    shared = first.nouns & second.nouns
    if shared and first.plural is False and second.plural is False:
        yield _feature("same-noun", min(shared))
    elif not first.kinds | second.kinds <= _LOOSE and first.nouns and second.nouns and not shared:
        mixed = (first.kinds | second.kinds) & _MIXED
        yield _feature("other-deed" if mixed else "other-noun", " ~ ".join(sorted(map(min, (first.nouns, second.nouns)))))


def _place(first: Event, second: Event) -> Iterator[Feature]:
    mine, others = first.of("places"), second.of("places")
    if not mine or not others:
        if not (first.kinds | second.kinds) & _TALKS:
            yield _feature("no-place", _shown(mine, others))
        return
    shared = [place for place in mine if place.id in {other.id for other in others}]
    if shared:
        best = max(shared, key=lambda place: (WEIGHTS[f"same-{place.size}"], place.id))
        yield _feature(f"same-{best.size}", best.name)
        return
    wider = {pair[0].size for pair in (*product(mine, others), *product(others, mine)) if pair[1].within(pair[0])}
    name = "other-place" if not wider else "within-country" if wider == {"country"} else "within-region"
    yield _feature(name, _shown(mine, others))


def _time(first: Event, second: Event) -> Iterator[Feature]:
    if not first.periods and not second.periods and first.kinds | second.kinds <= LASTING:
        yield _feature("lasting", " ~ ".join(sorted((first.name, second.name))))
    elif not first.periods or not second.periods:
        yield _feature("no-day", _days((*first.periods, *second.periods)))
    else:
        named = [(_time_of(*pair), pair) for pair in product(first.periods, second.periods)]
        name, pair = max(named, key=lambda found: (WEIGHTS[found[0]], found[1][0].start))
        yield _feature(name, _days(pair))


def _time_of(one: Period, other: Period) -> str:
    gap = max(one.start, other.start) - min(one.end, other.end)
    if one == other:
        return "same-day" if one.days == 1 else "same-week" if one.days <= _WEEK else "longer-time"
    if gap <= timedelta(0):
        return "longer-time"
    return "next-day" if gap == timedelta(1) and one.days == other.days == 1 else "other-time"


def _parties(first: Event, second: Event) -> Iterator[Feature]:
    """Compare who takes part: in talks all are alike, elsewhere there is who does it and whom it is done to."""
    if (first.kinds | second.kinds) & _TALKS:
        yield from _participants(first, second)
        return
    for role, name in (("agents", "agent"), ("targets", "target")):
        mine, others = _known(first.of(role)), _known(second.of(role))
        countries = first.countries & second.countries
        if role == "agents" and countries and not (mine and others):
            yield _feature("like-agent", min(countries))
        elif mine and others:
            shown = _shown(mine, others)
            if {one.id for one in mine} & {other.id for other in others}:
                yield _feature(f"same-{name}", shown)
            else:
                yield _feature(f"like-{name}" if are_related(mine, others) else f"other-{name}", shown)


def _participants(first: Event, second: Event) -> Iterator[Feature]:
    mine, others = (_known(thing for role in _ROLES for thing in event.of(role)) for event in (first, second))
    if not mine or not others:
        return
    shared = {one.id for one in mine} & {other.id for other in others}
    rest = [[thing for thing in side if thing.id not in shared] for side in (mine, others)]
    apart = all(rest) and not are_related(*rest)
    enough = len(shared) >= _ENOUGH
    if enough or not apart:
        yield _feature("same-participants" if enough else "one-participant", _shown(mine, others))
    else:  # with one guest in the morning, with another one in the evening
        yield _feature("other-participants", _shown(mine, others))


def are_related(first: Iterable[Thing], second: Iterable[Thing]) -> bool:
    """Tell whether one of the first is a part of, or of one country with, one of the second (the army and its state)."""
    pairs = product(first, second)
    return any(one.within(other) or other.within(one) or not one.wider.isdisjoint(other.wider) for one, other in pairs)


def _known(things: Iterable[Thing]) -> tuple[Thing, ...]:
    return tuple(thing for thing in things if thing.known)


def _tolls(first: Event, second: Event) -> Iterator[Feature]:
    for slot in sorted(first.numbers.keys() & second.numbers.keys()):
        mine, others = first.numbers[slot], second.numbers[slot]
        shown = f"{slot} {'+'.join(map(str, sorted(mine)))} ~ {'+'.join(map(str, sorted(others)))}"
        if totals_agree(mine, others):
            yield _feature("same-toll", shown)
        else:
            far = max(map(max, (mine, others))) >= _FAR * max(1, min(map(max, (mine, others))))
            yield _feature("far-toll" if far else "near-toll", shown)


def totals_agree(first: frozenset[int], second: frozenset[int]) -> bool:
    """Tell whether two articles give one number, or one gives it in parts.

    >>> totals_agree(frozenset((5, 3)), frozenset((8,))), totals_agree(frozenset((5,)), frozenset((6,)))
    (True, False)
    """
    return not (first | {sum(first)}).isdisjoint(second | {sum(second)})


def _told(first: Event, second: Event) -> Iterator[Feature]:
    """Compare whether it happens at all, and whether it is one event or several."""
    if first.mood != second.mood:
        yield _feature("other-mood", " ~ ".join(sorted(event.mood or "asserted" for event in (first, second))))
    if first.called_for != second.called_for:
        yield _feature("called-for", " ~ ".join(sorted((first.name, second.name))))
    numbers = set() if first.kinds | second.kinds <= LASTING | _TALKS else {first.plural, second.plural}
    if numbers == {True, False}:
        yield _feature("other-number", " ~ ".join(sorted((first.name, second.name))))
    shared = sorted(first.profile.articles & second.profile.articles)
    if shared:
        yield _feature("told-apart", shared[0])


def _shown(first: Iterable[Thing], second: Iterable[Thing]) -> str:
    sides = (", ".join(sorted(thing.name for thing in side)) for side in (first, second))
    return " ~ ".join(dict.fromkeys(side for side in sides if side))


def _days(periods: Iterable[Period]) -> str:
    texts = (str(one.start) if one.days == 1 else f"{one.start}/{one.end}" for one in periods)
    return " ~ ".join(dict.fromkeys(texts))


_RULES: tuple[Rule, ...] = (_kind, _place, _time, _parties, _tolls, _told)
