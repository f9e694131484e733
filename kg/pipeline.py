"""Where the stages meet: articles in, a graph in a folder out.

    read ─► annotate ─► extract ─► resolve ─► to_graph ─► graph.ttl, graph.html, store/, articles/, report.json
                                   ▲     └► identity.jsonl: why mentions are one entity
                                   └ decisions.csv: what the user has decided about that

Equal input gives equal bytes in `graph.ttl`, `graph.html`, `identity.jsonl` and `articles/`. How the files of `store/` look is up
to Oxigraph, and `report.json` tells seconds.
"""

import contextlib
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from rdflib import Graph

from kg.built import ARTICLES, GRAPH, IDENTITY, PAGE, REPORT, STORE, load_decisions, write_file, writing
from kg.corpus.fetch import fetch
from kg.corpus.read import read
from kg.errors import InputError, OutputError
from kg.extract import Tables, extract, make_tables
from kg.graph import to_graph, write_turtle
from kg.lexicon import load
from kg.model import Article, Extraction, Problem, Resolution, Run, Sentence
from kg.nlp import models as nlp_models
from kg.nlp.annotate import Annotator, load_annotator
from kg.nlp.models import ModelSet
from kg.report import ArticleReport, Report, article_report, as_json
from kg.resolve import resolve
from kg.resolve.account import write_accounts
from kg.settings import Settings, decisive, digest
from kg.store import write_store
from kg.view.page import write_html
from kg.view.read import from_graph

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class _Read:
    """An article with what was found in it."""

    article: Article
    extraction: Extraction
    report: ArticleReport


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
        OutputError: `out` cannot be written, has other things where a graph would stand, or lies inside one of `sources`.
    """
    begun = time.monotonic()
    inputs = tuple(map(str, sources))
    _check_place(out, inputs)
    decisions = load_decisions(out)
    with _replacing(out) as folder:
        articles, problems = _read_all(inputs, settings, on_progress)
        models = nlp_models.locate(settings.models)
        annotator = _annotator(models, settings.threads, on_progress)
        items = tuple(_extract_all(articles, annotator, settings.batch, on_progress))
        run = Run(version("arkg"), models.name, models.digest, digest(settings), decisive(settings))
        resolution = resolve((item.extraction for item in items), decisions)
        graph = to_graph(articles, [item.extraction for item in items], resolution, run, base=settings.base_iri)
        _write(folder, graph, articles, on_progress)
        write_file(folder / IDENTITY, write_accounts(resolution))
        report = Report(
            run=run,
            licence=models.licence,
            articles=tuple(item.report for item in items),
            problems=_all_problems(problems, items, resolution),
            entities=len(resolution.entities),
            triples=len(graph),
            seconds=round(time.monotonic() - begun, 1),
        )
        write_file(folder / REPORT, as_json(report))
    return report


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


@contextlib.contextmanager
def _replacing(out: Path) -> Iterator[Path]:
    """Yield an empty folder. What was written to it replaces what `out` has under the same names; after a failure nothing does.

    Raises:
        OutputError: `out` cannot be made or written.
    """
    made = [folder for folder in (out, *out.parents) if not folder.exists()]
    with contextlib.ExitStack() as undo:
        for folder in reversed(made):
            undo.callback(_remove_if_empty, folder)
        with writing(out):
            out.mkdir(parents=True, exist_ok=True)
            new = tempfile.TemporaryDirectory(prefix=".new-", dir=out, ignore_cleanup_errors=True)
        with new as temporary:
            yield Path(temporary)
            with writing(out):
                _move(Path(temporary), out)
        undo.pop_all()


def _remove_if_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()


def _move(folder: Path, out: Path) -> None:
    """Put everything from `folder` in the place of what `out` has under the same names."""
    new = sorted(folder.iterdir())
    old = folder / "old"
    old.mkdir()
    for path in new:
        target = out / path.name
        if target.exists():
            target.rename(old / path.name)
        path.rename(target)


def _read_all(
    inputs: Iterable[str], settings: Settings, on_progress: Progress
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Return the articles by id, so that their order in the input changes nothing, and the problems."""
    articles: list[Article] = []
    problems: list[Problem] = []
    get = fetch if settings.fetch else None
    for item in read(inputs, max_bytes=settings.max_bytes, max_characters=settings.max_characters, get=get):
        if isinstance(item, Article):
            articles.append(item)
        else:
            problems.append(item)
        on_progress("read", len(articles) + len(problems), 0)
    found = len(articles) + len(problems)
    on_progress("read", found, found)
    if not articles:
        reasons = "; ".join(f"{p.where}: {p.reason}" for p in problems[:3])
        raise InputError(f"no article could be read{': ' + reasons if reasons else ' from what was given'}")
    return tuple(sorted(articles, key=lambda article: article.id)), tuple(problems)


def _annotator(models: ModelSet, threads: int, on_progress: Progress) -> Annotator:
    on_progress("load models", 0, 1)
    nlp_models.check(models)
    annotator = load_annotator(models, threads=threads)
    on_progress("load models", 1, 1)
    return annotator


def _extract_all(articles: Sequence[Article], annotator: Annotator, batch: int, on_progress: Progress) -> Iterator[_Read]:
    tables = make_tables(load())
    on_progress("annotate and extract", 0, len(articles))
    for first in range(0, len(articles), batch):
        group = articles[first : first + batch]
        begun = time.monotonic()
        parsed = annotator(group)
        seconds = (time.monotonic() - begun) / max(1, sum(len(article.text) for article in group))
        for number, (article, sentences) in enumerate(zip(group, parsed, strict=True), start=first + 1):
            yield _read_article(article, sentences, len(article.text) * seconds, tables)
            on_progress("annotate and extract", number, len(articles))


def _read_article(article: Article, sentences: Sequence[Sentence], seconds: float, tables: Tables) -> _Read:
    begun = time.monotonic()
    extraction = extract(article, sentences, tables)
    seconds += time.monotonic() - begun
    return _Read(article, extraction, article_report(article, len(sentences), extraction, seconds))


def _all_problems(refused: Iterable[Problem], items: Iterable[_Read], resolution: Resolution) -> tuple[Problem, ...]:
    return (*refused, *(problem for item in items for problem in item.extraction.problems), *resolution.problems)


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
