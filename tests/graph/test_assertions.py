"""What two articles say differently, and the same words in both, as triples."""

import hashlib
from dataclasses import replace

import owlrl
import pytest
from rdflib import RDF, XSD, Graph, Literal, URIRef

from kg.graph import to_graph, validate
from kg.graph.difference import compare
from kg.model import Article, Extraction, Mention, Operation, Passage, Relation, Run, Statement, content_id
from kg.resolve import resolve
from kg.terms import KG, article_iri
from tests.graph.test_reasoning import contradictions

TEXTS = {
    "naba": "قتل 12 شخصا في هجوم «فجر النيل». قالت هدى العلي: لن نقبل أن يقصف أحد مدننا بعد اليوم مهما قالوا",
    "sada": "قتل 15 شخصا في هجوم «فجر النيل». أكدت هدى العلي: لن نقبل أن يقصف أحد مدننا بعد اليوم",
}


def article(name: str) -> Article:
    """Return the article of a text."""
    text = TEXTS[name]
    return Article(name, text, hashlib.sha256(text.encode()).hexdigest(), (Passage(0, len(text), "paragraph"),))


def extraction(name: str) -> Extraction:
    """Return what the article says: a toll and a statement."""
    text = TEXTS[name]

    def mention(words: str, kind: str) -> Mention:
        begin = text.index(words)
        return Mention(content_id(name, words), name, begin, begin + len(words), words, words, kind, "by-hand", 0.8)

    attack, speaker = mention("هجوم «فجر النيل»", "Operation"), mention("هدى العلي", "Person")
    content, verb = text[text.index("لن نقبل") :], "قالت" if name == "naba" else "أكدت"
    statement = Statement(
        id=content_id(name, content),
        article=name,
        begin=text.index("لن نقبل"),
        end=len(text),
        content=content,
        speaker=speaker.id,
        verb=verb,
        verb_begin=text.index(verb),
        verb_end=text.index(verb) + len(verb),
        act="say",
        distance="neutral",
        direct=True,
        rule="by-hand",
        confidence=0.8,
    )
    toll = Relation(name, attack.id, "killed", text[4:6], 0, text.index("."), "toll", 0.8, literal=True)
    return Extraction(name, (attack, speaker), (Operation(attack.id, "Attack"),), (statement,), (toll,))


@pytest.fixture
def graph() -> Graph:
    """The graph of both articles."""
    read = [extraction(name) for name in TEXTS]
    return to_graph([article(name) for name in TEXTS], read, resolve(read), Run("1", "by-hand", "ab" * 8, "cd" * 8))


def test_both_numbers_stay_and_their_evidence_disagrees_in_both_directions(graph: Graph) -> None:
    (attack,) = graph.subjects(RDF.type, KG.Operation)
    assert set(graph.objects(attack, KG.killed)) == {Literal(12), Literal(15)}
    pairs = set(graph.subject_objects(KG.disagreesWith))
    assert {(graph.value(one, RDF.object), graph.value(other, RDF.object)) for one, other in pairs} == {
        (Literal(12), Literal(15)),
        (Literal(15), Literal(12)),
    }
    assert {graph.value(one, RDF.predicate) for one, _ in pairs} == {KG.killed}
    assert {graph.value(one, KG.inArticle) for one, _ in pairs} == {article_iri("naba"), article_iri("sada")}
    assert all(value.datatype == XSD.integer for value in graph.objects(attack, KG.killed) if isinstance(value, Literal))


def test_the_same_words_are_set_beside_each_other_with_what_is_left_out(graph: Graph) -> None:
    left_out = {
        str(graph.value(graph.value(alignment, KG.statement), KG.verb)): [str(v) for v in graph.objects(alignment, KG.leavesOut)]
        for alignment in graph.subjects(RDF.type, KG.Alignment)
    }
    assert left_out == {"قالت": [], "أكدت": ["مهما قالوا"]}
    pairs = set(graph.subject_objects(KG.sameWordsAs))
    assert len(pairs) == 2
    assert pairs == {(other, one) for one, other in pairs}


def test_the_graph_keeps_to_the_shapes_and_has_no_contradiction(graph: Graph) -> None:
    assert validate(graph)[2] == "the graph keeps to the shapes\n"
    assert contradictions(graph, owlrl.OWLRL_Semantics) == []


def one_sided(graph: Graph) -> None:
    graph.remove((next(graph.subjects(KG.disagreesWith)), KG.disagreesWith, None))


def about_another_slot(graph: Graph) -> None:
    graph.set((next(graph.subjects(KG.disagreesWith)), RDF.predicate, KG.wounded))


def words_of_nobody(graph: Graph) -> None:
    graph.set((next(graph.subjects(KG.leavesOut)), KG.leavesOut, Literal("لم يقله أحد", lang="ar")))


def with_itself(graph: Graph) -> None:
    alignment = next(graph.subjects(RDF.type, KG.Alignment))
    graph.set((alignment, KG.comparedWith, graph.value(alignment, KG.statement) or URIRef("")))


def without_people(graph: Graph) -> None:
    (attack,) = graph.subjects(RDF.type, KG.Operation)
    graph.set((attack, KG.killed, Literal(0)))


@pytest.mark.parametrize("change", [one_sided, about_another_slot, words_of_nobody, with_itself, without_people])
def test_the_shapes_find_each_fault(graph: Graph, change: object) -> None:
    assert callable(change)
    change(graph)
    assert not validate(graph)[0]


def test_what_articles_say_alike_is_not_marked() -> None:
    read = [extraction(name) for name in TEXTS]
    read[1] = replace(read[1], relations=(replace(read[1].relations[0], object="12"),), statements=())
    found = to_graph([article(name) for name in TEXTS], read, resolve(read), Run("1", "by-hand", "ab" * 8, "cd" * 8))
    assert not set(found.subject_objects(KG.disagreesWith)) | set(found.subject_objects(KG.sameWordsAs))


def test_what_is_no_longer_in_disagreement_is_a_difference(graph: Graph) -> None:
    alone = [extraction("naba")]
    before = to_graph([article("naba")], alone, resolve(alone), Run("1", "by-hand", "ab" * 8, "cd" * 8))
    found = {(change.kind, change.change, change.fact) for change in compare(before, graph)}
    assert ("disagreement", "added", "هجوم «فجر النيل» · kg:killed · 12 ≠ 15") in found or (
        "disagreement",
        "added",
        "هجوم «فجر النيل» · kg:killed · 15 ≠ 12",
    ) in found
    assert [kind for kind, change, _ in found if kind == "alignment"] == ["alignment"]
