"""Bodies that are named by what they do.

تكتل البناء والتنمية، مديرية المرور              head noun and a definite noun, or two
قوة أمن الموانئ المشتركة، هيئة مكافحة التصحر      a noun of charge between them, adjectives behind them
قوات الجيش، قوات الشرطة                        the force of another body
المعهد الدولي للدراسات الأمنية                    a field behind ل
"""

from collections.abc import Iterator

from kg.extract.actors.branches import Named
from kg.extract.reading.candidates import AND, ARTICLE, LAM, Candidate, is_definite
from kg.extract.reading.reading import Reading, Unit
from kg.extract.tables import Tables
from kg.lexicon import ActorHead

_NOUNS = frozenset(("NOUN", "X", "PROPN"))
_WAGED = frozenset(("Offensive", "Siege", "Airstrike", "Attack", "Battle", "Campaign"))


def of_task(reading: Reading, span: tuple[int, int], head: ActorHead, named: Named, tables: Tables) -> Iterator[Candidate]:
    """Yield the body that begins with a head noun without article and bears the name of its task or of the body it serves.

    Args:
        span: half-open range of units of the head noun.
    """
    place, after = span
    units, stop = reading.units, reading.stops[place]
    word = units[place].fold
    if word not in tables.words["task-head"] or after >= stop:
        return
    charged = units[after].fold in tables.words["charge"] and after + 1 < stop
    noun = after + charged
    served = word in tables.words["troops"] and _is_body(units[noun], tables)
    if noun in named.people or noun in named.bodies or not (served or is_task(units[noun], tables, charged=charged)):
        return
    last = joined_end(reading, noun + 1, named, tables)
    yield Candidate(place, attributes_end(reading, last, named, tables), head.kind, "", "head-task", 0.65)


def joined_end(reading: Reading, place: int, named: Named, tables: Tables) -> int:
    """Return the end of a second task that و joins to the first at `place` (الأبحاث والتفتيش)."""
    units, stop = reading.units, reading.stops[place - 1]
    joins = place + 1 < stop and units[place].fold == AND and place + 1 not in named.bodies and place + 1 not in named.people
    return place + 2 if joins and is_task(units[place + 1], tables) else place


def field_end(reading: Reading, place: int, named: Named, tables: Tables) -> int:
    """Return the end of the field that ل at `place` brings into a body's name (للدراسات الأمنية), else `place`."""
    units, stop = reading.units, reading.stops[place - 1]
    if place + 1 >= stop or units[place].fold != LAM or units[place + 1].token_begin != units[place].token_begin:
        return place
    noun = place + 1
    charged = units[noun].fold in tables.words["charge"] and noun + 1 < stop and is_definite(units[noun + 1])
    if not charged and units[noun].fold not in tables.words["field"]:
        return place
    return attributes_end(reading, joined_end(reading, noun + 1 + charged, named, tables), named, tables)


def attributes_end(reading: Reading, place: int, named: Named, tables: Tables) -> int:
    """Return the end of the definite adjectives at `place` that say what sort of body it is."""
    units, words = reading.units, tables.words
    apart = words["belonging"] | words["situated"] | words["judgement"]
    while place < reading.stops[place - 1] and units[place].upos == "ADJ" and is_definite(units[place]):
        bare = units[place].fold.removeprefix(ARTICLE)
        named_here = place in named.bodies and named.bodies[place].kind != "Group"
        if named_here or bare in apart or units[place].fold in words["deictic"] | words["no-task"]:
            break
        place += 1
    return place


def _is_body(unit: Unit, tables: Tables) -> bool:
    """Tell whether a definite noun alone names a body that has forces (الجيش, الشرطة, الحكومة)."""
    heads = tables.lexicon.actor_head_forms.get(unit.fold, ())
    return is_definite(unit) and any(head.kind != "Group" for head in heads)


def is_task(unit: Unit, tables: Tables, *, charged: bool = False) -> bool:
    """Tell whether a definite noun may say what a body does: it names nobody, no place, no time and no fighting.

    Args:
        charged: whether a noun of charge stands before it, behind which also sorts of places stand (أمن الحدود).
    """
    if unit.upos not in _NOUNS or not is_definite(unit) or unit.fold in tables.words["no-task"]:
        return False
    lexicon = tables.lexicon
    listed = (lexicon.title_forms, lexicon.demonym_forms, lexicon.place_names, lexicon.country_names)
    if any(unit.fold in table for table in listed) or (unit.fold in lexicon.place_head_forms and not charged):
        return False
    if unit.fold in tables.words["time"] | tables.words["homeland"]:
        return False
    heads = lexicon.actor_head_forms.get(unit.fold, ())
    if heads and unit.fold not in tables.words["department"]:
        return False
    return not any(found.event.kind in _WAGED for found in lexicon.event_forms.get(unit.fold, ()))
