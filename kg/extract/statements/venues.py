"""To whom, through which medium or at which venue something is said: لقناة X, في مؤتمر صحفي, عبر تويتر."""

from kg.extract.actors.scene import Scene
from kg.extract.reading.reading import Reading
from kg.extract.statements.cues import ReportingCue

_LONGEST = 14
_LAM = "\N{ARABIC LETTER LAM}"
_HEARERS = frozenset(("Person", "Organization"))
_MARKS = frozenset('"«»“”()')


def venue(scene: Scene, cue: ReportingCue, window: tuple[int, int], speaker_last: int) -> str:
    """Return the last medium, interlocutor or venue between a cue and its content as written, or nothing.

    Args:
        window: half-open range of units between the cue and the content.
        speaker_last: place after the speaker's words, inside which nothing is sought.
    """
    inside = range(cue.place + 1, min(speaker_last, window[1]))
    found = ""
    for place in range(window[0], window[1]):
        if place in inside and not _is_addressed(scene, place):
            continue
        first = _begins_venue(scene, cue, place, window[1])
        last = _venue_end(scene, first, window[1]) if first else 0
        if last > first:
            found = _written(scene.reading, place, first, last)
    return found


def _is_addressed(scene: Scene, place: int) -> bool:
    """A pronoun behind ل right after the verb (قال لها) stands before the speaker."""
    return scene.reading.units[place].fold == _LAM and place not in scene.position_at and place not in scene.name_at


def _begins_venue(scene: Scene, cue: ReportingCue, place: int, last: int) -> int:
    """Return where the words for a venue begin whose preposition stands at `place`; 0 if none does."""
    units, words = scene.reading.units, scene.tables.words
    if place + 1 >= last or place in scene.position_at or place in scene.name_at:
        return 0
    first = place + 1
    while first < last and units[first].text in _MARKS:
        first += 1
    if first >= last or units[first].upos == "PRON":
        return 0
    follower = units[first].fold
    if units[place].fold == _LAM:
        if _belongs_to_noun(scene, cue, place):
            return 0
        kind = scene.names[scene.name_at[first]].kind if first in scene.name_at else ""
        listens = kind in _HEARERS or first in scene.position_at or follower in words["audience"] | words["medium"]
        return first if listens else 0
    listed = words["venue-noun"] | words["medium"]
    if (units[place].fold in words["venue-preposition"] and follower in listed) or (
        units[place].fold in words["on"] and follower in words["page"]
    ):
        return first
    if units[place].fold in words["from"] and cue.verb.act in ("call-for", "ask"):
        return first if first in scene.name_at or first in scene.position_at else 0
    return 0


def _belongs_to_noun(scene: Scene, cue: ReportingCue, place: int) -> bool:
    """Behind a noun that is no name or title, ل says whose it is (الجناح العسكري لحزب X)."""
    before = scene.reading.units[place - 1]
    known = place - 1 in scene.name_at or place - 1 in scene.position_at or before.fold in scene.tables.words["when"]
    return place - 1 != cue.place and before.upos in ("NOUN", "ADJ") and not known


def _venue_end(scene: Scene, first: int, last: int) -> int:
    """Return where the words for a venue end: at a comma, a verb, a word of time or of a clause."""
    units, words = scene.reading.units, scene.tables.words
    place = first
    while place < min(last, first + _LONGEST):
        unit = units[place]
        ends = unit.upos in ("VERB", "SCONJ", "CCONJ", "AUX") or unit.fold in words["complementizer"] | words["relative"]
        if ends or unit.fold in words["when"] | words["time"] or (not unit.fold and unit.text not in _MARKS):
            break
        place += 1
    while place > first and (units[place - 1].upos == "ADP" or units[place - 1].text in '«“("'):
        place -= 1
    return place


def _written(reading: Reading, place: int, first: int, last: int) -> str:
    """Return the words as written; a mark round all of them is left out, one round a part stays.

    Before the article ل is written on to it (للصحافيين), so it stays.
    """
    while last > first and reading.units[last - 1].text in '»”"' and _opens_before(reading, first, last):
        last -= 1
    token = reading.units[first].token_begin
    joined = token == reading.units[place].begin and reading.text(token, token + 2) == _LAM * 2
    return reading.text(token if joined else reading.units[first].begin, reading.units[last - 1].end)


def _opens_before(reading: Reading, first: int, last: int) -> bool:
    return reading.quote_of[last - 2] >= 0 and reading.quotes[reading.quote_of[last - 2]].begin == reading.units[first].begin
