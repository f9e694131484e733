"""A built graph of two articles, one of them hostile, and a server that shows it, started as a user would."""

import hashlib
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import RDFS, Literal, Namespace, URIRef

from kg.graph import to_graph, write_turtle
from kg.model import Article, Entity, Extraction, Mention, Passage, Relation, Resolution, Run, Statement, content_id
from kg.store import write_store
from kg.terms import PREFIXES
from kg.view.page import write_html
from kg.view.read import from_graph

pytest.importorskip("starlette", reason="starlette is not installed")
pytest.importorskip("uvicorn", reason="uvicorn is not installed")

ROOT = Path(__file__).parents[2]
GEO = Namespace(PREFIXES["geo"])
TEXT = "قال المبعوث سالم إن تدمر محاصرة.\nونفى ذلك مصدر آخر."
EVIL = """</script><script>document.title="x"</script><img src=x onerror='document.title="x"'> javascript:alert(1) \u202eليلى"""
EVIL_ID = """../a"><b>&'é?x=1#/س"""


@dataclass(frozen=True, slots=True)
class Served:
    """A graph, and the address at which it is served."""

    out: Path
    address: str


def _mention(article: Article, name: str, kind: str) -> Mention:
    begin = article.text.index(name)
    end = begin + len(name)
    return Mention(content_id(article.id, begin), article.id, begin, end, name, name, kind, "by-hand", 0.9)


def _article(identifier: str, text: str, title: str, source: str) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(identifier, text, digest, (Passage(0, len(text), "paragraph"),), (), title, "وكالة", "2031-05-01", source)


def _statement(speaker: Mention, article: Article, content: str, about: tuple[str, ...]) -> Statement:
    begin = article.text.index(content)
    return Statement(
        id=content_id(article.id, begin, content),
        article=article.id,
        begin=begin,
        end=begin + len(content),
        content=content,
        speaker=speaker.id,
        verb="قال",
        verb_begin=0,
        verb_end=3,
        act="say",
        distance="neutral",
        direct=False,
        rule="verb-content",
        confidence=0.8,
        about=about,
    )


def build(out: Path) -> None:
    """Write the graph of the two articles as `kg build` does."""
    plain = _article("naba-1", TEXT, "حصار تدمر", "https://example.org/1")
    evil = _article(EVIL_ID, f"قال {EVIL} إنه سيعود.", EVIL, "javascript:document.title='x'")
    salem, palmyra, layla = (
        _mention(*told) for told in ((plain, "سالم", "Person"), (plain, "تدمر", "Location"), (evil, EVIL, "Person"))
    )
    said = (
        _statement(salem, plain, "تدمر محاصرة", (palmyra.id,)),
        _statement(layla, evil, "سيعود", ()),
    )
    role = Relation(plain.id, salem.id, "role", "المبعوث", 0, 31, "title", 0.7, literal=True)
    entities = tuple(
        Entity(content_id(mention.id), mention.kind, mention.name, (), (mention.id,)) for mention in (salem, palmyra, layla)
    )
    found = [
        Extraction(plain.id, (salem, palmyra), (), said[:1], (role,)),
        Extraction(evil.id, (layla,), (), said[1:]),
    ]
    resolution = Resolution(entities, {entity.mentions[0]: entity.id for entity in entities})
    graph = to_graph([plain, evil], found, resolution, Run("0.1.0", "bundled", "d", "s"))
    place = next(graph.subjects(RDFS.label, Literal("تدمر", lang="ar")))
    assert isinstance(place, URIRef)
    graph.set((place, GEO.lat, Literal("34.56")))
    graph.set((place, GEO.long, Literal("38.27")))
    (out / "articles").mkdir(parents=True)
    for article in (plain, evil):
        (out / "articles" / f"{article.sha256}.txt").write_bytes(article.text.encode())
    write_turtle(graph, out / "graph.ttl")
    write_store(graph, out / "store")
    write_html(from_graph(graph), out / "graph.html")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("served") / "شبكة"
    build(out)
    return out


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[Served]:
    command = [sys.executable, "-m", "kg", "serve", str(built), "--port", "0", "--timeout", "2", "--name", "kg.example", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdout
        told = ""
        for line in server.stdout:
            told += line
            if line == "}\n":
                break
        yield Served(built, json.loads(told)["address"])
        server.send_signal(signal.SIGINT)
        assert server.wait(30) in (0, 130)
