import functools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.serving import reader
from kg.errors import QueryError
from kg.serve.facts import Fact, find_article, find_facts, list_articles, segments
from kg.serve.places import find_places
from kg.serve.workers import Ask, Limits, Reply, Workers
from tests.serve.conftest import EVIL, EVIL_ID, TEXT


@pytest.fixture(scope="module")
def ask(built: Path) -> Iterator[Ask]:
    workers = Workers(functools.partial(reader, built), Limits(), count=1)
    yield workers.ask
    workers.close()


def test_articles_are_found_by_identifier_whatever_it_holds(ask: Ask) -> None:
    assert [article.identifier for article in list_articles(ask)] == [EVIL_ID, "naba-1"]
    for identifier in ("naba-1", EVIL_ID):
        found = find_article(ask, identifier)
        assert found
        assert found.identifier == identifier
    assert find_article(ask, 'naba-1" } # ') is None


def test_everything_that_was_found_in_an_article_is_listed_with_its_rule(ask: Ask) -> None:
    article = find_article(ask, "naba-1")
    assert article
    facts = find_facts(ask, article.iri)
    assert [(fact.sort, fact.kind, fact.subject, fact.object, fact.rule, fact.confidence) for fact in facts] == [
        ("relation", "role", "سالم", "المبعوث", "title", 0.7),
        ("mention", "Person", "سالم", "", "by-hand", 0.9),
        ("statement", "Statement", "سالم", "تدمر محاصرة", "verb-content", 0.8),
        ("mention", "Location", "تدمر", "", "by-hand", 0.9),
    ]
    assert dict(facts[2].details) == {"verb": "قال", "act": "say", "distance": "neutral", "direct": "false", "about": "تدمر"}
    assert TEXT[facts[2].begin : facts[2].end] == "تدمر محاصرة"


def test_hostile_names_arrive_unchanged(ask: Ask) -> None:
    article = find_article(ask, EVIL_ID)
    assert article
    assert article.title == EVIL
    assert [fact.subject for fact in find_facts(ask, article.iri)] == [EVIL, EVIL]


def test_a_store_that_does_not_answer_is_an_error() -> None:
    with pytest.raises(QueryError, match="stopped"):
        list_articles(lambda sparql, wanted: Reply(503, "text/plain", b"stopped"))


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(-3, 35), st.integers(-3, 35))))
def test_segments_make_up_the_text_and_each_fact_its_own_words(text: str, spans: list[tuple[int, int]]) -> None:
    facts = [Fact("mention", *span, "Person", "") for span in spans]
    pieces = segments(text, facts)
    assert "".join(piece.text for piece in pieces) == text
    for number, fact in enumerate(facts):
        words = "".join(piece.text for piece in pieces if number in piece.facts)
        assert words == text[max(0, fact.begin) : max(0, fact.end)]


def test_places_with_coordinates_are_on_the_map(ask: Ask) -> None:
    (place,), unplaced = find_places(ask)
    assert (place.name, place.x, place.mentions, place.articles, unplaced) == ("تدمر", 38.27, 1, (("naba-1", "حصار تدمر"),), 0)
    assert -40 < place.y < -34.56
