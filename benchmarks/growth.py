"""How time and memory of a build grow with the number of articles.

    python -m benchmarks.growth OUT [--sizes 100 1000 10000 100000] [--plot benchmarks/growth.svg]

OUT is a built graph. Of its articles an archive of each size is made, with the results of the models and the rules (see
`benchmarks.archive`), and `kg build` is run on it: it reads, resolves, and writes the graph, the store, the texts and the page.
So the table tells what a build costs beside the models and the rules, whose work is the same for each article. Then the same is
built again, ten articles are added, and these are taken away again.
"""

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10
from pathlib import Path

from benchmarks.archive import Model, models_of, write_archive
from benchmarks.measuring import cost_of

_ADDED = 10
_WIDTH, _HEIGHT, _EDGE = 640, 360, 60  # of the plot, and of the room for its labels


@dataclass(frozen=True, slots=True)
class Row:
    """What builds of so many articles cost: seconds of processors, which hardly depend on what else a machine does, and of the
    first the seconds by the clock and the most memory in MB."""

    articles: int
    first: float
    clock: float
    memory: float
    again: float
    more: float
    fewer: float


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--plot", type=Path, help="draw it into this file, as SVG")
    parser.add_argument("--folder", type=Path, help="where the archives are made and built; else among temporary files")
    given = parser.parse_args()
    print(
        f"| articles | build, s of processors | by the clock | most memory, MB | the same again, s | {_ADDED} more, s "
        "| these taken away, s |\n|---:|---:|---:|---:|---:|---:|---:|",
        flush=True,
    )
    rows, found = [], models_of(given.out)
    for size in given.sizes:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            rows.append(_measured(found, size, Path(folder)))
        row = rows[-1]
        later = " | ".join(f"{seconds:.1f}" for seconds in (row.again, row.more, row.fewer))
        print(f"| {size:,} | {row.first:,.0f} | {row.clock:,.0f} | {row.memory:,.0f} | {later} |", flush=True)
    if given.plot:
        given.plot.write_text(plot(rows), "utf-8")


def _measured(found: tuple[Model, ...], size: int, folder: Path) -> Row:
    archive, added, out = folder / "news.jsonl", folder / "added.jsonl", folder / "out"
    write_archive(found, range(size), archive, out)
    command = ("kg", "build", "--quiet", "-o", str(out), str(archive))
    first, again = cost_of(command), cost_of(command)
    write_archive(found, range(2 * size, 2 * size + _ADDED), added, out)
    more, fewer = cost_of((*command, str(added))), cost_of(command)
    return Row(size, first.processor, first.seconds, first.memory, again.processor, more.processor, fewer.processor)


def plot(rows: Sequence[Row]) -> str:
    """Return seconds and memory over the number of articles, all in powers of ten, as SVG.

    >>> plot([Row(100, 60, 70, 400, 2, 9, 8), Row(1_000, 610, 700, 520, 4, 15, 14)]).count("<circle")
    8
    """
    lines = {
        "the first build, s": ("#1b6ca8", [row.first for row in rows]),
        "its memory, MB": ("#b3541e", [row.memory for row in rows]),
        "the same again, s": ("#4b8b3b", [row.again for row in rows]),
        f"{_ADDED} more, s": ("#7a4fa3", [row.more for row in rows]),
    }
    left, right = (round(log10(edge(row.articles for row in rows)) + by) for edge, by in ((min, -0.49), (max, 0.49)))
    top = max(1, *(ceil(log10(max(1, value))) for _, values in lines.values() for value in values))

    def x(power: float) -> float:
        return _EDGE + (power - left) / max(1, right - left) * (_WIDTH - 3 * _EDGE)

    def y(value: float) -> float:
        return _HEIGHT - _EDGE - log10(max(1, value)) / top * (_HEIGHT - 2 * _EDGE)

    drawn = [
        f'<text x="{x(power):.0f}" y="{_HEIGHT - _EDGE + 20}" text-anchor="middle">{10**power:,}</text>'
        for power in range(left, right + 1)
    ]
    for power in range(top + 1):
        height = y(10**power)
        drawn.append(f'<path d="M{_EDGE} {height:.0f}H{_WIDTH - 2 * _EDGE}" stroke="#ddd"/>')
        drawn.append(f'<text x="{_EDGE - 8}" y="{height + 4:.0f}" text-anchor="end">{10**power:,}</text>')
    for name, (colour, values) in lines.items():
        points = [(x(log10(row.articles)), y(value)) for row, value in zip(rows, values, strict=True)]
        drawn.append(f'<polyline fill="none" stroke="{colour}" points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in points)}"/>')
        drawn += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{colour}"/>' for a, b in points]
        drawn.append(f'<text x="{points[-1][0] + 8:.0f}" y="{points[-1][1] + 4:.0f}" fill="{colour}">{name}</text>')
    drawn.append(f'<text x="{(_WIDTH - _EDGE) / 2:.0f}" y="{_HEIGHT - 16}" text-anchor="middle">articles</text>')
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    ground = f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">'
    return "\n".join((opening, ground, *drawn, "</svg>")) + "\n"


if __name__ == "__main__":
    main()
