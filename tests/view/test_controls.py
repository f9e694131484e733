"""What the controls of the page do, in a real browser: parts of the graph, addresses, images, large graphs, WebGL."""

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph

from kg.view.model import Edge, Node, View
from kg.view.page import write_html
from kg.view.read import from_graph

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.view.conftest import Tab

HOSTILE = """"><img src=x onerror="document.title='x'"><script>document.title='x'</script>"""


@pytest.fixture(scope="module")
def webgl_page(news_view: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("webgl") / "graph.html"
    write_html(news_view, path, title=HOSTILE, webgl=True)
    return path


def visible(page: "Page") -> set[str]:
    """Return the labels of what shows, without statements."""
    ids = page.evaluate("[...graph.visible().nodes]")
    return {id.rpartition("/")[2] for id in ids if "/statement/" not in id}


def choose(page: "Page", query: str) -> None:
    page.fill("#query", query)
    page.locator("#results button").first.click()


def slide(page: "Page", end: str, place: int) -> None:
    page.evaluate(
        """([end, place]) => {
            const made = document.getElementById(end);
            made.value = place;
            made.dispatchEvent(new Event("input"));
        }""",
        [end, place],
    )


def test_operations_alone_show_with_those_who_take_part(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    page.check("#operations")
    assert {"siege", "azawad", "kidal", "convoy", "refugees"} <= visible(page)
    assert visible(page).isdisjoint({"musa", "hana", "river", "lars"})
    terms = page.evaluate("graph.edges.get([...graph.visible().edges]).map((edge) => edge.dashes)")
    assert terms
    assert not any(terms)
    page.uncheck("#operations")
    assert {"musa", "hana"} <= visible(page)


def test_a_time_shows_what_its_articles_say(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    assert (page.inner_text("#since-day"), page.inner_text("#until-day")) == ("2031-03-02", "2031-03-09")
    slide(page, "until", 0)
    assert page.inner_text("#until-day") == "2031-03-02"
    assert page.get_attribute("#until", "aria-valuetext") == "2031-03-02"
    assert {"siege", "azawad"} <= visible(page)
    assert visible(page).isdisjoint({"convoy", "raid", "norway"})
    slide(page, "since", 2)  # past the other end, which it does not pass
    assert page.inner_text("#since-day") == "2031-03-02"


def test_the_surroundings_of_a_node_show_alone(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    choose(page, "قافلة الإغاثة")
    page.locator("#details .action").first.click()
    assert visible(page) == {"convoy", "crescent", "refugees", "camp"}
    assert page.inner_text("#around-name") == "قافلة الإغاثة"
    page.select_option("#steps", "3")
    assert {"convoy", "amina"} <= visible(page)
    page.click("#everywhere")
    assert "siege" in visible(page)


def test_a_view_is_shared_by_its_address(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    choose(page, "غارة")
    page.uncheck("#legend input[value=Person]")
    page.check("#operations")
    slide(page, "since", 1)
    address = page.evaluate("location.hash")
    state = "(({ selected, off, operations, since, query }) => [selected, [...off], operations, since, query])(graph.state())"
    chosen = page.evaluate(state)
    page.click("#reset")
    assert page.evaluate("location.hash") == ""
    page.evaluate("(address) => { location.hash = address; }", address)
    page.wait_for_function("() => graph.state().operations")
    assert page.evaluate(state) == chosen
    assert page.inner_text("#details h2").startswith("غارة")
    assert not page.is_checked("#legend input[value=Person]")


def test_an_address_that_is_hostile_or_of_another_graph_does_nothing(tab: "Tab", news_page: Path) -> None:
    of_another = "node=javascript:alert(1)&around=x&steps=99&off=Nothing&since=9&grown=y&edge=a+b+c&group=99&open=99,x,1"
    junk = f"#{of_another}&theme=x&picture=all&query={HOSTILE}"
    page = tab.open(news_page, junk)
    assert page.input_value("#query") == HOSTILE
    assert page.locator("img").count() == 0
    assert page.title() == "أخبار الصحراء"
    assert page.evaluate(
        "(({ selected, around, grown, open, theme, all }) => [selected, around, grown, open, theme, all])(graph.state())"
    ) == [{}, "", [], [], "", False]


@pytest.mark.parametrize("webgl", [False, True])
def test_the_picture_is_kept_as_an_image(tab: "Tab", news_page: Path, webgl_page: Path, tmp_path: Path, webgl: bool) -> None:
    page = tab.open(webgl_page if webgl else news_page)
    page.uncheck("#legend input[value=Statement]")
    with page.expect_download() as saved:
        page.click("#svg")
    saved.value.save_as(tmp_path / "graph.svg")
    drawn = ET.parse(tmp_path / "graph.svg")
    texts = {text.text.strip("\u2067\u2069") for text in drawn.iterfind(".//{*}text") if text.text}
    assert {"الأردن", "حصار كيدال"} <= texts
    assert drawn.find(".//{*}script") is None
    with page.expect_download() as saved:
        page.click("#png")
    saved.value.save_as(tmp_path / "graph.png")
    assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "graph.png").stat().st_size > 20_000


@pytest.fixture(scope="module")
def large_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eleven towns with a hundred places each, the first of which is called by its number among the towns."""
    nodes = tuple(Node(f"{place:04}", "Location", f"بلدة {place}", degree=99 if place % 100 == 0 else 1) for place in range(1100))
    edges = [Edge(node.id, "locatedIn", f"{int(node.id) // 100 * 100:04}") for node in nodes if int(node.id) % 100]
    road = Edge("0000", "locatedIn", "0100")
    path = tmp_path_factory.mktemp("large") / "graph.html"
    write_html(View(nodes, tuple(sorted([*edges, road], key=lambda edge: (edge.source, edge.target)))), path)
    return path


def drawn(page: "Page") -> list[int]:
    """Return the number of nodes that are drawn one by one, and of closed groups."""
    return list(page.evaluate("[graph.scene().nodes.size, graph.scene().groups.size]"))


def test_a_large_graph_begins_with_groups_that_open_where_they_stand(tab: "Tab", large_page: Path) -> None:
    page = tab.open(large_page)
    assert drawn(page) == [0, 11]
    assert page.evaluate("graph.scene().ties.length") == 1
    place = page.evaluate("graph.network.canvasToDOM(graph.network.getPosition(3))")
    page.click("#picture", position=place)
    assert drawn(page) == [100, 10]
    assert page.inner_text("#details h2").startswith("بلدة ")
    assert page.locator("#details li button").count() > 30
    page.locator("#details .action").first.click()
    assert drawn(page) == [0, 11]


def test_a_name_that_is_looked_for_opens_its_group_and_the_address_keeps_it(tab: "Tab", large_page: Path) -> None:
    page = tab.open(large_page)
    choose(page, "بلدة 777")
    assert drawn(page) == [100, 10]
    assert page.inner_text("#details h2") == "بلدة 777"
    address = page.evaluate("location.hash")
    page.click("#reset")
    assert drawn(page) == [0, 11]
    page.evaluate("(address) => { location.hash = address; }", address)
    page.wait_for_function("() => graph.scene().nodes.size === 100")


def test_no_more_than_four_groups_are_open(tab: "Tab", large_page: Path) -> None:
    page = tab.open(large_page)
    for group in range(6):
        page.evaluate("(group) => document.dispatchEvent(new CustomEvent('open', { detail: group }))", group)
    assert drawn(page) == [400, 7]


def test_a_large_page_says_what_it_shows_and_why(tab: "Tab", large_page: Path) -> None:
    page = tab.open(large_page)
    assert page.inner_text("#told") == "العناصر: 0 من 1,100 · العلاقات: 0 من 1,090 · المجموعات: 11 (فيها 1,100)"
    page.click("#shows summary")
    assert "اضغط مجموعة لتفتحها" in page.inner_text("#shows")
    assert "Press a group to open it" in page.inner_text("#shows")


def test_the_picture_of_groups_is_kept_as_an_image(tab: "Tab", large_page: Path, tmp_path: Path) -> None:
    page = tab.open(large_page)
    with page.expect_download() as saved:
        page.click("#svg")
    saved.value.save_as(tmp_path / "graph.svg")
    assert len(ET.parse(tmp_path / "graph.svg").findall(".//{*}circle")) == 22


def test_a_large_page_changes_to_webgl_and_back(tab: "Tab", large_page: Path) -> None:
    page = tab.open(large_page)
    page.check("#all")
    assert page.evaluate("graph.graph.order") == 1100
    assert drawn(page) == [1100, 0]
    assert "picture=all" in page.evaluate("location.hash")
    page.uncheck("#all")
    assert drawn(page) == [0, 11]
    assert page.locator("#picture canvas").count() == 1


def test_what_hides_all_says_so(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    for box in page.locator("#legend input").all():
        box.uncheck()
    assert page.is_visible("#nothing")
    page.click("#reset")
    assert page.is_hidden("#nothing")


def test_the_webgl_page_searches_filters_and_shows_the_words(tab: "Tab", webgl_page: Path) -> None:
    page = tab.open(webgl_page)
    assert page.title() == HOSTILE
    assert page.evaluate("graph.graph.order") == 44
    choose(page, "عملية رياح الجنوب")
    page.locator("#details summary").first.click()
    assert page.locator("#details mark").first.inner_text() == "عملية رياح الجنوب"
    page.uncheck("#legend input[value=Location]")
    kinds = page.evaluate("[...graph.visible().nodes].map((id) => graph.graph.getNodeAttribute(id, 'kind'))")
    assert "Location" not in kinds
    assert page.locator("#picture canvas").count() > 3


def test_a_click_in_the_webgl_page_chooses_a_node(tab: "Tab", webgl_page: Path, news: Graph) -> None:
    page = tab.open(webgl_page)
    node = max(from_graph(news).nodes, key=lambda node: node.degree)
    place = page.evaluate("(id) => graph.renderer.graphToViewport(graph.graph.getNodeAttributes(id))", node.id)
    page.click("#picture", position=place)
    page.wait_for_selector("#details:not([hidden])")
    assert page.inner_text("#details h2") == node.label
