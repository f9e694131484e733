"""The terms of the ontology with their names in both languages, for completion in the editor and for what pages show."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from kg.terms import CLASSES, KG, LABELS

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
    sort_of = {name: "class" if name in CLASSES else "property" for name in dir(KG)}
    ours = (Term(f"kg:{name}", sort, LABELS[name]["ar"], LABELS[name]["en"]) for name, sort in sorted(sort_of.items()))
    return (*ours, *(Term(*row) for row in _FOREIGN))


@cache
def columns() -> Mapping[str, str]:
    """Return the Arabic headings of columns that are called after no term: the answers of named questions and usual variables.

    >>> columns()["place"]
    'المكان'
    """
    table = (files("kg.serve") / "columns.csv").read_text("utf-8")
    return MappingProxyType({row["column"]: row["arabic"] for row in csv.DictReader(table.splitlines())})


def local_name(iri: str) -> str:
    """Return what an IRI ends with.

    >>> local_name("https://w3id.org/arkg/ontology#Person")
    'Person'
    """
    return iri.rpartition("#")[2].rpartition("/")[2]
