"""People without a name who do something or suffer it: سبعة مشتبه بهم, مئات من المتظاهرين, مسلحون مجهولون, 590 من عناصر الطرفين.

They stand for themselves where an operation needs them and nobody named stands there. The phrase begins at a number, a word of
quantity or a noun for people, and takes the adjectives and genitives behind that noun.
"""

from kg.extract.actors.mentions import Referent, make_mention
from kg.extract.actors.scene import Scene
from kg.extract.reading.candidates import CONDITIONAL, MARKS, is_definite
from kg.extract.reading.reading import Unit

RULE = "people"
_WIDEST = 8
_NOUNS = frozenset(("NOUN", "X", "PROPN", "ADJ"))
_NOON = "\N{ARABIC LETTER NOON}"
_SOUND = ("\N{ARABIC LETTER YEH}" + _NOON, "\N{ARABIC LETTER WAW}" + _NOON)
_NOMINATIVE = "\N{ARABIC LETTER WAW}" + _NOON
_ALEF = "\N{ARABIC LETTER ALEF}"
_DUAL = ("\N{ARABIC LETTER ALEF}" + _NOON,)
_BY = "\N{ARABIC LETTER BEH}"
_SHORTEST_PLURAL = 5


def people_at(scene: Scene, place: int, *, anybody: bool = False) -> Referent | None:
    """Return the people whose phrase begins at a unit, or None.

    Args:
        anybody: whether every counted noun is of people, as behind a verb that is done to people only (اعتقل 15 خياطا).
    """
    units, stop = scene.reading.units, min(scene.reading.stops[place], place + _WIDEST)
    noun = _past_quantity(scene, place, stop)
    if noun >= stop or _is_named(scene, noun):
        return None
    counted = noun > place
    if not (is_people(scene, units[noun]) or (counted and _is_counted(scene, units[noun], anybody=anybody))):
        return None
    last = _end(scene, noun, stop, counted=counted)
    if is_of_body(scene, last) or any(unit.fold in scene.tables.words["belonging"] for unit in units[noun + 1 : last]):
        return None
    if not counted and not _stands_alone(scene, noun, last):
        return None
    one = units[place].fold in scene.tables.words["one-of"]
    kind = "Group" if not one and (counted or _is_several(units[noun])) else "Person"
    mention = make_mention(scene.reading, place, last, kind=kind, rule=RULE, confidence=0.5)
    return Referent(mention, place, last, tuple(unit.fold for unit in units[place:last] if unit.fold))


def _is_parted(noun: Unit, word: Unit) -> bool:
    """An accusative in the singular goes with no sound plural (مسلحون مركزا)."""
    return noun.fold.endswith(_SOUND) and word.fold.endswith(_ALEF)


def is_of_body(scene: Scene, place: int) -> bool:
    """15 مسلحا من تنظيم X are that body's, as are مسلحين تابعين ل X."""
    units = scene.reading.units
    index = scene.name_at.get(place + 1)
    return (
        index is not None
        and scene.names[index].first == place + 1
        and units[place].fold in scene.tables.words["from"]
        and scene.names[index].kind != "Location"
    )


def _is_named(scene: Scene, noun: int) -> bool:
    index = scene.name_at.get(noun)
    return index is not None and scene.names[index].rule not in CONDITIONAL


def _stands_alone(scene: Scene, noun: int, last: int) -> bool:
    """Tell whether people without a number are somebody: several, or one with an adjective, but none with their group's name."""
    units = scene.reading.units
    unit, behind = units[noun], units[last] if last < len(units) else None
    if unit.upos == "ADJ" or is_definite(unit) or _is_title(scene, noun) or _is_of_dual(scene, noun):
        return False
    if behind is not None and (last in scene.name_at or behind.upos == "PRON"):
        return False
    return last > noun + 1 if not unit.fold.endswith((*_SOUND, *_DUAL)) else len(unit.fold) > _SHORTEST_PLURAL


def _is_of_dual(scene: Scene, noun: int) -> bool:
    """Tell whether a dual says of what sort the two nouns before it are (هجومين انتحاريين)."""
    units = scene.reading.units
    before = units[noun - 1] if noun > scene.reading.starts[noun] else None
    ending = units[noun].fold[-2:]
    alike = before is not None and before.upos == "NOUN" and before.fold.endswith(ending)
    return alike and ending in (*_SOUND, *_DUAL)


def _past_quantity(scene: Scene, place: int, stop: int) -> int:
    """Return where the noun begins behind numbers, words of quantity and من; `place` itself if there are none."""
    units, words = scene.reading.units, scene.tables.words
    while place < stop:
        unit = units[place]
        counts = unit.upos == "NUM" or unit.fold.isdigit() or unit.fold in words["quantity"] | words["number"]
        if not counts and not (unit.fold in words["from"] and place + 1 < stop):
            break
        if unit.fold in words["from"] and not _counts(scene, place - 1):
            break
        place += 1
    return place


def _counts(scene: Scene, place: int) -> bool:
    unit, words = scene.reading.units[place], scene.tables.words
    return unit.upos == "NUM" or unit.fold.isdigit() or unit.fold in words["quantity"] | words["number"]


def is_people(scene: Scene, unit: Unit) -> bool:
    """Tell whether a noun is listed as one for people."""
    lexicon, words = scene.tables.lexicon, scene.tables.words
    heads = lexicon.actor_head_forms.get(unit.fold, ())
    titles = lexicon.title_forms.get(unit.fold, ())
    listed = any(head.kind == "Group" for head in heads) or any(form.title.kind in ("generic", "rank") for form in titles)
    return unit.upos in _NOUNS and (listed or unit.fold in words["people"])


def _is_counted(scene: Scene, unit: Unit, *, anybody: bool) -> bool:
    """A sound plural behind a number is of people (أربعة سائقين)."""
    words = scene.tables.words
    apart = ("others", "number", "time", "distance", "measure")
    if unit.upos not in _NOUNS or any(unit.fold in words[kind] for kind in apart):
        return False
    return anybody or (unit.fold.endswith(_SOUND) and len(unit.fold) > _SHORTEST_PLURAL)


def _is_title(scene: Scene, place: int) -> bool:
    """Tell whether a noun is the title of somebody named (الضابط فلان)."""
    position = scene.position_at.get(place)
    return position is not None and scene.positions[position].person >= 0


def is_acting_plural(word: str) -> bool:
    """Tell whether a folded noun is a sound plural in the nominative (المتمردون), as of a subject or genitive of none."""
    return word.endswith(_NOMINATIVE)


def _is_several(unit: Unit) -> bool:
    return "Number=Plur" in unit.feats or "Number=Dual" in unit.feats or unit.fold.endswith((*_SOUND, *_DUAL))


def _end(scene: Scene, noun: int, stop: int, *, counted: bool) -> int:
    """Return the place after the adjectives, بهم and the genitive behind a noun for people."""
    units, words = scene.reading.units, scene.tables.words
    place, closed = noun + 1, is_definite(units[noun]) or units[noun].fold.endswith((*_SOUND, *_DUAL))
    while place < stop and units[place].fold not in words["time"] | words["when"]:
        unit, name = units[place], scene.name_at.get(place)
        if unit.text in MARKS and counted and not closed and place + 1 in scene.name_at:  # أحد مسلحي (داعش)
            last = scene.names[scene.name_at[place + 1]].last
            return last + (last < stop and units[last].text in MARKS)
        if unit.upos == "PRON" and unit.begin != unit.token_begin:  # اثنين من عناصره
            return place + 1
        if unit.fold == _BY and place + 1 < stop and units[place + 1].upos == "PRON":  # مشتبه بهم
            return place + 2
        if name is not None and scene.names[name].first == place:
            return scene.names[name].last if counted and not closed else place
        described = unit.upos == "ADJ" and is_definite(unit) == is_definite(units[noun]) and not _is_parted(units[noun], unit)
        genitive = not closed and is_definite(unit) and unit.upos in _NOUNS
        if not (described or genitive):
            return place
        closed = True
        place += 1
    return place
