"""Names of actors and places in a reading: what the models marked, mended and completed by the word lists.

The models know names that no list has; the lists know the names that every desk writes daily and that small models miss or
misjudge. Where both see the same words, a list decides the kind and the longer span wins; a person found by the models keeps its
span.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.arabic.letters import fold, strip_marks
from kg.extract.reading import Reading, Unit
from kg.extract.tables import Tables
from kg.lexicon import Lexicon
from kg.model import Sentence

_KIND_OF_TAG = {"PER": "Person", "LOC": "Location", "ORG": "Organization", "ARM": "ArmedGroup", "OPR": "Operation"}
_OPENING = frozenset('"«“(')
_FROM = "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER NOON}"
_CLITIC_TAGS = frozenset(("CCONJ", "ADP", "SCONJ", "PART", "PUNCT", "AUX"))
BACK_REFERENCE = "definite-head"
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_WITH_HEAD = frozenset(("Site", "Base", "Airport", "Camp", "Border"))
_NOT_IN_NAMES = frozenset(("PUNCT", "PRON", "SCONJ"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of words that may be a mention.

    Attributes:
        first, last: half-open range of units.
        kind: class of the ontology.
        subtype: type of a place, else empty.
        rule, confidence: as in `kg.model.Mention`.
    """

    first: int
    last: int
    kind: str
    subtype: str
    rule: str
    confidence: float

    def overlaps(self, other: "Candidate") -> bool:
        return self.first < other.last and other.first < self.last


def find_names(reading: Reading, sentences: Sequence[Sentence], tables: Tables) -> tuple[Candidate, ...]:
    """Return the names in text order, without overlaps."""
    lexicon = tables.lexicon
    marked = tuple(_from_models(reading, sentences, tables))
    listed = tuple(c for c in _from_lists(reading, tables) if _is_certain(reading, c, marked, tables))
    built = tuple(_from_heads(reading, tables, marked))
    places = tuple(_after_place_heads(reading, lexicon))
    names = _without_overlaps([*_merged(marked, listed), *built, *places])
    names = tuple(_with_place_head(reading, candidate, tables.lexicon) for candidate in names)
    return tuple(_as_actor_in_context(reading, names, index, tables) for index in range(len(names)))


def name_of(reading: Reading, first: int, last: int) -> str:
    """Return the name as it would stand alone: clitics, quotation marks and vowel marks gone, the article after ل restored."""
    pieces: list[str] = []
    place = first
    while place < last:
        token = reading.units[place].token_begin
        after = place + 1
        while after < last and reading.units[after].token_begin == token:
            after += 1
        if any(unit.fold for unit in reading.units[place:after]):
            pieces.append(_surface(reading, reading.units[place], reading.units[after - 1]))
        place = after
    return " ".join(pieces)


def _surface(reading: Reading, first: Unit, last: Unit) -> str:
    """Return the words of one token as written, from one of its words to another; after ل the article has lost its alef."""
    written = strip_marks(reading.text(first.begin, last.end))
    kept = "".join(character for character in written if fold(character) or character in "-\N{APOSTROPHE}")
    article = first.text.startswith(_ARTICLE) and not kept.startswith(_ARTICLE) and kept.startswith(_ARTICLE[1])
    return _ARTICLE[0] + kept if article else kept


def _from_models(reading: Reading, sentences: Sequence[Sentence], tables: Tables) -> Iterator[Candidate]:
    for sentence in sentences:
        for name in sentence.names:
            units = reading.between(name.begin, name.end)
            if not units:
                continue
            first, last = _trimmed(reading, units[0].place, units[-1].place + 1, name.tag, tables.lexicon)
            if first < last and not _is_no_name(reading.units[first:last], tables):
                yield Candidate(first, last, _KIND_OF_TAG[name.tag], "", f"model-{name.tag.lower()}", 0.8)


def _is_no_name(units: Sequence[Unit], tables: Tables) -> bool:
    """A month or day, or a single adjective or verb that no list has: slips of a small model."""
    if all(unit.fold in tables.words["time"] for unit in units):
        return True
    return len(units) == 1 and units[0].upos in ("ADJ", "VERB", "ADV") and units[0].fold not in tables.names


def _trimmed(reading: Reading, first: int, last: int, tag: str, lexicon: Lexicon) -> tuple[int, int]:
    """Cut clitics, quotation marks and titles from both ends, and all from the first word on that no name holds."""
    units = reading.units
    while first < last and (units[first].upos in _CLITIC_TAGS or not units[first].fold):
        first += 1
    if tag == "PER":
        while first + 1 < last and units[first].fold in lexicon.title_forms and units[first].fold not in lexicon.given_names:
            first += 1
        for place in range(first + 1, last):
            if _begins_prepositional_phrase(units[place]) or units[place].upos == "VERB":
                last = place
                break
    while first < last and (units[last - 1].upos in _NOT_IN_NAMES or not units[last - 1].fold):
        last -= 1
    return first, last


def _begins_prepositional_phrase(unit: Unit) -> bool:
    return unit.upos == "ADP" and unit.token_begin == unit.begin


def _from_lists(reading: Reading, tables: Tables) -> Iterator[Candidate]:
    units = reading.units
    place = 0
    while place < len(units):
        found = next((e for e in tables.names.get(units[place].fold, ()) if _matches(units, place, e.words)), None)
        if found and units[place].upos not in ("VERB", "ADP", "PRON"):
            last = place + len(found.words)
            yield Candidate(place, last, found.kind, found.subtype, f"list-{found.kind.lower()}", 0.85)
            place = last
        else:
            place += 1


def _is_certain(reading: Reading, listed: Candidate, marked: Sequence[Candidate], tables: Tables) -> bool:
    """A listed name that is also an ordinary word (القاعدة, حديثة) needs the models or a head noun to agree."""
    lexicon, units = tables.lexicon, reading.units[listed.first : listed.last]
    key = " ".join(unit.fold for unit in units)
    before = reading.units[listed.first - 1].fold if listed.first else ""
    headed = before in lexicon.place_head_forms or before in lexicon.actor_head_forms
    if key in tables.words["back-reference"]:
        return headed
    return key not in lexicon.homographs or headed or any(listed.overlaps(candidate) for candidate in marked)


def _matches(units: Sequence[Unit], place: int, words: tuple[str, ...]) -> bool:
    stretch = units[place : place + len(words)]
    return len(stretch) == len(words) and all(unit.fold == word for unit, word in zip(stretch, words, strict=True))


def _from_heads(reading: Reading, tables: Tables, marked: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield groups named by a head noun: with a demonym (القوات العراقية), or alone with the article (التنظيم)."""
    blocked = {place for c in marked if c.kind == "Person" for place in range(c.first, c.last)} | _inside_titles(reading, tables)
    for unit in reading.units:
        heads = tables.lexicon.actor_head_forms.get(unit.fold)
        if not heads or unit.upos in ("VERB", "ADP") or unit.place in blocked:
            continue
        kind = "State" if unit.fold in tables.words["government"] else heads[0].kind
        last = _demonym_end(reading, unit, tables, blocked) or (_country_end(reading, unit, tables) if kind == "State" else 0)
        if last:
            yield Candidate(unit.place, last, kind, "", "head-demonym", 0.7)
        elif _is_definite(unit):
            yield Candidate(unit.place, unit.place + 1, kind, "", BACK_REFERENCE, 0.5)


def _country_end(reading: Reading, unit: Unit, tables: Tables) -> int:
    """Return the place after the country's name behind a word for government (حكومة مالي), or 0."""
    for length in (3, 2, 1):
        words = reading.units[unit.place + 1 : unit.place + 1 + length]
        if len(words) == length and " ".join(word.fold for word in words) in tables.lexicon.country_names:
            return unit.place + 1 + length
    return 0


def _inside_titles(reading: Reading, tables: Tables) -> set[int]:
    """Return the places inside titles of several words, after the first (the ministry in وزير الخارجية is no actor)."""
    places: set[int] = set()
    for unit in reading.units:
        for length in (4, 3, 2):
            key = " ".join(u.fold for u in reading.units[unit.place : unit.place + length])
            if key in tables.lexicon.title_forms:
                places.update(range(unit.place + 1, unit.place + length))
                break
    return places


def _demonym_end(reading: Reading, unit: Unit, tables: Tables, blocked: Collection[int]) -> int:
    """Return the place after the last demonym that goes with a head noun, or 0."""
    end = 0
    for place in range(unit.place + 1, min(reading.stops[unit.place], unit.place + 5)):
        word = reading.units[place]
        if place in blocked:
            break
        if _is_demonym(word, tables):
            if _disagree(reading.units[place - 1], word):
                break
            end = place + 1
        elif end or word.upos not in ("ADJ", "NOUN", "X") or not _is_definite(word):
            break
    return end


def _is_demonym(unit: Unit, tables: Tables) -> bool:
    return unit.fold in tables.lexicon.demonym_forms or unit.fold.removeprefix(_ARTICLE) in tables.words["community"]


def _disagree(noun: Unit, demonym: Unit) -> bool:
    """A feminine noun with a masculine adjective: the adjective belongs to something before."""
    feminine = "\N{ARABIC LETTER HEH}"
    return noun.fold.endswith(feminine) and not demonym.fold.endswith(feminine)


def _is_definite(unit: Unit) -> bool:
    return unit.fold.startswith(_ARTICLE) and len(unit.fold) > 3


def _after_place_heads(reading: Reading, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield the word after مدينة, قرية, محافظة … as a place of that type."""
    units = reading.units
    for unit in units[:-1]:
        heads = lexicon.place_head_forms.get(unit.fold)
        name = units[unit.place + 1]
        if not heads or heads[0].type == "direction" or _is_definite(unit) or not name.fold or name.passage != unit.passage:
            continue
        if name.upos in ("X", "PROPN", "NOUN") and name.fold not in lexicon.demonym_forms and _may_name_a_place(name, lexicon):
            yield Candidate(name.place, name.place + 1, "Location", heads[0].type, "place-head", 0.7)


def _may_name_a_place(unit: Unit, lexicon: Lexicon) -> bool:
    listed = (lexicon.event_forms, lexicon.title_forms, lexicon.actor_head_forms, lexicon.place_head_forms, lexicon.actor_names)
    return (unit.upos != "NOUN" or _is_definite(unit)) and not any(unit.fold in table for table in listed)


def _merged(marked: Iterable[Candidate], listed: Iterable[Candidate]) -> list[Candidate]:
    """Let the lists decide the kind of names that both know, and drop listed names inside a longer marked one."""
    names = list(listed)
    result: list[Candidate] = []
    for candidate in marked:
        same = [n for n in names if n.first == candidate.first and n.last == candidate.last]
        longer = any(
            n.first <= candidate.first and candidate.last <= n.last and n.last - n.first > candidate.last - candidate.first
            for n in names
        )
        if same:
            result.append(replace(same[0], confidence=0.95))
        elif not longer:
            inside = next(
                (n for n in names if n.first == candidate.first and n.last <= candidate.last and n.kind == candidate.kind), None
            )
            result.append(replace(candidate, subtype=inside.subtype if inside else ""))
    return result + names


def _without_overlaps(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Keep the longest of overlapping candidates, then the surest, then the first."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.first - c.last, -c.confidence, c.first, c.rule)):
        if not any(candidate.overlaps(other) for other in kept):
            kept.append(candidate)
    return tuple(sorted(kept, key=lambda c: c.first))


def _with_place_head(reading: Reading, candidate: Candidate, lexicon: Lexicon) -> Candidate:
    """Take the head noun into the name where it belongs to it (فندق, قاعدة, مطار), not where it only classes it (مدينة)."""
    if candidate.kind != "Location" or candidate.first == 0:
        return candidate
    heads = lexicon.place_head_forms.get(reading.units[candidate.first - 1].fold, ())
    if not heads or heads[0].type == "direction":
        return candidate
    if heads[0].type in _WITH_HEAD:
        return replace(candidate, first=candidate.first - 1, subtype=heads[0].type)
    return replace(candidate, subtype=candidate.subtype or heads[0].type)


def _as_actor_in_context(reading: Reading, names: Sequence[Candidate], index: int, tables: Tables) -> Candidate:
    """Return a country or capital that acts as the state (بين موسكو وواشنطن), and a quoted place after صحيفة as the medium."""
    candidate = names[index]
    if candidate.kind != "Location":
        return candidate
    key = " ".join(unit.fold for unit in reading.units[candidate.first : candidate.last] if unit.fold)
    before = _governor(reading, names, index)
    if _is_quoted_alone(reading, candidate) and before in tables.words["medium"]:
        return replace(candidate, kind="Organization", subtype="", rule="quoted-medium")
    is_capital = key in tables.lexicon.capital_names and key not in tables.lexicon.country_names
    from_there = candidate.first > 0 and reading.units[candidate.first - 1].fold == _FROM
    acts = before in tables.words["partner"] or (is_capital and before not in tables.words["inward"] and not from_there)
    if (is_capital or key in tables.lexicon.country_names) and (acts or _is_subject(reading, candidate)):
        return replace(candidate, kind="State", subtype="", rule="state-as-actor", confidence=0.7)
    return candidate


def _governor(reading: Reading, names: Sequence[Candidate], index: int) -> str:
    """Return the folded word before a name, or before the first of names joined by و."""
    first = names[index].first
    while index and first - names[index - 1].last == 1 and reading.units[first - 1].fold == "\N{ARABIC LETTER WAW}":
        index -= 1
        first = names[index].first
    place = first - 1
    while place >= 0 and (reading.units[place].text in _OPENING or reading.units[place].fold == _FROM):
        place -= 1
    return reading.units[place].fold if place >= 0 and reading.starts[place] == reading.starts[first] else ""


def _is_quoted_alone(reading: Reading, candidate: Candidate) -> bool:
    quote = reading.quote_of[candidate.first]
    if quote < 0:
        return False
    begin, end = reading.quotes[quote].begin, reading.quotes[quote].end
    return reading.units[candidate.first].begin == begin and reading.units[candidate.last - 1].end == end


def _is_subject(reading: Reading, candidate: Candidate) -> bool:
    unit = reading.units[candidate.first]
    if candidate.first and reading.units[candidate.first - 1].upos in ("ADP", "NOUN"):
        return False
    return unit.deprel == "nsubj" and unit.head >= 0 and reading.units[unit.head].upos == "VERB"
