"""Where the nodes of a large group stand: pulled by their neighbours, pushed by a field that all nodes make together.

To compare every node with every other would take the square of their number. Here the field is computed on a grid, by a Fourier
transform, so that a step takes as long as going through the nodes and edges once. In the end every node takes the free slot of a
honeycomb that is nearest to its place, so that no two are drawn over each other.

Source: Jacomy et al., ForceAtlas2 (PLoS ONE 9, 2014), for the forces; Linderman et al., Fast interpolation-based t-SNE (Nature
Methods 16, 2019), for the field on a grid.
"""

import itertools
import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

_SEED = 1
_STEPS = 200
_PACE = 0.4  # of a force that is followed in one step; from 0.5 on, two neighbours swing past each other
_GRAVITY = 0.1  # pull to the middle
_CELLS = 128  # of the grid, along each side
_FEW = 1000  # nodes up to which a quarter of the cells does: each still has some of its own
_SLOT = 56.0  # between slots of the honeycomb, in pixels
_FREE = 3.0  # slots to nodes, over the area of the picture

_Rows = NDArray[np.float64]
_Numbers = NDArray[np.intp]


def spread(count: int, edges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the place (x, y), in pixels, of each of `count` nodes; equal edges give equal places, and no place serves two nodes.

    Args:
        edges: pairs of nodes, which are numbers from 0.
    """
    if not count:
        return []
    ends = np.array(edges, dtype=np.intp).reshape(-1, 2)
    mass: _Rows = 1 + np.bincount(ends.ravel(), minlength=count).astype(np.float64)
    radius = math.sqrt(mass.sum() / _GRAVITY)  # at which push and gravity are equal
    places = np.random.default_rng(_SEED).uniform(-radius, radius, (count, 2))
    kernel = _kernel(_CELLS if count > _FEW else _CELLS // 4)
    for step in range(_STEPS):
        move = _PACE * (_push(places, mass, kernel) - _pull(places, ends) / mass[:, None] - _GRAVITY * places)
        length = np.hypot(move[:, 0], move[:, 1])[:, None]
        longest = radius * 0.2 * (1 - step / _STEPS)
        places += move * np.minimum(1.0, longest / np.maximum(length, 1e-9))
    return _slots(places, mass)


def _pull(places: _Rows, ends: _Numbers) -> _Rows:
    """Return the force of its edges on each node, away from its neighbours: the longer an edge, the stronger."""
    along = places[ends[:, 0]] - places[ends[:, 1]]
    return np.stack(
        [
            np.bincount(ends[:, 0], along[:, axis], len(places)) - np.bincount(ends[:, 1], along[:, axis], len(places))
            for axis in (0, 1)
        ],
        axis=1,
    )


def _kernel(cells: int) -> NDArray[np.complex128]:
    """Return the transform of the push of a unit of mass on the cells around it, along both axes, in units of cells."""
    offsets = np.fft.fftfreq(2 * cells, 1 / (2 * cells))
    x, y = np.meshgrid(offsets, offsets, indexing="ij")
    return np.asarray(np.fft.rfft2(np.stack([x, y]) / (x**2 + y**2 + 0.5)))  # 0.5: inside a cell the push stays finite


def _push(places: _Rows, mass: _Rows, kernel: NDArray[np.complex128]) -> _Rows:
    """Return the field of all masses at each place; it falls with the distance."""
    cells = kernel.shape[1] // 2
    corner = places.min(axis=0)
    cell = max(float(np.ptp(places, axis=0).max()) / (cells - 2), 1e-9)
    where = (places - corner) / cell
    low = where.astype(np.intp)
    share = where - low
    # Each node lies between four cells, which share its mass and give it their field.
    corners = [
        (
            (low[:, 0] + right) * 2 * cells + low[:, 1] + down,
            (share[:, 0] if right else 1 - share[:, 0]) * (share[:, 1] if down else 1 - share[:, 1]),
        )
        for right, down in itertools.product((0, 1), repeat=2)
    ]
    grid = sum((np.bincount(at, mass * part, 4 * cells**2) for at, part in corners), np.zeros(4 * cells**2))
    field = np.fft.irfft2(kernel * np.fft.rfft2(grid.reshape(2 * cells, -1)), s=(2 * cells, 2 * cells)).reshape(2, -1)
    return np.asarray(np.asarray(sum(field[:, at] * part for at, part in corners)).T / cell)


def _slots(places: _Rows, mass: _Rows) -> list[tuple[int, int]]:
    """Return the centre of the slot that each node gets, the heaviest first."""
    side = float(np.ptp(places, axis=0).max()) or 1.0
    wanted = np.rint(places * (math.sqrt(_FREE * len(places)) / side)).astype(int)
    taken: dict[tuple[int, int], int] = {}
    full: dict[tuple[int, int], Iterator[tuple[int, int]]] = {}
    for node in np.lexsort((np.arange(len(mass)), -mass)):
        column, row = int(wanted[node, 0]), int(wanted[node, 1])
        around = full.setdefault((column, row), _spiral())
        slot = next(slot for x, y in around if (slot := (column + x, row + y)) not in taken)
        taken[slot] = int(node)
    found = [(0, 0)] * len(places)
    for (column, row), node in taken.items():
        found[node] = (round((column + row % 2 / 2) * _SLOT), round(row * _SLOT * math.sqrt(0.75)))
    return found


def _spiral() -> Iterator[tuple[int, int]]:
    """Yield all steps from a slot to others, the nearer ring first."""
    yield 0, 0
    for ring in itertools.count(1):
        steps = [(x, y) for x in range(-ring, ring + 1) for y in range(-ring, ring + 1) if max(abs(x), abs(y)) == ring]
        yield from sorted(steps, key=lambda step: (step[0] ** 2 + step[1] ** 2, step))
