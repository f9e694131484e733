"""How time and memory of a build grow with the number of articles.

    python -m benchmarks.growth OUT [--sizes 100 1000 10000]

OUT is a built graph, whose `work.sqlite` has the sentences of real articles. New articles are made of passages of these, drawn by
chance, and the models are stood in for by a look at what they have made of each passage; all else is the build as it is. So the
table tells what a build costs beside the models. For each size a second build of the same articles, and one of a hundred more,
are measured too.
"""

import argparse
import os
import random
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
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
_ADDED = 100


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--source", type=Path, help="be one build of these articles")
    given = parser.parse_args()
    if given.source:
        _build(given.source, given.out)
        return
    print("| articles | build, s | most memory, MB | the same again, s | a hundred more, s |\n|---:|---:|---:|---:|---:|")
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            _print_size(given.out, size, Path(folder))


def _print_size(out: Path, size: int, folder: Path) -> None:
    os.environ["KG_PASSAGES"] = str(out / WORK)
    source = folder / "news"
    source.mkdir()
    command = ("benchmarks.growth", str(folder / "out"), "--source", str(source))
    _write(source, range(size), sorted(passages()))
    first, again = cost_of(command), cost_of(command)
    _write(source, range(size, size + _ADDED), sorted(passages()))
    more = cost_of(command)
    print(f"| {size:,} | {first.seconds:.1f} | {first.memory:,.0f} | {again.seconds:.1f} | {more.seconds:.1f} |", flush=True)


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
