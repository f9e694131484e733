"""Which names are known beyond their article, and as what.

A name joins articles if it means the same thing in all of them: كوفي أنان, العراق and حركة حماس do, while أنان, الحكومة
and الوزارة mean another thing in another article. What a name on the word lists stands for, its entry says: داعش and
تنظيم الدولة are one group, أنقرة as one who acts is Turkey. A name that every country has a bearer of (مجلس النواب) and a
place that has namesakes (طرابلس) are known by the country that the article is about, and by nothing where that is not clear.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.arabic.keys import name_key
from kg.arabic.letters import fold
from kg.lexicon import Actor, Country, Place, load
from kg.resolve.setting import Setting, country_of

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
LASTING = frozenset(("Battle", "Siege", "Offensive", "Campaign"))
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
IN_COUNTRY = " @"  # between a name and its country in a key; no letter of a folded name
# Rules that other modules ask for.
BY_COUNTRY, GIVEN_NAME = "country-of-the-article", "given-name"
_GIVEN_NAME = re.compile('^\\w+ ?[«"“]([^»"”]*\\w[^»"”]*)[»"”]')  # right behind the noun
_NOWHERE = Setting()
# Conjunctions and prepositions that are written as part of the next word.
_CONJUNCTIONS = frozenset(("\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER FEH}"))
_PREPOSITIONS = frozenset(("\N{ARABIC LETTER BEH}", _ARTICLE[1], "\N{ARABIC LETTER KAF}"))
_LEAST_LETTERS = 4  # of what is left when a clitic is cut off


@dataclass(frozen=True, slots=True)
class PublicName:
    """What a name means in all articles.

    Attributes:
        key: under which the thing is known; equal for all its names on the word lists.
        listed: whether the word lists say so.
        rules: why a name that is spelled otherwise has this key, in the order of the steps.
        entry: the list, name, type and larger place by which `kg.lexicon.Lexicon.links` knows a listed thing; else empty.
    """

    key: str
    listed: bool = False
    rules: tuple[str, ...] = ()
    entry: tuple[str, ...] = ()


def public_name(name: str, kind: str, setting: Setting = _NOWHERE) -> PublicName | None:
    """Return what `name` means in all articles, None if it may mean something else in each.

    Args:
        name: as it would stand alone.
        kind: class of the mention, one of `GROUPS`.
        setting: of the article that has the name.

    >>> public_name("كوفي أنان", "Person").key
    'كوفي انان'
    >>> public_name("أنقرة", "State").key, public_name("أنقرة", "Location").key
    ('تركيا', 'انقره @تركيا')
    >>> [public_name(name, "Person") for name in ("أنان", "مصدر عسكري")]
    [None, None]
    >>> public_name("طرابلس", "Location"), public_name("طرابلس", "Location", Setting({"لبنان": 2})).key
    (None, 'طرابلس @لبنان')
    """
    words = fold(name).split()
    found = _RULES[kind](name, words, setting) if words else None
    return found if found and found.listed else _without_clitics(name, kind, setting) or found


def _without_clitics(name: str, kind: str, setting: Setting) -> PublicName | None:
    """Return what a name means whose preposition was taken for its first letter (بداعش, ولندن), if the word lists know it."""
    cuts = [1] * (name[:1] in _CONJUNCTIONS | _PREPOSITIONS) + [2] * (name[:1] in _CONJUNCTIONS and name[1:2] in _PREPOSITIONS)
    for form in (form for cut in cuts for form in _uncut(name[cut:])):
        found = _RULES[kind](form, fold(form).split(), setting)
        if found and found.listed:
            return replace(found, rules=(*found.rules, "clitic"))
    return None


def _uncut(rest: str) -> tuple[str, ...]:
    """Return what a name may be before a preposition was written to it; the article loses its alef after ل (للحلف)."""
    if len(rest) < _LEAST_LETTERS:
        return ()
    return (rest, _ARTICLE + rest[1:]) if rest.startswith(_ARTICLE[1]) else (rest,)


def bare_name(words: Sequence[str]) -> tuple[str, ...]:
    """Return folded words without what only describes: a noun that says what is named, and a tail (ضد، بقيادة).

    >>> bare_name(("تنظيم", "داعش")), bare_name(("التحالف", "الدولي", "بقياده", "واشنطن"))
    (('داعش',), ('التحالف', 'الدولي'))
    """
    tails, heads = _words("tail"), _words("naming")
    end = next((place for place, word in enumerate(words) if place and word in tails), len(words))
    kept = tuple(words[:end])
    return kept[1:] if len(kept) > 1 and kept[0] in heads else kept


def _words(kind: str) -> frozenset[str]:
    return load().words[kind]


def _person(name: str, words: Sequence[str], setting: Setting) -> PublicName | None:
    """A person needs two names; a title or a common noun (مصدر عسكري, الوزير التركي) is no name."""
    lexicon, key = load(), name_key(name)
    described = words[0] in lexicon.title_forms and words[0] not in lexicon.given_names
    return None if described or len(key.words) < 2 or len(key.words[0]) < 2 else PublicName(key.text, rules=key.rules)


def _state(name: str, words: Sequence[str], setting: Setting) -> PublicName | None:
    lexicon, whole = load(), " ".join(words)
    rows = _meant((*lexicon.country_names.get(whole, ()), *lexicon.capital_names.get(whole, ())), setting)
    rule = "" if whole in lexicon.country_names else "capital"
    return (
        _entry(name, "countries", rows, rule=rule)
        or _government(name, words, setting)
        or (_own(name) if _names_a_place(words) else None)
    )


def _government(name: str, words: Sequence[str], setting: Setting) -> PublicName | None:
    """The government of a country is the state (الحكومة الأفغانية, حكومة مالي), unless more is said (حكومة الوفاق الليبية)."""
    lexicon = load()
    if words[0] not in _words("government") or len(words) > 2:
        return None
    if len(words) == 1:
        return _entry(name, "countries", lexicon.country_names.get(fold(setting.main)), rule=BY_COUNTRY)
    return _entry(
        name, "countries", lexicon.demonym_forms.get(words[1]) or lexicon.country_names.get(words[1]), rule="government"
    )


def _body(name: str, words: Sequence[str], setting: Setting) -> PublicName | None:
    """An organization or group needs more than a common noun: a country, a place, or two words more."""
    lexicon, whole = load(), " ".join(words)
    if whole in lexicon.local_names:
        return _local(name, whole, setting)
    listed = _entry(name, "actors", lexicon.actor_names.get(whole)) or _described(name, words) or _army(name, words)
    if listed:
        return listed
    if words[0] in lexicon.actor_head_forms:
        return _own(name) if len(words) > 2 or _names_a_place(words[1:]) else None
    return None if words[0] in lexicon.title_forms else _own(name)


def _army(name: str, words: Sequence[str]) -> PublicName | None:
    """The forces of a country are its army under any name (القوات المسلحة المالية, الجيش المالي)."""
    countries = load().demonym_forms.get(words[-1], ()) if " ".join(words[:-1]) in _words("army") else ()
    return _army_of(name, countries[0], "army") if len(countries) == 1 else None


def _army_of(name: str, country: Country, rule: str) -> PublicName:
    """Return what the army of a country is known by: its entry on the word lists, else its country."""
    lexicon, army = load(), min(_words("army"), key=lambda word: (len(word), word))
    adjective = country.demonym_m[0] if country.demonym_m else country.name
    entry = _entry(name, "actors", lexicon.actor_names.get(f"{army} {_ARTICLE}{fold(adjective)}"), rule=rule)
    return entry or PublicName(army + IN_COUNTRY + fold(country.name), rules=(rule,))


def _local(name: str, whole: str, setting: Setting) -> PublicName | None:
    """A name that every country has a bearer of means the one in the country that the article is about."""
    lexicon = load()
    main = lexicon.country_names.get(fold(setting.main), ())
    if whole in _words("army"):
        return _army_of(name, main[0], BY_COUNTRY) if main else None
    rows = {row.home: row.meaning for row in lexicon.local_names[whole]}
    meaning = rows.get(setting.choose(home for home in rows if home))
    if meaning:
        return _entry(name, "actors", lexicon.actor_names.get(fold(meaning)), rule=BY_COUNTRY)
    return PublicName(name_key(name).text + IN_COUNTRY + fold(setting.main), rules=(BY_COUNTRY,)) if setting.main else None


def _described(name: str, words: Sequence[str]) -> PublicName | None:
    """A listed name may come with a noun before it or a description after it (مقاتلي طالبان, التحالف الدولي بقيادة واشنطن)."""
    lexicon, bare = load(), " ".join(bare_name(words))
    if bare in lexicon.local_names:
        return None
    return _entry(name, "actors", lexicon.actor_names.get(bare), rule="description")


def _location(name: str, words: Sequence[str], setting: Setting) -> PublicName | None:
    """A place is known by its name, unless that is a common noun (المدينة), and with its country where the lists know that."""
    lexicon, whole = load(), " ".join(words)
    if whole in lexicon.country_names:
        return _country_or_capital(name, whole, setting)
    bare = " ".join(bare_name(words))
    for form in dict.fromkeys((whole, bare)):
        if form in lexicon.place_names:
            return _place(name, lexicon.place_names[form], setting)
        if form in lexicon.capital_names:
            return _capital(name, lexicon.capital_names[form])
    return None if whole in lexicon.place_head_forms else _somewhere(name, setting)


def _country_or_capital(name: str, whole: str, setting: Setting) -> PublicName | None:
    """A name of a country that is another one's capital too (عمان) means that of which the article speaks."""
    countries, capitals = load().country_names[whole], load().capital_names.get(whole, ())
    meant = _meant((*countries, *capitals), setting)
    if meant and meant[0] not in countries:
        return _capital(name, meant)
    return _entry(name, "countries", meant)


def _meant(rows: Sequence[Country], setting: Setting) -> tuple[Country, ...]:
    """Return those rows that are of the one country that is meant; none when several countries could be."""
    names = {row.name for row in rows}
    country = names.copy().pop() if len(names) == 1 else setting.choose(names)
    return tuple(row for row in rows if row.name == country)


def _somewhere(name: str, setting: Setting) -> PublicName:
    """A place that is not listed may have namesakes that are not listed either: it is known with its country."""
    own = _own(name)
    return PublicName(own.key + IN_COUNTRY + fold(setting.main), rules=own.rules) if setting.main else own


def _place(name: str, rows: Sequence[Place], setting: Setting) -> PublicName | None:
    """Of namesakes in several countries the one is meant whose country the article speaks of; of those in one country, none."""
    country = country_of(rows[0]) if len(rows) == 1 else setting.choose(map(country_of, rows))
    meant = [row for row in rows if country_of(row) == country]
    if len(meant) != 1:
        return None
    row, rules = meant[0], (BY_COUNTRY,) if len(rows) > 1 else ()
    return _listed(name, row.name, country, (*rules,), ("places", row.name, row.type, row.within))


def _capital(name: str, rows: Sequence[Country]) -> PublicName | None:
    if len(rows) != 1:
        return None
    return _listed(name, rows[0].capital, rows[0].name, (), ("capitals", rows[0].capital, "", ""))


def _operation(name: str, words: Sequence[str], setting: Setting) -> PublicName | None:
    """An operation is known by the name in quotation marks behind its noun, or by its place if it is of a kind that lasts.

    So عملية «درع الصحراء» is one in all articles, and معركة عدن and حصار مدينة حلب are.
    """
    lexicon = load()
    given = _GIVEN_NAME.search(name)
    key = name_key(given.group(1)).text if given else ""
    somebody = key in lexicon.actor_names or key in lexicon.place_names or key in lexicon.country_names  # هجوم «داعش»
    if key and words[0] in lexicon.event_forms and not somebody:
        return PublicName(key, rules=(GIVEN_NAME,))
    lasting = any(found.event.kind in LASTING for found in lexicon.event_forms.get(words[0], ()))
    place = " ".join(word for word in words[1:] if word not in lexicon.place_head_forms)
    return _own(name) if lasting and (place in lexicon.place_names or place in lexicon.country_names) else None


_RULES: Mapping[str, Callable[[str, Sequence[str], Setting], PublicName | None]] = {
    "Person": _person,
    "Organization": _body,
    "State": _state,
    "ArmedGroup": _body,
    "Group": _body,
    "Location": _location,
    "Operation": _operation,
}


def _own(name: str) -> PublicName:
    """Return what is known by its own name, with one spelling for each adjective of a country (الأميركية, الأمريكية)."""
    lexicon, key = load(), name_key(name)
    words = [_demonym(word, lexicon.demonym_forms.get(word, ())) for word in key.words]
    text = " ".join(words)
    return PublicName(text, rules=key.rules if text == key.text else (*key.rules, "demonym"))


def _demonym(word: str, rows: Sequence[Country]) -> str:
    """Return the first-listed spelling of an adjective of one country; a word that is no such adjective stays."""
    if len(rows) != 1 or not word.startswith(_ARTICLE):
        return word
    for spellings in (rows[0].demonym_m, rows[0].demonym_f):
        folded = [_ARTICLE + fold(spelling) for spelling in spellings]
        if word in folded:
            return folded[0]
    return word


def _entry(name: str, list_: str, rows: Iterable[Actor | Country] | None, rule: str = "") -> PublicName | None:
    """Return the one entry of the word lists that a name stands for, None if there is none or more than one."""
    names = {row.name for row in rows or ()}
    if len(names) != 1:
        return None
    entry = names.pop()
    return _listed(name, entry, "", (rule,) if rule else (), (list_, entry, "", ""))


def _listed(name: str, entry: str, country: str, rules: tuple[str, ...], link: tuple[str, ...]) -> PublicName:
    """Return what an entry of the word lists is known by; the name is an alias if it is not the entry's in any spelling."""
    own = name_key(name)
    key = name_key(entry).text
    alias = ("word-list",) if own.text != key and not rules else ()
    return PublicName(key + (IN_COUNTRY + fold(country) if country else ""), True, (*own.rules, *alias, *rules), link)


def _names_a_place(words: Sequence[str]) -> bool:
    """Tell whether a word is a place, a country or its adjective with the article (القوات العراقية, not قوات عراقية)."""
    lexicon = load()
    tables = (lexicon.country_names, lexicon.capital_names, lexicon.place_names)
    return any(
        any(word in table for table in tables) or (word.startswith(_ARTICLE) and word in lexicon.demonym_forms) for word in words
    )
