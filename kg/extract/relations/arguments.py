"""Who and what stands around a word: the actors and places beside it, who acts in its clause, and whether it is asserted.

Arabic puts most of this in fixed places (verb, subject, object; noun, genitive; name, attribute), so order and punctuation
decide; the tree is asked only for a verb's subject.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.actors.mentions import Referent
from kg.extract.actors.positions import Position
from kg.extract.actors.scene import Scene, as_actor, phrase_at
from kg.extract.reading.reading import Unit

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_AND = "\N{ARABIC LETTER WAW}"
_THAT = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER NOON}"
_MARKS = frozenset('"«»“”()[]')
_COMMAS = frozenset("،,")
_OF = "\N{ARABIC LETTER LAM}"
_FROM = "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER NOON}"
_TRANSPARENT = frozenset(("NOUN", "ADJ", "X", "PROPN", "NUM", "DET"))
_FINITE = frozenset(("VERB", "SCONJ", "AUX"))
_MOST_JOINED = 4
_BEFORE_NEGATED = 2
_BEFORE_UNREAL = 6
_FARTHEST = 60  # a clause is never longer; what has no full stop must not cost the square of its length


@dataclass(frozen=True, slots=True)
class Argument:
    """An actor or place with the half-open range of units that its phrase takes, titles included."""

    referent: Referent
    first: int
    last: int


def argument_at(scene: Scene, place: int, *, location: bool = False) -> Argument | None:
    """Return the actor (or place) whose phrase begins at a unit, or None."""
    if location:
        return _place_at(scene, place)
    name, position = scene.name_at.get(place), scene.position_at.get(place)
    if position is None or scene.positions[position].first != place:
        referent = phrase_at(scene, place, ())
        return Argument(referent, place, scene.names[name].last) if name is not None and referent is not None else None
    return _titled(scene, place, scene.positions[position])


def _titled(scene: Scene, place: int, position: Position) -> Argument | None:
    """Return who a title stands for; several people of a group (مقاتلي التنظيم) are the group."""
    name = scene.name_at.get(place)
    index = -1 if position.person >= 0 else name if name is not None else position.affiliation if position.plural else -1
    if index >= 0:
        return Argument(as_actor(scene.referents[index]), place, max(scene.names[index].last, place + 1))
    referent = phrase_at(scene, place, ())
    return Argument(referent, place, max(position.last, referent.last)) if referent is not None else None


def _state_at(scene: Scene, place: int) -> Argument | None:
    """Return the state of a country's adjective (هجوم تركي، بقيادة أمريكية), if the article names it as an actor."""
    unit = scene.reading.units[place]
    countries = scene.tables.lexicon.demonym_forms.get(unit.fold, ()) if unit.upos in ("ADJ", "X", "NOUN") else ()
    if not countries:
        return None
    named = scene.register.by_country.get(countries[0].name, ())
    found = next((r for r in named if r.mention.kind == "State"), None)
    return Argument(found, place, place + 1) if found is not None else None


def _place_at(scene: Scene, place: int) -> Argument | None:
    """Return the place named at a unit, or the nearest one before that a definite noun can mean (المدينة)."""
    name = scene.name_at.get(place)
    if name is not None:
        named = scene.names[name].first == place and scene.names[name].kind == "Location"
        return Argument(scene.referents[name], place, scene.names[name].last) if named else None
    unit = scene.reading.units[place]
    heads = scene.tables.lexicon.place_head_forms.get(unit.fold, ()) if unit.fold.startswith(_ARTICLE) else ()
    types = {head.type for head in heads}
    before = reversed(scene.register.before(place)) if types else ()
    earlier = next((r for r in before if r.mention.kind == "Location" and r.mention.subtype in types), None)
    return Argument(earlier, place, place + 1) if earlier else None


def actors_after(scene: Scene, place: int, reach: int, *, location: bool = False) -> tuple[Argument, ...]:
    """Return the first actor (or place) whose phrase begins at most `reach` words behind a place, with those joined to it by و.

    Words between are nouns and adjectives that class it (مواقع لتنظيم …); a verb, a comma or another preposition ends the search.
    """
    first = _first_after(scene, place, reach, location=location)
    if first is None and not location and place < len(scene.reading.units):
        first = _state_at(scene, place)
    if first is None:
        return ()
    found = [first]
    while len(found) < _MOST_JOINED:
        after = _skip_marks(scene, found[-1].last, 1)
        if after >= len(scene.reading.units) or scene.reading.units[after].fold != _AND:
            break
        joined = _first_after(scene, after + 1, 2, location=location)
        if joined is None or _is_finite(scene, joined.last):
            break
        found.append(joined)
    return tuple(found)


def _first_after(scene: Scene, place: int, reach: int, *, location: bool) -> Argument | None:
    units = scene.reading.units
    stop = scene.reading.stops[min(max(place - 1, 0), len(units) - 1)]
    passed = 0
    while place < stop and passed <= reach:
        found = argument_at(scene, place, location=location)
        if found is not None:
            return found
        unit = units[place]
        owned = passed and unit.upos == "PRON" and unit.begin != unit.token_begin  # عدوها القديم باكستان
        if unit.text in _MARKS or owned:
            place += 1
            continue
        if unit.upos == "ADP" and not (passed and _is_partitive(unit, units[place - 1])):
            return None
        if unit.upos not in _TRANSPARENT | {"ADP"} or (place in scene.name_at and not location):
            return None
        passed += unit.upos != "ADP"
        place += 1
    return None


def _is_partitive(preposition: Unit, before: Unit) -> bool:
    """مواقع لتنظيم …, عناصر من تنظيم …, but not القوات المدعومة من …."""
    return preposition.fold == _OF or (preposition.fold == _FROM and before.upos != "ADJ")


def actor_before(scene: Scene, place: int, reach: int, *, location: bool = False) -> Argument | None:
    """Return the actor (or place) whose phrase ends at most `reach` words before a place.

    Words between are marks, one comma, adjectives and relative pronouns; a verb or preposition ends the search.
    """
    units, words = scene.reading.units, scene.tables.words
    light = words["relative"] | (words["standing"] if location else frozenset())  # مناطق ما زالت تحت سيطرة
    passed = commas = 0
    last = place
    while last > scene.reading.starts[place] and passed <= reach:
        before = units[last - 1]
        name = scene.name_at.get(last - 1)
        if name is not None:
            candidate = scene.names[name]
            found = argument_at(scene, candidate.first, location=location)
            if found is not None:
                return found
            if not location:
                return None
        if before.text in _COMMAS:
            commas += 1
        elif before.text not in _MARKS and before.fold not in light:
            if before.upos not in ("ADJ", "X", "NOUN", "AUX", "DET") and name is None:
                return None
            passed += name is None
        if commas > 1:
            return None
        last -= 1
    return None


def joined_before(scene: Scene, argument: Argument) -> tuple[Argument, ...]:
    """Return an actor with those that و joins before it (A وB), in text order."""
    found = [argument]
    while len(found) < _MOST_JOINED and found[0].first > 0 and scene.reading.units[found[0].first - 1].fold == _AND:
        earlier = actor_before(scene, found[0].first - 1, 0)
        if earlier is None:
            break
        found.insert(0, earlier)
    return tuple(found)


def subject_of(scene: Scene, verb: int) -> tuple[Argument, ...]:
    """Return who acts by a verb: right behind it, else where the tree says, else before it."""
    return actors_after(scene, verb + 1, 1) or _subject_in_tree(scene, verb) or _subject_right_before(scene, verb, 1)


def subject_before(scene: Scene, verb: int) -> tuple[Argument, ...]:
    """Return who acts by a verb that follows its subject (تركيا تدعم المعارضة)."""
    found = _subject_in_tree(scene, verb)
    return found if found and found[0].last <= verb else _subject_right_before(scene, verb, 0)


def _subject_in_tree(scene: Scene, verb: int) -> tuple[Argument, ...]:
    for child in scene.reading.units[max(0, verb - _FARTHEST) : verb + _FARTHEST]:
        is_subject = child.head == verb and child.deprel.startswith("nsubj")
        name = scene.name_at.get(child.place) if is_subject else None
        found = argument_at(scene, scene.names[name].first) if name is not None else None
        if found is not None:
            return (found,)
    return ()


def _subject_right_before(scene: Scene, verb: int, reach: int) -> tuple[Argument, ...]:
    """Return the actor before a verb, unless a preposition governs it (… المدعومة من تركيا تقاتل)."""
    found = actor_before(scene, verb, reach)
    if found is None or (found.first > 0 and scene.reading.units[found.first - 1].upos == "ADP"):
        return ()
    return joined_before(scene, found)


def agents_of_clause(scene: Scene, place: int, *, speaking: bool = False) -> tuple[Argument, ...]:
    """Return who acts by the nearest verb before a word in its sentence that has an actor.

    Who only speaks does not act, unless `speaking` lets him; but a body that announces does what it announces (أعلنت القوات
    انطلاق العملية).
    """
    for verb in reversed(words_before(scene, place)):
        unit = scene.reading.units[verb]
        if unit.upos == "VERB":
            found = subject_of(scene, verb)
            if found and found[0].last <= place and (speaking or _acts(scene, unit, found[0])):
                return found
    return ()


def _acts(scene: Scene, verb: Unit, subject: Argument) -> bool:
    reporting = scene.tables.lexicon.reporting_forms.get(verb.fold, ())
    if verb.fold in scene.tables.words["light"] | scene.tables.words["success"]:
        return True
    return not reporting or (reporting[0].verb.act == "announce" and subject.referent.mention.kind != "Person")


def words_before(scene: Scene, place: int) -> range:
    """Return the places before a word in its sentence, at most the `_FARTHEST` nearest, in text order."""
    return range(max(scene.reading.starts[place], place - _FARTHEST), place)


def is_asserted(scene: Scene, place: int) -> bool:
    """Tell whether the clause of a word is said to be so: neither negated nor wished, asked, feared or supposed."""
    return not why_not_asserted(scene, place)


def why_not_asserted(scene: Scene, place: int) -> str:
    """Return "negated" or "hypothetical" if the word's clause is not asserted, else nothing."""
    units, words = scene.reading.units, scene.tables.words
    before = tuple(_before(scene, place))
    if any(unit.fold in words["negation"] for unit in before[:_BEFORE_NEGATED]):
        return "negated"
    if units[place].upos == "VERB" and before and _is_wished(units[place], before[0]):
        return "hypothetical"
    if any(other.fold in words["unreal"] for other in before[:_BEFORE_UNREAL]):
        return "hypothetical"
    governor = next((unit for unit in before if unit.upos == "VERB"), None) if units[place].upos != "VERB" else None
    if governor is None:
        return ""
    return "hypothetical" if governor.fold in words["unreal"] else why_not_asserted(scene, governor.place)


def _is_wished(verb: Unit, before: Unit) -> bool:
    """An imperfect right behind أن is what somebody wants or fears; a perfect there has happened (بعد أن سيطر)."""
    return before.fold == _THAT and before.upos in ("SCONJ", "PART") and "Aspect=Perf" not in verb.feats


def _before(scene: Scene, place: int) -> Iterator[Unit]:
    """Yield the words before a place in its clause, nearest first."""
    for index in reversed(words_before(scene, place)):
        unit = scene.reading.units[index]
        if unit.text in _COMMAS or unit.text == ":":
            return
        if unit.fold:
            yield unit


def _skip_marks(scene: Scene, place: int, most: int) -> int:
    for _ in range(most):
        if place < len(scene.reading.units) and scene.reading.units[place].text in _MARKS:
            place += 1
    return place


def _is_finite(scene: Scene, place: int) -> bool:
    return place < len(scene.reading.units) and scene.reading.units[place].upos in _FINITE
