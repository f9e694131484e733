"""The page in a real browser, opened from a file with nothing else around it."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph

from kg.arabic.letters import fold
from kg.model import Span
from kg.view.model import Edge, Fact, Node, Passage, Source, View
from kg.view.page import MOST_STATEMENTS, write_html
from kg.view.read import from_graph

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.view.conftest import Tab

HOSTILE = (
    """</script><script>document.title="x"</script><img src=x onerror='document.title="x"'> javascript:alert(1) \u202eليلى"""
)


def click_node(page: "Page", name: str) -> None:
    """Click where the node with this label is drawn."""
    place = page.evaluate(
        """(name) => {
            const found = graph.nodes.get().find((node) => node.label.includes(name));
            return graph.network.canvasToDOM(graph.network.getPosition(found.id));
        }""",
        name,
    )
    page.click("#picture", position=place)


def hidden(page: "Page", kind: str) -> set[bool]:
    return set(
        page.evaluate(
            """(kind) => JSON.parse(document.getElementById("view").textContent).nodes
                .filter((node) => node.kind === kind).map((node) => !graph.scene().nodes.has(node.id))""",
            kind,
        )
    )


def results(page: "Page", query: str) -> list[str]:
    page.fill("#query", query)
    return [text.strip() for text in page.locator("#results bdi").all_inner_texts()]


def test_the_page_opens_at_rest_in_its_own_font(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    before = page.evaluate("graph.network.getPositions()")
    page.wait_for_timeout(300)
    assert page.evaluate("graph.network.getPositions()") == before
    assert len(before) == 44
    assert page.evaluate("[...document.fonts].map((font) => font.status)") == ["loaded"]
    assert page.evaluate("getComputedStyle(document.querySelector('#picture canvas')).direction") == "rtl"
    assert page.evaluate("document.compatMode") == "CSS1Compat"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("الامم المتحده", "الأمم المتحدة"),
        ("هَنَاء", "هناء القرشي"),
        ("موسي اغ", "موسى أغ الطاهر"),
        ("المملكه", "الأردن"),
        ("TAHRIR", ""),
        ("taḥrīr", "جبهة تحرير الصحراء"),
        ("ستكسر", "القوات المالية ستكسر الحصار قريبًا"),
    ],
)
def test_search_finds_a_name_in_another_spelling(tab: "Tab", news_page: Path, query: str, name: str) -> None:
    page = tab.open(news_page)
    assert results(page, query) == ([name] if name else [])
    assert page.inner_text("#status") == ("عدد ما وُجد: 1" if name else "لا نتيجة")


def test_the_page_folds_names_as_the_package_does(tab: "Tab", news_page: Path, news: Graph) -> None:
    page = tab.open(news_page)
    names = [name for node in from_graph(news).nodes for name in (node.label, *node.names, node.latin)]
    texts = [*names, "«الدّولة  الإسلاميّة»", "آدم ٱلمؤمن ۀ کی مسؤول شيئا", "أ_ب-ج\u200f\u202e 12", ""]
    assert page.evaluate("(texts) => texts.map(graph.fold)", texts) == [fold(text).lower() for text in texts]


def test_a_click_on_a_node_shows_its_sentences_with_the_words_marked(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    click_node(page, "عملية رياح الجنوب")
    assert page.inner_text("#details h2") == "عملية رياح الجنوب"
    assert page.inner_text("#details .latin") == "ʿAmaliyyat Riyāḥ al-Janūb"
    assert page.locator("#details h4", has_text="يساندها").count() == 1
    relation = page.locator("#details details", has=page.get_by_role("button", name="الجزائر"))
    relation.locator("summary").click(position={"x": 5, "y": 5})
    assert relation.locator("blockquote").inner_text().startswith("وبدأ الجيش المالي عملية رياح الجنوب بدعم من الجزائر")
    assert relation.locator("mark").all_inner_texts() == ["عملية رياح الجنوب", "الجزائر"]
    assert "حصار كيدال يدخل أسبوعه الثالث" in relation.locator("figcaption").inner_text()
    assert "2031-03-02-raml" in relation.locator("figcaption").inner_text()


def test_a_speaker_shows_the_words_and_what_they_are_about(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    click_node(page, "إدريس كيتا")
    assert page.locator("#details blockquote").last.inner_text() == "القوات المالية ستكسر الحصار قريبًا"
    assert page.locator("#details mark").all_inner_texts()[-2:] == ["القوات المالية", "الحصار"]
    page.click("#details .more")
    assert "تصريح" in page.inner_text("#details .kind")


def test_a_click_on_an_edge_shows_its_evidence(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    middle = page.evaluate(
        """() => {
            const end = (name) => graph.nodes.get().find((node) => node.label.includes(name)).id;
            const [one, other] = ["قافلة الإغاثة", "مخيم الواحة"].map((name) => graph.network.getPosition(end(name)));
            return graph.network.canvasToDOM({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
        }"""
    )
    page.click("#picture", position=middle)
    assert page.locator("#details mark").all_inner_texts() == ["قافلة إغاثة", "مخيم الواحة"]
    assert "قافلة الإغاثة" in page.inner_text("#details")


def test_edges_of_statements_have_no_names_that_could_cover_each_other(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    click_node(page, "محادثات مسقط")
    page.wait_for_function("() => graph.names().some(({ wish }) => 'edge' in wish[1])")
    assert not any(
        page.evaluate("graph.edges.get(graph.names().flatMap(({ wish }) => wish[1].edge ?? [])).map((edge) => edge.dashes)")
    )


def test_no_name_covers_another_and_the_most_prominent_are_there(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    page.wait_for_function("() => graph.names().length > 0")
    names = page.evaluate("graph.names().map(({ lines, box }) => [lines[0], box])")
    assert any("جبهة تحرير الصحراء" in name for name, _ in names)
    boxes = [box for _, box in names]
    for place, one in enumerate(boxes):
        for other in boxes[:place]:
            beside = one["right"] <= other["left"] or other["right"] <= one["left"]
            assert beside or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]


def test_a_press_on_a_name_chooses_what_it_names(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    page.wait_for_function("() => graph.names().length > 0")
    place = page.evaluate(
        """() => {
            const { x, y } = graph.names().find(({ lines }) => lines[0].includes("نهر النيجر"));
            return graph.network.canvasToDOM({ x, y });
        }"""
    )
    page.click("#picture", position=place)
    assert page.inner_text("#details h2") == "نهر النيجر"


def test_the_legend_hides_a_class_with_its_edges(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    assert page.locator("#legend label", has_text="مكان").locator(".count").inner_text() == "9"
    page.uncheck("#legend input[value=Location]")
    assert hidden(page, "Location") == {True}
    assert hidden(page, "Person") == {False}
    shown = page.evaluate("graph.edges.get().filter((edge) => !edge.hidden).map((edge) => graph.nodes.get(edge.to).group)")
    assert shown
    assert "Location" not in shown
    page.check("#legend input[value=Location]")
    assert hidden(page, "Location") == {False}


def test_a_hidden_node_that_is_searched_for_is_shown(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    page.uncheck("#legend input[value=Person]")
    results(page, "هناء")
    page.click("#results button")
    assert page.evaluate("graph.nodes.get().filter((node) => node.group === 'Person' && !node.hidden).length") == 1


def test_the_keyboard_alone_searches_opens_and_closes(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    results(page, "الجزائر")
    page.focus("#query")
    page.keyboard.press("ArrowDown")
    name = page.evaluate("document.activeElement.innerText").strip()
    assert name == "الجزائر"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.innerText") == name
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    assert page.is_hidden("#details")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    page.keyboard.press("Escape")
    assert page.input_value("#query") == ""


def test_every_control_has_a_name(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    click_node(page, "النرويج")
    for control in page.locator("button, input").all():
        assert control.evaluate("(made) => made.ariaLabel || made.textContent || made.labels?.[0]?.textContent").strip()


def test_a_node_moved_by_hand_stays_where_it_is(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    place = """(name) => {
        const found = graph.nodes.get().find((node) => node.label.includes(name));
        return graph.network.canvasToDOM(graph.network.getPosition(found.id));
    }"""
    start = page.evaluate(place, "باماكو")
    box = page.locator("#picture").bounding_box()
    assert box
    page.mouse.move(box["x"] + start["x"], box["y"] + start["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + start["x"] + 40, box["y"] + start["y"] - 50, steps=5)
    page.mouse.up()
    page.uncheck("#legend input[value=State]")
    moved = page.evaluate(place, "باماكو")
    assert (moved["x"] - start["x"], moved["y"] - start["y"]) == pytest.approx((40, -50), abs=12)


def test_hostile_text_is_shown_and_does_nothing(tab: "Tab", tmp_path: Path) -> None:
    passage = Passage(HOSTILE, (Span(0, 9),), "a", HOSTILE, 0.5)
    nodes = (
        Node(
            "1",
            "Person",
            HOSTILE,
            HOSTILE,
            (HOSTILE,),
            (Fact("role", HOSTILE, (passage,)), Fact("status", "constructor")),
            degree=1,
        ),
        Node("2", "Statement", HOSTILE, passages=(passage,), degree=1),
    )
    article = Source("a", HOSTILE, HOSTILE, address="javascript:document.title='x'")
    write_html(View(nodes, (Edge("2", "speaker", "1", (passage,)),), (article,)), tmp_path / "graph.html", title=HOSTILE)
    page = tab.open(tmp_path / "graph.html")
    page.click("#results button")
    page.locator("#details summary").first.click()
    assert page.title() != "x"
    assert page.locator("img, #content script, #content a").count() == 0
    assert page.locator("#details mark").first.inner_text() == "</script>"
    # The control that turns the direction is visible, and is no longer one.
    assert page.locator("#details .control").first.inner_text() == "U+202E"
    assert "\u202e" not in page.locator("#details").inner_text()
    assert '<script>document.title="x"</script>' in page.inner_text("#details h2")


def test_marks_count_code_points(tab: "Tab", tmp_path: Path) -> None:
    text = "😀😀 وصل الوفد"
    node = Node("1", "Statement", text, passages=(Passage(text, (Span(3, 6),)),))
    write_html(View((node,)), tmp_path / "graph.html", title="أخبار")
    page = tab.open(tmp_path / "graph.html")
    results(page, "الوفد")
    page.click("#results button")
    assert page.locator("#details mark").all_inner_texts() == ["وصل"]


def test_many_statements_wait_behind_the_legend(tab: "Tab", tmp_path: Path) -> None:
    nodes = tuple(Node(f"{place:04}", "Statement", "سنعود قريبًا") for place in range(MOST_STATEMENTS + 1))
    write_html(View((*nodes, Node("x", "Person", "ليلى"))), tmp_path / "graph.html", title="أخبار")
    page = tab.open(tmp_path / "graph.html")
    assert hidden(page, "Statement") == {True}
    page.check("#legend input[value=Statement]")
    assert hidden(page, "Statement") == {False}


def test_an_empty_graph_says_so(tab: "Tab", tmp_path: Path) -> None:
    write_html(View(), tmp_path / "graph.html", title="أخبار")
    assert "لا شيء للعرض" in tab.open(tmp_path / "graph.html").inner_text("#empty")


NAME_COLOUR = """(dark) => {
    const found = graph.names()[0]?.colour.match(/\\d+/g);
    return found && (Number(found[0]) > 127) === dark;
}"""


def test_the_picture_follows_the_colour_scheme(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(NAME_COLOUR, arg=scheme == "dark")
        assert page.get_attribute("#theme", "aria-pressed") == str(scheme == "dark").lower()


def test_the_theme_is_chosen_by_hand_kept_in_the_address_and_loses_nothing(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    click_node(page, "النرويج")
    page.click("#theme")
    page.wait_for_function(NAME_COLOUR, arg=True)
    assert page.inner_text("#details h2") == "النرويج"
    assert "theme=dark" in page.evaluate("location.hash")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.click("#reset")
    assert page.evaluate("location.hash") == "#theme=dark"
    page.click("#theme")
    page.wait_for_function(NAME_COLOUR, arg=False)


def test_on_a_phone_the_names_and_classes_open_and_give_way(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    page.set_viewport_size({"width": 390, "height": 844})
    assert not page.is_visible("#query")
    page.click("#menu")
    assert page.get_attribute("#menu", "aria-expanded") == "true"
    results(page, "النرويج")
    page.click("#results button")
    assert not page.is_visible("#query")
    assert page.inner_text("#details h2") == "النرويج"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


def test_what_shows_is_told_in_a_live_region(tab: "Tab", news_page: Path) -> None:
    page = tab.open(news_page)
    assert page.get_attribute("#told", "role") == "status"
    assert page.inner_text("#told").startswith("العناصر: 44 من 44 · العلاقات: ")
    page.uncheck("#legend input[value=Location]")
    assert page.inner_text("#told").startswith("العناصر: 35 من 44")
    page.click("#shows summary")
    assert "عدد المقالات التي بُنيت منها: 3" in page.inner_text("#shows")
