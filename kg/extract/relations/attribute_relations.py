"""Attributes and cues that relate the actor before them to the one behind them."""

from collections.abc import Iterator

from kg.arabic.letters import fold
from kg.extract.actors.scene import Scene
from kg.extract.reading.reading import longest_listed
from kg.extract.relations.arguments import (
    Argument,
    actor_before,
    actors_after,
    agents_of_clause,
    argument_at,
    joined_before,
    words_before,
)
from kg.extract.relations.bonds import BY, NEAR, Bond, bonds, folded, relation_form_at
from kg.lexicon import RelationForm

_WITHIN = frozenset(("\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER FEH}\N{ARABIC LETTER YEH}"))
_BODIES = frozenset(("Organization", "ArmedGroup"))
_OF_OPERATIONS = {"targets": "opposes", "supportedBy": "supports", "conductedBy": ""}
_LONGEST_CUE = 3


def participle_bonds(scene: Scene, place: int, form: RelationForm) -> Iterator[Bond]:
    """An attribute or adverbial of the actor before it (الداعمة ل, المدعومة من, مدعومة ب)."""
    units = scene.reading.units
    ways = BY if form.part == "passive" else folded(form.word.noun_object)
    if place + 1 >= len(units) or units[place + 1].fold not in ways:
        return
    bearer = actor_before(scene, place, NEAR)
    bearers = (bearer,) if bearer is not None else () if form.form.definite else agents_of_clause(scene, place)
    others = actors_after(scene, place + 2, NEAR, location=form.word.predicate == "controls")
    if any(units[p].fold in scene.tables.words["amid"] for p in words_before(scene, place)):
        others = others[:1]  # what و joins then is the other side (بين القوات المدعومة من تركيا والتنظيم)
    if form.part == "passive":
        yield from bonds(others, form.word.predicate, bearers, "passive-participle")
    else:
        yield from bonds(bearers, form.word.predicate, others, "active-participle")


def cue_bonds(scene: Scene, place: int) -> Iterator[Bond]:
    """A listed cue with an actor on each side (ضد, بقيادة, بدعم من); the clause's agent stands for one that is not beside it."""
    rows, length = longest_listed(scene.reading, place, scene.tables.lexicon.relation_cues, _LONGEST_CUE)
    words = (unit.fold for unit in scene.reading.units[place : place + length])
    if not rows or scene.reading.units[place].upos == "VERB" or any(word in scene.tables.words["patronage"] for word in words):
        return
    predicate = _OF_OPERATIONS.get(rows[0].predicate, rows[0].predicate)
    backward = rows[0].direction == "backward" or rows[0].predicate == "supportedBy"
    joint, _ = relation_form_at(scene, place + 1) if place + 1 < len(scene.reading.units) else (None, 0)
    if joint is not None and joint.word.predicate == "allyOf" and rows[0].predicate == "supportedBy":
        predicate = "allyOf"  # بالتعاون مع: a helper in the operation, an ally beyond it
    held = predicate == "controls"
    behind = actors_after(scene, place + length, NEAR, location=held and not backward)
    before = _bearer(scene, place, location=held and backward)
    if not predicate or not behind:
        return
    sides = joined_before(scene, before) if before is not None and not held else (before,) if before is not None else ()
    if rows[0].predicate == "supportedBy" and _is_accused(scene, place):
        return  # اتهمت إثيوبيا مصر بدعم …: what follows is helped, it does not help
    if not sides and rows[0].predicate in ("supportedBy", "targets"):
        sides = agents_of_clause(scene, place)
    if backward:
        yield from bonds(behind, predicate, sides, "cue-between")
    else:
        yield from bonds(sides, predicate, behind, "cue-between")


def _bearer(scene: Scene, place: int, *, location: bool) -> Argument | None:
    """Return the actor before a cue; of التحالف ضد التنظيم بقيادة X it is the first, which is against the second."""
    before = actor_before(scene, place, 2, location=location)
    if before is None or location or not before.first:
        return before
    against = scene.reading.units[before.first - 1].fold in scene.tables.words["against"]
    return (actor_before(scene, before.first - 1, 2) or before) if against else before


def _is_accused(scene: Scene, place: int) -> bool:
    before = (scene.reading.units[p] for p in words_before(scene, place) if scene.reading.units[p].upos == "VERB")
    spelled = (text for unit in before for text in (unit.fold, fold(scene.reading.text(unit.begin, unit.token_end))))
    forms = scene.tables.lexicon.reporting_forms
    return any(found.verb.act == "accuse" for text in spelled for found in forms.get(text, ()))


def grip_bonds(scene: Scene, place: int) -> Iterator[Bond]:
    """Who is to lose a place holds it (ريف الرقة من قبضة التنظيم)."""
    units = scene.reading.units
    if not place or units[place].fold not in scene.tables.words["grip"] or units[place - 1].fold not in BY:
        return
    holders, held = actors_after(scene, place + 1, 2), actor_before(scene, place - 1, 2, location=True)
    if held is not None:
        yield from bonds(holders, "controls", (held,), "grip")


def part_bonds(scene: Scene, place: int) -> Iterator[Bond]:
    """A body named inside a body (جهاز مكافحة الإرهاب بالجيش الليبي)."""
    if scene.reading.units[place].fold not in _WITHIN or place + 1 >= len(scene.reading.units):
        return
    if longest_listed(scene.reading, place, scene.tables.lexicon.relation_cues, _LONGEST_CUE)[1]:
        return
    part, whole = actor_before(scene, place, 0), argument_at(scene, place + 1)
    if part is None or whole is None or part.last != place:
        return
    if {part.referent.mention.kind, whole.referent.mention.kind} <= _BODIES:
        yield from bonds((part,), "memberOf", (whole,), "part-of-body")
