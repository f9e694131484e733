"""Writing Turtle and answering the named questions, beside rdflib in memory, on graphs that grow.

    python -m benchmarks.stores OUT [--sizes 100000 1000000] [--repeat 3] [--limit 60]

OUT is a built graph. It is repeated under other names up to each size: articles, mentions, statements and evidence are new each
time, and ten repetitions share their actors, places and operations, as the news of some weeks do. Figures are medians; a query
that takes rdflib longer than the limit is given up, and its ratio is at least that.
"""

import argparse
import contextlib
import signal
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
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

_Triples = list[tuple[URIRef, URIRef, URIRef | Literal]]


def main() -> None:
    """Print tables in Markdown."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--limit", type=int, default=60)
    given = parser.parse_args()
    source = [quad.triple for quad in pyoxigraph.parse(path=str(given.out / GRAPH))]
    with tempfile.TemporaryDirectory() as folder:
        for size in given.sizes:
            _measure(_repeated(source, size), Path(folder) / str(size), given.repeat, given.limit)


def _measure(triples: _Triples, folder: Path, repeat: int, limit: int) -> None:
    folder.mkdir()
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes().items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add(triple)
    file = folder / "graph.ttl"
    ours = _median(lambda: write_triples(triples, prefixes(), file), repeat)
    theirs = _median(lambda: graph.serialize(folder / "rdflib.ttl", format="turtle"), repeat)
    loaded = _median(lambda: load_store(file, folder / "store"), 1)
    print(
        f"\n{len(graph):,} triples: Turtle in {ours:.1f} s, by rdflib in {theirs:.1f} s, **{theirs / ours:.1f} ×**; "
        f"the store is loaded in {loaded:.1f} s.\n\n| question | store, ms | rdflib, ms | ratio |\n|---|---:|---:|---:|"
    )
    store, ratios = open_store(folder / "store"), []
    for question in list_questions():
        sparql = fill(question.sparql, {name: _NAMES.get(name, "*") for name in parameters(question.sparql)})
        mine = _median(lambda sparql=sparql: run_query(store, sparql), repeat)  # type: ignore[misc]
        other = _limited(lambda sparql=sparql: len(list(graph.query(sparql, initNs=PREFIXES))), limit)  # type: ignore[misc]
        ratios.append(other / mine)
        print(
            f"| {question.name} | {mine * 1000:.1f} | {'> ' if other >= limit else ''}{other * 1000:,.0f} | {other / mine:.0f} |",
            flush=True,
        )
    print(f"| **median** | | | **{statistics.median(ratios):.0f}** |")


def _repeated(source: list[pyoxigraph.Triple], size: int) -> _Triples:
    """Return about `size` triples, of repetitions of a graph."""
    found: _Triples = []
    for number in range(-(-size // len(source))):
        for triple in source:
            found.append(tuple(_renamed(term, number) for term in (triple.subject, triple.predicate, triple.object)))  # type: ignore[arg-type]
    return found[:size]


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
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def _limited(action: Callable[[], object], limit: int) -> float:
    with contextlib.suppress(TimeoutError), _alarm(limit):
        return _seconds(action)
    return float(limit)


@contextlib.contextmanager
def _alarm(seconds: int) -> Iterator[None]:
    def late(_: int, frame: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


if __name__ == "__main__":
    main()
