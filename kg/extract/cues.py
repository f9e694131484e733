"""Reporting cues: verbs, participles and nouns that report speech, and phrases that name a source (بحسب, وفق)."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.reading import Reading, Unit
from kg.extract.tables import Tables
from kg.lexicon import ReportingForm, ReportingVerb

_VERBAL = frozenset(("perfect", "imperfect"))
_OPENING = frozenset(':"«“')
_CONJUNCTIONS = frozenset(("\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER FEH}"))


@dataclass(frozen=True, slots=True)
class ReportingCue:
    """A word that reports speech.

    Attributes:
        place: of its unit.
        verb: its row in the word list.
        form: "perfect", "imperfect", "participle" or "noun".
        gender, number: of a verb, as far as its form tells.
    """

    place: int
    verb: ReportingVerb
    form: str
    gender: str
    number: str


def find_cues(reading: Reading, tables: Tables) -> tuple[ReportingCue, ...]:
    """Return the reporting cues outside quoted speech, in text order."""
    return tuple(cue for unit in reading.units for cue in _cue_at(reading, unit, tables))


def _cue_at(reading: Reading, unit: Unit, tables: Tables) -> Iterator[ReportingCue]:
    forms = _forms(unit, tables)
    if not forms or _in_long_quote(reading, unit.place):
        return
    best = min(forms, key=lambda found: _rank(found, unit))
    kind = best.form.kind
    if (
        kind in _VERBAL
        and _may_be_verb(reading, unit, tables)
        and not _follows_noun_marker(reading, unit.place)
        and not (kind == "imperfect" and _is_subordinate(reading, unit, tables))
    ) or (kind == "participle" and not best.form.definite and _is_adverbial(reading, unit)):
        yield ReportingCue(unit.place, best.verb, kind, best.form.gender, best.form.number)
    elif kind == "noun" and not best.form.definite:
        yield ReportingCue(unit.place, best.verb, kind, "", "")


def _forms(unit: Unit, tables: Tables) -> tuple[ReportingForm, ...]:
    """Return the lexicon's forms of a word, also where the models left a conjunction on it."""
    forms = tables.lexicon.reporting_forms.get(unit.fold, ())
    if not forms and unit.fold[:1] in _CONJUNCTIONS:
        forms = tables.lexicon.reporting_forms.get(unit.fold[1:], ())
    return forms


def _rank(found: ReportingForm, unit: Unit) -> tuple[bool, bool]:
    """Prefer the reading that agrees with the tagger, then verbs."""
    is_verb = found.form.kind in _VERBAL
    return is_verb != (unit.upos == "VERB"), not is_verb


def _in_long_quote(reading: Reading, place: int) -> bool:
    index = reading.quote_of[place]
    return index >= 0 and len(reading.between(reading.quotes[index].begin, reading.quotes[index].end)) > 3


def _follows_noun_marker(reading: Reading, place: int) -> bool:
    """A word after a preposition of its own token is a noun, whatever its letters."""
    if place == 0:
        return False
    before, unit = reading.units[place - 1], reading.units[place]
    return before.upos == "ADP" and before.token_begin == unit.token_begin


def _may_be_verb(reading: Reading, unit: Unit, tables: Tables) -> bool:
    """The tagger calls it a verb, or what follows can only follow a verb of saying (أبرز is most often an adjective)."""
    following = reading.units[unit.place + 1] if unit.place + 1 < len(reading.units) else unit
    return unit.upos == "VERB" or following.fold in tables.words["complementizer"] or following.text in _OPENING


def _is_subordinate(reading: Reading, unit: Unit, tables: Tables) -> bool:
    """An imperfect right after أن says what should be or was not said (من دون أن يعلنوا), it reports nothing."""
    return unit.place > 0 and reading.units[unit.place - 1].fold in tables.words["complementizer"]


def _is_adverbial(reading: Reading, unit: Unit) -> bool:
    """A participle that reports stands in the accusative after a clause, most often after a comma."""
    if unit.place == 0:
        return False
    before = reading.units[unit.place - 1]
    return (
        not before.fold
        or unit.fold.endswith("\N{ARABIC LETTER ALEF}")
        or before.upos in ("CCONJ", "PRON")
        or unit.gender == "Fem"
    )
