import sys
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph

from kg.view.layout import Size, positions
from kg.view.model import Edge, Node, View
from kg.view.read import from_graph

PAIRS = st.tuples(st.integers(0, 11), st.integers(0, 11))
SIZES = st.builds(Size, st.floats(10, 300), st.floats(10, 90))


def named(count: int, edges: list[tuple[int, int]]) -> View:
    return View(
        tuple(Node(f"n{place:04}", "Location", "بلدة") for place in range(count)),
        tuple(Edge(f"n{one:04}", "locatedIn", f"n{other:04}") for one, other in edges),
    )


def overlap(one: tuple[int, int], other: tuple[int, int], size: Size, other_size: Size) -> bool:
    # Places are rounded to whole pixels, each by up to a half.
    across = (size.width + other_size.width) / 2 - abs(one[0] - other[0])
    down = (size.height + other_size.height) / 2 - abs(one[1] - other[1])
    return across > 1 and down > 1


@settings(deadline=None, max_examples=40)
@given(st.lists(PAIRS, max_size=25), st.lists(SIZES, min_size=12, max_size=12))
def test_no_box_covers_another(edges: list[tuple[int, int]], room: list[Size]) -> None:
    view = named(12, edges)
    sizes = {node.id: size for node, size in zip(view.nodes, room, strict=True)}
    places = positions(view, sizes)
    assert places.keys() == sizes.keys()
    for one, other in combinations(places, 2):
        assert not overlap(places[one], places[other], sizes[one], sizes[other])


def test_statements_stand_near_their_speakers(news: Graph) -> None:
    view = from_graph(news)
    places = positions(view, {node.id: Size(100, 50) for node in view.nodes})
    speakers = [edge for edge in view.edges if edge.term == "speaker"]
    assert len(speakers) == 5
    for edge in speakers:
        (x, y), (other_x, other_y) = places[edge.source], places[edge.target]
        assert abs(x - other_x) < 250
        assert abs(y - other_y) < 250


def test_equal_views_have_equal_places(news: Graph) -> None:
    view = from_graph(news)
    sizes = {node.id: Size(80, 40) for node in view.nodes}
    assert positions(view, sizes) == positions(from_graph(news), sizes)


def test_a_large_connected_part_needs_no_scipy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    view = named(501, [(0, other) for other in range(1, 501)])
    assert len(set(positions(view, {node.id: Size(40, 20) for node in view.nodes}).values())) == 501


def test_an_empty_view_has_no_places() -> None:
    assert positions(View(), {}) == {}
