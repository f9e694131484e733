"""Nouns that relate as their verbs do, with the subject beside them or in the clause that governs them."""

from collections.abc import Collection, Iterator

from kg.extract.actors.scene import Scene
from kg.extract.relations.arguments import Argument, actor_before, actors_after, agents_of_clause, is_asserted, subject_of
from kg.extract.relations.bonds import DIRECT, FAR, FROM, NEAR, Bond, behind_relative, bonds, joint_bonds, losers, objects_after
from kg.lexicon import RelationForm

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_AND = "\N{ARABIC LETTER WAW}"
_FOR = "\N{ARABIC LETTER LAM}"
_MUTUAL = frozenset(("fights", "meets", "allyOf", "opposes"))
_HEH = "\N{ARABIC LETTER HEH}"
_SINGULAR_PRONOUNS = frozenset((_HEH, _HEH + "\N{ARABIC LETTER ALEF}"))
_FARTHEST = 16

_Reading = tuple[tuple[Argument, ...], tuple[Argument, ...], str]


def noun_bonds(scene: Scene, place: int, length: int, form: RelationForm) -> Iterator[Bond]:
    """A noun that says the same as the verb, with its subject beside it or in the clause that governs it."""
    after, words = place + length, scene.tables.words
    predicate, location = form.word.predicate, form.word.predicate == "controls"
    if predicate in _MUTUAL and (pair := _between(scene, after)):
        yield from bonds(pair[:1], predicate, pair[1:], "between")
        yield from bonds(pair[1:], predicate, pair[:1] if predicate == "fights" else (), "between")
        return
    if location and (governor := _governor(scene, place, words["light"] | words["success"])) >= 0:
        yield from bonds(subject_of(scene, governor), "fights", losers(scene, after), "taking-from")
    if (governor := _governor(scene, place, words["receive"])) >= 0:
        givers = objects_after(scene, after, (FROM,), location=False)
        yield from bonds(givers, predicate, subject_of(scene, governor), "received")
        return
    for subjects, objects, rule in _readings(scene, place, after, form):
        if subjects and objects:
            yield from bonds(subjects, predicate, objects, rule)
            return
        if rule == "light-verb":
            yield from joint_bonds(subjects, predicate)


def _readings(scene: Scene, place: int, after: int, form: RelationForm) -> Iterator[_Reading]:
    """Yield the ways to read a noun, the surest first: subjects, objects, rule; the first with both is right."""
    words, location = scene.tables.words, form.word.predicate == "controls"
    ways = form.word.noun_object
    direct = (DIRECT, *ways) if DIRECT in form.word.object else ways
    if form.form.pronoun or _has_pronoun(scene, after):
        agents = agents_of_clause(scene, place, speaking=True) if _is_singular(scene, after, form) else ()
        yield agents, objects_after(scene, after + (not form.form.pronoun), direct, location=location), "noun-pronoun"
        return
    if relative := _relative_subject(scene, after):
        yield relative, objects_after(scene, relative[-1].last, ways, location=location), "noun-relative"
    genitive = () if form.form.definite or not ways or _is_purpose(scene, place) else actors_after(scene, after, 1)
    if genitive:
        start = behind_relative(scene, genitive[-1].last)
        yield genitive, objects_after(scene, start, ways, location=location), "noun-relation"
    if place and scene.reading.units[place - 1].fold in words["light-noun"] and not _is_purpose(scene, place - 1):
        yield agents_of_clause(scene, place), objects_after(scene, after, ways, location=location), "light-noun"
    governor = _governor(scene, place, words["success"] | (frozenset() if location else words["light"]))
    if governor >= 0:
        yield _subjects_between(scene, governor, place), objects_after(scene, after, direct, location=location), "light-verb"
    elif form.word.predicate in _MUTUAL and after < len(scene.reading.units) and scene.reading.units[after].fold in words["with"]:
        yield agents_of_clause(scene, place), objects_after(scene, after, ways, location=location), "noun-with"


def _subjects_between(scene: Scene, verb: int, noun: int) -> tuple[Argument, ...]:
    """Return who does by a verb what a noun says: its subject, else the actor right before the noun."""
    between = actor_before(scene, noun, 0)
    return subject_of(scene, verb) or ((between,) if between is not None and between.first > verb else ())


def _has_pronoun(scene: Scene, place: int) -> bool:
    units = scene.reading.units
    return place < len(units) and units[place].upos == "PRON" and units[place].begin != units[place].token_begin


def _is_singular(scene: Scene, place: int, form: RelationForm) -> bool:
    """Whom a plural pronoun means is left open: most often people without a name."""
    return (form.form.pronoun or scene.reading.units[place].fold) in _SINGULAR_PRONOUNS


def _is_purpose(scene: Scene, place: int) -> bool:
    """لدعم تركيا is for her, not by her."""
    return place > 0 and scene.reading.units[place - 1].fold == _FOR


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
