"""What the parameters of named questions are called, and the names in the graph that may fill them."""

from dataclasses import dataclass

from kg.serve.rows import select
from kg.serve.workers import Ask

_MOST = 1000  # suggestions; more make a page slow
_ANYTHING = "kg:Actor kg:Operation kg:Location"
_NAMES = """SELECT ?name (COUNT(?mention) AS ?times) WHERE {
  { SELECT DISTINCT ?thing WHERE { VALUES ?class { %(classes)s } ?thing a ?class } }
  ?thing rdfs:label ?name .
  FILTER(!REGEX(?name, "[\\u202A-\\u202E\\u2066-\\u2069]"))
  ?mention kg:refersTo ?thing .
} GROUP BY ?name ORDER BY DESC(?times) ?name LIMIT %(most)d"""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter for people.

    Attributes:
        arabic, english: what it is called.
        classes: of the things whose names may fill it.
    """

    arabic: str
    english: str
    classes: str = _ANYTHING


_PARAMETERS = {
    "name": Parameter("الاسم", "name"),
    "place": Parameter("المكان", "place", "kg:Location"),
    "from": Parameter("من", "from"),
    "to": Parameter("إلى", "to"),
}


def parameter_label(name: str) -> Parameter:
    """Return what the parameter `name` is called; one that is not known here is called by its name.

    >>> parameter_label("place").arabic
    'المكان'
    """
    return _PARAMETERS.get(name) or Parameter(name, name)


def find_names(ask: Ask, parameter: str) -> list[str]:
    """Return the names that may fill a parameter, the most mentioned first; none that would turn the direction of text.

    Raises:
        QueryError: the store did not answer.
    """
    return [row["name"] for row in select(ask, _NAMES % {"classes": parameter_label(parameter).classes, "most": _MOST})]
