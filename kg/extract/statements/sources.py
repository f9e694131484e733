"""Sources that are named without a verb: بحسب X, وفقا ل X, على حد قول X, نقلا عن X."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.actors.mentions import Referent, make_mention
from kg.extract.actors.scene import Scene, phrase_at
from kg.extract.reading.candidates import ARTICLE
from kg.extract.reading.reading import longest_listed
from kg.extract.statements.unlisted import PERSONS, Subject, unlisted_subject

_LONGEST_CUE = 4
_MARKS = frozenset('"«“„(')
_MEDIA = frozenset(("Organization",))


@dataclass(frozen=True, slots=True)
class Source:
    """A phrase that names a source.

    Attributes:
        first, last: half-open range of units of the phrase, cue and name.
        words: offsets of the cue as written, without an attached preposition.
        speaker: who is named; None for a paper whose issuer was named before (وفقا للبيان).
        relayed: whether the cue says that somebody passes the words on (نقلا عن).
        medium: whether the source is one that passes on what others say: an agency, a newspaper, a channel.
    """

    first: int
    last: int
    words: tuple[int, int]
    speaker: Referent | None
    relayed: bool
    medium: bool


def find_sources(scene: Scene) -> tuple[Source, ...]:
    """Return the sources outside quoted speech, in text order."""
    return tuple(_sources(scene))


def _sources(scene: Scene) -> Iterator[Source]:
    reading, inside = scene.reading, 0
    for unit in reading.units:
        if unit.place < inside or reading.quote_of[unit.place] >= 0:
            continue
        rows, length = longest_listed(reading, unit.place, scene.tables.lexicon.cue_forms, _LONGEST_CUE)
        kinds = {row.kind for row in rows}
        if not kinds & {"according-to", "relayed"}:
            continue
        inside = unit.place + length
        found = _named(scene, inside)
        if found is None:
            continue
        speaker, last = found
        words = (unit.begin, _cue_end(scene, unit.place, inside))
        medium = speaker is not None and _is_medium(scene, speaker)
        yield Source(unit.place, last, words, speaker, "relayed" in kinds, medium)


def _cue_end(scene: Scene, first: int, last: int) -> int:
    """Return where the cue ends, without a preposition that is written on to the name (وفقا لرويترز)."""
    units = scene.reading.units
    final = units[last - 1]
    if last - first > 1 and len(final.fold) == 1 and last < len(units) and units[last].token_begin == final.token_begin:
        final = units[last - 2]
    return final.end


def _named(scene: Scene, place: int) -> tuple[Referent | None, int] | None:
    """Return the source named at `place` or past one word more (بحسب بيان X, وفق وكالة «X»), and where its words end."""
    units, reading = scene.reading.units, scene.reading
    if place < len(units) and _is_known_paper(scene, place):
        return None, place + 1
    for first in range(place, min(place + 3, reading.stops[place] if place < len(units) else place)):
        found = phrase_at(scene, first, ())
        if found is not None:
            position = scene.position_at.get(first)
            end = scene.positions[position].last if position is not None else found.last
            return found, max(end, found.last)
        known = next(iter(scene.register.persons.get(units[first].fold, ())), None)
        if first == place and known is not None:
            return known, first + 1
        if first == place and units[first].upos in ("X", "PROPN"):
            last = first + 1
            while last < reading.stops[first] and units[last].upos in ("X", "PROPN"):
                last += 1
            mention = make_mention(reading, first, last, kind="Person", rule="source", confidence=0.4)
            return Referent(mention, first, last, tuple(u.fold for u in units[first:last])), last
        people = _people(scene, first) if first == place else None
        if people is not None:
            return people.referents[0], people.last
        if units[first].fold and units[first].upos not in ("NOUN", "ADP") and units[first].text not in _MARKS:
            break
    return None


def _is_known_paper(scene: Scene, place: int) -> bool:
    """A paper with the article is one that the article has spoken of, unless its issuer follows (البيان الصادر عن X)."""
    units, words = scene.reading.units, scene.tables.words
    bare = units[place].fold.removeprefix(ARTICLE)
    if bare not in words["paper"]:
        return False
    following = units[place + 1] if place + 1 < len(units) else units[place]
    return not following.fold or following.upos in ("CCONJ", "VERB", "PART", "AUX")


def _people(scene: Scene, place: int) -> Subject | None:
    """Return people whom no list knows (بحسب مقربين منه)."""
    if scene.reading.units[place].upos not in ("NOUN", "ADJ") or not scene.reading.units[place].fold.endswith(PERSONS):
        return None
    return unlisted_subject(scene, place, scene.reading.stops[place], ())


def _is_medium(scene: Scene, speaker: Referent) -> bool:
    first = scene.reading.units[speaker.first]
    before = scene.reading.units[speaker.first - 1] if speaker.first else first
    return speaker.mention.kind in _MEDIA and bool(
        scene.tables.words["medium"] & {first.fold, first.fold[2:], before.fold, *speaker.words[:1]}
    )
