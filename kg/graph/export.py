"""Turtle → the other RDF syntaxes, for stores and tools that want one of them.

Triples go from file to file without being gathered; only TriG gathers them, to bring together what stands in one graph.
"""

import io
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, Quad, RdfFormat, Triple

from kg.errors import OutputError
from kg.graph.named import quads, triples
from kg.terms import PREFIXES

#: File name extension → syntax. Those for several graphs have one for each article, as `kg.graph.named` says.
FORMATS: Mapping[str, RdfFormat] = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def export(turtle: Path, format: str, target: BinaryIO) -> None:
    """Write a graph in another syntax; the same graph gives the same bytes.

    Args:
        turtle: the file, as `kg.graph.turtle` writes it.
        format: a key of `FORMATS`.

    Raises:
        OutputError: the file cannot be read or is not Turtle, or `target` cannot be written.
    """
    try:
        if format == "ttl":
            with turtle.open("rb") as source:
                shutil.copyfileobj(source, target)
        elif format == "trig":
            target.write(_trig(turtle))
        else:  # no prefixes: pyoxigraph promises no order of them
            pyoxigraph.serialize(_statements(turtle, format), target, format=FORMATS[format])
    except (OSError, SyntaxError) as fault:
        raise OutputError(f"{turtle}: cannot be exported: {fault}") from fault


def _statements(turtle: Path, format: str) -> Iterator[Triple] | Iterator[Quad]:
    if format == "nq":
        return quads(turtle)
    return map(_for_xml, triples(turtle)) if format == "rdfxml" else triples(turtle)


def _for_xml(triple: Triple) -> Triple:
    """Return a triple without the characters that XML cannot hold, not even escaped; their places stay, so offsets hold."""
    value = triple.object
    if not isinstance(value, Literal) or not _NOT_IN_XML.search(value.value):
        return triple
    text = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", value.value)
    kind = None if value.language else value.datatype
    return Triple(triple.subject, triple.predicate, Literal(text, language=value.language, datatype=kind))


def count_triples(turtle: Path) -> int:
    """Return the number of triples in a file in Turtle."""
    return sum(1 for _ in triples(turtle))


def _trig(turtle: Path) -> bytes:
    """Return the default graph, then each article's, triples in the order of the file, prefixes in alphabetical order."""
    ordered = sorted(quads(turtle), key=lambda quad: (quad.graph_name != DefaultGraph(), str(quad.graph_name)))
    target = io.BytesIO()
    pyoxigraph.serialize(ordered, target, format=RdfFormat.TRIG, prefixes=PREFIXES)
    lines = target.getvalue().splitlines(keepends=True)
    return b"".join((*sorted(lines[: len(PREFIXES)]), *lines[len(PREFIXES) :]))
