"""Who is the subject of a verb: the noun phrase behind it, or before it, listed or not.

قال أمس في بغداد وزير الدفاع …        behind the verb, past times and places
القيادية في «القوات»، روجدا فلات، قالت   before it, in apposition
عدد من القادة الميدانيين يتساءلون       before it, with a word of quantity
قالت شقيقة الضحية                      a noun that no list knows
"""

from collections.abc import Sequence

from kg.extract.actors.mentions import Referent, make_mention
from kg.extract.actors.scene import SPEAKING, Scene, phrase_at
from kg.extract.actors.unknown import person_inside
from kg.extract.reading.candidates import is_definite
from kg.extract.reading.reading import Unit
from kg.extract.statements.cues import withholds_name
from kg.extract.statements.unlisted import Subject, unlisted_subject

_WIDEST = 16
_FARTHEST_START = 30
_SHORTEST_NAME = 4
_BESIDE = 2
_FARTHEST_ISSUER = 6
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_AND = "\N{ARABIC LETTER WAW}"
_FEMININE = "\N{ARABIC LETTER HEH}"
_NOON = "\N{ARABIC LETTER NOON}"
_YEH, _ALEF = "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER ALEF}"
# Endings of sound plurals and duals of persons.
_PERSONS = tuple(letter + _NOON for letter in (_AND, _YEH, _ALEF))
_COMMAS = frozenset(("،", ",", "-", "–"))
_MARKS = frozenset("\"«»“”„()'‘’")
_NOMINAL = frozenset(("NOUN", "X", "PROPN"))
_PARTICLES = frozenset(("CCONJ", "PART", "AUX", "DET", "PRON"))


def subject_after(scene: Scene, first: int, last: int, so_far: Sequence[Referent], *, unlisted: bool) -> Subject | None:
    """Return the subject that stands behind a verb in `first:last`, past times, places and the people spoken to.

    Args:
        so_far: who spoke before, for titles that refer back.
        unlisted: whether a noun that no list knows may be the subject.
    """
    place, stop = first, min(last, first + _WIDEST)
    while place < stop:
        found = _phrase(scene, place, stop, so_far)
        if found is not None and _is_oblique(scene, found):
            place = found.last
            continue
        if found is not None:
            return _with_others(scene, found, last, so_far)
        unit = scene.reading.units[place]
        if unit.upos != "ADP" and unit.fold in scene.tables.words["time"] | scene.tables.words["when"]:
            place += 1
        elif unit.upos == "ADP" or unit.fold in scene.tables.words["inward"]:
            place = _past_complement(scene, place, stop)
        elif unit.upos == "PRON" and place > first and scene.reading.units[place - 1].fold == _AND:
            return None  # وهو مؤسسة بحثية tells of whom one speaks to
        elif not unit.fold or unit.upos in ("PRON", "ADV", "PART", "NUM", "CCONJ", "AUX"):
            place += 1
        elif unit.fold.removeprefix(_ARTICLE) in scene.tables.words["paper"]:
            return issuer_of(scene, place + 1, last, so_far)
        elif unit.upos in _NOMINAL or unit.upos == "ADJ" or (place == first and _is_misread(scene, place)):
            return unlisted_subject(scene, place, last, so_far) if unlisted else None
        else:
            return None
    return None


def _is_misread(scene: Scene, place: int) -> bool:
    """Tell whether the tagger took a participle right behind a verb for another verb: a noun without article says whose it is.

    قال شاهد عيان
    """
    units = scene.reading.units
    unit, follower = units[place], units[place + 1 : place + 2]
    bare = bool(follower) and follower[0].upos == "NOUN" and not is_definite(follower[0])
    return bare and unit.upos == "VERB" and unit.fold in scene.tables.lexicon.given_names


def _phrase(scene: Scene, place: int, stop: int, so_far: Sequence[Referent]) -> Subject | None:
    """Return the phrase that begins at `place`, before `stop`, past an opening mark and with a word of quantity."""
    units = scene.reading.units
    if units[place].text in _MARKS:
        place += 1
    if place >= stop or _is_attribute(scene, place):
        return None
    if units[place].fold in scene.tables.words["quantity"]:
        return _quantity(scene, place, so_far)
    if units[place].fold.removeprefix(_ARTICLE) in scene.tables.words["medium"] and _names_medium(scene, place + 2):
        place += 2
    found = person_inside(scene, place) or phrase_at(scene, place, so_far) or _known_by_last_name(scene, place)
    if found is None:
        return None
    pair = tuple(unit.fold for unit in units[place : place + 2])
    double = place not in scene.name_at and found.words[-2:] == pair
    return Subject((found,), max(place + 1 + double, _phrase_end(scene, place)))


def _names_medium(scene: Scene, place: int) -> bool:
    """Tell whether a name in marks stands at a place (صحيفة "حرية")."""
    units = scene.reading.units
    name = scene.name_at.get(place) if place < len(units) and units[place - 1].text in _MARKS else None
    return name is not None and scene.names[name].first == place and scene.names[name].kind == "Organization"


def _known_by_last_name(scene: Scene, place: int) -> Referent | None:
    """Return the person or group of the article whose name ends with a word that no model took for a name."""
    unit = scene.reading.units[place]
    if unit.upos not in ("X", "PROPN", "NOUN") or place in scene.name_at or place in scene.position_at:
        return None
    pair = tuple(u.fold for u in scene.reading.units[place : place + 2])  # نصر الله
    double = next((r for r in scene.register.by_last_pair.get(pair, ()) if r.mention.kind == "Person"), None)
    if double is not None or len(unit.fold) < _SHORTEST_NAME:
        return double
    kinds = ("Person",) if unit.upos == "NOUN" else ("Person", "Organization", "ArmedGroup")
    return next((r for r in scene.register.by_last_word.get(unit.fold, ()) if r.mention.kind in kinds), None)


def issuer_of(scene: Scene, place: int, last: int, so_far: Sequence[Referent]) -> Subject | None:
    """Return who has issued a paper that ends before `place`: the phrase behind ل, عن or من (بيان صحفي صادر عن X)."""
    units = scene.reading.units
    for first in range(place, min(last, place + _FARTHEST_ISSUER)):
        found = _phrase(scene, first, last, so_far) or _group_by_last_word(scene, first)
        if found is not None and units[first - 1].upos == "ADP":
            return found
    return None


def _group_by_last_word(scene: Scene, place: int) -> Subject | None:
    """Return the group of the article whose name ends with a definite noun (بيان للنصرة, of جبهة النصرة)."""
    unit = scene.reading.units[place]
    if not unit.fold.startswith(_ARTICLE) or len(unit.fold) < _SHORTEST_NAME + 2:
        return None
    named = scene.register.by_last_word.get(unit.fold, ())
    found = next((r for r in named if r.mention.kind in ("Organization", "ArmedGroup")), None)
    return Subject((found,), place + 1) if found is not None else None


def _is_attribute(scene: Scene, place: int) -> bool:
    """An adjective behind its noun is no title (تصريحات إعلامية)."""
    units = scene.reading.units
    return place > 0 and units[place].upos == "ADJ" and units[place - 1].upos in ("NOUN", "ADJ")


def _phrase_end(scene: Scene, place: int) -> int:
    """Return the place after the name or position at `place`, with the person of the position and appositions between commas."""
    units = scene.reading.units
    last = place
    while last < len(units):
        position, name = scene.position_at.get(last), scene.name_at.get(last)
        if last > place and not _is_apposition(scene, last, place):
            return last
        if position is not None:
            last = max(last + 1, scene.positions[position].last)
        elif name is not None:
            last = max(last + 1, scene.names[name].last)
        else:
            return last
        closing = last
        while closing < len(units) and units[closing].text in _MARKS:
            closing += 1
        if closing < len(units) and units[closing].text in _COMMAS and _is_apposition(scene, closing + 1, place):
            last = closing + 1
        elif _is_apposition(scene, closing, place):
            last = closing
    return last


def _is_apposition(scene: Scene, place: int, first: int) -> bool:
    """Tell whether what stands at `place` belongs to the phrase that begins at `first`: its person, or that person's position."""
    position, name = scene.position_at.get(place), scene.name_at.get(place)
    if name is not None:
        offices = scene.register.offices.get(scene.referents[name].mention.id, ())
        return any(first <= position.first < place for position in offices)
    if position is None:
        return False
    person = scene.positions[position].person
    return person >= 0 and first <= scene.names[person].first < place


def _is_oblique(scene: Scene, found: Subject) -> bool:
    """A sound plural in -īn is no subject (دعت السكان المحليين إلى)."""
    units, first = scene.reading.units, found.referents[0]
    singular = first.mention.kind in ("State", "Organization") or units[first.first].fold.endswith(_FEMININE)
    goes_on = not singular and first.last < len(units) and units[first.last].upos == "ADJ"
    last = units[first.last - (not goes_on)]
    plural = "Number=Plur" in last.feats or "Case=Acc" in last.feats or "Case=Gen" in last.feats
    alone = first.last - first.first <= 2 and not first.mention.rule.startswith(("model", "quantity"))
    return alone and plural and last.upos in ("NOUN", "ADJ") and last.fold.endswith(_YEH + _NOON)


def _quantity(scene: Scene, place: int, so_far: Sequence[Referent]) -> Subject | None:
    """Return أحد المسؤولين, عدد من القادة: a group or a person of its own, named by the whole phrase.

    كل من X وY and ذات المصادر stand for the phrase inside them.
    """
    units = scene.reading.units
    inner = place + 1
    while inner < len(units) and (units[inner].fold in scene.tables.words["from"] or units[inner].text in _MARKS):
        inner += 1
    found = phrase_at(scene, inner, so_far) if inner < len(units) else None
    if found is None:
        return unlisted_subject(scene, place, min(len(units), place + _WIDEST), so_far) if inner < len(units) else None
    last = max(_phrase_end(scene, inner), found.last if found.first > inner else 0)
    if units[place].fold in scene.tables.words["same"]:
        return Subject((found,), last)
    one = units[place].fold in scene.tables.words["one-of"]
    mention = make_mention(scene.reading, place, last, kind="Person" if one else "Group", rule="quantity", confidence=0.5)
    return Subject((Referent(mention, place, last, tuple(u.fold for u in units[place:last] if u.fold)),), last)


def _past_complement(scene: Scene, place: int, stop: int) -> int:
    """Return the place after a prepositional phrase: past its name or position, or its nouns up to a definite one."""
    units = scene.reading.units
    place += 1
    while place < stop and units[place].text in _MARKS:
        place += 1
    if place < stop and (place in scene.name_at or place in scene.position_at):
        return _past_marked_name(scene, _phrase_end(scene, place), stop)
    while place < stop and (units[place].upos in _NOMINAL or units[place].upos in ("ADJ", "PRON", "NUM")):
        definite = units[place].fold.startswith(_ARTICLE) or units[place].upos == "PRON"
        place += 1
        if place < stop and units[place].upos == "ADJ":
            continue
        if definite:
            return place
        if place in scene.name_at:
            return _phrase_end(scene, place)
    return _past_marked_name(scene, place, stop)


def _past_marked_name(scene: Scene, place: int, stop: int) -> int:
    """Return the place after a name in marks that ends the phrase before it (مع وكالة «رويترز»)."""
    units = scene.reading.units
    if place + 1 < stop and units[place].text in _MARKS and place + 1 in scene.name_at:
        return _phrase_end(scene, place + 1)
    return place


def _with_others(scene: Scene, found: Subject, limit: int, so_far: Sequence[Referent]) -> Subject:
    """Return the subject with those who act together with it: the phrases behind و."""
    units = scene.reading.units
    place = found.last
    while place < limit and units[place].text in _COMMAS and place + 1 < limit and units[place + 1].fold == _AND:
        place += 1
    if place < limit and units[place].fold[:1] == _AND and place in scene.name_at:  # the models left و on the name
        place -= 1
    elif place + 1 >= limit or units[place].fold != _AND:
        return found
    other = _phrase(scene, place + 1, limit, (*so_far, *found.referents))
    if other is None:
        return found
    if _goes_on_with_title(found, other):
        return found
    known = {referent.mention.id for referent in found.referents}
    more = tuple(r for r in other.referents if r.mention.id not in known)
    return _with_others(scene, Subject((*found.referents, *more), other.last), limit, so_far)


def _goes_on_with_title(found: Subject, other: Subject) -> bool:
    """مدير عام الصحة والسكان is one title."""
    first, second = found.referents[-1], other.referents[0]
    bare = first.mention.rule.startswith("position") and second.mention.rule.startswith("position")
    return bare and not first.words[0].startswith(_ARTICLE) and second.words[0].startswith(_ARTICLE)


def subject_before(scene: Scene, verb: int, so_far: Sequence[Referent]) -> Subject | None:
    """Return the subject that stands before its verb (لافروف أضاف), also with كان … قد, appositions and relative clauses.

    The phrase begins the sentence or the clause: behind a conjunction, a complementizer, a comma or an opening mark. Between the
    phrase and the verb stands no other verb but in a relative clause, and behind a comma nothing but the phrase.
    """
    units = scene.reading.units
    start = scene.reading.starts[verb]
    for place in range(verb - 1, max(start, verb - _FARTHEST_START) - 1, -1):
        bound = _clause_bound(scene, place, start)
        if bound == "":
            continue
        found = _phrase(scene, place, verb, so_far) or _people(scene, place, verb, bound, so_far)
        if found is None and bound == "firm" and place > start and _is_left_of_verb(scene, place):
            found = unlisted_subject(scene, place, verb, so_far)
        if found is None or not _speaks(found) or found.last > verb:
            if bound == "firm":
                return None
            continue
        found = _with_others(scene, found, verb, so_far)
        between = range(found.last, verb)
        if all(not units[p].fold or units[p].upos in _PARTICLES or _is_auxiliary(scene, units[p]) for p in between):
            return found
        if bound == "firm":
            return found if not _has_other_verb(scene, between) else None
    return None


def _is_left_of_verb(scene: Scene, place: int) -> bool:
    """Tell whether an auxiliary stands before a word that is no verb (كان سكان محليون قالوا, not قد تحولت)."""
    units = scene.reading.units
    return units[place].upos != "VERB" and _is_auxiliary(scene, units[place - 1])


def _people(scene: Scene, place: int, verb: int, bound: str, so_far: Sequence[Referent]) -> Subject | None:
    """Return people whom no list knows right before their verb in the plural (لكن كثيرين حثوا)."""
    unit = scene.reading.units[place]
    if bound != "firm" or unit.upos not in ("NOUN", "ADJ") or not unit.fold.endswith(_PERSONS):
        return None
    found = unlisted_subject(scene, place, verb, so_far)
    return found if found is not None and found.last == verb else None


def subject_beside(scene: Scene, verb: int, so_far: Sequence[Referent]) -> Subject | None:
    """Return the phrase that ends right before a verb, wherever it stands in its sentence (نسمع اليوم رئيس الوزراء يقول)."""
    units = scene.reading.units
    index, name = scene.position_at.get(verb - 1), scene.name_at.get(verb - 1)
    if index is None and name is None:
        return None
    first = scene.positions[index].first if index is not None else scene.names[name].first if name is not None else verb
    before = units[first - 1] if first > scene.reading.starts[verb] else None
    inside = before is not None and before.upos in ("ADP", "NOUN", "ADJ") and before.fold not in scene.tables.words["when"]
    found = None if inside else _phrase(scene, first, verb, so_far)
    return found if found is not None and found.last == verb and _speaks(found) else None


def _speaks(subject: Subject) -> bool:
    return all(referent.mention.kind in SPEAKING and referent.mention.kind != "Location" for referent in subject.referents)


def _clause_bound(scene: Scene, place: int, start: int) -> str:
    """Return "firm" where only the head of a clause stands before `place`, "loose" behind a comma, else nothing."""
    units, words = scene.reading.units, scene.tables.words
    if place in scene.name_at and scene.names[scene.name_at[place]].first != place:
        return ""
    before = place - 1
    if before >= start and units[before].fold in words["complementizer"] and before not in scene.name_at:
        return "firm"
    while before >= start and (
        units[before].upos in _PARTICLES or _is_auxiliary(scene, units[before]) or units[before].text in _MARKS
    ):
        if units[before].fold in words["complementizer"] and before not in scene.name_at:
            return "firm"
        before -= 1
    if before < start or _is_row_of_dots(units, before) or units[before].fold in words["resumes"] | words["resumes-before-cue"]:
        return "firm"
    return "loose" if units[before].text in _COMMAS or units[before].text == ":" else ""


def _is_row_of_dots(units: Sequence[Unit], place: int) -> bool:
    """Two dots, also as two words, part a headline."""
    return units[place].text.startswith("..") or (place > 0 and units[place].text == units[place - 1].text == ".")


def _has_other_verb(scene: Scene, places: range) -> bool:
    """Tell whether a verb stands there that is no auxiliary and not in a relative clause."""
    units = scene.reading.units
    relative = False
    for place in places:
        unit = units[place]
        if unit.fold in scene.tables.words["relative"]:
            relative = True
        elif unit.upos == "VERB" and not _is_auxiliary(scene, unit) and not withholds_name(scene.reading, place, scene.tables):
            if not relative:
                return True
            relative = False
    return False


def _is_auxiliary(scene: Scene, unit: Unit) -> bool:
    return unit.upos == "AUX" or unit.lemma in scene.tables.words["auxiliary"]
