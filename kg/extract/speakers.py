"""Who speaks: the noun phrase between the cue and what it reports, else the subject before the cue, else the speaker so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.cues import ReportingCue
from kg.extract.mentions import Referent, make_mention
from kg.extract.reading import Unit
from kg.extract.scene import SPEAKING, Scene, as_actor, phrase_at, position_referent

_FARTHEST_SUBJECT = 4
_WIDEST_WINDOW = 4
_AND = "\N{ARABIC LETTER WAW}"
_NOON = "\N{ARABIC LETTER NOON}"
# Endings of sound plurals and duals of persons.
_PERSONS = tuple(letter + _NOON for letter in (_AND, "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER ALEF}"))
_COMMAS = frozenset(("،", ",", "؛", ":"))
_BEFORE_SUBJECT = frozenset(("CCONJ", "PART", "DET", "AUX", "PRON"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks.

    Attributes:
        referents: one, or several who speak together; empty when nobody is named.
        named: whether the speaker stands with this cue, not carried on from an earlier one.
    """

    referents: tuple[Referent, ...]
    named: bool


def find_speaker(scene: Scene, cue: ReportingCue, window: tuple[int, int], so_far: Sequence[Referent]) -> Speaker:
    """Return the speaker of a cue.

    Args:
        window: half-open range of units between the cue and the content.
        so_far: speakers of the article up to here, in text order.
    """
    if cue.form != "participle":
        found = _phrase_after(scene, *window, so_far)
        if found is None and not _names_another_subject(scene, window):
            found = _phrase_before(scene, cue, so_far)
        if found is not None:
            return Speaker((found, *_joined(scene, found, window, so_far)), True)
        unlisted = _unlisted(scene, cue, window)
        if unlisted is not None:
            return Speaker((unlisted,), True)
    return Speaker(tuple(so_far[-1:]), False)


def _phrase_after(scene: Scene, first: int, last: int, so_far: Sequence[Referent]) -> Referent | None:
    """Return the first noun phrase of the window if no other noun stands before it."""
    units = scene.reading.units
    for place in range(first, min(last, first + _WIDEST_WINDOW)):
        found = phrase_at(scene, place, so_far)
        if found is not None:
            return found
        unit = units[place]
        if unit.upos == "ADP" and place + 1 < last and units[place + 1].upos == "PRON":
            continue
        if unit.upos in ("NOUN", "ADP", "VERB") and unit.fold not in scene.tables.words["time"]:
            return None
    return None


def _phrase_before(scene: Scene, cue: ReportingCue, so_far: Sequence[Referent]) -> Referent | None:
    """Return the subject that stands before its verb (لافروف أضاف), also with كان … قد and appositions between commas."""
    start = scene.reading.starts[cue.place]
    for place in range(cue.place - 1, max(start, cue.place - 1 - _FARTHEST_SUBJECT) - 1, -1):
        unit = scene.reading.units[place]
        if place in scene.name_at:
            return _subject_name(scene, scene.name_at[place], start, so_far)
        if place in scene.position_at:
            phrase = scene.positions[scene.position_at[place]]
            return position_referent(scene, phrase, so_far) if _begins_clause(scene, phrase.first, start) else None
        if unit.fold and unit.upos in ("NOUN", "VERB", "ADP") and not _is_auxiliary(scene, unit):
            return None
    return None


def _subject_name(scene: Scene, name: int, start: int, so_far: Sequence[Referent]) -> Referent | None:
    """Return whom a name before the verb stands for: itself, or the position that it is part of (القيادية في القوات قالت)."""
    candidate = scene.names[name]
    if candidate.kind not in SPEAKING or not _begins_clause(scene, candidate.first, start):
        return None
    position = scene.position_at.get(candidate.first)
    if position is not None:
        return position_referent(scene, scene.positions[position], so_far)
    actor = as_actor(scene.referents[name])
    return None if actor.mention.kind == "Location" else actor


def _begins_clause(scene: Scene, first: int, start: int) -> bool:
    """Only conjunctions, particles, كان and appositions between commas stand between the start of the sentence and the phrase."""
    position = next(
        (p for p in scene.positions if p.person >= 0 and scene.names[p.person].first == first and p.first < first), None
    )
    place = (position.first if position else first) - 1
    while place >= start:
        unit = scene.reading.units[place]
        if unit.text in _COMMAS:
            return True
        if unit.fold and unit.upos not in _BEFORE_SUBJECT and not _is_auxiliary(scene, unit):
            return unit.fold in scene.tables.words["break"]
        place -= 1
    return True


def _is_auxiliary(scene: Scene, unit: Unit) -> bool:
    return unit.upos == "AUX" or unit.lemma in scene.tables.words["auxiliary"]


def _joined(scene: Scene, found: Referent, window: tuple[int, int], so_far: Sequence[Referent]) -> tuple[Referent, ...]:
    """Return who speaks together with `found`: the next phrase after a و."""
    place = found.last
    if place < window[1] and scene.reading.units[place].fold == _AND and place + 1 < window[1]:
        other = phrase_at(scene, place + 1, so_far)
        return (other,) if other is not None else ()
    return ()


def _names_another_subject(scene: Scene, window: tuple[int, int]) -> bool:
    """The verb is followed by a noun that stands for what was said or written (البيان), not for an actor."""
    first = window[0]
    return first < window[1] and scene.reading.units[first].fold in scene.tables.words["back-reference"]


def _unlisted(scene: Scene, cue: ReportingCue, window: tuple[int, int]) -> Referent | None:
    """Return a speaker whom neither models nor lists know: the noun right after the verb that the parser calls its subject."""
    first = window[0]
    if first >= window[1] or cue.form not in ("perfect", "imperfect"):
        return None
    units = scene.reading.units
    unit = units[first]
    if unit.upos not in ("NOUN", "X", "ADJ") or not unit.deprel.startswith("nsubj") or unit.head != cue.place:
        return None
    lexicon, words = scene.tables.lexicon, scene.tables.words
    if not unit.fold.endswith(_PERSONS) or unit.fold in words["time"] | words["back-reference"]:
        return None
    if unit.fold in lexicon.reporting_forms or unit.fold in lexicon.event_forms:
        return None
    last = first + 1
    while last < window[1] and units[last].upos in ("ADJ", "NOUN", "X") and units[last].fold not in scene.tables.words["time"]:
        last += 1
    kind = "Group" if "Number=Plur" in unit.feats else "Person"
    mention = make_mention(scene.reading, first, last, kind=kind, rule="subject-of-speech", confidence=0.4)
    return Referent(mention, first, last, tuple(u.fold for u in units[first:last] if u.fold))
