"""The terms of the graph and the names of its resources.

    ontology/kg.ttl ─► KG, PREFIXES, broader      terms: nothing that the ontology does not define can be written
    base IRI, id    ─► article_iri, mention_iri … resources: IRIs are made here and nowhere else

IRIs are ASCII: whatever an identifier holds beyond letters, digits and `_.-~` is percent-encoded, so that every store and tool
reads them.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

import pyoxigraph
from rdflib import Namespace, URIRef
from rdflib.namespace import OWL, RDF, RDFS, XSD, ClosedNamespace

from kg.errors import KgError, SettingsError

BASE = "https://w3id.org/arkg/id/"
_VOCABULARY = "https://w3id.org/arkg/ontology#"
_REMEMBERED = 1 << 14  # IRIs that are not made again: most are needed several times in a row
_DEFINITIONS = frozenset(map(str, (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)))
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[A-Za-z0-9\[][!#-;=?-\[\]_a-z~]*[/#]")


def ontology_file(name: str) -> Path:
    """Return the path of a file of the ontology: in the installed package, else in the source tree.

    Raises:
        KgError: the file is in neither.

    >>> ontology_file("shapes.ttl").name
    'shapes.ttl'
    """
    package = Path(__file__).parent
    for folder in (package / "ontology", package.parent / "ontology"):
        if (folder / name).is_file():
            return folder / name
    raise KgError(f"ontology/{name} is missing from the installed package; install it again")


def _read() -> tuple[dict[str, str], tuple[tuple[str, str, str], ...], dict[str, dict[str, str]]]:
    """Return the prefixes of the ontology, its triples between IRIs, and the labels of each term by language.

    Read by pyoxigraph, since rdflib takes ten times as long.
    """
    parser = pyoxigraph.parse(ontology_file("kg.ttl").read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)
    triples: list[tuple[str, str, str]] = []
    labels: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for quad in parser:
        if isinstance(quad.subject, pyoxigraph.NamedNode):
            subject, predicate = quad.subject.value, quad.predicate.value
            if isinstance(quad.object, pyoxigraph.NamedNode):
                triples.append((subject, predicate, quad.object.value))
            elif isinstance(quad.object, pyoxigraph.Literal) and predicate == str(RDFS.label):
                labels[subject.removeprefix(_VOCABULARY)][quad.object.language or ""] = quad.object.value
    return dict(sorted(parser.prefixes.items())), tuple(triples), dict(labels)


_prefixes, _triples, _labels = _read()

#: Prefix to namespace of every vocabulary that the ontology uses.
PREFIXES = _prefixes

#: The terms of the ontology, `KG.speaker` or `KG["speaker"]`; one that it does not define raises AttributeError or KeyError.
KG = ClosedNamespace(
    _VOCABULARY,
    sorted(
        subject.removeprefix(_VOCABULARY)
        for subject, predicate, kind in _triples
        if predicate == str(RDF.type) and kind in _DEFINITIONS and subject.startswith(_VOCABULARY)
    ),
)
#: Local name of a term → language ("ar" or "en") → its label; every term has both.
LABELS: Mapping[str, Mapping[str, str]] = _labels

#: The local names of the classes.
CLASSES = frozenset(
    subject.removeprefix(_VOCABULARY)
    for subject, predicate, kind in _triples
    if predicate == str(RDF.type) and kind == str(OWL.Class) and subject.startswith(_VOCABULARY)
)
GEO = Namespace(PREFIXES["geo"])
NIF = Namespace(PREFIXES["nif"])

#: The properties whose values are whole numbers.
NUMBERS = frozenset(
    URIRef(subject) for subject, predicate, kind in _triples if predicate == str(RDFS.range) and kind == str(XSD.integer)
)

_PARENT = {
    URIRef(subject): URIRef(parent)
    for subject, predicate, parent in _triples
    if predicate in (str(RDFS.subClassOf), str(RDFS.subPropertyOf)) and parent.startswith(_VOCABULARY)
}


@lru_cache(_REMEMBERED)
def broader(term: URIRef) -> tuple[URIRef, ...]:
    """Return a class or property of the ontology with those above it in the ontology, narrowest first.

    The graph states all of them, so that a query needs no reasoner.

    >>> [str(term).partition("#")[2] for term in broader(KG.targets)]
    ['targets', 'participant']
    """
    chain = [term]
    while chain[-1] in _PARENT:
        chain.append(_PARENT[chain[-1]])
    return tuple(chain)


def check_base(base: str) -> str:
    """Return `base` if IRIs can begin with it.

    Raises:
        SettingsError: it is not an absolute ASCII IRI that ends in / or #.

    >>> check_base("https://example.org/news/")
    'https://example.org/news/'
    """
    if not _ABSOLUTE.fullmatch(base):
        raise SettingsError(f"the base IRI {base!r} must be an absolute IRI in ASCII that ends in / or #")
    return base


def article_iri(identifier: str, *, base: str = BASE) -> URIRef:
    """Return the IRI of an article; different identifiers give different IRIs.

    >>> article_iri("2015 الرياض/1")
    rdflib.term.URIRef('https://w3id.org/arkg/id/article/2015%20%D8%A7%D9%84%D8%B1%D9%8A%D8%A7%D8%B6%2F1')
    """
    return _iri("article", identifier, base)


def entity_iri(entity: str, *, base: str = BASE) -> URIRef:
    """Return the IRI of an entity from its id."""
    return _iri("entity", entity, base)


def mention_iri(mention: str, *, base: str = BASE) -> URIRef:
    """Return the IRI of a mention from its id."""
    return _iri("mention", mention, base)


def statement_iri(statement: str, *, base: str = BASE) -> URIRef:
    """Return the IRI of a statement from its id."""
    return _iri("statement", statement, base)


def evidence_iri(evidence: str, *, base: str = BASE) -> URIRef:
    """Return the IRI of a piece of evidence from its id."""
    return _iri("evidence", evidence, base)


def alignment_iri(alignment: str, *, base: str = BASE) -> URIRef:
    """Return the IRI of an alignment of statements from its id."""
    return _iri("alignment", alignment, base)


def run_iri(run: str, *, base: str = BASE) -> URIRef:
    """Return the IRI of a run from its id."""
    return _iri("run", run, base)


def models_iri(digest: str, *, base: str = BASE) -> URIRef:
    """Return the IRI of a set of models from the hash of their files."""
    return _iri("models", digest, base)


def settings_iri(digest: str, *, base: str = BASE) -> URIRef:
    """Return the IRI of a set of settings from its hash."""
    return _iri("settings", digest, base)


def graph_iri(run: str, *, base: str = BASE) -> URIRef:
    """Return the IRI of the graph that a run, given by id, has made."""
    return _iri("graph", run, base)


def software_iri(version: str, *, base: str = BASE) -> URIRef:
    """Return the IRI of a version of this software."""
    return _iri("software", version, base)


def prefixes(base: str = BASE) -> dict[str, str]:
    """Return `PREFIXES` and one prefix for each sort of resource whose ids are hashes, for writing a graph.

    Articles have none: a percent sign in the local part of a prefixed name is read differently by different parsers.

    >>> prefixes()["entity"]
    'https://w3id.org/arkg/id/entity/'
    """
    return PREFIXES | {sort: f"{base}{sort}/" for sort in ("alignment", "entity", "evidence", "mention", "run", "statement")}


@lru_cache(_REMEMBERED)
def _iri(sort: str, identifier: str, base: str) -> URIRef:
    return URIRef(f"{base}{sort}/{quote(identifier, safe='', errors='surrogatepass')}")
