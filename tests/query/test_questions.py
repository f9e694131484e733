"""The named questions: each can be asked, and answers what it says."""

import re
import time

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import QueryError
from kg.query import fill, list_questions, question, rows, run_query
from kg.terms import PREFIXES, ontology_file
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


def test_a_path_goes_both_ways_over_all_relations_of_actors_operations_and_places() -> None:
    ends = "VALUES ?{} {{ kg:Actor kg:Operation kg:Location }}"
    between = f"{ends.format('one')} {ends.format('other')} ?relation rdfs:domain ?one ; rdfs:range ?other"
    ontology = pyoxigraph.Store()
    ontology.load(path=ontology_file("kg.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    wanted = {row[0] for row in rows(run_query(ontology, f"SELECT ?relation {{ {between} }}")).cells}
    paths = re.findall(r"\?\w+ (kg:\S+)\|\^\((kg:\S+)\) \?", question("path-between").sparql)
    assert len(paths) == question("path-between").sparql.count("^")
    for there, back in paths:
        assert there == back
        assert set(there.split("|")) == wanted


def test_a_path_between_what_much_turns_around_is_found_at_once() -> None:
    """Of the 4,000 that each of the two fights, one meets one; a search of all chains from there would take hours."""
    graph = pyoxigraph.Store()
    graph.bulk_extend(_named("سعد", "a"))
    graph.bulk_extend(_named("ليلى", "b"))
    for number in range(4_000):
        for hub in "ab":
            graph.bulk_extend((*_named(f"خصم {number}", f"{hub}{number}"), _related(hub, "fights", f"{hub}{number}")))
            graph.bulk_extend(
                _related(f"{hub}{number}", "opposes", f"{hub}{number * step % 4_000}") for step in (7, 11, 13, 17, 19)
            )
    graph.add(_related("b70", "meets", "a7"))
    sparql = fill(question("path-between").sparql, {"from": "سعد", "to": "ليلى"})
    begun = time.process_time()
    assert rows(run_query(graph, sparql)).cells == (("3", "سعد", "خصم 7", "خصم 70", "ليلى"),)
    assert time.process_time() - begun < 5


def _named(name: str, thing: str) -> tuple[Quad]:
    return (Quad(_node(thing), NamedNode(f"{PREFIXES['rdfs']}label"), Literal(name, language="ar")),)


def _related(subject: str, relation: str, thing: str) -> Quad:
    return Quad(_node(subject), NamedNode(f"{PREFIXES['kg']}{relation}"), _node(thing))


def _node(name: str) -> NamedNode:
    return NamedNode(f"https://desk.example/{name}")


def test_an_unknown_name_is_answered_with_those_that_look_like_it() -> None:
    with pytest.raises(QueryError, match=r"no question called 'speaker'; did you mean speakers"):
        question("speaker")


def test_a_name_like_none_is_answered_with_all() -> None:
    with pytest.raises(QueryError, match=r"there are agent-named-elsewhere, articles, .*supporters"):
        question("؟")
