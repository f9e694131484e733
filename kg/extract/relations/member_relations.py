"""Who belongs to a body that stands near the name, though no title says so.

خمسة من مسلحي الحركة، بينهم القيادي فلان        named-among
فلان من قيادات الصف الأول في التنظيم            one-of-leaders
"""

from collections.abc import Iterator

from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import Scene
from kg.model import Relation

_BODIES = frozenset(("ArmedGroup", "Organization"))
_LINKS = frozenset(("NOUN", "PROPN", "ADJ", "ADP", "CCONJ", "X", "NUM", "PRON"))
_FARTHEST_BODY = 12
_WIDEST_TITLE = 9
_WIDEST = 7
_UNMEASURED = 0.5


def member_relations(scene: Scene) -> Iterator[Relation]:
    """Yield the affiliation of each person whom the words beside the name count among a body's people."""
    for index, candidate in enumerate(scene.names):
        if candidate.kind != "Person":
            continue
        for body, rule in (
            (_named_among(scene, candidate.first), "named-among"),
            (_led(scene, candidate.last), "one-of-leaders"),
        ):
            if body is not None:
                person = scene.referents[index].mention
                span = (min(person.begin, body.mention.begin), max(person.end, body.mention.end))
                yield Relation(scene.reading.article.id, person.id, "affiliation", body.mention.id, *span, rule, _UNMEASURED)


def _named_among(scene: Scene, first: int) -> Referent | None:
    """Return the last body before بينهم or the like, if only a title stands between that and the name."""
    units, words = scene.reading.units, scene.tables.words
    start = scene.reading.starts[first]
    for place in range(first - 1, max(start, first - 1 - _WIDEST_TITLE) - 1, -1):
        pair = units[place].fold + (units[place + 1].fold if units[place + 1].upos == "PRON" else "")
        if {units[place].fold, pair} & words["among"]:
            return _body_in(scene, range(place - 1, max(start, place - _FARTHEST_BODY) - 1, -1))
        if units[place].upos not in _LINKS:
            return None
    return None


def _led(scene: Scene, last: int) -> Referent | None:
    """Return the body behind من and a word for its leading people right behind a name."""
    units, words = scene.reading.units, scene.tables.words
    stop = min(scene.reading.stops[last - 1], last + _WIDEST)
    if last + 1 >= stop or units[last].fold not in words["from"] or units[last + 1].fold not in words["leading"]:
        return None
    end = next((place for place in range(last + 2, stop) if units[place].upos not in _LINKS and place not in scene.name_at), stop)
    return _body_in(scene, range(last + 2, end))


def _body_in(scene: Scene, places: range) -> Referent | None:
    found = (scene.name_at[place] for place in places if place in scene.name_at)
    return next((scene.referents[index] for index in found if scene.names[index].kind in _BODIES), None)
