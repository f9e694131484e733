"""An article with its facts as a page."""

from html.parser import HTMLParser

from kg.built import explain_article
from kg.explain import as_html
from tests.explain.conftest import News


class Seen(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_what_the_article_says_is_text_only(news: News) -> None:
    """The article's own tags are shown, not obeyed, and nothing runs."""
    seen = Seen(as_html(explain_article(news.out, "naba")))
    marks = {(attributes.get("class"), tag) for tag, attributes in seen.tags}
    assert ("Actor", "span") in marks
    assert "script" not in {tag for tag, _ in seen.tags}
    assert all(attributes for tag, attributes in seen.tags if tag == "b")
    assert "<b>" in "".join(seen.words)


def test_no_hidden_characters_remain(news: News) -> None:
    page = as_html(explain_article(news.out, "naba"))
    assert "\x1b" not in page
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in page
    assert "&lt;U+202E&gt;" in page


def test_the_page_reads_right_to_left_and_loads_nothing(news: News) -> None:
    seen = Seen(as_html(explain_article(news.out, "naba")))
    assert ("html", {"lang": "ar", "dir": "rtl"}) in seen.tags
    policies = [attributes["content"] for _, attributes in seen.tags if "http-equiv" in attributes]
    assert len(policies) == 1
    assert (policies[0] or "").startswith("default-src 'none'; style-src 'sha256-")
    assert {
        attributes.get("src") or attributes["href"] for _, attributes in seen.tags if {"src", "href"} & attributes.keys()
    } == {"data:,"}


def test_kinds_properties_and_reasons_are_told_in_arabic(news: News) -> None:
    words = " ".join(Seen(as_html(explain_article(news.out, "naba"))).words)
    assert all(name in words for name in ("فاعل", "تصريح", "علاقة", "لم يُستخرج"))
    assert "not coded" not in words


def test_rules_and_reasons_are_shown(news: News) -> None:
    words = " ".join(Seen(as_html(explain_article(news.out, "naba"))).words)
    assert "verb-relation 0.60" in words
    assert "no-content" in words
