"""Hits and misses by rule, on an invented article with its annotation."""

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.rules import Gold, digest, measure, read_gold, read_judged, token_f1, undecided
from kg.built import load_graph
from tests.explain.conftest import News, news

__all__ = ["news"]

ANNOTATION = {
    "doc": "naba",
    "actors": [
        {"id": "a1", "name": "سامي الدروبي", "mentions": ["الدروبى"], "role": None, "affiliation": None},
        {"id": "a2", "name": "الاردن", "mentions": [], "role": None, "affiliation": "a1"},
    ],
    "locations": [],
    "operations": [
        {
            "id": "o1",
            "name": "عملية الفجر",
            "mentions": [],
            "kind": "Attack",
            "conductedBy": ["a1"],
            "supportedBy": ["a2"],
            "targets": ["a2"],
            "locations": [],
        }
    ],
    "statements": [{"speaker": "a1", "content": "قوات الفجر تدعم الأردن"}],
    "relations": [{"subject": "a1", "predicate": "partOf", "object": "a2"}],
}


@pytest.fixture
def gold(tmp_path: Path) -> dict[str, Gold]:
    path = tmp_path / "naba.json"
    path.write_text(json.dumps(ANNOTATION), "utf-8")
    return dict([read_gold(path)])


def test_names_are_compared_folded_and_statements_with_their_speaker(news: News, gold: dict[str, Gold]) -> None:
    cases = measure(load_graph(news.out), gold, None)
    assert cases["mention", "by-hand"] == Counter({True: 3})
    assert cases["statement", "verb-that"] == Counter({True: 1})


def test_what_is_not_annotated_is_a_miss_without_judgements(news: News, gold: dict[str, Gold]) -> None:
    assert measure(load_graph(news.out), gold, None)["relation", "verb-relation"] == Counter({False: 1})


@pytest.mark.parametrize(("right", "expected"), [("1", {True: 1}), ("0", {False: 1})])
def test_a_judgement_decides_what_is_not_annotated(
    news: News, gold: dict[str, Gold], tmp_path: Path, right: str, expected: dict[bool, int]
) -> None:
    path = tmp_path / "judged.csv"
    path.write_text(f"article,subject,predicate,object,right\nnaba,الدروبي,supports,الأردن,{right}\n", "utf-8")
    judged = read_judged(path)
    graph = load_graph(news.out)
    assert measure(graph, gold, judged)["relation", "verb-relation"] == Counter(expected)
    assert list(undecided(graph, gold, judged)) == []


def test_what_nobody_decided_is_listed(news: News, gold: dict[str, Gold]) -> None:
    ((article, subject, predicate, value, _),) = undecided(load_graph(news.out), gold, {})
    assert (article, subject, predicate, value) == ("naba", "سامي الدروبي", "supports", "الأردن")


def test_an_article_that_was_not_judged_says_nothing_of_open_relations(news: News, gold: dict[str, Gold]) -> None:
    assert measure(load_graph(news.out), gold, {"another": {}})["relation", "verb-relation"] == Counter()


def test_an_article_without_annotation_gives_its_rules_without_cases(news: News) -> None:
    assert measure(load_graph(news.out), {}, None)["statement", "verb-that"] == Counter()


def test_parts_in_an_operation_say_more(gold: dict[str, Gold]) -> None:
    """Who attacks fights, who helps supports, who is part is affiliated."""
    assert {("a1", "fights", "a2"), ("a2", "supports", "a1"), ("a1", "memberOf", "a2"), ("a1", "affiliation", "a2")} <= gold[
        "naba"
    ].facts


def test_the_digest_is_of_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", "utf-8")
    before = digest([tmp_path / "a.json"])
    (tmp_path / "a.json").rename(tmp_path / "b.json")
    assert before != digest([tmp_path / "b.json"])


def test_token_f1() -> None:
    assert token_f1("وصل الوفد", "وصل الوفد أمس") == pytest.approx(0.8)
    assert token_f1("", "وصل") == 0
