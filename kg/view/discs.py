"""Where the nodes of a large view stand: every group on a disc of its own, the discs beside each other and off each other.

So a group can be drawn as one mark, or opened where it stands, without hiding what stands elsewhere.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.view.field import spread
from kg.view.layout import Size, positions
from kg.view.model import Edge, Node, View

_SMALLEST = 90.0  # radius of a disc, in pixels, so that the name of its group has room
_RIM = 50.0  # from the outermost node to the edge of the disc
_TIES = 3  # of a group that count for where it stands: those to the groups with which it shares most edges


@dataclass(frozen=True, slots=True)
class Disc:
    """Where a group stands, in pixels, y downwards."""

    x: int
    y: int
    radius: int


def arrange(view: View, groups: Sequence[Sequence[str]]) -> tuple[tuple[Disc, ...], dict[str, tuple[int, int]]]:
    """Return the disc of each group, and id → place (x, y) of each node of the view; equal views give equal places.

    Args:
        groups: the ids of all nodes of the view, each in one group.
    """
    inside = [_inside(view, group) for group in groups]
    radii = [max(_SMALLEST, _RIM + max(math.hypot(x, y) for x, y in places)) for places in inside]
    centres = positions(_as_view(view, groups), {_name(number): Size(2 * r, 2 * r) for number, r in enumerate(radii)})
    discs = tuple(Disc(*centres[_name(number)], round(radius)) for number, radius in enumerate(radii))
    places = {
        id: (disc.x + x, disc.y + y)
        for disc, group, local in zip(discs, groups, inside, strict=True)
        for id, (x, y) in zip(group, local, strict=True)
    }
    return discs, places


def _inside(view: View, group: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of the nodes of a group around its middle."""
    numbers = {id: number for number, id in enumerate(group)}
    edges = [(numbers[e.source], numbers[e.target]) for e in view.edges if e.source in numbers and e.target in numbers]
    places = spread(len(group), edges)
    middle = [(max(values) + min(values)) // 2 for values in zip(*places, strict=True)]
    return [(x - middle[0], y - middle[1]) for x, y in places]


def _as_view(view: View, groups: Sequence[Sequence[str]]) -> View:
    """Return the view whose nodes are the groups, with edges between those that share most edges."""
    group_of = {id: number for number, group in enumerate(groups) for id in group}
    shared = Counter(tuple(sorted((group_of[edge.source], group_of[edge.target]))) for edge in view.edges)
    kept: set[tuple[int, ...]] = set()
    for number in range(len(groups)):
        ties = sorted((-count, pair) for pair, count in shared.items() if number in pair and pair[0] != pair[1])
        kept.update(pair for _, pair in ties[:_TIES])
    nodes = tuple(Node(_name(number), "Group", "") for number in range(len(groups)))
    return View(nodes, tuple(Edge(_name(one), "", _name(other)) for one, other in sorted(kept)))


def _name(number: int) -> str:
    return f"{number:03}"
