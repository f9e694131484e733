"""Where the stages meet: articles in, a graph in a folder out.

    read ─► annotate ─► extract ─► resolve ─► to_graph ─► graph.ttl, graph.html, store/, articles/, report.json

Equal input gives equal bytes in all but `report.json`, which tells seconds.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from rdflib import Graph

from kg.corpus.read import read
from kg.errors import InputError, OutputError
from kg.extract import Tables, extract, make_tables
from kg.graph import to_graph, turtle
from kg.graph.verify import Verification, verify
from kg.lexicon import load
from kg.model import Article, Extraction, Problem, Run, Sentence
from kg.nlp import models as nlp_models
from kg.nlp.annotate import Annotator, load_annotator
from kg.report import ArticleReport, Report, article_report, as_json
from kg.resolve import resolve
from kg.settings import Settings, digest
from kg.store import write_store
from kg.view.page import write_html
from kg.view.read import from_graph

Progress = Callable[[str, int, int], None]

GRAPH, PAGE, STORE, ARTICLES, REPORT = "graph.ttl", "graph.html", "store", "articles", "report.json"


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
        out: made if it is not there; of an older graph each file is replaced as a whole.
        on_progress: called with the name of the stage, how many of its steps are done, and how many there are.

    Raises:
        InputError: not one article could be read.
        ModelError: the models are missing or broken.
        OutputError: `out` cannot be written.
    """
    begun = time.monotonic()
    articles, problems = _read_all(sources, settings, on_progress)
    models = nlp_models.locate(settings.models)
    nlp_models.check(models)
    on_progress("load models", 0, 1)
    annotator = load_annotator(models, threads=settings.threads)
    on_progress("load models", 1, 1)
    read_articles = tuple(_extract_all(articles, annotator, settings.batch, on_progress))
    run = Run(version("arkg"), models.name, models.digest, digest(settings))
    graph, entities = _graph(read_articles, run, settings.base_iri)
    _write(out, graph, articles, on_progress)
    report = Report(
        run=run,
        licence=models.licence,
        articles=tuple(item.report for item in read_articles),
        problems=(*problems, *(p for item in read_articles for p in item.extraction.problems)),
        entities=entities,
        triples=len(graph),
        seconds=round(time.monotonic() - begun, 1),
    )
    _replace(out / REPORT, as_json(report).encode("utf-8", "surrogatepass"))
    return report


def _read_all(
    sources: Iterable[str | Path], settings: Settings, on_progress: Progress
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Return the articles by id, so that their order in the input changes nothing, and the problems."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for item in read(sources, max_bytes=settings.max_bytes):
        if isinstance(item, Article):
            articles.append(item)
        else:
            problems.append(item)
        on_progress("read", len(articles) + len(problems), 0)
    if not articles:
        reasons = "; ".join(f"{p.where}: {p.reason}" for p in problems[:3])
        raise InputError(f"no article could be read{': ' + reasons if reasons else ' from what was given'}")
    return tuple(sorted(articles, key=lambda article: article.id)), tuple(problems)


def _extract_all(articles: Sequence[Article], annotator: Annotator, batch: int, on_progress: Progress) -> Iterator[_Read]:
    tables = make_tables(load())
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


def _graph(items: Sequence[_Read], run: Run, base: str) -> tuple[Graph, int]:
    extractions = [item.extraction for item in items]
    resolution = resolve(extractions)
    graph = to_graph([item.article for item in items], extractions, resolution, run, base=base)
    return graph, len(resolution.entities)


def _write(out: Path, graph: Graph, articles: Sequence[Article], on_progress: Progress) -> None:
    steps: tuple[tuple[str, Callable[[], None]], ...] = (
        (ARTICLES, lambda: _write_articles(out / ARTICLES, articles)),
        (GRAPH, lambda: _replace(out / GRAPH, turtle(graph))),
        (STORE, lambda: write_store(graph, out / STORE)),
        (PAGE, lambda: write_html(from_graph(graph), out / PAGE, title=_title(articles))),
    )
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise OutputError(f"{out}: cannot be made: {fault.strerror}") from fault
    for number, (name, step) in enumerate(steps):
        on_progress(f"write {name}", number, len(steps))
        step()
    on_progress("write", len(steps), len(steps))


def _title(articles: Sequence[Article]) -> str:
    return articles[0].title or articles[0].id if len(articles) == 1 else f"رسم معرفي من {len(articles)} خبرا"


def _write_articles(folder: Path, articles: Iterable[Article]) -> None:
    """Keep the text of each article under its hash, so that every fact can be compared with its words later."""
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles:
        _replace(folder / f"{article.sha256}.txt", article.text.encode("utf-8", "surrogatepass"))


def _replace(path: Path, content: bytes) -> None:
    """Write a file as a whole; an older one stays until the new one is complete."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise OutputError(f"{path}: cannot be written: {fault.strerror}") from fault


def load_graph(out: Path) -> Graph:
    """Return the graph that was built in the folder `out`.

    Raises:
        OutputError: there is none, or it is not Turtle.
    """
    path = out / GRAPH
    if not path.is_file():
        raise OutputError(f"{out}: there is no {GRAPH} here; build it with kg build INPUT -o {out}")
    try:
        return Graph().parse(path)
    except Exception as fault:  # rdflib's parser raises many kinds
        raise OutputError(f"{path}: is not Turtle: {fault}".splitlines()[0]) from fault


def verify_output(out: Path) -> Verification:
    """Compare every stretch of text in the graph of `out` with the kept text of its article, found by its hash.

    Raises:
        OutputError: there is no graph.
    """
    texts: dict[str, str] = {}
    for path in sorted((out / ARTICLES).glob("*.txt")):
        content = path.read_bytes()
        texts[hashlib.sha256(content).hexdigest()] = content.decode("utf-8", "surrogatepass")
    return verify(load_graph(out), texts)
