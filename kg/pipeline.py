"""Where the stages meet: articles in, a graph in a folder out.

    read ─► annotate ─► extract ─► resolve ─► to_graph ─► graph.ttl, graph.html, store/, articles/, report.json
      └───── work.sqlite ───┘      ▲     └► identity.jsonl: why mentions are one entity
                                   └ decisions.csv: what the user has decided about that

What stands in `work.sqlite` is not done again: what an input was read as, the sentences of an article, what the rules find in
them. A build that finds everything there, and the graph of just that beside it, leaves the graph as it is. The result is the same
as that of a build from nothing.

Equal input gives equal bytes in `graph.ttl`, `graph.html`, `identity.jsonl` and `articles/`. How the files of `store/` and of
`work.sqlite` look is up to Oxigraph and SQLite, and `report.json` tells seconds.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from rdflib import Graph

from kg.built import ARTICLES, GRAPH, IDENTITY, PAGE, REPORT, STORE, WORK, load_decisions, write_file, writing
from kg.errors import InputError, OutputError
from kg.graph import to_graph, write_turtle
from kg.model import Article, Run
from kg.nlp import models as nlp_models
from kg.remembered import Progress, extract_missing, read_inputs, readings
from kg.replacing import making, recover, replacing
from kg.report import Report, article_report, as_json
from kg.resolve import format_decisions, resolve
from kg.resolve.account import write_accounts
from kg.settings import Settings, decisive, digest
from kg.store import write_store
from kg.terms import ontology_file
from kg.view.page import write_html
from kg.view.read import from_graph
from kg.work import Digests, Work, open_work, pack, unpack

_STANDING, _REPORT = "standing", "report"
"""Notes in the file of results: what the graph in the folder was made from and looks like on the disk, and its report."""


def build(sources: Iterable[str | Path], out: Path, settings: Settings, *, on_progress: Progress = lambda *_: None) -> Report:
    """Build the graph of `sources` in the folder `out`, and return what was done.

    Args:
        sources: files, folders, lists of them, or "-" for standard input.
        out: made if it is not there. An older graph in it is replaced once the new one is complete; other files stay. The
            decisions of the user in it are followed.
        on_progress: called with the name of the stage, how many of its steps are done, and how many there are.

    Raises:
        InputError: not one article could be read, or the file of decisions is malformed.
        ModelError: the models are missing or broken.
        OutputError: `out` cannot be written, is being written by another build, has other things where a graph would stand, or
            lies inside one of `sources`.
    """
    begun = time.monotonic()
    inputs = tuple(map(str, sources))
    _check_place(out, inputs)
    decisions = load_decisions(out)
    models = nlp_models.locate(settings.models)
    digests = Digests.of(models.digest)
    run = Run(version("arkg"), models.name, models.digest, digest(settings), decisive(settings))
    with making(out), open_work(out / WORK) as work:
        recover(out)
        refused = read_inputs(inputs, settings, work, digests, on_progress)
        refused += extract_missing(settings, work, on_progress)
        origin = _origin(work, digests, (repr(run), format_decisions(decisions), repr(refused)))
        if work.note(_STANDING) == f"{origin} {_state(out)}".encode():
            return replace(unpack(Report, work.note(_REPORT))[0], seconds=_since(begun))
        items = tuple(readings(work))
        if not items:
            raise InputError(f"no article could be read: {'; '.join(f'{p.where}: {p.reason}' for p in refused[:3])}")
        articles, extractions = [article for article, _ in items], [reading.extraction for _, reading in items]
        resolution = resolve(extractions, decisions)
        graph = to_graph(articles, extractions, resolution, run, base=settings.base_iri)
        found = tuple(problem for _, reading in items for problem in reading.extraction.problems)
        report = Report(
            run=run,
            licence=models.licence,
            articles=tuple(article_report(article, one.sentences, one.extraction, one.seconds) for article, one in items),
            problems=(*refused, *found, *resolution.problems),
            entities=len(resolution.entities),
            triples=len(graph),
            seconds=_since(begun),
        )
        with replacing(out) as folder:
            _write(folder, graph, articles, on_progress)
            write_file(folder / IDENTITY, write_accounts(resolution))
            write_file(folder / REPORT, as_json(report))
        work.tidy()
        work.write_notes({_REPORT: pack([report]), _STANDING: f"{origin} {_state(out)}".encode()})
    return report


def _since(begun: float) -> float:
    return round(time.monotonic() - begun, 1)


def _check_place(out: Path, inputs: Iterable[str]) -> None:
    """Make sure that a graph in `out` neither replaces something else nor is read as an article by the next build.

    Raises:
        OutputError: it would.
    """
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out}: is a file, not a folder")
    if not all((out / name).is_file() for name in (GRAPH, REPORT)):
        for name in (ARTICLES, STORE):
            if (out / name).exists():
                raise OutputError(f"{out}: has a '{name}' that belongs to no graph; name another folder")
    for folder in map(Path, inputs):
        if folder.is_dir() and out.resolve().is_relative_to(folder.resolve()):
            raise OutputError(f"{out}: lies inside {folder}, which is to be read; name a folder outside")


def _origin(work: Work, digests: Digests, others: Iterable[str]) -> str:
    """Return the hash of everything that decides what a build writes."""
    found = hashlib.sha256("\x1f".join((digests.package, *others)).encode("utf-8", "surrogatepass"))
    found.update(ontology_file("kg.ttl").read_bytes())
    for entry in work.entries():
        found.update(b"%b%b" % (entry.read, entry.extraction))
    return found.hexdigest()


def _state(out: Path) -> str:
    """Return the hash of sizes and times of what a build has written: if it differs, somebody has changed that."""
    found = hashlib.sha256()
    files = [out / name for name in (GRAPH, PAGE, IDENTITY, REPORT)]
    files += [*sorted((out / ARTICLES).glob("*.txt")), *sorted((out / STORE).glob("*.sst"))]
    for path in files:
        if path.is_file():
            status = path.stat()
            found.update(f"{path.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return found.hexdigest()


def _write(folder: Path, graph: Graph, articles: Sequence[Article], on_progress: Progress) -> None:
    steps: tuple[Callable[[], None], ...] = (
        lambda: _write_articles(folder / ARTICLES, articles),
        lambda: write_turtle(graph, folder / GRAPH),
        lambda: write_store(graph, folder / STORE),
        lambda: write_html(from_graph(graph), folder / PAGE),
    )
    for number, step in enumerate(steps):
        on_progress("write", number, len(steps))
        step()
    on_progress("write", len(steps), len(steps))


def _write_articles(folder: Path, articles: Iterable[Article]) -> None:
    """Keep the text of each article under its hash, so that every fact can be compared with its words later."""
    with writing(folder):
        folder.mkdir()
    for article in articles:
        write_file(folder / f"{article.sha256}.txt", article.text)
