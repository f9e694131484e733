"""Who speaks: the noun phrase between the cue and what it reports, else the subject before the cue, else the speaker so far."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.cues import ReportingCue
from kg.extract.mentions import Referent, make_mention, refer_back
from kg.extract.names import Candidate
from kg.extract.positions import Position
from kg.extract.reading import Reading, Unit
from kg.extract.tables import Tables
from kg.model import content_id

_SPEAKING = frozenset(("Person", "Organization", "ArmedGroup", "Group", "State", "Location"))
_FARTHEST_SUBJECT = 4
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_PLURALS = ("ون", "ين", "ان")


@dataclass(frozen=True, slots=True)
class Scene:
    """All noun phrases of an article that can speak.

    Attributes:
        names: candidates; referents: one for each candidate.
        positions: titles and unnamed sources.
        name_at, position_at: index of the candidate or position at a unit.
    """

    reading: Reading
    tables: Tables
    names: tuple[Candidate, ...]
    referents: tuple[Referent, ...]
    positions: tuple[Position, ...]
    name_at: dict[int, int]
    position_at: dict[int, int]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks.

    Attributes:
        referents: one, or several who speak together; empty when nobody is named.
        named: whether the speaker stands with this cue, not carried on from an earlier one.
    """

    referents: tuple[Referent, ...]
    named: bool


def make_scene(
    reading: Reading, tables: Tables, names: Sequence[Candidate], referents: Sequence[Referent], positions: Sequence[Position]
) -> Scene:
    """Return the scene with its places indexed."""
    name_at = {place: i for i, c in enumerate(names) for place in range(c.first, c.last)}
    position_at = {place: i for i, p in enumerate(positions) for place in range(p.first, p.last)}
    return Scene(reading, tables, tuple(names), tuple(referents), tuple(positions), name_at, position_at)


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
    for place in range(first, min(last, first + 4)):
        found = phrase_at(scene, place, so_far)
        if found is not None:
            return found
        unit = scene.reading.units[place]
        if unit.upos == "ADP" and scene.reading.units[place + 1].upos == "PRON":
            continue
        if unit.upos in ("NOUN", "ADP", "VERB") and unit.fold not in scene.tables.words["time"]:
            return None
    return None


def phrase_at(scene: Scene, place: int, so_far: Sequence[Referent]) -> Referent | None:
    """Return the referent of the position or name that begins at a unit, or None."""
    position = scene.position_at.get(place)
    if position is not None and scene.positions[position].first == place:
        return position_referent(scene, scene.positions[position], so_far)
    name = scene.name_at.get(place)
    if name is not None and scene.names[name].first == place and scene.names[name].kind in _SPEAKING:
        return as_actor(scene.referents[name])
    return None


def position_referent(scene: Scene, position: Position, so_far: Sequence[Referent]) -> Referent:
    """Return the person of a position: its named holder, the one whom it refers back to, or a person known only by it."""
    if position.person >= 0:
        return scene.referents[position.person]
    words = tuple(unit.fold for unit in scene.reading.units[position.first : position.last] if unit.fold)
    holder = _holder(scene, position, words, so_far)
    mention = make_mention(
        scene.reading, position.first, position.last, kind="Person", rule=f"position-{position.kind}", confidence=0.6
    )
    if holder is not None:
        mention = replace(mention, antecedent=holder.mention.id)
    return Referent(mention, position.first, position.last, words, position.country, words)


def _holder(scene: Scene, position: Position, words: tuple[str, ...], so_far: Sequence[Referent]) -> Referent | None:
    """Return who holds a position that stands without a name."""
    if position.kind == "source":
        head = words[0].removeprefix(_ARTICLE)
        if words[0] != head:
            source = next((r for r in reversed(so_far) if r.words and r.words[0].removeprefix(_ARTICLE)[:4] == head[:4]), None)
            return source or (None if position.plural else _bearer(scene, position, words, generic=True))
        if scene.reading.units[position.first].passage == 0:
            return next((r for r in scene.referents if r.role[:1] == words[:1]), None)
        return None
    return None if position.plural else _bearer(scene, position, words, generic=position.kind in ("generic", "rank"))


def _bearer(scene: Scene, position: Position, words: tuple[str, ...], *, generic: bool) -> Referent | None:
    before = [r for r in scene.referents if r.first < position.first]
    return refer_back(words, position.country, before, generic=generic)


def as_actor(referent: Referent) -> Referent:
    """Return a country or capital as the state that it stands for when it speaks or acts; others as they are."""
    if referent.mention.kind != "Location" or not referent.country:
        return referent
    mention = replace(referent.mention, kind="State", subtype="", rule="state-as-actor", antecedent="")
    identifier = content_id(mention.article, "State", mention.begin, mention.end)
    return replace(referent, mention=replace(mention, id=identifier))


def _phrase_before(scene: Scene, cue: ReportingCue, so_far: Sequence[Referent]) -> Referent | None:
    """Return the subject that stands before its verb (لافروف أضاف), also with كان … قد and appositions between commas."""
    start = scene.reading.starts[cue.place]
    gap = 0
    place = cue.place - 1
    while place >= start and gap <= _FARTHEST_SUBJECT:
        unit = scene.reading.units[place]
        if place in scene.name_at:
            name = scene.name_at[place]
            first = scene.names[name].first
            if not _begins_clause(scene, first, start):
                return None
            if scene.names[name].kind in _SPEAKING:
                inner = scene.position_at.get(first)
                return position_referent(scene, scene.positions[inner], so_far) if inner is not None else as_actor(scene.referents[name])
            return None
        if place in scene.position_at:
            phrase = scene.positions[scene.position_at[place]]
            return position_referent(scene, phrase, so_far) if _begins_clause(scene, phrase.first, start) else None
        if unit.fold and unit.upos in ("NOUN", "VERB", "ADP") and not _is_auxiliary(unit):
            return None
        gap += 1
        place -= 1
    return None


def _begins_clause(scene: Scene, first: int, start: int) -> bool:
    """Only conjunctions, particles, كان and appositions between commas stand between the start of the sentence and the phrase."""
    position = next((p for p in scene.positions if p.person >= 0 and scene.names[p.person].first == first and p.first < first), None)
    place = (position.first if position else first) - 1
    while place >= start:
        unit = scene.reading.units[place]
        if unit.text in ("،", ",", "؛", ":"):
            return True
        if unit.fold and unit.upos not in ("CCONJ", "PART", "DET", "AUX", "PRON") and not _is_auxiliary(unit):
            return unit.fold in scene.tables.words["break"]
        place -= 1
    return True


def _is_auxiliary(unit: Unit) -> bool:
    return unit.upos == "AUX" or unit.lemma in ("كان", "قد")


def _joined(scene: Scene, found: Referent, window: tuple[int, int], so_far: Sequence[Referent]) -> tuple[Referent, ...]:
    """Return who speaks together with `found`: the next phrase after a و."""
    place = found.last
    if place < window[1] and scene.reading.units[place].fold == "\N{ARABIC LETTER WAW}" and place + 1 < window[1]:
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
    if not unit.fold.endswith(_PLURALS) or unit.fold in scene.tables.words["time"]:
        return None
    last = first + 1
    while last < window[1] and units[last].upos in ("ADJ", "NOUN", "X") and units[last].fold not in scene.tables.words["time"]:
        last += 1
    kind = "Group" if "Number=Plur" in unit.feats else "Person"
    mention = make_mention(scene.reading, first, last, kind=kind, rule="subject-of-speech", confidence=0.4)
    return Referent(mention, first, last, tuple(u.fold for u in units[first:last] if u.fold))
