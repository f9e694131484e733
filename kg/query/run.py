"""SPARQL → answer, over a store that is only read."""

import re
from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat

from kg.errors import QueryError
from kg.query.guard import is_update, refuse_from, refuse_service
from kg.terms import PREFIXES

_POSITION = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)
# Among the tokens that the engine expected, a reason is a phrase that begins with a capital letter.
_REASON = re.compile(r"(?<![\w'\"])[A-Z][a-z]+(?: \w+)+")
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave, in the standard serialisation, so that it can be kept, sent to another process or rewritten.

    Attributes:
        form: "rows" (SELECT), "boolean" (ASK) or "graph" (CONSTRUCT, DESCRIBE).
        content: SPARQL 1.1 results in JSON for rows and booleans, N-Triples, sorted, for a graph.
    """

    form: str
    content: bytes


def run_query(store: pyoxigraph.Store, sparql: str) -> Answer:
    """Return the answer to `sparql`; the prefixes of the ontology need not be declared.

    Raises:
        QueryError: the query is malformed (the message says where), is an update, uses SERVICE or FROM, or failed while it ran.
    """
    found = evaluate(store, sparql)
    try:
        if isinstance(found, QueryTriples):
            lines = (found.serialize(format=RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True)
            return Answer("graph", b"".join(sorted(set(lines))))
        form = "boolean" if isinstance(found, QueryBoolean) else "rows"
        return Answer(form, found.serialize(format=QueryResultsFormat.JSON) or b"")
    except (OSError, RuntimeError, ValueError) as fault:
        raise QueryError(f"the query failed: {fault}") from fault


def evaluate(store: pyoxigraph.Store, sparql: str) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Return the engine's results, which it computes while they are read, so that who reads them can stop.

    Raises:
        QueryError: as `run_query`, but for what fails later, while the results are read.
    """
    refuse_service(sparql)
    refuse_from(sparql)
    try:
        return store.query(sparql, prefixes=PREFIXES)
    except SyntaxError as fault:
        raise QueryError(_explanation(sparql, str(fault))) from fault
    except (OSError, RuntimeError, ValueError) as fault:
        raise QueryError(f"the query failed: {fault}") from fault


def _explanation(sparql: str, fault: str) -> str:
    """Return what is wrong and where: line, column in code points, and the text from there on."""
    if is_update(sparql):
        return "updates are refused: a built graph is only read; ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
    position = _POSITION.match(fault)
    if position is None:
        return f"the query is malformed: {fault}"
    line, column = int(position[1]), int(position[2])
    rest = "\n".join(sparql.split("\n")[line - 1 :])[column - 1 :].strip()
    near = f"at {rest.splitlines()[0][:_SHOWN]!r}" if rest else "at its end"
    reason = _REASON.search(position[3])
    return f"the query is malformed in line {line}, column {column}, {near}" + (f": {reason[0].lower()}" if reason else "")
