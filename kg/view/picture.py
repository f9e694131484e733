"""View → the pyvis network: what stands where, in which shape, under which label."""

import json
import math
import re

from kg.arabic.letters import strip_marks
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
"""Class → shape of vis-network; those that have their label below."""

FONT = '"Noto Naskh Arabic", "Noto Sans Arabic", "Geeza Pro", "Segoe UI", Tahoma, sans-serif'

_LABEL_LENGTH = 28  # characters; longer labels are cut, the details have them in full
_TOOLTIP_LENGTH = 160
_NODE_SIZES = (9, 26)  # radius of the least and most prominent node, in pixels
_FONT_SIZES = (15, 22)
_STATEMENT_SIZE = 6
_STATEMENT_FONT_SIZE = 11
_CHARACTER = 0.5  # mean width of an Arabic letter in Noto Naskh, in units of the font size
_BEND = 0.18  # of the second and later edges between two nodes
_EDGE_LABELS = 400  # with more edges, their labels show only for what is selected
_RIGHT_TO_LEFT_ISOLATE, _POP_ISOLATE = "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "tooltipDelay": 200,
        "keyboard": {"enabled": True, "bindToWindow": False, "autoFocus": False},
    },
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 4, "font": {"face": FONT, "strokeWidth": 3}},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
        "font": {"face": FONT, "size": 12, "strokeWidth": 3, "align": "horizontal"},
        "smooth": False,
        "width": 1.2,
        "hoverWidth": 1,
        "selectionWidth": 1.5,
    },
}


def network_of(view: View, *, heading: str) -> "Network":
    """Return the pyvis network of a view: nodes with their places, edges, and the options of vis-network.

    The id of an edge is its place in `view.edges`.
    """
    # pyvis imports IPython (0.4 s), which commands that draw nothing should not wait for.
    from pyvis.network import Network

    network = Network(directed=True, heading=heading)
    network.set_options(json.dumps(_OPTIONS))
    scale = max((math.log2(1 + _weight(node)) for node in view.nodes), default=0) or 1
