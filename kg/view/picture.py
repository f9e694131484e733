"""View → the pyvis network: what stands where, in which shape, under which label."""

import json
import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pyvis.network import Network

from kg.view.field import spread
from kg.view.labels import Label, labels
from kg.view.layout import Size, positions
from kg.view.model import Edge, Node, View
from kg.view.select import most_prominent

SHAPES = {
    "State": "star",
    "ArmedGroup": "triangle",
    "Organization": "square",
    "Group": "hexagon",
    "Person": "dot",
    "Actor": "dot",
    "Operation": "diamond",
    "Location": "triangleDown",
    "Statement": "dot",
}
"""Class → shape of vis-network; all of those that have their label below."""

_FONT = '"Noto Naskh Arabic", "Noto Sans Arabic", "Geeza Pro", "Segoe UI", Tahoma, sans-serif'
_LABEL_LENGTH = 28  # characters; longer labels are cut, the details have them in full
_TOOLTIP_LENGTH = 160
_CHARACTER = 0.5  # mean width of an Arabic letter in Noto Naskh, in units of the font size
_LINE = 1.9  # height of a line of it, in the same units
_MARGIN = Size(14, 44)  # kept free around node and label, in pixels: below, an edge may have its label
_BEND = 0.35  # between edges of the same two nodes, in units of their length
_SMALL_GRAPH = 25  # nodes that are read without zooming
_LARGE_GRAPH = 1500  # nodes from which on comparing all boxes takes more than some seconds
_EDGE_LABELS = 400  # with more edges, only those of the selected node are labelled

_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "tooltipDelay": 200,
        "keyboard": {"enabled": True, "bindToWindow": False, "autoFocus": False},
    },
    "nodes": {
        "borderWidth": 1.5,
        "borderWidthSelected": 4,
        "font": {"face": _FONT, "strokeWidth": 3},
        "scaling": {"label": {"maxVisible": 26}},
    },
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
        "font": {"face": _FONT, "size": 12, "strokeWidth": 3, "align": "horizontal"},
        "width": 1.2,
        "selectionWidth": 1.5,
    },
}


@dataclass(frozen=True, slots=True)
class _Look:
    """How a node is drawn; sizes in pixels."""

    label: str
    radius: float
    font_size: float

    def room(self) -> Size:
        text = len(self.label) * self.font_size * _CHARACTER
        return Size(max(2 * self.radius, text) + _MARGIN.width, 2 * self.radius + self.font_size * _LINE + _MARGIN.height)


def picture_text(text: str, length: int) -> str:
    """Return `text` as a canvas or tooltip can show it: one line, at most `length` characters, its direction kept to itself.

    Direction controls of the text are dropped; the line is enclosed in U+2067 … U+2069.

    >>> picture_text("حيدر\\u202e  العبادي", 9).strip("\\u2067\\u2069")
    'حيدر الع…'
    """
    line = " ".join(_BIDI_CONTROLS.sub("", text).split())
    cut = line if len(line) <= length else line[: length - 1].rstrip() + "…"
    return f"\N{RIGHT-TO-LEFT ISOLATE}{cut}\N{POP DIRECTIONAL ISOLATE}"


def network_of(view: View, *, heading: str, most_drawn: int) -> Network:
    """Return the pyvis network of a view: nodes, edges, and the options of vis-network.

    The id of an edge is its place in `view.edges`. The `most_drawn` most prominent nodes have places; the page
    shows the others on demand.
    """
    looks = _looks(view.nodes, most_drawn)
    drawn = most_prominent(view, most_drawn)
    places = _places(drawn, looks)
    network = Network(directed=True, heading=heading)
    network.set_options(json.dumps(_OPTIONS))
    # `add_node` and `add_edge` would look through all nodes for each new one.
    network.nodes.extend(_drawn_node(node, looks[node.id], places.get(node.id)) for node in view.nodes)
    network.edges.extend(_drawn_edges(view.edges))
    return network


def _places(view: View, looks: Mapping[str, _Look]) -> dict[str, tuple[int, int]]:
    """Return id → place; in a large view room is kept for the nodes alone, not for their names."""
    if len(view.nodes) <= _LARGE_GRAPH:
        return positions(view, {node.id: looks[node.id].room() for node in view.nodes})
    numbers = {node.id: number for number, node in enumerate(view.nodes)}
    edges = [(numbers[edge.source], numbers[edge.target]) for edge in view.edges]
    return dict(zip(numbers, spread(len(numbers), edges), strict=True))


def _drawn_node(node: Node, look: _Look, place: tuple[int, int] | None) -> dict[str, object]:
    """Return a node for vis-network; without a place it waits until it is asked for."""
    return {
        "id": node.id,
        "label": look.label,
        "title": _node_tooltip(node),
        "shape": SHAPES[node.kind],
        "group": node.kind,
        "size": round(look.radius, 1),
        "font": {"size": round(look.font_size, 1)},
        **({"x": place[0], "y": place[1]} if place else {}),
    }


def _looks(nodes: tuple[Node, ...], most_drawn: int) -> dict[str, _Look]:
    """Return id → look: the more edges and mentions a node has, the larger it is; statements are small and bear their verb.

    In a larger graph the prominent nodes grow, so that their names can be read when the whole of it is seen from afar.
    """
    weights = {node.id: math.log2(1 + node.degree + node.mentions) for node in nodes if node.kind != "Statement"}
    heaviest = max(weights.values(), default=0.0) or 1.0
    growth = max(1.0, math.sqrt(min(len(weights), most_drawn) / _SMALL_GRAPH))
    looks = {}
    for node in nodes:
        if node.kind == "Statement":
            verb = next((fact.value for fact in node.facts if fact.term == "verb"), "")
            looks[node.id] = _Look(picture_text(verb, _LABEL_LENGTH), radius=6, font_size=12)
        else:
            weight = growth * (weights[node.id] / heaviest) ** 2
            looks[node.id] = _Look(picture_text(node.label, _LABEL_LENGTH), radius=11 + 13 * weight, font_size=15 + 12 * weight)
    return looks


def _node_tooltip(node: Node) -> str:
    kind = labels("term")[node.kind]
    lines = (node.label, node.latin, f"{kind.arabic} · {kind.english}")
    return "\n".join(picture_text(line, _TOOLTIP_LENGTH) for line in lines if line)


def _drawn_edges(edges: tuple[Edge, ...]) -> list[dict[str, object]]:
    """Return the edges for vis-network; the second and later ones between two nodes are bent, to both sides in turn."""
    between: Counter[frozenset[str]] = Counter()
    drawn = []
    for place, edge in enumerate(edges):
        pair = frozenset((edge.source, edge.target))
        rank, between[pair] = between[pair], between[pair] + 1
        name = labels("term").get(edge.term, Label(edge.term, edge.term))
        of_statement = edge.term in ("speaker", "about")
        drawn.append(
            {
                "id": place,
                "from": edge.source,
                "to": edge.target,
                "label": "" if of_statement or len(edges) > _EDGE_LABELS else picture_text(name.arabic, _LABEL_LENGTH),
                "title": picture_text(f"{name.arabic} · {name.english}", _TOOLTIP_LENGTH),
                "dashes": of_statement,
                "smooth": _bend(rank, edge),
            }
        )
    return drawn


def _bend(rank: int, edge: Edge) -> dict[str, object]:
    if not rank:
        return {"enabled": False}
    # A side is meant from the first node to the second, whichever of them the edge starts at.
    clockwise = (rank % 2 == 1) == (edge.source < edge.target)
    return {"enabled": True, "type": "curvedCW" if clockwise else "curvedCCW", "roundness": round(_BEND * ((rank + 1) // 2), 2)}
