"""Results and the resolution → the files of a folder: all anew, or an older folder with what has changed.

    articles, entities ─ triples ─► graph.ttl ─► store/
              └ accounts ─► identity.jsonl

Articles and entities go by one at a time, so that the memory does not grow with them; and because all that is said of a subject
comes from one of them, what has not changed is copied from the older folder, byte for byte.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TextIO

from rdflib import RDF, URIRef

from kg.built import ARTICLES, GRAPH, IDENTITY, STORE, write_file, writing
from kg.graph import Thing, Told, Triple, set_beside, thing_triples, told_triples, write_triples
from kg.graph.lines import line_writer
from kg.graph.patch import JSON_LINES, TURTLE, blocks, changed_blocks, patch
from kg.graph.provenance import run_triples
from kg.graph.shards import write_shards
from kg.model import Extraction, Run, content_id
from kg.packing import pack, unpack
from kg.remembered import article_of, reading_of
from kg.report import ArticleReport, article_report
from kg.resolve import answers, tables
from kg.resolve.account import write_account
from kg.store import change_store, load_store
from kg.terms import (
    alignment_iri,
    article_iri,
    entity_iri,
    evidence_iri,
    graph_iri,
    mention_iri,
    prefixes,
    run_iri,
    statement_iri,
)
from kg.work import Entry, Work

_TEXTS = 256  # articles whose words others report, kept for the next of these
# Files that are there while a folder is changed: what is made anew, and the triples that go and come.
_TRIPLES, _ACCOUNTS, _GONE, _COME = ".new.ttl", ".new.jsonl", ".gone.ttl", ".come.ttl"


@dataclass(frozen=True, slots=True)
class Source:
    """Where the records come from, and what they are made into.

    Attributes:
        work: the results, and the tables of the resolution.
        run: what made them.
        name: of the run, see `kg.graph.provenance.run_name`.
        base: what all IRIs begin with.
    """

    work: Work
    run: Run
    name: str
    base: str


@dataclass(frozen=True, slots=True)
class Older:
    """A folder with a graph of these results before they changed.

    Attributes:
        out: the folder.
        run: the name of the run that made it.
        triples: how many there are.
        departed: what was found in the articles that are gone or no longer what they were.
    """

    out: Path
    run: str
    triples: int
    departed: tuple[Extraction, ...]


def write_anew(folder: Path, source: Source, on_step: Callable[[], None]) -> int:
    """Write the graph, the store and the account of identity, and return how many triples there are.

    Raises:
        OutputError: the folder cannot be written.
    """
    told = told_of(source, source.work.entries())
    with _accounts(folder / IDENTITY) as accounts:
        things = _described(source, answers.entities(source.work.connection), accounts)
        count = write_triples(_triples(source, told, things), prefixes(source.base), folder / GRAPH)
    on_step()
    load_store(folder / GRAPH, folder / STORE)
    return count


def write_changed(folder: Path, source: Source, older: Older, on_step: Callable[[], None]) -> int:
    """Write the same as `write_anew` would, taking what has not changed from an older folder.

    Raises:
        OutputError: the folder cannot be written.
    """
    db = source.work.connection
    told = told_of(source, (source.work.entry(article) for article in tables.noted(db, "affected")))
    triples, accounts, gone, come = (folder / name for name in (_TRIPLES, _ACCOUNTS, _GONE, _COME))
    with _accounts(accounts) as target:
        things = _described(source, tables.noted(db, "renewed"), target)
        write_triples(_triples(source, told, things), prefixes(source.base), triples)
    with writing(folder):
        _patch_graph(folder, source, older)
        ids = (f'{{"id": "{entity}",'.encode() for entity in tables.noted(db, "renewed"))
        with accounts.open("rb") as new, (folder / IDENTITY).open("wb") as patched:
            deque(patch(older.out / IDENTITY, changed_blocks(blocks(new, JSON_LINES), ids), patched, JSON_LINES), maxlen=0)
    on_step()
    grown = change_store(older.out / STORE, folder / STORE, gone, come)
    for path in (triples, accounts, gone, come):
        path.unlink()
    return older.triples + grown


def _patch_graph(folder: Path, source: Source, older: Older) -> None:
    """Write the graph, and beside it the triples that went and those that came."""
    header = "".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in sorted(prefixes(source.base).items())).encode()
    with ExitStack() as files:
        new = files.enter_context((folder / _TRIPLES).open("rb"))
        target, gone, come = (files.enter_context((folder / name).open("wb")) for name in (GRAPH, _GONE, _COME))
        gone.write(header)
        come.write(header)
        changes = changed_blocks(blocks(new, TURTLE), _keys(source, older))
        for before, after in patch(older.out / GRAPH, changes, target, TURTLE):
            gone.write(before)
            come.write(after)


@contextmanager
def _accounts(path: Path) -> Iterator[TextIO]:
    with writing(path), path.open("w", encoding="utf-8", newline="") as file:
        yield file


def write_articles(folder: Path, work: Work, older: Path | None) -> None:
    """Keep the text of each article under its hash, so that every fact can be compared with its words later.

    Args:
        older: the folder of a graph whose texts are what they were, and get a second name; None if there is none.

    Raises:
        OutputError: the folder cannot be written.
    """
    target = folder / ARTICLES
    with writing(target):
        target.mkdir()
    names: set[str] = set()
    for report in reports(work):
        name = f"{report.sha256}.txt"
        if name not in names and not (older and _linked(older / ARTICLES / name, target / name)):
            write_file(target / name, article_of(work.entry(report.id), work).text)
        names.add(name)


def all_triples(source: Source) -> Iterator[Triple]:
    """Yield the triples of the graph; some come more than once."""
    things = (_thing(found) for found in _found(source, answers.entities(source.work.connection)))
    return _triples(source, told_of(source, source.work.entries()), things)


def told_of(source: Source, entries: Iterable[Entry]) -> Iterator[Told]:
    """Yield articles with what they tell, and keep a report of each."""
    work, db = source.work, source.work.connection
    text_of = lru_cache(_TEXTS)(lambda article: article_of(work.entry(article), work).text)
    for entry in entries:
        article, reading = article_of(entry, work), reading_of(entry, work)
        work.report(entry.id, pack([article_report(article, reading.sentences, reading.extraction, reading.seconds)]))
        aligned = [
            beside
            for alignment, articles in answers.alignments_of(db, article.id)
            for beside, mine in zip(set_beside(alignment, *map(text_of, articles)), articles, strict=True)
            if mine == article.id
        ]
        entity_of, disputed = answers.entities_of(db, article.id), answers.disputes_of(db, article.id)
        yield Told(article, reading.extraction, entity_of, disputed, tuple(aligned))


def write_quads(folder: Path, number: int, source: Source) -> int:
    """Write the graph to files in N-Quads, see `kg.graph.shards`, and return how many quads there are.

    Raises:
        OutputError: the folder is there, or cannot be written.
    """
    work, base = source.work, source.base
    run = run_triples(source.run, source.name, (entry.id for entry in work.entries()), base=base)
    things = (_thing(found) for found in _found(source, answers.entities(work.connection)))
    with writing(folder):
        return write_shards(folder, number, run, chain(told_of(source, work.entries()), things), base=base)


def reports(work: Work) -> Iterator[ArticleReport]:
    """Yield what is told of the articles, by id."""
    return (unpack(ArticleReport, content)[0] for content in work.reports())


def _triples(source: Source, told: Iterable[Told], things: Iterable[Thing]) -> Iterator[Triple]:
    articles = (entry.id for entry in source.work.entries())
    yield from run_triples(source.run, source.name, articles, base=source.base)
    for one in told:
        yield from told_triples(one, base=source.base)
    for thing in things:
        yield from thing_triples(thing, base=source.base)


def _described(source: Source, entities: Iterable[str], accounts: TextIO) -> Iterator[Thing]:
    """Yield entities with what is said of them, and write the account of each as it goes by."""
    for found in _found(source, entities):
        accounts.write(write_account(found.entity, found.parts, found.comparisons))
        yield _thing(found)


def _found(source: Source, entities: Iterable[str]) -> Iterator[answers.Described]:
    for entity in entities:
        found = answers.describe(source.work.connection, entity)
        if found:
            yield found


def _thing(found: answers.Described) -> Thing:
    return Thing(found.entity, found.operations, found.articles, found.links)


def _keys(source: Source, older: Older) -> set[bytes]:
    """Return what the blocks of the older graph begin with that may have changed."""
    write = line_writer(prefixes(source.base))
    return {write((iri, RDF.type, iri)).partition(b" ")[0] + b" " for iri in _subjects(source, older)}


def _subjects(source: Source, older: Older) -> Iterator[URIRef]:
    db, base = source.work.connection, source.base
    for extraction in older.departed:
        yield article_iri(extraction.article, base=base)
        yield from (mention_iri(mention.id, base=base) for mention in extraction.mentions)
        yield from (statement_iri(statement.id, base=base) for statement in extraction.statements)
        yield from (evidence_iri(relation.id, base=base) for relation in extraction.relations)
    for entity in tables.noted(db, "renewed"):
        yield entity_iri(entity, base=base)
    for pair in db.execute("SELECT first, second FROM parted"):
        yield from (alignment_iri(content_id(*ends), base=base) for ends in (pair, pair[::-1]))
    yield run_iri(older.run, base=base)
    yield graph_iri(older.run, base=base)


def _linked(source: Path, target: Path) -> bool:
    """Give a file a second name, and tell whether there is one and the disk can."""
    try:
        target.hardlink_to(source)
    except OSError:
        return False
    return True
