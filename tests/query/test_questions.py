"""The named questions: each can be asked, and answers what it says."""

import re

import pyoxigraph
import pytest

from kg.errors import QueryError
from kg.query import list_questions, question, rows, run_query

# What the graph of conftest.py answers.
ANSWERS: dict[str, list[tuple[str, ...]]] = {
    "articles": [("naba-1", "حصار الواحة", "2031-05-01", "2", "3"), ("naba-2", "", "", "2", "1")],
    "control-of-places": [("قوات الفجر", "الواحة", "تسيطر قوات الفجر على الواحة", "naba-1")],
    "denied-or-claimed": [("denied", "سامي الحاج", "نفى", "قصف السوق", "naba-2")],
    "friends-and-foes": [("الأردن", "supports", "قوات الفجر", "1"), ("قوات الفجر", "fights", "كتيبة الغد", "1")],
    "meetings": [("قوات الفجر", "كتيبة الغد", "الشمال"), ("هدى العلي", "سامي الحاج", "")],
    "most-mentioned-actors": [("هدى العلي", "Person", "2", "1"), ("قوات الفجر", "ArmedGroup", "1", "1")],
    "operations": [
        ("حصار الواحة", "Siege", "الواحة", "قوات الفجر", "كتيبة الغد"),
        ("قصف السوق", "Airstrike", "", "", ""),
        ("محادثات", "Negotiation", "الشمال", "قوات الفجر", ""),
    ],
    "operations-with-hidden-agent": [("قصف السوق", "Airstrike", "قُصف السوق", "naba-2")],
    "people-with-roles": [("هدى العلي", "وزيرة الداخلية", "الأردن")],
    "places": [("الواحة", "Town", "الشمال", "2"), ("الشمال", "", "", "1")],
    "planned-operations": [("محادثات", "planned", "غدا", "قوات الفجر")],
    "speakers": [("هدى العلي", "2", "1"), ("سامي الحاج", "1", "0")],
    "spellings": [("هدى العلي", "Huda", "السيدة العلي · العلي")],
    "statements-about-places": [("الواحة", "هدى العلي", "أكدت", "الواحة آمنة", "naba-1")],
    "statements-without-speaker": [("قيل", "الطريق مغلق", "naba-2")],
    "supporters": [("الأردن", "قوات الفجر", "يدعم الأردن قوات الفجر", "naba-1")],
}


def test_there_is_an_expected_answer_to_every_question() -> None:
    assert [found.name for found in list_questions()] == sorted(ANSWERS)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_question_is_answered(store: pyoxigraph.Store, name: str) -> None:
    assert list(rows(run_query(store, question(name).sparql)).cells) == ANSWERS[name]


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_question_is_put_in_both_languages(name: str) -> None:
    found = question(name)
    assert re.fullmatch(r"[A-Z][ -~]+\?", found.english)
    assert re.fullmatch(r"[\u0600-\u06ff ]+؟", found.arabic)


def test_an_unknown_name_is_answered_with_those_that_look_like_it() -> None:
    with pytest.raises(QueryError, match=r"no question called 'speaker'; did you mean speakers"):
        question("speaker")


def test_a_name_like_none_is_answered_with_all() -> None:
    with pytest.raises(QueryError, match=r"there are articles, control-of-places, .*supporters"):
        question("؟")
