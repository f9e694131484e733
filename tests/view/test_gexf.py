import io
import xml.etree.ElementTree as ET

from rdflib import Graph

from kg.view.gexf import write_gexf
from kg.view.model import KINDS, Edge, Node, View
from kg.view.read import from_graph

VIZ = "{http://gexf.net/1.3/viz}"
HOSTILE = '</node>"\x00\x1f<![CDATA[ليلى'


def gexf(view: View) -> bytes:
    content = io.BytesIO()
    write_gexf(view, content)
    return content.getvalue()


def test_nodes_have_their_names_places_and_colours(news: Graph) -> None:
    view = from_graph(news)
    found = ET.fromstring(gexf(view)).findall(".//{*}node")
    assert [(node.get("id"), node.get("label")) for node in found] == [(node.id, node.label) for node in view.nodes]
    places = {(place.get("x"), place.get("y")) for node in found if (place := node.find(f"{VIZ}position")) is not None}
    assert len(places) == len(view.nodes)
    assert all(node.find(f"{VIZ}color") is not None for node in found)


def test_edges_lead_from_node_to_node_with_their_term(news: Graph) -> None:
    view = from_graph(news)
    found = ET.fromstring(gexf(view)).findall(".//{*}edge")
    ends = [(edge.get("source"), edge.get("label"), edge.get("target")) for edge in found]
    assert ends == [(edge.source, edge.term, edge.target) for edge in view.edges]


def test_every_class_has_a_colour_and_hostile_text_is_text() -> None:
    nodes = tuple(Node(kind, kind, HOSTILE, HOSTILE, (HOSTILE,)) for kind in sorted(KINDS))
    found = ET.fromstring(gexf(View(nodes, (Edge("Actor", HOSTILE, "Group"),))))
    assert {node.get("label") for node in found.findall(".//{*}node")} == {'</node>"  <![CDATA[ليلى'}


def test_equal_views_give_equal_bytes(news: Graph) -> None:
    assert gexf(from_graph(news)) == gexf(from_graph(news))
