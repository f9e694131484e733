import random

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from kg.terms import KG
from kg.view.model import KINDS, Fact, Node, Passage, View
from kg.view.read import from_graph

ID = Namespace("https://w3id.org/arkg/id/")


def node(view: View, name: str) -> Node:
    return next(node for node in view.nodes if node.id == str(ID[name]))


def statement(view: View, words: str) -> Node:
    return next(node for node in view.nodes if node.kind == "Statement" and words in node.label)


def passages(view: View, source: str, term: str, target: str) -> tuple[Passage, ...]:
    found = {(edge.source, edge.term, edge.target): edge.passages for edge in view.edges}
    return found[str(ID[source]), term, str(ID[target])]


def marked(passage: Passage) -> list[str]:
    return [passage.text[mark.begin : mark.end] for mark in passage.marks]


def test_a_node_has_its_names_and_its_narrowest_class(news: Graph) -> None:
    jordan, source = node(from_graph(news), "jordan"), node(from_graph(news), "source")
    assert (jordan.kind, jordan.label, jordan.latin) == ("State", "الأردن", "al-Urdun")
    assert jordan.names == ("المملكة الأردنية الهاشمية", "عمّان")
    assert source.kind == "Actor"


def test_nodes_are_what_has_a_class_of_the_legend(news: Graph) -> None:
    view = from_graph(news)
    assert {node.kind for node in view.nodes} == set(KINDS)
    assert len(view.nodes) == 38 + 6
    assert [node.id for node in view.nodes] == sorted(node.id for node in view.nodes)


def test_mentions_degree_and_sources_are_counted(news: Graph) -> None:
    army = node(from_graph(news), "army")
    assert army.mentions == 3
    assert army.degree == 5  # conducts the offensive, fights lions and is fought by two, a statement is about it
    assert army.sources == (str(ID["article/2031-03-02-raml"]),)


def test_an_edge_shows_its_sentence_with_both_ends_marked(news: Graph) -> None:
    (passage,) = passages(from_graph(news), "offensive", "supportedBy", "algeria")
    assert passage.text.startswith("وبدأ الجيش المالي")
    assert marked(passage) == ["عملية رياح الجنوب", "الجزائر"]
    assert (passage.rule, passage.confidence) == ("by-hand", 0.9)
    assert passage.source == str(ID["article/2031-03-02-raml"])


def test_only_the_narrowest_property_becomes_an_edge(news: Graph) -> None:
    terms = {edge.term for edge in from_graph(news).edges}
    assert "conductedBy" in terms
    assert "participant" not in terms


def test_a_broad_property_that_stands_alone_becomes_an_edge(news: Graph) -> None:
    news.add((ID.talks, KG.participant, ID.norway))
    assert passages(from_graph(news), "talks", "participant", "norway") == ()


def test_a_role_is_a_fact_with_its_words_marked(news: Graph) -> None:
    (role,) = (fact for fact in node(from_graph(news), "idris").facts if fact.term == "role")
    assert role.value == "المتحدث باسم وزارة الدفاع"
    assert marked(role.passages[0]) == ["إدريس كيتا", "المتحدث باسم وزارة الدفاع"]


def test_names_are_marked_where_no_mention_is(news: Graph) -> None:
    for mention in list(news.subjects(KG.refersTo, ID.algeria)):
        news.remove((mention, None, None))
    (passage,) = passages(from_graph(news), "offensive", "supportedBy", "algeria")
    assert marked(passage) == ["عملية رياح الجنوب", "الجزائر"]


def test_a_statement_shows_its_words_with_what_they_are_about(news: Graph) -> None:
    made = statement(from_graph(news), "ستكسر")
    assert made.label == "القوات المالية ستكسر الحصار قريبًا"
    assert marked(made.passages[0]) == ["القوات المالية", "الحصار"]
    assert [fact.value for fact in made.facts if fact.term in ("verb", "direct")] == ["قال", "false"]


def test_a_statement_with_evidence_for_its_speaker_shows_the_sentence(news: Graph) -> None:
    evidence, said = ID["evidence/speaker"], ID[statement(from_graph(news), "ستكسر").id.removeprefix(ID)]
    relation = news.value(predicate=RDF.object, object=ID.ministry)
    for predicate in (KG.sentence, KG.begin, KG.end, KG.inArticle, RDF.type):
        for value in list(news.objects(relation, predicate)):
            news.add((evidence, predicate, value))
    news.add((evidence, RDF.subject, said))
    news.add((evidence, RDF.predicate, KG.speaker))
    news.add((evidence, RDF.object, ID.idris))
    (passage,) = statement(from_graph(news), "ستكسر").passages
    assert passage.text.startswith("وقال إدريس كيتا المتحدث")
    assert marked(passage) == ["إدريس كيتا", "القوات المالية ستكسر الحصار قريبًا"]


def test_an_unlabelled_node_is_called_by_its_iri() -> None:
    graph = Graph().add((ID["entity/ab12"], RDF.type, KG.Person))
    assert from_graph(graph).nodes[0].label == "ab12"


def test_the_order_of_triples_changes_nothing(news: Graph) -> None:
    triples = sorted(news)
    random.Random(7).shuffle(triples)
    shuffled = Graph()
    for triple in triples:
        shuffled.add(triple)
    assert from_graph(shuffled) == from_graph(news)


@pytest.mark.parametrize("missing", [KG.sentence, KG.inArticle, KG.confidence, RDF.object])
def test_incomplete_evidence_is_no_obstacle(news: Graph, missing: URIRef) -> None:
    before = from_graph(news)
    for evidence in list(news.subjects(RDF.type, KG.Evidence)):
        news.remove((evidence, missing, None))
    assert [node.id for node in from_graph(news).nodes] == [node.id for node in before.nodes]


def test_an_empty_graph_is_an_empty_view() -> None:
    assert from_graph(Graph()) == View()


def test_other_vocabularies_make_no_edges(news: Graph) -> None:
    news.add((ID.mali, Namespace("https://example.org/")["likes"], ID.oman))
    news.add((ID.mali, KG.when, Literal("أمس", lang="ar")))
    assert "likes" not in {edge.term for edge in from_graph(news).edges}


def test_a_fact_says_what_other_articles_say_instead(news: Graph) -> None:
    evidence = {str(term).rpartition("/")[2]: term for term in news.subjects(RDF.type, KG.Evidence)}
    one, other = evidence["siege-conductedBy-1-2031-03-02-raml"], evidence["convoy-conductedBy-3-2031-03-05-wahat"]
    news.add((one, KG.disagreesWith, other))
    view = from_graph(news)
    (edge,) = (edge for edge in view.edges if edge.source == ID["siege"].toPython() and edge.term == "conductedBy")
    assert edge.passages[0].against == (("الهلال الأحمر", str(ID["article/2031-03-05-wahat"])),)


def test_a_statement_says_what_it_leaves_out_of_the_same_words(news: Graph) -> None:
    statement = min(news.subjects(RDF.type, KG.Statement), key=str)
    news.add((ID["alignment/1"], KG.statement, statement))
    news.add((ID["alignment/1"], KG.leavesOut, Literal("قريبًا", lang="ar")))
    (node,) = (node for node in from_graph(news).nodes if node.id == str(statement))
    assert node.facts[-1] == Fact("leavesOut", "قريبًا")


def test_a_place_that_is_only_described_has_its_usual_name(news: Graph) -> None:
    place = ID["muscat"]
    news.set((place, RDFS.label, Literal("العاصمة العمانية", lang="ar")))
    news.add((place, SKOS.exactMatch, URIRef("http://www.wikidata.org/entity/Q3826")))
    (node,) = (node for node in from_graph(news).nodes if node.id == str(place))
    assert (node.label, node.known) == ("العاصمة العمانية", "مسقط")
