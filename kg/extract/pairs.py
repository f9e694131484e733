"""The two whom a definite dual stands for: الطرفان and الجانبين two bodies, الوزيران two people, named last before it."""

from itertools import islice

from kg.extract.mentions import Referent
from kg.extract.scene import Scene, as_actor

_BODIES = frozenset(("ArmedGroup", "State", "Organization"))
_PEOPLE = frozenset(("Person",))
_KINDS = (("two-bodies", _BODIES), ("two-people", _PEOPLE))
_PAIR = 2
_FARTHEST = 200


def pair_at(scene: Scene, place: int) -> tuple[Referent, Referent] | None:
    """Return the two whom the dual at a unit stands for, in text order, or None: no dual, or not two named near before it."""
    fold = scene.reading.units[place].fold
    kinds = next((kinds for word, kinds in _KINDS if fold in scene.tables.words[word]), None)
    behind = scene.reading.units[place + 1 : place + 2]
    if kinds is None or (behind and behind[0].fold in scene.tables.lexicon.demonym_forms):  # الجيشين السوري والروسي
        return None
    last: dict[str, Referent] = {}
    before = (as_actor(r) for r in scene.referents if place - _FARTHEST <= r.first < place)
    for referent in sorted(before, key=lambda r: -r.first):
        if referent.mention.kind in kinds:
            state = referent.country if referent.mention.kind == "State" else ""
            last.setdefault(state or referent.mention.antecedent or referent.mention.id, referent)
    second, first = (*islice(last.values(), _PAIR), None, None)[:_PAIR]
    return (first, second) if first is not None and second is not None else None
