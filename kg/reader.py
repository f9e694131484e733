"""An article → its sentences and what the rules find in them: what a worker does, packed for the file of results.

Here the two stages meet that look at one article alone, so they can run anywhere and in any order.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from kg.errors import ModelError
from kg.extract import Tables, extract, make_tables
from kg.lexicon import load
from kg.model import Article, Extraction, Sentence
from kg.packing import pack, unpack

if TYPE_CHECKING:
    from kg.nlp.annotate import Annotator


@dataclass(frozen=True, slots=True)
class Task:
    """An article to read; `parse` holds its sentences, packed, if they are known already."""

    article: Article
    parse: bytes = b""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a task, packed: the sentences if they were not known, and the reading."""

    parse: bytes
    reading: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in an article, in how many sentences, and how long it took."""

    extraction: Extraction
    sentences: int
    seconds: float


def load_reader(models: str, threads: int, *, at_once: bool) -> Callable[[Sequence[Task]], list[Done]]:
    """Return what reads groups of articles.

    Args:
        models: "bundled", "stanza" or a folder.
        threads: of the models' arithmetic; 0 leaves torch's own choice.
        at_once: whether the models are loaded now, or when they are first needed.

    Raises:
        ModelError: the models are missing or broken.
    """
    annotator = cache(partial(_annotator, models, threads))
    if at_once:
        annotator()
    return partial(read_articles, annotator=annotator, tables=make_tables(load()))


def read_articles(tasks: Sequence[Task], *, annotator: Callable[[], "Annotator"], tables: Tables) -> list[Done]:
    """Return what came of each task; those whose sentences are not known are parsed together.

    Raises:
        ModelError: the models are missing or broken.
    """
    known = {task.article.id: sentences for task in tasks if (sentences := _known(task.parse)) is not None}
    fresh = [task.article for task in tasks if task.article.id not in known]
    begun = time.monotonic()
    parsed = dict(zip((article.id for article in fresh), annotator()(fresh), strict=True)) if fresh else {}
    seconds = (time.monotonic() - begun) / max(1, sum(len(article.text) for article in fresh))
    return [
        _done(task.article, parsed[task.article.id], tables, seconds * len(task.article.text), fresh=True)
        if task.article.id in parsed
        else _done(task.article, known[task.article.id], tables, 0.0, fresh=False)
        for task in tasks
    ]


def _done(article: Article, sentences: tuple[Sentence, ...], tables: Tables, seconds: float, *, fresh: bool) -> Done:
    begun = time.monotonic()
    found = extract(article, sentences, tables)
    reading = Reading(found, len(sentences), seconds + time.monotonic() - begun)
    return Done(pack(sentences) if fresh else b"", pack([reading]))


def _known(content: bytes) -> tuple[Sentence, ...] | None:
    """Return the sentences of a row; nothing if there is none or it is damaged."""
    try:
        return unpack(Sentence, content) if content else None
    except ValueError:
        return None


def _annotator(models: str, threads: int) -> "Annotator":
    from kg.nlp import models as sets  # here, because torch takes seconds to load and known sentences need no models
    from kg.nlp.annotate import load_annotator

    found = sets.locate(models)
    sets.check_sums(found)
    try:
        return load_annotator(found, threads=threads)
    except ModelError:
        sets.check(found)  # which tells more closely what is wrong
        raise
