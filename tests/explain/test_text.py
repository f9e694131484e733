"""An article with its facts in a terminal."""

import json
import re

from kg.built import explain_article
from kg.explain import as_json_text, as_text
from tests.explain.conftest import News

OWN_SEQUENCES = re.compile(r"\x1b\[[0-9;]*m|\x1b\[[02] k")


def test_each_line_is_followed_by_its_facts(news: News) -> None:
    lines = as_text(explain_article(news.out, "naba"), colour=False).splitlines()
    first, second = (next(i for i, line in enumerate(lines) if line.startswith(word)) for word in ("قال", "نفى"))
    assert [line.split()[0] for line in lines[first + 1 : second - 1]] == ["Relation", "Actor", "Statement", "Actor"]
    assert "verb-relation 0.60" in lines[first + 1]
    assert "no statement from" in lines[second + 2]
    assert "no-content" in lines[second + 2]


def test_an_article_cannot_command_the_terminal(news: News) -> None:
    """Its controls and marks of direction are spelled out; only our own sequences are sent, and only with colour."""
    explanation = explain_article(news.out, "naba")
    plain, coloured = as_text(explanation, colour=False), as_text(explanation, colour=True)
    assert "\x1b" not in plain
    assert "\x1b" not in OWN_SEQUENCES.sub("", coloured)
    assert "<U+001B>[31m" in plain
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in coloured
    assert "<U+202E>" in coloured


def test_lines_run_from_right_to_left_where_the_terminal_can(news: News) -> None:
    text = as_text(explain_article(news.out, "naba"), colour=True)
    lines = [line for line in text.splitlines() if "\x1b[2 k" in line]
    assert len(lines) == 2
    assert all(line.endswith("\x1b[0 k") for line in lines)


def test_names_are_coloured_by_kind(news: News) -> None:
    text = as_text(explain_article(news.out, "naba"), colour=True)
    assert "\x1b[36mسامي الدروبي\x1b[0m" in text
    assert "\x1b[36;4mالأردن\x1b[0m" in text


def test_the_last_line_counts(news: News) -> None:
    text = as_text(explain_article(news.out, "naba"), colour=False)
    assert text.splitlines()[-1] == "Actor 3  Location 0  Operation 0  Statement 1  Relation 1  not coded 1"


def test_json_holds_all(news: News) -> None:
    found = json.loads(as_json_text(explain_article(news.out, "naba")))
    assert {"article", "title", "text", "facts", "uncoded"} == found.keys()
    assert found["facts"][0]["rule"] == "verb-relation"
