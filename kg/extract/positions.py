"""Positions, titles and unnamed sources: the noun phrases that stand for a person or beside a name.

وزير الدفاع الأميركي أشتون كارتر      position before the name
جون دوريان، المتحدث باسم قوات التحالف   position after the name
الوزير التركي                          position for someone named elsewhere
مصدر عسكري عراقي                       source that is never named
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.names import Candidate
from kg.extract.reading import Reading, Unit
from kg.extract.tables import Tables

_LONGEST_TITLE = 4
_LONGEST_PHRASE = 14
_ON_NOUNS = frozenset(("\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER BEH}"))
_OPENING_MARKS = frozenset('"«“(')


@dataclass(frozen=True, slots=True)
class Position:
    """A noun phrase that begins with a title.

    Attributes:
        first, last: half-open range of units of the phrase, without the person's name.
        kind: of the title in the word list: position, rank, honorific, spokesperson, source or generic.
        plural: whether the head is plural (مسؤولون).
        person: index of the person's name among the candidates that the phrase stands beside, or -1.
        affiliation: index of the candidate that the position belongs to, or -1.
        country: name of the country that a demonym in the phrase points to, or empty.
    """

    first: int
    last: int
    kind: str
    plural: bool
    person: int
    affiliation: int
    country: str


def find_positions(reading: Reading, names: Sequence[Candidate], tables: Tables) -> tuple[Position, ...]:
    """Return the positions in text order."""
    name_at = {place: index for index, c in enumerate(names) for place in range(c.first, c.last)}
    found: list[Position] = []
    place = 0
    while place < len(reading.units):
        title = None if place in name_at and names[name_at[place]].kind == "Person" else _title_at(reading, place, tables)
        if title is None:
            place += 1
            continue
        kind, plural, after_title = title
        last = _phrase_end(reading, place, after_title, names, name_at, tables)
        found.append(_position(reading, (place, last), (kind, plural), names, name_at, tables))
        place = last
    return tuple(found)


def _title_at(reading: Reading, place: int, tables: Tables) -> tuple[str, bool, int] | None:
    """Return kind, number and end of the longest listed title that begins at `place`."""
    units = reading.units
    if units[place].upos in ("VERB", "ADP", "PUNCT") or _ends_phrase(units[place], tables):
        return None
    for length in range(_LONGEST_TITLE, 0, -1):
        stretch = units[place : place + length]
        forms = tables.lexicon.title_forms.get(" ".join(unit.fold for unit in stretch))
        if forms and len(stretch) == length and stretch[-1].passage == stretch[0].passage:
            best = min(forms, key=lambda f: f.title.kind == "generic")
            return best.title.kind, best.form.number in ("Plur", "Dual"), place + length
    return None


def _phrase_end(
    reading: Reading, first: int, place: int, names: Sequence[Candidate], name_at: dict[int, int], tables: Tables
) -> int:
    """Return the end of the noun phrase: it runs over adjectives, genitives and their names up to a person, verb or stop."""
    limit = min(reading.stops[first], first + _LONGEST_PHRASE)
    end = place
    while place < limit:
        unit = reading.units[place]
        if place in name_at:
            name = names[name_at[place]]
            if name.kind == "Person":
                break
            place = end = name.last
        elif unit.text in _OPENING_MARKS and place + 1 in name_at and names[name_at[place + 1]].kind != "Person":
            place += 1
        elif (
            unit.fold in tables.lexicon.demonym_forms
            or unit.upos in ("ADJ", "NUM")
            or (unit.upos in ("NOUN", "X", "PROPN") and not _ends_phrase(unit, tables))
            or (unit.upos == "PRON" and unit.token_begin != unit.begin and place == end)
        ):
            place = end = place + 1
        elif _links(reading, place, name_at, tables):
            place += 1
        else:
            break
    return end


def _ends_phrase(unit: Unit, tables: Tables) -> bool:
    """A word of time or a reporting participle (قائلا) is no part of a noun phrase."""
    reports = any(found.form.kind == "participle" for found in tables.lexicon.reporting_forms.get(unit.fold, ()))
    return unit.fold in tables.words["time"] or (reports and unit.fold.endswith("\N{ARABIC LETTER ALEF}"))


def _links(reading: Reading, place: int, name_at: dict[int, int], tables: Tables) -> bool:
    """A preposition goes on with the phrase if it is ل or ب on its noun (القوات المشتركة للتحالف), or في, من before a name."""
    unit = reading.units[place]
    if unit.upos != "ADP" or place + 1 >= len(reading.units):
        return False
    attached = reading.units[place + 1].token_begin == unit.token_begin
    return (attached and unit.fold in _ON_NOUNS) or (unit.fold in tables.words["inside-body"] and _name_soon(place, name_at))


def _name_soon(place: int, name_at: dict[int, int]) -> bool:
    return place + 1 in name_at or place + 2 in name_at


def _position(
    reading: Reading,
    span: tuple[int, int],
    title: tuple[str, bool],
    names: Sequence[Candidate],
    name_at: dict[int, int],
    tables: Tables,
) -> Position:
    first, last = span
    kind, plural = title
    inside = [name_at[place] for place in range(first, last) if place in name_at]
    affiliation = next((i for i in inside if names[i].kind in ("Organization", "ArmedGroup", "Group")), -1)
    countries = [c for unit in reading.units[first:last] for c in tables.lexicon.demonym_forms.get(unit.fold, ())[:1]]
    if affiliation < 0:
        affiliation = next((i for i in inside if names[i].kind == "Location"), -1)
    person = -1 if plural else _person_beside(reading, first, last, names, name_at)
    return Position(first, last, kind, plural, person, affiliation, countries[0].name if countries else "")


def _person_beside(reading: Reading, first: int, last: int, names: Sequence[Candidate], name_at: dict[int, int]) -> int:
    after = _skip(reading, last, 1, '،,:"«“(')
    if after in name_at and names[name_at[after]].kind == "Person" and reading.starts[after] == reading.starts[first]:
        return name_at[after]
    before = _skip(reading, first - 1, -1, '،,"»”)')
    if before in name_at and names[name_at[before]].kind == "Person" and reading.starts[before] == reading.starts[first]:
        return name_at[before]
    return -1


def _skip(reading: Reading, place: int, step: int, marks: str) -> int:
    """Return the place after at most two of the given marks."""
    for _ in range(2):
        if 0 <= place < len(reading.units) and _is_mark(reading.units[place], marks):
            place += step
    return place


def _is_mark(unit: Unit, marks: str) -> bool:
    return unit.text in marks
