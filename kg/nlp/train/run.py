"""Runs the training: prepares the files, then the parts in the order of their needs, several at a time.

    kg models train --corpora CORPORA -o FOLDER [--add FILE] [--work WORK] [--part PART] [--jobs N]

What it trains on and how is in `settings.toml`, the command lines are in `kg.nlp.train.parts`, and all output of a part is kept
in WORK/logs/PART.log. A full training takes hours on two cores; Stanza's trainers use a GPU where torch finds one. The same
corpora and settings give the same models on the same kind of machine: every trainer has a fixed seed.

A part that has ended leaves WORK/done/PART with the digest of all that went into it; a later run skips the parts whose digest
is unchanged, so an interrupted training goes on where it stopped. Within a part, the parser goes on from its checkpoint and the
name tagger from its best model so far; the other parts take minutes and start again. WORK/begun/PART tells which digest such a
half-done model belongs to: it is thrown away when settings or corpora have changed since.
"""

import hashlib
import json
import os
import subprocess
import time
import tomllib
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kg.errors import TrainingError
from kg.nlp.train.parts import Folders, Options, Part, all_parts, with_needs
from kg.nlp.train.prepare import prepare

_LOGS, _BEGUN, _DONE = "logs", "begun", "done"
_LIKE = "like"
_PAUSE = 0.2  # seconds between two looks at the running parts


@dataclass(frozen=True, slots=True)
class Progress:
    """What happened to a part: `started`, `skipped` or `done`, this after `seconds`."""

    part: str
    event: str
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _Run:
    """A part that is running, since `begun` on the monotonic clock."""

    part: Part
    process: subprocess.Popen[bytes]
    begun: float


def default_settings() -> dict[str, Any]:
    """Return the settings that a training has unless told otherwise: one table for the data and one for each part.

    A table that is `like` another one has all that stands there and is not said anew.
    """
    tables = tomllib.loads(resources.files("kg.nlp.train").joinpath("settings.toml").read_text("utf-8"))
    return {name: _with_model(table, tables) for name, table in tables.items()}


def _with_model(table: Mapping[str, Any], tables: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    own = {name: value for name, value in table.items() if name != _LIKE}
    return {**_with_model(tables[table[_LIKE]], tables), **own} if _LIKE in table else own


def train_models(
    folders: Folders, *, settings: Mapping[str, Options], jobs: int = 1, only: Iterable[str] = ()
) -> Iterator[Progress]:
    """Train every part (or `only` some, with what they need), `jobs` at a time; yield what happens.

    The models lie in `folders.models` in the end, ready for `kg.nlp.resources.install_models`.

    Args:
        folders: what to read, and where prepared files, logs and models are kept between runs.
        settings: as from `default_settings`.

    Raises:
        TrainingError: a corpus is missing, a part is unknown, the extra `train` is not installed, or a trainer failed; the
            message names its log.
    """
    added = tuple(path.resolve() for path in folders.added)
    folders = Folders(folders.corpora.resolve(), folders.work.resolve(), added)  # installing cuts absolute paths down
    parts = with_needs(all_parts(folders, settings), only)
    if find_spec("gensim") is None and any(part.name == "vectors" for part in parts):
        raise TrainingError("the word vectors need gensim; install `arkg[train]`")
    prepare(folders, settings["data"])
    yield from run_parts(parts, folders.work, settings=settings, jobs=jobs)


def run_parts(
    parts: Sequence[Part], work: Path, *, settings: Mapping[str, Options], jobs: int = 1
) -> Generator[Progress, None, None]:
    """Run the parts that are not done yet, `jobs` at a time, each after those it needs; yield what happens.

    When the caller stops listening, or a part fails, the parts that are running are ended.

    Args:
        parts: each after the parts that it needs, and these all among them.
        work: keeps `logs/`, `begun/` and `done/`.
        settings: a part whose table here has changed is not done.

    Raises:
        TrainingError: a part failed, or did not make its files; the message names its log.
    """
    digests = _digests(parts, settings)
    for folder in (_LOGS, _BEGUN, _DONE):
        (work / folder).mkdir(parents=True, exist_ok=True)
    finished = {part.name for part in parts if _is_done(part, work, digests[part.name])}
    yield from (Progress(part.name, "skipped") for part in parts if part.name in finished)
    running: dict[str, _Run] = {}
    try:
        while len(finished) < len(parts):
            for part in _startable(parts, finished, running)[: jobs - len(running)]:
                running[part.name] = _start(part, work, digests[part.name], jobs=jobs)
                yield Progress(part.name, "started")
            time.sleep(_PAUSE)
            for name in [name for name, run in running.items() if run.process.poll() is not None]:
                yield _ended(running.pop(name), work, digests[name])
                finished.add(name)
    finally:
        _stop(run.process for run in running.values())


def _digests(parts: Iterable[Part], settings: Mapping[str, Options]) -> dict[str, str]:
    digests: dict[str, str] = {}
    for part in parts:
        content = hashlib.sha256(json.dumps(settings.get(part.name, {}), sort_keys=True).encode())
        for path in part.reads:
            content.update(hashlib.sha256(path.read_bytes()).digest())
        for need in part.needs:
            content.update(digests[need].encode())
        digests[part.name] = content.hexdigest()
    return digests


def _is_done(part: Part, work: Path, digest: str) -> bool:
    return _mark(work / _DONE / part.name) == digest and all(path.is_file() for path in part.makes)


def _mark(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


def _startable(parts: Iterable[Part], finished: Collection[str], running: Collection[str]) -> list[Part]:
    waiting = (part for part in parts if part.name not in finished and part.name not in running)
    return [part for part in waiting if all(need in finished for need in part.needs)]


def _start(part: Part, work: Path, digest: str, *, jobs: int) -> _Run:
    if {_mark(work / _BEGUN / part.name), _mark(work / _DONE / part.name)} - {"", digest}:
        for path in (*part.makes, *part.checkpoints):
            path.unlink(missing_ok=True)
    (work / _DONE / part.name).unlink(missing_ok=True)
    (work / _BEGUN / part.name).write_text(digest, "utf-8")
    resume = part.resume if part.makes and part.makes[0].is_file() else ()
    threads = max(1, (os.cpu_count() or 1) // jobs)
    environment = {"OMP_NUM_THREADS": str(threads), **os.environ, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
    with _log(part, work).open("ab") as log:
        process = subprocess.Popen([*part.command, *resume], stdout=log, stderr=subprocess.STDOUT, env=environment)
    return _Run(part, process, time.monotonic())


def _ended(run: _Run, work: Path, digest: str) -> Progress:
    part, code = run.part, run.process.returncode
    if code:
        raise TrainingError(f"training of '{part.name}' failed; its output is in {_log(part, work)}")
    if missing := [path for path in part.makes if not path.is_file()]:
        raise TrainingError(f"training of '{part.name}' did not make {missing[0]}; its output is in {_log(part, work)}")
    (work / _DONE / part.name).write_text(digest, "utf-8")
    return Progress(part.name, "done", time.monotonic() - run.begun)


def _log(part: Part, work: Path) -> Path:
    return work / _LOGS / f"{part.name}.log"


def _stop(processes: Iterable[subprocess.Popen[bytes]]) -> None:
    alive = list(processes)
    for process in alive:
        process.terminate()
    for process in alive:
        process.wait()
