"""How fast a graph is built, beside the loop that one would write with the same models, and where the time goes.

    python -m benchmarks.speed FOLDER [--articles 60] [--repeat 3]

FOLDER holds articles as text files. The loop is `for text in texts: nlp(text)`, with Stanza's pipeline as it comes. Both run in
fresh processes, in turn, from start to end, so that a busy machine slows both alike; the figures are medians. A third command
makes the graph anew from articles that are known, which is what a build does beside reading them. Then one process reads the
articles one by one with the plain pipeline, and what the rules find in that is compared with what the build has found.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.measuring import Cost, cost_of
from kg.built import GRAPH, WORK
from kg.corpus.read import read
from kg.extract import extract, make_tables
from kg.lexicon import load
from kg.model import Article
from kg.nlp.annotate import annotate, load_annotator, load_pipeline
from kg.nlp.models import locate
from kg.remembered import readings
from kg.work import open_work

_KNOWN = "kg build, its articles known"


def main() -> None:
    """Print tables in Markdown."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--models", default="bundled")
    parser.add_argument("--loop", action="store_true", help="be the plain loop")
    given = parser.parse_args()
    files = sorted(given.folder.glob("*.txt"))[: given.articles]
    if given.loop:
        _loop(files, given.models)
        return
    with tempfile.TemporaryDirectory() as folder:
        costs = _costs(given, files, Path(folder))
        _print_costs(costs, len(files))
        beside = statistics.median(cost.processor for cost in costs[_KNOWN])
        _print_stages(files, given.models, Path(folder) / "out-0", beside)


def _costs(given: argparse.Namespace, files: list[Path], folder: Path) -> dict[str, list[Cost]]:
    names = folder / "articles.list"
    names.write_text("".join(f"{file.resolve()}\n" for file in files), "utf-8")
    loop = ("benchmarks.speed", str(given.folder), "--articles", str(len(files)), "--models", given.models, "--loop")
    costs: dict[str, list[Cost]] = {"for text in texts: nlp(text)": [], "kg build": [], _KNOWN: []}
    plain, anew, known = costs.values()
    for number in range(given.repeat):
        out = folder / f"out-{number}"
        build = ("kg", "build", str(names), "-o", str(out), "--models", given.models, "-q")
        plain.append(cost_of(loop))
        anew.append(cost_of(build))
        (out / GRAPH).unlink()
        known.append(cost_of(build))
    return costs


def _print_costs(costs: dict[str, list[Cost]], articles: int) -> None:
    print("| what | seconds | articles a second | processor seconds | most memory, MB | faster |\n|---|---:|---:|---:|---:|---:|")
    plain = statistics.median(cost.seconds for cost in next(iter(costs.values())))
    for name, found in costs.items():
        seconds = statistics.median(cost.seconds for cost in found)
        processor, memory = statistics.median(c.processor for c in found), max(cost.memory for cost in found)
        print(
            f"| `{name}` | {seconds:.1f} | {articles / seconds:.2f} | {processor:.1f} | {memory:,.0f} | {plain / seconds:.1f} × |"
        )


def _loop(files: list[Path], models: str) -> None:
    pipeline = load_pipeline(locate(models))
    for file in files:
        pipeline(file.read_text("utf-8"))


def _print_stages(files: list[Path], models: str, out: Path, beside: float) -> None:
    """Print the share of each stage on one thread, and whether the build has found the same as a plain pipeline.

    Args:
        beside: processor seconds of a build whose articles are known.
    """
    articles = sorted((found for found in read(files) if isinstance(found, Article)), key=lambda article: article.id)
    tables = make_tables(load())
    seconds: dict[str, float] = {}
    plain = load_pipeline(locate(models), threads=1)
    for name, processor in plain.processors.items():
        processor.bulk_process = _timed(processor.bulk_process, seconds, name)
    sentences = [annotate(plain, [article])[0] for article in articles]
    begun = time.process_time()
    found = {article.id: extract(article, parsed, tables) for article, parsed in zip(articles, sentences, strict=True)}
    seconds["rules"] = time.process_time() - begun
    annotator = load_annotator(locate(models), threads=1)
    begun = time.process_time()
    for first in range(0, len(articles), 16):
        annotator(articles[first : first + 16])
    ours = time.process_time() - begun
    print("\n| stage, one by one on one thread | processor seconds | share |\n|---|---:|---:|")
    for name, spent in seconds.items():
        print(f"| {name} | {spent:.1f} | {spent / sum(seconds.values()):.0%} |")
    print(
        f"\nThe models with our shortcuts, 16 articles at a time: {ours:.1f} processor seconds; the rules are "
        f"{seconds['rules'] / ours:.0%} of that, and all that a build does beside both {beside / ours:.0%}."
    )
    with open_work(out / WORK) as work:
        same = sum(reading.extraction == found.get(article.id) for article, reading in readings(work))
    print(f"Of {len(found)} articles, {same} have the same facts in the build as with the plain pipeline.")


def _timed(process: Callable[[Any], Any], seconds: dict[str, float], name: str) -> Callable[[Any], Any]:
    def timed(documents: Any) -> Any:
        begun = time.process_time()
        found = process(documents)
        seconds[name] = seconds.get(name, 0.0) + time.process_time() - begun
        return found

    return timed


if __name__ == "__main__":
    sys.exit(main())
