"""What a reporting cue reports: where the reported content begins.

Content begins after a complementizer (أن, إن, بأن), a colon, at a quotation mark, after a preposition that the verb takes
(أشار إلى, حذر من), or is the verb's object (أعلن بدء …), whichever comes first after the cue and its speaker.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.arabic.letters import fold
from kg.extract.reading.actions import is_action
from kg.extract.reading.reading import Reading, Unit
from kg.extract.statements.cues import SPEECH_COMPLEMENTS, ReportingCue
from kg.extract.statements.ends import SHORTEST_QUOTE, content_end
from kg.extract.tables import Tables

_WIDEST_GAP = 40
_FARTHEST_OBJECT = 24
_FARTHEST_TOLD = 10
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_LAM = "\N{ARABIC LETTER LAM}"
_COMMAS = frozenset(("،", ",", "-", "–", "—"))
_NOMINAL = frozenset(("NOUN", "X", "ADJ", "PROPN"))


@dataclass(frozen=True, slots=True)
class Content:
    """The reported content of a cue.

    Attributes:
        begin, end: offsets, without outer quotation marks.
        first, last: half-open range of units.
        opening: how it was introduced: "that", "colon", "quote", a preposition, "object" or "before" (its cue).
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


@dataclass(frozen=True, slots=True)
class _Start:
    """Where content begins: the unit, how it is introduced, and the end of the window in which the speaker stands."""

    first: int
    opening: str
    window_end: int


def find_content(
    reading: Reading,
    cue: ReportingCue,
    tables: Tables,
    *,
    cues: Collection[int],
    covered: Collection[int],
    ends: Collection[int] | None = None,
    subject_last: int = 0,
) -> Content | None:
    """Return the content of a cue, or None if the cue reports nothing behind it.

    Args:
        cues: places of the cues at which the search ends.
        ends: places of the cues at which the content ends; the same if they are not given.
        covered: places inside names and positions, where no content begins.
        subject_last: place after a subject that stands behind the cue; 0 if none does.
    """
    start = _described(reading, cue, tables, subject_last) if cue.verb.act == "describe" else None
    start = start or _opening(reading, cue, tables, cues, covered)
    if start is None or (cue.negated and not _may_be_negated(start, cue)) or _refuses_words(reading, cue, start, tables):
        return None
    last = content_end(reading, start.first, tables, cues if ends is None else ends, _bound(reading, cue.place))
    return bounded(reading, start.first, last, start.opening, (cue.place + 1, start.window_end))


def _may_be_negated(start: _Start, cue: ReportingCue) -> bool:
    """لم يذكر الموضوع tells of no content; لم يؤكد أن and لا يستبعد شن هجوم do."""
    return start.opening == "that" or cue.verb.distance == "denied"


def _refuses_words(reading: Reading, cue: ReportingCue, start: _Start, tables: Tables) -> bool:
    """رفض التعليق, رفض تأكيد الأنباء: what is refused is to speak."""
    word = reading.units[start.first].fold.removeprefix(_ARTICLE)
    return fold(cue.verb.perfect) in tables.words["refusing"] and word in tables.words["speaking"]


def _bound(reading: Reading, place: int) -> int:
    """Return the end of the stretch in which a cue's content lies: its sentence, and inside quoted speech the quotation."""
    quote = reading.quote_of[place]
    stop = reading.stops[place]
    return stop if quote < 0 else min(stop, reading.first_at(reading.quotes[quote].end))


def _opening(
    reading: Reading, cue: ReportingCue, tables: Tables, cues: Collection[int], covered: Collection[int]
) -> _Start | None:
    """Return where the content begins."""
    limit = min(_bound(reading, cue.place), cue.place + _WIDEST_GAP)
    objects = set(_objects(reading, cue, limit, covered, tables))
    aside = _relative_clauses(reading, cue.place + 1, limit, tables)
    fallback: _Start | None = None
    own_verb = False
    for place in range(cue.place + 1, limit):
        if place in cues and cue.form != "noun" and reading.quote_of[place] == reading.quote_of[cue.place]:
            return fallback
        start = _speech(reading, cue, place, limit, tables) if place not in covered or reading.quote_of[place] < 0 else None
        if start is not None:
            return start if start.first < limit else fallback
        start = _complement(reading, cue, place, limit, tables)
        if place in covered and not (start and _is_told(reading, start.first, tables)):
            continue
        own_verb = own_verb or _is_own_verb(reading, cue, place, tables)
        if own_verb:
            continue
        if start is not None and not is_complementizer(reading, start.first, tables):
            if place not in aside:
                return _later_told(reading, start, limit, tables) or start
            fallback = fallback or start
        elif place in objects:
            told = place not in aside and is_action(reading.units[place], tables)
            if told or fallback is None or fallback.first in aside:
                fallback = _object_start(reading, place, tables)
            if told:
                return fallback
    return None if cue.form == "noun" else fallback


def _later_told(reading: Reading, start: _Start, limit: int, tables: Tables) -> _Start | None:
    """Return the noun of action behind the same preposition further on, where the first one belongs to whom the words are for.

    نصحت المصابين بالأمراض المزمنة بتأجيل السفر: the advice is to put the journey off.
    """
    if is_action(reading.units[start.first], tables) or not reading.units[start.first].fold.startswith(_ARTICLE):
        return None
    for place in range(start.first + 1, min(limit, start.first + _FARTHEST_TOLD) - 1):
        unit = reading.units[place]
        if not unit.fold or unit.upos in ("VERB", "SCONJ"):
            return None
        if unit.fold == start.opening and unit.upos == "ADP" and is_action(reading.units[place + 1], tables):
            return _Start(place + 1, start.opening, place)
    return None


def _object_start(reading: Reading, place: int, tables: Tables) -> _Start:
    """Return the start of an object, with a demonstrative before it (تلك التهم); of جدد التأكيد على … what is affirmed."""
    units, unit = reading.units, reading.units[place]
    forms = tables.lexicon.reporting_forms.get(unit.fold, ()) if unit.fold.startswith(_ARTICLE) else ()
    taken = {fold(word) for found in forms if found.form.kind == "noun" for word in found.verb.construction}
    if place + 2 < reading.stops[place] and units[place + 1].fold in taken:
        first = place + 2
        if is_complementizer(reading, first, tables):
            return _Start(after_complementizer(reading, first), "that", place)
        return _Start(first, units[place + 1].fold, place)
    first = place - 1 if reading.units[place - 1].fold in tables.words["demonstrative"] else place
    return _Start(first, "object", first)


def _relative_clauses(reading: Reading, first: int, limit: int, tables: Tables) -> frozenset[int]:
    """Return the places in relative clauses, behind their verb and up to a comma: what stands there belongs to that verb."""
    inside: set[int] = set()
    relative = verb = False
    for unit in reading.units[first:limit]:
        if unit.fold in tables.words["relative"]:
            relative, verb = True, False
        elif not unit.fold and unit.text in _COMMAS:
            relative = False
        elif relative and verb:
            inside.add(unit.place)
        verb = verb or (relative and unit.upos == "VERB")
    return frozenset(inside)


def _is_own_verb(reading: Reading, cue: ReportingCue, place: int, tables: Tables) -> bool:
    """Tell whether another main verb stands here, behind which no preposition or object belongs to the cue."""
    unit, before = reading.units[place], reading.units[place - 1]
    if unit.upos != "VERB" or unit.lemma in tables.words["auxiliary"] or reading.quote_of[place] != reading.quote_of[cue.place]:
        return False
    return before.fold not in tables.words["relative"] | tables.words["what"] | tables.words["negation"] and before.upos != "NOUN"


def _is_told(reading: Reading, place: int, tables: Tables) -> bool:
    """A noun of action behind the verb's preposition is what is told, also where a title was read on over it."""
    before = reading.units[place - 1]
    attached = before.token_begin == reading.units[place].token_begin
    return attached and before.fold == "\N{ARABIC LETTER BEH}" and is_action(reading.units[place], tables)


def _speech(reading: Reading, cue: ReportingCue, place: int, limit: int, tables: Tables) -> _Start | None:
    """Return the start of a clause or of words that a unit introduces."""
    if is_complementizer(reading, place, tables) and _takes_clause(reading, cue, place, tables):
        return _Start(after_complementizer(reading, place), "that", place)
    if not SPEECH_COMPLEMENTS.intersection(cue.verb.construction):
        return None
    outside = reading.quote_of[place] in (-1, reading.quote_of[cue.place])
    if reading.units[place].text == ":" and outside:
        first = place + 1
        if first < limit and is_complementizer(reading, first, tables):
            first = after_complementizer(reading, first)
        return _Start(_into_quote(reading, first), "colon", place)
    return _Start(place, "quote", place) if begins_speech(reading, place) else None


def _takes_clause(reading: Reading, cue: ReportingCue, place: int, tables: Tables) -> bool:
    """A verb without أن in its row takes a clause only behind its own preposition (عبر عن أن), none takes بعد أن or كما أن."""
    if reading.units[place - 1].fold in tables.words["no-complement"]:
        return False
    if "أن" in cue.verb.construction:
        return True
    before = {unit.fold for unit in reading.units[max(cue.place + 1, place - 1) : place]}
    return bool(before & {fold(preposition) for preposition in cue.verb.construction})


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


def begins_speech(reading: Reading, place: int) -> bool:
    """Tell whether a quotation begins here that is more than a name or a single marked word."""
    index = reading.quote_of[place]
    if index < 0 or (place and reading.quote_of[place - 1] == index):
        return False
    quote = reading.quotes[index]
    words = [unit for unit in reading.between(quote.begin, quote.end) if unit.fold]
    return len(words) > SHORTEST_QUOTE or any(unit.upos == "VERB" for unit in words)


def _complement(reading: Reading, cue: ReportingCue, place: int, limit: int, tables: Tables) -> _Start | None:
    unit = reading.units[place]
    if unit.upos != "ADP" or place + 1 >= limit or not any(unit.fold == fold(taken) for taken in cue.verb.construction):
        return None
    if reading.units[place + 1].upos == "PRON" or _belongs_to_noun(reading, cue, place, tables):
        return None
    return _Start(place + 1, unit.fold, place)


def _belongs_to_noun(reading: Reading, cue: ReportingCue, place: int, tables: Tables) -> bool:
    """A preposition may belong to the word before it: بيان صدر عن, تهديدات بقتل."""
    before = reading.units[place - 1]
    if before.fold in tables.words["issued"]:
        return True
    forms = tables.lexicon.reporting_forms.get(before.fold, ()) if before.place != cue.place and before.upos != "VERB" else ()
    taken = {fold(word) for found in forms if found.form.kind == "noun" for word in found.verb.construction}
    return reading.units[place].fold in taken


def _objects(reading: Reading, cue: ReportingCue, limit: int, covered: Collection[int], tables: Tables) -> Iterator[int]:
    """Yield the places where the object of the verb may begin: a noun of action, or the parser's object.

    A noun behind a preposition or a word of time (خلال اجتماع) belongs to that, up to a name, a comma or a definite noun.
    """
    if "obj" not in cue.verb.construction or cue.relative:
        return
    aside = False
    repeats = fold(cue.verb.perfect) in tables.words["repeats"]  # جدد قصفه is no speech
    for place in range(cue.place + 1, min(limit, cue.place + _FARTHEST_OBJECT)):
        unit = reading.units[place]
        if unit.upos == "ADP" or (unit.fold in tables.words["time"] and unit.upos != "PROPN"):
            aside = not _is_adverb_of_time(unit, tables)
        elif not unit.fold or place in covered:
            aside = False
        elif unit.upos in _NOMINAL and unit.fold not in tables.words["back-reference"]:
            is_object = unit.head == cue.place and unit.deprel.startswith("obj")
            new = place - 1 in covered and unit.upos == "NOUN" and not unit.fold.startswith(_ARTICLE)
            name = reading.units[place - 1].fold in tables.words["media-head"]
            name = name or (place - 1 in covered and _names_clause(reading, place, tables))
            name = name or (place == cue.place + 1 and unit.fold in tables.words["hearsay"])  # ذكرت تقارير أن
            fits = not name and (is_object or new or (is_action(unit, tables) and not aside))
            if fits and not (repeats and unit.fold in tables.lexicon.event_forms):
                yield place
            aside = aside and not unit.fold.startswith(_ARTICLE)


def _names_clause(reading: Reading, place: int, tables: Tables) -> bool:
    """A noun of action between a name and أن is the end of the name (حركة فتح أن); some words take a clause (ضرورة أن)."""
    following = place + 1 < len(reading.units) and is_complementizer(reading, place + 1, tables)
    return following and reading.units[place].fold not in tables.words["takes-clause"]


def _is_adverb_of_time(unit: Unit, tables: Tables) -> bool:
    """أمس and اليوم stand alone; خلال and بعد have a noun behind them."""
    return unit.fold in tables.words["when"]


def _described(reading: Reading, cue: ReportingCue, tables: Tables, subject_last: int) -> _Start | None:
    """Return the start of what is described: وصف الوزير المكالمة بأنها مفيدة tells of the call that it was useful.

    The object stands behind the subject, or, where one noun phrase alone stands behind the verb, it is that. If the object is a
    pronoun, the description alone is the content.
    """
    if cue.pronoun or cue.relative:
        return None
    if cue.place + 1 < len(reading.units) and reading.units[cue.place + 1].upos == "PRON":
        return None
    limit = min(_bound(reading, cue.place), cue.place + _WIDEST_GAP)
    end = next((p for p in range(cue.place + 1, limit) if is_complementizer(reading, p, tables)), limit)
    first = _next_nominal(reading, subject_last or cue.place + 1, end) or _next_nominal(reading, cue.place + 1, end)
    return _Start(first, "object", first) if first and end < limit else None


def _next_nominal(reading: Reading, first: int, last: int) -> int:
    """Return the place of the noun at which a phrase begins in `first:last`, past marks and times; 0 if none does."""
    for place in range(first, last):
        unit = reading.units[place]
        if unit.upos in _NOMINAL:
            return place
        if unit.fold:
            return 0
    return 0


def bounded(reading: Reading, first: int, last: int, opening: str, window: tuple[int, int]) -> Content | None:
    """Return the content on a range of units, trimmed of outer marks; None if no word is left."""
    while first < last and not reading.units[first].fold and reading.units[first].text != "(":
        first += 1
    while last > first and not reading.units[last - 1].fold and reading.units[last - 1].text not in ")":
        last -= 1
    if first >= last:
        return None
    begin, end = reading.units[first].token_begin, reading.units[last - 1].token_end
    if reading.units[first].begin != begin and reading.text(begin, begin + 2) != _LAM * 2:  # للإسراع has no word of its own
        begin = reading.units[first].begin
    quoted = sum(1 for place in range(first, last) if reading.quote_of[place] >= 0)
    starts_quoted = reading.quote_of[first] >= 0 and not _is_marked_word(reading, first, last)
    direct = starts_quoted or quoted >= 0.75 * (last - first)
    return Content(begin, end, first, last, opening, window, direct)


def _is_marked_word(reading: Reading, first: int, last: int) -> bool:
    """The content begins with a short quotation (a name, a word held at a distance) and goes on without it."""
    quote = reading.quotes[reading.quote_of[first]]
    inside = len(reading.between(quote.begin, quote.end))
    return inside <= SHORTEST_QUOTE and inside < (last - first) / 2
