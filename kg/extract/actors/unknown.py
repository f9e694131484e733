"""A person whom the models overlooked, named behind a title: عضو مجلس الأمانة الياس الخوري, by a first name of the list."""

from kg.extract.actors.mentions import Referent, make_mention
from kg.extract.actors.scene import Scene

_LONGEST = 4
_NAMES = frozenset(("X", "PROPN"))
_NOMINAL = frozenset(("X", "PROPN", "NOUN"))


def person_inside(scene: Scene, place: int) -> Referent | None:
    """Return the person whose first name stands in the words of the position that begins at `place` and names nobody, or None."""
    index = scene.position_at.get(place)
    if index is None or scene.positions[index].first != place:
        return None
    position = scene.positions[index]
    if position.person >= 0 or position.plural or position.kind == "source":
        return None
    first = next((p for p in range(place + 1, position.last + 1) if _is_first_name(scene, p)), 0)
    if not first:
        return None
    units = scene.reading.units
    last = first + 1
    while last < min(first + _LONGEST, scene.reading.stops[first]) and units[last].upos in _NOMINAL and last not in scene.name_at:
        last += 1
    title = tuple(unit.fold for unit in units[place:first] if unit.fold)
    mention = make_mention(scene.reading, first, last, kind="Person", rule="first-name", confidence=0.5)
    return Referent(mention, first, last, tuple(unit.fold for unit in units[first:last]), position.country, title)


def _is_first_name(scene: Scene, place: int) -> bool:
    """Tell whether a first name and a word that no list knows stand at a place, one of them a name to the tagger."""
    units, lexicon = scene.reading.units, scene.tables.lexicon
    if place >= len(units) or place + 1 >= scene.reading.stops[place] or place in scene.name_at or place + 1 in scene.name_at:
        return False
    unit, following = units[place], units[place + 1]
    known = following.fold in lexicon.demonym_forms or following.fold in lexicon.title_forms
    named = unit.fold in lexicon.given_names and unit.upos in _NOMINAL and following.upos in _NOMINAL and not known
    return named and bool({unit.upos, following.upos} & _NAMES)
