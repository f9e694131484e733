"""Nouns that relate as their verbs do, with the subject beside them or in the clause that governs them."""

from collections.abc import Collection, Iterator

from kg.extract.arguments import Argument, actors_after, agents_of_clause, is_asserted, subject_of
from kg.extract.bonds import DIRECT, FAR, NEAR, Bond, behind_relative, bonds, losers, objects_after
from kg.extract.scene import Scene
from kg.lexicon import RelationForm

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_AND = "\N{ARABIC LETTER WAW}"
_FOR = "\N{ARABIC LETTER LAM}"
_MUTUAL = frozenset(("fights", "meets", "allyOf", "opposes"))
_FARTHEST = 16


def noun_bonds(scene: Scene, place: int, length: int, form: RelationForm) -> Iterator[Bond]:
    """A noun that says the same as the verb, with its subject beside it or in the clause that governs it."""
    after = place + length
    predicate, location = form.word.predicate, form.word.predicate == "controls"
    if predicate in _MUTUAL:
        pair = _between(scene, after)
        if pair:
            yield from bonds(pair[:1], predicate, pair[1:], "between")
            if predicate == "fights":
                yield from bonds(pair[1:], predicate, pair[:1], "between")
            return
    if location and (governor := _governor(scene, place, scene.tables.words["light"] | scene.tables.words["success"])) >= 0:
        yield from bonds(subject_of(scene, governor), "fights", losers(scene, after), "taking-from")
    subjects, start, rule = _noun_subject(scene, place, after, form)
    ways = form.word.noun_object + ((DIRECT,) if rule == "light-verb" and DIRECT in form.word.object else ())
    yield from bonds(subjects, predicate, objects_after(scene, start, ways, location=location), rule)


def _noun_subject(scene: Scene, place: int, after: int, form: RelationForm) -> tuple[tuple[Argument, ...], int, str]:
    """Return who does what a noun says, the place behind the words that tell it, and the rule that found it.

    To begin the taking of a place is not to hold it: only verbs of success give control a subject.
    """
    units, words = scene.reading.units, scene.tables.words
    if form.form.pronoun or (
        after < len(units) and units[after].upos == "PRON" and units[after].begin != units[after].token_begin
    ):
        return agents_of_clause(scene, place), after, "noun-pronoun"
    relative = _relative_subject(scene, after)
    if relative:
        return relative, relative[-1].last, "noun-relative"
    genitive = () if form.form.definite else actors_after(scene, after, 1)
    if genitive and not (place and units[place - 1].fold == _FOR):
        return genitive, behind_relative(scene, genitive[-1].last), "noun-relation"
    if place and units[place - 1].fold in words["light-noun"] and not (place > 1 and units[place - 2].fold == _FOR):
        return agents_of_clause(scene, place), after, "light-noun"
    governor = _governor(scene, place, words["success"] | (words["light"] if form.word.predicate != "controls" else frozenset()))
    return (subject_of(scene, governor) if governor >= 0 else ()), after, "light-verb"


def _governor(scene: Scene, place: int, verbs: Collection[str]) -> int:
    """Return the place of the verb that gives a noun its subject (شن … هجوما), or -1 if it is none of these."""
    units = scene.reading.units
    for verb in range(place - 1, max(scene.reading.starts[place], place - _FARTHEST) - 1, -1):
        resumed = units[verb + 1].upos == "PRON" and units[verb + 1].token_begin == units[verb].token_begin
        if units[verb].upos == "VERB" and not resumed:
            return verb if units[verb].fold in verbs and is_asserted(scene, verb) else -1
    return -1


def _relative_subject(scene: Scene, after: int) -> tuple[Argument, ...]:
    """Return the subject of the relative clause behind a noun (هجوم شنه التنظيم, العمليات التي يقوم بها الجيش)."""
    units = scene.reading.units
    for verb in range(after, min(after + NEAR, scene.reading.stops[after - 1])):
        unit = units[verb]
        if unit.upos == "VERB":
            following = verb + 1
            while following < len(units) and units[following].upos in ("PRON", "ADP") and following < verb + 3:
                following += 1
            return actors_after(scene, following, 1) if following > verb + 1 else ()
        if unit.upos != "ADJ" and unit.fold not in scene.tables.words["relative"]:
            return ()
    return ()


def _between(scene: Scene, start: int) -> tuple[Argument, ...]:
    """Return the two sides behind بين: the first actor, and the one that و joins to it even behind a relative clause."""
    units = scene.reading.units
    stop = scene.reading.stops[start - 1]
    between = next((p for p in range(start, min(start + _FARTHEST, stop)) if units[p].fold in scene.tables.words["amid"]), None)
    verb = next((p for p in range(start, between or start) if units[p].upos == "VERB"), None)
    definite = units[start - 1].fold.startswith(_ARTICLE)
    if verb is not None and definite and units[verb - 1].fold not in scene.tables.words["relative"]:
        return ()
    if between is None:
        return ()
    left = actors_after(scene, between + 1, NEAR)
    if len(left) != 1:
        return left[:2]
    for place in range(left[0].last, min(left[0].last + 2 * FAR, stop)):
        if units[place].fold == _AND or (units[place].fold in scene.tables.words["amid"]):
            right = actors_after(scene, place + 1, 2)
            if right:
                return left + right[:1]
    return ()
