"""Which countries an article is about: what tells apart things that share a name (طرابلس, مجلس النواب)."""

import functools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.arabic.letters import fold
from kg.lexicon import Place, load
from kg.model import Mention

_MAIN = 0.6  # share of the mentions from which on a country is what the article is about
_LEAST = 2  # one mention tells nothing
_DEPTH = 5  # a village in a district in a province in a country
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"


@dataclass(frozen=True, slots=True)
class Setting:
    """The countries that an article names, with how many mentions are of each or of what lies in it."""

    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def main(self) -> str:
        """Return the country that the article is about; empty when it is about none or several."""
        country = max(sorted(self.counts), key=lambda name: self.counts[name], default="")
        count = self.counts.get(country, 0)
        return country if count >= _LEAST and count >= _MAIN * sum(self.counts.values()) else ""

    def choose(self, countries: Iterable[str]) -> str:
        """Return the one of `countries` that the article speaks of; empty when it speaks of none or of several alike.

        >>> Setting({"ليبيا": 3, "تونس": 1}).choose(["ليبيا", "لبنان"])
        'ليبيا'
        """
        ranked = sorted(set(countries), key=lambda name: (-self.counts.get(name, 0), name))
        best, second = (self.counts.get(name, 0) for name in (*ranked, "", "")[:2])
        return ranked[0] if best > 2 * second else ""


def setting_of(mentions: Iterable[Mention]) -> Setting:
    """Return the setting of the article that has these mentions; a name of several places counts for the one that others tell."""
    named = [_countries(mention) for mention in mentions]
    sure = Setting(Counter(country for countries in named if len(countries) == 1 for country in countries))
    chosen = Counter(sure.choose(countries) for countries in named if len(countries) > 1)
    counts = Counter(sure.counts) + Counter({country: count for country, count in chosen.items() if country})
    return Setting(dict(sorted(counts.items())))


def country_of(place: Place) -> str:
    """Return the name of the country that a listed place lies in; empty when it lies in none or that is not known.

    >>> from kg.lexicon import load
    >>> country_of(load().place_names[fold("الفلوجة")][0])
    'العراق'
    """
    return _country(place.within)


@functools.cache
def _country(within: str, depth: int = _DEPTH) -> str:
    lexicon, name = load(), fold(within)
    if name in lexicon.country_names:
        return lexicon.country_names[name][0].name
    if not depth:
        return ""
    found = {_country(place.within, depth - 1) for place in lexicon.place_names.get(name, ()) if place.within != within}
    return found.pop() if len(found) == 1 else ""


def _countries(mention: Mention) -> set[str]:
    lexicon, name = load(), fold(mention.name)
    seats = {row.name for table in (lexicon.country_names, lexicon.capital_names) for row in table.get(name, ())}
    places = lexicon.place_names.get(name, ()) if mention.kind == "Location" and name not in lexicon.country_names else ()
    if seats or places:
        return {country_of(place) for place in places} - {""} or seats
    return {row.name for word in name.split() if word.startswith(_ARTICLE) for row in lexicon.demonym_forms.get(word, ())[:1]}
