"""What a reporting cue reports: where the reported content begins and ends.

Content begins after a complementizer (أن, إن, بأن), a colon, at a quotation mark, after a preposition that the verb takes
(أشار إلى, حذر من), or is the verb's object (أعلن بدء …), whichever comes first after the cue and its speaker. It ends with the
orthographic sentence or before the next cue or a conjunction that takes the narration up again.
"""

from collections.abc import Collection
from dataclasses import dataclass

from kg.arabic.letters import fold
from kg.extract.cues import ReportingCue
from kg.extract.reading import Reading, Unit
from kg.extract.tables import Tables

_WIDEST_GAP = 32
_FARTHEST_OBJECT = 14
_SHORTEST_QUOTE = 3
_COMMAS = frozenset(("،", ",", "؛", ";", "-"))
_CLOSING = "\"»”’'"


@dataclass(frozen=True, slots=True)
class Content:
    """The reported content of a cue.

    Attributes:
        begin, end: offsets, without outer quotation marks.
        first, last: half-open range of units.
        opening: how it was introduced: "that", "colon", "quote", a preposition or "object".
        window: half-open range of units between cue and content, where the speaker stands.
        direct: whether it is quoted.
    """

    begin: int
    end: int
    first: int
    last: int
    opening: str
    window: tuple[int, int]
    direct: bool


def find_content(
    reading: Reading, cue: ReportingCue, tables: Tables, *, cues: Collection[int], covered: Collection[int]
) -> Content | None:
    """Return the content of a cue, or None if the cue reports nothing here.

    Args:
        cues: places of all reporting cues.
        covered: places inside names and positions, where no content begins.
    """
    start = _opening(reading, cue, tables, cues, covered)
    if start is None:
        return None
    first, opening, window_end = start
    last = content_end(reading, first, tables, cues)
    return bounded(reading, first, last, opening, (cue.place + 1, window_end))


def _opening(
    reading: Reading, cue: ReportingCue, tables: Tables, cues: Collection[int], covered: Collection[int]
) -> tuple[int, str, int] | None:
    """Return where the content begins, how it is introduced and where the window of the speaker ends."""
    units, takes = reading.units, cue.verb.construction
    limit = min(reading.stops[cue.place], cue.place + _WIDEST_GAP)
    fallback: tuple[int, str, int] | None = None
    for place in range(cue.place + 1, limit):
        unit = units[place]
        if is_complementizer(reading, place, tables):
            first = after_complementizer(reading, place)
            return (first, "that", place) if first < reading.stops[place] else fallback
        if unit.text == ":" and reading.quote_of[place] < 0:
            first = place + 1
            if first < limit and is_complementizer(reading, first, tables):
                first = after_complementizer(reading, first)
            return (_into_quote(reading, first), "colon", place) if first < limit else fallback
        if _begins_speech(reading, place):
            return place, "quote", place
        if place in cues and cue.form != "noun":
            return fallback
        if fallback is None and place not in covered:
            fallback = _complement(reading, cue, place, takes, tables)
            if fallback is not None and fallback[1] != "object" and not is_complementizer(reading, fallback[0], tables):
                return fallback
    return None if cue.form == "noun" else fallback


def is_complementizer(reading: Reading, place: int, tables: Tables) -> bool:
    """Tell whether the word is أن or إن that opens a clause: alone, with a pronoun, or after ب; not لأن or كأن."""
    unit = reading.units[place]
    if unit.fold not in tables.words["complementizer"]:
        return False
    before = reading.units[place - 1] if place else unit
    if before is unit or before.token_begin != unit.token_begin:
        return before.text != "("  # (ان بي سي) is a name
    return before.fold == "\N{ARABIC LETTER BEH}"


def after_complementizer(reading: Reading, place: int) -> int:
    """Return the place after أن with its pronoun, past an opening quotation mark."""
    token = reading.units[place].token_begin
    while place < len(reading.units) and reading.units[place].token_begin == token:
        place += 1
    return _into_quote(reading, place)


def _into_quote(reading: Reading, place: int) -> int:
    while place + 1 < len(reading.units) and not reading.units[place].fold and reading.units[place].text not in "(":
        place += 1
    return place


def _begins_speech(reading: Reading, place: int) -> bool:
    """A quotation begins here that is more than a name or a single marked word."""
    index = reading.quote_of[place]
    if index < 0 or (place and reading.quote_of[place - 1] == index):
        return False
    quote = reading.quotes[index]
    words = [unit for unit in reading.between(quote.begin, quote.end) if unit.fold]
    return len(words) > _SHORTEST_QUOTE or any(unit.upos == "VERB" for unit in words)


def _complement(
    reading: Reading, cue: ReportingCue, place: int, takes: Collection[str], tables: Tables
) -> tuple[int, str, int] | None:
    unit = reading.units[place]
    if unit.upos == "ADP" and any(unit.fold == fold(preposition) for preposition in takes):
        return (place + 1, unit.fold, place) if place + 1 < reading.stops[place] else None
    if "obj" in takes and unit.upos in ("NOUN", "X") and _is_object(reading, cue, unit, tables):
        return place, "object", place
    return None


def _is_object(reading: Reading, cue: ReportingCue, unit: Unit, tables: Tables) -> bool:
    """The object of a reporting verb is a noun of action (بدء, مقتل, استعداد …), behind the subject if there is one."""
    if unit.fold in tables.words["object"]:
        return True
    if unit.fold in tables.words["time"] or unit.place - cue.place > _FARTHEST_OBJECT:
        return False
    is_object = unit.head == cue.place and unit.deprel.startswith("obj")
    return is_object or (unit.fold in tables.lexicon.event_forms and unit.place > cue.place + 1)


def content_end(reading: Reading, first: int, tables: Tables, cues: Collection[int]) -> int:
    """Return the place after the last unit of content that begins at `first`."""
    quote = reading.quote_of[first]
    if quote >= 0 and _is_short(reading, quote):
        quote = -1
    place = first
    if quote >= 0:
        place = reading.first_at(reading.quotes[quote].end)
        if _ends_with_quote(reading, place):
            return place
    stop = max(reading.stops[first], place)
    while place < stop:
        unit = reading.units[place]
        inside = reading.quote_of[place]
        if inside < 0 and place > first + 1 and _resumes_narration(reading, place, tables, cues):
            return place
        if quote >= 0 and inside < 0 and unit.text in _COMMAS:
            return place
        place += 1
    return stop


def _is_short(reading: Reading, quote: int) -> bool:
    stretch = reading.quotes[quote]
    return sum(1 for unit in reading.between(stretch.begin, stretch.end) if unit.fold) <= _SHORTEST_QUOTE


def _ends_with_quote(reading: Reading, place: int) -> bool:
    """After the closing mark the sentence stops or is taken up by the narration; a word that goes on belongs to the content."""
    place_after = place
    while place_after < len(reading.units) and reading.units[place_after].text in _CLOSING:
        place_after += 1
    if place_after >= len(reading.units) or not reading.units[place_after].fold:
        return True
    unit = reading.units[place_after]
    return unit.passage != reading.units[place - 1].passage or unit.upos == "CCONJ" or unit.upos == "VERB"


def _resumes_narration(reading: Reading, place: int, tables: Tables, cues: Collection[int]) -> bool:
    """A comma with a cue or a conjunction of narration behind it, or a cue joined by و."""
    unit = reading.units[place]
    following = place + 1
    if unit.text in _COMMAS and following < len(reading.units):
        if reading.units[following].upos == "CCONJ" or reading.units[following].fold == "\N{ARABIC LETTER WAW}":
            following += 1
        after = reading.units[following : following + 2]
        broken = any(word.fold in tables.words["break"] for word in after[: 1 + (len(after) > 1 and len(after[0].fold) == 1)])
        return following in cues or broken
    return unit.fold == "\N{ARABIC LETTER WAW}" and following in cues and reading.units[following].upos == "VERB"


def bounded(reading: Reading, first: int, last: int, opening: str, window: tuple[int, int]) -> Content | None:
    """Return the content on a range of units, trimmed of outer marks; None if no word is left."""
    while first < last and not reading.units[first].fold and reading.units[first].text != "(":
        first += 1
    while last > first and not reading.units[last - 1].fold and reading.units[last - 1].text not in ")":
        last -= 1
    if first >= last:
        return None
    begin, end = reading.units[first].token_begin, reading.units[last - 1].token_end
    if reading.units[first].begin != begin:
        begin = reading.units[first].begin
    quoted = sum(1 for place in range(first, last) if reading.quote_of[place] >= 0)
    starts_quoted = reading.quote_of[first] >= 0 and not _is_marked_word(reading, first, last)
    direct = starts_quoted or quoted >= 0.75 * (last - first)
    return Content(begin, end, first, last, opening, window, direct)


def _is_marked_word(reading: Reading, first: int, last: int) -> bool:
    """The content begins with a short quotation (a name, a word held at a distance) and goes on without it."""
    quote = reading.quotes[reading.quote_of[first]]
    inside = len(reading.between(quote.begin, quote.end))
    return inside <= _SHORTEST_QUOTE and inside < (last - first) / 2
