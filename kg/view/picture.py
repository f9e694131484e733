"""View → the pyvis network: what stands where, in which shape, under which label."""

import json
import math
import re
from collections import Counter
from dataclasses import dataclass

from pyvis.network import Network

from kg.view.discs import Disc, arrange
from kg.view.groups import communities
from kg.view.labels import Label, labels
from kg.view.layout import Size, positions
from kg.view.model import Edge, Node, View

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

MOST_DRAWN = 1000
"""More nodes are not drawn on a canvas at once: with 10,000 it moves at 5 frames a second. A larger view begins with groups."""

_LABEL_LENGTH = 28  # characters; longer labels are cut, the details have them in full
_TOOLTIP_LENGTH = 160
_CHARACTER = 0.5  # mean width of an Arabic letter in Noto Naskh, in units of the font size
_LINE = 1.9  # height of a line of it, in the same units
_SHARE = 0.6  # of a label for which room is kept: names stay readable from afar, and the page leaves out what would overlap
_MARGIN = Size(14, 16)  # kept free around node and label, in pixels
_BEND = 0.35  # between edges of the same two nodes, in units of their length
_GROWTH = 0.7  # of an edge's width, in pixels, each time that the passages which say it double
_SMALL_GRAPH = 25  # nodes that are read without zooming

_NEVER = 10_000  # pixels that a letter must have for vis-network to draw it: the page draws the names itself, off each other

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
        "scaling": {"label": {"drawThreshold": _NEVER}},
    },
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
        "scaling": {"label": {"drawThreshold": _NEVER}},
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
        text = len(self.label) * self.font_size * _CHARACTER * _SHARE
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


def called(node: Node) -> str:
    """Return what a node is called on the page: its label, and behind a description the name of what it describes.

    >>> called(Node("1", "Location", "العاصمة القطرية", known="الدوحة"))
    'العاصمة القطرية (الدوحة)'
    """
    return f"{node.label} ({node.known})" if node.known else node.label


def network_of(view: View, *, heading: str) -> tuple[Network, tuple[Disc, ...]]:
    """Return the pyvis network of a view, and the discs of its groups, of which there are none up to `MOST_DRAWN` nodes.

    The network has nodes with their places, edges, and the options of vis-network. The id of an edge is its place in
    `view.edges`; `cluster` of a node is the place of its group's disc.
    """
    groups = communities(view) if len(view.nodes) > MOST_DRAWN else ()
    looks = _looks(view.nodes, grouped=bool(groups))
    discs, places = arrange(view, groups) if groups else ((), positions(view, {id: look.room() for id, look in looks.items()}))
    cluster_of = {id: number for number, group in enumerate(groups) for id in group}
    network = Network(directed=True, heading=heading)
    network.set_options(json.dumps(_OPTIONS))
    # `add_node` and `add_edge` would look through all nodes for each new one.
    network.nodes.extend(
        {**_drawn_node(node, looks[node.id], places[node.id]), **({"cluster": cluster_of[node.id]} if groups else {})}
        for node in view.nodes
    )
    network.edges.extend(_drawn_edges(view.edges))
    return network, discs


def _drawn_node(node: Node, look: _Look, place: tuple[int, int]) -> dict[str, object]:
    return {
        "id": node.id,
        "label": look.label,
        "title": _node_tooltip(node),
        "shape": SHAPES[node.kind],
        "group": node.kind,
        "size": round(look.radius, 1),
        "font": {"size": round(look.font_size, 1)},
        "x": place[0],
        "y": place[1],
    }


def _looks(nodes: tuple[Node, ...], *, grouped: bool) -> dict[str, _Look]:
    """Return id → look: the more edges and mentions a node has, the larger it is; statements are small and bear their verb.

    The more nodes are seen at once, the more the prominent ones grow, so that they stand out from afar. On the discs of groups
    every node has the same room.
    """
    weights = {node.id: math.log2(1 + node.degree + node.mentions) for node in nodes if node.kind != "Statement"}
    heaviest = max(weights.values(), default=0.0) or 1.0
    growth = 1.0 if grouped else max(1.0, math.sqrt(len(weights) / _SMALL_GRAPH))
    looks = {}
    for node in nodes:
        if node.kind == "Statement":
            verb = next((fact.value for fact in node.facts if fact.term == "verb"), "")
            looks[node.id] = _Look(picture_text(verb, _LABEL_LENGTH), radius=6, font_size=12)
        else:
            weight = growth * (weights[node.id] / heaviest) ** 2
            looks[node.id] = _Look(picture_text(called(node), _LABEL_LENGTH), radius=11 + 13 * weight, font_size=15 + 12 * weight)
    return looks


def _node_tooltip(node: Node) -> str:
    kind = labels("term")[node.kind]
    lines = (called(node), node.latin, f"{kind.arabic} · {kind.english}")
    return "\n".join(picture_text(line, _TOOLTIP_LENGTH) for line in lines if line)


def _drawn_edges(edges: tuple[Edge, ...]) -> list[dict[str, object]]:
    """Return the edges for vis-network; the second and later ones between two nodes are bent, to both sides in turn."""
    between: Counter[frozenset[str]] = Counter()
    drawn = []
    for place, edge in enumerate(edges):
        pair = frozenset((edge.source, edge.target))
        rank, between[pair] = between[pair], between[pair] + 1
        name = labels("term").get(edge.term, Label(edge.term, edge.term))
        drawn.append(
            {
                "id": place,
                "from": edge.source,
                "to": edge.target,
                "title": picture_text(f"{name.arabic} · {name.english}", _TOOLTIP_LENGTH),
                "dashes": edge.term in ("speaker", "about"),
                "width": round(1 + _GROWTH * math.log2(max(1, len(edge.passages))), 1),
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
