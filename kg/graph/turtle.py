"""Graph → Turtle, byte for byte the same for the same triples.

rdflib's own Turtle is not used: a text with a line break that ends in a backslash and a quotation mark comes out so that no
other parser can read it. pyoxigraph writes the triples in the order given, and this module gives the order.
"""

from pathlib import Path

import pyoxigraph
from rdflib import RDF, RDFS, Graph

from kg.errors import OutputError

_FIRST = {f"<{RDF.type}>".encode(): 0, f"<{RDFS.label}>".encode(): 1}


def turtle(graph: Graph) -> bytes:
    """Return `graph` as Turtle in UTF-8: by subject, then class, label and the other predicates, then object.

    Blank nodes, which the product never makes, would change their names from run to run.
    """
    lines = sorted(graph.serialize(format="nt", encoding="utf-8").splitlines(keepends=True), key=_order)
    triples = pyoxigraph.parse(b"".join(lines), format=pyoxigraph.RdfFormat.N_TRIPLES)
    prefixes = {prefix: str(namespace) for prefix, namespace in graph.namespaces()}
    statements = (quad.triple for quad in triples)
    written = pyoxigraph.serialize(statements, format=pyoxigraph.RdfFormat.TURTLE, prefixes=prefixes) or b""
    lines = written.splitlines(keepends=True)
    head, body = lines[: len(prefixes)], lines[len(prefixes) :]  # pyoxigraph promises no order of prefixes
    return b"".join(sorted(head) + body)


def write_turtle(graph: Graph, path: Path) -> None:
    """Write `graph` to `path` as Turtle; what was there stays until the new file is complete.

    Raises:
        OutputError: the file cannot be written.
    """
    partial = path.with_name(f"{path.name}.partial")
    try:
        partial.write_bytes(turtle(graph))
        partial.replace(path)
    except OSError as fault:
        partial.unlink(missing_ok=True)
        raise OutputError(f"{path}: cannot be written: {fault.strerror}") from fault


def _order(line: bytes) -> tuple[bytes, int, bytes, bytes]:
    subject, predicate, rest = line.split(b" ", 2)
    return subject, _FIRST.get(predicate, len(_FIRST)), predicate, rest
