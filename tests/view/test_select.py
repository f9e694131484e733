import pytest

from kg.view.model import Edge, Node, Passage, Source, View
from kg.view.select import answering, around, find, in_time, most_prominent, similar_names

VIEW = View(
    nodes=(
        Node("a", "Person", "حنان", degree=1),
        Node("b", "State", "قطر", mentions=2, degree=2),
        Node("c", "Statement", "سنعود", degree=9),
        Node("d", "Location", "حمص", mentions=3),
    ),
    edges=(Edge("a", "memberOf", "b"), Edge("b", "controls", "d"), Edge("c", "speaker", "a")),
    omitted=5,
)


def test_a_view_that_is_small_enough_stays_as_it_is() -> None:
    assert most_prominent(VIEW, 4) is VIEW


@pytest.mark.parametrize(
    ("limit", "nodes", "edges"),
    [
        (3, ["a", "b", "d"], [("a", "b"), ("b", "d")]),
        (2, ["b", "d"], [("b", "d")]),
        (1, ["b"], []),
    ],
)
def test_names_come_before_statements_and_the_most_connected_first(
    limit: int, nodes: list[str], edges: list[tuple[str, str]]
) -> None:
    shown = most_prominent(VIEW, limit)
    assert [node.id for node in shown.nodes] == nodes
    assert [(edge.source, edge.target) for edge in shown.edges] == edges
    assert shown.omitted == 5 + len(VIEW.nodes) - limit


NAMED = View(
    nodes=(
        Node("a", "Person", "أحمد الشريف", latin="Aḥmad ash-Sharīf", degree=1),
        Node("b", "State", "سوريا", names=("الجمهورية العربية السورية",), degree=2),
        Node("c", "Location", "دمشق", sources=("x",)),
        Node("d", "Location", "ريف دمشق", sources=("y",)),
        Node("e", "Statement", "سنعود إلى دمشق", sources=("z",)),
    ),
    edges=(
        Edge("a", "memberOf", "b"),
        Edge("b", "controls", "c", (Passage("…", source="x"), Passage("…", source="y"))),
        Edge("d", "locatedIn", "c", (Passage("…", source="y"),)),
        Edge("e", "about", "d"),
    ),
    sources=(Source("x", "1", issued="2016-10-05"), Source("y", "2", issued="2016-11-06T08:00:00"), Source("z", "3")),
)


def ids(view: View) -> str:
    return "".join(node.id for node in view.nodes)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("احمد الشريف", "a"),
        ("دِمَشق", "c"),
        ("ريف", "d"),
        ("السوريه", "b"),
        ("Sharīf", "a"),
        ("دمش", ""),
        ("!", ""),
        ("سنعود", "e"),
    ],
)
def test_a_name_is_found_in_another_spelling_and_the_whole_name_first(name: str, found: str) -> None:
    assert "".join(node.id for node in find(NAMED, name)) == found


def test_a_misspelt_name_has_advice() -> None:
    assert similar_names(NAMED, "دمشك")[0] == "دمشق"


@pytest.mark.parametrize(("steps", "reached"), [(0, "a"), (1, "ab"), (2, "abc"), (3, "abcd"), (9, "abcde")])
def test_the_surroundings_grow_with_the_steps(steps: int, reached: str) -> None:
    view = around(NAMED, ["a"], steps)
    assert ids(view) == reached
    assert view.omitted == len(NAMED.nodes) - len(reached)


def test_an_answer_names_nodes_by_iri_or_by_label() -> None:
    view = answering(NAMED, {"b", "الجمهورية العربية السورية", "دمشق", "7", ""})
    assert ids(view) == "bc"
    assert [edge.term for edge in view.edges] == ["controls"]


@pytest.mark.parametrize(
    ("since", "until", "nodes", "edges"),
    [
        ("2016-10-05", "", "cd", ["locatedIn"]),
        ("2016-10-06", "", "d", []),
        ("", "2016-11-06", "cd", ["locatedIn"]),
        ("", "2016-10-31", "c", []),
        ("2017-01-01", "", "", []),
    ],
)
def test_a_time_shows_what_its_articles_say(since: str, until: str, nodes: str, edges: list[str]) -> None:
    view = in_time(NAMED, since, until)
    assert (ids(view), [edge.term for edge in view.edges]) == (nodes, edges)
    assert view.omitted == len(NAMED.nodes) - len(nodes)
