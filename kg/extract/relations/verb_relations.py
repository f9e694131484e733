"""Verbs that relate: before or between subject and object, or in a relative clause with a pronoun for the object."""

from collections.abc import Iterator

from kg.extract.actors.scene import Scene
from kg.extract.relations.arguments import Argument, actor_before, actors_after, subject_before, subject_of
from kg.extract.relations.bonds import DIRECT, NEAR, Bond, behind_relative, bonds, folded, joint_bonds, losers, objects_after
from kg.lexicon import RelationForm


def verb_bonds(scene: Scene, place: int, form: RelationForm) -> Iterator[Bond]:
    """A verb between or before its subject and object, or in a relative clause with a pronoun for the object."""
    place_wanted = form.word.predicate == "controls"
    after = _resumed(scene, place, form)
    if after:
        owned = actor_before(scene, place, NEAR, location=place_wanted)
        actors = actors_after(scene, after, 2)
        if owned is not None and actors:
            yield from bonds(actors, form.word.predicate, (owned,), "relative-verb")
        return
    bearer = _bearer(scene, place)
    subjects = (bearer,) if bearer is not None else subject_of(scene, place)
    if not subjects:
        return
    start = max(place + 1, behind_relative(scene, subjects[-1].last)) if bearer is None else place + 1
    objects = objects_after(scene, start, form.word.object, location=place_wanted)
    if not objects and DIRECT in form.word.object and (before := subject_before(scene, place)):
        subjects, objects = before, subjects
    elif "Voice=Pass" in scene.reading.units[place].feats:
        return
    yield from bonds(subjects, form.word.predicate, objects, "verb-relation")
    if not objects:
        yield from joint_bonds(subjects, form.word.predicate)
    if place_wanted:
        yield from bonds(subjects, "fights", losers(scene, start), "taking-from")


def _bearer(scene: Scene, place: int) -> Argument | None:
    """Return who a relative clause without a pronoun is about: he is its subject (الحزب الذي يؤيد الرئيس)."""
    relative = place > 0 and scene.reading.units[place - 1].fold in scene.tables.words["relative"]
    return actor_before(scene, place - 1, NEAR) if relative else None


def _resumed(scene: Scene, place: int, form: RelationForm) -> int:
    """Return the place behind the pronoun that stands for the verb's object (تدعمها, تسيطر عليها), or 0 if there is none."""
    units = scene.reading.units
    if form.form.pronoun:
        return place + 1
    for after in (place + 1, place + 2):
        if after >= len(units) or units[after].passage != units[place].passage:
            break
        if units[after].upos == "PRON" and units[after].begin != units[after].token_begin:
            is_object = after == place + 1 or units[after - 1].fold in folded(form.word.object)
            return after + 1 if is_object else 0
    return 0
