"""Terms and triples → how Turtle writes them, a triple a line, so that the order of lines is the order of the file.

subject ␣ rank ␣ predicate ␣ object        rank: 0 for the class, 1 for the label, 2 for other predicates
"""

import re
from collections.abc import Callable, Mapping

from rdflib import RDF, RDFS, XSD, Literal, URIRef

from kg.graph.triple import Triple

_STRING = str(XSD.string)
_LOCAL = re.compile("[A-Za-z0-9_][A-Za-z0-9_-]*")
_NOT_IN_IRIS = re.compile('[\x00-\x20<>"{}|^`\\\\]')
_ESCAPES = str.maketrans(
    {chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F)}
    | {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)
# What Turtle writes as it stands, without quotation marks, if it has the usual form.
_BARE: Mapping[str, Callable[[str], object]] = {
    str(XSD.integer): re.compile("[+-]?[0-9]+").fullmatch,
    str(XSD.decimal): re.compile(r"[+-]?[0-9]*\.[0-9]+").fullmatch,
    str(XSD.boolean): re.compile("true|false").fullmatch,
}
_REMEMBERED = 1 << 16


def line_writer(prefixes: Mapping[str, str]) -> Callable[[Triple], bytes]:
    """Return what writes a triple as a line.

    >>> write = line_writer({"ex": "http://ex.org/"})
    >>> write((URIRef("http://ex.org/a"), RDF.type, URIRef("http://ex.org/b/c")))
    b'ex:a 0 a <http://ex.org/b/c>\\n'

    Args:
        prefixes: of the names that are shortened, each with its namespace.
    """
    prefix_of = {namespace: prefix for prefix, namespace in sorted(prefixes.items(), reverse=True)}

    known: dict[str, str] = {}

    def iri(term: URIRef) -> str:
        text = str(term)  # rdflib's terms take long to compare
        found = known.get(text)
        if found is None:
            if len(known) > _REMEMBERED:
                known.clear()
            found = known[text] = written(text)
        return found

    def written(term: str) -> str:
        cut = max(term.rfind("/"), term.rfind("#")) + 1
        prefix = prefix_of.get(term[:cut])
        if prefix is not None and _LOCAL.fullmatch(term, cut):
            return f"{prefix}:{term[cut:]}"
        return f"<{_NOT_IN_IRIS.sub(lambda found: f'{chr(92)}u{ord(found[0]):04X}', term)}>"

    def literal(term: Literal) -> str:
        if term.language:
            return f'"{_escaped(term)}"@{term.language}'
        datatype = str(term.datatype or _STRING)
        if datatype == _STRING:
            return f'"{_escaped(term)}"'
        is_bare = _BARE.get(datatype)
        return str(term) if is_bare and is_bare(term) else f'"{_escaped(term)}"^^{iri(URIRef(datatype))}'

    ranked = {str(RDF.type): "0 a", str(RDFS.label): f"1 {iri(RDFS.label)}"}

    def write(triple: Triple) -> bytes:
        subject, predicate, value = triple
        name = ranked.get(str(predicate)) or f"2 {iri(predicate)}"
        return f"{iri(subject)} {name} {literal(value) if isinstance(value, Literal) else iri(value)}\n".encode()

    return write


def quad_line(triple: Triple, graph: URIRef | None = None) -> bytes:
    """Return a triple as a line of N-Quads, in a named graph or the default graph.

    >>> quad_line((URIRef("http://ex.org/a"), RDFS.label, Literal("سد", lang="ar")), URIRef("http://ex.org/g")).decode()
    '<http://ex.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "سد"@ar <http://ex.org/g> .\\n'
    """
    subject, predicate, value = triple
    ending = f"<{graph}> .\n" if graph else ".\n"
    return f"<{subject}> <{predicate}> {_literal(value) if isinstance(value, Literal) else f'<{value}>'} {ending}".encode()


def _literal(term: Literal) -> str:
    """Return a literal as N-Quads write it: in quotation marks, whatever it is."""
    if term.language:
        return f'"{_escaped(term)}"@{term.language}'
    datatype = str(term.datatype or _STRING)
    return f'"{_escaped(term)}"' + ("" if datatype == _STRING else f"^^<{datatype}>")


def _escaped(text: str) -> str:
    """Return a text fit for quotation marks; looking for what must be escaped is faster than going through all of it."""
    plain = text.isprintable() and '"' not in text and "\\" not in text
    return text if plain else text.translate(_ESCAPES)
