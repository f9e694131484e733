"""The names of places that articles only describe: العاصمة القطرية is a place, and readers want to know which."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from kg.arabic.letters import fold
from kg.lexicon import load

_WIKIDATA, _GEONAMES = "http://www.wikidata.org/entity/", "https://sws.geonames.org/"
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"


def name_of_described(label: str, same: Iterable[str]) -> str:
    """Return the listed name of a place that is called by a description, "" if `label` is a name or nothing is listed.

    A description begins with a noun for places and its article, and has no word of the name.

    Args:
        same: IRIs of the place in the open gazetteers, as `skos:exactMatch` has them.

    >>> name_of_described("العاصمة القطرية", ["http://www.wikidata.org/entity/Q3861"])
    'الدوحة'
    >>> name_of_described("الدوحة", ["http://www.wikidata.org/entity/Q3861"])
    ''
    """
    words = fold(label).split()
    name = next(filter(None, map(_listed_names().get, sorted(same))), "")
    described = len(words) > 1 and words[0].startswith(_ARTICLE) and words[0].removeprefix(_ARTICLE) in _nouns()
    return name if described and not set(words) & set(fold(name).split()) else ""


@cache
def _nouns() -> frozenset[str]:
    """Return the nouns for places, folded."""
    return frozenset(fold(row.head) for row in load().place_heads)


@cache
def _listed_names() -> Mapping[str, str]:
    """Return IRI in an open gazetteer → name as listed, of places."""
    found: dict[str, str] = {}
    for link in load().links.values():
        if link.list != "actors":
            found.setdefault(f"{_WIKIDATA}{link.wikidata}", link.name)
            found.setdefault(f"{_GEONAMES}{link.geonames}/", link.name)
    return MappingProxyType(found)
