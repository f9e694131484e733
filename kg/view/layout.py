"""Where the nodes stand, computed beforehand so that the page opens at rest: the same view gives the same picture.

Named nodes are laid out first, each connected part for itself, and the parts are packed into rows, from right to left as the
page reads. Statements then stand around their speakers. Boxes that hold node and label are pushed apart, so that no label
covers another.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.view.model import View

_SEED = 1
_ITERATIONS = 100  # of the force model
_GRAVITY = 0.05  # fills the area evenly; without it, small branches drift far off
_SPARSE = 1.2  # area of a connected part to the area of its boxes
_GAP = 36.0  # between connected parts, in pixels
_PASSES = 400  # of pushing boxes apart; a bound, usually some dozens do
_LOOK_AROUND = 10  # passes for which a list of neighbours is used
_NEAR = 60.0  # how far a neighbour is looked for, in pixels
_WIDE = 1.4  # width to height of the whole picture, that of a screen
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))  # spreads statements evenly around their speaker

_Rows: TypeAlias = NDArray[np.float64]  # one row (across, down) for each box, in pixels


@dataclass(frozen=True, slots=True)
class Size:
    """The room that a node and its label take, in pixels."""

    width: float
    height: float


def positions(view: View, sizes: Mapping[str, Size]) -> dict[str, tuple[int, int]]:
    """Return node id → centre (x, y) in pixels, y downwards.

    Args:
        sizes: of all nodes of the view, by id.
    """
    anchors = _anchors(view)
    crowd = Counter(anchors.values())
    graph = _named_graph(view, anchors)
    parts = []
    for part in sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part)):
        room = np.array([_room(sizes[node], crowd[node]) for node in part])
        parts.append((part, _push_apart(_forces(graph, part, room), room), room))
    places = _pack(parts)
    places |= _around(places, anchors, sizes)
    return {node: (round(-x), round(y)) for node, (x, y) in sorted(places.items())}


def _anchors(view: View) -> dict[str, str]:
    """Return statement → the node it stands at: its speaker, else the first thing that it is about."""
    statements = {node.id for node in view.nodes if node.kind == "Statement"}
    anchors: dict[str, str] = {}
    for edge in sorted(view.edges, key=lambda edge: edge.term != "speaker"):
        if edge.source in statements and edge.target not in statements:
            anchors.setdefault(edge.source, edge.target)
    return anchors


def _named_graph(view: View, anchors: Mapping[str, str]) -> nx.Graph:
    """Return the graph of all nodes but those with an anchor, whose edges lead from their anchors; nodes and edges sorted."""
    graph = nx.Graph()
    graph.add_nodes_from(node.id for node in view.nodes if node.id not in anchors)
    for edge in view.edges:
        source, target = anchors.get(edge.source, edge.source), anchors.get(edge.target, edge.target)
        if source != target:
            graph.add_edge(source, target)
    return graph


def _room(size: Size, crowd: int) -> tuple[float, float]:
    """Return the size of a named node with room for the statements that will stand around it."""
    ring = 2 * _ring(crowd) if crowd else 0.0
    return size.width + ring, size.height + ring


def _ring(index: int) -> float:
    """Return how far from its anchor the statement with this index stands, in pixels."""
    return 8 + 9 * math.sqrt(index)


def _forces(graph: nx.Graph, part: Sequence[str], room: _Rows) -> _Rows:
    """Return places for one connected part, over an area that its boxes could share loosely."""
    if len(part) == 1:
        return np.zeros((1, 2))
    ordered = nx.Graph()
    ordered.add_nodes_from(part)
    ordered.add_edges_from(graph.edges(part))
    # Not `spring_layout`: from 500 nodes on it needs scipy, and it leaves the leaves of a hub in a heap.
    places = nx.forceatlas2_layout(ordered, max_iter=_ITERATIONS, strong_gravity=True, gravity=_GRAVITY, seed=_SEED)
    rows = np.array([places[node] for node in part])
    side = math.sqrt(_SPARSE * float(room.prod(axis=1).sum()))
    scale = side / (np.ptp(rows, axis=0).max() or 1.0)
    return np.asarray((rows - rows.mean(axis=0)) * scale * (math.sqrt(_WIDE), 1 / math.sqrt(_WIDE)))


def _push_apart(places: _Rows, room: _Rows, fixed: int = 0) -> _Rows:
    """Return the places after boxes that overlap have been moved until none do; the first `fixed` ones stay.

    Two boxes part along the axis on which they overlap less, in proportion to their size.
    """
    moved = places.copy()
    first, second = np.triu_indices(0)
    for number in range(_PASSES):
        if number % _LOOK_AROUND == 0:
            first, second = _neighbours(moved, room)
        reach = (room[first] + room[second]) / 2
        between = moved[second] - moved[first]
        overlap = reach - np.abs(between)
        hit = (overlap > 0).all(axis=1) & (second >= fixed)
        if not hit.any():
            if number % _LOOK_AROUND == 0:
                break
            continue
        one, other = first[hit], second[hit]
        sideways = (overlap[hit] / reach[hit]).argmin(axis=1)[:, None] == (0, 1)
        step = np.where(between[hit] < 0, -1, 1) * np.where(sideways, overlap[hit] / 2 + 0.5, 0)
        np.add.at(moved, one, np.where(one[:, None] < fixed, 0, -step))
        np.add.at(moved, other, np.where(one[:, None] < fixed, 2 * step, step))
    return moved


def _neighbours(places: _Rows, room: _Rows) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the pairs of boxes that overlap or are near, the smaller index first."""
    near = np.ones((len(places), len(places)), dtype=bool)
    for axis in (0, 1):
        distance = np.abs(places[:, None, axis] - places[None, :, axis])
        near &= distance < (room[:, None, axis] + room[None, :, axis]) / 2 + _NEAR
    first, second = np.nonzero(np.triu(near, k=1))
    return first, second


def _pack(parts: Sequence[tuple[Sequence[str], _Rows, _Rows]]) -> dict[str, tuple[float, float]]:
    """Return node → place: the parts in rows, of the length that gives the most compact picture."""
    starts = [(places - room / 2).min(axis=0) for _, places, room in parts]
    frames = [(places + room / 2).max(axis=0) - start for (_, places, room), start in zip(parts, starts, strict=True)]
    area = sum(float((frame + _GAP).prod()) for frame in frames)
    widest = max((float(frame[0]) for frame in frames), default=0.0)
    lengths = [max(widest, math.sqrt(_WIDE * area) * tenths / 10) for tenths in range(8, 21)]
    corners = min((_in_rows(frames, length) for length in lengths), key=lambda corners: _extent(frames, corners))
    return {
        node: (float(x), float(y))
        for (part, places, _), start, corner in zip(parts, starts, corners, strict=True)
        for node, (x, y) in zip(part, places - start + corner, strict=True)
    }


def _in_rows(frames: Sequence[_Rows], length: float) -> list[tuple[float, float]]:
    """Return the upper left corner of each frame: side by side in rows no longer than `length`, or under the one before it.

    A frame goes under the one before it, or under those already there, if it is no wider and the row is high enough.
    """
    corners = []
    left = right = below = top = bottom = 0.0  # of the column that is being filled; top and bottom of its row
    for width, height in ((float(frame[0]), float(frame[1])) for frame in frames):
        if left + width <= right and below + height <= bottom:
            corners.append((left, below))
            below += height + _GAP
            continue
        left = right + _GAP if corners else 0.0
        if left and left + width > length:
            left, top = 0.0, bottom + _GAP
        corners.append((left, top))
        right, below, bottom = left + width, top + height + _GAP, max(bottom, top + height)
    return corners


def _extent(frames: Sequence[_Rows], corners: Sequence[tuple[float, float]]) -> float:
    """Return the height of the screen that shows all frames."""
    ends = [frame + corner for frame, corner in zip(frames, corners, strict=True)]
    return max((max(float(end[0]) / _WIDE, float(end[1])) for end in ends), default=0.0)


def _around(
    places: Mapping[str, tuple[float, float]], anchors: Mapping[str, str], sizes: Mapping[str, Size]
) -> dict[str, tuple[float, float]]:
    """Return statement → place: around its anchor, off every other box."""
    if not anchors:
        return {}
    followers: defaultdict[str, list[str]] = defaultdict(list)
    for statement, anchor in sorted(anchors.items()):
        followers[anchor].append(statement)
    rings: dict[str, tuple[float, float]] = {}
    for anchor, group in followers.items():
        x, y = places[anchor]
        for index, statement in enumerate(group):
            angle, away = index * _GOLDEN_ANGLE, _ring(index) + sizes[statement].width / 2
            across, down = sizes[anchor].width / 2 + away, sizes[anchor].height / 2 + away
            rings[statement] = (x + math.cos(angle) * across, y + math.sin(angle) * down)
    standing = {**places, **rings}
    room = np.array([(sizes[node].width, sizes[node].height) for node in standing])
    moved = _push_apart(np.array(list(standing.values())), room, fixed=len(places))
    return {node: (float(x), float(y)) for node, (x, y) in list(zip(standing, moved, strict=True))[len(places) :]}
