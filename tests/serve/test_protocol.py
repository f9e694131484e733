"""The endpoint over HTTP, as a client sees it."""

import contextlib
import socket
from collections.abc import Iterator
from contextlib import closing

import pytest
import requests
from rdflib import Graph

from tests.serve.conftest import Served
from tests.serve.test_workers import BOMBS

NAMES = "SELECT ?name { ?place a kg:Location ; rdfs:label ?name }"
DESCRIBED = "CONSTRUCT { ?place rdfs:label ?name } { ?place a kg:Location ; rdfs:label ?name }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}


def get(served: Served, query: str, accept: str = "text/csv", **parameters: str) -> requests.Response:
    return requests.get(f"{served.address}sparql", {"query": query, **parameters}, headers={"Accept": accept}, timeout=60)


def post(served: Served, body: str | bytes, headers: dict[str, str]) -> requests.Response:
    data = body.encode() if isinstance(body, str) else body
    return requests.post(f"{served.address}sparql", data, headers={"Accept": "text/csv", **headers}, timeout=60)


def test_the_three_ways_to_ask_give_the_same(served: Served) -> None:
    answers = [
        get(served, NAMES),
        post(served, NAMES, QUERY),
        requests.post(f"{served.address}sparql", {"query": NAMES}, headers={"Accept": "text/csv"}, timeout=60),
    ]
    assert [(answer.status_code, answer.content.decode()) for answer in answers] == [(200, "name\r\nتدمر\r\n")] * 3


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        (NAMES, "*/*", "application/sparql-results+json"),
        (NAMES, "application/sparql-results+xml", "application/sparql-results+xml"),
        (NAMES, "text/tab-separated-values, application/json;q=0.5", "text/tab-separated-values"),
        ("ASK { ?s ?p ?o }", "application/sparql-results+json", "application/sparql-results+json"),
        (DESCRIBED, "*/*", "text/turtle"),
        (DESCRIBED, "application/n-triples", "application/n-triples"),
        (DESCRIBED, "application/rdf+xml", "application/rdf+xml"),
        (DESCRIBED, "application/ld+json", "application/ld+json"),
    ],
)
def test_the_accept_header_chooses_the_format(served: Served, query: str, accept: str, media_type: str) -> None:
    answer = get(served, query, accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert "تدمر" in answer.content.decode() or query.startswith("ASK")


def test_a_parameter_chooses_the_format_for_downloads(served: Served) -> None:
    assert get(served, NAMES, "text/html", format="csv").content.decode() == "name\r\nتدمر\r\n"
    assert get(served, NAMES, format="ttl").status_code == 406


def test_it_describes_itself(served: Served) -> None:
    answer = requests.get(f"{served.address}sparql", timeout=60)
    described = Graph().parse(data=answer.content, format=answer.headers["content-type"].partition(";")[0])
    assert "http://www.w3.org/ns/sparql-service-description#SPARQL11Query" in {str(thing) for thing in described.objects()}


def test_a_browser_is_sent_to_the_page(served: Served) -> None:
    answer = requests.get(
        f"{served.address}sparql", {"query": NAMES}, headers={"Accept": "text/html,*/*;q=0.8"}, timeout=60, allow_redirects=False
    )
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"{served.address}?query=")


def test_answers_are_read_in_pages(served: Served) -> None:
    every = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
    whole = get(served, every).text.splitlines()[1:]
    pages = [get(served, f"{every} LIMIT 10 OFFSET {offset}").text.splitlines()[1:] for offset in range(0, len(whole) + 10, 10)]
    assert pages[-1] == []
    assert [line for page in pages for line in page] == whole


@pytest.fixture
def sentinel() -> Iterator[socket.socket]:
    """Listens where a query could try to go."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        listening.settimeout(0.5)
        yield listening


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <{}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ SERVICE SILENT <{}> {{ ?s ?p ?o }} }}",
        "ASK {{ FILTER EXISTS {{ \\u0053ERVICE <{}> {{ ?s ?p ?o }} }} }}",
        "SELECT * FROM <{}> {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <{}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "LOAD <{}>",
        "INSERT DATA {{ <{}> a kg:Article }}",
        "DROP ALL",
    ],
)
def test_what_reaches_beyond_the_graph_is_refused(served: Served, sentinel: socket.socket, query: str) -> None:
    answer = get(served, query.format(f"http://127.0.0.1:{sentinel.getsockname()[1]}/"))
    assert answer.status_code == 400
    assert "refused" in answer.text
    with pytest.raises(TimeoutError):
        sentinel.accept()


@pytest.mark.parametrize("file", ["file:///etc/hostname", "file://localhost/etc/hostname"])
def test_files_are_not_read(served: Served, file: str) -> None:
    assert get(served, f"SELECT * FROM <{file}> {{ ?s ?p ?o }}").status_code == 400
    assert get(served, f"SELECT * {{ GRAPH <{file}> {{ ?s ?p ?o }} }}").text.splitlines()[1:] == []


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        ("update=DROP+ALL", FORM, 403),
        ("query=ASK{}&using-graph-uri=http://example.org/", FORM, 403),
        ("query=ASK{}&default-graph-uri=file:///etc/passwd", FORM, 400),
        ("query=ASK{}&query=ASK{}", FORM, 400),
        ("DROP ALL", {"Content-Type": "application/sparql-update"}, 415),
        ("<a:a> <a:b> <a:c> .", {"Content-Type": "text/turtle"}, 415),
        (b"ASK { ?s ?p '\xff' }", QUERY, 400),
        ("#" * 1_000_001, QUERY, 413),
        ("#" * 30_000_000, QUERY, 413),
        ("", QUERY, 400),
    ],
)
def test_wrong_requests_are_refused_in_words(served: Served, body: str | bytes, headers: dict[str, str], status: int) -> None:
    try:
        answer = post(served, body, headers)
    except requests.ConnectionError:  # the server hangs up on a body that it does not want
        assert len(body) > 1_000_000
    else:
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("text/plain")
        assert len(answer.text.split()) > 4
    assert get(served, NAMES).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(served: Served, method: str) -> None:
    assert requests.request(method, f"{served.address}sparql", timeout=60).status_code == 405


DEEP = "ASK " + "{" * 200_000 + "}" * 200_000


@pytest.mark.parametrize("bomb", [*BOMBS.values(), DEEP], ids=[*BOMBS, "depth"])
def test_a_bomb_is_cut_off_in_time_and_the_server_goes_on(served: Served, bomb: str) -> None:
    answer = post(served, bomb, QUERY)
    assert answer.status_code in (500, 503)
    assert answer.elapsed.total_seconds() < 15
    assert get(served, NAMES).content.decode() == "name\r\nتدمر\r\n"


def test_a_body_without_a_length_is_cut_off_too(served: Served) -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(1_000):
            sent += 100_000
            yield b"#" * 100_000

    with contextlib.suppress(requests.ConnectionError):  # the server hangs up
        answer = requests.post(f"{served.address}sparql", endless(), headers=QUERY, timeout=60)
        assert answer.status_code == 413
    assert sent < 100_000_000
    assert get(served, NAMES).status_code == 200


@pytest.mark.parametrize("size", [10_000, 100_000, 5_000_000])
def test_a_query_in_a_long_address_is_answered_or_refused(served: Served, size: int) -> None:
    with contextlib.suppress(requests.ConnectionError):
        assert get(served, f"{NAMES} #{'x' * size}").status_code in (200, 400, 414, 431)
    assert get(served, NAMES).status_code == 200


def test_a_bomb_does_not_hold_back_others(served: Served) -> None:
    bomb = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    address = served.address.removeprefix("http://").rstrip("/").split(":")
    with closing(socket.create_connection((address[0], int(address[1])))) as client:
        head = (
            f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: {len(bomb)}"
        )
        client.sendall(f"{head}\r\n\r\n{bomb}".encode())
        answer = get(served, NAMES)
        assert answer.status_code == 200
        assert answer.elapsed.total_seconds() < 2
        client.settimeout(30)
        assert b" 503 " in client.recv(100)
