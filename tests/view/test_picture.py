import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph

from kg.view.model import KINDS, Edge, Node, Passage, View
from kg.view.picture import MOST_DRAWN, SHAPES, network_of, picture_text
from kg.view.read import from_graph

PAIR = (Node("a", "Person", "ليلى"), Node("b", "ArmedGroup", "كتيبة الفجر"))


@given(st.text(max_size=60), st.integers(2, 30))
def test_a_label_is_one_short_line_whose_direction_stays_its_own(text: str, length: int) -> None:
    label = picture_text(text, length)
    assert (label[0], label[-1]) == ("\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}")
    assert len(label) - 2 <= length
    assert not set(label[1:-1]) & set("\n\r\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_every_class_has_a_shape() -> None:
    assert SHAPES.keys() == set(KINDS)


def test_the_network_holds_every_node_and_edge_at_rest(news: Graph) -> None:
    view = from_graph(news)
    network, discs = network_of(view, heading="أخبار")
    assert discs == ()
    assert {node["id"] for node in network.nodes} == {node.id for node in view.nodes}
    assert [(edge["from"], edge["to"]) for edge in network.edges] == [(edge.source, edge.target) for edge in view.edges]
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in network.nodes)
    assert json.loads(network.get_network_data()[-1])["physics"] == {"enabled": False}


def test_a_statement_bears_its_verb_in_the_picture(news: Graph) -> None:
    view = from_graph(news)
    verbs = {
        node["label"].strip("\u2067\u2069") for node in network_of(view, heading="")[0].nodes if node["group"] == "Statement"
    }
    assert verbs == {"قال", "أعلنت", "حذّرت", "نفى", "قيل"}


@pytest.mark.parametrize("back", [False, True])
def test_edges_between_the_same_nodes_are_told_apart(back: bool) -> None:
    edges = (Edge("a", "leads", "b"), Edge("b", "meets", "a") if back else Edge("a", "memberOf", "b"), Edge("a", "opposes", "b"))
    drawn = network_of(View(PAIR, edges), heading="")[0].edges
    # The side as seen from a to b: a clockwise bend of an edge from b to a lies on the other side.
    sides = {(edge["smooth"].get("type", ""), edge["from"], edge["smooth"].get("roundness", 0)) for edge in drawn}
    swapped = {
        ("curvedCCW" if side == "curvedCW" else "curvedCW", "a", bend) if start == "b" else (side, start, bend)
        for side, start, bend in sides
    }
    assert len(swapped) == 3


def test_prominent_nodes_are_larger() -> None:
    nodes = (Node("a", "Person", "ليلى", mentions=9, degree=9), Node("b", "Person", "سعاد", mentions=1))
    large, small = network_of(View(nodes), heading="")[0].nodes
    assert large["size"] > small["size"]
    assert large["font"]["size"] > small["font"]["size"]


def test_an_edge_that_more_passages_say_is_wider() -> None:
    edges = (Edge("a", "leads", "b", (Passage("ليلى تقود الكتيبة"),) * 4), Edge("b", "meets", "a", (Passage("التقت"),)))
    wide, narrow = network_of(View(PAIR, edges), heading="")[0].edges
    assert wide["width"] > narrow["width"] == 1


def test_a_large_view_stands_on_the_discs_of_its_groups() -> None:
    nodes = tuple(Node(f"{place:04}", "Location", f"بلدة {place}") for place in range(MOST_DRAWN + 1))
    edges = tuple(Edge(node.id, "locatedIn", f"{int(node.id) // 100 * 100:04}") for node in nodes if int(node.id) % 100)
    network, discs = network_of(View(nodes, edges), heading="")
    assert len(discs) == 11
    for node in network.nodes:
        disc = discs[node["cluster"]]
        assert math.hypot(node["x"] - disc.x, node["y"] - disc.y) < disc.radius
    assert len({node["cluster"] for node in network.nodes if node["id"] < "0100"}) == 1
