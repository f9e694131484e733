"""View → GEXF with places and colours, for Gephi and the programs that read its files.

Source: GEXF 1.3 primer (gexf.net), with the module `viz`.
"""

import xml.etree.ElementTree as ET
from typing import BinaryIO

from kg.view.graphml import written
from kg.view.model import View
from kg.view.picture import network_of

_NAMESPACE = "http://gexf.net/1.3"
_VIZ = "http://gexf.net/1.3/viz"
_COLOURS = {
    "State": "a8740a",
    "ArmedGroup": "b3261e",
    "Organization": "1f6fb2",
    "Group": "7a5aa6",
    "Person": "0f766e",
    "Actor": "64748b",
    "Operation": "c2410c",
    "Location": "4d7c0f",
    "Statement": "9a9ea8",
}
"""Those of page.css on light paper."""


def write_gexf(view: View, target: BinaryIO) -> None:
    """Write the nodes and edges of a view as they stand on the page: names, kinds, counts, places; one edge a relation."""
    root = ET.Element("gexf", {"xmlns": _NAMESPACE, "xmlns:viz": _VIZ, "version": "1.3"})
    graph = ET.SubElement(root, "graph", {"defaultedgetype": "directed"})
    _declare(graph, "node", {"kind": "string", "latin": "string", "names": "string", "mentions": "integer"})
    _declare(graph, "edge", {"term": "string", "passages": "integer"})
    _write_nodes(ET.SubElement(graph, "nodes"), view)
    edges = ET.SubElement(graph, "edges")
    for number, edge in enumerate(view.edges):
        ends = {"id": str(number), "source": written(edge.source), "target": written(edge.target), "label": written(edge.term)}
        _values(ET.SubElement(edges, "edge", ends), {"term": edge.term, "passages": len(edge.passages)})
    ET.ElementTree(root).write(target, encoding="utf-8", xml_declaration=True)


def _write_nodes(parent: ET.Element, view: View) -> None:
    drawn = network_of(view, heading="")[0].nodes
    for node, look in zip(view.nodes, drawn, strict=True):
        made = ET.SubElement(parent, "node", {"id": written(node.id), "label": written(node.label)})
        _values(made, {"kind": node.kind, "latin": node.latin, "names": "; ".join(node.names), "mentions": node.mentions})
        # Gephi's vertical axis points up, that of the page down.
        ET.SubElement(made, "viz:position", {"x": str(look["x"]), "y": str(-look["y"]), "z": "0"})
        ET.SubElement(made, "viz:size", {"value": str(look["size"])})
        ET.SubElement(made, "viz:color", {"hex": f"#{_COLOURS[node.kind]}"})


def _declare(graph: ET.Element, element: str, types: dict[str, str]) -> None:
    attributes = ET.SubElement(graph, "attributes", {"class": element})
    for name, kind in types.items():
        ET.SubElement(attributes, "attribute", {"id": name, "title": name, "type": kind})


def _values(parent: ET.Element, values: dict[str, str | int]) -> None:
    values_of = ET.SubElement(parent, "attvalues")
    for name, value in values.items():
        ET.SubElement(values_of, "attvalue", {"for": name, "value": written(str(value))})
