"""Names that users give: any usual spelling is found, and nothing they write reaches the query as SPARQL."""

import re

import pyoxigraph
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.arabic.letters import fold
from kg.errors import QueryError
from kg.query import fill, question, rows, run_query
from kg.query.parameters import name_pattern, parameters

SAID = question("said-by").sparql


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("الرقة", "الرقه"),
        ("احمد", "أحمد"),
        ("إدلب", "ادلب"),
        ("مؤته", "موتة"),
        ("مصطفي", "مُصطَفى"),
        ("تنظيم الدولة", "تنظيم  «الدولة»"),
        ("«داعش»", "داعش"),
        ("ابو بكر", "أبـــو بكر"),
        ("BBC", "BBC"),
        ("*الدفاع*", "وزارة الدفاع الأمريكية"),
        ("وزارة*", "وزارة الدفاع"),
    ],
)
def test_a_name_is_found_in_any_spelling(name: str, label: str) -> None:
    assert re.search(name_pattern(name), label)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("الرقة", "ريف الرقة"),
        ("علي", "عليان"),
        ("دير الزور", "ديرالزور"),
        ("*الدفاع", "الدفاع المدني"),
        ("[أ-ي]*", "حلب"),
        ("حلب|حمص", "حمص"),
    ],
)
def test_another_name_is_not(name: str, label: str) -> None:
    assert not re.search(name_pattern(name), label)


ARABIC = st.text("ابتثدرزسعفقلمنهويأإآىةؤئ َُِّْـ«»،.-\u200f", max_size=20)


@given(ARABIC, ARABIC)
def test_two_names_match_if_folding_makes_them_equal(name: str, label: str) -> None:
    if fold(name):
        assert bool(re.search(name_pattern(name), label)) == (fold(name) == fold(label))


@given(st.text())
def test_a_name_matches_itself(name: str) -> None:
    pattern = name_pattern(f"*{name}")
    assert re.search(pattern, fold(name.replace("*", " ")))


@given(st.text(min_size=1))
def test_whatever_is_given_stays_inside_the_string(text: str) -> None:
    """The answer is empty or the one name there is; a query that was broken open would fail or give more."""
    assume(text.strip() and (fold(text) or "*" in text))
    filled = fill("SELECT ?name { VALUES ?name { 'حلب' } FILTER(REGEX(?name, $given)) }", {"given": text})
    assert set(rows(run_query(pyoxigraph.Store(), filled)).cells) <= {("حلب",)}


@pytest.mark.parametrize("name", ['"', "\\", '") } #', "'''", "\n", "؟!", "«»"])
def test_a_name_without_letters_is_refused(name: str) -> None:
    with pytest.raises(QueryError, match=r"no letters to look for|must be given"):
        fill(SAID, {"name": name})


def test_a_missing_parameter_is_told_with_how_to_give_it() -> None:
    with pytest.raises(QueryError, match=r"^from and to must be given; give --set from=NAME --set to=NAME"):
        fill(question("path-between").sparql, {})


@pytest.mark.parametrize(("sparql", "advice"), [(SAID, "give --set name=NAME"), ("ASK {}", "this query has none")])
def test_an_unknown_parameter_is_told_with_those_there_are(sparql: str, advice: str) -> None:
    with pytest.raises(QueryError, match=f"there is no parameter 'nam'; {advice}"):
        fill(sparql, {"nam": "علي"})


def test_a_question_lists_its_parameters() -> None:
    assert question("path-between").parameters == parameters(question("path-between").sparql) == ("from", "to")
    assert question("places").parameters == ()


def test_a_star_asks_for_everyone(store: pyoxigraph.Store) -> None:
    everyone = rows(run_query(store, fill(SAID, {"name": "*"}))).cells
    assert {row[1] for row in everyone} == {"هدى العلي", "سامي الحاج"}
