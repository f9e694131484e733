"""How far an operation has come, whether it is asserted at all, and when it is, as its clause says."""

from kg.extract.actors.scene import Scene
from kg.extract.operations.phrases import EventPhrase
from kg.extract.reading.reading import longest_listed
from kg.extract.reading.times import Time, find_times

_BEFORE, _AFTER = 6, 8
_FARTHEST_CALL = 10
_FARTHEST_NEGATION = 4
_LONGEST_CUE = 3
_COMMAS = frozenset(("،", ",", "؛", ":"))
_OF_VERBS = {"perfect": "completed", "imperfect": "ongoing"}


def status_of(scene: Scene, phrase: EventPhrase) -> str:
    """Return the status that the nearest listed cue gives: in the phrase, else before it, else behind it.

    A call may have its subject inside (دعا X إلى هدنة). Where nothing is listed, the tense of the verb that tells the operation
    decides. Empty when nothing says it.
    """
    start, stop = scene.reading.starts[phrase.first], scene.reading.stops[phrase.first]
    inside = range(phrase.first, phrase.last)
    before = range(phrase.first - 1, max(start, phrase.first - _BEFORE) - 1, -1)
    after = range(phrase.last, min(stop, phrase.last + _AFTER))
    listed = next((status for place in (*inside, *before) if (status := _status_at(scene, place))), "")
    behind = next((status for place in after if (status := _status_at(scene, place))), "")
    return listed or _called_for(scene, phrase) or behind or _told(scene, phrase)


def _status_at(scene: Scene, place: int) -> str:
    rows, _ = longest_listed(scene.reading, place, scene.tables.lexicon.status_cues, _LONGEST_CUE)
    return rows[0].status if rows else ""


def _called_for(scene: Scene, phrase: EventPhrase) -> str:
    """Return the status of a cue whose last word stands right before the phrase and its first one before its subject."""
    units, cues = scene.reading.units, scene.tables.lexicon.status_cues
    if phrase.first == 0 or units[phrase.first - 1].upos != "ADP":
        return ""
    start = max(scene.reading.starts[phrase.first], phrase.first - _FARTHEST_CALL)
    for place in range(phrase.first - 2, start - 1, -1):
        rows = cues.get(f"{units[place].fold} {units[phrase.first - 1].fold}")
        if rows:
            return rows[0].status
    return ""


def _told(scene: Scene, phrase: EventPhrase) -> str:
    """Return what the tense of the operation's own verb says: planned for the future, completed for the perfect."""
    if not phrase.verbal:
        return ""
    rows = scene.tables.lexicon.event_forms.get(scene.reading.units[phrase.first].fold, ())
    verb = next((row.form for row in rows if row.form.kind in _OF_VERBS), None)
    return "" if verb is None else "planned" if verb.future else _OF_VERBS[verb.kind]


def mood_of(scene: Scene, phrase: EventPhrase) -> str:
    """Return "negated" or "hypothetical" if a word before the phrase in its clause makes it so, else nothing.

    A negated verb before the event (لم تشن القوات هجوما) and a denial (نفى الجيش قصف المدينة) negate it; what is prevented or
    stands in a condition (لمنع هجوم, إذا هاجمت) is hypothetical.
    """
    units, words = scene.reading.units, scene.tables.words
    start = max(scene.reading.starts[phrase.first], phrase.first - _BEFORE)
    for place in range(phrase.first - 1, start - 1, -1):
        unit = units[place]
        if unit.text in _COMMAS:
            break
        if unit.fold in words["hypothetical"]:
            return "hypothetical"
        near = phrase.first - place <= _FARTHEST_NEGATION
        if unit.fold in words["denial"] or (near and unit.fold in words["negator"]):
            return "negated"
    return ""


def when_of(scene: Scene, phrase: EventPhrase) -> Time | None:
    """Return the first expression of time in the phrase or behind it in its clause, else the last one before it; else None."""
    stop = _clause_stop(scene, phrase)
    behind = next(find_times(scene.reading, scene.tables, range(phrase.first, stop)), None)
    if behind is not None:
        return behind
    start = max(scene.reading.starts[phrase.first], phrase.first - _BEFORE)
    before = tuple(find_times(scene.reading, scene.tables, range(start, phrase.first)))
    return before[-1] if before and before[-1].last <= phrase.first else None


def _clause_stop(scene: Scene, phrase: EventPhrase) -> int:
    limit = min(scene.reading.stops[phrase.first], phrase.last + _AFTER)
    for place in range(phrase.last, limit):
        unit = scene.reading.units[place]
        if unit.upos == "SCONJ" or (unit.upos == "VERB" and place > phrase.last):
            return place
    return limit
