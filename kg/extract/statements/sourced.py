"""What stands with a source that is named without a verb: بحسب X, وفق X, على حد قول X.

وبحسب X، فإن …      the clause behind it
…، بحسب X           the clause before it
وفقا للبيان، …       the words of whoever has issued the paper
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kg.extract.actors.scene import Scene, phrase_at
from kg.extract.statements.contents import Content, begins_speech, bounded
from kg.extract.statements.ends import content_end
from kg.extract.statements.record import Record
from kg.extract.statements.reported import Reported
from kg.extract.statements.sources import Source
from kg.extract.statements.speakers import issuer

_COMMAS = frozenset(("،", ","))
_ENDS = frozenset(("،", ",", ".", "؛", "-", "–", ")"))
_THEN = "\N{ARABIC LETTER FEH}"
_SHORTEST = 2
_FARTHEST_CLAUSE = 24
RULE = "according-to"


def sourced_statements(
    scene: Scene, sources: Sequence[Source], cues: Collection[int], relative: Collection[int]
) -> Iterator[Reported]:
    """Yield the clause after a source and its comma or colon, or the clause before it.

    Of a clause that reports somebody itself a medium is only who passes it on.

    Args:
        cues: places of the cues; relative: those of them that stand in relative clauses.
    """
    starts = scene.reading.starts
    for source in sources:
        start = starts[source.first]
        if source.first - start <= 1 or _leads(scene, source.last) or _quotes(scene, source.last):
            content = _clause_after(scene, source.last, cues)
        else:
            told = any(place in cues and place not in relative for place in range(start, source.first))
            content = None if told and (source.medium or source.relayed) else _up_to(scene, source)
        if content is not None and content.last - content.first >= _SHORTEST:
            speakers = (source.speaker,) if source.speaker is not None else ()
            yield Reported(content, speakers, source.words, "say", "neutral", RULE, 0.7)


def with_known_source(record: Record, item: Reported, source: Source | None) -> Reported:
    """Return a statement of a source with whom its words refer back to (بحسب المصدر, وفقا للبيان).

    Args:
        source: whose words are where the verb of the statement would be, if any.
    """
    if source is None or item.rule != RULE:
        return item
    before = record.before(source.first)
    if source.speaker is None:
        return replace(item, speakers=issuer(before), named=False)
    known = phrase_at(record.scene, source.speaker.first, [r for turn in before for r in turn.speakers])
    return replace(item, speakers=(known,)) if known is not None else item


def _clause_after(scene: Scene, place: int, cues: Collection[int]) -> Content | None:
    reading = scene.reading
    units = reading.units
    if _quotes(scene, place):  # برأي X «…»
        place += not units[place].fold
        return bounded(reading, place, content_end(reading, place, scene.tables, cues), "quote", (place, place))
    place = _then(scene, place)
    if place >= len(units) or not (units[place].text in (":", *_COMMAS) or _introduces(scene, place)):
        return None
    first = place
    while first < reading.stops[place] and _introduces(scene, first):
        first += 1
    if first >= reading.stops[place]:
        return None
    last = content_end(reading, first, scene.tables, cues)
    return bounded(reading, first, last, "colon", (place, place))


def _then(scene: Scene, place: int) -> int:
    """Return the place of فإن, if it brings the clause behind a source with more words (وفق مصدر، لم يذكر اسمه، فإن …)."""
    stop = min(place + _FARTHEST_CLAUSE, scene.reading.stops[place] if place < len(scene.reading.stops) else place)
    found = (p for p in range(place, stop) if scene.reading.units[p].fold[:1] == _THEN and _introduces(scene, p))
    return next(found, place)


def _quotes(scene: Scene, place: int) -> bool:
    """Tell whether a quotation begins at a place, or behind its mark there."""
    reading = scene.reading
    if place + 1 >= len(reading.units) or reading.units[place].passage != reading.units[place + 1].passage:
        return False
    return begins_speech(reading, place + (reading.quote_of[place] < 0 and not reading.units[place].fold))


def _leads(scene: Scene, place: int) -> bool:
    """Tell whether a source brings what follows: a colon, or فإن."""
    units = scene.reading.units
    if place < len(units) and units[place].text in _COMMAS:
        place += 1
    return place < len(units) and (units[place].text == ":" or (units[place].fold[:1] == _THEN and _introduces(scene, place)))


def _introduces(scene: Scene, place: int) -> bool:
    """فإن and a mark stand before the clause (وبحسب X، فإن …)."""
    units, complementizers = scene.reading.units, scene.tables.words["complementizer"]
    unit, following = units[place], units[min(place + 1, len(units) - 1)]
    joined = unit.fold == _THEN and (following.fold in complementizers or following.fold in scene.tables.words["auxiliary"])
    return not unit.fold or joined or unit.fold in complementizers or unit.fold[1:] in complementizers


def _up_to(scene: Scene, source: Source) -> Content | None:
    """Return the clause before a source, behind which the sentence or the clause ends (not: قالت X على لسان Y إن …)."""
    reading = scene.reading
    first, stop = reading.starts[source.first], reading.stops[source.first]
    parted = source.last >= stop or reading.units[source.last].text in _ENDS or not source.relayed
    if source.first - first < _SHORTEST or not parted:
        return None
    return bounded(reading, first, source.first, "before", (source.first, source.first))
