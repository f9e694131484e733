"""What a query may not say.

The store answers a query without touching files or the network, with one exception: SERVICE sends a part of the query to an
address of the query's choice. The engine has no switch for that, so the word is looked for before the engine sees the query.

The search reads the query as the grammar does, but errs on the side of refusing, because the engine needs no blank around a
keyword: `1SERVICE`, `ex:a.SERVICE` and `SERVICEex:a` are all refused.

Source: SPARQL 1.1 Query Language, section 19 (grammar; escapes in 19.2 and 19.3).
"""

import re
from collections.abc import Iterator

from kg.errors import QueryError

# Comments, strings, IRIs, variables, local parts of names, and what is left: words. Long strings stand before short ones, and the
# escape before the comment, because the name ex:a\#b opens no comment.
_TOKEN = re.compile(
    r'''"""(?:"{0,2}(?:[^"\\]|\\.))*"""|\'\'\'(?:'{0,2}(?:[^'\\]|\\.))*\'\'\''''
    r"""|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'"""
    r"""|<(?:[^<>"{}|^`\\\x00-\x20]|\\.)*>|[?$]\w+|:(?:[\w%:-]|\\.)*|\\.|\#[^\r\n]*"""
    r"""|(?P<word>[\w-]+)""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES = frozenset(("insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add"))


def refuse_service(sparql: str) -> None:
    """Raise QueryError if `sparql` would ask another endpoint, whichever way the word is written or hidden.

    >>> refuse_service('SELECT * { ?service rdfs:label "SERVICE" } # SERVICE')
    >>> refuse_service("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    kg.errors.QueryError: SERVICE is refused: a query reads the built graph and nothing else
    """
    # The grammar lets an escape stand for any character; engines differ in whether they heed that outside strings.
    if any("service" in word for reading in (sparql, _unescaped(sparql)) for word in _words(reading)):
        raise QueryError("SERVICE is refused: a query reads the built graph and nothing else")


def refuse_from(sparql: str) -> None:
    """Raise QueryError if `sparql` names the graphs that it wants to read: there is one, and the engine would answer from none.

    >>> refuse_from("SELECT ?from { ?from kg:speaker ?speaker }")
    >>> refuse_from("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")
    Traceback (most recent call last):
    kg.errors.QueryError: FROM is refused: a built graph is one graph, and a query reads that and nothing else
    """
    if "from" in _words(sparql):
        raise QueryError("FROM is refused: a built graph is one graph, and a query reads that and nothing else")


def is_update(sparql: str) -> bool:
    """Return whether `sparql`, which is no query, has a word of an update.

    >>> is_update("LOAD <file:///etc/passwd>"), is_update("SELEKT ?drop {}")
    (True, False)
    """
    return not _UPDATES.isdisjoint(_words(sparql))


def _words(sparql: str) -> Iterator[str]:
    return (token["word"].casefold() for token in _TOKEN.finditer(sparql) if token["word"])


def _unescaped(sparql: str) -> str:
    return _ESCAPE.sub(lambda escape: _character(int(escape[1] or escape[2], 16)), sparql)


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF else "\N{REPLACEMENT CHARACTER}"
