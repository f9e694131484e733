"""Reading and extracting, of which nothing is done that stands in the file of results already.

inputs ─ read ─► Article ─► its place in the list of the build
                                  └ what is missing ─ workers (kg.reader) ─► sentences, Extraction ─► results
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import partial
from typing import TypeVar

from kg.corpus.article import make_article
from kg.corpus.fetch import fetch
from kg.corpus.formats import Record
from kg.corpus.read import read
from kg.errors import InputError
from kg.model import Article, Problem
from kg.packing import DamagedError, pack, unpack
from kg.reader import Reading, Task, load_reader
from kg.scale import ENGINES, Job, Lost
from kg.settings import Settings
from kg.work import Digests, Entry, Work, extraction_key, parse_key, read_key

Progress = Callable[[str, int, int], None]
_Row = TypeVar("_Row")

# What an article may take beside the patience that all have: fifty times what it takes on one core, for machines with more to do.
_SECONDS_A_CHARACTER = 0.02
_LEAST_ARTICLES = 2  # that make one worker more worth its start
_MEMORY = 1 << 30  # of a worker, with room for long articles


@dataclass(frozen=True, slots=True)
class _Made:
    """What an input was read as."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def read_inputs(
    inputs: Iterable[str], settings: Settings, work: Work, digests: Digests, on_progress: Progress
) -> tuple[Problem, ...]:
    """Make the articles of `inputs` the list of the build, and return the problems.

    Raises:
        InputError: there is not one article.
    """
    keys: dict[str, bytes] = {}
    entries: list[Entry] = []
    problems: list[Problem] = []
    items = read(
        inputs,
        max_bytes=settings.max_bytes,
        max_characters=settings.max_characters,
        get=fetch if settings.fetch else None,
        make=lambda record: _remembered(record, work, digests, keys),
    )
    for found in items:
        if isinstance(found, Article):
            keyed = keys.pop(found.id), parse_key(found, digests), extraction_key(found, digests)
            entries.append(Entry(found.id, *keyed, found.sha256))
        else:
            problems.append(found)
        on_progress("read", len(entries) + len(problems), 0)
    on_progress("read", len(entries) + len(problems), len(entries) + len(problems))
    if not entries:
        reasons = "; ".join(f"{p.where}: {p.reason}" for p in problems[:3])
        raise InputError(f"no article could be read{': ' + reasons if reasons else ' from what was given'}")
    work.list_articles(entries)
    return tuple(problems)


def _remembered(
    record: Record, work: Work, digests: Digests, keys: dict[str, bytes]
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Return what `make_article` makes of a record, from the results if it is there; note under which key it is."""
    key = read_key(digests, *astuple(record))
    made = _row(_Made, work.get(key))
    if made is None:
        made = _Made(*make_article(record))
        work.keep([(key, pack([made]))])
    keys |= {article.id: key for article in made.articles}
    return made.articles, made.problems


def extract_missing(settings: Settings, work: Work, on_progress: Progress) -> tuple[Problem, ...]:
    """Parse and extract what is not in the results, and return the articles that were set aside, which leave the list.

    Raises:
        KgError: no worker can work: the models are missing or broken.
    """
    missing = work.missing()
    on_progress("annotate and extract", 0, len(missing))
    if not missing:
        return ()
    workers = _workers(settings, len(missing))
    job = Job(
        partial(load_reader, at_once=not all(work.holds(entry.parse) for entry in missing)), (settings.models, settings.threads)
    )
    groups = _groups(missing, work, min(settings.batch, -(-len(missing) // workers)))
    lost: list[tuple[Entry, str]] = []
    entry_of = {entry.id: entry for entry in missing}
    for number, outcome in enumerate(
        ENGINES[settings.engine](job, groups, workers=workers, patience=partial(_patience, settings)), start=1
    ):
        entry = entry_of[outcome.item.article.id]
        if isinstance(outcome.answer, Lost):
            lost.append((entry, outcome.answer.reason))
        else:
            rows = ((entry.parse, outcome.answer.parse), (entry.extraction, outcome.answer.reading))
            work.keep(row for row in rows if row[1])
        on_progress("annotate and extract", number, len(missing))
    work.forget(entry for entry, _ in lost)
    return tuple(Problem(entry.id, f"is set aside: {reason}") for entry, reason in sorted(lost, key=lambda one: one[0].id))


def readings(work: Work) -> Iterator[tuple[Article, Reading]]:
    """Yield the articles of the build, by id, with what was found in them.

    Raises:
        KeyError: a result is not there, or damaged.
    """
    for entry in work.entries():
        yield article_of(entry, work), reading_of(entry, work)


def reading_of(entry: Entry, work: Work) -> Reading:
    """Return what was found in an article of the build.

    Raises:
        DamagedError: it is not in the results, or damaged.
    """
    return _needed(_row(Reading, work.get(entry.extraction)), entry)


def article_of(entry: Entry, work: Work) -> Article:
    """Return an article of the build as it was read.

    Raises:
        DamagedError: it is not in the results, or damaged.
    """
    return next(article for article in _needed(_row(_Made, work.get(entry.read)), entry).articles if article.id == entry.id)


def _groups(missing: Sequence[Entry], work: Work, size: int) -> Iterator[tuple[Task, ...]]:
    for first in range(0, len(missing), size):
        yield tuple(Task(article_of(entry, work), work.get(entry.parse)) for entry in missing[first : first + size])


def _patience(settings: Settings, tasks: Sequence[Task]) -> float:
    return settings.patience + _SECONDS_A_CHARACTER * sum(len(task.article.text) for task in tasks)


def _workers(settings: Settings, articles: int) -> int:
    """Return how many workers there are: no more than cores, memory and articles call for."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    fit = max(1, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // _MEMORY) if hasattr(os, "sysconf") else cores
    return min(settings.workers or min(cores, fit), max(1, articles // _LEAST_ARTICLES))


def _row(kind: type[_Row], content: bytes) -> _Row | None:
    """Return the record of a row; nothing if there is none or it is damaged."""
    try:
        return unpack(kind, content)[0] if content else None
    except ValueError:
        return None


def _needed(row: _Row | None, entry: Entry) -> _Row:
    if row is None:
        raise DamagedError(f"the result for {entry.id} is gone")
    return row
