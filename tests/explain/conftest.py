"""One invented article with a hostile character in it, in a folder as `kg build` writes it."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kg.graph import to_graph, write_turtle
from kg.model import Article, Entity, Extraction, Mention, Passage, Relation, Resolution, Run, Statement, Uncoded, content_id
from kg.report import Report, article_report, as_json

TEXT = "قال سامي الدروبي إن <b>قوات\N{RIGHT-TO-LEFT OVERRIDE} الفجر</b> تدعم الأردن.\nنفى الدروبي\x1b[31m ذلك."


@dataclass(frozen=True, slots=True)
class News:
    """A built folder and what is in it."""

    out: Path
    article: Article


def _mention(words: str, kind: str, *, after: int = 0) -> Mention:
    begin = TEXT.index(words, after)
    return Mention(content_id("naba", kind, begin), "naba", begin, begin + len(words), words, words, kind, "by-hand", 0.85)


@pytest.fixture
def news(tmp_path: Path) -> News:
    """A person, a place, a statement, a relation, and a denial that was not coded; and a second article without facts."""
    person, place = _mention("سامي الدروبي", "Person"), _mention("الأردن", "State")
    again = replace(_mention("الدروبي", "Person", after=TEXT.index("\n")), antecedent=person.id)
    begin, end = TEXT.index("<b>"), TEXT.index(".")
    said = Statement(
        "s" * 16, "naba", begin, end, TEXT[begin:end], person.id, "قال", 0, 3, "say", "neutral", False, "verb-that", 0.9
    )
    supports = Relation("naba", person.id, "supports", place.id, 0, end, "verb-relation", 0.6)
    denied = Uncoded(TEXT.index("نفى"), len(TEXT), "statement", "نفى", TEXT.index("نفى"), TEXT.index("نفى") + 3, "no-content")
    article = Article("naba", TEXT, hashlib.sha256(TEXT.encode()).hexdigest(), (Passage(0, len(TEXT), "paragraph"),))
    other = replace(article, id="naba-2", text="خبر", sha256=hashlib.sha256("خبر".encode()).hexdigest(), passages=())
    extraction = Extraction("naba", (person, place, again), (), (said,), (supports,), (), (denied,))
    entities = (
        Entity("a" * 16, "Person", "سامي الدروبي", ("الدروبي",), tuple(sorted((person.id, again.id)))),
        Entity("b" * 16, "State", "الأردن", (), (place.id,)),
    )
    resolution = Resolution(entities, {mention: entity.id for entity in entities for mention in entity.mentions})
    run = Run("0.1.0", "bundled", "d", "s")
    out = tmp_path / "شبكة"
    (out / "articles").mkdir(parents=True)
    write_turtle(to_graph([article, other], [extraction], resolution, run), out / "graph.ttl")
    for kept in (article, other):
        (out / "articles" / f"{kept.sha256}.txt").write_bytes(kept.text.encode())
    reports = (article_report(article, 2, extraction, 0.1), article_report(other, 0, Extraction("naba-2"), 0.1))
    (out / "report.json").write_text(as_json(Report(run, "", reports, (), 2, 9, 0.2)), "utf-8")
    return News(out, article)
