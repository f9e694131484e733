"""Participants that an operation's own clause leaves out and its sentence supplies.

What any phrase of an operation says holds for the whole operation, so only what all of them lack is sought: a place elsewhere in
the sentence, and the target, agent or place of another operation in the same sentence (شنت X غارات على Y وقصفا مدفعيا). Nearness
is weaker evidence than grammar, and the confidence says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.grouping import chain_roots
from kg.extract.mentions import Referent
from kg.extract.phrases import EventPhrase
from kg.extract.scene import Scene
from kg.extract.slots import Participation

Parts = tuple[Participation, ...]

_FIGHTING = frozenset(("Offensive", "Battle", "Campaign", "Attack", "Airstrike", "Siege"))
_FORCES = frozenset(("ArmedGroup", "State"))
_FARTHEST = 25
_BY_PLACE, _BY_OPERATION = 0.45, 0.5


@dataclass(frozen=True, slots=True)
class _Operation:
    """One operation: the numbers of its phrases, and the parts that they give it together."""

    numbers: tuple[int, ...]
    parts: Parts

    def lacks(self, predicate: str) -> bool:
        return all(item.predicate != predicate for item in self.parts)


def completed(scene: Scene, phrases: Sequence[EventPhrase], parts: Sequence[Parts]) -> tuple[Parts, ...]:
    """Return `parts`, one for each phrase, with what the sentence adds to the first phrase of each operation.

    Args:
        phrases: of one article, grouped.
        parts: the participants of each phrase.
    """
    roots = chain_roots(scene)
    added: dict[int, Parts] = {}
    for operation in _operations(phrases, parts):
        around = tuple(_around(scene, phrases, parts, operation))
        found = tuple(_place(scene, phrases, operation, around))
        if phrases[operation.numbers[0]].kind in _FIGHTING and operation.lacks("targets"):
            found += _forces("targets", operation, around, roots)
        if operation.lacks("conductedBy"):
            found += _forces("conductedBy", operation, around, roots)
        added[operation.numbers[0]] = found
    return tuple((*own, *added.get(number, ())) for number, own in enumerate(parts))


def _operations(phrases: Sequence[EventPhrase], parts: Sequence[Parts]) -> Iterator[_Operation]:
    groups: dict[str, list[int]] = {}
    for number, phrase in enumerate(phrases):
        groups.setdefault(phrase.mention.antecedent or phrase.mention.id, []).append(number)
    for numbers in groups.values():
        yield _Operation(tuple(numbers), tuple(item for number in numbers for item in parts[number]))


def _around(
    scene: Scene, phrases: Sequence[EventPhrase], parts: Sequence[Parts], operation: _Operation
) -> Iterator[Participation]:
    """Yield the participants of other operations in the sentences of this one, nearest phrase first."""
    starts = scene.reading.starts
    for own in operation.numbers:
        others = [
            n for n, p in enumerate(phrases) if n not in operation.numbers and starts[p.first] == starts[phrases[own].first]
        ]
        for other in sorted(others, key=lambda n: abs(phrases[n].first - phrases[own].first)):
            yield from parts[other]


def _forces(
    predicate: str, operation: _Operation, around: Sequence[Participation], roots: Mapping[str, str]
) -> tuple[Participation, ...]:
    """Return the nearest force with that part in another operation, if it has no part in this one yet."""
    taken = {_root(roots, item.referent) for item in operation.parts}
    forces = (item.referent for item in around if item.predicate == predicate and item.referent.mention.kind in _FORCES)
    found = next((referent for referent in forces if _root(roots, referent) not in taken), None)
    return () if found is None else (Participation(predicate, found, f"{predicate}-of-neighbour", _BY_OPERATION),)


def _root(roots: Mapping[str, str], referent: Referent) -> str:
    return roots.get(referent.mention.id) or roots.get(referent.mention.antecedent) or referent.mention.id


def _place(
    scene: Scene, phrases: Sequence[EventPhrase], operation: _Operation, around: Sequence[Participation]
) -> Iterator[Participation]:
    """Yield a place in the sentence behind في or ب, those behind the phrase first, else the place of a neighbour."""
    if not operation.lacks("atLocation"):
        return
    for number in operation.numbers:
        for place in _places_near(scene, phrases[number]):
            yield Participation("atLocation", scene.referents[scene.name_at[place]], "place-in-sentence", _BY_PLACE)
            return
    for item in around:
        if item.predicate == "atLocation":
            yield Participation("atLocation", item.referent, "place-of-neighbour", _BY_OPERATION)
            return


def _places_near(scene: Scene, phrase: EventPhrase) -> Iterator[int]:
    """Yield where a place begins that stands in something, with or without the noun that says what it is (في مدينة X)."""
    start, stop = scene.reading.starts[phrase.first], scene.reading.stops[phrase.first]
    behind = range(phrase.last, min(stop, phrase.last + _FARTHEST))
    before = range(phrase.first - 1, max(start, phrase.first - _FARTHEST), -1)
    for place in (*behind, *before):
        index = scene.name_at.get(place)
        if index is not None and scene.names[index].first == place and scene.names[index].kind == "Location":
            headed = scene.reading.units[place - 1].fold in scene.tables.lexicon.place_head_forms
            if scene.reading.units[place - 1 - headed].fold in scene.tables.words["place-preposition"]:
                yield place
