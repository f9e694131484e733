"""Names of actors and places in a reading: what the models marked, mended and completed by the word lists.

The models know names that no list has; the lists know the names that every desk writes daily and that small models miss or
misjudge. Where both see the same words, a list decides the kind and the longer span wins; a person found by the models keeps its
span.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from kg.arabic.letters import fold, strip_marks
from kg.extract.actors.branches import Named
from kg.extract.actors.groups import find_groups, is_demonym
from kg.extract.actors.marked import is_listed, listed_end, marked_names
from kg.extract.actors.places import as_building, find_places, named_for, with_place_head
from kg.extract.actors.positions import find_positions
from kg.extract.actors.states import in_context
from kg.extract.actors.tasks import field_end, is_task, joined_end
from kg.extract.reading.actions import is_action
from kg.extract.reading.candidates import AND, ARTICLE, MARKS, Candidate, is_definite
from kg.extract.reading.reading import Reading, Unit
from kg.extract.tables import ListedName, Tables
from kg.model import Sentence

_ATTACHED = frozenset(
    {
        "\N{ARABIC LETTER WAW}",
        "\N{ARABIC LETTER FEH}",
        "\N{ARABIC LETTER BEH}",
        "\N{ARABIC LETTER LAM}",
        "\N{ARABIC LETTER KAF}",
    }
)
_SHORTEST_AFTER_CLITIC = 4
_FOOTNOTE = re.compile(r"(?<=[^\W\d]{3})\d+$")
_NAME_TAGS = frozenset(("X", "PROPN"))
_GIVEN_TAGS = frozenset(("X", "PROPN", "NOUN"))
_LONGEST_UNKNOWN, _LONGEST_GIVEN = 4, 2
_COMMAS = frozenset(("،", ","))


def find_names(reading: Reading, sentences: Sequence[Sentence], tables: Tables) -> tuple[Candidate, ...]:
    """Return the names in text order, without overlaps."""
    marked = marked_names(reading, sentences, tables)
    inside = {place for c in marked for place in range(c.first, c.last)}
    listed = tuple(c for c in _from_lists(reading, tables) if _is_certain(reading, c, inside, tables))
    merged = tuple(_with_demonym(reading, c, tables) for c in _merged(reading, marked, listed, tables))
    merged = _with_second_task(reading, merged, tables)
    merged = tuple(_with_head_kind(reading, c, tables) for c in merged if not _is_adjective_of_people(reading, c, tables))
    groups = find_groups(reading, tables, _without_overlaps(merged))
    names = _without_overlaps([*merged, *groups, *find_places(reading, tables)])
    names = tuple(named_for(reading, as_building(reading, candidate, tables), tables) for candidate in names)
    known = _last_names(reading, names)
    names = tuple(_surname(reading, candidate, known, tables) for candidate in names)
    names = _without_overlaps(with_place_head(reading, candidate, tables) for candidate in names)
    names = in_context(reading, (c for c in names if not _is_platform(reading, c, tables)), tables)
    return _without_overlaps([*names, *_beside_titles(reading, names, tables)])


def name_of(reading: Reading, first: int, last: int, *, clitic: int = 0) -> str:
    """Return the name as it would stand alone: clitics, quotation marks and vowel marks gone, the article after ل restored.

    Args:
        clitic: letters of an attached clitic at the begin that the models have not split off.
    """
    pieces: list[str] = []
    place = first
    while place < last:
        token = reading.units[place].token_begin
        after = place + 1
        while after < last and reading.units[after].token_begin == token:
            after += 1
        if any(unit.fold for unit in reading.units[place:after]):
            pieces.append(_surface(reading, reading.units[place], reading.units[after - 1], clitic if place == first else 0))
        place = after
    return " ".join(pieces)


def _surface(reading: Reading, first: Unit, last: Unit, clitic: int) -> str:
    """Return the words of one token as written, from one of its words to another; after ل the article has lost its alef."""
    written = strip_marks(reading.text(first.begin + clitic, last.end))
    kept = "".join(character for character in written if fold(character) or character in "-\N{APOSTROPHE}")
    article = first.text.startswith(ARTICLE) and not kept.startswith(ARTICLE) and kept.startswith(ARTICLE[1])
    return _FOOTNOTE.sub("", ARTICLE[0] + kept if article else kept)


def _from_lists(reading: Reading, tables: Tables) -> Iterator[Candidate]:
    units = reading.units
    place = 0
    while place < len(units):
        entry, last, clitic = _listed_at(reading, place, tables)
        if entry is not None and units[place].upos not in ("VERB", "PRON"):
            yield Candidate(place, last, entry.kind, entry.subtype, f"list-{entry.kind.lower()}", 0.85, clitic)
            place = last
        else:
            place += 1


def _listed_at(reading: Reading, place: int, tables: Tables) -> tuple[ListedName | None, int, int]:
    """Return the longest listed name at a unit, the place after it, and how many letters of a clitic stand before it.

    The models split some names in two (ب + عشيقة) and leave some clitics on (ولندن): the lists know better.
    """
    unit = reading.units[place]
    if unit.upos != "ADP":
        for entry in tables.names.get(unit.fold, ()):
            last = listed_end(reading, place, unit.fold, entry.words)
            if last:
                return entry, last, 0
    joined = "".join(part.fold for part in reading.units[place : place + 2])
    if _is_split(reading, place) and joined in tables.names and joined not in tables.lexicon.homographs:
        rest = reading.units[place + 1].fold
        single = next((e for e in tables.names[joined] if len(e.words) == 1), None)
        if single is not None and not is_listed(rest, tables) and rest not in tables.lexicon.given_names:
            return single, place + 2, 0
    bare = unit.fold[1:]
    if unit.fold[:1] in _ATTACHED and unit.begin == unit.token_begin and unit.fold not in tables.lexicon.given_names:
        for entry in tables.names.get(bare, ()):
            last = listed_end(reading, place, bare, entry.words)
            long = len(bare) >= _SHORTEST_AFTER_CLITIC or len(entry.words) > 1
            if last and long and bare not in tables.lexicon.homographs and entry.kind != "Person":
                return entry, last, 1
    return None, place, 0


def _is_split(reading: Reading, place: int) -> bool:
    """A unit of one letter and the only one after it in its token."""
    stretch = reading.units[place : place + 2]
    return (
        len(stretch) == 2
        and len(stretch[0].fold) == 1
        and stretch[0].token_begin == stretch[1].token_begin
        and stretch[1].end == stretch[0].token_end
    )


def _is_certain(reading: Reading, listed: Candidate, marked: Set[int], tables: Tables) -> bool:
    """A listed name that is also an ordinary word (القاعدة, حديثة) needs the models or a head noun to agree.

    Args:
        marked: places of the units in names that the models marked.
    """
    lexicon, units = tables.lexicon, reading.units[listed.first : listed.last]
    key = " ".join(unit.fold for unit in units)
    before = reading.units[listed.first - 1] if listed.first else None
    headed = before is not None and not is_definite(before) and _is_head(before, listed.kind, tables)
    if key in tables.words["back-reference"]:
        return headed
    if listed.kind == "Location" and _is_joined_to_place(reading, listed, tables):
        return True
    return key not in lexicon.homographs or headed or not marked.isdisjoint(range(listed.first, listed.last))


def _is_head(unit: Unit, kind: str, tables: Tables) -> bool:
    """Tell whether a word says what follows it: مدينة or جبهة a place, حركة or مقر a body."""
    if kind == "Location":
        near = tables.words["front"] | tables.words["close-to"]
        return unit.fold in tables.lexicon.place_head_forms or unit.fold in near
    heads = tables.lexicon.actor_head_forms.get(unit.fold, ())
    return unit.fold in tables.words["seat"] or any(head.kind != "Group" for head in heads)


def _is_joined_to_place(reading: Reading, listed: Candidate, tables: Tables) -> bool:
    """Tell whether و joins a place to the next one that is nothing but a place (الباب والرقة)."""
    units, after = reading.units, listed.last + 1
    if after >= reading.stops[listed.first] or units[listed.last].fold != AND:
        return False
    key = units[after].fold
    return (key in tables.lexicon.place_names or key in tables.lexicon.country_names) and key not in tables.lexicon.homographs


def _merged(reading: Reading, marked: Iterable[Candidate], listed: Iterable[Candidate], tables: Tables) -> tuple[Candidate, ...]:
    """Let the lists decide the kind of names that both know, and drop listed names inside a longer marked one.

    Where a listed name is an ordinary word or name of other things too (الجزيرة), the models decide.
    """
    at = {place: name for name in listed for place in range(name.first, name.last)}
    result: list[Candidate] = []
    for candidate in marked:
        there = at.get(candidate.first)
        same = there if there is not None and (there.first, there.last) == (candidate.first, candidate.last) else None
        if same is None and _is_tiled(candidate, at):
            continue
        if same is not None and same.kind != candidate.kind and _is_homograph(reading, same, tables):
            result.append(replace(candidate, confidence=0.9))
        elif same is not None:
            result.append(replace(same, confidence=0.95))
        elif there is None or there.last < candidate.last:
            begins = there is not None and there.first == candidate.first and there.kind == candidate.kind
            inside = there if begins else None
            result.append(
                replace(candidate, subtype=inside.subtype if inside else "", clitic=inside.clitic if inside else candidate.clitic)
            )
    return (*result, *listed)


def _is_tiled(candidate: Candidate, listed: Mapping[int, Candidate]) -> bool:
    """Tell whether a name is nothing but listed places in a row, which the models took for one (اتهمت باكستان الهند).

    Args:
        listed: the listed name at each unit.
    """
    if candidate.kind != "Location":
        return False
    inside = [listed.get(place) for place in range(candidate.first, candidate.last)]
    if any(name is None or name.kind != "Location" for name in inside) or inside[0] is inside[-1]:
        return False
    return listed[candidate.first].first == candidate.first and listed[candidate.last - 1].last == candidate.last


def _is_platform(reading: Reading, candidate: Candidate, tables: Tables) -> bool:
    """Tell whether a name is where something is written (على تويتر), and acts nowhere here."""
    words = {unit.fold for unit in reading.units[candidate.first : candidate.last]}
    before = reading.units[candidate.first - 1] if candidate.first > reading.starts[candidate.first] else None
    return bool(words & tables.words["platform"]) and (before is None or before.upos != "VERB")


def _is_homograph(reading: Reading, candidate: Candidate, tables: Tables) -> bool:
    return " ".join(u.fold for u in reading.units[candidate.first : candidate.last]) in tables.lexicon.homographs


def _last_names(reading: Reading, names: Iterable[Candidate]) -> dict[str, int]:
    """Return the last names of the persons of an article, each with the place after the full name that it stands in first."""
    found: dict[str, int] = {}
    for name in names:
        if name.kind == "Person" and name.last - name.first > 1:
            found.setdefault(reading.units[name.last - 1].fold, name.last)
    return found


def _surname(reading: Reading, candidate: Candidate, known: Mapping[str, int], tables: Tables) -> Candidate:
    """Return a listed place as the person whose last name it is (برناردينو ليون … أكد ليون), unless words before say where."""
    if candidate.kind != "Location" or candidate.last - candidate.first > 1 or not candidate.rule.startswith("list"):
        return candidate
    word, before = reading.units[candidate.first].fold, reading.units[candidate.first - 1] if candidate.first else None
    if known.get(word, candidate.first) >= candidate.first:
        return candidate
    placed = before is not None and (before.upos == "ADP" or before.fold in tables.lexicon.place_head_forms)
    return candidate if placed else replace(candidate, kind="Person", subtype="", rule="surname", confidence=0.7)


def _is_adjective_of_people(reading: Reading, candidate: Candidate, tables: Tables) -> bool:
    """Tell whether a listed people only says which the people before it are (المقاتلين الأكراد, الفنانين الأجانب والمصريين)."""
    first = reading.units[candidate.first]
    if candidate.kind != "Group" or not is_demonym(first, tables) or candidate.first < reading.starts[first.place] + 1:
        return False
    before = reading.units[candidate.first - 1]
    if before.fold == AND and before.place > reading.starts[first.place]:
        before = reading.units[before.place - 1]
        return before.upos == "ADJ" and is_definite(before)
    return before.upos == "NOUN" and is_definite(before) and before.fold not in tables.words["time"]


def _with_head_kind(reading: Reading, candidate: Candidate, tables: Tables) -> Candidate:
    """Return a body that the models marked with the kind that its head noun tells for sure (مجلس …, كتيبة …)."""
    if not candidate.rule.startswith("model") or candidate.kind not in ("Organization", "ArmedGroup"):
        return candidate
    units = reading.units[candidate.first : candidate.last]
    head = units[0].fold.removeprefix(ARTICLE)
    armed = head in tables.words["armed-head"] or any(unit.fold in tables.words["member"] for unit in units[1:])
    civil = head in tables.words["civil-head"]
    kind = "ArmedGroup" if armed else "Organization" if civil else candidate.kind
    return replace(candidate, kind=kind)


def _with_demonym(reading: Reading, candidate: Candidate, tables: Tables) -> Candidate:
    """Take the demonym or faction behind a listed group into its name (البشمركة الكردية, المعارضة السورية المعتدلة)."""
    place = candidate.last
    if candidate.kind not in ("Organization", "ArmedGroup", "Group") or place >= reading.stops[candidate.first]:
        return candidate
    word = reading.units[place]
    attribute = is_demonym(word, tables) or word.fold in tables.words["faction"]
    if is_definite(word) and attribute and word.upos in ("ADJ", "X"):
        return replace(candidate, last=place + 1)
    return candidate


def _with_second_task(reading: Reading, names: Sequence[Candidate], tables: Tables) -> tuple[Candidate, ...]:
    """Return the names; one cut before و has its second task (حركة البناء والتنمية), one cut before ل its field."""
    taken = Named({}, {place: c for c in names for place in range(c.first, c.last)})
    found: list[Candidate] = []
    for candidate in names:
        units = reading.units[candidate.first : candidate.last]
        headed = len(units) > 1 and units[0].fold.removeprefix(ARTICLE) in tables.words["task-head"]
        cut = candidate.rule.startswith("model") and headed and is_task(units[-1], tables)
        last = joined_end(reading, candidate.last, taken, tables) if cut else candidate.last
        if candidate.kind == "Organization" and _is_body(units[0], tables):
            last = field_end(reading, last, taken, tables)
        found.append(replace(candidate, last=last))
    return tuple(found)


def _is_body(unit: Unit, tables: Tables) -> bool:
    """Tell whether a name begins with the noun for a body of its own (مركز, المجلس), not with that for an agency or a paper."""
    heads = tables.lexicon.actor_head_forms.get(unit.fold, ())
    return any(head.kind == "Organization" for head in heads) and unit.fold.removeprefix(ARTICLE) not in tables.words["medium"]


def _without_overlaps(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Keep the longest of overlapping candidates, then the surest, then the first."""
    kept: list[Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (c.first - c.last, -c.confidence, c.first, c.rule)):
        places = range(candidate.first, candidate.last)
        if taken.isdisjoint(places):
            kept.append(candidate)
            taken.update(places)
    return tuple(sorted(kept, key=lambda c: c.first))


def _beside_titles(reading: Reading, names: Sequence[Candidate], tables: Tables) -> Iterator[Candidate]:
    """Yield persons whom only their position tells: unknown names right behind it, or behind it and a comma.

    القيادية في «الحركة»، ليلوز بيرتان
    """
    taken = {place for c in names for place in range(c.first, c.last)}
    for position in find_positions(reading, names, tables):
        if position.person >= 0 or position.plural or position.kind == "generic":
            continue
        place = position.last
        while place < len(reading.units) and (reading.units[place].text in MARKS or reading.units[place].text in _COMMAS):
            place += 1
        last = place
        given = _is_given(reading, position.last, place, tables)
        limit = min(len(reading.units), place + (_LONGEST_GIVEN if given else _LONGEST_UNKNOWN))
        while last < limit and last not in taken and _is_unknown(reading, last, tables, given=given):
            last += 1
        if last - place > 1 and reading.starts[place] == reading.starts[position.first]:
            yield Candidate(place, last, "Person", "", "beside-title", 0.6)


def _is_given(reading: Reading, after: int, place: int, tables: Tables) -> bool:
    """Tell whether a given name stands right behind a definite title (النائب نعمة طعمة), and a word that may be a last name."""
    if place != after or place + 1 >= len(reading.units) or not is_definite(reading.units[after - 1]):
        return False
    unit, following = reading.units[place], reading.units[place + 1]
    return unit.fold in tables.lexicon.given_names and following.upos in _GIVEN_TAGS and not is_action(following, tables)


def _is_unknown(reading: Reading, place: int, tables: Tables, *, given: bool = False) -> bool:
    """Tell whether a word is in no list, and the tagger too takes it for a name, or for a noun behind a given name."""
    unit, lexicon = reading.units[place], tables.lexicon
    if given and unit.upos == "NOUN" and unit.fold in lexicon.given_names and not is_action(unit, tables):
        return True
    listed = (lexicon.title_forms, lexicon.demonym_forms, lexicon.actor_head_forms, lexicon.place_head_forms, lexicon.event_forms)
    return unit.upos in _NAME_TAGS and bool(unit.fold) and not is_definite(unit) and not any(unit.fold in t for t in listed)
