import math

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.field import spread

COUNT = 30
PAIRS = st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1))


@settings(deadline=None, max_examples=20)
@given(st.lists(PAIRS, max_size=60))
def test_every_node_has_a_place_of_its_own_and_always_the_same(edges: list[tuple[int, int]]) -> None:
    places = spread(COUNT, edges)
    assert len(set(places)) == COUNT
    assert spread(COUNT, edges) == places


def test_no_two_places_are_nearer_than_a_slot() -> None:
    places = spread(400, [(0, other) for other in range(1, 400)])
    nearest = min(math.dist(one, other) for at, one in enumerate(places) for other in places[:at])
    assert nearest >= 54


def test_what_is_connected_stands_together() -> None:
    rings = [(base + at, base + (at + 1) % 50) for base in (0, 50, 100, 150) for at in range(50)]
    chords = [(base + at, base + (at * 7 + 3) % 50) for base in (0, 50, 100, 150) for at in range(50)]
    places = spread(200, [pair for pair in rings + chords if pair[0] != pair[1]])

    def mean(pairs: list[tuple[int, int]]) -> float:
        return sum(math.dist(places[one], places[other]) for one, other in pairs) / len(pairs)

    assert mean(rings) * 2 < mean([(at, at + 100) for at in range(100)])


def test_without_nodes_there_are_no_places_and_one_node_has_one() -> None:
    assert spread(0, []) == []
    assert len(spread(1, [])) == 1
