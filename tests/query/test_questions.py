"""The named questions: each can be asked, and answers what it says."""

import re

import pyoxigraph
import pytest

from kg.errors import QueryError
from kg.query import fill, list_questions, question, rows, run_query
from tests.query.gold import ANSWERS, VALUES


def test_there_is_an_expected_answer_to_every_question() -> None:
    assert [found.name for found in list_questions()] == sorted(ANSWERS)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_question_is_answered(store: pyoxigraph.Store, name: str) -> None:
    assert list(rows(run_query(store, fill(question(name).sparql, VALUES.get(name, {})))).cells) == ANSWERS[name]


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_question_is_put_in_both_languages(name: str) -> None:
    found = question(name)
    assert re.fullmatch(r"[A-Z][ -~]+\?", found.english)
    assert re.fullmatch(r"[\u0600-\u06ff ]+؟", found.arabic)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_parameter_is_no_other_variable_of_its_question(name: str) -> None:
    """SPARQL takes ?x and $x for one variable."""
    found = question(name)
    assert all(re.search(rf"\?{parameter}\b", found.sparql) is None for parameter in found.parameters)


@pytest.mark.parametrize(
    ("start", "end", "path"),
    [
        ("كتيبة الغد", "العلي", ("3", "كتيبة الغد", "قوات الفجر", "الأردن", "هدى العلي")),
        ("هدى العلي", "قوات الفجر", ("2", "هدى العلي", "الأردن", "", "قوات الفجر")),
        ("الأردن", "قوات الفجر", ("1", "الأردن", "", "", "قوات الفجر")),
    ],
)
def test_only_the_shortest_path_is_given(store: pyoxigraph.Store, start: str, end: str, path: tuple[str, ...]) -> None:
    """Two ministers are not linked by the word for their office, nor a force with itself."""
    sparql = fill(question("path-between").sparql, {"from": start, "to": end})
    assert rows(run_query(store, sparql)).cells == (path,)


def test_an_unknown_name_is_answered_with_those_that_look_like_it() -> None:
    with pytest.raises(QueryError, match=r"no question called 'speaker'; did you mean speakers"):
        question("speaker")


def test_a_name_like_none_is_answered_with_all() -> None:
    with pytest.raises(QueryError, match=r"there are agent-named-elsewhere, articles, .*supporters"):
        question("؟")
