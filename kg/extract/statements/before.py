"""Content that stands before its verb: «…»، قال X and …، كما قال X."""

from kg.extract.actors.scene import Scene
from kg.extract.statements.contents import Content, begins_speech, bounded
from kg.extract.statements.cues import ReportingCue, in_long_quote

_CLOSING = frozenset("\"«»“”’'،,")
_COMMAS = frozenset(("،", ","))
_WINDOW = 12
_SHORTEST = 3
_REST = 4


def quote_before(scene: Scene, cue: ReportingCue) -> Content | None:
    """Return the quotation that ends right before a verb, which no conjunction joins to it."""
    reading = scene.reading
    place = cue.place - 1
    while place >= 0 and reading.units[place].text in _CLOSING and reading.quote_of[place] < 0:
        place -= 1
    if place < 0 or place == cue.place - 1 or reading.quote_of[place] < 0 or not in_long_quote(reading, place):
        return None
    if reading.units[place].passage != reading.units[cue.place].passage:
        return None
    quote = reading.quotes[reading.quote_of[place]]
    first = reading.first_at(quote.begin)
    return bounded(reading, first, place + 1, "before", _window(scene, cue)) if begins_speech(reading, first) else None


def clause_before(scene: Scene, cue: ReportingCue) -> Content | None:
    """Return the clause that a verb behind a comma, or behind كما and its like, reports."""
    reading, words = scene.reading, scene.tables.words
    place, start = cue.place - 1, reading.starts[cue.place]
    manner = False
    while place > start and reading.units[place].fold in words["manner"]:
        place, manner = place - 1, True
    if cue.relative and not manner:
        return None
    if "direct" not in cue.verb.construction or not (manner or reading.units[place].text in _COMMAS):
        return None
    if place - start < _SHORTEST:
        return None
    if not manner and not _is_whole(scene, start, cue):
        return None
    return bounded(reading, start, place + (reading.units[place].text not in _COMMAS), "before", _window(scene, cue))


def _is_whole(scene: Scene, start: int, cue: ReportingCue) -> bool:
    """Tell whether a sentence begins with a main clause, and nothing stands behind the verb but who says it."""
    units, words = scene.reading.units, scene.tables.words
    head = units[start + 1] if units[start].upos == "CCONJ" else units[start]
    aside = head.upos in ("ADP", "SCONJ") or head.fold in words["resumes"] | words["resumes-before-cue"] | words["time"]
    behind = range(cue.place + 1, scene.reading.stops[cue.place])
    known = scene.name_at.keys() | scene.position_at.keys()
    more = [p for p in behind if units[p].fold and p not in known and units[p].fold not in words["when"]]
    return not aside and len(more) <= _REST


def _window(scene: Scene, cue: ReportingCue) -> tuple[int, int]:
    return cue.place + 1, min(scene.reading.stops[cue.place], cue.place + _WINDOW)
