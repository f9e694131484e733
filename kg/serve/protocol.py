"""The SPARQL endpoint: a request as SPARQL 1.1 Protocol has it → query → reply.

    GET  ?query=…                                            POST application/x-www-form-urlencoded, query=…
                                                             POST application/sparql-query, the query itself

Without a query it describes itself. `format` (json, xml, csv, tsv; ttl, nt, rdf, jsonld) takes precedence over the Accept header.

Source: SPARQL 1.1 Protocol, section 2; SPARQL 1.1 Service Description, section 2.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg.serve.formats import GRAPHS, RESULTS, preferences
from kg.serve.workers import Ask

_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_MOST_FIELDS = 100
_HANGING_UP = {"connection": "close"}
_DATASET = ("default-graph-uri", "named-graph-uri")
_UPDATE = ("update", "using-graph-uri", "using-named-graph-uri")
_SERVICE = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "rdf": "RDF_XML",
    "jsonld": "JSON-LD",
}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The endpoint.

    Attributes:
        ask: answers queries.
        most_bytes: of a request's body.
        body_seconds: in which the body must be there.
        page: the address of the page where people type queries; a browser that opens the endpoint is sent there.
    """

    ask: Ask
    most_bytes: int = 1_000_000
    body_seconds: float = 10.0
    page: str = "/"

    async def answer(self, request: Request) -> Response:
        """Answer a request."""
        try:
            async with asyncio.timeout(self.body_seconds):
                given = await _parameters(request, self.most_bytes)
            sparql = _query(given)
        except TimeoutError:
            text = f"the request did not come within {self.body_seconds:g} seconds\n"
            return PlainTextResponse(text, HTTPStatus.REQUEST_TIMEOUT, _HANGING_UP)
        except _WrongRequestError as fault:
            is_more_to_come = fault.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            return PlainTextResponse(f"{fault}\n", fault.status, _HANGING_UP if is_more_to_come else None)
        wanted = (given["format"],) if given.get("format") else preferences(request.headers.get("accept", ""))
        if request.method == "GET" and wanted[0] == "text/html":
            return RedirectResponse(request.url.replace(path=self.page), HTTPStatus.SEE_OTHER)
        if sparql is None:
            return Response(description(str(request.url.replace(query=""))), media_type="text/turtle")
        reply = await run_in_threadpool(self.ask, sparql, wanted)
        return Response(reply.content, reply.status, media_type=reply.media_type, headers={"vary": "Accept"})


class _WrongRequestError(Exception):
    """A request is not what the protocol has, or wants what this server does not do."""

    def __init__(self, status: HTTPStatus, text: str) -> None:
        super().__init__(text)
        self.status = status


async def _parameters(request: Request, most: int) -> Mapping[str, str]:
    """Return the parameters of the request; of one that is given twice, the last, but a second query is a fault.

    Raises:
        _WrongRequestError: the body is too long, of an unknown type, or not UTF-8.
    """
    pairs = request.query_params.multi_items()
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in (_FORM, _QUERY):
            text = f"send the query as {_QUERY} or as {_FORM}; this server is only read, so it takes no updates"
            raise _WrongRequestError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, text)
        body = await _body(request, most)
        pairs += _fields(body) if kind == _FORM else [("query", body)]
    if sum(name == "query" for name, _ in pairs) > 1:
        raise _WrongRequestError(HTTPStatus.BAD_REQUEST, "there is more than one query; send one")
    return dict(pairs)


def _fields(body: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as fault:
        raise _WrongRequestError(HTTPStatus.BAD_REQUEST, f"the form has more than {_MOST_FIELDS} fields") from fault


async def _body(request: Request, most: int) -> str:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > most:
            text = f"the request has more than {most:,} bytes; send a shorter query"
            raise _WrongRequestError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, text)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise _WrongRequestError(HTTPStatus.BAD_REQUEST, f"the request is not UTF-8: {fault.reason}") from fault


def _query(given: Mapping[str, str]) -> str | None:
    """Return the query of a request, None if it has none.

    Raises:
        _WrongRequestError: the request wants an update, or graphs that are not here.
    """
    if any(name in given for name in _UPDATE):
        raise _WrongRequestError(HTTPStatus.FORBIDDEN, "updates are refused: a built graph is only read")
    if any(name in given for name in _DATASET):
        text = "this server has one graph; leave out default-graph-uri and named-graph-uri"
        raise _WrongRequestError(HTTPStatus.BAD_REQUEST, text)
    return given.get("query")


def description(address: str) -> str:
    """Return what the endpoint at `address` does, in Turtle."""
    formats = " ,\n        ".join(f"<{_FORMATS}{_FORMAT_NAMES[format.name]}>" for format in (*RESULTS, *GRAPHS))
    return (
        f"@prefix sd: <{_SERVICE}> .\n\n<{address}> a sd:Service ;\n    sd:endpoint <{address}> ;\n"
        f"    sd:supportedLanguage sd:SPARQL11Query ;\n    sd:resultFormat {formats} ;\n"
        "    sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] .\n"
    )
