"""Answer → text in a standard format, or rows of text for a table."""

from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions, RdfFormat, Triple

from kg.errors import QueryError
from kg.query.run import Answer
from kg.terms import PREFIXES

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple

_RESULTS = {"json": QueryResultsFormat.JSON, "csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV}
_GRAPHS = {"ttl": RdfFormat.TURTLE, "json": RdfFormat.JSON_LD}

#: The names of the formats, beside "table", which is made from `rows`.
FORMATS = ("json", "csv", "tsv", "ttl")


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer as a table of text; a cell without a value is empty."""

    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


def write_answer(answer: Answer, format: str) -> str:
    """Return `answer` in a format: SPARQL 1.1 results in JSON, CSV or TSV; of a graph Turtle ("ttl") or JSON-LD ("json").

    Raises:
        QueryError: the format is unknown or cannot hold this sort of answer; the message names those that can.
    """
    formats = _GRAPHS if answer.form == "graph" else _RESULTS
    if format not in formats:
        raise QueryError(f"this query gives {_FORM_NAMES[answer.form]}, which {format!r} cannot hold; use {', '.join(formats)}")
    if answer.form == "graph":
        return (pyoxigraph.serialize(_triples(answer), format=_GRAPHS[format], prefixes=PREFIXES) or b"").decode()
    found = pyoxigraph.parse_query_results(answer.content, format=QueryResultsFormat.JSON)
    return (found.serialize(format=_RESULTS[format]) or b"").decode()


def rows(answer: Answer) -> Rows:
    """Return `answer` as a table: values without quotation marks and language, IRIs of known vocabularies with their prefix.

    A graph has the columns subject, predicate and object, an ASK query the one column answer.
    """
    columns, cells = terms(answer)
    return Rows(columns, tuple(tuple(_text(term) for term in row) for row in cells))


def terms(answer: Answer) -> tuple[tuple[str, ...], tuple[tuple[Term | None, ...], ...]]:
    """Return the columns and the rows of `answer`; the columns are those of `rows`, a cell without a value is None."""
    if answer.form == "graph":
        triples = ((triple.subject, triple.predicate, triple.object) for triple in _triples(answer))
        return ("subject", "predicate", "object"), tuple(triples)
    found = pyoxigraph.parse_query_results(answer.content, format=QueryResultsFormat.JSON)
    if not isinstance(found, QuerySolutions):
        return ("answer",), ((Literal(bool(found)),),)
    columns = tuple(variable.value for variable in found.variables)
    return columns, tuple(tuple(solution[column] for column in columns) for solution in found)


_FORM_NAMES = {"rows": "rows", "boolean": "yes or no", "graph": "a graph"}


def _triples(answer: Answer) -> list[Triple]:
    return [quad.triple for quad in pyoxigraph.parse(answer.content, format=RdfFormat.N_TRIPLES)]


def _text(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, Triple):
        return str(term)
    if isinstance(term, NamedNode):
        return next((f"{p}:{term.value.removeprefix(n)}" for p, n in PREFIXES.items() if term.value.startswith(n)), term.value)
    return term.value
