"""Reporting cues: verbs, participles and nouns that report speech, with what is denied of them and where they stand."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from kg.arabic.letters import fold
from kg.extract.reading.reading import Reading, Unit
from kg.extract.tables import Tables
from kg.lexicon import ReportingForm, ReportingVerb

VERBAL = frozenset(("perfect", "imperfect"))
_NOMINAL = frozenset(("NOUN", "X", "ADP", "PROPN"))
_OPENING = frozenset(':"«“')
_CONJUNCTIONS = frozenset(("\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER FEH}"))
# Complements of a verb that can be words of the speaker, quoted or in a clause.
SPEECH_COMPLEMENTS = frozenset(("أن", "direct", "obj"))
_FARTHEST_NEGATION = 2
_FARTHEST_PREPOSITION = 24
_FARTHEST_NAME = 8
_NEAR = 12
_ALEF = "\N{ARABIC LETTER ALEF}"
_HEH = "\N{ARABIC LETTER HEH}"
_BEH = "\N{ARABIC LETTER BEH}"
_ARTICLE = _ALEF + "\N{ARABIC LETTER LAM}"
# What a participle in the accusative ends with, where its letters tell the case.
_ACCUSATIVE = (_ALEF, _HEH, "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}")


@dataclass(frozen=True, slots=True)
class ReportingCue:
    """A word that reports speech.

    Attributes:
        place: of its unit.
        verb: its row in the word list.
        form: "perfect", "imperfect", "participle" or "noun".
        gender, number: of a verb, as far as its form tells.
        negated: whether it stands behind a negation (لم يؤكد).
        relative: whether it stands in a relative clause (الذي وصفه, ما أعلنه).
        pronoun: whether an object pronoun is written on to it.
        quoted: whether it stands inside quoted speech, where it reports for the person who is quoted.
    """

    place: int
    verb: ReportingVerb
    form: str
    gender: str
    number: str
    negated: bool = False
    relative: bool = False
    pronoun: bool = False
    quoted: bool = False


def find_cues(reading: Reading, tables: Tables, names: Collection[int] = (), *, quoted: bool = False) -> tuple[ReportingCue, ...]:
    """Return the reporting cues in text order.

    Args:
        names: places inside names, where no word reports (طالبان is no participle).
        quoted: whether those inside quoted speech are given too.
    """
    found = (cue for unit in reading.units for cue in _cue_at(reading, unit, tables, names))
    return tuple(cue for cue in found if quoted or not cue.quoted)


def _cue_at(reading: Reading, unit: Unit, tables: Tables, names: Collection[int]) -> Iterator[ReportingCue]:
    forms = _forms(unit, tables) if unit.place not in names or unit.upos == "VERB" else ()
    if not forms:
        unit, forms = _joined(reading, unit, tables)
    if not forms or withholds_name(reading, unit.place, tables):
        return
    best = min(forms, key=lambda found: _rank(found, unit))
    kind, form = best.form.kind, best.form
    if form.person == "1":
        return
    quoted = in_long_quote(reading, unit.place)
    if (kind in VERBAL and _is_verb(reading, unit, best, tables, names)) or (
        kind == "participle" and not quoted and not form.definite and _is_adverbial(reading, unit, tables, names)
    ):
        yield ReportingCue(
            place=unit.place,
            verb=best.verb,
            form=kind,
            gender=form.gender,
            number=form.number,
            negated=kind in VERBAL and _is_negated(reading, unit.place, tables),
            relative=kind in VERBAL and _is_relative(reading, unit.place, tables),
            pronoun=bool(form.pronoun) or (reading.units[unit.place] is unit and _bears_pronoun(reading, unit)),
            quoted=quoted,
        )
        return
    noun = next((found for found in forms if found.form.kind == "noun"), None) if kind not in VERBAL else None
    if noun is not None and not noun.form.definite and not quoted:
        pronoun = bool(noun.form.pronoun) or _bears_pronoun(reading, unit)
        yield ReportingCue(unit.place, noun.verb, "noun", "", "", pronoun=pronoun)


def _forms(unit: Unit, tables: Tables) -> tuple[ReportingForm, ...]:
    """Return the lexicon's forms of a word, also where the models left a conjunction on it."""
    forms = tables.lexicon.reporting_forms.get(unit.fold, ())
    if not forms and unit.fold[:1] in _CONJUNCTIONS:
        joined = tables.lexicon.reporting_forms.get(unit.fold[1:], ())
        forms = tuple(
            found for found in joined if found.form.kind == "perfect" or (found.form.kind in VERBAL and unit.upos == "VERB")
        )
    return forms


def _joined(reading: Reading, unit: Unit, tables: Tables) -> tuple[Unit, tuple[ReportingForm, ...]]:
    """Return a verb or participle that the models took apart for a noun with its pronoun (اتهم, منوها), and its forms."""
    following = reading.units[unit.place + 1] if unit.place + 1 < len(reading.units) else unit
    if following.upos != "PRON" or following.token_begin != unit.token_begin or following.token_end != unit.token_end:
        return unit, ()
    word = fold(reading.text(unit.begin, unit.token_end))
    word = word[1:] if word[:1] in _CONJUNCTIONS and unit.begin == unit.token_begin else word
    forms = tables.lexicon.reporting_forms.get(word, ())
    whole = tuple(found for found in forms if found.form.kind != "noun" and not found.form.pronoun)
    return replace(unit, fold=word, upos="VERB" if whole and whole[0].form.kind in VERBAL else unit.upos), whole


def withholds_name(reading: Reading, place: int, tables: Tables) -> bool:
    """رفض الكشف عن هويته, تحدثوا شريطة عدم نشر أسمائهم: the word tells how a source speaks, it reports nothing."""
    words = tables.words
    behind = reading.units[place + 1 : min(reading.stops[place], place + _FARTHEST_NAME)]
    names = [index for index, unit in enumerate(behind) if {unit.fold, unit.lemma} & words["identity"]]
    if reading.units[place].fold in words["disclose"] and names[:1] in ([0], [1]):
        return True
    if _bare(reading.units[place].fold, words["withholding"]) not in words["withholding"]:
        return False
    told = next((index for index, unit in enumerate(behind) if unit.fold in words["disclose"]), -1)
    return told >= 0 and any(index > told for index in names)


def _bare(word: str, listed: Collection[str]) -> str:
    """Return a word without a conjunction that the models left on it."""
    return word[1:] if word not in listed and word[:1] in _CONJUNCTIONS else word


def _rank(found: ReportingForm, unit: Unit) -> tuple[bool, bool]:
    """Prefer the reading that agrees with the tagger, then verbs."""
    is_verb = found.form.kind in VERBAL
    return is_verb != (unit.upos == "VERB"), not is_verb


def in_long_quote(reading: Reading, place: int) -> bool:
    """Tell whether a unit stands in quoted speech, not in marks round a name or a word."""
    index = reading.quote_of[place]
    return index >= 0 and len(reading.between(reading.quotes[index].begin, reading.quotes[index].end)) > 3


def _is_verb(reading: Reading, unit: Unit, found: ReportingForm, tables: Tables, names: Collection[int]) -> bool:
    verb = _may_be_verb(reading, unit, tables) or _takes_subject(reading, unit, found, tables, names)
    if not verb or _follows_noun_marker(reading, unit.place):
        return False
    if unit.fold in tables.words["clause-only"] and not _has_clause(reading, unit.place, tables):
        return False
    if unit.fold in tables.words["tightens"] and _tightens(reading, unit.place, tables):
        return False
    if unit.fold in tables.words["modal"] and not _is_negated(reading, unit.place, tables):
        return False
    if not _has_complement(reading, unit.place, found.verb, tables):
        return False
    if found.form.kind == "imperfect" and (_is_subordinate(reading, unit, tables) or _is_impersonal(reading, unit, tables)):
        return False
    return unit.fold not in tables.words["called"] or _introduces_clause(reading, unit.place + 1, tables, marks=False)


def _tightens(reading: Reading, place: int, tables: Tables) -> bool:
    """شددت الشرطة الإجراءات على الحدود: what is tightened stands before the preposition."""
    for unit in reading.units[place + 1 : min(reading.stops[place], place + _NEAR)]:
        if unit.upos == "ADP":
            return False
        if unit.fold.removeprefix(_ARTICLE) in tables.words["tightened"]:
            return True
    return False


def _follows_noun_marker(reading: Reading, place: int) -> bool:
    """A word after a preposition of its own token is a noun, whatever its letters."""
    if place == 0:
        return False
    before, unit = reading.units[place - 1], reading.units[place]
    return before.upos == "ADP" and before.token_begin == unit.token_begin


def _may_be_verb(reading: Reading, unit: Unit, tables: Tables) -> bool:
    """The tagger calls it a verb, or what follows can only follow a verb of saying (أبرز is most often an adjective)."""
    following = reading.units[unit.place + 1] if unit.place + 1 < len(reading.units) else unit
    if unit.upos == following.upos == "ADP":  # عبر عن
        return True
    return unit.upos == "VERB" or following.fold in tables.words["complementizer"] or following.text in _OPENING


def _takes_subject(reading: Reading, unit: Unit, found: ReportingForm, tables: Tables, names: Collection[int]) -> bool:
    """A word before a name or title is a verb, whatever the tagger calls it, if its preposition is near (عبر كيري عن)."""
    units, first = reading.units, unit.place + 1
    governed = unit.place > 0 and units[unit.place - 1].upos in ("ADP", "DET")
    if found.form.kind != "perfect" or unit.upos not in _NOMINAL or first >= len(units) or governed:
        return False
    if first not in names and units[first].fold not in tables.lexicon.title_forms:
        return False
    taken = {fold(word) for word in found.verb.construction if word not in SPEECH_COMPLEMENTS}
    return any(u.fold in taken and u.upos == "ADP" for u in units[first : min(reading.stops[unit.place], first + _NEAR)])


def _has_clause(reading: Reading, place: int, tables: Tables) -> bool:
    """Tell whether a complementizer follows soon."""
    soon = reading.units[place + 1 : min(reading.stops[place], place + _NEAR)]
    return any(unit.fold in tables.words["complementizer"] for unit in soon)


def _stands_in_paper(reading: Reading, place: int, tables: Tables) -> bool:
    behind = reading.units[place + 1 : min(reading.stops[place], place + 3)]
    if len(behind) < 2 or behind[0].fold not in tables.words["inside"]:
        return False
    return behind[1].fold.removeprefix(_ARTICLE) in tables.words["paper"] | tables.words["venue-noun"]


def _has_complement(reading: Reading, place: int, verb: ReportingVerb, tables: Tables) -> bool:
    """A verb that reports only with its preposition has it near (عبر عن; عبر alone is "through"), جاء has its paper (في بيان)."""
    if "paper" in verb.construction:
        return _stands_in_paper(reading, place, tables)
    if SPEECH_COMPLEMENTS.intersection(verb.construction):
        return True
    stop = min(reading.stops[place], place + _FARTHEST_PREPOSITION)
    taken = {fold(preposition) for preposition in verb.construction}
    return any(unit.fold in taken and unit.upos == "ADP" for unit in reading.units[place + 1 : stop])


def _is_subordinate(reading: Reading, unit: Unit, tables: Tables) -> bool:
    """An imperfect right after أن says what should be or was not said (من دون أن يعلنوا), it reports nothing."""
    before = reading.units[unit.place - 1] if unit.place else unit
    return before is not unit and before.fold in tables.words["complementizer"]


def _is_impersonal(reading: Reading, unit: Unit, tables: Tables) -> bool:
    """يذكر أن, يفترض أن: a passive without anybody who speaks, at the head of a sentence or behind a relative pronoun."""
    if unit.fold not in tables.words["impersonal"] or unit.place + 1 >= len(reading.units):
        return False
    if reading.units[unit.place + 1].fold not in tables.words["complementizer"]:
        return False
    place = unit.place - 1
    while place >= reading.starts[unit.place] and reading.units[place].upos in ("CCONJ", "PART", "AUX"):
        place -= 1
    before = reading.units[place] if place >= reading.starts[unit.place] else None
    return before is None or not before.fold or before.fold in tables.words["relative"] | tables.words["resumes"]


def _is_negated(reading: Reading, place: int, tables: Tables) -> bool:
    before = reading.units[max(reading.starts[place], place - _FARTHEST_NEGATION) : place]
    for index, unit in enumerate(before):
        if unit.fold in tables.words["negation"]:
            return all(between.upos in ("PART", "AUX") for between in before[index + 1 :])
    return False


def _is_relative(reading: Reading, place: int, tables: Tables) -> bool:
    """The word before, but for a particle, is a relative pronoun or ما, or an indefinite noun (أصدر بيانا كشف فيه)."""
    before = reading.units[max(reading.starts[place], place - 2) : place]
    if before and before[-1].upos in ("PART", "AUX"):
        before = before[:-1]
    if not before:
        return False
    noun = before[0] if len(before) > 1 and before[-1].upos == "ADJ" else before[-1]  # بيانا رسميا أكد فيه
    apart = noun.fold in tables.words["when"] or noun.fold in tables.lexicon.title_forms  # لكن مسؤولا قال
    is_object = noun.upos == "NOUN" and noun.fold.endswith(_ALEF) and not apart
    if before[-1].fold in tables.words["relative"] | tables.words["what"] or is_object:
        return True
    return _is_bare_relative(reading, noun, place, tables)


def _is_bare_relative(reading: Reading, noun: Unit, place: int, tables: Tables) -> bool:
    """Behind an indefinite noun a verb that refers back to it needs no relative pronoun (في بيان نشرته, رسالة مشتركة نشرت)."""
    if noun.upos != "NOUN" or noun.fold.startswith(_ARTICLE):
        return False
    return noun.fold in tables.words["paper"] or (noun.place == place - 1 and _bears_pronoun(reading, reading.units[place]))


def _bears_pronoun(reading: Reading, unit: Unit) -> bool:
    following = reading.units[unit.place + 1] if unit.place + 1 < len(reading.units) else unit
    return following is not unit and following.upos == "PRON" and following.token_begin == unit.token_begin


def _introduces_clause(reading: Reading, place: int, tables: Tables, *, marks: bool = True) -> bool:
    """Tell whether أن, بأن, or, where marks count, a mark or nothing stands at a place."""
    if place + 1 < len(reading.units) and reading.units[place].fold == _BEH:
        place += 1
    if place >= len(reading.units) or not reading.units[place].fold:
        return marks
    return reading.units[place].fold in tables.words["complementizer"]


def _is_adverbial(reading: Reading, unit: Unit, tables: Tables, names: Collection[int]) -> bool:
    """A participle that reports stands in the accusative after a clause, most often after a comma.

    In the feminine and the plural its form does not tell the case; behind a noun it is the noun's adjective then (أنباء مؤكدة).
    """
    if unit.place == 0 or not unit.fold.endswith(_ACCUSATIVE):
        return False
    before = reading.units[unit.place - 1]
    if not before.fold or before.upos == "CCONJ":
        return True
    introduces = _introduces_clause(reading, unit.place + 1, tables)
    if before.place in names or before.upos == "PRON":
        return unit.fold.endswith(_ALEF) or introduces or reading.units[unit.place + 1].upos != "ADP"
    if before.fold in tables.words["when"]:
        return True
    if unit.fold.endswith(_ALEF):
        agrees = before.upos == "NOUN" and before.fold.endswith(_ALEF)
        return not agrees or introduces
    is_verb = before.upos == "VERB" and before.lemma not in tables.words["auxiliary"]
    beside = is_verb or before.upos in ("ADV", "NUM") or (introduces and before.fold.startswith(_ARTICLE))
    return unit.fold.endswith(_HEH) and beside
