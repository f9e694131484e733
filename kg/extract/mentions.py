"""Names and positions → mentions of one article, each linked to an earlier mention of the same thing where a rule can tell.

Within an article, one actor is one actor: a last name stands for the full name read before, a title for its holder, a short form
for the group it shortens, a capital for its state.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.arabic.letters import fold
from kg.extract.names import BACK_REFERENCE, Candidate, name_of
from kg.extract.positions import Position
from kg.extract.reading import Reading
from kg.extract.tables import Tables
from kg.model import Mention, content_id

_ACTORS = frozenset(("Person", "Organization", "ArmedGroup", "Group", "State"))
_SITES = frozenset(("Site", "Base", "Airport", "Camp"))
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"


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
    reading: Reading, first: int, last: int, *, kind: str, rule: str, confidence: float, subtype: str = ""
) -> Mention:
    """Return the mention that stands on a range of units."""
    begin, end = reading.units[first].begin, reading.units[last - 1].end
    article = reading.article.id
    return Mention(
        id=content_id(article, kind, begin, end),
        article=article,
        begin=begin,
        end=end,
        exact=reading.text(begin, end),
        name=name_of(reading, first, last),
        kind=kind,
        rule=rule,
        confidence=confidence,
        subtype=subtype,
    )


def name_referents(
    reading: Reading, names: Sequence[Candidate], positions: Sequence[Position], tables: Tables
) -> tuple[Referent, ...]:
    """Return the referents of the candidates, one for each, in order, with antecedents."""
    role_of = {p.person: p for p in positions if p.person >= 0}
    known: list[Referent] = []
    for index, candidate in enumerate(names):
        referent = _referent(reading, candidate, role_of.get(index), tables)
        earlier = next((k for k in reversed(known) if same_actor(referent, k, tables)), None)
        known.append(_linked(referent, earlier))
    return tuple(known)


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
    )
    words = tuple(fold(mention.name).split())
    country = position.country if position else _country(words, tables)
    role = tuple(unit.fold for unit in reading.units[position.first : position.last] if unit.fold) if position else ()
    return Referent(mention, candidate.first, candidate.last, words, country, role)


def _country(words: tuple[str, ...], tables: Tables) -> str:
    key = " ".join(words)
    rows = tables.lexicon.country_names.get(key) or tables.lexicon.capital_names.get(key)
    return rows[0].name if rows else ""


def same_actor(new: Referent, old: Referent, tables: Tables) -> bool:
    """Tell whether `new` is another mention of `old`, which was read before it."""
    if new.mention.kind == "Person" or old.mention.kind == "Person":
        return new.mention.kind == old.mention.kind and _same_person(new.words, old.words)
    if (new.mention.kind in _ACTORS) != (old.mention.kind in _ACTORS):
        return False
    if new.mention.kind == "State" and old.mention.kind == "State":
        return bool(new.country) and new.country == old.country
    if new.mention.rule == BACK_REFERENCE:
        return _has_head(new, old)
    return new.words == old.words or _same_row(new.words, old.words, tables) or _shortened(new, old) or _same_site(new, old)


def _same_site(new: Referent, old: Referent) -> bool:
    """A site is named with and without its head noun or adjective (قاعدة إنجرليك الجوية, إنجرليك)."""
    if new.mention.kind != "Location" or not {new.mention.subtype, old.mention.subtype} & _SITES:
        return False
    short, long = sorted((new.words, old.words), key=len)
    return bool(short) and _contains(long, short)


def _has_head(new: Referent, old: Referent) -> bool:
    """A head noun with the article (الصحيفة) stands for the nearest name that begins with it (صحيفة …) or is of its kind."""
    head = new.words[0].removeprefix(_ARTICLE)
    return any(word.removeprefix(_ARTICLE) == head for word in old.words)


def _same_person(new: tuple[str, ...], old: tuple[str, ...]) -> bool:
    short, long = sorted((new, old), key=len)
    return new == old or (bool(short) and len(short) < len(long) and _contains(long, short) and short[-1] == long[-1])


def _contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _same_row(new: tuple[str, ...], old: tuple[str, ...], tables: Tables) -> bool:
    names = tables.lexicon.actor_names
    first, second = names.get(" ".join(new)), names.get(" ".join(old))
    return bool(first and second and first[0] == second[0])


def _shortened(new: Referent, old: Referent) -> bool:
    """A group's name may lose its first or its last words later on (قوات التحالف الدولي → التحالف)."""
    if new.mention.kind == "Location" or len(new.words) >= len(old.words):
        return False
    return _contains(old.words, new.words) and new.words[0].startswith(_ARTICLE)


def refer_back(words: tuple[str, ...], country: str, known: Sequence[Referent], *, generic: bool) -> Referent | None:
    """Return the person whom a bare title stands for: the nearest one before with that position, or, for a general word
    (المسؤول الروسي, الرجل), the nearest one of that country.

    Args:
        words: folded words of the title.
        country: that a demonym in it points to, or empty.
        known: persons read before, in text order.
        generic: whether the title is a general word.
    """
    head = words[0].removeprefix(_ARTICLE)
    stranger: Referent | None = None
    for person in reversed(known):
        if person.mention.kind != "Person" or (country and person.country and country != person.country):
            continue
        if any(word.removeprefix(_ARTICLE) == head for word in person.role):
            return person
        if generic and person.country == country:
            return person
        stranger = stranger or person
    return stranger if generic else None
