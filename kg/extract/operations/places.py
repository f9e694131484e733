"""What a place named in an operation's clause says: where the operation is, or only where another place is."""

from collections.abc import Iterator

from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import Scene
from kg.extract.operations.phrases import EventPhrase
from kg.extract.reading.candidates import ARTICLE

_FARTHEST_WHERE = 6
_STRIKES = frozenset(("Airstrike", "Attack"))


def says_where(scene: Scene, phrase: EventPhrase, referent: Referent) -> bool:
    """Tell whether a place only says where another one is: الموصل في العراق, 55 كلم غرب بغداد, تبعد 20 كلم عن الموصل."""
    units, words = scene.reading.units, scene.tables.words
    before = referent.first - 1
    while before > phrase.inner and _is_direction(scene, before):
        before -= 1
    if before <= phrase.inner:
        return False
    unit, is_place = units[before], ends_place(scene, before) or _is_situated(scene, before)
    if before < referent.first - 1 or _is_direction(scene, referent.first):  # غرب بغداد, شمال البلاد
        return is_place or unit.text == "(" or unit.fold in words["distance"]
    if unit.upos == "ADP" and units[before - 1].fold in words["distance"] | words["near-to"]:
        return True
    if unit.fold in words["near-to"] or (unit.fold in words["from"] and _is_origin(scene, phrase, before)):
        return True
    is_country = scene.tables.lexicon.country_names.get(" ".join(referent.words)) is not None
    return unit.fold in words["inside"] and is_country and ends_place(scene, before - 1)


def _is_situated(scene: Scene, place: int) -> bool:
    """قرية بيتا الواقعة جنوب مالاري."""
    return scene.reading.units[place].fold.removeprefix(ARTICLE) in scene.tables.words["situated"]


def _is_origin(scene: Scene, phrase: EventPhrase, place: int) -> bool:
    """Tell whether من leads to where a strike, or somebody counted, comes from (قصف من قاعدة X, 44 من X)."""
    return phrase.kind in _STRIKES or scene.reading.units[place - 1].upos == "NUM"


def _is_direction(scene: Scene, place: int) -> bool:
    heads = scene.tables.lexicon.place_head_forms.get(scene.reading.units[place].fold, ())
    return any(head.type == "direction" for head in heads)


def ends_place(scene: Scene, place: int) -> bool:
    """Tell whether the unit at `place` is in the name of a place."""
    return place in scene.name_at and scene.names[scene.name_at[place]].kind == "Location"


def meant_places(scene: Scene, phrase: EventPhrase) -> Iterator[Referent]:
    """Yield the place that هناك stands for in a phrase or right behind it, or before the حيث that opens its clause."""
    units, words = scene.reading.units, scene.tables.words
    behind = units[phrase.inner : min(scene.reading.stops[phrase.first], phrase.last + 1)]
    if any(unit.fold in words["there"] for unit in behind):
        before = [r for r in scene.register.before(phrase.first) if r.mention.kind == "Location" and r.last <= phrase.first]
        yield from before[-1:]
    where = phrase.first - 1
    while where > 0 and units[where].upos in ("PART", "AUX", "CCONJ") and units[where].fold not in words["where"]:
        where -= 1
    if phrase.verbal and where > 0 and units[where].fold in words["where"]:
        earlier = range(where - 1, max(scene.reading.starts[phrase.first], where - _FARTHEST_WHERE) - 1, -1)
        place = next((p for p in earlier if ends_place(scene, p)), -1)
        if place >= 0:
            yield scene.referents[scene.name_at[place]]
