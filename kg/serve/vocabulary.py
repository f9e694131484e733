"""The terms of the ontology with their names in both languages, for completion in the editor and for what pages show."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from kg.terms import PREFIXES, ontology_file

_SORTS = {"Class": "class", "ObjectProperty": "property", "DatatypeProperty": "property"}

# Terms of other vocabularies that a built graph uses.
_FOREIGN = (
    ("rdf:type", "property", "النوع", "type"),
    ("rdf:subject", "property", "طرف العلاقة الأول", "subject"),
    ("rdf:predicate", "property", "اسم العلاقة", "predicate"),
    ("rdf:object", "property", "طرف العلاقة الثاني", "object"),
    ("rdfs:label", "property", "الاسم", "label"),
    ("skos:altLabel", "property", "اسم آخر", "other name"),
    ("skos:exactMatch", "property", "المقابل في قواعد أخرى", "same as"),
    ("dcterms:identifier", "property", "المعرف", "identifier"),
    ("dcterms:title", "property", "العنوان", "title"),
    ("dcterms:issued", "property", "تاريخ النشر", "issued"),
    ("dcterms:publisher", "property", "الناشر", "publisher"),
    ("dcterms:source", "property", "المصدر", "source"),
    ("geo:lat", "property", "خط العرض", "latitude"),
    ("geo:long", "property", "خط الطول", "longitude"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A term as it is written in a query, with its names.

    Attributes:
        name: with its prefix.
        sort: "class" or "property".
        arabic, english: what it is called.
    """

    name: str
    sort: str
    arabic: str
    english: str


@cache
def terms() -> tuple[Term, ...]:
    """Return our terms, by name, and then those of other vocabularies that a built graph uses.

    >>> [(term.sort, term.arabic) for term in terms() if term.name == "kg:speaker"]
    [('property', 'القائل')]
    """
    sorts: dict[str, str] = {}
    labels: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for quad in pyoxigraph.parse(ontology_file("kg.ttl").read_bytes(), format=pyoxigraph.RdfFormat.TURTLE):
        if not isinstance(quad.subject, NamedNode) or not quad.subject.value.startswith(PREFIXES["kg"]):
            continue
        name = "kg:" + quad.subject.value.removeprefix(PREFIXES["kg"])
        if isinstance(quad.object, NamedNode) and (sort := _SORTS.get(quad.object.value.rpartition("#")[2])):
            sorts[name] = sort
        elif isinstance(quad.object, Literal) and quad.predicate.value == PREFIXES["rdfs"] + "label":
            labels[name][quad.object.language or ""] = quad.object.value
    ours = (Term(name, sort, labels[name].get("ar", ""), labels[name].get("en", "")) for name, sort in sorted(sorts.items()))
    return (*ours, *(Term(*row) for row in _FOREIGN))


def local_name(iri: str) -> str:
    """Return what an IRI ends with.

    >>> local_name("https://w3id.org/arkg/ontology#Person")
    'Person'
    """
    return iri.rpartition("#")[2].rpartition("/")[2]
