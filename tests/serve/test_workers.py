import functools
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from rdflib import RDFS, Graph, Literal, URIRef

from kg.cli.serving import built_stamp, reader
from kg.serve.workers import Limits, Reply, Workers
from kg.store import write_store

BOMBS = {
    "join": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "regular expression": (
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l "
        'FILTER(REGEX(CONCAT(STR(?c), STR(?f), STR(?i), STR(?l)), "(.*)*(.*)*!$")) }'
    ),
    "path": "SELECT (COUNT(*) AS ?n) { ?a (!<x:1>|^!<x:2>)* ?b . ?c (!<x:1>|^!<x:2>)* ?d . ?e (!<x:1>|^!<x:2>)* ?f }",
}


@pytest.fixture(scope="module")
def workers(built: Path) -> Iterator[Workers]:
    made = Workers(functools.partial(reader, built), Limits(seconds=2, answer_bytes=20_000, memory_bytes=1 << 30), count=1)
    yield made
    made.close()


def ask(workers: Workers, sparql: str, *wanted: str) -> Reply:
    return workers.ask(sparql, wanted or ("json",))


def works(workers: Workers) -> bool:
    return b"true" in ask(workers, "ASK { ?article a kg:Article }", "csv").content


def test_an_answer_comes_in_the_format_that_is_wanted(workers: Workers) -> None:
    reply = ask(workers, "SELECT ?name { ?place a kg:Location ; rdfs:label ?name }", "text/html", "text/csv")
    assert (reply.status, reply.media_type, reply.content.decode()) == (200, "text/csv", "name\r\nتدمر\r\n")


def test_a_format_that_cannot_be_had_is_refused_with_those_that_can(workers: Workers) -> None:
    reply = ask(workers, "ASK { ?s ?p ?o }", "image/png")
    assert reply.status == 406
    assert "application/sparql-results+json" in reply.content.decode()


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_stopped_in_time_and_the_next_query_is_answered(workers: Workers, bomb: str) -> None:
    begun = time.monotonic()
    reply = ask(workers, BOMBS[bomb])
    assert reply.status == 503
    assert "2 seconds" in reply.content.decode()
    assert time.monotonic() - begun < 15
    assert works(workers)


def test_an_answer_that_is_too_large_is_cut_off_while_it_is_made(workers: Workers) -> None:
    reply = ask(workers, "SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert reply.status == 500
    assert "LIMIT" in reply.content.decode()
    graph = ask(workers, "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }", "nt")
    assert (graph.status, b"LIMIT" in graph.content) == (500, True)
    assert works(workers)


def test_a_query_that_takes_too_much_memory_ends_only_its_process(workers: Workers) -> None:
    doubled = "BIND(CONCAT(?a, ?a) AS ?b)"
    text = " ".join(doubled.replace("?a", f"?x{step}").replace("?b", f"?x{step + 1}") for step in range(40))
    reply = ask(workers, f'SELECT (STRLEN(?x40) AS ?n) {{ BIND("0123456789" AS ?x0) {text} }}')
    assert reply.status in (500, 503)
    assert works(workers)


def test_a_query_that_is_nested_too_deep_ends_only_its_process(workers: Workers) -> None:
    depth = 200_000
    assert ask(workers, "ASK " + "{" * depth + "}" * depth).status in (400, 500, 503)
    assert works(workers)


def test_a_malformed_query_is_told_where(workers: Workers) -> None:
    reply = ask(workers, "SELECT ?x {\n ?x ?y }")
    assert reply.status == 400
    assert "line 2" in reply.content.decode()


def test_who_comes_while_too_many_wait_is_sent_away(built: Path) -> None:
    made = Workers(functools.partial(reader, built), Limits(seconds=3, waiting=1), count=1)
    try:
        assert works(made)
        replies: list[Reply] = []
        threads = [Thread(target=lambda: replies.append(ask(made, BOMBS["join"]))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {reply.status for reply in replies} == {503}
        assert sum(b"waiting" in reply.content for reply in replies) == 2
        assert works(made)
    finally:
        made.close()


def test_a_store_that_was_built_again_is_opened_for_the_next_query(tmp_path: Path) -> None:
    """The old one is answered from until the new one is complete, and nobody restarts anything."""
    out = tmp_path / "شبكة"
    rebuilt(out, "تدمر", 1)
    made = Workers(functools.partial(reader, out), Limits(), count=2, stamp=functools.partial(built_stamp, out))
    try:
        assert [names(made) for _ in range(2)] == ["تدمر"] * 2
        (out / "store").rename(out / "moved")
        assert names(made) == "تدمر"
        rebuilt(out, "الرقة", 2)
        assert [names(made) for _ in range(4)] == ["الرقة"] * 4
        rebuilt(out, "حلب", 3)
        assert [names(made) for _ in range(4)] == ["حلب"] * 4
    finally:
        made.close()


def test_workers_are_kept_while_nothing_is_built(built: Path) -> None:
    """Opening a store writes files of its own there, which is no reason to open it again."""
    before = built_stamp(built)
    made = Workers(functools.partial(reader, built), Limits(), count=1, stamp=functools.partial(built_stamp, built))
    try:
        assert works(made)
        assert built_stamp(built) == before
    finally:
        made.close()


def test_a_store_that_cannot_be_opened_is_told_in_words(tmp_path: Path) -> None:
    made = Workers(functools.partial(reader, tmp_path), Limits(), count=1)
    try:
        reply = ask(made, "ASK {}")
        assert (reply.status, b"kg build" in reply.content) == (500, True)
    finally:
        made.close()


def rebuilt(out: Path, name: str, number: int) -> None:
    """Write a graph of one place as a build does: the graph first, the store last."""
    graph = Graph()
    graph.add((URIRef("https://example.org/place"), RDFS.label, Literal(name)))
    out.mkdir(exist_ok=True)
    (out / "graph.ttl.new").write_text(f"# {number}\n")
    (out / "graph.ttl.new").replace(out / "graph.ttl")
    write_store(graph, out / "store")


def names(workers: Workers) -> str:
    return ask(workers, "SELECT ?name { ?place rdfs:label ?name }", "tsv").content.decode().splitlines()[1].strip('"')
