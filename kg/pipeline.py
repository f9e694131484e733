"""Where the stages meet: articles in, a graph in a folder out.

    read ─► annotate ─► extract ─► resolve ─► triples ─► graph.ttl ─► store/; graph.html, articles/, report.json
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
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from rdflib import Graph

from kg.built import ARTICLES, GRAPH, IDENTITY, PAGE, REPORT, STORE, WORK, load_decisions, write_file, writing
from kg.errors import InputError, OutputError
from kg.graph import to_graph, triples, write_triples
from kg.graph.part import most_mentioned
from kg.model import Article, Extraction, Resolution, Run
from kg.nlp import models as nlp_models
from kg.remembered import Progress, extract_missing, read_inputs, readings
from kg.replacing import making, recover, replacing
from kg.report import Report, article_report, as_json
from kg.resolve import format_decisions, resolve
from kg.resolve.account import write_accounts
from kg.settings import Settings, decisive, digest
from kg.store import load_store
from kg.terms import ontology_file, prefixes
from kg.view.page import write_html
from kg.view.read import from_graph
from kg.work import Digests, Work, open_work, pack, unpack

_STANDING, _REPORT = "standing", "report"
"""Notes in the file of results: what the graph in the folder was made from and looks like on the disk, and its report."""

# A page of a larger graph would take gigabytes to make, and would show nothing that can be told apart.
_MOST_TRIPLES, _MOST_ENTITIES = 1_000_000, 10_000


@dataclass(frozen=True, slots=True)
class _Made:
    """What a graph is written from."""

    articles: tuple[Article, ...]
    extractions: tuple[Extraction, ...]
    resolution: Resolution
    run: Run
    base: str


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
        articles, extractions = tuple(article for article, _ in items), tuple(one.extraction for _, one in items)
        made = _Made(articles, extractions, resolve(extractions, decisions), run, settings.base_iri)
        with replacing(out) as folder:
            count = _write(folder, made, on_progress)
            report = Report(
                run=run,
                licence=models.licence,
                articles=tuple(article_report(article, one.sentences, one.extraction, one.seconds) for article, one in items),
                problems=(*refused, *(fault for one in extractions for fault in one.problems), *made.resolution.problems),
                entities=len(made.resolution.entities),
                triples=count,
                seconds=_since(begun),
            )
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
    ours = (out / WORK).is_file() or all((out / name).is_file() for name in (GRAPH, REPORT))
    if not ours:
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


def _write(folder: Path, made: _Made, on_progress: Progress) -> int:
    """Write everything but the report, and return how many triples there are."""
    on_progress("write", 0, 4)
    _write_articles(folder / ARTICLES, made.articles)
    write_file(folder / IDENTITY, write_accounts(made.resolution))
    on_progress("write", 1, 4)
    found = triples(made.articles, made.extractions, made.resolution, made.run, base=made.base)
    count = write_triples(found, prefixes(made.base), folder / GRAPH)
    on_progress("write", 2, 4)
    load_store(folder / GRAPH, folder / STORE)
    on_progress("write", 3, 4)
    write_html(from_graph(_shown(made, count)), folder / PAGE)
    on_progress("write", 4, 4)
    return count


def _shown(made: _Made, count: int) -> Graph:
    """Return the graph that the page shows: all of it, or of a large one what is mentioned most."""
    extractions, resolution = made.extractions, made.resolution
    if count > _MOST_TRIPLES:
        extractions, resolution = most_mentioned(extractions, resolution, _MOST_ENTITIES)
    return to_graph(made.articles, extractions, resolution, made.run, base=made.base)


def _write_articles(folder: Path, articles: Iterable[Article]) -> None:
    """Keep the text of each article under its hash, so that every fact can be compared with its words later."""
    with writing(folder):
        folder.mkdir()
    for article in articles:
        write_file(folder / f"{article.sha256}.txt", article.text)
