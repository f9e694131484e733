"""Turtle → the other RDF syntaxes, for stores and tools that want one of them."""

from collections.abc import Mapping
from typing import BinaryIO

import pyoxigraph
from pyoxigraph import RdfFormat

#: File name extension → syntax. The syntaxes for several graphs hold ours as the default graph.
FORMATS: Mapping[str, RdfFormat] = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}

_SAME = ("ttl", "trig")  # a file in Turtle is one in TriG


def export(turtle: bytes, format: str, target: BinaryIO) -> None:
    """Write a graph in another syntax; triples keep their order, so that the same graph gives the same bytes.

    Args:
        turtle: the graph, as `kg.graph.turtle` writes it.
        format: a key of `FORMATS`.

    Raises:
        SyntaxError: `turtle` is not Turtle.
    """
    if format in _SAME:
        target.write(turtle)
        return
    triples = (quad.triple for quad in pyoxigraph.parse(turtle, format=RdfFormat.TURTLE))
    pyoxigraph.serialize(triples, target, format=FORMATS[format])  # no prefixes: pyoxigraph promises no order of them
