"""Where the stages meet: articles in, a graph in a folder out.

    read ─► annotate ─► extract ─► resolve ─► graph.ttl, store/, identity.jsonl ─► graph.html, articles/, report.json
      └────────── work.sqlite ───────┘  ▲
                                        └ decisions.csv: what the user has decided about identity

What stands in `work.sqlite` is not done again: what an input was read as, the sentences of an article, what the rules find in
them, which mentions are one thing. A build that finds everything there, and the graph of just that beside it, leaves the graph as
it is; one that finds other articles changes the graph where they do. The result is the same as that of a build from nothing.

Equal input gives equal bytes in `graph.ttl`, `graph.html`, `identity.jsonl` and `articles/`. How the files of `store/` and of
`work.sqlite` look is up to Oxigraph and SQLite, and `report.json` tells seconds.
"""

import contextlib
import hashlib
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.metadata import version
from itertools import count
from pathlib import Path

from kg.built import ARTICLES, GRAPH, IDENTITY, PAGE, REPORT, STORE, WORK, load_decisions, writing
from kg.errors import InputError, OutputError
from kg.graph.provenance import run_name
from kg.model import Decision, Problem, Run
from kg.nlp import models as nlp_models
from kg.outputs import Older, Source, reports, write_anew, write_articles, write_changed, write_quads
from kg.packing import pack, unpack
from kg.reader import Reading
from kg.remembered import Progress, extract_missing, read_inputs, reading_of
from kg.replacing import making, recover, replacing
from kg.report import Report, json_pieces
from kg.resolve import format_decisions
from kg.resolve.update import departing, update
from kg.settings import Settings, decisive, digest
from kg.shown import shown
from kg.store import open_store
from kg.terms import ontology_file
from kg.view.page import write_html
from kg.work import Digests, Entry, Work, open_work, telling

_STANDING, _REPORT, _MADE_BY, _NAME, _BASE, _TRIPLES = "standing", "report", "made by", "run", "base", "triples"
"""Notes in the file of results: what the graph in the folder was made from and looks like on the disk, its report, what it and
the tables of the resolution were made by, the name of its run, what its IRIs begin with, and the number of its triples."""

_MOST_CHANGED = 0.5  # of the articles: if more are affected, making all anew takes less time


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
        if not any(work.entries()):
            raise InputError(f"no article could be read: {'; '.join(f'{p.where}: {p.reason}' for p in refused[:3])}")
        source = Source(work, run, run_name(run, (entry.sha256 for entry in work.entries())), settings.base_iri)
        made_by = _made_by(digests, run, decisions)
        origin, state = _origin(work, made_by, refused), _state(out)
        if work.note(_STANDING) == f"{origin} {state}".encode():
            return replace(unpack(Report, work.note(_REPORT))[0], seconds=_since(begun))
        with telling(out / WORK), replacing(out) as folder:
            older, problems = _resolve(source, decisions, out, made_by, state)
            triples = _write(folder, source, older, on_progress)
            report = _report(source, models.licence, (refused, problems), triples, begun)
            with writing(folder / REPORT), (folder / REPORT).open("w", encoding="utf-8", newline="") as file:
                file.writelines(json_pieces(report, reports(work)))
        notes = {_REPORT: pack([report]), _MADE_BY: made_by, _NAME: source.name.encode(), _BASE: source.base.encode()}
        work.write_notes(notes | {_STANDING: f"{origin} {_state(out)}".encode(), _TRIPLES: str(triples).encode()})
        work.tidy()
    return report


def export_quads(out: Path, folder: Path, number: int) -> int:
    """Write the graph that was built in `out` to `number` files in N-Quads in a new folder, and return how many quads there are.

    Nothing but an article or an entity at a time is held, so this is how a large archive gets into a large triple store.

    Raises:
        OutputError: the results are gone or not those of the graph; or `folder` is there or cannot be written.
    """
    if not (out / WORK).is_file():
        raise OutputError(f"{out}: there is no {WORK} here; build the graph again")
    with open_work(out / WORK) as work, telling(out / WORK):
        if not work.note(_STANDING).endswith(f" {_state(out)}".encode()):
            raise OutputError(f"{out}: {WORK} is not of the graph here; build it again")
        run = unpack(Report, work.note(_REPORT))[0].run
        return write_quads(folder, number, Source(work, run, work.note(_NAME).decode(), work.note(_BASE).decode()))


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


def _made_by(digests: Digests, run: Run, decisions: Iterable[Decision]) -> bytes:
    """Return the hash of everything but the articles that decides what a build writes."""
    parts = (digests.package, repr(run), format_decisions(decisions), ontology_file("kg.ttl").read_text("utf-8"))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()


def _origin(work: Work, made_by: bytes, refused: Sequence[Problem]) -> str:
    """Return the hash of everything that decides what a build writes."""
    found = hashlib.sha256(made_by + repr(refused).encode("utf-8", "surrogatepass"))
    for entry in work.entries():
        found.update(_key(entry))
    return found.hexdigest()


def _key(entry: Entry) -> bytes:
    """Return the key of all that is known of an article: of what it was read as, and of what was found in it."""
    return entry.read + entry.extraction


def _state(out: Path) -> str:
    """Return the hash of sizes and times of what a build has written: if it differs, somebody has changed or broken that."""
    found = hashlib.sha256()
    files = [out / name for name in (GRAPH, PAGE, IDENTITY, REPORT)]
    files += [*sorted((out / ARTICLES).glob("*.txt")), *sorted((out / STORE).glob("*.sst"))]
    for path in files:
        if path.is_file():
            status = path.stat()
            found.update(f"{path.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    with contextlib.suppress(OutputError):
        open_store(out / STORE)
        found.update(b"the store opens")
    return found.hexdigest()


def _resolve(
    source: Source, decisions: Iterable[Decision], out: Path, made_by: bytes, state: str
) -> tuple[Older | None, tuple[Problem, ...]]:
    """Resolve what has changed, and return the graph that can be changed accordingly, if there is one, and the problems.

    Args:
        made_by: what decides, beside the articles, what a build writes.
        state: of the graph in `out`.
    """
    work = source.work
    anew = work.note(_MADE_BY) != made_by
    stands = not anew and work.note(_STANDING).endswith(f" {state}".encode())
    entries = {entry.id: _key(entry) for entry in work.entries()}
    departed = [work.get(key[len(key) // 2 :]) for key in departing(work.connection, entries.items())] if stands else []
    problems = update(
        work.connection,
        entries.items(),
        lambda article: reading_of(work.entry(article), work).extraction,
        decisions,
        anew=anew,
    )
    (affected,) = work.connection.execute("SELECT count(*) FROM affected").fetchone()
    if not stands or not all(departed) or affected > _MOST_CHANGED * len(entries):
        return None, problems
    found = tuple(unpack(Reading, content)[0].extraction for content in departed)
    return Older(out, work.note(_NAME).decode(), int(work.note(_TRIPLES)), found), problems


def _write(folder: Path, source: Source, older: Older | None, on_progress: Progress) -> int:
    """Write everything but the report, and return how many triples there are."""
    steps = count(1)

    def on_step() -> None:
        on_progress("write", next(steps), 4)

    on_progress("write", 0, 4)
    written = write_changed(folder, source, older, on_step) if older else write_anew(folder, source, on_step)
    on_step()
    write_articles(folder, source.work, older.out if older else None)
    on_step()
    write_html(shown(source, folder / STORE, written), folder / PAGE)
    on_step()
    return written


def _report(source: Source, licence: str, problems: tuple[tuple[Problem, ...], ...], triples: int, begun: float) -> Report:
    """Return the report; what was not coded in the articles, which would fill the memory, is only in the file."""
    refused, undecided = problems
    (entities,) = source.work.connection.execute("SELECT count(DISTINCT entity) FROM parts").fetchone()
    articles = tuple(replace(one, uncoded=()) for one in reports(source.work))
    warnings = (Problem(one.id, reason, "warning") for one in articles for reason in one.warnings)
    return Report(source.run, licence, articles, (*refused, *warnings, *undecided), entities, triples, _since(begun))
