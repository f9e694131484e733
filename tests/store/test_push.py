"""Loading into other stores, which are real; a gate before one of them breaks and refuses as told."""

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import requests

from kg.errors import OutputError, SettingsError
from kg.store.push import METHODS, Pushed, Target, push
from kg.store.send import Address
from tests.engines import Engine

TURTLE = """
@prefix : <https://desk.example/> .
:a :name "تدمر"@ar , "سطر\\n\\"} ; DROP ALL"@ar , "\\\\u0041 \\\\" ; :at 7 ; :sure 0.85 ; :next :b .
:b :name "حلب"@ar ; :seen true ; :next <https://desk.example/%D8%A3> .
"""
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
NAMES = "SELECT ?name WHERE { ?s <https://desk.example/name> ?name }"


@pytest.fixture
def turtle(tmp_path: Path) -> Path:
    (tmp_path / "graph.ttl").write_text(TURTLE, "utf-8")
    return tmp_path / "graph.ttl"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "push.json"


@pytest.fixture(params=["oxigraph_server", "virtuoso_server"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """A store; what other tests left in it goes with the first push that replaces."""
    found: Engine = request.getfixturevalue(request.param)
    return found


def target_of(engine: Engine, method: str, *, password: str = "", replace: bool = True) -> Target:
    """Return the graph of an engine as a target."""
    url = engine.update if method == "update" else engine.graphs
    return Target(Address(url, engine.user, password or engine.password, pause=0), method, engine.graph, replace)


@pytest.mark.parametrize("method", METHODS)
def test_a_store_holds_what_was_pushed(engine: Engine, turtle: Path, journal: Path, method: str) -> None:
    assert push(turtle, target_of(engine, method), journal=journal, batch=2) == Pushed(triples=9, sent=5, skipped=0)
    assert engine.ask(COUNT) == [("9",)]
    assert engine.ask(NAMES) == sorted([("تدمر",), ('سطر\n"} ; DROP ALL',), ("\\u0041 \\",), ("حلب",)])
    assert not journal.exists()


@pytest.mark.parametrize("method", METHODS)
def test_pushing_twice_changes_nothing(engine: Engine, turtle: Path, journal: Path, method: str) -> None:
    push(turtle, target_of(engine, method), journal=journal)
    push(turtle, target_of(engine, method, replace=False), journal=journal, batch=4)
    assert engine.ask(COUNT) == [("9",)]


@pytest.mark.parametrize("method", METHODS)
def test_what_was_there_stays_or_goes_as_asked(engine: Engine, turtle: Path, journal: Path, method: str) -> None:
    push(turtle, target_of(engine, method), journal=journal)
    turtle.write_text("<https://desk.example/c> <https://desk.example/name> 'حمص'@ar .", "utf-8")
    push(turtle, target_of(engine, method, replace=False), journal=journal)
    assert engine.ask(COUNT) == [("10",)]
    push(turtle, target_of(engine, method), journal=journal)
    assert engine.ask(NAMES) == [("حمص",)]


def test_a_graph_with_a_name_is_kept_apart(oxigraph_server: Engine, turtle: Path, journal: Path) -> None:
    for method, graph in zip(METHODS, ("https://desk.example/g?1&x=ا", "https://desk.example/2"), strict=True):
        target = replace(target_of(oxigraph_server, method), graph=graph)
        push(turtle, target, journal=journal)
        assert replace(oxigraph_server, graph=graph).ask(COUNT) == [("9",)]


@pytest.mark.parametrize("method", METHODS)
def test_a_wrong_password_is_told_and_not_shown(virtuoso_server: Engine, turtle: Path, journal: Path, method: str) -> None:
    target = target_of(virtuoso_server, method, password="سرّ7391")
    with pytest.raises(OutputError, match="refuses the user or the password") as caught:
        push(turtle, target, journal=journal)
    assert "7391" not in str(caught.value) + repr(target)


class Gate(BaseHTTPRequestHandler):
    """Lets requests through to a store, unless it was told to answer something else; wants a password if told one."""

    store = ""
    password = b""
    answers: list[int] = []  # noqa: RUF012 - for the next requests; 0 lets one through, 1 breaks the connection
    heard: list[str] = []  # noqa: RUF012

    def pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        told = self.answers.pop(0) if self.answers else 0
        signed = self.headers.get("Authorization", "").encode() == self.password
        if told == 1:
            return
        if told or not signed:
            self.send_response(told or 401)
            self.send_header("Location", "https://desk.example/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.heard.append(self.command)
        headers = {"Content-Type": self.headers.get("Content-Type", "")}
        answer = requests.request(self.command, self.store + self.path, data=body, headers=headers, timeout=60)
        self.send_response(answer.status_code)
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    do_POST = do_DELETE = pass_on  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@pytest.fixture
def gate(oxigraph_server: Engine) -> Iterator[Engine]:
    """Oxigraph's server behind a gate, with an empty store."""
    requests.delete(f"{oxigraph_server.graphs}?default", timeout=60)
    Gate.store, Gate.password, Gate.answers, Gate.heard = oxigraph_server.graphs.removesuffix("/store"), b"", [], []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Gate)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}"
    yield replace(oxigraph_server, update=f"{root}/update", graphs=f"{root}/store")
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("method", METHODS)
def test_a_busy_store_is_asked_again(gate: Engine, turtle: Path, journal: Path, method: str) -> None:
    Gate.answers = [0, 503, 429, 1, 0, 500]
    assert push(turtle, target_of(gate, method), journal=journal, batch=3) == Pushed(9, 3, 0)
    assert gate.ask(COUNT) == [("9",)]
    assert len(Gate.heard) == 4


@pytest.mark.parametrize("method", METHODS)
def test_a_push_that_was_broken_off_goes_on(gate: Engine, turtle: Path, journal: Path, method: str) -> None:
    Gate.answers = [0, 0, *[503] * 5]
    target = target_of(gate, method, replace=False)
    with pytest.raises(OutputError, match=r"no answer after 5 attempts \(503 Service Unavailable\)"):
        push(turtle, target, journal=journal, batch=2)
    assert json.loads(journal.read_text("utf-8"))["batches"] == 2
    assert push(turtle, target, journal=journal, batch=2) == Pushed(9, 3, 2)
    assert gate.ask(COUNT) == [("9",)]
    assert len(Gate.heard) == 5


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"push": "other", "batches": 3}'])
def test_another_push_begins_anew(gate: Engine, turtle: Path, journal: Path, content: str) -> None:
    journal.write_text(content, "utf-8")
    assert push(turtle, target_of(gate, "graph-store"), journal=journal) == Pushed(9, 1, 0)


def test_a_changed_graph_begins_anew(gate: Engine, turtle: Path, journal: Path) -> None:
    target = target_of(gate, "graph-store", replace=False)
    Gate.answers = [0, 403]
    with pytest.raises(OutputError, match="refuses the user"):
        push(turtle, target, journal=journal, batch=2)
    turtle.write_text(TURTLE + ":c :name 'حمص'@ar .", "utf-8")
    assert push(turtle, target, journal=journal, batch=2) == Pushed(10, 5, 0)


def test_a_plain_password_is_given(gate: Engine, turtle: Path, journal: Path) -> None:
    Gate.password = b"Basic dXNlcjrYs9ix"
    push(turtle, target_of(replace(gate, user="user", password="سر"), "update"), journal=journal)
    assert gate.ask(COUNT) == [("9",)]


@pytest.mark.parametrize(
    ("status", "complaint"),
    [(301, "points to https://desk.example/elsewhere; give that address"), (400, "refused"), (401, "refuses the user")],
)
def test_a_refusal_is_not_repeated(gate: Engine, turtle: Path, journal: Path, status: int, complaint: str) -> None:
    Gate.answers = [status]
    with pytest.raises(OutputError, match=complaint):
        push(turtle, target_of(gate, "graph-store"), journal=journal)
    assert Gate.heard == []


def test_what_a_store_says_of_a_fault_is_told(oxigraph_server: Engine, turtle: Path, journal: Path) -> None:
    target = Target(Address(oxigraph_server.query), "update")
    with pytest.raises(OutputError, match=r"refused \(4\d\d [A-Z][^)]*\): \S") as caught:
        push(turtle, target, journal=journal)
    assert "\n" not in str(caught.value)


def test_a_store_that_is_not_there_is_told(turtle: Path, journal: Path) -> None:
    target = Target(Address("http://127.0.0.1:9/store", pause=0))
    with pytest.raises(OutputError, match=r"127\.0\.0\.1:9/store: no answer after 5 attempts \(ConnectionError\)"):
        push(turtle, target, journal=journal)


def test_a_graph_that_is_not_there_or_broken_is_told(gate: Engine, turtle: Path, journal: Path) -> None:
    target = target_of(gate, "graph-store")
    with pytest.raises(OutputError, match=r"none\.ttl: cannot be read"):
        push(turtle.with_name("none.ttl"), target, journal=journal)
    turtle.write_text("not Turtle", "utf-8")
    with pytest.raises(OutputError, match=r"graph\.ttl: cannot be read"):
        push(turtle, target, journal=journal)


@pytest.mark.parametrize("url", ["", "store", "file:///etc/passwd", "ftp://desk.example/", "http://", "http://u:p@desk.example/"])
def test_an_endpoint_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="the endpoint") as caught:
        Address(url)
    assert "u:p" not in str(caught.value)


def test_a_method_or_graph_that_is_none_is_refused() -> None:
    with pytest.raises(SettingsError, match="use graph-store or update"):
        Target(Address("http://desk.example/"), "ftp")
    with pytest.raises(SettingsError, match="is not an IRI"):
        Target(Address("http://desk.example/"), graph="a> { } DROP ALL #")
