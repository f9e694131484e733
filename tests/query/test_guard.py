"""No query reaches a file or the network: the words are refused, and a listening server hears nothing."""

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query import rows, run_query
from kg.query.guard import refuse_service
from kg.terms import KG

EMPTY = pyoxigraph.Store()


class Sentinel(BaseHTTPRequestHandler):
    """Notes each request."""

    heard: ClassVar[list[str]] = []

    def answer(self) -> None:
        self.heard.append(self.path)
        self.send_response(404)
        self.end_headers()

    do_GET = do_POST = answer  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a server that notes each request."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Sentinel)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _nothing_is_heard() -> Iterator[None]:
    Sentinel.heard.clear()
    yield
    assert Sentinel.heard == []


SERVICES = (
    "SELECT * { SERVICE <ADDRESS> { ?s ?p ?o } }",
    "SELECT * { service silent <ADDRESS> { ?s ?p ?o } }",
    "SELECT * {SERVICE<ADDRESS>{?s ?p ?o}}",
    "PREFIX e: <ADDRESS> SELECT * { SERVICEe:{?s ?p ?o} }",
    "PREFIX e: <ADDRESS> SELECT * { SERVICE e:a {?s ?p ?o} }",
    "SELECT * { VALUES ?e { <ADDRESS> } SERVICE ?e { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE <ADDRESS> {} }",
    "SELECT * { ?s ?p trueSERVICE <ADDRESS> {} }",
    "SELECT * { SERVICESILENT <ADDRESS> {} }",
    "SELECT * { ?s ?p kg:a\\# . SERVICE <ADDRESS> {} }",
    "SELECT * { ?s ?p kg:a.b\\# . SERVICE <ADDRESS> {} }",
    "SELECT * { FILTER EXISTS { SERVICE <ADDRESS> { ?s ?p ?o } } }",
    "SELECT * { { SELECT * { SERVICE <ADDRESS> { ?s ?p ?o } } } }",
    "ASK { OPTIONAL { SERVICE <ADDRESS> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <ADDRESS> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <ADDRESS> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "#" . SERVICE <ADDRESS> {} }',
    "SELECT * { ?s ?p <a:#> . SERVICE <ADDRESS> {} }",
    "SELECT * { ?s ?p <a:\\u0041#> . SERVICE <ADDRESS> {} }",
    "SELECT * { # comment\rSERVICE <ADDRESS> {} }",
    "SELECT * { # comment\nSERVICE <ADDRESS> {} }",
    "SELECT * { ?s ?p '''a' ''' . SERVICE <ADDRESS> {} }",
    'SELECT * { ?s ?p "\\"" . SERVICE <ADDRESS> {} }',
    "SELECT * { \\u0053ERVICE <ADDRESS> {} }",
    "SELECT * { S\\U00000045RVICE <ADDRESS> {} }",
)


@pytest.mark.parametrize("sparql", SERVICES)
def test_another_endpoint_is_never_asked(address: str, sparql: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        run_query(EMPTY, sparql.replace("ADDRESS", address))


def test_the_server_would_hear_a_query_that_gets_through(address: str) -> None:
    """The test of the tests: without the guard, the engine does call."""
    with contextlib.suppress(OSError):
        list(EMPTY.query(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"))  # type: ignore[arg-type]
    assert Sentinel.heard == ["/"]
    Sentinel.heard.clear()


HARMLESS = (
    'SELECT * { ?s ?p "SERVICE" }',
    "SELECT * { ?s ?p 'a SERVICE of \\' quality' }",
    'SELECT * { ?s ?p """SERVICE " "" \\""" SERVICE""" }',
    "SELECT ?service { ?service ?p $service }",
    "SELECT * { ?s kg:service ?o }",
    "SELECT * { ?s ?p <https://desk.example/service#SERVICE> }",
    "SELECT * { ?s ?p ?o } # SERVICE",
    "# SERVICE\nSELECT * { ?s ?p ?o }",
)


@pytest.mark.parametrize("sparql", HARMLESS)
def test_the_word_is_harmless_where_it_is_no_keyword(sparql: str) -> None:
    assert rows(run_query(EMPTY, sparql)).cells == ()


@pytest.mark.parametrize("named", ["<ADDRESS>", "<FILE>"])
@pytest.mark.parametrize(
    "sparql",
    ["SELECT * FROM {} {{ ?s ?p ?o }}", "SELECT * FROM NAMED {0} {{ GRAPH {0} {{ ?s ?p ?o }} }}", "ASK FrOm{} {{}}"],
)
def test_a_dataset_is_refused(address: str, tmp_path: Path, sparql: str, named: str) -> None:
    query = sparql.format(named).replace("ADDRESS", address).replace("FILE", (tmp_path / "secret.ttl").as_uri())
    with pytest.raises(QueryError, match="FROM is refused"):
        run_query(EMPTY, query)


@pytest.mark.parametrize("named", ["<ADDRESS>", "<FILE>"])
def test_a_graph_is_neither_fetched_nor_read(address: str, tmp_path: Path, named: str) -> None:
    (tmp_path / "secret.ttl").write_text("<a:b> <a:b> <a:b> .", "utf-8")
    graph = named.replace("ADDRESS", address).replace("FILE", (tmp_path / "secret.ttl").as_uri())
    assert rows(run_query(EMPTY, f"SELECT * {{ GRAPH {graph} {{ ?s ?p ?o }} }}")).cells == ()


@pytest.mark.parametrize(
    "sparql", ["SELECT ?from { ?from kg:speaker ?s }", 'SELECT * { ?s ?p "FROM <x:y>" } # FROM', "ASK { ex:from a ex:from }"]
)
def test_from_is_harmless_where_it_is_no_keyword(sparql: str) -> None:
    assert run_query(EMPTY, f"PREFIX ex: <x:> {sparql}")


PIECES = (
    *("SERVICE", "service ", "SILENT", "<ADDRESS>", "VALUES ?e {<ADDRESS>}", "FILTER(1<2)", "{", "}", "{}", "<", ">"),
    *('"', "'", '"""', "'''", "#", "\n", "\r", "\\", "\\#", "\\u0022", "\\u0053"),
    *("?s ", "?p", " ?o ", "?e", ".", "1", "a", "true", "@en", "kg:about ", "e:", ":", " "),
)


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_no_mixture_of_pieces_gets_through(address: str, pieces: list[str]) -> None:
    sparql = f"PREFIX e: <{address}> SELECT * {{ {''.join(pieces)} SERVICE <{address}> {{}} }}".replace("ADDRESS", address)
    store = pyoxigraph.Store()
    store.add(pyoxigraph.Quad(pyoxigraph.NamedNode(address), pyoxigraph.NamedNode(KG.about), pyoxigraph.Literal(1)))
    with contextlib.suppress(QueryError):
        run_query(store, sparql)
    assert Sentinel.heard == []


def test_a_long_query_is_read_in_passing() -> None:
    for text in ("a" * 200_000, "<" * 200_000, '"' * 200_001, "\\" * 200_001, "'''" + "a'" * 100_000):
        refuse_service(text)
