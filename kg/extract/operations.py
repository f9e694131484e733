"""Operations: events with an agent, named by a noun phrase (معركة الرقة) or told by a verb (قصف سلاح الجو أهدافا).

A phrase begins at an event noun and runs over what specifies it. Phrases of one article are grouped into operations: those of one
family of kinds at one place, those that bear one name, and a bare definite noun (الهجوم) with the nearest operation that it can
mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.mentions import make_mention
from kg.extract.reading import Unit
from kg.extract.scene import Scene
from kg.lexicon import EventForm
from kg.model import Mention

_FAMILY = {
    "Offensive": "fighting",
    "Battle": "fighting",
    "Campaign": "fighting",
    "Attack": "fighting",
    "Airstrike": "airstrike",
    "Siege": "siege",
    "Meeting": "talks",
    "Negotiation": "talks",
    "Movement": "movement",
    "Other": "other",
}
_GENERAL = frozenset(("Campaign", "Other", "Battle", "Attack"))
_LOOSE = frozenset(("Movement", "Meeting", "Other"))
_STOPS = frozenset((",", "،", ".", ":", "؛"))
_CLAUSE_TAGS = frozenset(("VERB", "SCONJ", "AUX", "PART"))
_LINKING = frozenset(("ADP", "PUNCT", "DET", "PRON", "CCONJ"))
_LONGEST_EVENT = 3
_LONGEST_PHRASE = 13
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"


@dataclass(frozen=True, slots=True)
class EventPhrase:
    """A stretch of words that names or tells an operation.

    Attributes:
        mention: the mention on the phrase; its antecedent joins it to the first phrase of its operation.
        first, last: half-open range of units.
        kind: as in `kg.model.Operation`.
        head: folded event noun without article, or verb.
        names: indices of the scene's candidates inside the phrase.
        verbal: whether a verb tells it.
        definite: whether the noun stands alone with the article.
    """

    mention: Mention
    first: int
    last: int
    kind: str
    head: str
    names: tuple[int, ...]
    verbal: bool
    definite: bool


def find_operations(scene: Scene) -> tuple[EventPhrase, ...]:
    """Return the phrases of operations in text order, grouped by their mentions' antecedents."""
    phrases: list[EventPhrase] = []
    place = 0
    while place < len(scene.reading.units):
        phrase = _phrase_at(scene, place)
        if phrase is None:
            place += 1
            continue
        place = phrase.last
        earlier = _same_operation(scene, phrase, phrases)
        if earlier is not None:
            phrase = replace(phrase, mention=replace(phrase.mention, antecedent=earlier.mention.id))
        if earlier is not None or not phrase.definite:
            phrases.append(phrase)
    return tuple(phrases)


def _phrase_at(scene: Scene, place: int) -> EventPhrase | None:
    unit = scene.reading.units[place]
    name = scene.name_at.get(place)
    if name is not None and scene.names[name].kind == "Operation" and scene.names[name].first == place:
        return _build(scene, place, scene.names[name].last, "Campaign", unit.fold, verbal=False, weak=False)
    if name is not None or unit.upos in ("ADP", "PUNCT", "PRON", "CCONJ", "SCONJ"):
        return None
    found = _event_at(scene, place)
    if found is None:
        return None
    form, length = found
    if form.form.kind != "noun":
        return _verb_phrase(scene, unit, form)
    if " ".join(u.fold for u in scene.reading.units[place : place + length]) in scene.tables.words["venue"]:
        return None
    return _noun_phrase(scene, place, length, form)


def _event_at(scene: Scene, place: int) -> tuple[EventForm, int] | None:
    """Return the longest event form that begins at a unit, with its length; nouns before verbs unless the tagger saw a verb."""
    units = scene.reading.units
    for length in range(_LONGEST_EVENT, 0, -1):
        stretch = units[place : place + length]
        forms = scene.tables.lexicon.event_forms.get(" ".join(u.fold for u in stretch))
        if forms and len(stretch) == length:
            is_verb = units[place].upos == "VERB"
            return min(forms, key=lambda f: ((f.form.kind != "noun") != is_verb, f.event.weight != "strong")), length
    return None


def _noun_phrase(scene: Scene, place: int, length: int, form: EventForm) -> EventPhrase | None:
    units = scene.reading.units
    last = _noun_phrase_end(scene, place + length, place)
    kind, inner = form.event.kind, _inner_kind(scene, place + length, last)
    if inner and kind in _GENERAL:
        kind = inner
    definite = form.form.definite and last == place + length
    head = units[place].fold.removeprefix(_ARTICLE)
    return _build(scene, place, last, kind, head, verbal=False, weak=form.event.weight == "weak", definite=definite)


def _noun_phrase_end(scene: Scene, place: int, first: int) -> int:
    """Return the end of the phrase: adjectives, genitives, prepositional phrases, a relative clause up to its last name.

    It stops at a comma, at a verb or و outside a relative clause, and at words of time or narration.
    """
    units, words = scene.reading.units, scene.tables.words
    limit = min(scene.reading.stops[first], first + _LONGEST_PHRASE)
    end = place
    in_relative = False
    while place < limit:
        unit = units[place]
        if place in scene.name_at:
            place = end = max(place + 1, scene.names[scene.name_at[place]].last)
            continue
        if unit.fold in words["relative"]:
            if end - 1 in scene.name_at:
                break
            in_relative = True
        elif (
            unit.text in _STOPS
            or (unit.upos in _CLAUSE_TAGS and not in_relative)
            or unit.fold in words["time"] | words["break"]
            or (unit.upos == "CCONJ" and not (place + 1 in scene.name_at and end - 1 in scene.name_at))
        ):
            break
        elif (unit.upos not in _LINKING and not in_relative) or (
            unit.upos == "PRON" and place == end and unit.token_begin != unit.begin
        ):
            end = place + 1
        place += 1
    return end


def _inner_kind(scene: Scene, first: int, last: int) -> str:
    for place in range(first, last):
        found = _event_at(scene, place) if place not in scene.name_at else None
        if found is not None and found[0].form.kind == "noun" and found[0].event.kind not in _GENERAL:
            return found[0].event.kind
    return ""


def _verb_phrase(scene: Scene, unit: Unit, form: EventForm) -> EventPhrase | None:
    """A verb tells an operation if it is one by itself (strong) and an actor or place stands with it."""
    if unit.upos != "VERB" or form.event.weight != "strong":
        return None
    limit = min(scene.reading.stops[unit.place], unit.place + _LONGEST_PHRASE)
    end = unit.place + 1
    for place in range(unit.place + 1, limit):
        word = scene.reading.units[place]
        if word.text in ("،", ",", ".", ":", "؛") or (word.upos in ("VERB", "SCONJ") and place > unit.place + 1):
            break
        if place in scene.name_at:
            end = scene.names[scene.name_at[place]].last
    if end == unit.place + 1:
        return None
    return _build(scene, unit.place, end, form.event.kind, unit.lemma or unit.fold, verbal=True, weak=False)


def _build(
    scene: Scene, first: int, last: int, kind: str, head: str, *, verbal: bool, weak: bool, definite: bool = False
) -> EventPhrase | None:
    names = tuple(dict.fromkeys(scene.name_at[place] for place in range(first, last) if place in scene.name_at))
    if weak and not definite and not (names and (kind not in _LOOSE or any(scene.names[i].kind != "Location" for i in names))):
        return None
    if not names and not definite and last - first < 2:
        return None
    rule = "event-verb" if verbal else "event-noun"
    confidence = 0.5 if weak or verbal else 0.7
    mention = make_mention(scene.reading, first, last, kind="Operation", rule=rule, confidence=confidence)
    return EventPhrase(mention, first, last, kind, head, names, verbal, definite)


def _same_operation(scene: Scene, phrase: EventPhrase, earlier: Sequence[EventPhrase]) -> EventPhrase | None:
    for other in reversed(earlier):
        if phrase.definite:
            if other.head == phrase.head or _FAMILY[other.kind] == _FAMILY[phrase.kind]:
                return other
        elif phrase.mention.name == other.mention.name or _same_place(scene, phrase, other):
            return other
    return None


def _same_place(scene: Scene, phrase: EventPhrase, other: EventPhrase) -> bool:
    if _FAMILY[phrase.kind] != _FAMILY[other.kind]:
        return False
    mine, theirs = places_of(scene, phrase), places_of(scene, other)
    if mine or theirs:
        return bool(mine) and mine[:1] == theirs[:1]
    return bool(_actors_of(scene, phrase)) and _actors_of(scene, phrase) == _actors_of(scene, other)


def places_of(scene: Scene, phrase: EventPhrase) -> tuple[tuple[str, ...], ...]:
    """Return the folded names of the places in a phrase, in order."""
    return tuple(scene.referents[i].words for i in phrase.names if scene.names[i].kind == "Location")


def _actors_of(scene: Scene, phrase: EventPhrase) -> tuple[tuple[str, ...], ...]:
    return tuple(scene.referents[i].words for i in phrase.names if scene.names[i].kind != "Location")
