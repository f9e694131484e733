"""Places by their head noun (قرية السرو, الميناء التجاري), their sides (شمال العراق, ريف الرقة الشمالي) and borders."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.arabic.letters import fold
from kg.extract.reading.actions import is_action
from kg.extract.reading.candidates import AND, ARTICLE, BACK_REFERENCE, Candidate, is_definite, quoted_end
from kg.extract.reading.reading import Reading, Unit
from kg.extract.tables import Tables
from kg.lexicon import Lexicon, PlaceHead

_WITH_HEAD = frozenset(("Site", "Base", "Airport", "Camp", "Border"))
_OF_NATURE = frozenset(("River", "Sea", "Mountain"))
_ANAPHORIC = frozenset(("City", "Town", "Village", "Province", "Base", "Airport", "Camp", "Site"))
_NAMED_FOR = frozenset(("Site", "Base", "Airport", "Camp"))
_SETTLED = frozenset(("Village", "Town"))
_NAME_TAGS = frozenset(("X", "PROPN", "NOUN"))
_SIDE = "side-of-country"
_BORDER = "border"
CAPITAL = "capital-of"
_WIDE = frozenset(("Region", "Province"))
_LONGEST_HEAD = 2
_LONGEST_BORDER = 6
_HYPHENS = frozenset(("-", "\N{EN DASH}"))


def head_at(reading: Reading, place: int, lexicon: Lexicon) -> tuple[PlaceHead | None, int]:
    """Return the longest head noun of places that begins at a unit, and its length; None and 0 if none does."""
    for length in range(_LONGEST_HEAD, 0, -1):
        stretch = reading.units[place : place + length]
        rows = lexicon.place_head_forms.get(" ".join(unit.fold for unit in stretch))
        if rows and len(stretch) == length:
            return rows[0], length
    return None, 0


def find_places(reading: Reading, tables: Tables) -> Iterator[Candidate]:
    """Yield places that are named by a head noun."""
    for unit in reading.units:
        head, length = head_at(reading, unit.place, tables.lexicon)
        if head is None:
            continue
        if is_definite(unit):
            yield from _definite(reading, unit, length, head, tables)
        elif unit.fold in tables.words["capital"]:
            yield from _capital(reading, unit.place, unit.place + length, tables)
        elif head.type == "direction":
            yield from _side(reading, unit.place, length, tables)
        else:
            yield from _named(reading, unit, unit.place + length, head, tables)


def _capital(reading: Reading, place: int, after: int, tables: Tables) -> Iterator[Candidate]:
    """Yield the capital that only its country tells (في عاصمة تشاد), not in apposition (أوسلو عاصمة النرويج)."""
    last = country_end(reading, after, tables)
    before = reading.units[place - 1].fold if place > reading.starts[place] else ""
    named = before in tables.lexicon.capital_names or before in tables.lexicon.place_names
    if last and not named:
        yield Candidate(place, last, "Location", "City", CAPITAL, 0.75)


def _named(reading: Reading, unit: Unit, place: int, head: PlaceHead, tables: Tables) -> Iterator[Candidate]:
    """Yield the word after مدينة, قرية, محافظة … as a place of that type."""
    units = reading.units
    if place >= reading.stops[place - 1]:
        return
    quoted = quoted_end(reading, place) if head.type in _WITH_HEAD else 0
    if quoted:
        adjective = quoted < reading.stops[place] and units[quoted].upos == "ADJ" and is_definite(units[quoted])
        yield Candidate(unit.place, quoted + adjective, "Location", head.type, "place-quoted", 0.7)
        return
    name = units[place]
    if name.upos not in _NAME_TAGS or not _may_name_a_place(name, head, tables):
        return
    several = units[place - 1].fold != fold(head.head)
    if several and place + 2 < reading.stops[place] and units[place + 1].fold == AND:
        other = units[place + 2]
        is_name = other.upos in _NAME_TAGS and (is_definite(other) or other.upos != "NOUN")
        if is_name and _may_name_a_place(other, head, tables):
            yield Candidate(place + 2, place + 3, "Location", head.type, "place-head", 0.6)
    if name.upos != "NOUN" or is_definite(name):
        yield Candidate(place, place + 1, "Location", head.type, "place-head", 0.7)
    elif head.type in _SETTLED and place + 1 < reading.stops[place]:
        other = units[place + 1]
        if other.upos in _NAME_TAGS and _may_name_a_place(other, head, tables):
            yield Candidate(place, place + 2, "Location", head.type, "place-head", 0.6)


def _may_name_a_place(unit: Unit, head: PlaceHead, tables: Tables) -> bool:
    """Tell whether a word behind a head noun may be the place's name: a station may be called after what is done there."""
    lexicon = tables.lexicon
    if unit.fold in tables.words["department"] or (head.type not in _WITH_HEAD and is_action(unit, tables)):
        return False
    listed = (
        *(() if head.type == "Site" and is_definite(unit) else (lexicon.event_forms,)),
        lexicon.title_forms,
        lexicon.actor_head_forms,
        lexicon.place_head_forms,
        lexicon.actor_names,
        lexicon.demonym_forms,
    )
    return not any(unit.fold in table for table in listed)


def _definite(reading: Reading, unit: Unit, length: int, head: PlaceHead, tables: Tables) -> Iterator[Candidate]:
    """Yield a place of a definite head: with an adjective (الميناء التجاري, الريف الجنوبي), the border, or a back-reference."""
    after = unit.place + length
    following = reading.units[after] if after < reading.stops[unit.place] else None
    if head.type == "Border":
        last = _border_end(reading, after, tables)
        if last > after:
            yield Candidate(unit.place, last, "Location", head.type, _BORDER, 0.7)
    elif following is None or following.upos != "ADJ" or not is_definite(following):
        if _refers_back(reading, unit, head, tables):
            yield Candidate(unit.place, after, "Location", head.type, BACK_REFERENCE, 0.5)
    elif following.fold in tables.words["side"] | tables.words["zone"] or (
        head.type in _WITH_HEAD
        and unit.fold == ARTICLE + fold(head.head)
        and unit.fold not in tables.words["no-site"]
        and following.fold not in tables.lexicon.demonym_forms
        and _classes(following, tables)
    ):
        last = after + 1
        if last < reading.stops[unit.place] and _goes_on(reading.units[last], tables):
            last += 1  # المنطقة الغربية العسكرية
        yield Candidate(unit.place, last, "Location", head.type, "place-adjective", 0.6)


def _goes_on(unit: Unit, tables: Tables) -> bool:
    return unit.upos == "ADJ" and is_definite(unit) and _classes(unit, tables)


def _refers_back(reading: Reading, unit: Unit, head: PlaceHead, tables: Tables) -> bool:
    """Tell whether a word for one place stands alone for a place named before; not القضاء على, nor العاصمة بغداد."""
    if unit.fold.removeprefix(ARTICLE) != fold(head.head):
        return False
    if unit.fold in tables.lexicon.homographs | tables.words["no-site"]:
        return False
    if head.type not in _ANAPHORIC and unit.fold not in tables.words["homeland"] | tables.words["zone"]:
        return False
    after = unit.place + 1
    return after >= len(reading.units) or reading.units[after].fold not in tables.lexicon.capital_names


def _classes(unit: Unit, tables: Tables) -> bool:
    """An adjective that says what a place is (التجاري), not where or which it is (المذكور, السابق)."""
    if unit.fold.removeprefix(ARTICLE) in tables.words["belonging"] | tables.words["situated"]:
        return False
    return unit.fold not in tables.words["deictic"] | tables.words["when"]


def _border_end(reading: Reading, place: int, tables: Tables) -> int:
    """Return the end of what the border is between: demonyms (السورية - التركية) or مع and a country."""
    units, end = reading.units, place
    stop = min(reading.stops[place - 1], place + _LONGEST_BORDER)
    if place < stop and units[place].fold in tables.words["between"]:
        return country_end(reading, place + 1, tables) or place
    while place < stop and (units[place].text in _HYPHENS or units[place].fold in tables.lexicon.demonym_forms):
        place += 1
        end = place if units[place - 1].fold else end
    return end


def _side(reading: Reading, place: int, length: int, tables: Tables) -> Iterator[Candidate]:
    """Yield a side of a country (شمال العراق, وسط البلاد) as a region of its own."""
    after = place + length
    last = country_end(reading, after, tables)
    if last or (after < len(reading.units) and reading.units[after].fold in tables.words["homeland"]):
        yield Candidate(place, last or after + 1, "Location", "Region", _SIDE, 0.75)


def country_end(reading: Reading, place: int, tables: Tables) -> int:
    """Return the place after the country's name that begins at a unit, or 0."""
    for length in (3, 2, 1):
        words = reading.units[place : place + length]
        if len(words) == length and " ".join(unit.fold for unit in words) in tables.lexicon.country_names:
            return place + length
    return 0


def named_for(reading: Reading, candidate: Candidate, tables: Tables) -> Candidate:
    """Return a site that bears the name of a person, with the title before it, as one place (نفق الشهيد سمير الحداد)."""
    if candidate.kind != "Person":
        return candidate
    first = candidate.first
    while first > reading.starts[candidate.first] and _is_honour(reading.units[first - 1], tables):
        first -= 1
    head, length = _head_before(reading, first, tables.lexicon)
    if head is None or head.type not in _NAMED_FOR or is_definite(reading.units[first - length]):
        return candidate
    return replace(candidate, first=first - length, kind="Location", subtype=head.type, rule="site-of-person", confidence=0.7)


def _is_honour(unit: Unit, tables: Tables) -> bool:
    """Tell whether a word with the article honours whom it stands before (الشهيد, الملك, الإمام)."""
    return is_definite(unit) and unit.fold in tables.lexicon.title_forms


def as_building(reading: Reading, candidate: Candidate, tables: Tables) -> Candidate:
    """Return the seat of a body as a site (مقر الحلف), and a mission behind a word of place (عند السفارة الأميركية)."""
    if candidate.kind != "Organization" or candidate.first == reading.starts[candidate.first]:
        return candidate
    before = reading.units[candidate.first - 1].fold
    if before in tables.words["seat"]:
        return replace(candidate, first=candidate.first - 1, kind="Location", subtype="Site", rule="seat", confidence=0.6)
    first = reading.units[candidate.first].fold.removeprefix(ARTICLE)
    if first in tables.words["mission"] and (before in tables.words["nearby"] or before in tables.words["inside"]):
        return replace(candidate, kind="Location", subtype="Site", rule="mission-as-site", confidence=0.6)
    return candidate


def with_place_head(reading: Reading, candidate: Candidate, tables: Tables) -> Candidate:
    """Return a place with the head noun that belongs to its name (فندق, قاعدة, مطار), without one that only classes it (مدينة).

    A side behind it (ريف الرقة الشمالي) goes with it.
    """
    if candidate.kind != "Location":
        return candidate
    candidate = _with_side(reading, _without_class(reading, candidate, tables), tables)
    head, length = _head_before(reading, candidate.first, tables.lexicon)
    outer, width = _head_before(reading, candidate.first - length, tables.lexicon) if head is not None else (None, 0)
    if head is not None and head.type not in _WITH_HEAD and outer is not None and outer.type in _WITH_HEAD:
        first = candidate.first - length - width
        if not is_definite(reading.units[first]):
            return replace(candidate, first=first, subtype=outer.type, rule="site-of-place")
    if head is None or head.type == "direction" or is_definite(reading.units[candidate.first - length]):
        return candidate
    whole = head.type in _WITH_HEAD or (head.type in _OF_NATURE and not _is_near(reading, candidate.first - length, tables))
    whole = whole or reading.units[candidate.first - length].fold in tables.words["outskirts"]
    if whole and not candidate.clitic:
        return replace(candidate, first=candidate.first - length, subtype=head.type)
    return replace(candidate, subtype=candidate.subtype or head.type)


def _is_near(reading: Reading, place: int, tables: Tables) -> bool:
    """Tell whether a head noun means only what is around (محيط المدينة, not an ocean)."""
    return reading.units[place].fold in tables.words["nearby"]


def _head_before(reading: Reading, place: int, lexicon: Lexicon) -> tuple[PlaceHead | None, int]:
    for length in range(_LONGEST_HEAD, 0, -1):
        if length <= place and reading.units[place - length].fold:
            head, found = head_at(reading, place - length, lexicon)
            if found == length:
                return head, length
    return None, 0


def _without_class(reading: Reading, candidate: Candidate, tables: Tables) -> Candidate:
    """Cut a head noun that only classes the place, where the models have marked it with the name (قرية السرو)."""
    head, length = head_at(reading, candidate.first, tables.lexicon)
    if head is None or head.type == "direction" or head.type in _WITH_HEAD or candidate.last - candidate.first <= length:
        return candidate
    if not candidate.rule.startswith("model") or is_definite(reading.units[candidate.first]):
        return candidate
    rest = reading.units[candidate.first + length]
    if reading.units[candidate.first].fold in tables.words["outskirts"] or rest.upos == "ADJ":
        return candidate
    return replace(candidate, first=candidate.first + length, subtype=head.type)


def _with_side(reading: Reading, candidate: Candidate, tables: Tables) -> Candidate:
    around = reading.units[candidate.first].fold in tables.words["outskirts"]
    wide = candidate.subtype == "Region" or (around and candidate.subtype == "Province")
    if wide and candidate.last < len(reading.units) and reading.units[candidate.last].fold in tables.words["side"]:
        return replace(candidate, last=candidate.last + 1, subtype="Region")
    return candidate


def inner_places(reading: Reading, names: Sequence[Candidate], tables: Tables) -> tuple[tuple[int, Candidate], ...]:
    """Return the places named inside longer ones, each with the index of that place.

    These are countries (العراق in شمال العراق, البلاد in شمال البلاد) and where a site is (السرو in مسجد قرية السرو).
    """
    found: list[tuple[int, Candidate]] = []
    for index, name in enumerate(names):
        head, length = head_at(reading, name.first, tables.lexicon)
        if name.rule == _BORDER:
            found.extend((index, country) for country in _country_at_end(reading, name, tables))
            continue
        if name.rule == "site-of-place":
            kind, width = head_at(reading, name.first + length, tables.lexicon)
            inner = Candidate(name.first + length + width, name.last, "Location", kind.type if kind else "", "place-head", 0.7)
            found.append((index, inner))
            continue
        if name.kind == "Location" and head is not None and (head.type == "direction" or name.subtype in _WIDE):
            found.extend((index, country) for country in _country_at_end(reading, name, tables))
    return tuple(found)


def _country_at_end(reading: Reading, name: Candidate, tables: Tables) -> Iterator[Candidate]:
    """Yield the country with whose name, or with البلاد, a longer place ends; of a part of a country only what holds it."""
    for first in range(name.first + 1, name.last):
        key = " ".join(unit.fold for unit in reading.units[first : name.last])
        rows = tables.lexicon.country_names.get(key, ())
        if key in tables.words["homeland"]:
            yield Candidate(first, name.last, "Location", "Country", BACK_REFERENCE, 0.85)
            return
        if rows and (rows[0].type == "Country" or name.rule == _SIDE):
            yield Candidate(first, name.last, "Location", "Country", "list-location", 0.85)
            return
