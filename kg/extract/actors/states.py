"""Countries and capitals: place, or the state that acts (موسكو تنسق مع واشنطن)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import islice

from kg.extract.reading.candidates import AND, LAM, MARKS, Candidate
from kg.extract.reading.reading import Reading
from kg.extract.tables import Tables

_BEFORE_CLAUSE = frozenset(("SCONJ", "CCONJ"))
_BEFORE_VERB = frozenset(("PART", "AUX", "ADV"))
_RULE = "state-as-actor"
_HYPHENS = frozenset(("-", "\N{EN DASH}"))
_COMMAS = frozenset(("،", ","))
_AT_TOWNS = frozenset(("Offensive", "Attack", "Airstrike", "Siege", "Battle"))
_BY_STATES = frozenset(("Airstrike", "Campaign", "Offensive", "Movement"))
_IN_TOWNS = frozenset(("Attack", "Siege", "Battle", "Meeting", "Negotiation"))
_CLOSING = frozenset(("}", ")"))
_BRACKETS = frozenset(("{}", "()"))
_JOINED = frozenset(("State", "Organization"))
_FOUGHT = _AT_TOWNS | _IN_TOWNS - frozenset(("Meeting", "Negotiation"))
_ASKING, _LISTING, _SPREAD = 3, 4, 8
_LONGEST_SERIES = 50  # names joined by و: of 51 articles of news no series has so many, and each name looks back over its own
_FROM = "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER NOON}"


def in_context(reading: Reading, names: Iterable[Candidate], tables: Tables) -> tuple[Candidate, ...]:
    """Return the candidates; countries and capitals that act are states, a quoted place after صحيفة is the medium."""
    found: list[Candidate] = []
    for candidate in names:
        found.append(_in_context(reading, candidate, found, tables) if candidate.kind == "Location" else candidate)
    states = {_key(reading, candidate) for candidate in found if candidate.rule == _RULE}
    return tuple(
        _as_state(candidate) if _key(reading, candidate) in states and _is_no_place(reading, candidate, tables) else candidate
        for candidate in found
    )


def _is_reporting(reading: Reading, candidate: Candidate, tables: Tables) -> bool:
    """Tell whether a name stands right behind a verb that reports speech (نقلت الأناضول)."""
    before = reading.units[candidate.first - 1] if candidate.first > reading.starts[candidate.first] else None
    return before is not None and before.upos == "VERB" and before.fold in tables.lexicon.reporting_forms


def _as_state(candidate: Candidate) -> Candidate:
    return replace(candidate, kind="State", subtype="", rule=_RULE, confidence=0.7)


def _is_no_place(reading: Reading, candidate: Candidate, tables: Tables) -> bool:
    """A country that acts elsewhere in the article acts here too, unless it stands behind a preposition or word of place."""
    if candidate.kind != "Location" or candidate.first == reading.starts[candidate.first] or candidate.clitic:
        return False
    before = reading.units[candidate.first - 1]
    if before.upos not in ("NOUN", "VERB"):
        return False
    return before.fold not in tables.words["inward"] and before.fold not in tables.lexicon.place_head_forms


def _in_context(reading: Reading, candidate: Candidate, earlier: Sequence[Candidate], tables: Tables) -> Candidate:
    key = _key(reading, candidate)
    before, joined = _governor(reading, candidate, earlier, tables)
    if _is_quoted_alone(reading, candidate) and before in tables.words["medium"]:
        return replace(candidate, kind="Organization", subtype="", rule="quoted-medium")
    if key in tables.words["media-name"] and _is_reporting(reading, candidate, tables):
        return replace(candidate, kind="Organization", subtype="", rule="reporting-medium")
    is_country, is_capital = key in tables.lexicon.country_names, key in tables.lexicon.capital_names
    if not (is_country or is_capital) or _is_on_a_way(reading, candidate, tables):
        return candidate
    first = candidate.first if joined is None else joined.first
    if is_capital and not is_country:
        acts = not _is_town(reading, first, before, tables)
    else:
        acts = _acts_through(reading, first, before, tables)
    with_state = joined is not None and joined.kind in _JOINED
    acts = acts or with_state or _is_object_of_state(reading, candidate, earlier)
    if acts or _is_subject(reading, candidate, tables) or _stands_with_verb(reading, candidate, tables):
        return _as_state(candidate)
    return candidate


def _acts_through(reading: Reading, first: int, before: str, tables: Tables) -> bool:
    """Tell whether the words before a country make it act: a partner (مع), its policy, what it says (إعلان) or its office.

    Between two countries things are also spread out (يتوزعون بين اليمن والهند); then a verb that relates nothing stands there.
    """
    said = any(found.form.kind == "noun" for found in tables.lexicon.reporting_forms.get(before, ()))
    held = any(found.title.kind == "position" for found in tables.lexicon.title_forms.get(before, ()))
    asked = set(_before(reading, first, _ASKING)) & tables.words["from-state"]
    listed = before in tables.words["namely"] and bool(set(_before(reading, first, _LISTING)) & tables.words["states"])
    if before in tables.words["amid"]:
        return not _is_spread(reading, first, tables)
    if before == LAM and set(_before(reading, first - 1, _ASKING)) & tables.words["decision"]:  # القرار الأخير للولايات المتحدة
        return True
    return before in tables.words["partner"] or said or held or bool(asked) or listed


def _is_spread(reading: Reading, first: int, tables: Tables) -> bool:
    """Tell whether the nearest word before بين that may relate two sides is a verb that does not (يتوزع أتباعها بين)."""
    relating = (tables.lexicon.relation_forms, tables.lexicon.event_forms, tables.lexicon.reporting_forms)
    for unit in reversed(reading.units[max(reading.starts[first], first - _SPREAD) : first - 1]):
        if any(unit.fold in table for table in relating) or unit.fold in tables.words["partner"]:
            return False
        if unit.upos == "VERB":
            return True
    return False


def _is_town(reading: Reading, first: int, before: str, tables: Tables) -> bool:
    """Tell whether the words before a capital mean the town: what is done in or to it, who holds office there, where one is.

    هجمات كابل, محادثات جنيف, السيطرة على صنعاء, عمدة لندن, وصل من باريس
    """
    lexicon, words = tables.lexicon, tables.words
    back = _before(reading, first, _ASKING)
    if before in words["inward"] or before in lexicon.place_head_forms or before in words["town-office"]:
        return True
    if before in lexicon.demonym_forms:  # العاصمة الأفغانية كابل
        return any(word in words["inward"] for word in back)
    if first and reading.units[first - 1].fold == _FROM:
        return not set(back) & words["from-state"]
    if before in words["on"]:
        held = (row for word in back for row in lexicon.relation_forms.get(word, ()))
        return any(row.word.predicate == "controls" for row in held) or _is_event(back, _AT_TOWNS, tables)
    return _is_event((before,), _IN_TOWNS, tables) or _is_owned(reading, first, before, tables)


def _is_owned(reading: Reading, first: int, before: str, tables: Tables) -> bool:
    """Tell whether a noun before a capital says nothing that a government does or has (تراث القاهرة, اتفاق جنيف)."""
    place = first - 1
    while place > reading.starts[first] and reading.units[place].text in MARKS:
        place -= 1
    said = any(found.form.kind == "noun" for found in tables.lexicon.reporting_forms.get(before, ()))
    held = any(found.title.kind == "position" for found in tables.lexicon.title_forms.get(before, ()))
    ruled = before in tables.words["partner"] | tables.words["decision"] | tables.words["government"] | tables.words["from-state"]
    is_noun = place >= 0 and reading.units[place].upos == "NOUN" and reading.units[place].fold == before
    return is_noun and not (said or held or ruled or _is_event((before,), _BY_STATES, tables))


def _is_event(folds: Iterable[str], kinds: Collection[str], tables: Tables) -> bool:
    found = (row for word in folds for row in tables.lexicon.event_forms.get(word, ()))
    return any(row.event.kind in kinds and row.form.kind == "noun" for row in found)


def _before(reading: Reading, first: int, reach: int) -> list[str]:
    """Return the folded words of the sentence before a unit, as many as `reach`."""
    return [unit.fold for unit in reading.units[max(reading.starts[first], first - reach) : first]]


def _is_on_a_way(reading: Reading, candidate: Candidate, tables: Tables) -> bool:
    """Tell whether a hyphen joins a name to another place (طريق السويس - القاهرة)."""
    units = reading.units
    for dash, other in ((candidate.first - 1, candidate.first - 2), (candidate.last, candidate.last + 1)):
        if min(dash, other) >= 0 and max(dash, other) < len(units) and units[dash].text in _HYPHENS:
            lexicon, key = tables.lexicon, units[other].fold
            if key in lexicon.place_names or (key in lexicon.capital_names and key not in lexicon.country_names):
                return True
    return False


def _is_object_of_state(reading: Reading, candidate: Candidate, earlier: Sequence[Candidate]) -> bool:
    """Tell whether a country stands behind a verb and the state that is its subject (اتهمت باكستان الهند)."""
    subject = earlier[-1] if earlier else None
    if subject is None or subject.kind != "State" or subject.last != candidate.first or not subject.first:
        return False
    return reading.units[subject.first - 1].upos == "VERB"


def _key(reading: Reading, candidate: Candidate) -> str:
    words = " ".join(unit.fold for unit in reading.units[candidate.first : candidate.last] if unit.fold)
    return words[candidate.clitic :]


def _governor(
    reading: Reading, candidate: Candidate, earlier: Sequence[Candidate], tables: Tables
) -> tuple[str, Candidate | None]:
    """Return the folded word before a name, or before the first of names joined by و, and the name that it is joined to."""
    first, joined = candidate.first, None
    attached = reading.text(reading.units[first].begin, reading.units[first].end)[: candidate.clitic] == AND
    for other in islice(reversed(earlier), _LONGEST_SERIES):
        gap = [unit.text for unit in reading.units[other.last : first] if unit.text not in _COMMAS]
        if not ((len(gap) == 1 and reading.units[first - 1].fold == AND) or (first == other.last and attached)):
            break
        first, joined, attached = other.first, joined or other, False
    place = first - 1
    if joined is None and place > 2 and reading.units[place].fold == AND:
        place = _before_homeland(reading, place, tables)
    while place >= 0 and (reading.units[place].text in MARKS or reading.units[place].fold == _FROM):
        place -= 1
    same = place >= 0 and reading.starts[place] == reading.starts[first]
    return (reading.units[place].fold if same else ""), joined


def _before_homeland(reading: Reading, place: int, tables: Tables) -> int:
    """Return the place before بلاده و, which joins its own country to the name; else `place`."""
    pronoun, noun = reading.units[place - 1], reading.units[place - 2]
    return place - 3 if pronoun.upos == "PRON" and noun.fold in tables.words["own-country"] else place


def _is_quoted_alone(reading: Reading, candidate: Candidate) -> bool:
    quote = reading.quote_of[candidate.first]
    if quote < 0:  # محافظ عدن ل {الشرق الأوسط}
        before = reading.units[candidate.first - 1].text if candidate.first else ""
        last = reading.units[candidate.last - 1].text
        after = reading.units[candidate.last].text if candidate.last < len(reading.units) else ""
        return before + (last[-1:] if last[-1:] in _CLOSING else after) in _BRACKETS
    begin, end = reading.quotes[quote].begin, reading.quotes[quote].end
    return reading.units[candidate.first].begin == begin and reading.units[candidate.last - 1].end == end


def _stands_with_verb(reading: Reading, candidate: Candidate, tables: Tables) -> bool:
    """Tell by order whether a country acts: right behind a verb, or between a clause and its verb (إن روسيا لن …)."""
    units, start, stop = reading.units, reading.starts[candidate.first], reading.stops[candidate.first]
    before = units[candidate.first - 1] if candidate.first > start else None
    if before is not None and before.upos == "VERB":
        return not {before.fold, before.lemma} & (tables.words["being"] | tables.words["inward"])
    begins = before is None or before.upos in _BEFORE_CLAUSE or before.fold in tables.words["complementizer"]
    place = candidate.last
    if begins and place < stop and units[place].text == ":":
        return before is None and not heads_news(reading, place, tables)
    while begins and place < stop and units[place].upos in _BEFORE_VERB and units[place].fold:
        place += 1
    verb = units[place] if begins and place < stop else None
    return verb is not None and verb.upos == "VERB" and not {verb.fold, verb.lemma} & tables.words["being"]


def heads_news(reading: Reading, colon: int, tables: Tables) -> bool:
    """Tell whether a colon brings what happened in the country before it, and not what it says (الهند: مقتل ثلاثة)."""
    if colon + 1 >= reading.stops[colon]:
        return False
    unit = reading.units[colon + 1]
    toll = any(row.kind in ("head", "counted") for row in tables.lexicon.tolls.get(unit.fold, ()))
    return toll or unit.fold in tables.words["happening"] or (unit.upos == "NOUN" and _is_event((unit.fold,), _FOUGHT, tables))


def _is_subject(reading: Reading, candidate: Candidate, tables: Tables) -> bool:
    """A subject of a verb acts, but not one of a verb of being (لن تصبح سوريا أفغانستان ثانية)."""
    unit = reading.units[candidate.first]
    if candidate.first and reading.units[candidate.first - 1].upos in ("ADP", "NOUN"):
        return False
    if unit.deprel != "nsubj" or unit.head < 0:
        return False
    verb = reading.units[unit.head]
    return verb.upos == "VERB" and not {verb.fold, verb.lemma} & tables.words["being"]
