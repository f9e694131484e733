"""How time and memory of a build grow with the number of articles.

    python -m benchmarks.growth OUT [--sizes 100 1000 10000] [--plot benchmarks/growth.svg]

OUT is a built graph, whose `work.sqlite` has the sentences of real articles. New articles are made of passages of these, drawn by
chance, and the models are stood in for by a look at what they have made of each passage; all else is the build as it is. So the
table tells what a build costs beside the models. For each size a second build of the same articles, and one of ten more, are
measured too; those speak of the same names in passages of their own. The passages come again and again, so that large sizes have
more mentions of the same few names, and more statements in the same words, than news has.
"""

import argparse
import os
import random
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from math import ceil, log10
from pathlib import Path

from benchmarks.measuring import cost_of
from kg import pipeline, remembered
from kg.built import WORK
from kg.extract import make_tables
from kg.lexicon import load
from kg.model import Article, Sentence
from kg.packing import unpack
from kg.reader import Done, Task, read_articles
from kg.settings import Settings
from kg.work import open_work

_PASSAGES = 8  # of an article
_ADDED = 10
_FRESH = 8  # one passage of so many is only in the articles that are added
_WIDTH, _HEIGHT, _EDGE = 640, 360, 60  # of the plot, and of the room for its labels


@dataclass(frozen=True, slots=True)
class Row:
    """What builds of so many articles cost: seconds of processors, which hardly depend on what else a machine does, and of the
    first the most memory in MB."""

    articles: int
    first: float
    memory: float
    again: float
    more: float


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--plot", type=Path, help="draw it into this file, as SVG")
    parser.add_argument("--source", type=Path, help="be one build of these articles")
    given = parser.parse_args()
    if given.source:
        _build(given.source, given.out)
        return
    print(f"| articles | build, s of processors | most memory, MB | the same again, s | {_ADDED} more, s |")
    print("|---:|---:|---:|---:|---:|", flush=True)
    rows = []
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(_measured(given.out, size, Path(folder)))
        row = rows[-1]
        print(f"| {size:,} | {row.first:,.0f} | {row.memory:,.0f} | {row.again:.1f} | {row.more:.1f} |", flush=True)
    if given.plot:
        given.plot.write_text(plot(rows), "utf-8")


def _measured(out: Path, size: int, folder: Path) -> Row:
    os.environ["KG_PASSAGES"] = str(out / WORK)
    source = folder / "news"
    source.mkdir()
    command = ("benchmarks.growth", str(folder / "out"), "--source", str(source))
    texts = sorted(passages())
    fresh, known = texts[::_FRESH], [text for place, text in enumerate(texts) if place % _FRESH]
    _write(source, range(size), known)
    first, again = cost_of(command), cost_of(command)
    _write(source, range(size, size + _ADDED), fresh)
    more = cost_of(command)
    return Row(size, first.processor, first.memory, again.processor, more.processor)


def plot(rows: Sequence[Row]) -> str:
    """Return seconds and memory over the number of articles, all in powers of ten, as SVG.

    >>> plot([Row(100, 60, 400, 2, 9), Row(1_000, 610, 520, 4, 15)]).count("<circle")
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


def _write(folder: Path, numbers: range, texts: Sequence[str]) -> None:
    for number in numbers:
        chosen = random.Random(number).sample(texts, min(_PASSAGES, len(texts)))
        (folder / f"a{number:07}.txt").write_text("\n\n".join(chosen) + "\n", "utf-8")


def _build(source: Path, out: Path) -> None:
    remembered.load_reader = load_reader
    pipeline.build([source], out, Settings())


def load_reader(models: str, threads: int, *, at_once: bool) -> Callable[[Sequence[Task]], list[Done]]:
    """Stands in for `kg.reader.load_reader`."""
    return partial(read_articles, annotator=lambda: annotate, tables=make_tables(load()))


def annotate(articles: Sequence[Article]) -> list[tuple[Sentence, ...]]:
    """Stands in for the models."""
    return [_sentences(article) for article in articles]


def _sentences(article: Article) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    for index, passage in enumerate(article.passages):
        for sentence in passages().get(article.text[passage.begin : passage.end], ()):
            found.append(_moved(sentence, passage.begin, index=len(found), passage=index))
    return tuple(found)


@cache
def passages() -> dict[str, tuple[Sentence, ...]]:
    """Return the passages of real articles with their sentences, offsets from the begin of the passage."""
    found: dict[str, tuple[Sentence, ...]] = {}
    with tempfile.TemporaryDirectory() as folder, open_work(_copy(Path(folder))) as work:
        for entry in work.entries():
            article = remembered.article_of(entry, work)
            sentences = unpack(Sentence, work.get(entry.parse))
            for index, passage in enumerate(article.passages):
                own = tuple(_moved(one, -passage.begin, index=0, passage=0) for one in sentences if one.passage == index)
                found[article.text[passage.begin : passage.end]] = own
    return found


def _copy(folder: Path) -> Path:
    """Return a copy of the file of results: only one process at a time can have one."""
    return Path(shutil.copy(os.environ["KG_PASSAGES"], folder / WORK))


def _moved(sentence: Sentence, by: int, *, index: int, passage: int) -> Sentence:
    return replace(
        sentence,
        index=index,
        passage=passage,
        begin=sentence.begin + by,
        end=sentence.end + by,
        tokens=tuple(replace(token, begin=token.begin + by, end=token.end + by) for token in sentence.tokens),
        words=tuple(replace(word, begin=word.begin + by, end=word.end + by) for word in sentence.words),
        names=tuple(replace(name, begin=name.begin + by, end=name.end + by) for name in sentence.names),
    )


if __name__ == "__main__":
    from benchmarks import growth  # workers know the functions of this module by its name

    growth.main()
