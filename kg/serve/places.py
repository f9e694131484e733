"""The places of a graph that have coordinates, for the map."""

import math
from collections import defaultdict
from dataclasses import dataclass

from kg.lexicon.descriptions import name_of_described
from kg.serve.rows import Row, select
from kg.serve.workers import Ask

_PLACES = """
SELECT ?place ?name (SAMPLE(?type) AS ?kind) (SAMPLE(?north) AS ?latitude) (SAMPLE(?east) AS ?longitude)
  (COUNT(DISTINCT ?mention) AS ?mentions) (GROUP_CONCAT(DISTINCT STR(?known)) AS ?same) WHERE {
  ?place a kg:Location ; rdfs:label ?name ; geo:lat ?north ; geo:long ?east .
  OPTIONAL { ?place kg:placeType ?type }
  OPTIONAL { ?place skos:exactMatch ?known }
  OPTIONAL { ?mention kg:refersTo ?place }
} GROUP BY ?place ?name ORDER BY ?place"""
_OPERATIONS = """
SELECT DISTINCT ?place ?about WHERE { ?place geo:lat ?north . ?event kg:atLocation ?place ; rdfs:label ?about } ORDER BY ?about"""
_ARTICLES = """
SELECT DISTINCT ?place ?about ?title WHERE {
  ?place geo:lat ?north ; kg:mentionedIn ?article .
  ?article dcterms:identifier ?about .
  OPTIONAL { ?article dcterms:title ?title }
} ORDER BY ?about ?title"""
_UNPLACED = """
SELECT (COUNT(*) AS ?number) WHERE { ?place a kg:Location . FILTER NOT EXISTS { ?place geo:lat ?north } }"""
_MOST_NORTH = 85.0  # Mercator has no pole


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map.

    Attributes:
        x, y: in degrees of longitude from Greenwich, y downwards, in Mercator's projection.
        kind: type of the place, such as "City"; empty when not known.
        mentions: how often articles mention it.
        operations: labels of the operations there, sorted.
        articles: identifier and title (the identifier if it has none) of the articles that mention it, by identifier.
        name: with the usual name behind it if it is only a description.
    """

    iri: str
    name: str
    kind: str
    x: float
    y: float
    mentions: int
    operations: tuple[str, ...]
    articles: tuple[tuple[str, str], ...]


def find_places(ask: Ask) -> tuple[tuple[Place, ...], int]:
    """Return the places that have coordinates, those that are mentioned most first, and the number of those that have none.

    Raises:
        QueryError: the store did not answer.
    """
    operations, articles = _about(ask, _OPERATIONS), _about(ask, _ARTICLES)
    places = []
    for row in select(ask, _PLACES):
        x, y = project(float(row["latitude"]), float(row["longitude"]))
        told = tuple(row["about"] for row in operations[row["place"]])
        sources = {source["about"]: source.get("title", source["about"]) for source in articles[row["place"]]}
        name = _called(row["name"], row.get("same", "").split())
        places.append(Place(row["place"], name, row.get("kind", ""), x, y, int(row["mentions"]), told, tuple(sources.items())))
    unplaced = int(select(ask, _UNPLACED)[0]["number"])
    return tuple(sorted(places, key=lambda place: (-place.mentions, place.iri))), unplaced


def _called(name: str, same: list[str]) -> str:
    known = name_of_described(name, same)
    return f"{name} ({known})" if known else name


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return (x, y) of Mercator's projection in degrees, y downwards, rounded to a ten-thousandth.

    >>> project(0, 35.5), project(35.95, 39.01)
    ((35.5, 0.0), (39.01, -38.5714))
    """
    north = math.radians(max(-_MOST_NORTH, min(_MOST_NORTH, latitude)))
    return round(longitude, 4), round(0.0 - math.degrees(math.asinh(math.tan(north))), 4)


def _about(ask: Ask, sparql: str) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in select(ask, sparql):
        found[row["place"]].append(row)
    return found
