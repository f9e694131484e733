"""Which names are known beyond their article, and as what.

A name joins articles if it means the same thing in all of them: كوفي أنان, العراق and حركة حماس do, while أنان, الحكومة
and وزارة الدفاع mean another thing in another article. What a name on the word lists stands for, its entry says: داعش and
تنظيم الدولة are one group, أنقرة as one who acts is Turkey.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.arabic.keys import name_key
from kg.arabic.letters import fold
from kg.lexicon import Actor, Country, Place, load

GROUPS: Mapping[str, str] = {
    "Person": "actor",
    "Organization": "actor",
    "State": "actor",
    "ArmedGroup": "actor",
    "Group": "actor",
    "Location": "location",
    "Operation": "operation",
}

# Kinds of operations of which a place sees one at a time; attacks, strikes and meetings come again.
_LASTING = frozenset(("Battle", "Siege", "Offensive", "Campaign"))
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"


@dataclass(frozen=True, slots=True)
class PublicName:
    """What a name means in all articles.

    Attributes:
        key: under which the thing is known; equal for all its names on the word lists.
        listed: whether the word lists say so.
    """

    key: str
    listed: bool = False


def public_name(name: str, kind: str) -> PublicName | None:
    """Return what `name` means in all articles, None if it may mean something else in each.

    Args:
        name: as it would stand alone.
        kind: class of the mention, one of `GROUPS`.

    >>> public_name("كوفي أنان", "Person")
    PublicName(key='كوفي انان', listed=False)
    >>> public_name("أنقرة", "State"), public_name("أنقرة", "Location")
    (PublicName(key='تركيا', listed=True), PublicName(key='انقره', listed=True))
    >>> [public_name(name, "Person") for name in ("أنان", "مصدر عسكري")]
    [None, None]
    """
    words = fold(name).split()
    return _RULES[kind](name, words) if words else None


def _person(name: str, words: Sequence[str]) -> PublicName | None:
    """A person needs two names; a title or a common noun (مصدر عسكري, الوزير التركي) is no name."""
    lexicon, key = load(), name_key(name)
    described = words[0] in lexicon.title_forms and words[0] not in lexicon.given_names
    return None if described or len(key.words) < 2 else PublicName(key.text)


def _state(name: str, words: Sequence[str]) -> PublicName | None:
    lexicon, whole = load(), " ".join(words)
    country = _entry(lexicon.country_names.get(whole)) or _entry(lexicon.capital_names.get(whole))
    return country or (_own(name) if _names_a_place(words) else None)


def _body(name: str, words: Sequence[str]) -> PublicName | None:
    """An organization or group needs more than a common noun: a country, a place, or two words more."""
    lexicon = load()
    listed = _entry(lexicon.actor_names.get(" ".join(words)))
    if listed:
        return listed
    if words[0] in lexicon.actor_head_forms:
        return _own(name) if len(words) > 2 or _names_a_place(words[1:]) else None
    return None if words[0] in lexicon.title_forms else _own(name)


def _location(name: str, words: Sequence[str]) -> PublicName | None:
    """A place is known by its name, unless that is a common noun (المدينة) or the lists know several places of that name."""
    lexicon, whole = load(), " ".join(words)
    for table in (lexicon.country_names, lexicon.place_names):
        if whole in table:
            return _entry(table[whole])
    return None if whole in lexicon.place_head_forms else _own(name)


def _operation(name: str, words: Sequence[str]) -> PublicName | None:
    """An operation is known by its place, if it is of a kind that lasts (معركة عدن, حصار مدينة حلب)."""
    lexicon = load()
    lasting = any(found.event.kind in _LASTING for found in lexicon.event_forms.get(words[0], ()))
    place = " ".join(word for word in words[1:] if word not in lexicon.place_head_forms)
    return _own(name) if lasting and (place in lexicon.place_names or place in lexicon.country_names) else None


_RULES: Mapping[str, Callable[[str, Sequence[str]], PublicName | None]] = {
    "Person": _person,
    "Organization": _body,
    "State": _state,
    "ArmedGroup": _body,
    "Group": _body,
    "Location": _location,
    "Operation": _operation,
}


def _own(name: str) -> PublicName:
    return PublicName(name_key(name).text)


def _entry(rows: Iterable[Actor | Country | Place] | None) -> PublicName | None:
    """Return the one entry of the word lists that a name stands for, None if there is none or more than one."""
    names = {row.name for row in rows or ()}
    return PublicName(name_key(names.pop()).text, listed=True) if len(names) == 1 else None


def _names_a_place(words: Sequence[str]) -> bool:
    """Tell whether a word is a place, a country or its adjective with the article (القوات العراقية, not قوات عراقية)."""
    lexicon = load()
    tables = (lexicon.country_names, lexicon.capital_names, lexicon.place_names)
    return any(
        any(word in table for table in tables) or (word.startswith(_ARTICLE) and word in lexicon.demonym_forms) for word in words
    )
