"""What the words of a place tell of it: a town or a site, a capital, whose border."""

from kg.extract.tables import Tables

_SITES = frozenset(("Site", "Base", "Airport", "Camp"))


def is_settled(words: tuple[str, ...], tables: Tables) -> bool:
    """Tell whether a name is that of a town or country, which is no site (كابل is not مطار كابل)."""
    key, lexicon = " ".join(words), tables.lexicon
    rows = lexicon.place_names.get(key, ())
    return key in lexicon.capital_names or key in lexicon.country_names or any(row.type not in _SITES for row in rows)


def is_capital(words: tuple[str, ...], country: tuple[str, ...], tables: Tables) -> bool:
    """Tell whether a name is that of the capital of a country, both as folded words (نجامينا, تشاد)."""
    rows = tables.lexicon.country_names.get(" ".join(country), ())
    return bool(rows) and rows[:1] == tables.lexicon.capital_names.get(" ".join(words), ())[:1]


def same_border(first: tuple[str, ...], second: tuple[str, ...], tables: Tables) -> bool:
    """Tell whether two names of borders tell one or both countries of one border (الحدود السورية التركية, الحدود مع تركيا)."""
    one, other = _countries(first, tables), _countries(second, tables)
    return bool(one and other) and (one <= other or other <= one)


def _countries(words: tuple[str, ...], tables: Tables) -> set[str]:
    tables_of_names = (tables.lexicon.demonym_forms, tables.lexicon.country_names)
    return {row.name for word in words for table in tables_of_names for row in table.get(word, ())[:1]}
