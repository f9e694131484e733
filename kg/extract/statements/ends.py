"""Where reported content ends: with the orthographic sentence, with its quotation, or where the narration is taken up again."""

from collections.abc import Collection

from kg.extract.reading.candidates import is_definite
from kg.extract.reading.reading import Reading, longest_listed
from kg.extract.tables import Tables

SHORTEST_QUOTE = 3
_COMMAS = frozenset(("،", ",", "؛", ";", "-", "–", "—"))
_CLOSING = "\"»”’'“›"
_AND = "\N{ARABIC LETTER WAW}"
# What an imperfect begins with.
_PREFIXES = frozenset(("\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER TEH}", "\N{ARABIC LETTER NOON}"))
_CONJUNCTIONS = frozenset((_AND, "\N{ARABIC LETTER FEH}"))
_FINAL = frozenset(".!؟?")
_LONGEST_CUE = 4
_NEAR = 3


def content_end(reading: Reading, first: int, tables: Tables, cues: Collection[int], bound: int | None = None) -> int:
    """Return the place after the last unit of content that begins at `first`.

    Args:
        cues: places of the cues that take the narration up again.
        bound: where the content ends at the latest; the end of its sentence if it is not given.
    """
    outer = _outer_quote(reading, first, bound)
    quote = -1 if outer else reading.quote_of[first]
    if quote >= 0 and _is_short(reading, quote):
        quote = -1
    place = first
    if quote >= 0:
        place = reading.first_at(reading.quotes[quote].end)
        if _ends_with_quote(reading, place, tables):
            return place
    stop = max(reading.stops[first] if bound is None else bound, place)
    while place < stop:
        unit = reading.units[place]
        narrated = outer or reading.quote_of[place] < 0
        waits = unit.text in _COMMAS and place + 1 in cues and not _has_verb(reading, first, place)
        if narrated and place > first and not waits and _resumes_narration(reading, place, tables, cues):
            return place
        if place > first and ((outer and unit.text in _FINAL) or _parts_headline(reading, place)):
            return place
        if quote >= 0 and narrated and unit.text in _COMMAS:
            return place
        place += 1
    return stop


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    """Without a verb before it, the verb behind a comma is the content's own (أن حزب الله، يرفض …)."""
    predicates = (u.upos in ("VERB", "AUX") or (u.upos == "ADJ" and not is_definite(u)) for u in reading.units[first:last])
    return any(predicates) or reading.units[last + 1].upos != "VERB"


def _parts_headline(reading: Reading, place: int) -> bool:
    """Two dots part the halves of a headline."""
    unit = reading.units[place]
    return unit.text.startswith("..") and (unit.passage == 0 or reading.article.passages[unit.passage].kind != "paragraph")


def _outer_quote(reading: Reading, first: int, bound: int | None) -> bool:
    """Tell whether the content lies inside a quotation that begins before it: what somebody reports who is quoted."""
    quote = reading.quote_of[first]
    if quote < 0 or bound is None:
        return False
    begin = reading.first_at(reading.quotes[quote].begin)
    return begin + 1 < first and bound <= reading.first_at(reading.quotes[quote].end)


def _is_short(reading: Reading, quote: int) -> bool:
    stretch = reading.quotes[quote]
    return sum(1 for unit in reading.between(stretch.begin, stretch.end) if unit.fold) <= SHORTEST_QUOTE


def _ends_with_quote(reading: Reading, place: int, tables: Tables) -> bool:
    """After the closing mark the sentence stops or is taken up by the narration; a word that goes on belongs to the content."""
    after = place
    while after < len(reading.units) and reading.units[after].text in _CLOSING:
        after += 1
    if after >= len(reading.units) or not reading.units[after].fold or reading.units[place - 1].text == ".":
        return True
    unit = reading.units[after]
    if unit.passage != reading.units[place - 1].passage or unit.upos in ("CCONJ", "VERB"):
        return True
    return unit.fold in tables.words["when"] | tables.words["resumes"] | tables.words["relative"]


def _resumes_narration(reading: Reading, place: int, tables: Tables, cues: Collection[int]) -> bool:
    """A comma with a cue, a source or a conjunction of narration behind it, a cue joined by و, or a participle alone."""
    unit = reading.units[place]
    if unit.text in _COMMAS and place + 1 < len(reading.units):
        return _narrates(reading, _past_conjunction(reading, place + 1), tables, cues)
    if unit.fold == _AND and place + 1 in cues:
        return _is_told(reading, place + 1)
    if place in cues and unit.upos != "VERB":
        return True
    return _is_without(reading, place, tables)


def _is_told(reading: Reading, place: int) -> bool:
    """A participle or a perfect; a verb in the imperfect behind و is most often the content's own (يريد … ويرفض …)."""
    unit = reading.units[place]
    return unit.upos != "VERB" or ("Aspect=Imp" not in unit.feats and unit.fold[:1] not in _PREFIXES)


def _past_conjunction(reading: Reading, place: int) -> int:
    joins = reading.units[place].fold in _CONJUNCTIONS
    return place + 1 if joins and place + 1 < len(reading.units) else place


def _narrates(reading: Reading, place: int, tables: Tables, cues: Collection[int]) -> bool:
    """Tell whether the reporter goes on with the word at `place`, right behind a comma and its conjunction."""
    units = reading.units
    if (
        place in cues
        or (units[place].fold in tables.words["negation"] and place + 1 in cues)
        or _is_without(reading, place, tables)
    ):
        return True
    rows, _ = longest_listed(reading, place, tables.lexicon.cue_forms, _LONGEST_CUE)
    if any(row.kind in ("according-to", "relayed") for row in rows):
        return True
    following = units[place + 1].fold if place + 1 < len(units) else ""
    joined = units[place].fold + following if len(units[place].fold) == 1 else units[place].fold
    if joined in tables.words["resumes"] or f"{units[place].fold} {following}" in tables.words["resumes"]:
        return following not in tables.words["complementizer"]
    soon = range(place + 1, min(place + 1 + _NEAR, reading.stops[place]))
    return joined in tables.words["resumes-before-cue"] and any(p in cues for p in soon)


def _is_without(reading: Reading, place: int, tables: Tables) -> bool:
    """من دون أن يعلن, بدون أن يذكر: what was not said is the reporter's remark."""
    words = [unit.fold for unit in reading.units[place : place + 5]]
    words = [word for word in words if len(word) > 1]
    while words and words[0] not in tables.words["without"]:
        if words[0] not in tables.words["from"]:
            return False
        words = words[1:]
    return len(words) > 2 and words[1] in tables.words["complementizer"] and words[2] in tables.lexicon.reporting_forms
