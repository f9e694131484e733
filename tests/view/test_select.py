import pytest

from kg.view.model import Edge, Node, View
from kg.view.select import most_prominent

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
