"""Where the nodes stand, computed beforehand so that the page opens at rest: the same view gives the same picture.

Named nodes are laid out first, each connected part for itself, and the parts are packed into rows. Statements then stand around their
speakers. Boxes that hold node and label are pushed apart, so that no label covers another.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from kg.view.model import View

_SEED = 1
_ITERATIONS = 100  # of the spring model: more did not change the pictures of 40 to 500 nodes visibly
_EDGE = 75.0  # typical length of an edge, in pixels
_GAP = 36.0  # between connected parts
_PASSES = 300  # of pushing boxes apart; a bound, usually some dozens do
_WIDE = 1.6  # width to height of the whole picture, that of a screen
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))  # spreads statements evenly around their speaker


@dataclass(frozen=True, slots=True)
class Size:
    """The room that a node and its label take, in pixels."""

    width: float
    height: float


@dataclass(slots=True)
class _Box:
    """A node on its way to its place: centre and size; a fixed one does not give way."""

    x: float
    y: float
    width: float
    height: float
    fixed: bool = False


def positions(view: View, sizes: Mapping[str, Size]) -> dict[str, tuple[int, int]]:
    """Return node id → centre (x, y) in pixels, y downwards.

    Args:
        sizes: of all nodes of the view, by id.
    """
    statements = {node.id for node in view.nodes if node.kind == "Statement"}
    anchors = _anchors(view, statements)
    crowd = Counter(anchors.values())
    parts = []
    for part in _parts(view, statements, anchors):
        boxes = {node: _box(place, sizes[node], crowd[node]) for node, place in part.items()}
        _push_apart(list(boxes.values()))
        parts.append(boxes)
    placed = _pack(parts)
    _place_statements(placed, anchors, sizes)
    return {node: (round(box.x), round(box.y)) for node, box in sorted(placed.items())}


def _anchors(view: View, statements: set[str]) -> dict[str, str]:
    """Return statement → the node it stands at: its speaker, else the first thing that it is about."""
    anchors: dict[str, str] = {}
    for edge in sorted(view.edges, key=lambda edge: edge.term != "speaker"):
        if edge.source in statements and edge.target not in statements:
            anchors.setdefault(edge.source, edge.target)
    return anchors


def _parts(view: View, statements: set[str], anchors: Mapping[str, str]) -> list[dict[str, tuple[float, float]]]:
    """Return, for each connected part, node → place; the largest part first. A statement without an anchor is a part of its own."""
    graph = nx.Graph()
    graph.add_nodes_from(node.id for node in view.nodes if node.id not in anchors)
    for edge in view.edges:
        source, target = anchors.get(edge.source, edge.source), anchors.get(edge.target, edge.target)
        if source != target:
            graph.add_edge(source, target)
    components = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    return [_spring(graph, part) for part in components]


def _spring(graph: nx.Graph, part: Sequence[str]) -> dict[str, tuple[float, float]]:
    ordered = nx.Graph()
    ordered.add_nodes_from(part)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges(part)))
    scale = _EDGE * math.sqrt(len(part))
    places = nx.spring_layout(ordered, seed=_SEED, iterations=_ITERATIONS, method="force", scale=scale)
    return {node: (float(x) * math.sqrt(_WIDE), float(y) / math.sqrt(_WIDE)) for node, (x, y) in places.items()}


def _box(place: tuple[float, float], size: Size, crowd: int) -> _Box:
    """Return the box of a named node, with room for the statements that will stand around it."""
    room = 2 * _ring(crowd) if crowd else 0.0
    return _Box(*place, width=size.width + room, height=size.height + room)


def _ring(index: int) -> float:
    """Return how far from its anchor's box the statement with this index stands, in pixels."""
    return 8 + 9 * math.sqrt(index)


def _push_apart(boxes: Sequence[_Box]) -> None:
    """Move boxes that overlap, along the axis on which they overlap less, until none do."""
    tallest = max((box.height for box in boxes), default=0.0)
    for _ in range(_PASSES):
        ordered = sorted(boxes, key=lambda box: (box.y, box.x))
        moved = False
        for place, box in enumerate(ordered):
            for other in ordered[place + 1 :]:
                if other.y - box.y > (box.height + tallest) / 2 + 1:
                    break
                moved = _push(box, other) or moved
        if not moved:
            return


def _push(box: _Box, other: _Box) -> bool:
    across = (box.width + other.width) / 2 - abs(other.x - box.x)
    down = (box.height + other.height) / 2 - abs(other.y - box.y)
    if across <= 0 or down <= 0 or (box.fixed and other.fixed):
        return False
    share = 0.5 + 0.5 * (box.fixed or other.fixed)
    step_x = math.copysign(across * share + 0.5, other.x - box.x) if across < down else 0.0
    step_y = 0.0 if across < down else math.copysign(down * share + 0.5, other.y - box.y)
    for pushed, direction in ((box, -1), (other, 1)):
        if not pushed.fixed:
            pushed.x += direction * step_x
            pushed.y += direction * step_y
    return True


def _pack(parts: Sequence[Mapping[str, _Box]]) -> dict[str, _Box]:
    """Return all boxes, the parts put side by side in rows."""
    frames = [_frame(list(part.values())) for part in parts]
    row_width = max(
        [frame.width for frame in frames] + [math.sqrt(_WIDE * sum((f.width + _GAP) * (f.height + _GAP) for f in frames))]
    )
    left = top = row_height = 0.0
    for part, frame in zip(parts, frames, strict=True):
        if left and left + frame.width > row_width:
            left, top, row_height = 0.0, top + row_height + _GAP, 0.0
        for box in part.values():
            box.x += left - frame.x
            box.y += top - frame.y
        left, row_height = left + frame.width + _GAP, max(row_height, frame.height)
    return {node: box for part in parts for node, box in part.items()}


def _frame(boxes: Sequence[_Box]) -> _Box:
    """Return the rectangle around the boxes; x and y are its upper left corner."""
    left = min(box.x - box.width / 2 for box in boxes)
    top = min(box.y - box.height / 2 for box in boxes)
    right = max(box.x + box.width / 2 for box in boxes)
    bottom = max(box.y + box.height / 2 for box in boxes)
    return _Box(left, top, right - left, bottom - top)


def _place_statements(placed: dict[str, _Box], anchors: Mapping[str, str], sizes: Mapping[str, Size]) -> None:
    """Add the statements to `placed`, around their anchors and off every other box."""
    followers: defaultdict[str, list[str]] = defaultdict(list)
    for statement, anchor in sorted(anchors.items()):
        followers[anchor].append(statement)
    for node, box in placed.items():
        box.width, box.height, box.fixed = sizes[node].width, sizes[node].height, True
    for anchor, group in followers.items():
        centre = placed[anchor]
        for index, statement in enumerate(group):
            angle = index * _GOLDEN_ANGLE
            distance = _ring(index) + sizes[statement].width / 2
            x = centre.x + math.cos(angle) * (centre.width / 2 + distance)
            y = centre.y + math.sin(angle) * (centre.height / 2 + distance)
            placed[statement] = _Box(x, y, sizes[statement].width, sizes[statement].height)
    _push_apart(list(placed.values()))
