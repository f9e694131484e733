"""How far an operation has come and when it is, as its clause says."""

from kg.extract.phrases import EventPhrase
from kg.extract.reading import longest_listed
from kg.extract.scene import Scene

_BEFORE, _AFTER = 6, 8
_LONGEST_CUE = 3
_LONGEST_WHEN = 6


def status_of(scene: Scene, phrase: EventPhrase) -> str:
    """Return the status that the nearest listed cue gives, in the phrase, else before it, else behind it; or nothing."""
    start, stop = scene.reading.starts[phrase.first], scene.reading.stops[phrase.first]
    inside = range(phrase.first, phrase.last)
    before = range(phrase.first - 1, max(start, phrase.first - _BEFORE) - 1, -1)
    after = range(phrase.last, min(stop, phrase.last + _AFTER))
    return next((status for place in (*inside, *before, *after) if (status := _status_at(scene, place))), "")


def _status_at(scene: Scene, place: int) -> str:
    rows, _ = longest_listed(scene.reading, place, scene.tables.lexicon.status_cues, _LONGEST_CUE)
    return rows[0].status if rows else ""


def when_of(scene: Scene, phrase: EventPhrase) -> str:
    """Return the first expression of time in the phrase or behind it in its sentence, as written; else nothing."""
    stop = min(scene.reading.stops[phrase.first], phrase.last + _AFTER)
    units, words = scene.reading.units, scene.tables.words
    anchor = next((place for place in range(phrase.first, stop) if units[place].fold in words["when"]), None)
    if anchor is None:
        return ""
    first, last = anchor, anchor + 1
    while first > phrase.first and anchor - first < _LONGEST_WHEN and _is_time(scene, first - 1):
        first -= 1
    while last < stop and last - anchor < _LONGEST_WHEN and _is_time(scene, last):
        last += 1
    return scene.reading.text(units[first].begin, units[_content_end(scene, range(first, last))].end)


def _is_time(scene: Scene, place: int) -> bool:
    unit = scene.reading.units[place]
    return unit.fold in scene.tables.words["when"] | scene.tables.words["when-part"] or unit.upos == "NUM"


def _content_end(scene: Scene, places: range) -> int:
    """Return the last place that is no preposition, which would hang in the air."""
    return max((place for place in places if scene.reading.units[place].upos != "ADP"), default=max(places))
