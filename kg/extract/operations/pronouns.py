"""Who carries out an operation whose noun bears a pronoun.

كثفت الجماعة هجماتها             on a noun of doing
نفت البعثة قتلها لمدنيين         on a noun of what is done to somebody, if that one stands behind it

It is somebody named before in the sentence or the one before, whom gender and number allow: who acts by a verb there, the nearest
first, else who was named last.
"""

from collections.abc import Iterator

from kg.arabic.letters import fold
from kg.extract.actors.gender import gender_of
from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import Scene, as_actor
from kg.extract.operations.governing import subject_of
from kg.extract.operations.phrases import TALKS, EventPhrase
from kg.extract.operations.slots import Participation
from kg.extract.reading.reading import Unit

_HEH, _ALEF, _MEEM = "\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER MEEM}"
_HE, _SHE, _THEY = frozenset((_HEH,)), frozenset((_HEH + _ALEF,)), frozenset((_HEH + _MEEM,))
_OF = "\N{ARABIC LETTER LAM}"
_PEOPLE = frozenset(("Group", "ArmedGroup"))
_NOMINAL = frozenset(("NOUN", "X", "PROPN"))
_SURE = 0.5


def owners(scene: Scene, phrase: EventPhrase) -> Iterator[Participation]:
    """Yield who carries out what an event noun names, if the pronoun right behind it stands for its subject."""
    pronoun = _pronoun_at(scene, phrase.inner)
    acts = phrase.genitive == "agent" or phrase.kind in TALKS or _has_object(scene, phrase)
    if pronoun is None or phrase.verbal or not acts or _is_goal(scene, phrase):
        return
    referent = antecedent(scene, pronoun)
    if referent is not None:
        yield Participation("conductedBy", referent, "pronoun-agent", _SURE)


def _pronoun_at(scene: Scene, place: int) -> Unit | None:
    units = scene.reading.units
    unit = units[place] if place < len(units) else None
    attached = unit is not None and unit.upos == "PRON" and unit.token_begin != unit.begin
    return unit if attached else None


def _is_goal(scene: Scene, phrase: EventPhrase) -> bool:
    """منذ دخولها: where nothing behind says into what, the pronoun does."""
    units, place = scene.reading.units, phrase.inner + 1
    ended = place >= scene.reading.stops[phrase.first] or not units[place].fold
    said = not ended and (units[place].fold in scene.tables.words["destination"] or units[place].upos in _NOMINAL)
    return fold(phrase.head) in scene.tables.words["entering"] and not said


def _has_object(scene: Scene, phrase: EventPhrase) -> bool:
    """قتلها لمدنيين, استعادتها المدينة: with an object behind it a pronoun is the subject."""
    units, place = scene.reading.units, phrase.inner + 1
    if place >= scene.reading.stops[phrase.first]:
        return False
    return units[place].fold == _OF or (units[place].upos in ("NOUN", "X", "PROPN", "NUM") and place < phrase.last)


def antecedent(scene: Scene, pronoun: Unit, passed: tuple[Referent, ...] = ()) -> Referent | None:
    """Return the actor that a pronoun stands for; nobody of `passed`."""
    reading = scene.reading
    start = reading.starts[pronoun.place]
    earlier = reading.starts[start - 1] if start else start
    others = {r.mention.id for r in passed}
    for first in dict.fromkeys((start, earlier)):
        last = min(pronoun.place, reading.stops[first])
        for referent in (*_subjects(scene, first, last), *_named(scene, first, last)):
            actor = as_actor(referent)
            if actor.mention.id not in others and referent.last <= pronoun.place and _allows(scene, pronoun.fold, actor):
                return actor
    return None


def _subjects(scene: Scene, first: int, last: int) -> Iterator[Referent]:
    for place in range(last - 1, first - 1, -1):
        if scene.reading.units[place].upos == "VERB":
            yield from subject_of(scene, place, last, verbal=True).referents


def _named(scene: Scene, first: int, last: int) -> Iterator[Referent]:
    for place in range(last - 1, first - 1, -1):
        index = scene.name_at.get(place)
        if index is not None and scene.names[index].first == place:
            yield scene.referents[index]


def _allows(scene: Scene, pronoun: str, actor: Referent) -> bool:
    kind = actor.mention.kind
    if kind in ("Location", "Operation"):
        return False
    gender, several = gender_of(scene, actor), kind in _PEOPLE
    if pronoun in _THEY:
        return several
    if pronoun in _SHE:
        return kind == "State" or gender == "Fem" or (kind == "ArmedGroup" and gender != "Masc")
    return pronoun in _HE and kind != "State" and gender != "Fem" and kind != "Group"
