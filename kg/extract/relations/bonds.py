"""Relations in the making: who, what and whom, and where a relation word keeps its object."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.arabic.letters import fold
from kg.extract.actors.mentions import Referent
from kg.extract.actors.scene import Scene
from kg.extract.reading.reading import Unit, longest_listed
from kg.extract.relations.arguments import Argument, actors_after
from kg.lexicon import RelationForm

FROM = "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER NOON}"
BY = frozenset((FROM, "\N{ARABIC LETTER BEH}"))
DIRECT = "obj"
NEAR, FAR = 3, 10
_SYMMETRIC = frozenset(("meets", "allyOf"))
_OF_BODIES = frozenset(("leads", "memberOf"))
_STOPS = frozenset("،,:؛")
_CLOSING = frozenset('"»”)')
_LONGEST_WORD = 3
_MOST = 9


@dataclass(frozen=True, slots=True)
class Bond:
    """A relation in the making: who, what, whom, the rule, and the half-open range of units that says so."""

    subject: Referent
    predicate: str
    object: Referent
    rule: str
    first: int
    last: int


def bonds(subjects: Sequence[Argument], predicate: str, objects: Sequence[Argument], rule: str) -> Iterator[Bond]:
    """Yield a bond for each subject with each object; one that holds both ways is given both ways.

    Only places are held, places do nothing, and nobody leads or belongs to a person: other pairs are left out.
    """
    pairs = [(s, o) for s in subjects for o in objects][:_MOST]
    for subject, obj in pairs + [(o, s) for s, o in pairs if predicate in _SYMMETRIC]:
        if not _fit(subject.referent.mention.kind, predicate, obj.referent.mention.kind):
            continue
        ends = (subject.first, subject.last, obj.first, obj.last)
        yield Bond(subject.referent, predicate, obj.referent, rule, min(ends), max(ends))


def joint_bonds(actors: Sequence[Argument], predicate: str) -> Iterator[Bond]:
    """Yield the bonds of those who do together what takes two (اجتمع لافروف وكيري)."""
    if predicate in _SYMMETRIC:
        for index, actor in enumerate(actors):
            yield from bonds((actor,), predicate, actors[index + 1 :], "joint")


def _fit(subject: str, predicate: str, value: str) -> bool:
    if subject == "Location" or (value == "Location") != (predicate == "controls"):
        return False
    return value != "Person" or predicate not in _OF_BODIES


def relation_form_at(scene: Scene, place: int) -> tuple[RelationForm | None, int]:
    """Return the relation word that begins at a unit, read as the tagger read it, and its length; None and 0 if there is none."""
    rows, length = longest_listed(scene.reading, place, scene.tables.lexicon.relation_forms, _LONGEST_WORD)
    rows, length = (rows, length) if rows else _rest_of_token(scene, place)
    unit = scene.reading.units[place]
    fitting = [row for row in rows if _fits(row, unit)]
    if not fitting and place == scene.reading.starts[place] and all(row.part == "verb" for row in rows):
        fitting = list(rows)  # the tagger takes a verb that opens the sentence for a noun, but no such noun relates
    return (fitting[0], length) if fitting else (None, 0)


def _rest_of_token(scene: Scene, place: int) -> tuple[tuple[RelationForm, ...], int]:
    """Return the relation words that a token spells from a unit on, where the models have split what is one word (تت + هم)."""
    units = scene.reading.units
    last = place + 1
    while last < len(units) and units[last].token_begin == units[place].token_begin:
        last += 1
    spelled = fold(scene.reading.text(units[place].begin, units[place].token_end)) if last > place + 1 else ""
    return scene.tables.lexicon.relation_forms.get(spelled, ()), last - place


def _fits(row: RelationForm, unit: Unit) -> bool:
    if row.part == "verb":
        return unit.upos == "VERB"
    if row.part == "noun":
        return unit.upos in ("NOUN", "X", "PROPN")
    return unit.upos in ("ADJ", "NOUN", "X")


def objects_after(scene: Scene, start: int, ways: tuple[str, ...], *, location: bool) -> tuple[Argument, ...]:
    """Return the objects that stand right behind a place, or behind one of the prepositions."""
    if DIRECT in ways:
        found = actors_after(scene, start, NEAR, location=location)
        if found:
            return found
    prepositions = folded(ways)
    for place in clause_places(scene, start, FAR):
        if scene.reading.units[place].fold in prepositions:
            return actors_after(scene, place + 1, NEAR, location=location)
    return ()


@functools.cache
def folded(ways: tuple[str, ...]) -> frozenset[str]:
    """Return the prepositions among the ways in which a word takes its object, folded."""
    return frozenset(map(fold, ways)) - {DIRECT}


def clause_places(scene: Scene, start: int, reach: int) -> Iterator[int]:
    """Yield the places from one on to the next verb, comma or colon of the sentence."""
    for place in range(start, min(start + reach, scene.reading.stops[min(start, len(scene.reading.units)) - 1])):
        unit = scene.reading.units[place]
        if unit.upos in ("VERB", "SCONJ") or unit.text in _STOPS:
            return
        yield place


def losers(scene: Scene, start: int) -> tuple[Argument, ...]:
    """Return from whom a place is taken (استعادة الموصل من التنظيم, السيطرة على الرقة من قبضة التنظيم)."""
    units = scene.reading.units
    seen = False
    for place in clause_places(scene, start, FAR):
        seen = seen or place in scene.name_at
        if seen and units[place].fold == FROM:
            return actors_after(scene, place + 1, 1)
    return ()


def behind_relative(scene: Scene, place: int) -> int:
    """Return the place behind a short relative clause with a subject of its own (التي تدعمها واشنطن), or the place itself."""
    units = scene.reading.units
    start = place
    while start < len(units) and units[start].text in _CLOSING:
        start += 1
    if start >= len(units) or units[start].fold not in scene.tables.words["relative"]:
        return place
    for verb in range(start + 1, min(start + 3, scene.reading.stops[start])):
        if units[verb].upos == "VERB":
            subject = actors_after(scene, verb + 2, 1)
            return subject[-1].last if subject else place
    return place
