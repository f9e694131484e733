"""A build whose models are stood in for, so that it takes a moment; as a program, many such builds, or `kg` itself.

A full stop ends a sentence, and its words hang on the first. An article that says so ends its worker, stalls it, is too much
for the rules, or takes all memory that it gets.
"""

import itertools
import json
import os
import re
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from kg import cli, pipeline, remembered
from kg.errors import OutputError
from kg.extract import make_tables
from kg.lexicon import load
from kg.model import Article, Name, Sentence, Token, Word
from kg.reader import Done, Task, read_articles
from kg.report import Report
from kg.scale import Job, Outcome
from kg.scale.job import answer
from kg.settings import Settings

ENDING, STALLING, FAILING, GREEDY = "ينهي العامل", "يعطل العامل", "يربك القواعد", "يملأ الذاكرة"
ENDING_ONCE = "ينهي مرة واحدة: "  # before the path of a file that tells that it has
_PAUSE = 0.01  # of the models, an article
_ROOM = 1 << 28  # bytes of memory that a greedy article gets
_TOLD = 3  # the exit code of a build that told what it lacks
_ENDINGS = {0: "done", _TOLD: "told", -signal.SIGABRT: "killed", -signal.SIGKILL: "killed"}  # a store without memory aborts


def load_reader(models: str, threads: int, *, at_once: bool) -> Callable[[Sequence[Task]], list[Done]]:
    """Stands in for `kg.reader.load_reader`."""
    return partial(read_articles, annotator=lambda: annotate, tables=make_tables(load()))


def annotate(articles: Sequence[Article]) -> list[tuple[Sentence, ...]]:
    """Stands in for the models."""
    for article in articles:
        time.sleep(_PAUSE)
        if ENDING in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if ENDING_ONCE in article.text:
            _end_once(Path(article.text.partition(ENDING_ONCE)[2].split()[0]))
        if STALLING in article.text:
            time.sleep(600)
        if FAILING in article.text:
            raise RecursionError("too deep")
        if GREEDY in article.text:
            _limit_memory(_ROOM)
            bytearray(2 * _ROOM)
    return [tuple(_sentences(article)) for article in articles]


def _end_once(told: Path) -> None:
    if not told.exists():
        told.touch()
        os.kill(os.getppid(), signal.SIGKILL)  # whoever runs the worker: a machine that is lost


def _sentences(article: Article) -> list[Sentence]:
    found: list[Sentence] = []
    for number, passage in enumerate(article.passages):
        for match in re.finditer(r"[^.\n]*[^.\s][^.\n]*\.?", article.text[passage.begin : passage.end]):
            begin = passage.begin + match.start()
            places = [(begin + m.start(), begin + m.end()) for m in re.finditer(r"[\w]+|[^\w\s]", match[0])]
            found.append(_sentence(article.text, places, len(found), number))
    return found


def _sentence(text: str, places: list[tuple[int, int]], index: int, passage: int) -> Sentence:
    tokens = tuple(Token(begin, end, n, n + 1) for n, (begin, end) in enumerate(places))
    words = tuple(
        Word(n, text[b:e], text[b:e], "VERB" if n == 0 else "PROPN", "", 0 if n else -1, "dep" if n else "root", b, e, n)
        for n, (b, e) in enumerate(places)
    )
    names = tuple(Name(b, e, "PER" if n % 2 else "LOC", n, n + 1) for n, (b, e) in enumerate(places) if n and e - b > 4)
    return Sentence(index, passage, places[0][0], places[-1][1], tokens, words, names)


def build(source: Path, out: Path, *, workers: int = 1, batch: int = 4, patience: int = 600, engine: str = "processes") -> Report:
    """Build in workers, with the models stood in for."""
    with mock.patch.multiple(remembered, load_reader=load_reader, _LEAST_ARTICLES=1):
        return pipeline.build([source], out, Settings(workers=workers, batch=batch, patience=patience, engine=engine))


def build_here(source: Path, out: Path) -> Report:
    """Build in this process alone, with the models stood in for."""
    with mock.patch.object(remembered, "ENGINES", {"processes": _run}):
        return build(source, out)


def _run(job: Job, groups: Iterable[Sequence[Any]], *, workers: int, patience: object) -> Iterator[Outcome]:
    work = job.load(*job.arguments)
    for group in groups:
        for item, reply in zip(group, answer(work, group), strict=True):
            yield Outcome(item, reply)


def main() -> None:
    """Be the program `kg` if there are arguments; else build what each line of standard input asks for, and tell how it went.

    Each of these builds has a process of its own that may be ended. This process builds nothing itself: it has no threads that a
    process forked from it would miss.
    """
    if sys.argv[1:]:
        with mock.patch.multiple(remembered, load_reader=load_reader, ENGINES={"processes": _run}):
            cli.main()
            return
    for line in sys.stdin:
        source, out, seconds, limit, size = json.loads(line)
        print(_ended(lambda source=source, out=out: build_here(Path(source), Path(out)), seconds, limit, size), flush=True)  # type: ignore[misc]


def _ended(action: Callable[[], object], seconds: float, limit: str, size: int) -> str:
    child = os.fork()
    if not child:
        os._exit(_code(action, limit, size))
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return _ENDINGS.get(os.waitstatus_to_exitcode(status), "failed")
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "killed"


def _code(action: Callable[[], object], limit: str, size: int) -> int:
    try:
        if limit:
            _LIMITS[limit](size)
        action()
    except (OutputError, MemoryError):
        return _TOLD
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def _limit_files(size: int) -> None:
    """Let no file grow beyond so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def _limit_memory(size: int) -> None:
    """Give so many bytes of memory beside what the process has."""
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + used, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _limit_changes(count: int) -> None:
    """Kill the process when it has made, opened for writing, renamed or removed so many files and folders and would another."""
    left = itertools.count(count, -1)

    def look(event: str, told: tuple[Any, ...]) -> None:
        if (event in _CHANGES or (event == "open" and told[2] & _WRITING)) and not next(left):
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


_CHANGES = frozenset(("os.mkdir", "os.rename", "os.remove", "os.rmdir"))
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_LIMITS: Mapping[str, Callable[[int], None]] = {"files": _limit_files, "memory": _limit_memory, "changes": _limit_changes}
"""What can be limited, each by a number."""


if __name__ == "__main__":
    main()
