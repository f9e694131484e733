import base64
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph

from kg.errors import OutputError
from kg.model import Span
from kg.view.labels import labels
from kg.view.model import Edge, Fact, Node, Passage, Source, View
from kg.view.page import MOST_NODES, MOST_STATEMENTS, render, write_html
from kg.view.read import from_graph

HOSTILE = (
    """</script><script>alert(1)</script><!--<img src=x onerror="alert(2)">{{ 7 * 7 }} 'href' javascript:alert(3) \u202eليلى"""
)
RENDER = "import sys; from pathlib import Path; from rdflib import Graph; from kg.view.read import from_graph; " + (
    "from kg.view.page import write_html; write_html(from_graph(Graph().parse(sys.argv[1])), Path(sys.argv[2]), title='أخبار')"
)


def data(page: str, name: str) -> dict[str, object]:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found
    assert "<" not in found[1]
    return dict(json.loads(found[1]))


def hostile_view() -> View:
    passage = Passage(HOSTILE, (Span(0, 9),), HOSTILE, HOSTILE, 0.5)
    nodes = (
        Node("1", "Person", HOSTILE, HOSTILE, (HOSTILE,), (Fact("role", HOSTILE, (passage,)),)),
        Node("2", "Statement", HOSTILE),
    )
    return View(nodes, (Edge("2", "speaker", "1", (passage,)),), (Source(HOSTILE, HOSTILE, HOSTILE, address=HOSTILE),))


def test_the_page_is_a_right_to_left_document_in_arabic(news: Graph) -> None:
    page = render(from_graph(news), title="أخبار الصحراء")
    assert page.startswith('<!doctype html>\n<html lang="ar" dir="rtl" ')
    assert "<title>أخبار الصحراء</title>" in page
    assert '<meta charset="utf-8">' in page
    assert '"label":"الأردن"' in page


@pytest.mark.parametrize(
    ("sources", "title"),
    [
        ((Source("a", "naba-1", "معركة تدمر"),), "معركة تدمر"),
        ((Source("a", "naba-1"),), "naba-1"),
        ((Source("a", "naba-1", "معركة تدمر"), Source("b", "naba-2")), labels("word")["title"].arabic),
        ((), labels("word")["title"].arabic),
    ],
)
def test_a_page_without_a_title_has_that_of_its_one_article_or_a_general_one(sources: tuple[Source, ...], title: str) -> None:
    assert f"<title>{title}</title>" in render(View(sources=sources))


def test_the_page_refers_to_nothing_outside(news: Graph) -> None:
    page = render(from_graph(news), title="أخبار")
    markup = re.sub(r"(?s)<(script|style).*?</\1>", "", page)
    assert set(re.findall(r'(?:src|href|action|data)="([^"]*)"', markup)) == {"data:,"}
    assert "@import" not in page
    assert not re.search(r"url\((?!data:)", re.search(r"(?s)<style>(.*?)</style>", page)[1])  # type: ignore[index]


def test_the_policy_names_exactly_the_scripts_and_the_style_of_the_page(news: Graph) -> None:
    page = render(from_graph(news), title="أخبار")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    inside = [*re.findall(r"(?s)<script>(.*?)</script>", page), *re.findall(r"(?s)<style>(.*?)</style>", page)]
    digests = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inside}
    assert policy
    assert len(inside) == 3
    assert set(re.findall(r"sha256-([\w+/=]+)", policy[1])) == digests
    assert policy[1].startswith("default-src &#39;none&#39;;")
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]


def test_hostile_text_is_data_only() -> None:
    page = render(hostile_view(), title=HOSTILE)
    plain = render(View((Node("1", "Person", "ليلى"), Node("2", "Statement", "سنعود"))), title="أخبار")
    tags = re.compile(r"<[a-z!/][^>]*>", re.IGNORECASE)
    assert "49" not in page.partition("</title>")[0].rpartition("<title>")[2]
    assert [tag for tag in tags.findall(page) if "svg" not in tag] == [tag for tag in tags.findall(plain) if "svg" not in tag]


def test_hostile_text_arrives_unchanged() -> None:
    view = data(render(hostile_view(), title="أخبار"), "view")
    node = view["nodes"][0]  # type: ignore[index]
    assert (node["label"], node["facts"][0]["passages"][0]["text"]) == (HOSTILE, HOSTILE)


def test_equal_graphs_give_equal_bytes(news: Graph, tmp_path: Path) -> None:
    source = tmp_path / "graph.ttl"
    source.write_text(news.serialize(format="turtle"), encoding="utf-8")
    pages = []
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.html"
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2]), "LC_ALL": "C"}
        subprocess.run([sys.executable, "-c", RENDER, source, target], check=True, env=environment)
        pages.append(target.read_bytes())
    assert pages[0] == pages[1]


def test_a_page_replaces_the_old_one_and_leaves_nothing_beside_it(news: Graph, tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    path.write_text("old", encoding="utf-8")
    write_html(from_graph(news), path, title="أخبار")
    assert path.read_text("utf-8").startswith("<!doctype html>")
    assert list(tmp_path.iterdir()) == [path]


def test_a_page_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "graph.html").mkdir()
    with pytest.raises(OutputError, match=r"graph\.html"):
        write_html(View(), tmp_path / "graph.html", title="أخبار")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.html"]


def test_half_a_surrogate_pair_can_be_written(tmp_path: Path) -> None:
    write_html(View((Node("1", "Person", "ليلى\ud800"),)), tmp_path / "graph.html", title="أخبار")
    assert "ليلى" in (tmp_path / "graph.html").read_text("utf-8")


def test_a_page_says_how_many_nodes_are_not_shown() -> None:
    view = View(tuple(Node(f"{place:05}", "Location", "بلدة") for place in range(MOST_NODES + 7)))
    page = render(view, title="أخبار")
    assert re.search(r'id="left-out">.*<b>7</b>', page)
    assert re.search(r'id="omitted">.*<b>7</b>', page)
    drawn = data(page, "drawing")
    assert len(drawn["nodes"]) == MOST_NODES  # type: ignore[arg-type]
    assert len(drawn["discs"]) == 48  # type: ignore[arg-type]
    assert "graphology" in page, "such a page can draw with WebGL too"


def test_a_page_that_shows_all_has_no_groups_and_leaves_nothing_out(news: Graph) -> None:
    page = render(from_graph(news), title="أخبار")
    assert data(page, "drawing")["discs"] == []
    assert 'id="omitted"' not in page


@pytest.mark.parametrize(("count", "hidden"), [(MOST_STATEMENTS, False), (MOST_STATEMENTS + 1, True)])
def test_many_statements_are_hidden_at_first(count: int, hidden: bool) -> None:
    page = render(View(tuple(Node(f"{place:05}", "Statement", "سنعود") for place in range(count))), title="أخبار")
    assert ('id="hidden"' in page) == hidden
    assert ('value="Statement" checked' in page) != hidden
