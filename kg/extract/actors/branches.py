"""Bodies that are named by whom they belong to.

بعثة الأمم المتحدة في مالي، حكومة حماس              branch of a body
الجناح المسلح لحزب الحرية                          part of a body, behind ل
القوات الموالية للرئيس السابق سالم المنصوري          followers of a person or body, behind a participle and ل
قوات الرئيس السابق سالم المنصوري                   troops of a person
شرطة الموصل، مجلس محافظة الأنبار                    body of a place
كتيبة الـ21، الفرقة الرابعة                         numbered formation
جبهة تحرير الريف الشمالي                            body that is named by what it would set free
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.arabic.letters import fold
from kg.extract.reading.candidates import ARTICLE, LAM, Candidate, agree, is_definite, quoted_end
from kg.extract.reading.reading import Reading, Unit
from kg.extract.tables import Tables
from kg.lexicon import ActorHead

_BY = "\N{ARABIC LETTER BEH}"
_WITHIN = 4
_LONGEST_TITLE = 4
_RULING = frozenset(("ArmedGroup", "Organization"))
_ATTRIBUTES = frozenset(("ADJ", "NUM"))


@dataclass(frozen=True, slots=True)
class Named:
    """The names that models and lists have found, by each place that they cover.

    Attributes:
        people: of persons.
        bodies: of all else but operations.
    """

    people: Mapping[int, Candidate]
    bodies: Mapping[int, Candidate]

    def owner_at(self, place: int) -> Candidate | None:
        """Return the person or body whose name begins at a unit."""
        for found in (self.people.get(place), self.bodies.get(place)):
            if found is not None and found.first == place:
                return found
        return None


def find_branches(reading: Reading, span: tuple[int, int], head: ActorHead, named: Named, tables: Tables) -> Iterator[Candidate]:
    """Yield the body that begins with a head noun and bears the name of its owner, its place, a quoted name or a number.

    Args:
        span: half-open range of units of the head noun.
    """
    place, after = span
    if after >= reading.stops[place] or _is_manner(reading, place, tables):
        return
    yield from _numbered(reading, span, head, tables)
    yield from _behind_lam(reading, span, head, named, tables)
    if is_definite(reading.units[place]):
        return
    yield from _quoted(reading, span, head, tables)
    yield from _of_cause(reading, span, head, named, tables)
    yield from _of_owner(reading, span, head, named, tables)
    yield from _of_place(reading, span, head, named, tables)


def _is_manner(reading: Reading, place: int, tables: Tables) -> bool:
    """Tell whether a noun says only with whose help something is done (بقيادة واشنطن)."""
    before = reading.units[place - 1].fold if place else ""
    return before == _BY and reading.units[place].fold in tables.words["backing"]


def _numbered(reading: Reading, span: tuple[int, int], head: ActorHead, tables: Tables) -> Iterator[Candidate]:
    """Yield a formation with its number and arm (كتيبة الـ21, اللواء 35 مدرع, الفرقة الرابعة)."""
    place, after = span
    units = reading.units
    number = units[after].fold
    ordinal = number.removeprefix(ARTICLE) in tables.words["ordinal"] and is_definite(units[place]) == is_definite(units[after])
    digits = number.removeprefix(ARTICLE).isdigit()
    if units[place].fold.removeprefix(ARTICLE) not in tables.words["formation"] or not (ordinal or digits):
        return
    last = after + 1
    while last < reading.stops[place] and units[last].fold.removeprefix(ARTICLE) in tables.words["arm"]:
        last += 1
    yield Candidate(place, last, head.kind, "", "head-number", 0.75)


def _quoted(reading: Reading, span: tuple[int, int], head: ActorHead, tables: Tables) -> Iterator[Candidate]:
    """Yield what bears a quoted name: a paper is called by the name alone, a brigade with its head noun."""
    place, after = span
    quoted = quoted_end(reading, after)
    if quoted and reading.units[place].fold in tables.words["programme"]:
        return
    if quoted and reading.units[place].fold in tables.words["medium"]:
        yield Candidate(after + 1, quoted - 1, head.kind, "", "quoted-medium", 0.9)
    elif quoted and head.kind != "Group":
        yield Candidate(place, quoted, head.kind, "", "head-quoted", 0.8)


def _behind_lam(reading: Reading, span: tuple[int, int], head: ActorHead, named: Named, tables: Tables) -> Iterator[Candidate]:
    """Yield a part of a body, or the followers of a person or body, that belongs to it by ل.

    Behind a noun of action ل names whom the action is done to (محاصرة القوات العراقية لداعش).
    """
    place, after = span
    units = reading.units
    bare = units[place].fold.removeprefix(ARTICLE)
    one = head.kind == "Group" and bare == fold(head.head)  # الزعيم الجديد لطالبان
    if one or bare in tables.words["medium"] or _is_acted(reading, place, tables):
        return
    while after < min(reading.stops[place], place + _WITHIN) and units[after].upos in _ATTRIBUTES:
        after += 1
    if after + 1 >= reading.stops[place] or units[after].fold != LAM or after < place + 2:
        return
    follows = head.kind != "Group" and units[after - 1].fold.removeprefix(ARTICLE) in tables.words["belonging"]
    if not (follows or is_definite(units[place])):
        return
    owner = _owner_behind(reading, after + 1, named, tables)
    if owner is not None and owner.kind != "Location" and (follows or owner.kind != "Person"):
        yield Candidate(place, owner.last, head.kind, "", "head-branch", 0.7, inner=owner)


def _is_acted(reading: Reading, place: int, tables: Tables) -> bool:
    return place > reading.starts[place] and reading.units[place - 1].fold in tables.lexicon.event_forms


def _owner_behind(reading: Reading, place: int, named: Named, tables: Tables) -> Candidate | None:
    """Return the owner whose name begins at a unit, or the person behind a title that begins there (الرئيس السابق سالم)."""
    owner = named.owner_at(place)
    if owner is not None:
        return owner
    if place >= len(reading.units) or reading.units[place].fold not in tables.lexicon.title_forms:
        return None
    for after in range(place + 1, min(place + _LONGEST_TITLE, reading.stops[place])):
        if after in named.people:
            return named.owner_at(after)
        if not _is_of_title(reading.units[after], tables):
            return None
    return None


def _is_of_title(unit: Unit, tables: Tables) -> bool:
    return unit.upos == "ADJ" or unit.fold in tables.lexicon.title_forms or unit.fold in tables.lexicon.demonym_forms


def _of_owner(reading: Reading, span: tuple[int, int], head: ActorHead, named: Named, tables: Tables) -> Iterator[Candidate]:
    """Yield a branch of a body (بعثة الأمم المتحدة في مالي), and troops or a brigade of a person."""
    place, after = span
    word = reading.units[place].fold
    ruled = word in tables.words["rule"] and after in named.bodies and named.bodies[after].kind in _RULING
    end = _body_end(reading, after, named, tables) if ruled or word in tables.words["branch"] else 0
    if end:
        inner = named.bodies[after]
        yield Candidate(place, end, head.kind, "", "head-branch", 0.7, inner=inner if inner.kind != "Location" else None)
        return
    owner = _owner_behind(reading, after, named, tables)
    if owner is None or owner.kind != "Person":
        return
    if word in tables.words["troops"] or (word in tables.words["rule"] and owner.first == after):
        yield Candidate(place, owner.last, head.kind, "", "head-branch", 0.7, inner=owner)
    elif owner.first == after and (head.kind == "ArmedGroup" or " ".join(_folds(reading, span)) in tables.words["named-for"]):
        yield Candidate(place, owner.last, head.kind, "", "head-person", 0.7)


def _of_cause(reading: Reading, span: tuple[int, int], head: ActorHead, named: Named, tables: Tables) -> Iterator[Candidate]:
    """Yield a body with what it would set free, a place or a definite noun with its adjectives (جبهة تحرير الريف الشمالي)."""
    units, stop = reading.units, reading.stops[span[0]]
    after = span[1]
    if after + 1 < stop and units[after].fold in tables.words["formation"]:  # جبهة جيش تحرير …
        after += 1
    if head.kind not in ("ArmedGroup", "Organization") or after + 1 >= stop or units[after].fold not in tables.words["cause"]:
        return
    place = named.bodies.get(after + 1)
    if place is not None and place.kind == "Location" and place.first == after + 1:
        yield Candidate(span[0], place.last, head.kind, "", "head-cause", 0.75)
    elif is_definite(units[after + 1]) and units[after + 1].upos == "NOUN":
        last = after + 2
        while last < stop and units[last].upos == "ADJ" and agree(units[after + 1], units[last]):
            last += 1
        yield Candidate(span[0], last, head.kind, "", "head-cause", 0.75)


def _body_end(reading: Reading, place: int, named: Named, tables: Tables) -> int:
    """Return the end of the body or country that a branch is of, with the country where it works (بعثة الأمم المتحدة في مالي)."""
    body = named.bodies.get(place)
    if body is None or body.first != place:
        return 0
    end = body.last
    inside = end + 1 < reading.stops[place] and reading.units[end].fold in tables.words["inside"]
    there = named.bodies.get(end + 1) if inside else None
    if there is None or there.kind != "Location" or body.kind == "Location":
        return end
    country = " ".join(_folds(reading, (there.first, there.last))) in tables.lexicon.country_names
    return there.last if country else end


def _of_place(reading: Reading, span: tuple[int, int], head: ActorHead, named: Named, tables: Tables) -> Iterator[Candidate]:
    """Yield the one body of its sort in a place (شرطة الموصل, مجلس محافظة الأنبار); sites and media are none."""
    place, after = span
    lexicon, words = tables.lexicon, _folds(reading, span)
    singular = " ".join(words) in tables.words["of-place"]
    if not singular or words[0] in lexicon.place_head_forms:
        return
    between = reading.units[after]
    if after + 1 < reading.stops[place] and (
        between.fold in lexicon.place_head_forms or (between.fold in tables.words["member"] and after not in named.bodies)
    ):
        after += 1
    there = named.bodies.get(after)
    if there is not None and there.kind == "Location" and there.first <= after:
        yield Candidate(place, there.last, head.kind, "", "head-place", 0.65)


def _folds(reading: Reading, span: tuple[int, int]) -> Sequence[str]:
    return [unit.fold for unit in reading.units[span[0] : span[1]]]
