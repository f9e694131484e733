"""Names and positions → mentions of one article, each linked to an earlier mention of the same thing where a rule can tell.

Within an article, one actor is one actor: a last name stands for the full name read before, a title for its holder, a short form
for the group it shortens, a capital for its state.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.arabic.letters import fold
from kg.extract.actors.aliases import alias_of
from kg.extract.actors.names import name_of
from kg.extract.actors.places import CAPITAL, inner_places
from kg.extract.actors.positions import Position
from kg.extract.actors.surnames import contains, same_person
from kg.extract.actors.towns import is_capital, is_settled, same_border
from kg.extract.reading.candidates import ARTICLE, BACK_REFERENCE, Candidate
from kg.extract.reading.reading import Reading
from kg.extract.tables import Tables
from kg.lexicon import Actor
from kg.model import Mention, content_id

_ACTORS = frozenset(("Person", "Organization", "ArmedGroup", "Group", "State"))
_OF_STATES = frozenset(("State", "ArmedGroup", "Organization"))
_OFFICES = frozenset(("position", "spokesperson"))
_FORCES = ("army", "air-force")
# Names that are looked back at: of 51 articles of news none has more than 181. The work on a text grows with their square.
_FARTHEST = 400
_SITES = frozenset(("Site", "Base", "Airport", "Camp"))


@dataclass(frozen=True, slots=True)
class Referent:
    """A mention with the words that it stands on.

    Attributes:
        mention: the mention.
        first, last: half-open range of units.
        words: folded words of the name.
        country: name of the country that it belongs to or is, if known.
        role: folded words of the position, for a person whose position is stated.
    """

    mention: Mention
    first: int
    last: int
    words: tuple[str, ...]
    country: str = ""
    role: tuple[str, ...] = ()


def make_mention(
    reading: Reading, first: int, last: int, *, kind: str, rule: str, confidence: float, subtype: str = "", clitic: int = 0
) -> Mention:
    """Return the mention that stands on a range of units, without the letters of an attached `clitic`."""
    begin, end = reading.units[first].begin + clitic, reading.units[last - 1].end
    article = reading.article.id
    return Mention(
        id=content_id(article, kind, begin, end),
        article=article,
        begin=begin,
        end=end,
        exact=reading.text(begin, end),
        name=name_of(reading, first, last, clitic=clitic),
        kind=kind,
        rule=rule,
        confidence=confidence,
        subtype=subtype,
    )


def name_referents(
    reading: Reading, names: Sequence[Candidate], positions: Sequence[Position], tables: Tables
) -> tuple[Referent, ...]:
    """Return the referents of the candidates, one for each, in order, with antecedents."""
    role_of: dict[int, Position] = {}
    for position in sorted(positions, key=lambda p: p.kind not in _OFFICES):
        if position.person >= 0:
            role_of.setdefault(position.person, position)
    known: list[Referent] = []
    salience = _salience(reading, tables)
    for index, candidate in enumerate(names):
        referent = _referent(reading, candidate, role_of.get(index), tables)
        alias = alias_of(reading, names, index, tables)
        if alias >= 0:
            referent = replace(referent, mention=replace(referent.mention, kind=known[alias].mention.kind))
        earlier = known[alias] if alias >= 0 else _earlier(referent, known, tables, salience)
        known.append(_linked(referent, earlier))
    return tuple(known)


def _earlier(new: Referent, known: Sequence[Referent], tables: Tables, salience: Mapping[str, int]) -> Referent | None:
    """Return the nearest earlier mention of the same thing.

    A head noun alone stands rather for what is called by it (المقاومة: the resistance, not مجلس المقاومة), البلاد for the country
    that the article is about, and no force is of two countries, also where a name between them has none.
    """
    near = known[-_FARTHEST:]
    same = (k for k in reversed(near) if _may_be_meant(new, k, tables) and same_actor(new, k, tables))
    if new.mention.rule == BACK_REFERENCE and new.words[0] in tables.words["homeland"]:
        return max(same, key=lambda k: salience.get(k.country, 0), default=None)
    if new.mention.rule == BACK_REFERENCE:
        alike = list(same)
        called = next((k for k in alike if _is_called(k, new.words[0], tables)), next(iter(alike), None))
        return called or _movement(new, near, tables)
    if not new.country:
        return next(same, None)
    chains = _chains(near)
    abroad = {chains[k.mention.id] for k in near if k.country and k.country != new.country}
    return next((k for k in same if chains[k.mention.id] not in abroad), None)


def _movement(new: Referent, known: Sequence[Referent], tables: Tables) -> Referent | None:
    """Return the movement last named whose fighters a plural such as الإرهابيين calls by no name (تنظيم …, حركة …, جماعة …)."""
    heads = tables.lexicon.actor_head_forms.get(new.words[0], ())
    if len(new.words) > 1 or not any(head.kind == "Group" and fold(head.head) in tables.words["extremist"] for head in heads):
        return None
    armed = (k for k in reversed(known) if k.mention.kind == "ArmedGroup" and k.mention.rule != BACK_REFERENCE)
    return next((k for k in armed if any(_is_called(k, head, tables) for head in tables.words["movement"])), None)


def _chains(known: Sequence[Referent]) -> dict[str, str]:
    """Return for each mention the first one of the same thing."""
    roots: dict[str, str] = {}
    for referent in known:
        roots[referent.mention.id] = roots.get(referent.mention.antecedent, referent.mention.id)
    return roots


def _is_called(old: Referent, word: str, tables: Tables) -> bool:
    """Tell whether a name begins with a head noun, or has one in the lists that does."""
    head = word.removeprefix(ARTICLE)
    row = _row(old.words, tables)
    names = (fold(name).split()[0] for name in (row.name, *row.aliases)) if row else ()
    return any(first.removeprefix(ARTICLE) == head for first in (old.words[0], *names))


def _salience(reading: Reading, tables: Tables) -> Counter[str]:
    """Return how often the words of an article point to each country: by its name, its capital, its adjective or its places."""
    lexicon = tables.lexicon
    found: Counter[str] = Counter()
    for unit in reading.units:
        rows = (lexicon.country_names, lexicon.capital_names, lexicon.demonym_forms)
        found.update({table[unit.fold][0].name for table in rows if unit.fold in table})
        if unit.fold not in lexicon.homographs:
            found.update({place.within for place in lexicon.place_names.get(unit.fold, ())[:1] if place.within})
    return found


def inner_referents(
    reading: Reading, names: Sequence[Candidate], referents: Sequence[Referent], tables: Tables
) -> tuple[tuple[Referent, Referent], ...]:
    """Return what is named inside longer names, each behind the referent of that name: countries in places, owners in bodies.

    البلاد that stands for no country named before is left out.
    """
    found: list[tuple[Referent, Referent]] = []
    salience = _salience(reading, tables)
    places = [r for r in referents if r.mention.kind == "Location"]
    others = [r for r in referents if r.mention.kind != "Location"]
    owners = [(index, name.inner) for index, name in enumerate(names) if name.inner is not None]
    for index, candidate in (*inner_places(reading, names, tables), *owners):
        inner = _referent(reading, candidate, None, tables)
        alike = places if candidate.kind == "Location" else others
        here = bisect_left(alike, candidate.first, key=lambda r: r.first)
        earlier = _earlier(inner, alike[max(0, here - _FARTHEST) : here], tables, salience)
        if earlier is None and candidate.kind == "Person":  # the full name may stand only here, the last name behind it
            later = (r for r in alike[here : here + _FARTHEST] if r.first > candidate.first)
            earlier = next((r for r in later if same_actor(r, inner, tables)), None)
        if earlier is None and candidate.rule == BACK_REFERENCE:
            continue
        found.append((referents[index], _linked(inner, earlier)))
    return tuple(found)


def _may_be_meant(new: Referent, old: Referent, tables: Tables) -> bool:
    """A head noun alone that stands for nothing named is no antecedent but of itself (الشرطة … الشرطة, المتمردون … المتمردين)."""
    if old.mention.rule != BACK_REFERENCE or old.mention.antecedent:
        return True
    heads = tables.lexicon.actor_head_forms
    same = new.words[0] == old.words[0] or (heads.get(new.words[0], ())[:1] == heads.get(old.words[0], (None,))[:1])
    return new.mention.rule == BACK_REFERENCE and same and old.mention.kind != "Location"


def _linked(referent: Referent, earlier: Referent | None) -> Referent:
    if earlier is None:
        return referent
    mention = replace(referent.mention, antecedent=earlier.mention.id)
    role, country = referent.role or earlier.role, referent.country or earlier.country
    words = max(referent.words, earlier.words, key=len) if mention.kind == "Person" else referent.words
    return replace(referent, mention=mention, role=role, country=country, words=words)


def _referent(reading: Reading, candidate: Candidate, position: Position | None, tables: Tables) -> Referent:
    mention = make_mention(
        reading,
        candidate.first,
        candidate.last,
        kind=candidate.kind,
        rule=candidate.rule,
        confidence=candidate.confidence,
        subtype=candidate.subtype,
        clitic=candidate.clitic,
    )
    words = tuple(fold(mention.name).split())
    country = position.country if position else _country(words, candidate.kind, tables)
    role = tuple(unit.fold for unit in reading.units[position.first : position.last] if unit.fold) if position else ()
    return Referent(mention, candidate.first, candidate.last, words, country, role)


def _country(words: tuple[str, ...], kind: str, tables: Tables) -> str:
    """Return the country that a name is, or whose capital or government it is."""
    key = " ".join(words)
    rows = tables.lexicon.country_names.get(key) or tables.lexicon.capital_names.get(key)
    if not rows and kind in _OF_STATES:
        lexicon = tables.lexicon
        keys = (key for place in range(1, len(words)) for key in (" ".join(words[place : place + 2]), words[place]))
        found = (lexicon.country_names.get(key) or lexicon.demonym_forms.get(key) for key in keys)
        rows = next((row for row in found if row), None)
    return rows[0].name if rows else ""


def same_actor(new: Referent, old: Referent, tables: Tables) -> bool:
    """Tell whether `new` is another mention of `old`, which was read before it."""
    if new.mention.kind == "Person" or old.mention.kind == "Person":
        return new.mention.kind == old.mention.kind and same_person(new.words, old.words)
    if (new.mention.kind in _ACTORS) != (old.mention.kind in _ACTORS):
        return False
    if new.mention.rule == BACK_REFERENCE:
        return _has_head(new, old, tables)
    if new.mention.kind == "State" and old.mention.kind == "State":
        return bool(new.country) and new.country == old.country
    return (
        _bare(new.words) == _bare(old.words)
        or _same_row(new.words, old.words, tables)
        or (_shortened(new, old) and not _is_owner(new, old, tables))
        or _lengthened(new, old, tables)
        or _elsewhere(new, old, tables)
        or _described(new, old, tables)
        or _same_site(new, old, tables)
        or _same_landmark(new, old, tables)
        or _same_force(new, old, tables)
        or _is_force_of(new, old, tables)
    )


def _same_force(new: Referent, old: Referent, tables: Tables) -> bool:
    """Names for the army of a country, and for its air force (الجيش السوري, القوات الحكومية السورية)."""
    first, second = _without_origin(new.words, tables), _without_origin(old.words, tables)
    origin, other = new.words[len(first) :], old.words[len(second) :]
    if old.mention.rule == BACK_REFERENCE or (origin and other and origin != other):
        return False
    return any(" ".join(first) in tables.words[force] and " ".join(second) in tables.words[force] for force in _FORCES)


def _is_force_of(new: Referent, old: Referent, tables: Tables) -> bool:
    """The forces of an army are that army (قوات الجيش … الجيش الليبي); those of a government or mission are not it."""
    if new.mention.kind != "ArmedGroup" or old.mention.kind != "ArmedGroup" or new.words[0] not in tables.words["troops"]:
        return False
    return len(new.words) > 1 and new.words[1].removeprefix(ARTICLE) == old.words[0].removeprefix(ARTICLE)


def _without_origin(words: tuple[str, ...], tables: Tables) -> tuple[str, ...]:
    """Return words without the demonyms at their end."""
    while words and _is_adjective_of_origin(words[-1], tables):
        words = words[:-1]
    return words


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words without their articles (قنصلية أميركية, القنصلية الأميركية)."""
    return tuple(word.removeprefix(ARTICLE) for word in words) if len(words) > 1 else words


def _lengthened(new: Referent, old: Referent, tables: Tables) -> bool:
    """A group's name may gain its country or community later on (طالبان → طالبان الأفغانية)."""
    length = len(old.words)
    if old.mention.rule == BACK_REFERENCE or not 0 < length < len(new.words) or new.words[:length] != old.words:
        return False
    rest = new.words[length:]
    if new.mention.kind == "Location":
        return all(word in tables.words["side"] for word in rest)
    return all(_is_adjective_of_origin(word, tables) for word in rest)


def _described(new: Referent, old: Referent, tables: Tables) -> bool:
    """A head noun with adjectives that tell no country is the body called so (حركة طالبان … الحركة الإسلامية المتشددة)."""
    if new.mention.rule not in ("head-demonym", "head-adjective") or new.mention.kind == "Group":
        return False
    listed = tables.words["community"] | tables.words["group-adjective"] | tables.words["judgement"]
    told = all(word.removeprefix(ARTICLE) in listed for word in new.words[1:])
    return told and new.words[0].startswith(ARTICLE) and _is_called(old, new.words[0], tables)


def _elsewhere(new: Referent, old: Referent, tables: Tables) -> bool:
    """A body is named with and without the country where it works (بعثة الأمم المتحدة في ليبيا)."""
    short, long = sorted((new.words, old.words), key=len)
    if not 1 < len(short) < len(long) or BACK_REFERENCE in (new.mention.rule, old.mention.rule):
        return False
    return long[: len(short)] == short and long[len(short)] in tables.words["inside"]


def _is_adjective_of_origin(word: str, tables: Tables) -> bool:
    return word in tables.lexicon.demonym_forms or word.removeprefix(ARTICLE) in tables.words["community"]


def _same_site(new: Referent, old: Referent, tables: Tables) -> bool:
    """A site is named with and without its head noun or adjective (قاعدة إنجرليك الجوية, إنجرليك)."""
    if new.mention.kind != "Location" or not {new.mention.subtype, old.mention.subtype} & _SITES:
        return False
    short, long = sorted((new.words, old.words), key=len)
    return bool(short) and contains(long, short) and not is_settled(short, tables)


def _same_landmark(new: Referent, old: Referent, tables: Tables) -> bool:
    """Tell whether two mentions are one border, or a capital and what only its country tells of it."""
    if new.mention.subtype == old.mention.subtype == "Border":
        return same_border(new.words, old.words, tables)
    called, named = (new, old) if new.mention.rule == CAPITAL else (old, new)
    return called.mention.rule == CAPITAL and is_capital(named.words, called.words[1:], tables)


def _has_head(new: Referent, old: Referent, tables: Tables) -> bool:
    """A head noun with the article (الصحيفة) stands for the nearest name that begins with it (صحيفة …) or has it in the lists.

    A word for a place (المدينة, البلاد) stands for the nearest place of its type.
    """
    head = new.words[0].removeprefix(ARTICLE)
    if new.mention.kind == "Location":
        if head in tables.words["capital"]:
            return " ".join(old.words) in tables.lexicon.capital_names
        if new.words[0] in tables.words["homeland"]:
            return old.mention.subtype == "Country"
        side = _is_side(old, tables) and new.words[0] not in tables.words["area"]
        return not side and (old.mention.subtype == new.mention.subtype or old.words[0] == head)
    return (
        any(word.removeprefix(ARTICLE) == head for word in old.words)
        or _is_called(old, head, tables)
        or _same_head(new, old, tables)
    )


def _same_head(new: Referent, old: Referent, tables: Tables) -> bool:
    """Two forms of one head noun alone (المتمردون, المتمردين)."""
    heads = tables.lexicon.actor_head_forms
    alone = len(new.words) == len(old.words) == 1
    return alone and new.words[0] in heads and heads[new.words[0]] == heads.get(old.words[0])


def _is_side(place: Referent, tables: Tables) -> bool:
    """Tell whether a region is only a side of something (شرق تركيا), which no word for a province stands for."""
    return any(head.type == "direction" for head in tables.lexicon.place_head_forms.get(place.words[0], ()))


def _same_row(new: tuple[str, ...], old: tuple[str, ...], tables: Tables) -> bool:
    first, second = _row(new, tables), _row(old, tables)
    return first is not None and first == second


def _row(words: tuple[str, ...], tables: Tables) -> Actor | None:
    """Return the listed actor of a name, also with a demonym behind it (صحيفة القدس الفلسطينية)."""
    rows = tables.lexicon.actor_names.get(" ".join(words))
    if not rows and len(words) > 1 and _is_adjective_of_origin(words[-1], tables):
        rows = tables.lexicon.actor_names.get(" ".join(words[:-1]))
    return rows[0] if rows else None


def _shortened(new: Referent, old: Referent) -> bool:
    """A group's name may lose its first or its last words later on (قوات التحالف الدولي → التحالف)."""
    if new.mention.kind == "Location" or len(new.words) >= len(old.words):
        return False
    return contains(old.words, new.words) and new.words[0].startswith(ARTICLE)


def _is_owner(new: Referent, old: Referent, tables: Tables) -> bool:
    """A listed body is none of its branches (بعثة الأمم المتحدة … الأمم المتحدة)."""
    owned = old.words[0] in tables.words["branch"] and old.words[1 : 1 + len(new.words)] == new.words
    return owned and _row(new.words, tables) is not None and _row(new.words, tables) != _row(old.words, tables)


def refer_back(words: tuple[str, ...], country: str, known: Sequence[Referent], *, generic: bool) -> Referent | None:
    """Return the person whom a bare title stands for: the nearest one before with that position, or, for a general word
    (المسؤول الروسي, الرجل), the nearest one of that country.

    Args:
        words: folded words of the title.
        country: that a demonym in it points to, or empty.
        known: persons read before, in text order.
        generic: whether the title is a general word.
    """
    head = words[0].removeprefix(ARTICLE)
    stranger: Referent | None = None
    for person in reversed(known):
        if person.mention.kind != "Person" or (country and person.country and country != person.country):
            continue
        if any(word.removeprefix(ARTICLE) == head for word in person.role):
            return person
        if generic and person.country == country:
            return person
        stranger = stranger or person
    return stranger if generic else None
