"""Triples → Turtle, byte for byte the same for the same triples, in memory that does not grow with them.

rdflib's own Turtle is not used: it holds and sorts the whole graph, and a text with a line break that ends in a backslash and a
quotation mark comes out so that no other parser can read it.
"""

import io
import tempfile
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from rdflib import Graph

from kg.errors import OutputError
from kg.graph.lines import line_writer
from kg.graph.sorting import sorted_lines
from kg.graph.triple import Triple

_AT_ONCE = 10_000  # lines that are written together


def turtle(graph: Graph) -> bytes:
    """Return `graph` as Turtle in UTF-8: by subject, then class, label and the other predicates, then object.

    Blank nodes, which the product never makes, would change their names from run to run.
    """
    target = io.BytesIO()
    _write(graph, _prefixes(graph), target, Path(tempfile.gettempdir()))  # type: ignore[arg-type]  # rdflib's nodes are these
    return target.getvalue()


def write_turtle(graph: Graph, path: Path) -> None:
    """Write `graph` to `path` as Turtle; what was there stays until the new file is complete.

    Raises:
        OutputError: the file cannot be written.
    """
    write_triples(graph, _prefixes(graph), path)  # type: ignore[arg-type]  # rdflib's nodes are these


def write_triples(triples: Iterable[Triple], prefixes: Mapping[str, str], path: Path) -> int:
    """Write triples, which may come in any order and more than once, to `path` as Turtle, and return how many there are.

    What was there stays until the new file is complete.

    Raises:
        OutputError: the file cannot be written.
    """
    partial = path.with_name(f"{path.name}.partial")
    try:
        with partial.open("wb") as target:
            count = _write(triples, prefixes, target, path.parent)
        partial.replace(path)
    except OSError as fault:
        partial.unlink(missing_ok=True)
        raise OutputError(f"{path}: cannot be written: {fault.strerror}") from fault
    return count


def _prefixes(graph: Graph) -> dict[str, str]:
    return {prefix: str(namespace) for prefix, namespace in graph.namespaces()}


def _write(triples: Iterable[Triple], prefixes: Mapping[str, str], target: BinaryIO, folder: Path) -> int:
    for prefix, namespace in sorted(prefixes.items()):
        target.write(f"@prefix {prefix}: <{namespace}> .\n".encode())
    lines = sorted_lines(map(line_writer(prefixes), triples), folder)
    count = 0
    before = (b"", b"")  # subject and predicate of the line before
    while part := list(islice(lines, _AT_ONCE)):
        pieces: list[bytes] = []
        for line in part:
            subject, _, predicate, value = line[:-1].split(b" ", 3)
            if subject != before[0]:
                pieces += (b" .\n" if before[0] else b"", subject, b" ", predicate, b" ", value)
            elif predicate != before[1]:
                pieces += (b" ;\n\t", predicate, b" ", value)
            else:
                pieces += (b" , ", value)
            before = subject, predicate
        target.write(b"".join(pieces))
        count += len(part)
    target.write(b" .\n" if count else b"")
    return count
