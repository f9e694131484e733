"""A page is fetched from the open internet within bounds, and never from this machine or the network around it."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.corpus.fetch import Fetched, fetch, is_public

PAGE = "<html><body>خبر</body></html>".encode("cp1256")
Answer = Callable[[BaseHTTPRequestHandler], object]


def page(handler: BaseHTTPRequestHandler) -> None:
    send(handler, PAGE, {"Content-Type": "text/html; charset=windows-1256"})


def send(handler: BaseHTTPRequestHandler, content: bytes, headers: dict[str, str], status: int = 200) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(content)


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(10_000):
        handler.wfile.write(b"x" * 10_000)


def slow(handler: BaseHTTPRequestHandler) -> None:
    for letter in b"HTTP/1.0 200 OK\r\nX: " + b"x" * 100:
        handler.wfile.write(bytes((letter,)))
        time.sleep(0.1)


def slow_content(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"x")
        time.sleep(0.1)


def to(url: str) -> Answer:
    return lambda handler: send(handler, b"x" * 10, {"Location": url}, 302)


ANSWERS: dict[str, Answer] = {
    "/page": page,
    "/moved": to("/page"),
    "/circle": to("/circle"),
    "/file": to("file:///etc/passwd"),
    "/other": to("http://other.example/secret"),
    "/endless": endless,
    "/slow": slow,
    "/slow-content": slow_content,
    "/bomb": lambda handler: send(handler, gzip.compress(b"x" * 5_000_000), {"Content-Encoding": "gzip"}),
    "/broken": lambda handler: send(handler, b"no gzip", {"Content-Encoding": "gzip"}),
    "/no-http": lambda handler: handler.wfile.write(b"\x00\x01\x02" * 100),
    "/short": lambda handler: send(handler, b"x", {"Content-Length": "100"}),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.heard.append(self.path)  # type: ignore[attr-defined]
        if answer := ANSWERS.get(self.path):
            answer(self)
        else:
            self.send_error(404)

    def log_message(self, *_: object) -> None:
        pass


class Site(ThreadingHTTPServer):
    """A server on this machine, with what it was asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.heard: list[str] = []

    def handle_error(self, *_: object) -> None:
        pass  # that a reader goes away is what is tested


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Names of the tests, as names are looked up everywhere: news.example is this server, other.example a private network."""
    made = Site()
    threading.Thread(target=made.serve_forever, daemon=True).start()
    known = {"news.example": "127.0.0.1", "other.example": "10.0.0.7", "mixed.example": "8.8.8.8"}
    look_up = socket.getaddrinfo

    def looked_up(host: str, port: int, **options: int) -> list[tuple[object, ...]]:
        found: list[tuple[object, ...]] = list(look_up(known.get(host, host), port, **options))
        return found + (list(look_up("127.0.0.1", port, **options)) if host == "mixed.example" else [])

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    yield made
    made.shutdown()
    made.server_close()


def only_this(address: str) -> bool:
    """As if the test's server were the whole open internet."""
    return address == "127.0.0.1"


def get(site: Site, path: str, *, seconds: float = 10.0) -> Fetched:
    return fetch(f"http://news.example:{site.server_port}{path}", max_bytes=100_000, seconds=seconds, allows=only_this)


@pytest.mark.parametrize("path", ["/page", "/moved"])
def test_a_page_is_fetched_also_where_it_has_moved(site: Site, path: str) -> None:
    assert get(site, path) == Fetched(f"http://news.example:{site.server_port}/page", PAGE, "windows-1256")


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433", "0x7f.1", "news.example", "mixed.example"],
)
def test_this_machine_is_never_asked_whatever_it_is_called(site: Site, host: str) -> None:
    found = fetch(f"http://{host}:{site.server_port}/page", max_bytes=100_000, seconds=10)
    assert found.content == b""
    assert "local network" in found.fault or "cannot be fetched" in found.fault
    assert site.heard == []


def test_a_redirection_does_not_lead_into_the_local_network(site: Site) -> None:
    found = get(site, "/other")
    assert (found.content, found.fault) == (b"", "other.example is in a local network (10.0.0.7), where nothing is fetched from")


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/none", "the server answers 404 Not Found"),
        ("/circle", "leads on more than 5 times"),
        ("/file", "leads to what is no web address"),
        ("/endless", "larger than 100,000 bytes"),
        ("/bomb", "larger than 100,000 bytes"),
        ("/broken", "cannot be fetched"),
        ("/no-http", "cannot be fetched"),
        ("/short", "cannot be fetched"),
    ],
)
def test_what_is_no_page_is_told(site: Site, path: str, fault: str) -> None:
    found = get(site, path)
    assert (found.content, fault in found.fault) == (b"", True), found.fault


@pytest.mark.parametrize("path", ["/slow", "/slow-content"])
def test_a_slow_server_is_left_in_time(site: Site, path: str) -> None:
    begun = time.monotonic()
    assert get(site, path, seconds=1).fault == "no whole answer within 1 seconds"
    assert time.monotonic() - begun < 6


def test_a_server_that_is_not_there_is_told() -> None:
    found = fetch("http://127.0.0.1:9/", max_bytes=10, allows=lambda _: True)
    assert found.fault == "cannot be fetched: Connection refused"


LOCAL = (
    "10.1.2.3 172.16.0.1 192.168.0.1 100.64.0.1 169.254.169.254 0.0.0.0 224.0.0.1 255.255.255.255 240.0.0.1 :: ::1 "
    "fe80::1 fc00::1 ff02::1 ::ffff:192.168.0.1 64:ff9b::a00:1 2002:7f00:1:: 2001:db8::1"
)


@pytest.mark.parametrize("address", LOCAL.split())
def test_no_local_address_is_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_addresses_of_the_open_internet_are(address: str) -> None:
    assert is_public(address)
