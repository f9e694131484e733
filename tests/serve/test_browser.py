"""The served pages in a real browser: nothing is asked of anyone else, nothing is complained about, hostile text is text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.serve.conftest import EVIL_ID, Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_PATIENCE = 150_000  # milliseconds; a machine may be busy with other tests


@dataclass
class Tab:
    """A page in the browser, with everything that it asked for or complained about."""

    page: "Page"
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> "Page":
        """Return the page once its script has run."""
        self.page.goto(self.address + path)
        self.page.wait_for_selector("html[data-state=ready]", timeout=_PATIENCE)
        return self.page


@pytest.fixture
def tab(browser: "Browser", served: Served) -> Iterator[Tab]:
    """A tab that, at the end of the test, must have asked nobody else, and complained about nothing."""
    context = browser.new_context(viewport={"width": 1300, "height": 800}, accept_downloads=True)
    context.set_default_timeout(_PATIENCE)
    opened = Tab(context.new_page(), served.address)
    opened.page.on("request", lambda request: opened.requests.append(request.url))
    opened.page.on("console", lambda message: opened.complaints.append(message.text))
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.page.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
    yield opened
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith((served.address, "data:", f"blob:{served.address}"))] == []
    context.close()


def ask(page: "Page", sparql: str) -> None:
    page.evaluate("(sparql) => page.editor.setValue(sparql)", sparql)
    page.click("#run")


def test_a_named_question_is_asked_and_answered_in_a_table_with_links(tab: Tab) -> None:
    page = tab.open("")
    page.click("#questions button[data-name=statements-about-places]")
    page.wait_for_selector("tbody tr")
    assert page.locator("tbody td").all_inner_texts() == ["تدمر", "سالم", "قال", "تدمر محاصرة", "naba-1"]
    assert "PREFIX kg:" in page.evaluate("page.editor.getValue()")
    page.click("tbody td a")
    page.wait_for_selector("#text")
    assert page.inner_text("h1") == "حصار تدمر"


def test_a_question_with_a_parameter_asks_for_a_name_and_suggests_those_in_the_graph(tab: Tab) -> None:
    page = tab.open("")
    page.click("#questions button[data-name=operations-at-place]")
    page.wait_for_selector("#names-place option", state="attached")
    assert page.locator("#names-place option").evaluate_all("(options) => options.map(({ value }) => value)") == ["تدمر"]
    page.click("#questions button[data-name=said-by]")
    assert page.locator("#questions form:visible").count() == 1
    assert page.locator("#questions form:visible label").inner_text().split() == ["الاسم", "name"]
    page.fill("#questions input:visible", "سَالِم")
    page.keyboard.press("Enter")
    page.wait_for_selector("tbody tr")
    assert "تدمر محاصرة" in page.locator("tbody td").all_inner_texts()
    assert "سالم" not in page.evaluate("page.editor.getValue()")


@pytest.mark.parametrize("name", ['س") } } # ', "\\", "*", '"""', "?x <x:y> $name"])
def test_what_is_typed_as_a_name_is_no_syntax(tab: Tab, name: str) -> None:
    page = tab.open("")
    page.click("#questions button[data-name=said-by]")
    page.fill("#questions input:visible", name)
    page.click("#questions form:visible button")
    page.wait_for_selector("table, #fault:not([hidden])")
    assert "malformed" not in page.inner_text("#fault")
    if page.is_visible("#fault"):
        assert "no letters" in page.inner_text("#fault")
        tab.complaints.clear()  # the browser itself logs that the answer was 400


def test_a_query_is_in_the_address_and_runs_when_it_is_opened(tab: Tab) -> None:
    page = tab.open(f"?query={quote('ASK { ?place a kg:Location }')}")
    page.wait_for_selector(".verdict")
    assert page.inner_text(".verdict") == "نعم"
    ask(page, "DESCRIBE ?place { ?place a kg:Location }")
    page.wait_for_selector("#answer pre")
    assert "kg:Location" in page.inner_text("#answer pre")
    assert "DESCRIBE" in page.url


def test_the_number_of_a_row_stands_in_one_line(tab: Tab) -> None:
    page = tab.open("?query=" + quote("SELECT ?s ?p ?o ?q WHERE { ?s ?p ?o . ?s ?q ?o } ORDER BY ?s LIMIT 12"))
    page.wait_for_selector("tbody tr:nth-child(12)")
    lines = page.evaluate(
        "[1, 12].map(n => { const r = document.createRange(); r.selectNodeContents("
        "document.querySelector(`tbody tr:nth-child(${n}) th`)); return r.getClientRects().length; })"
    )
    assert lines == [1, 1]


def test_a_resource_leads_to_what_is_known_of_it(tab: Tab) -> None:
    page = tab.open("")
    ask(page, "SELECT ?place { ?place a kg:Location }")
    page.click("tbody td a.iri")
    page.wait_for_selector("#answer pre")
    assert "تدمر" in page.inner_text("#answer pre")


@pytest.mark.parametrize(
    ("sparql", "words"),
    [("SELECT * {", "malformed"), ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "refused")],
)
def test_a_fault_is_told_in_words(tab: Tab, sparql: str, words: str) -> None:
    page = tab.open("")
    ask(page, sparql)
    page.wait_for_selector("#fault:not([hidden])")
    assert words in page.inner_text("#fault")
    assert len(tab.complaints) == 1  # the browser itself logs that the answer was 400
    tab.complaints.clear()


def test_a_page_that_is_not_there_says_so_with_its_status_and_marks_no_more_than_that(served: Served, browser: "Browser") -> None:
    page = browser.new_page()
    page.goto(f"{served.address}nothing")
    assert page.inner_text("p.fault") == "404: Not Found"
    shades = [
        page.evaluate("(name) => getComputedStyle(document.querySelector(name)).backgroundColor", it) for it in ("body", "p")
    ]
    assert shades[0] != shades[1]
    page.close()


def test_terms_are_completed_by_what_they_mean(tab: Tab) -> None:
    page = tab.open("")
    page.evaluate("page.editor.setValue('SELECT * { ?s kg:spea'); page.editor.focus(); page.editor.setCursor(9, 99)")
    page.keyboard.press("Control+Space")
    page.wait_for_selector(".CodeMirror-hint")
    assert "القائل" in page.inner_text(".CodeMirror-hint")
    page.keyboard.press("Enter")
    assert page.evaluate("page.editor.getValue()").endswith("SELECT * { ?s kg:speaker")


@pytest.mark.parametrize("extension", ["csv", "tsv", "json", "xml"])
def test_an_answer_can_be_downloaded(tab: Tab, extension: str) -> None:
    page = tab.open("")
    ask(page, "SELECT ?name { ?place a kg:Location ; rdfs:label ?name }")
    page.wait_for_selector("tbody tr")
    with page.expect_download() as started:
        page.click(f"#formats button:text-is('{extension}')")
    assert started.value.suggested_filename == f"answer.{extension}"
    assert "تدمر" in started.value.path().read_text("utf-8")


def test_a_press_on_a_word_shows_its_facts_with_rule_and_confidence(tab: Tab) -> None:
    page = tab.open("article?id=naba-1")
    assert page.evaluate("getComputedStyle(document.querySelector('#text')).direction") == "rtl"
    assert page.locator(".fact:visible").count() == 4
    page.click("#text .mention.Location")
    shown = page.locator(".fact:visible").all_inner_texts()
    assert ["تدمر" in text for text in shown] == [True, True, False]
    assert "by-hand" in shown[0]
    assert "90%" in shown[0]
    assert "verb-content" in shown[1]
    assert page.locator("#text .pointed").all_inner_texts() == ["تدمر"]
    page.keyboard.press("Escape")
    assert page.locator(".fact:visible").count() == 4


def test_a_press_on_a_fact_marks_its_words(tab: Tab) -> None:
    page = tab.open("article?id=naba-1")
    page.click(".fact.statement")
    assert "".join(page.locator("#text .pointed").all_inner_texts()) == "تدمر محاصرة"


def test_the_map_shows_places_and_what_is_known_of_them(tab: Tab) -> None:
    page = tab.open("map")
    assert page.locator("#map .place").count() == 1
    assert page.locator("#map .land").count() > 0
    page.click("#map .place circle")
    assert "حصار تدمر" in page.inner_text("#place")
    before = page.get_attribute("#map", "viewBox")
    page.click("#in")
    assert page.get_attribute("#map", "viewBox") != before


def test_hostile_text_is_text_on_every_page(tab: Tab) -> None:
    page = tab.page
    for path in ("articles", f"article?id={quote(EVIL_ID, safe='')}", "map"):
        page.goto(tab.address + path)
        assert page.title() != "x"
        assert page.locator("img, a[href^='javascript']").count() == 0
    page = tab.open(f"article?id={quote(EVIL_ID, safe='')}")
    page.click("#text .mention")
    assert '<script>document.title="x"</script>' in page.inner_text(".fact:visible >> nth=0")
    assert page.locator(".fact .control").first.inner_text() == "U+202E"
    assert "\u202e" not in page.inner_text("body")
    page = tab.open("")
    page.click("#questions button[data-name=speakers]")
    page.wait_for_selector("tbody tr")
    assert "<img src=x" in page.inner_text("tbody")
    assert page.locator("tbody img").count() == 0
    assert "\u202e" not in page.inner_text("tbody")
    assert page.title() != "x"


def test_the_articles_lead_to_each_article(tab: Tab) -> None:
    page = tab.page
    page.goto(f"{tab.address}articles")
    for place in range(2):
        page.goto(f"{tab.address}articles")
        page.click(f".list a >> nth={place}")
        page.wait_for_selector("#text")
    page.goto(f"{tab.address}articles")
    assert page.locator(".list li").count() == 2


def test_the_graph_opens_below_the_bar_that_leads_back(tab: Tab) -> None:
    page = tab.page
    page.goto(f"{tab.address}graph")
    frame = page.frame_locator("iframe")
    frame.locator("html[data-state=ready]").wait_for(timeout=_PATIENCE)
    assert frame.locator("#picture canvas").count() == 1
    box = page.locator("iframe").bounding_box()
    assert box
    assert (box["width"], box["height"] > 700) == (1300, True)
    page.click("header a >> nth=0")
    page.wait_for_selector("#questions")


def test_the_graph_in_its_frame_reaches_nothing_around_it(tab: Tab) -> None:
    page = tab.page
    page.goto(f"{tab.address}graph")
    inner = next(frame for frame in page.frames if frame.url.endswith("graph.html"))
    inner.wait_for_selector("html[data-state=ready]", timeout=_PATIENCE)
    assert inner.evaluate("self.origin") == "null"
    reached = "() => { try { return parent.document.title; } catch (fault) { return fault.name; } }"
    assert inner.evaluate(reached) == "SecurityError"


def test_the_picture_of_the_framed_graph_can_be_kept(tab: Tab) -> None:
    page = tab.page
    page.goto(f"{tab.address}graph")
    frame = page.frame_locator("iframe")
    frame.locator("html[data-state=ready]").wait_for(timeout=_PATIENCE)
    with page.expect_download() as started:
        frame.locator("#svg").click()
    assert started.value.suggested_filename.endswith(".svg")
    tab.requests.clear()  # a sandboxed page's blobs have an origin of their own


def test_every_control_has_a_name(tab: Tab) -> None:
    for path in ("", "map", "article?id=naba-1"):
        page = tab.open(path)
        for typed in page.locator("aside input").all():
            assert typed.evaluate("(made) => made.labels[0].textContent").strip()
        for control in page.locator("main button, aside button, header a").all():
            assert control.evaluate("(made) => made.ariaLabel || made.textContent").strip()


def test_light_and_dark_are_chosen_by_hand_and_go_from_page_to_page(tab: Tab) -> None:
    page = tab.open("map")
    page.click("#theme")
    assert page.get_attribute("html", "data-theme") == "dark"
    page.click("header a >> nth=1")
    page.wait_for_selector(".list")
    assert (page.get_attribute("html", "data-theme"), page.get_attribute("#theme", "aria-pressed")) == ("dark", "true")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.goto(f"{tab.address}articles?theme=%22%3E%3Cscript%3E")
    assert page.get_attribute("html", "data-theme") is None


def test_the_theme_reaches_the_graph_in_its_frame_and_what_was_chosen_there_stays_and_is_shared(tab: Tab) -> None:
    page = tab.page
    page.goto(f"{tab.address}graph")
    frame = page.frame_locator("iframe")
    frame.locator("html[data-state=ready]").wait_for(timeout=_PATIENCE)
    frame.locator("#results button").first.click()
    chosen = frame.locator("#details h2").inner_text()
    page.click("#theme")
    frame.locator("html[data-theme=dark]").wait_for()
    assert frame.locator("#details h2").inner_text() == chosen
    page.wait_for_function("() => location.hash.includes('node=')")
    page.reload()
    frame.locator("#details h2").wait_for()
    assert frame.locator("#details h2").inner_text() == chosen


def test_an_answer_without_rows_says_so_and_columns_have_arabic_names(tab: Tab) -> None:
    page = tab.open("")
    ask(page, "SELECT ?speaker ?x { ?speaker kg:leads ?x }")
    page.wait_for_selector("thead")
    assert "لا صفوف" in page.inner_text("#status")
    assert page.locator("thead th").all_inner_texts() == ["", "القائل speaker", "x"]
