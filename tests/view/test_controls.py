"""What the controls of the page do, in a real browser: parts of the graph, addresses, images, large graphs, WebGL."""

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph

from kg.view.model import Edge, Node, View
from kg.view.page import MOST_DRAWN, write_html
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
    page.wait_for_function("graph.state().operations")
    assert page.evaluate(state) == chosen
    assert page.inner_text("#details h2").startswith("غارة")
    assert not page.is_checked("#legend input[value=Person]")


def test_an_address_that_is_hostile_or_of_another_graph_does_nothing(tab: "Tab", news_page: Path) -> None:
    junk = f"#node=javascript:alert(1)&around=x&steps=99&off=Nothing&since=9&grown=y&edge=a+b+c&query={HOSTILE}"
    page = tab.open(news_page, junk)
    assert page.input_value("#query") == HOSTILE
    assert page.locator("img").count() == 0
    assert page.title() == "أخبار الصحراء"
    assert page.evaluate("[graph.state().selected, graph.state().around, graph.state().grown]") == [{}, "", []]


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


def test_a_large_graph_begins_with_its_prominent_part_and_grows(tab: "Tab", tmp_path: Path) -> None:
    count = MOST_DRAWN + 50
    hub = Node("hub", "State", "المركز", degree=count, mentions=9)
    towns = tuple(Node(f"{place:05}", "Location", f"بلدة {place}", degree=1) for place in range(count))
    edges = tuple(Edge("hub", "controls", node.id) for node in towns)
    write_html(View((*towns, hub), edges), tmp_path / "graph.html")
    page = tab.open(tmp_path / "graph.html")
    assert page.inner_text("#undrawn-count") == "51"
    choose(page, f"بلدة {count - 1}")
    assert page.inner_text("#undrawn-count") == "50"
    assert page.evaluate("graph.edges.get().filter((edge) => edge.to === '00649').length") == 1
    choose(page, "المركز")
    page.locator("#details .action").last.click()
    assert page.inner_text("#undrawn-count") == "10"
    places = page.evaluate("Object.values(graph.network.getPositions()).map(({ x, y }) => `${x} ${y}`)")
    assert len(set(places)) == len(places)
    # The address brings the same nodes back.
    page.reload()
    page.wait_for_selector("html[data-state=ready]")
    assert page.inner_text("#undrawn-count") == "10"
    tab.requests.pop()


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
