"""What a build has left in its folder: the files, and how each is read again.

Nothing here needs the models, so looking at a graph starts in a moment.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from rdflib import Graph

from kg.errors import InputError, OutputError
from kg.explain import Explanation, explain
from kg.graph.difference import Change, compare
from kg.graph.verify import Verification, verify
from kg.model import Decision, Uncoded
from kg.resolve import format_decisions, parse_decisions
from kg.resolve.account import Account, decide, read_accounts, why_moved

GRAPH, PAGE, STORE, ARTICLES, REPORT = "graph.ttl", "graph.html", "store", "articles", "report.json"
IDENTITY, DECISIONS, WORK = "identity.jsonl", "decisions.csv", "work.sqlite"


def graph_file(out: Path) -> Path:
    """Return the file of the graph that was built in the folder `out`.

    Raises:
        OutputError: there is none.
    """
    path = out / GRAPH
    if not path.is_file():
        raise OutputError(f"{out}: there is no {GRAPH} here; build it with kg build INPUT -o {out}")
    return path


def load_graph(out: Path) -> Graph:
    """Return the graph that was built in the folder `out`.

    Raises:
        OutputError: there is none, or it is not Turtle.
    """
    path = graph_file(out)
    try:
        return Graph().parse(path)
    except Exception as fault:  # rdflib's parser raises many kinds
        raise OutputError(f"{path}: is not Turtle: {fault}".splitlines()[0]) from fault


def verify_output(out: Path) -> Verification:
    """Compare every stretch of text in the graph of `out` with the kept text of its article, found by its hash.

    Raises:
        OutputError: there is no graph, or a text cannot be read.
    """
    graph = load_graph(out)
    texts: dict[str, str] = {}
    for path in sorted((out / ARTICLES).glob("*.txt")):
        try:
            content = path.read_bytes()
        except OSError as fault:
            raise OutputError(f"{path}: cannot be read: {fault.strerror}") from fault
        texts[hashlib.sha256(content).hexdigest()] = content.decode("utf-8", "replace")
    return verify(graph, texts)


def compare_outputs(before: Path, after: Path) -> tuple[Change, ...]:
    """Return what the graph in `after` says otherwise than the one in `before`, and why.

    Raises:
        OutputError: there is no graph in one of them, or its account of identity is broken.
    """
    old, new = (load_accounts(out) if (out / IDENTITY).is_file() else () for out in (before, after))
    return compare(load_graph(before), load_graph(after), lambda source, goal: why_moved(old, new, _id(source), _id(goal)))


def _id(iri: str) -> str:
    return iri.rpartition("/")[2]


def explain_article(out: Path, article: str) -> Explanation:
    """Return one article of the graph in `out` with its facts and what was not coded.

    Args:
        article: its identifier, or a part that only it has.

    Raises:
        InputError: no article has that name, or several have.
        OutputError: the graph, the report or the text is missing or broken.
    """
    graph = load_graph(out)
    return explain(graph, article, lambda sha256: _kept_text(out, sha256), _uncoded(out))


def _kept_text(out: Path, sha256: str) -> str:
    path = out / ARTICLES / f"{sha256}.txt"
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError as fault:
        raise OutputError(f"{path}: cannot be read: {fault.strerror}") from fault


def _uncoded(out: Path) -> dict[str, tuple[Uncoded, ...]]:
    """Return what the report of a build says was not coded, by the identifier of the article."""
    path = out / REPORT
    try:
        articles = json.loads(path.read_bytes())["articles"]
        return {article["id"]: tuple(Uncoded(**record) for record in article["uncoded"]) for article in articles}
    except OSError as fault:
        raise OutputError(f"{path}: cannot be read: {fault.strerror}") from fault
    except (ValueError, KeyError, TypeError) as fault:
        raise OutputError(f"{path}: is not the report of this version of kg; build again") from fault


def load_accounts(out: Path) -> tuple[Account, ...]:
    """Return the accounts of the entities that were built in the folder `out`: what they are made of and why.

    Raises:
        OutputError: there are none, or they are broken.
    """
    path = out / IDENTITY
    if not path.is_file():
        raise OutputError(f"{out}: there is no {IDENTITY} here; build it with kg build INPUT -o {out}")
    try:
        return read_accounts(path.read_text("utf-8").splitlines())
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise OutputError(f"{path}: is broken ({fault}); build it again") from fault


def load_decisions(out: Path) -> tuple[Decision, ...]:
    """Return the user's decisions in the folder `out`; none if it has no such file.

    Raises:
        InputError: the file cannot be read or is malformed.
    """
    path = out / DECISIONS
    if not path.is_file():
        return ()
    try:
        return parse_decisions(path.read_text("utf-8-sig"), file=str(path))
    except (OSError, UnicodeDecodeError) as fault:
        raise InputError(f"{path}: cannot be read: {fault}") from fault


def add_decision(out: Path, verdict: str, first: str, second: str) -> Decision:
    """Add a decision about two things, named or given by id, to those in `out`, in the place of an older one about them.

    Raises:
        InputError: one of the two is nothing or several things; or the file of decisions is malformed.
        OutputError: there is no graph, or the file cannot be written.
    """
    made = decide(load_accounts(out), verdict, first, second)
    kept = [one for one in load_decisions(out) if {one.first, one.second} != {made.first, made.second}]
    write_file(out / DECISIONS, format_decisions((*kept, made)))
    return made


def drop_decisions(out: Path, first: str, second: str) -> tuple[Decision, ...]:
    """Take the decisions about two things, by the names or ids in the file, out of those in `out`, and return them.

    Raises:
        InputError: there is none about them; or the file is malformed.
        OutputError: the file cannot be written.
    """
    decisions = load_decisions(out)
    dropped = tuple(one for one in decisions if _is_about(one, first, second) or _is_about(one, second, first))
    if not dropped:
        raise InputError(f"{first}, {second}: no decision in {out / DECISIONS} is about them")
    write_file(out / DECISIONS, format_decisions(one for one in decisions if one not in dropped))
    return dropped


def _is_about(decision: Decision, first: str, second: str) -> bool:
    return first in (decision.first, decision.first_name) and second in (decision.second, decision.second_name)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Tell a fault of the disk as an `OutputError` that names `path`."""
    try:
        yield
    except OSError as fault:
        raise OutputError(f"{path}: cannot be written: {fault.strerror}") from fault


def write_file(path: Path, text: str) -> None:
    """Write a text file in UTF-8.

    Raises:
        OutputError: it cannot be written.
    """
    with writing(path):
        path.write_bytes(text.encode("utf-8"))
