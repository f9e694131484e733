import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.groups import MOST_GROUPS, communities
from kg.view.model import Edge, Node, View

COUNT = 20
PAIRS = st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1))
RUN = """
from benchmarks.generate import generate
from kg.view.groups import communities
print(communities(generate(300)))
"""


def made(count: int, pairs: list[tuple[int, int]]) -> View:
    nodes = tuple(Node(f"{place:03}", "Person", f"ليلى {place}", degree=place % 7) for place in range(count))
    return View(nodes, tuple(Edge(f"{one:03}", "meets", f"{other:03}") for one, other in pairs))


@settings(deadline=None, max_examples=30)
@given(st.lists(PAIRS, max_size=40))
def test_groups_are_a_partition(pairs: list[tuple[int, int]]) -> None:
    view = made(COUNT, pairs)
    groups = communities(view)
    assert sorted(id for group in groups for id in group) == [node.id for node in view.nodes]
    assert all(groups)


def test_what_has_many_edges_among_itself_is_a_group_that_begins_with_the_most_prominent() -> None:
    circles = [(base + one, base + other) for base in (0, 10) for one in range(10) for other in range(one)]
    groups = communities(made(20, [*circles, (0, 10)]))
    assert [sorted(group) for group in groups] == [[f"{base + one:03}" for one in range(10)] for base in (0, 10)]
    assert groups[0][0] == "006"


def test_small_groups_share_the_last_one() -> None:
    groups = communities(made(2 * MOST_GROUPS + 10, [(pair, pair + 1) for pair in range(0, 40, 2)]))
    assert len(groups) == MOST_GROUPS
    assert [len(group) for group in groups[:20]] == [2] * 20
    assert len(groups[-1]) > 1


def test_the_order_of_sets_changes_nothing() -> None:
    root = str(Path(__file__).parents[2])
    runs = [
        subprocess.run(
            [sys.executable, "-c", RUN], env={"PYTHONHASHSEED": seed, "PYTHONPATH": root}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_without_nodes_there_are_no_groups() -> None:
    assert communities(View()) == ()
