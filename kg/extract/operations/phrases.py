"""The stretches of words that name or tell operations, and what stands in them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.actors.scene import Scene
from kg.extract.reading.reading import Unit
from kg.lexicon import EventForm
from kg.model import Mention

TALKS = frozenset(("Meeting", "Negotiation"))
_LONGEST_EVENT = 3
_FARTHEST_TOWN = 60
_TAKING = frozenset(("Offensive", "Siege"))
_NOMINAL = frozenset(("NOUN", "X", "PROPN"))
_ATTACHED = frozenset(("\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER LAM}"))
_TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"


@dataclass(frozen=True, slots=True)
class EventPhrase:
    """A stretch of words that names or tells an operation.

    Attributes:
        mention: the mention on the phrase; its antecedent joins it to the first phrase of its operation.
        first, last: half-open range of units.
        inner: the place after the event noun or verb itself.
        kind: as in `kg.model.Operation`.
        head: what a verb and its noun have in common: the noun of their row in the lexicon, of a named operation its first word.
        genitive: what an actor right behind the event noun is: "agent" or "target".
        names: indices of the scene's candidates inside the phrase.
        verbal: whether a verb tells it.
        passive: whether that verb is passive.
        definite: whether the noun bears the article and no name tells which event it is.
        bare: whether it stands alone with the article.
        weak: whether its noun means an operation only with further evidence.
        goes_on: whether it only tells more of the operation that the phrase before it names.
        told: whether the word before says that it happens (تم قصفها), so that it stands even if nothing before can be meant.
    """

    mention: Mention
    first: int
    last: int
    inner: int
    kind: str
    head: str
    genitive: str
    names: tuple[int, ...]
    verbal: bool = False
    passive: bool = False
    definite: bool = False
    bare: bool = False
    weak: bool = False
    goes_on: bool = False
    told: bool = False


def phrases_between(phrases: Sequence[EventPhrase], first: int, last: int) -> Sequence[EventPhrase]:
    """Return those of the phrases of an article, given in text order, that begin in a half-open range of units."""
    return phrases[_index(phrases, first) : _index(phrases, last)]


def _index(phrases: Sequence[EventPhrase], place: int) -> int:
    return bisect_left(phrases, place, key=lambda phrase: phrase.first)


def event_at(scene: Scene, place: int) -> tuple[EventForm, int] | None:
    """Return the longest event form that begins at a unit, with its length; nouns before verbs unless the tagger saw a verb.

    What contains an event is none (قناة اتصال, أسرى الحرب).
    """
    units = scene.reading.units
    if place and units[place - 1].fold in scene.tables.words["event-container"]:
        return None
    for length in range(_LONGEST_EVENT, 0, -1):
        stretch = units[place : place + length]
        listed = _listed(scene, " ".join(unit.fold for unit in stretch), units[place])
        feminine = stretch[-1:] and stretch[-1].text.endswith(_TEH_MARBUTA)  # أسرة is not أسره
        forms = tuple(found for found in listed if not (feminine and found.form.pronoun))
        if forms and len(stretch) == length:
            is_verb = units[place].upos == "VERB"
            return min(forms, key=lambda f: ((f.form.kind != "noun") != is_verb, f.event.weight != "strong")), length
    return None


def clitic_at(scene: Scene, place: int, length: int) -> int:
    """Return how many letters before an event noun of `length` words are a preposition that the models have not split off."""
    spelled = " ".join(unit.fold for unit in scene.reading.units[place : place + length])
    return int(spelled not in scene.tables.lexicon.event_forms)


def _listed(scene: Scene, spelled: str, first: Unit) -> tuple[EventForm, ...]:
    """Return the event forms that words spell, also with a preposition that the models have not split off a noun (بغارات)."""
    forms = scene.tables.lexicon.event_forms
    found = forms.get(spelled, ())
    if found or first.upos not in _NOMINAL or spelled[:1] not in _ATTACHED or first.begin != first.token_begin:
        return found
    return tuple(form for form in forms.get(spelled[1:], ()) if form.form.kind == "noun" and not form.form.pronoun)


def names_in(scene: Scene, first: int, last: int) -> tuple[int, ...]:
    """Return the indices of the candidates in a half-open range of units, in order."""
    return tuple(dict.fromkeys(scene.name_at[place] for place in range(first, last) if place in scene.name_at))


def owner_place(scene: Scene, phrase: EventPhrase) -> int:
    """Return the index of the town that a pronoun on an event noun stands for (استعادتها), -1 if none does.

    Only what is done to a town bears one: it is the last one named before.
    """
    units = scene.reading.units
    attached = phrase.inner < len(units) and units[phrase.inner].upos == "PRON" and not phrase.verbal
    if not attached or phrase.genitive != "target" or phrase.kind not in _TAKING:
        return -1
    for place in range(phrase.first - 1, max(-1, phrase.first - _FARTHEST_TOWN), -1):
        index = scene.name_at.get(place)
        if index is not None and scene.names[index].kind == "Location" and scene.names[index].subtype != "Country":
            return index
    return -1


def content_words(scene: Scene, phrase: EventPhrase) -> tuple[str, ...]:
    """Return the folded words of a phrase that are neither particles nor marks."""
    units = scene.reading.units[phrase.first : phrase.last]
    return tuple(unit.fold for unit in units if unit.fold and unit.upos not in ("ADP", "PUNCT", "CCONJ", "DET", "PRON"))
