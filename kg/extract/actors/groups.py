"""Groups and bodies named by a head noun, which no list has and models miss.

القوات العراقية                 with a demonym
الأجهزة الأمنية                 with an adjective of groups
كتائب «الفجر الجديد»            with a name: see `kg.extract.actors.branches`
مديرية المرور                   with a task: see `kg.extract.actors.tasks`
مسلحون مجهولون                  indefinite, a group only where it acts
سبعة جنود                       counted, likewise
التنظيم                         alone with the article, for a group named before
"""

from collections.abc import Collection, Iterator, Sequence

from kg.arabic.letters import fold
from kg.extract.actors.branches import Named, find_branches
from kg.extract.actors.places import country_end
from kg.extract.actors.tasks import of_task
from kg.extract.reading.candidates import ARTICLE, BACK_REFERENCE, GENERIC, Candidate, agree, disagree, is_definite
from kg.extract.reading.reading import Reading, Unit
from kg.extract.tables import Tables
from kg.lexicon import ActorHead

_LONGEST_HEAD = 2
_CROWDS = frozenset(("generic", "rank"))
_DEMONYM_WITHIN = 4
_NOT_NOUNS = frozenset(("VERB", "ADP", "PUNCT", "PRON", "CCONJ", "SCONJ", "NUM"))
_ORIGIN_LENGTH = 2
_FEMININE = "\N{ARABIC LETTER HEH}"
_FEMININE_ENDINGS = (_FEMININE, "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER HAMZA}", "\N{ARABIC LETTER TEH}")


def find_groups(reading: Reading, tables: Tables, names: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield groups by their head nouns.

    Args:
        names: what models and lists have found; a group runs into none of its actors.
    """
    people = {place: c for c in names if c.kind == "Person" for place in range(c.first, c.last)}
    inside_titles = _inside_titles(reading, tables)
    bodies = [c for c in names if c.kind not in ("Operation", "Person") and not _is_people_of(reading, c, tables)]
    actors = {place: c for c in bodies for place in range(c.first, c.last)}
    blocked = {place for place, c in actors.items() if c.kind != "Location"} | people.keys() | inside_titles
    for unit in reading.units:
        is_noun = unit.upos not in _NOT_NOUNS and not _is_attribute(reading, unit)
        head, length = _head_at(reading, unit.place, tables) if is_noun else (None, 0)
        if head is None:
            yield from _counted(reading, unit, tables, blocked)
            continue
        if unit.place not in inside_titles:
            span, named = (unit.place, unit.place + length), Named(people, actors)
            yield from find_branches(reading, span, head, named, tables)
            yield from of_task(reading, span, head, named, tables)
        if unit.place not in blocked:
            yield from _headed(reading, unit, length, head, tables, blocked)


def _is_people_of(reading: Reading, candidate: Candidate, tables: Tables) -> bool:
    """Tell whether a name is only the demonym of people (الأكراد), which may go with a head noun (المقاتلين الأكراد)."""
    return (
        candidate.kind == "Group" and candidate.last - candidate.first == 1 and is_demonym(reading.units[candidate.first], tables)
    )


def _is_attribute(reading: Reading, unit: Unit) -> bool:
    """Tell whether a definite adjective goes with the definite noun before it (الإطار القيادي)."""
    before = reading.units[unit.place - 1] if unit.place > reading.starts[unit.place] else None
    return unit.upos == "ADJ" and before is not None and before.upos == "NOUN" and is_definite(before) and is_definite(unit)


def _head_at(reading: Reading, place: int, tables: Tables) -> tuple[ActorHead | None, int]:
    for length in range(_LONGEST_HEAD, 0, -1):
        stretch = reading.units[place : place + length]
        rows = tables.lexicon.actor_head_forms.get(" ".join(unit.fold for unit in stretch))
        if rows and len(stretch) == length and stretch[-1].passage == stretch[0].passage:
            return rows[0], length
    return None, 0


def _headed(
    reading: Reading, unit: Unit, length: int, head: ActorHead, tables: Tables, blocked: Collection[int]
) -> Iterator[Candidate]:
    """Yield the group of one head noun, unless that is one person or says only how something is done (بقيادة أميركية)."""
    bare = unit.place + length
    if _is_position(unit, tables) or unit.fold in tables.words["backing"] or _is_flank(reading, unit, bare, tables):
        return
    if " ".join(word.fold for word in reading.units[unit.place : bare + 1]) in tables.words["no-body"]:
        return
    kind = _kind_of(unit, head, tables)
    country = country_end(reading, unit.place + 1, tables) if kind == "State" else 0
    if country:
        yield Candidate(unit.place, country, kind, "", "head-country", 0.7)
        return
    last, by_demonym = _adjectives_end(reading, bare, unit.place, tables, blocked)
    if last > bare and _is_masculine(unit, head) and reading.units[bare].fold.endswith(_FEMININE):
        last, by_demonym = bare, False  # وحدات الجيش الموالية
    definite = is_definite(unit)
    if last > bare and definite and all(_judges(word, tables) for word in reading.units[bare:last]):
        yield Candidate(unit.place, last, kind, "", BACK_REFERENCE, 0.5)
    elif last > bare and (definite or (by_demonym and kind != "Group")):
        rule = "head-demonym" if by_demonym else "head-adjective"
        yield Candidate(unit.place, last if definite else _origin_end(reading, last, tables), kind, "", rule, 0.7)
    elif last > bare or (length > 1 and not definite):
        yield Candidate(unit.place, _origin_end(reading, last, tables), kind, "", GENERIC, 0.5)
    elif definite and head.kind == "Organization" and _is_described(reading, unit, bare, tables):
        if unit.fold.removeprefix(ARTICLE) in tables.words["task-head"] | tables.words["civil-head"]:
            yield Candidate(unit.place, bare + 1, kind, "", "head-adjective", 0.6)
    elif definite and not _is_no_name_alone(reading, unit, bare, head, tables):
        yield Candidate(unit.place, bare, kind, "", BACK_REFERENCE if length == 1 else "head-adjective", 0.5)


def _kind_of(unit: Unit, head: ActorHead, tables: Tables) -> str:
    """Return the kind of what a head noun names: several bodies are a group (المؤسسات الفرنسية), but agencies one body."""
    bare = unit.fold.removeprefix(ARTICLE)
    if unit.fold in tables.words["government"]:
        return "State"
    several = head.kind == "Organization" and bare in {fold(plural) for plural in head.plural}
    return "Group" if several and bare not in tables.words["one-in-plural"] else head.kind


def _is_flank(reading: Reading, unit: Unit, after: int, tables: Tables) -> bool:
    """A front with the name of a side (الجبهة الغربية) is where fighting is, and nobody."""
    front = unit.fold.removeprefix(ARTICLE) in tables.words["front"]
    return front and after < len(reading.units) and reading.units[after].fold in tables.words["side"]


def _is_masculine(unit: Unit, head: ActorHead) -> bool:
    """Tell whether a head noun is a masculine singular, which no feminine adjective goes with."""
    bare = unit.fold.removeprefix(ARTICLE)
    return bool(head.plural) and bare == fold(head.head) and not bare.endswith(_FEMININE_ENDINGS)


def _is_no_name_alone(reading: Reading, unit: Unit, after: int, head: ActorHead, tables: Tables) -> bool:
    """Tell whether a definite head noun without attributes stands for nobody named before.

    That is one person (المقاتل), a word that every text has (الدولة), and troops that words behind tell apart (الموالية ل).
    """
    one = head.kind == "Group" and unit.fold == ARTICLE + fold(head.head)
    follows = after < reading.stops[unit.place] and reading.units[after].fold.removeprefix(ARTICLE) in tables.words["belonging"]
    told_apart = follows and unit.fold.removeprefix(ARTICLE) in tables.words["troops"]
    return one or told_apart or unit.fold in tables.words["no-back-reference"]


def _is_described(reading: Reading, unit: Unit, after: int, tables: Tables) -> bool:
    """Tell whether an adjective that no list has makes another body of a definite head noun (المحكمة الشرعية)."""
    if after >= reading.stops[unit.place] or reading.units[after].upos != "ADJ" or not is_definite(reading.units[after]):
        return False
    word = reading.units[after].fold
    apart = tables.words["belonging"] | tables.words["situated"] | tables.words["judgement"]
    listed = word.removeprefix(ARTICLE) in apart or word in tables.words["deictic"] | tables.words["no-task"]
    return not listed and agree(unit, reading.units[after])


def _judges(unit: Unit, tables: Tables) -> bool:
    """Tell whether an adjective says what the writer thinks of a group (المتطرف, الإرهابي): it is no part of a name."""
    return unit.fold.removeprefix(ARTICLE) in tables.words["judgement"]


def _is_position(unit: Unit, tables: Tables) -> bool:
    """A title is a position (المسؤول, مسؤولون), unless it is a plural of people who fight or suffer (جنود, نازحون)."""
    found = tables.lexicon.title_forms.get(unit.fold, ())
    several = any(form.form.number in ("Plur", "Dual") for form in found)
    return bool(found) and not (several and all(form.title.kind in _CROWDS for form in found))


def _inside_titles(reading: Reading, tables: Tables) -> set[int]:
    """Return the places inside titles of several words, after the first (the ministry in وزير الخارجية is no actor).

    A body that stands there for one named before stays (زعيم التنظيم, قائد الجيش).
    """
    places: set[int] = set()
    for unit in reading.units:
        for length in (4, 3, 2):
            stretch = reading.units[unit.place : unit.place + length]
            if len(stretch) == length and " ".join(u.fold for u in stretch) in tables.lexicon.title_forms:
                after = stretch[-1].place + 1
                described = after < len(reading.units) and is_demonym(reading.units[after], tables)
                whole = unit.fold not in tables.words["leader"] or length > 2 or described
                places.update(u.place for u in stretch[1:] if whole)
                break
    return places


def _adjectives_end(reading: Reading, place: int, first: int, tables: Tables, blocked: Collection[int]) -> tuple[int, bool]:
    """Return the place after the last demonym or adjective of groups that goes with a head noun, and whether it is a demonym."""
    start = end = place
    by_demonym = False
    while place < min(reading.stops[first], start + _DEMONYM_WITHIN) and place not in blocked:
        word = reading.units[place]
        demonym = demonym_length(reading, place, tables)
        if demonym or (is_group_adjective(word, tables) and not _has_complement(reading, place, tables)):
            if disagree(reading.units[place - 1], word) or is_definite(word) < is_definite(reading.units[first]):
                break
            by_demonym = by_demonym or demonym > 0
            end = place + max(1, demonym)
        elif end > start and word.upos == "ADJ" and not is_definite(reading.units[first]) and not is_definite(word):
            end = place + 1  # فصائل مسلحة متنافسة
        elif end > start or not _goes_between(reading, word, tables):
            break
        place = max(place + 1, end)
    return end, by_demonym


def _has_complement(reading: Reading, place: int, tables: Tables) -> bool:
    """Tell whether a participle says whose followers a group is (الموالية ل), which is no sort of group."""
    follows = reading.units[place].fold.removeprefix(ARTICLE) in tables.words["belonging"]
    return follows and place + 1 < reading.stops[place] and reading.units[place + 1].upos == "ADP"


def _goes_between(reading: Reading, word: Unit, tables: Tables) -> bool:
    """A definite noun or adjective may stand between head and demonym (قوات الأمن العراقية), but no head of its own."""
    if word.upos not in ("ADJ", "NOUN", "X") or not is_definite(word) or word.fold in tables.lexicon.title_forms:
        return False
    return word.fold.removeprefix(ARTICLE) not in tables.words["belonging"] and _head_at(reading, word.place, tables)[0] is None


def _origin_end(reading: Reading, last: int, tables: Tables) -> int:
    """Return the end of a group with the people whom it comes from (قوات عربية من أبناء المنطقة)."""
    units = reading.units
    if last + _ORIGIN_LENGTH >= len(units) or units[last].fold not in tables.words["from"]:
        return last
    origin, place = units[last + 1], units[last + 2]
    return last + 3 if origin.fold in tables.words["origin"] and (is_definite(place) or place.upos in ("X", "PROPN")) else last


def demonym_length(reading: Reading, place: int, tables: Tables) -> int:
    """Return how many units the adjective of a country or community at a unit takes (الكوري الجنوبي: 2); 0 if there is none."""
    pair = reading.units[place : min(place + 2, reading.stops[place])]
    if " ".join(unit.fold for unit in pair) in tables.lexicon.demonym_forms and len(pair) > 1:
        return len(pair)
    return 1 if is_demonym(reading.units[place], tables) else 0


def is_demonym(unit: Unit, tables: Tables) -> bool:
    """Tell whether a word is the adjective of a country or community."""
    return unit.fold in tables.lexicon.demonym_forms or unit.fold.removeprefix(ARTICLE) in tables.words["community"]


def is_group_adjective(unit: Unit, tables: Tables) -> bool:
    """Tell whether a word is an adjective that says what sort a group is of (مسلح, أجنبي, خاص)."""
    return unit.fold.removeprefix(ARTICLE) in tables.words["group-adjective"]


def _counted(reading: Reading, unit: Unit, tables: Tables, blocked: Collection[int]) -> Iterator[Candidate]:
    """Yield a number of people (سبعة جنود, 12 وزير خارجية)."""
    after = unit.place + 1
    if after >= reading.stops[unit.place] or not (unit.upos == "NUM" or unit.fold.isdigit()) or unit.place in blocked:
        return
    length = next((n for n in (2, 1) if _is_people(reading.units[after : after + n], n, tables)), 0)
    if not length or after in blocked or is_definite(reading.units[after]) or reading.units[after].fold in tables.words["victim"]:
        return
    last = after + length
    while last < reading.stops[unit.place] and reading.units[last].upos == "ADJ" and last not in blocked:
        last += 1
    yield Candidate(unit.place, last, "Group", "", GENERIC, 0.5)


def _is_people(units: Sequence[Unit], length: int, tables: Tables) -> bool:
    key = " ".join(unit.fold for unit in units)
    heads = tables.lexicon.actor_head_forms.get(key, ())
    titles = tables.lexicon.title_forms.get(key, ())
    return len(units) == length and (any(h.kind == "Group" for h in heads) or any(t.title.kind != "honorific" for t in titles))
