"""The two whom a definite dual stands for.

الطرفان, الجانبين                 two bodies named last before it
الوزيران                          two people, likewise
الجيشين السوري والروسي            one of each country
"""

from collections.abc import Iterator
from itertools import islice

from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import Scene, as_actor
from kg.extract.reading.candidates import ARTICLE

_BODIES = frozenset(("ArmedGroup", "State", "Organization"))
_PEOPLE = frozenset(("Person",))
_FORCES = frozenset(("ArmedGroup",))
_KINDS = (("two-bodies", _BODIES), ("two-people", _PEOPLE))
_PAIR = 2
_FARTHEST = 200
_STEM = 3
_AND = "\N{ARABIC LETTER WAW}"


def pair_at(scene: Scene, place: int) -> tuple[Referent, Referent] | None:
    """Return the two whom the dual at a unit stands for, in text order, or None: no dual, or not two named near before it."""
    units = scene.reading.units
    kinds = next((kinds for word, kinds in _KINDS if units[place].fold in scene.tables.words[word]), None)
    if kinds is None:
        return None
    if place + 1 < len(units) and units[place + 1].fold in scene.tables.lexicon.demonym_forms:
        return _of_countries(scene, place, kinds)
    return _named_before(scene, place, kinds)


def _named_before(scene: Scene, place: int, kinds: frozenset[str]) -> tuple[Referent, Referent] | None:
    last: dict[str, Referent] = {}
    before = (as_actor(r) for r in scene.register.between(place - _FARTHEST, place))
    for referent in sorted(before, key=lambda r: -r.first):
        if referent.mention.kind in kinds:
            state = referent.country if referent.mention.kind == "State" else ""
            last.setdefault(state or referent.mention.antecedent or referent.mention.id, referent)
    second, first = (*islice(last.values(), _PAIR), None, None)[:_PAIR]
    return (first, second) if first is not None and second is not None else None


def _of_countries(scene: Scene, place: int, kinds: frozenset[str]) -> tuple[Referent, Referent] | None:
    """Return who is what the dual says of each of two countries (الجيشين السوري والروسي), else those states."""
    units, demonyms = scene.reading.units, scene.tables.lexicon.demonym_forms
    pair = units[place + 1 : place + 4]
    if len(pair) < _PAIR + 1 or pair[1].fold != _AND or pair[2].fold not in demonyms:
        return None
    stem = units[place].fold.removeprefix(ARTICLE)[:_STEM]
    if any(head.kind == "ArmedGroup" for head in scene.tables.lexicon.actor_head_forms.get(units[place].fold, ())):
        kinds = _FORCES
    found = [next(_of_country(scene, demonyms[unit.fold][0].name, stem, kinds), None) for unit in (pair[0], pair[2])]
    first, second = found
    return (first, second) if first is not None and second is not None else None


def _of_country(scene: Scene, country: str, stem: str, kinds: frozenset[str]) -> Iterator[Referent]:
    """Yield those of a country, the best first: who bears the word itself, any force if the word means one, then the state."""
    own = scene.register.by_country.get(country, ())
    for referent in own:
        words = referent.role if kinds is _PEOPLE else referent.words
        if referent.mention.kind in kinds and any(word.removeprefix(ARTICLE).startswith(stem) for word in words[:1]):
            yield referent
    if kinds is _FORCES:
        yield from (r for r in own if r.mention.kind == "ArmedGroup")
    if kinds is not _PEOPLE:
        yield from (r for r in own if r.mention.kind == "State")
        yield from (as_actor(r) for r in own if r.mention.kind == "Location")
