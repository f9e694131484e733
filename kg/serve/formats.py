"""Which of the formats of an answer a client gets.

The names are those of the `format` parameter and of downloads; the media types are those of SPARQL 1.1 Protocol. What comes
first is what a client gets that does not say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pyoxigraph import QueryResultsFormat, RdfFormat

Syntax = TypeVar("Syntax", QueryResultsFormat, RdfFormat)


@dataclass(frozen=True, slots=True)
class Format(Generic[Syntax]):
    """A format of an answer.

    Attributes:
        name: for the `format` parameter, and the extension of a downloaded file.
        media_types: what clients call it; the first is what answers are sent as.
        syntax: what pyoxigraph calls it.
    """

    name: str
    media_types: tuple[str, ...]
    syntax: Syntax


RESULTS = (
    Format("json", ("application/sparql-results+json", "application/json"), QueryResultsFormat.JSON),
    Format("xml", ("application/sparql-results+xml", "application/xml", "text/xml"), QueryResultsFormat.XML),
    Format("csv", ("text/csv",), QueryResultsFormat.CSV),
    Format("tsv", ("text/tab-separated-values",), QueryResultsFormat.TSV),
)
"""Of rows (SELECT) and of yes or no (ASK)."""

GRAPHS = (
    Format("ttl", ("text/turtle", "application/x-turtle"), RdfFormat.TURTLE),
    Format("nt", ("application/n-triples", "text/plain"), RdfFormat.N_TRIPLES),
    Format("rdf", ("application/rdf+xml", "application/xml", "text/xml"), RdfFormat.RDF_XML),
    Format("jsonld", ("application/ld+json", "application/json"), RdfFormat.JSON_LD),
)
"""Of graphs (CONSTRUCT, DESCRIBE)."""

ANY = "*/*"


def preferences(accept: str) -> tuple[str, ...]:
    """Return the media types of an Accept header, the best first; those that are refused (q=0) and those unreadable are left out.

    >>> preferences("text/csv;q=0.5, application/xml, */*;q=0.1, text/html;q=0")
    ('application/xml', 'text/csv', '*/*')
    >>> preferences("")
    ('*/*',)
    """
    found = []
    for part in accept.split(","):
        media_type, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        try:
            weight = float(quality)
        except ValueError:
            weight = 0.0
        if media_type and weight > 0:
            found.append((media_type, weight))
    return tuple(media_type for media_type, _ in sorted(found, key=lambda item: -item[1])) or (ANY,)


def choose(formats: Sequence[Format[Syntax]], wanted: Sequence[str]) -> Format[Syntax] | None:
    """Return the first of `wanted` that can be had: a format's name, a media type, or a range of them; None if none can.

    >>> choose(RESULTS, ["text/html", "text/*"]).name
    'xml'
    >>> choose(GRAPHS, ["csv"]) is None
    True
    """
    for media_type in wanted:
        for format in formats:
            if media_type == format.name or any(_matches(known, media_type) for known in format.media_types):
                return format
    return None


def _matches(known: str, wanted: str) -> bool:
    sort, _, kind = wanted.partition("/")
    return wanted in (known, ANY) or (kind == "*" and known.startswith(f"{sort}/"))
