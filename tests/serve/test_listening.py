"""Clients that are slow, or many, or never read, do not hold back the others."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.serve.listening import Patience, make_server
from kg.serve.protocol import Endpoint
from kg.serve.workers import Reply

LARGE = 30_000_000


async def _large(request: Request) -> Response:
    return PlainTextResponse(b"x" * LARGE)


@pytest.fixture
def port() -> Iterator[int]:
    """The port of a server with little patience, whose endpoint gives back the query."""
    endpoint = Endpoint(lambda sparql, _: Reply(200, "text/plain", sparql.encode()), body_seconds=1)
    app = Starlette(routes=[Route("/sparql", endpoint.answer, methods=["GET", "POST"]), Route("/large", _large)])
    server = make_server(app, Patience(head=1, answer=3, connections=20))
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join(10)


def answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    with contextlib.closing(connection):
        connection.request("GET", "/sparql?query=ASK&format=json")
        response = connection.getresponse()
        return (response.status, response.read()) == (200, b"ASK")


def opened(port: int, content: bytes) -> socket.socket:
    made = socket.create_connection(("127.0.0.1", port), timeout=20)
    made.sendall(content)
    return made


def read_all(connection: socket.socket) -> bytes:
    content = b""
    with contextlib.suppress(ConnectionError):
        while chunk := connection.recv(1 << 16):
            content += chunk
    return content


def test_a_request_whose_head_never_ends_is_left(port: int) -> None:
    begun = time.monotonic()
    assert read_all(opened(port, b"GET /sparql HTTP/1.1\r\nHost: a\r\n")) == b""
    assert time.monotonic() - begun < 15
    assert answers(port)


def test_a_second_request_that_drips_is_left_too(port: int) -> None:
    connection = opened(port, b"GET /sparql?query=ASK&format=json HTTP/1.1\r\nHost: a\r\n\r\nGET /")
    assert read_all(connection).count(b"HTTP/1.1") == 1
    assert answers(port)


def test_a_body_that_never_comes_is_answered_with_a_refusal(port: int) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nASK"
    assert read_all(opened(port, head)).startswith(b"HTTP/1.1 408")
    assert answers(port)


def test_so_many_connections_and_no_more(port: int) -> None:
    idle = [opened(port, b"GET /") for _ in range(60)]
    assert sum(read_all(connection).startswith(b"HTTP/1.1 503") for connection in idle) >= 60 - 20
    assert answers(port)


def test_who_does_not_read_the_answer_loses_it(port: int) -> None:
    connection = opened(port, b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
    time.sleep(5)
    assert len(read_all(connection)) < LARGE
    assert answers(port)


def test_a_form_of_very_many_fields_is_refused(port: int) -> None:
    body = b"a&" * 400_000
    head = "POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    connection = opened(port, f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    assert connection.recv(100).startswith(b"HTTP/1.1 400")
    assert answers(port)
