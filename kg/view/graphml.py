"""View → a networkx graph and GraphML, for programs that draw and measure networks."""

import re
from typing import BinaryIO

import networkx

from kg.view.model import View

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_graphml(view: View, target: BinaryIO) -> None:
    """Write the nodes and edges of a view, without passages and facts: names, kinds, counts, and one edge a relation."""
    networkx.write_graphml_xml(to_networkx(view), target)


def to_networkx(view: View) -> networkx.MultiDiGraph:
    """Return the nodes and edges of a view as a graph: nodes are IRIs, and the key of an edge is its term."""
    graph = networkx.MultiDiGraph()
    for node in view.nodes:
        names = {"label": written(node.label), "latin": written(node.latin), "names": written("; ".join(node.names))}
        graph.add_node(node.id, kind=node.kind, mentions=node.mentions, **names)
    for edge in view.edges:
        graph.add_edge(edge.source, edge.target, key=edge.term, term=edge.term, passages=len(edge.passages))
    return graph


def written(text: str) -> str:
    """Return `text` without what XML cannot hold."""
    return _NOT_IN_XML.sub(" ", text)
