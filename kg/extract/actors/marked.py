"""What the models marked as names, mended.

A mark runs too far (فرنسوا هولاند أجريا, أختر منصور زعيما), falls on an ordinary word (محادثات سلام), holds an attached و
(عبدالقادر وعلي) or stops at a word that the models split wrongly (و + ليد الدليمي).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.reading.candidates import AND, ARTICLE, MARKS, Candidate, is_definite
from kg.extract.reading.reading import Reading, Unit
from kg.extract.tables import Tables
from kg.lexicon import Lexicon
from kg.model import Name, Sentence

_KIND_OF_TAG = {"PER": "Person", "LOC": "Location", "ORG": "Organization", "ARM": "ArmedGroup", "OPR": "Operation"}
_CLITIC_TAGS = frozenset(("CCONJ", "ADP", "SCONJ", "PART", "PUNCT", "AUX"))
_NOT_IN_NAMES = frozenset(("PUNCT", "PRON", "SCONJ"))
_NAME_TAGS = frozenset(("X", "PROPN", "NOUN"))
_ACCUSATIVE = "\N{ARABIC LETTER ALEF}"
_DUALS = tuple(letter + "\N{ARABIC LETTER NOON}" for letter in ("\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER YEH}"))
_WHOLE_TAGS = frozenset(("X", "PROPN"))
_MADE = frozenset(("Person", "Organization", "ArmedGroup"))
_SHORTEST_JOINED = 4
_SHORTEST_VERB = 4
_BESIDE = 2


def marked_names(reading: Reading, sentences: Sequence[Sentence], tables: Tables) -> tuple[Candidate, ...]:
    """Return the names that the models marked, in text order."""
    marks = ((sentence, name) for sentence in sentences for name in sentence.names)
    found = [candidate for _, name in marks for candidate in _from_mark(reading, name, tables)]
    whole = {unit.fold for unit in reading.units if unit.upos in _WHOLE_TAGS and unit.begin == unit.token_begin}
    found = [_with_first_letter(reading, c, whole, tables) for c in found]
    found = list(_rejoined(reading, _without_joints(reading, found, tables)))
    surnames = {reading.units[c.last - 1].fold for c in found if c.kind == "Person" and c.last - c.first > 1}
    return tuple(c for c in found if not _is_stray(reading, c, surnames, tables))


def is_listed(word: str, tables: Tables) -> bool:
    """Tell whether a folded word is a name of the lists by itself."""
    return any(len(entry.words) == 1 for entry in tables.names.get(word, ()))


def listed_end(reading: Reading, place: int, first: str, words: tuple[str, ...]) -> int:
    """Return the place after a listed name that may hold quotation marks (حزب «الاتحاد الديمقراطي»), or 0 if it is not there."""
    units, stop, opened = reading.units, reading.stops[place], False
    found = 0
    while place < stop and found < len(words):
        text = first if found == 0 else units[place].fold
        if text == words[found]:
            found += 1
        elif found and units[place].text in MARKS:
            opened = not opened
        else:
            return 0
        place += 1
    if found < len(words):
        return 0
    return place + 1 if opened and place < stop and units[place].text in MARKS else place


def _from_mark(reading: Reading, name: Name, tables: Tables) -> Iterator[Candidate]:
    """Yield the name of one mark, or the two people whom و joins in it."""
    units = reading.between(name.begin, name.end)
    if not units:
        return
    first, last = _trimmed(reading, units[0].place, units[-1].place + 1, name.tag, tables)
    last = _before_next_name(reading, first, last, tables)
    joint = next((place for place in range(first + 1, last - 1) if _joins_people(reading, place, tables)), last)
    stretches = ((first, joint), (joint + 1, last)) if name.tag == "PER" and joint < last else ((first, last),)
    for begin, end in stretches:
        if (
            begin < end
            and not _points_back(reading, begin, name.tag, tables)
            and not _is_no_name(reading.units[begin:end], name.tag, tables)
        ):
            yield Candidate(begin, end, _KIND_OF_TAG[name.tag], "", f"model-{name.tag.lower()}", 0.8)


def _joins_people(reading: Reading, place: int, tables: Tables) -> bool:
    """Tell whether و at a unit joins a given name to the name before it."""
    return reading.units[place].fold == AND and reading.units[place + 1].fold in tables.lexicon.given_names


def _before_next_name(reading: Reading, first: int, last: int, tables: Tables) -> int:
    """Return the end of the first of two names that the models took for one (الاتحاد الأوروبي والمجتمع الدولي)."""
    for entry in tables.names.get(reading.units[first].fold, ()) if first < last else ():
        end = listed_end(reading, first, reading.units[first].fold, entry.words)
        if end and end < last and reading.units[end].fold == AND:
            return end
    return last


def _points_back(reading: Reading, first: int, tag: str, tables: Tables) -> bool:
    """Tell whether a demonstrative stands before a head noun of places (هذه المدينة الجبلية): that is one named before."""
    unit = reading.units[first]
    shown = first > reading.starts[first] and reading.units[first - 1].upos == "DET"
    return tag == "LOC" and shown and is_definite(unit) and unit.fold in tables.lexicon.place_head_forms


def _is_no_name(units: Sequence[Unit], tag: str, tables: Tables) -> bool:
    """What small models take for names: months and days, a title, demonym or head noun alone, a single adjective or verb."""
    lexicon, only = tables.lexicon, units[0]
    if all(unit.fold in tables.words["time"] for unit in units):
        return True
    if tag == "PER" and all(unit.fold in lexicon.demonym_forms or not unit.fold for unit in units):
        return len(units) > 1 or not is_definite(only)
    if tag == "LOC" and len(units) == 1 and is_dual_demonym(only, tables):
        return True
    if tag == "LOC" and only.fold in tables.words["almost"] and all(unit.upos in ("NOUN", "ADJ") for unit in units):
        return not any(unit.fold in lexicon.place_head_forms for unit in units)
    if len(units) > 1 or is_listed(only.fold, tables):
        return False
    if tag == "PER":
        is_title = only.fold in lexicon.title_forms and only.fold not in lexicon.given_names
        return is_title or only.upos in ("ADJ", "VERB", "ADV")
    return only.fold in lexicon.actor_head_forms or only.upos in ("ADJ", "VERB", "ADV")


def is_dual_demonym(unit: Unit, tables: Tables) -> bool:
    """Tell whether a word means two people of a country (سودانيان), which no list has as a form."""
    return unit.fold.endswith(_DUALS) and unit.fold[:-2] in tables.lexicon.demonym_forms


def _is_stray(reading: Reading, candidate: Candidate, surnames: Collection[str], tables: Tables) -> bool:
    """Tell whether the models took an ordinary word for a person (بشريطة, محادثات سلام): no title or longer name speaks for it.

    Names that a desk does not know by heart are tagged as words of no class, not as nouns.
    """
    unit, lexicon = reading.units[candidate.first], tables.lexicon
    if _is_attribute_of_rank(reading, candidate, tables) or _is_make(reading, candidate, tables):
        return unit.fold not in surnames
    if candidate.kind != "Person" or candidate.last - candidate.first > 1 or unit.upos != "NOUN" or is_definite(unit):
        return False
    beside = reading.units[max(reading.starts[unit.place], unit.place - _BESIDE) : unit.place]
    titled = any(other.fold in lexicon.title_forms for other in beside)
    about = bool(beside) and beside[-1].fold in lexicon.event_forms
    known = unit.fold in lexicon.given_names and not (about and unit.fold in lexicon.homographs)
    return not (titled or known or unit.fold in surnames)


def _is_attribute_of_rank(reading: Reading, candidate: Candidate, tables: Tables) -> bool:
    """Tell whether one word behind a rank without article says of what sort it is (جنرال منشق): a name follows العقيد."""
    unit = reading.units[candidate.first]
    if candidate.kind != "Person" or candidate.last - candidate.first > 1 or unit.place == reading.starts[unit.place]:
        return False
    before = reading.units[unit.place - 1]
    ranks = [found.title.kind == "rank" for found in tables.lexicon.title_forms.get(before.fold, ())]
    return bool(ranks) and all(ranks) and not is_definite(before) and unit.fold not in tables.lexicon.given_names


def _is_make(reading: Reading, candidate: Candidate, tables: Tables) -> bool:
    """Tell whether a name is that of a make or thing (سيارة تويوتا, صواريخ «غراد»), also in marks."""
    before = candidate.first - 1
    while before > 0 and reading.units[before].text in MARKS:
        before -= 1
    named = candidate.kind in _MADE and not is_definite(reading.units[candidate.first])
    return named and before >= 0 and reading.units[before].fold in tables.words["make"]


def _trimmed(reading: Reading, first: int, last: int, tag: str, tables: Tables) -> tuple[int, int]:
    """Cut clitics, quotation marks and titles from both ends, and all from the first word on that no name holds."""
    units, lexicon = reading.units, tables.lexicon
    first = _with_split_letter(reading, first, tables) if tag == "PER" else first
    while first < last and (units[first].upos in _CLITIC_TAGS or not units[first].fold) and not _is_whole(reading, first, tables):
        first += 1
    if tag == "PER":
        while first + 1 < last and _is_title(units[first], tables) and units[first].fold not in lexicon.given_names:
            first += 1
        last = next((place for place in range(first + 1, last) if _ends_person(units[place], tables)), last)
        first = _with_given_name(reading, first, tables)
    elif last - first > 1 and units[last - 1].upos == "VERB":
        last -= 1
    if tag == "LOC":  # ميلانو بإيطاليا
        last = next((place for place in range(first + 1, last) if units[place].upos == "ADP"), last)
        last = first + 1 if _is_only_described(units[first:last], tables) else last
    while first < last and (units[last - 1].upos in _NOT_IN_NAMES or not units[last - 1].fold):
        last -= 1
    return first, last


def _is_only_described(units: Sequence[Unit], tables: Tables) -> bool:
    """Tell whether adjectives only describe the town whose name stands before them (مركة الساحلية)."""
    rest = units[1:]
    if not rest or is_definite(units[0]) or not all(unit.upos == "ADJ" and is_definite(unit) for unit in rest):
        return False
    word = units[0].fold
    named = any(entry.words[: len(units)] == tuple(unit.fold for unit in units) for entry in tables.names.get(word, ()))
    return not named and word not in tables.lexicon.place_head_forms and units[0].upos in ("X", "PROPN")


def _is_title(unit: Unit, tables: Tables) -> bool:
    """Tell whether a word is a title or says whose kin somebody is (نجله), also behind an attached ل (للملا)."""
    bare = ARTICLE + unit.fold[2:] if unit.fold.startswith(ARTICLE[1] * 2) else unit.fold
    return bare in tables.lexicon.title_forms or bare in tables.words["kin"]


def _with_split_letter(reading: Reading, first: int, tables: Tables) -> int:
    """Return the first unit of a name whose first letter the models split off (و + ليد: وليد)."""
    return first - 1 if first and _is_whole(reading, first - 1, tables) else first


def _with_first_letter(reading: Reading, candidate: Candidate, whole: Collection[str], tables: Tables) -> Candidate:
    """Return a person with the first letter that the models split off, if the whole word stands elsewhere (ب + وتين)."""
    letter, unit = reading.units[candidate.first - 1 : candidate.first + 1] if candidate.first else (None, None)
    if letter is None or unit is None or candidate.kind != "Person" or len(letter.fold) != 1:
        return candidate
    one = letter.token_begin == unit.token_begin == letter.begin and letter.fold + unit.fold in whole
    known = unit.fold in tables.lexicon.given_names or unit.fold in whole
    return replace(candidate, first=candidate.first - 1) if one and not known else candidate


def _is_whole(reading: Reading, place: int, tables: Tables) -> bool:
    """Tell whether a letter and the word behind it spell a known name of a person that is one token."""
    pair = reading.units[place : place + 2]
    if len(pair) < 2 or len(pair[0].fold) != 1 or pair[0].token_begin != pair[1].token_begin:
        return False
    given, whole = tables.lexicon.given_names, pair[0].fold + pair[1].fold
    return (whole in given or whole in tables.words["surname"]) and pair[1].fold not in given


def _ends_person(unit: Unit, tables: Tables) -> bool:
    """Tell whether no name of a person goes on with a word: a preposition, verb, name for kin, or position (زعيما)."""
    if unit.upos == "ADP" and unit.token_begin == unit.begin:
        return True
    position = unit.fold.endswith(_ACCUSATIVE) and not is_definite(unit) and unit.fold in tables.lexicon.title_forms
    apart = tables.words["alias"] | tables.words["kin"]
    return unit.upos == "VERB" or unit.fold in apart or position or _is_verb_form(unit.fold, tables.lexicon)


def _is_verb_form(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the lists know a word as a verb and as nothing else."""
    if len(word) < _SHORTEST_VERB or word in lexicon.given_names:
        return False
    tables: tuple[Mapping[str, Sequence[object]], ...] = (
        lexicon.reporting_forms,
        lexicon.carrier_forms,
        lexicon.event_forms,
        lexicon.relation_forms,
    )
    kinds = {found.form.kind for table in tables for found in table.get(word, ())}  # type: ignore[attr-defined]
    return bool(kinds) and kinds <= {"perfect", "imperfect"}


def _with_given_name(reading: Reading, first: int, tables: Tables) -> int:
    """Return the first unit of a person's name with a given name before it that the models missed.

    A rank before a name bears the article: one without it is a given name (عماد, رائد).
    """
    if first == 0 or first >= len(reading.units) or reading.starts[first] == first:
        return first
    before, lexicon = reading.units[first - 1], tables.lexicon
    is_name = before.upos in _NAME_TAGS and before.fold in lexicon.given_names
    ranks = [found.title.kind == "rank" for found in lexicon.title_forms.get(before.fold, ())]
    is_rank = bool(ranks) and all(ranks)
    is_word = (before.fold in lexicon.title_forms or before.fold in lexicon.homographs) and not is_rank
    return first - 1 if is_name and not is_word and not is_listed(before.fold, tables) else first


def _without_joints(reading: Reading, found: Iterable[Candidate], tables: Tables) -> Iterator[Candidate]:
    """Take the attached و from a name that stands right behind another one (لحج وعدن, ترامب وجيب بوش)."""
    last = -1
    for candidate in found:
        joined = candidate.first == last and not candidate.clitic
        yield replace(candidate, clitic=1) if joined and _has_joint(reading, candidate, tables) else candidate
        last = candidate.last


def _rejoined(reading: Reading, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the names; given names in brackets are one name with the last name behind them: (محمد جواد) ظريف."""
    before: Candidate | None = None
    for candidate in found:
        gap = [unit.text for unit in reading.units[before.last : candidate.first]] if before else []
        people = before is not None and before.kind == candidate.kind == "Person"
        if before is not None and people and gap == [")"] and before.first and reading.units[before.first - 1].text == "(":
            candidate = replace(candidate, first=before.first)
        elif before is not None:
            yield before
        before = candidate
    if before is not None:
        yield before


def _has_joint(reading: Reading, candidate: Candidate, tables: Tables) -> bool:
    unit = reading.units[candidate.first]
    if not unit.fold.startswith(AND) or unit.begin != unit.token_begin or len(unit.fold) < _SHORTEST_JOINED:
        return False
    return unit.fold not in tables.lexicon.given_names and not is_listed(unit.fold, tables)
