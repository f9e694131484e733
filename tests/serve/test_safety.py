import pytest
import requests

from kg.serve.safety import is_own_name
from tests.serve.conftest import Served


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("192.168.1.7:8310", True),
        ("[::1]:8310", True),
        ("LOCALHOST:8310", True),
        ("localhost.", True),
        ("kg.example:80", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example:8310", False),
        ("localhost.evil.example", False),
        ("[evil.example]", False),
        ("evil.example:127.0.0.1", False),
        ("", False),
    ],
)
def test_only_addresses_and_known_names_are_our_own(host: str, own: bool) -> None:
    assert is_own_name(host, ("kg.example",)) is own


@pytest.mark.parametrize(
    "page", ["", "sparql", "articles", "article?id=naba-1", "map", "graph", "graph.html", "names", "static/site.css"]
)
def test_a_foreign_name_gets_nothing(served: Served, page: str) -> None:
    assert requests.get(served.address + page, headers={"Host": "evil.example"}, timeout=60).status_code == 421
    assert requests.get(served.address + page, headers={"Host": "kg.example"}, timeout=60).status_code == 200


def test_pages_of_other_sites_cannot_ask(served: Served) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert requests.get(f"{served.address}sparql", {"query": "ASK {}"}, headers=foreign, timeout=60).status_code == 403
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert requests.get(served.address, headers=followed, timeout=60).status_code == 200


@pytest.mark.parametrize(
    "page",
    [
        "",
        "sparql?query=ASK{}",
        "articles",
        "article?id=naba-1",
        "article?id=none",
        "map",
        "graph",
        "names",
        "question/said-by",
        "static/no",
    ],
)
def test_every_response_says_what_a_page_may_load(served: Served, page: str) -> None:
    headers = requests.get(served.address + page, timeout=60).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    "path", ["static/../app.py", "static/%2e%2e/app.py", "static/..%2fapp.py", "static//etc/passwd", "articles/.."]
)
def test_no_other_file_is_served(served: Served, path: str) -> None:
    session = requests.Session()
    request = session.prepare_request(requests.Request("GET", served.address))
    request.url = served.address + path
    assert "import" not in session.send(request, timeout=60).text


def test_only_our_own_pages_may_frame_the_graph(served: Served) -> None:
    policy = requests.get(f"{served.address}graph.html", timeout=60).headers["content-security-policy"]
    assert policy == "frame-ancestors 'self'"
