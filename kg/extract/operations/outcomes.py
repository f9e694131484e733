"""Whom and what an operation has hit, as the words around it tell that are no part of its clause.

هجوم انتحاري أسفر عن مقتل 15 شخصا       outcome: what it has led to
استهدف انفجار مسجدا في المدينة           hit: the verb of which it is the subject
مقتل 11 مدنيا في انفجار                 victims without a name
"""

from collections.abc import Iterator

from kg.extract.actors.mentions import Referent
from kg.extract.actors.people import people_at
from kg.extract.actors.scene import Scene, as_actor
from kg.extract.operations.fitting import is_participant
from kg.extract.operations.phrases import EventPhrase, event_at
from kg.extract.operations.slots import Participation

_FIGHTS = frozenset(("Attack", "Airstrike", "Offensive", "Battle", "Campaign", "Siege"))
_FARTHEST_RESULT = 30
_FARTHEST_HIT = 10
_BETWEEN_RESULT = 3
_MOST = 3
_AND = "\N{ARABIC LETTER WAW}"
_SURE = 0.55


def outcomes(scene: Scene, phrase: EventPhrase) -> Iterator[Participation]:
    """Yield the victims that a fight has led to, and what a verb before its noun says that it hit."""
    if phrase.kind in _FIGHTS:
        yield from _led_to(scene, phrase)
        yield from _hit(scene, phrase)


def _led_to(scene: Scene, phrase: EventPhrase) -> Iterator[Participation]:
    """Yield who is killed or hurt behind a word for results (أسفر عن مقتل …), unless another event stands before that word."""
    units, words = scene.reading.units, scene.tables.words
    stop = min(scene.reading.stops[phrase.first], phrase.last + _FARTHEST_RESULT)
    for place in range(phrase.last, stop):
        if units[place].fold in words["result"]:
            near = range(place + 1, min(stop, place + 1 + _BETWEEN_RESULT))
            victim = next((p for p in near if units[p].fold in words["victim"]), -1)
            yield from (_suffers(referent) for referent in (_people(scene, victim + 1, stop) if victim >= 0 else ()))
            return
        found = event_at(scene, place) if units[place].upos in ("NOUN", "X") and place not in scene.name_at else None
        if found is not None and found[0].form.kind == "noun":
            return


def _people(scene: Scene, place: int, stop: int) -> Iterator[Referent]:
    """Yield the people named or counted at a place, with those that و joins to them."""
    for _ in range(_MOST):
        index = scene.name_at.get(place)
        known = scene.referents[index] if index is not None and is_participant(scene, index) else None
        referent = people_at(scene, place, anybody=True) or known
        if referent is None or referent.mention.kind == "Location":
            return
        yield referent
        place = referent.last
        if not (place + 1 < stop and scene.reading.units[place].fold == _AND):
            return
        place += 1


def _hit(scene: Scene, phrase: EventPhrase) -> Iterator[Participation]:
    """Yield what stands first behind an event that is the subject of a verb of hitting."""
    units = scene.reading.units
    if phrase.first == 0 or units[phrase.first - 1].fold not in scene.tables.words["strikes"]:
        return
    for place in range(phrase.last, min(scene.reading.stops[phrase.first], phrase.last + _FARTHEST_HIT)):
        index = scene.name_at.get(place)
        if index is not None and is_participant(scene, index):
            referent = scene.referents[index]
            if referent.mention.kind == "Location":
                yield Participation("atLocation", referent, "hit", _SURE)
            else:
                yield _suffers(as_actor(referent))
            return
        if units[place].upos in ("VERB", "SCONJ"):
            return


def _suffers(referent: Referent) -> Participation:
    return Participation("targets", referent, "outcome", _SURE)
