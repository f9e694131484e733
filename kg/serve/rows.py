"""What our own pages ask the store: a query and its rows as text."""

import json
from collections.abc import Mapping

from kg.errors import QueryError
from kg.serve.workers import Ask

Row = Mapping[str, str]


def select(ask: Ask, sparql: str) -> list[Row]:
    """Return the rows that `sparql` gives, from variable to value; a variable without a value is not in its row.

    Raises:
        QueryError: the store did not answer; the message is what it said instead.
    """
    reply = ask(sparql, ("json",))
    if reply.status != 200:
        raise QueryError(reply.content.decode("utf-8", "replace").strip())
    bindings = json.loads(reply.content)["results"]["bindings"]
    return [{name: term["value"] for name, term in binding.items()} for binding in bindings]
