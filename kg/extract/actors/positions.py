"""Positions, titles and unnamed sources: the noun phrases that stand for a person or beside a name.

وزير الدفاع الأميركي أشتون كارتر      position before the name
جون دوريان، المتحدث باسم قوات التحالف   position after the name
الوزير التركي                          position for someone named elsewhere
مصدر عسكري عراقي                       source that is never named
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.reading.actions import is_action
from kg.extract.reading.candidates import AND, ARTICLE, CONDITIONAL, LAM, MARKS, Candidate, is_definite
from kg.extract.reading.reading import Reading, Unit
from kg.extract.tables import Tables

_LONGEST_TITLE = 4
_TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_LONGEST_PHRASE = 14
_BEH = "\N{ARABIC LETTER BEH}"
_ON_NOUNS = frozenset(("\N{ARABIC LETTER LAM}", _BEH))
_PERSON_MARKS_AFTER, _PERSON_MARKS_BEFORE = '،,:"«“(-–', '،,"»”)-–'
_COMMAS = frozenset("،,")
_BODIES = frozenset(("ArmedGroup", "Organization", "Group", "State"))
_FARTHEST_PERSON = 10
_CLAUSE_TAGS = frozenset(("VERB", "SCONJ", "AUX"))
_MEMBER_GAP = 3
_HELD = frozenset(("position", "spokesperson"))
_SOURCES = frozenset(("source", "spokesperson", "generic", "rank"))
_BESIDE = frozenset(("rank", "honorific"))


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
        title = None if place in name_at else _title_at(reading, place, tables)
        if title is None or _is_member(reading, place, names, name_at, tables):
            place += 1
            continue
        kind, plural, after_title = title
        last = _phrase_end(reading, place, after_title, names, name_at, tables)
        found.append(_position(reading, (place, last), (kind, plural), names, name_at, tables))
        place = last
    shared = (second for position in found for second in _second_holder(reading, position, names, name_at, tables))
    return tuple(sorted((*shared, *_chained(reading, found, names, name_at)), key=lambda p: p.first))


def _chained(
    reading: Reading, found: Sequence[Position], names: Sequence[Candidate], name_at: dict[int, int]
) -> Iterator[Position]:
    """Yield the positions; one that only a comma parts from that of the person named before it is that person's too.

    نايف البكري، محافظ عدن، رئيس مجلس المقاومة
    """
    before: Position | None = None
    for position in found:
        gap = reading.units[before.last : position.first] if before else ()
        follows = before is not None and len(gap) == 1 and gap[0].text in _COMMAS
        if before is not None and follows and position.person < 0 and before.person >= 0 and not position.plural:
            named_before = names[before.person].last <= before.first
            position = replace(position, person=before.person) if named_before and position.kind in _HELD else position
        before = position
        yield position


def _second_holder(
    reading: Reading, position: Position, names: Sequence[Candidate], name_at: dict[int, int], tables: Tables
) -> Iterator[Position]:
    """Yield the position of the second of two holders, each with a demonym (وزيرا الخارجية الروسي لافروف والأميركي كيري)."""
    person = names[position.person] if position.person >= 0 else None
    if person is None or person.first < position.last or person.last + 2 >= reading.stops[person.first]:
        return
    joint, demonym = reading.units[person.last], reading.units[person.last + 1]
    countries = tables.lexicon.demonym_forms.get(demonym.fold, ())
    second = names_person(names, name_at, person.last + 2)
    if joint.fold == AND and countries and second >= 0 and is_definite(demonym):
        last = position.last
        while last - 1 > position.first and reading.units[last - 1].fold in tables.lexicon.demonym_forms:
            last -= 1
        yield replace(position, last=last, person=second, affiliation=-1, country=countries[0].name)


def _is_member(reading: Reading, place: int, names: Sequence[Candidate], name_at: dict[int, int], tables: Tables) -> bool:
    """Fighters of a group are the group (مقاتلو طالبان, عناصر من «داعش»)."""
    return member_of(reading, place, names, name_at, tables) >= 0


def member_of(reading: Reading, place: int, names: Sequence[Candidate], name_at: dict[int, int], tables: Tables) -> int:
    """Return the index of the group whose members the noun at a unit names (مقاتلو طالبان), or -1."""
    if place >= len(reading.units) or reading.units[place].fold not in tables.words["member"]:
        return -1
    for after in range(place + 1, min(place + 1 + _MEMBER_GAP, reading.stops[place])):
        name = name_at.get(after)
        if name is not None:
            return name if names[name].kind in _BODIES else -1
        if reading.units[after].text not in MARKS and reading.units[after].fold not in tables.words["from"]:
            return -1
    return -1


def _title_at(reading: Reading, place: int, tables: Tables) -> tuple[str, bool, int] | None:
    """Return kind, number and end of the longest listed title that begins at `place`."""
    units = reading.units
    if (
        place >= len(units)
        or units[place].upos in ("VERB", "ADP", "PUNCT")
        or _ends_phrase(units[place], tables)
        or _is_attribute(reading, place)
        or _is_adverb(reading, place)
    ):
        return None
    for length in range(_LONGEST_TITLE, 0, -1):
        stretch = units[place : place + length]
        forms = tables.lexicon.title_forms.get(" ".join(unit.fold for unit in stretch))
        if forms and stretch[-1].text.endswith(_TEH_MARBUTA):  # مسؤولية is no مسؤولي with ه
            forms = tuple(found for found in forms if not found.form.pronoun)
        if forms and len(stretch) == length and stretch[-1].passage == stretch[0].passage:
            best = min(forms, key=lambda f: f.title.kind == "generic")
            return best.title.kind, best.form.number in ("Plur", "Dual"), place + length
    return None


def _is_attribute(reading: Reading, place: int) -> bool:
    """An adjective right behind its noun is no title (مؤتمر صحفي)."""
    return reading.units[place].upos == "ADJ" and place > reading.starts[place] and reading.units[place - 1].upos == "NOUN"


def _is_adverb(reading: Reading, place: int) -> bool:
    """ميدانيا، … and سياسيا، … at the head of a sentence say under which head it tells."""
    units = reading.units
    heads = place == reading.starts[place] and place + 1 < len(units) and units[place + 1].text in _COMMAS
    return heads and units[place].fold.endswith("\N{ARABIC LETTER ALEF}")


def _phrase_end(
    reading: Reading, first: int, place: int, names: Sequence[Candidate], name_at: dict[int, int], tables: Tables
) -> int:
    """Return the end of the noun phrase: it runs over adjectives, genitives and their names up to a person, verb or stop.

    A second title is a phrase of its own (القائد العام للقوات، الفريق …), unless و joins it (إمام وخطيب المسجد).
    """
    units, limit = reading.units, min(reading.stops[first], first + _LONGEST_PHRASE)
    title = end = place
    marks = 0
    while place < limit:
        unit = units[place]
        if place in name_at:
            name = names[name_at[place]]
            if name.kind == "Person" or _is_closed(units, first, title, place):
                break
            place = end = name.last
        elif unit.text in MARKS and (marks % 2 or place + 1 in name_at):
            marks += 1
            place += 1
            end = place if marks % 2 == 0 else end
        elif _ends_phrase(unit, tables) or (place > title and _is_next_title(reading, place, name_at, names, tables)):
            break
        elif unit.fold == AND and place == end and _joins_titles(reading, first, place, tables):
            place = end = title = (_title_at(reading, place + 1, tables) or ("", False, place + 1))[2]
        elif unit.fold in tables.lexicon.demonym_forms or unit.upos in ("ADJ", "NUM"):
            place = end = place + 1
        elif unit.upos in ("NOUN", "X", "PROPN"):
            if _is_closed(units, first, title, place) or _is_told(units, title, place, tables):
                break
            place = end = place + 1
        elif unit.upos == "PRON" and unit.token_begin != unit.begin and place == end:
            place = end = place + 1
        elif _links(reading, first, place, name_at, tables) or _joins_places(place, end, names, name_at, unit):
            place += 1
        else:
            break
    return end


def _joins_titles(reading: Reading, first: int, place: int, tables: Tables) -> bool:
    """Tell whether و joins a second title of one holder (إمام وخطيب); two sources are two (مصادر طبية ومصدر برلماني)."""
    held, other = _title_at(reading, first, tables), _title_at(reading, place + 1, tables)
    return held is not None and other is not None and not (held[0] == other[0] == "source" and place > first + 1)


def _is_told(units: Sequence[Unit], title: int, place: int, tables: Tables) -> bool:
    """Behind an adjective a noun of action is what is told (أعلن مصدر أمني إصابة), as no genitive stands there."""
    unit, before = units[place], units[place - 1]
    return place >= title and before.upos == "ADJ" and not is_definite(unit) and is_action(unit, tables)


def _is_closed(units: Sequence[Unit], first: int, title: int, place: int) -> bool:
    """No genitive follows a definite title (الوزير الهجوم) or a definite adjective (وزير الدفاع الأميركي القوات)."""
    before = units[place - 1]
    if place == title:
        return all(is_definite(unit) for unit in units[first:title])
    return before.upos == "ADJ" and is_definite(before)


def _is_next_title(reading: Reading, place: int, name_at: dict[int, int], names: Sequence[Candidate], tables: Tables) -> bool:
    """A rank or honorific with the article right before a person is a title of its own (الفريق كمال دوغان)."""
    title = _title_at(reading, place, tables)
    if title is None or title[0] not in _BESIDE or not is_definite(reading.units[place]):
        return False
    name = name_at.get(title[2])
    return name is not None and names[name].kind == "Person"


def _ends_phrase(unit: Unit, tables: Tables) -> bool:
    """A word of time, a reporting participle (قائلا) or a verb that tells how a source speaks (رفض الكشف) ends a noun phrase."""
    if unit.fold in tables.words["withholding"]:
        return True
    reports = any(found.form.kind == "participle" for found in tables.lexicon.reporting_forms.get(unit.fold, ()))
    return unit.fold in tables.words["time"] or (reports and unit.fold.endswith("\N{ARABIC LETTER ALEF}"))


def _links(reading: Reading, first: int, place: int, name_at: dict[int, int], tables: Tables) -> bool:
    """A preposition goes on with the phrase if it is ل or ب on its noun (القوات المشتركة للتحالف), or في, من before a name."""
    unit = reading.units[place]
    if unit.upos != "ADP" or place + 1 >= len(reading.units):
        return False
    attached = reading.units[place + 1].token_begin == unit.token_begin
    if unit.fold in tables.words["toward"] and reading.units[first].fold.removeprefix(ARTICLE) in tables.words["envoy"]:
        return _name_soon(place, name_at)
    if attached and unit.fold in _ON_NOUNS:
        return _names_body(reading, first, place, name_at, tables)
    return unit.fold in tables.words["inside-body"] and _name_soon(place, name_at)


def _names_body(reading: Reading, first: int, place: int, name_at: dict[int, int], tables: Tables) -> bool:
    """Tell whether what stands behind ل or ب is the body of a position, not what its holder is for, does or speaks to.

    المصدر بالدعم الكبير, رئيس الإقليم لبحث الأزمة, مصدر أمني لرويترز
    """
    noun, lexicon = reading.units[place + 1], tables.lexicon
    if reading.units[place].fold != LAM:
        whole = reading.units[place].fold + noun.fold  # باكستانيون, read as ب and a noun
        tables_of_bodies = (lexicon.place_head_forms, lexicon.actor_head_forms, tables.words["by-name"])
        headed = any(noun.fold in table for table in tables_of_bodies)
        return _name_soon(place, name_at) or headed or whole in lexicon.demonym_forms
    is_act = place + 1 not in name_at and not is_definite(noun) and is_action(noun, tables)
    speaks = any(found.title.kind in _SOURCES for found in lexicon.title_forms.get(reading.units[first].fold, ()))
    return not is_act and not (speaks and _is_medium(noun, tables))


def _is_medium(noun: Unit, tables: Tables) -> bool:
    """Tell whether a word begins the name of a medium (رويترز, صحيفة)."""
    entries = tables.names.get(noun.fold, ())
    return noun.fold in tables.words["medium"] or any(" ".join(entry.words) in tables.words["media-name"] for entry in entries)


def _joins_places(place: int, end: int, names: Sequence[Candidate], name_at: dict[int, int], unit: Unit) -> bool:
    """Tell whether و joins two places that a position is for (شيوخ قضاءي الفلوجة والكرمة)."""
    beside = [names[name_at[near]].kind for near in (place - 1, place + 1) if near in name_at]
    return unit.fold == AND and place == end and beside == ["Location", "Location"]


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
    inside = list(dict.fromkeys(name_at[place] for place in range(first, last) if place in name_at))
    bodies = [i for i in inside if names[i].kind in _BODIES]
    affiliation = next((i for i in bodies if names[i].rule not in CONDITIONAL), bodies[0] if bodies else -1)
    countries = [c for word in _whole_words(reading.units[first:last]) for c in tables.lexicon.demonym_forms.get(word, ())[:1]]
    if affiliation < 0:
        affiliation = next((i for i in inside if names[i].kind == "Location"), -1)
    person = -1 if plural else _person_beside(reading, (first, last), kind, names, name_at, tables)
    return Position(first, last, kind, plural, person, affiliation, countries[0].name if countries else "")


def _whole_words(units: Sequence[Unit]) -> Iterator[str]:
    """Yield the folded words, two in a row, and what a letter and the word behind it in its token spell (ب + اكستانيون)."""
    for before, unit in zip((None, *units), units, strict=False):
        yield unit.fold
        if before is not None:
            yield f"{before.fold} {unit.fold}"
        if before is not None and len(before.fold) == 1 and before.token_begin == unit.token_begin:
            yield before.fold + unit.fold


def _person_beside(
    reading: Reading,
    span: tuple[int, int],
    kind: str,
    names: Sequence[Candidate],
    name_at: dict[int, int],
    tables: Tables,
) -> int:
    """Return the index of the person whose name stands behind the position, also behind a second title, or before it; or -1."""
    first, last = span
    after = _skip(reading, last, 1, _PERSON_MARKS_AFTER)
    if after < reading.stops[first] and reading.units[after].fold in tables.words["called-so"]:
        after += 1
    title = _title_at(reading, after, tables) if after < len(reading.units) and after not in name_at else None
    if title is not None and _is_second(reading, first, after, title, tables):
        after = _skip(reading, title[2], 1, _PERSON_MARKS_AFTER)
    if after in name_at and names[name_at[after]].kind == "Person" and reading.starts[after] == reading.starts[first]:
        return name_at[after]
    far = _person_after_modifiers(reading, last, names, name_at)
    if far >= 0:
        return far
    before = _skip(reading, first - 1, -1, _PERSON_MARKS_BEFORE)
    if before not in name_at or names[name_at[before]].kind != "Person" or reading.starts[before] != reading.starts[first]:
        return -1
    parted = any(unit.text in _PERSON_MARKS_BEFORE for unit in reading.units[before + 1 : first])
    return name_at[before] if parted or _is_apposition(reading, names[name_at[before]], span, tables) else -1


def _is_second(reading: Reading, first: int, after: int, title: tuple[str, bool, int], tables: Tables) -> bool:
    """Tell whether a title with the article right behind a position is the same person's (عضو الكتلة النائب سالم)."""
    if not is_definite(reading.units[after]) or title[1]:
        return False
    alone = title[2] == after + 1 and reading.units[after].fold not in tables.words["head-of-state"]
    return title[0] in _BESIDE or (title[0] == "position" and alone and not is_definite(reading.units[first]))


def _person_after_modifiers(reading: Reading, place: int, names: Sequence[Candidate], name_at: dict[int, int]) -> int:
    """Return the person named behind what a position is for (المبعوث الخاص للتحالف لمحاربة الإرهاب، هاني الصباغ), or -1.

    Behind prepositional phrases only a comma or another name lets the person follow.
    """
    if place >= len(reading.units) or reading.units[place].upos != "ADP":
        return -1
    for after in range(place + 1, min(place + _FARTHEST_PERSON, reading.stops[place])):
        unit, name = reading.units[after], name_at.get(after)
        if unit.upos in _CLAUSE_TAGS:
            return -1
        if name is not None and names[name].kind == "Person":
            parted = reading.units[after - 1].text in _COMMAS or reading.units[after - 1].text in MARKS
            return name if parted or (after - 1 in name_at and name_at[after - 1] != name) else -1
        if unit.text in _COMMAS and names_person(names, name_at, after + 1) < 0:
            return -1
    return -1


def names_person(names: Sequence[Candidate], name_at: dict[int, int], place: int) -> int:
    """Return the index of the person whose name stands at a unit, or -1."""
    name = name_at.get(place, -1)
    return name if name >= 0 and names[name].kind == "Person" else -1


def _is_apposition(reading: Reading, person: Candidate, span: tuple[int, int], tables: Tables) -> bool:
    """Without a comma, what follows a name is its position if several words say so and no verb waits for an object."""
    units = reading.units
    bare = all(is_definite(unit) for unit in units[span[0] : span[1]])
    verb = next((u for u in reversed(units[reading.starts[person.first] : person.first]) if u.upos in ("VERB", "ADP")), None)
    waits = verb is not None and verb.upos == "VERB" and verb.fold not in tables.lexicon.reporting_forms
    return not bare and not waits


def _skip(reading: Reading, place: int, step: int, marks: str) -> int:
    """Return the place after at most two of the given marks."""
    for _ in range(2):
        if 0 <= place < len(reading.units) and _is_mark(reading.units[place], marks):
            place += step
    return place


def _is_mark(unit: Unit, marks: str) -> bool:
    return unit.text in marks
