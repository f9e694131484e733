"""Writing Turtle and answering the named questions, beside rdflib in memory, on graphs that grow.

    python -m benchmarks.stores OUT [--sizes 100000 1000000] [--repeat 3] [--times 25] [--beside 1000000]

OUT is a built graph. It is repeated under other names up to each size: articles, mentions, statements and evidence are new each
time, and ten repetitions share their actors, places and operations, as the news of some weeks do. Figures are medians of seconds
of the processor, so that other work on the machine changes them little. rdflib is given up on a question after so many times what
the store takes, and its ratio is at least that. Graphs larger than `--beside` are written, loaded and asked without rdflib.
"""

import argparse
import contextlib
import resource
import signal
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import pyoxigraph
from rdflib import Graph, Literal, URIRef

from kg.built import GRAPH
from kg.graph import write_triples
from kg.query import fill, list_questions, run_query
from kg.query.parameters import parameters
from kg.store import load_store, open_store
from kg.terms import BASE, PREFIXES, prefixes

_SHARED_BY = 10
_NAMES = {"name": "*الرقة", "from": "واشنطن", "to": "أنقرة"}  # what the questions ask for that ask for a name
_LEAST = 0.05  # seconds that are measured at least: what takes less is done several times

_Triple = tuple[URIRef, URIRef, URIRef | Literal]


@dataclass(frozen=True, slots=True)
class _Plan:
    """How often each is measured, and after how many times of what the store takes rdflib is given up."""

    repeat: int
    times: int


def main() -> None:
    """Print tables in Markdown."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--times", type=int, default=25)
    parser.add_argument("--beside", type=int, default=1_000_000)
    given = parser.parse_args()
    source = [quad.triple for quad in pyoxigraph.parse(path=str(given.out / GRAPH))]
    with tempfile.TemporaryDirectory() as folder:
        for size in given.sizes:
            target = Path(folder) / str(size)
            target.mkdir()
            if size <= given.beside:
                _measure_beside(list(_repeated(source, size)), target, _Plan(given.repeat, given.times))
            else:
                _measure_alone(_repeated(source, size), target, given.repeat)


def _measure_beside(triples: list[_Triple], folder: Path, plan: _Plan) -> None:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes().items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add(triple)
    ours = _median(lambda: write_triples(triples, prefixes(), folder / GRAPH), plan.repeat)
    theirs = _seconds(lambda: graph.serialize(folder / "rdflib.ttl", format="turtle"))
    loaded = _seconds(lambda: load_store(folder / GRAPH, folder / "store"))
    print(
        f"\n{len(graph):,} triples: Turtle in {ours:.1f} s, by rdflib in {theirs:.1f} s, **{theirs / ours:.1f} ×**; "
        f"the store is loaded in {loaded:.1f} s.\n\n| question | store, ms | rdflib, ms | ratio |\n|---|---:|---:|---:|",
        flush=True,
    )
    pairs = []
    for name, sparql, mine in _answers(folder, plan.repeat):
        limit = plan.times * mine
        other = _limited(lambda sparql=sparql: len(list(graph.query(sparql, initNs=PREFIXES))), limit)  # type: ignore[misc]
        pairs.append((mine, other))
        more = "> " if other >= limit else ""
        print(f"| {name} | {mine * 1000:.1f} | {more}{other * 1000:,.0f} | {more}{other / mine:.0f} |", flush=True)
    all_ours, all_theirs = map(sum, zip(*pairs, strict=True))
    print(f"| all | {all_ours * 1000:,.0f} | > {all_theirs * 1000:,.0f} | **> {all_theirs / all_ours:.0f}** |")
    print(f"| median | | | **{statistics.median(other / mine for mine, other in pairs):.0f}** |")


def _measure_alone(triples: Iterable[_Triple], folder: Path, repeat: int) -> None:
    count = 0

    def write() -> None:
        nonlocal count
        count = write_triples(triples, prefixes(), folder / GRAPH)

    written, loaded = _seconds(write), _seconds(lambda: load_store(folder / GRAPH, folder / "store"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(
        f"\n{count:,} triples: made and written as Turtle in {written:.0f} s, loaded in {loaded:.0f} s; {memory:.1f} GB at most."
        "\n\n| question | store, ms |\n|---|---:|",
        flush=True,
    )
    for name, _, mine in _answers(folder, repeat):
        print(f"| {name} | {mine * 1000:.1f} |", flush=True)


def _answers(folder: Path, repeat: int) -> Iterator[tuple[str, str, float]]:
    """Yield the name of each question, its SPARQL, and how long the store takes."""
    store = open_store(folder / "store")
    for question in list_questions():
        sparql = fill(question.sparql, {name: _NAMES.get(name, "*") for name in parameters(question.sparql)})
        yield question.name, sparql, _median(lambda sparql=sparql: run_query(store, sparql), repeat)  # type: ignore[misc]


def _repeated(source: list[pyoxigraph.Triple], size: int) -> Iterator[_Triple]:
    """Yield about `size` triples, of repetitions of a graph."""
    for place in range(size):
        number, triple = place // len(source), source[place % len(source)]
        yield tuple(_renamed(term, number) for term in (triple.subject, triple.predicate, triple.object))  # type: ignore[misc]


def _renamed(term: object, number: int) -> URIRef | Literal:
    if isinstance(term, pyoxigraph.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
    iri = term.value  # type: ignore[attr-defined]
    if not iri.startswith(BASE):
        return URIRef(iri)
    return URIRef(f"{iri}-{number // _SHARED_BY if iri.startswith(f'{BASE}entity/') else number}")


def _median(action: Callable[[], object], repeat: int) -> float:
    return statistics.median(_seconds(action) for _ in range(repeat))


def _seconds(action: Callable[[], object]) -> float:
    begun, rounds = time.process_time(), 0
    while (passed := time.process_time() - begun) < _LEAST:
        action()
        rounds += 1
    return passed / rounds


def _limited(action: Callable[[], object], limit: float) -> float:
    """Return the seconds of one run, or the limit if that ends it."""
    begun = time.process_time()
    with contextlib.suppress(TimeoutError), _alarm(limit):
        action()
        return time.process_time() - begun
    return limit


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def late(_: int, frame: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


if __name__ == "__main__":
    main()
