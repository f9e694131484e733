from rdflib import Literal

from kg.graph import Told, Triple
from kg.graph.part import part_of, says_of
from kg.terms import BASE, KG, article_iri, entity_iri
from tests.graph.conftest import News


def _told(news: News) -> Told:
    (article,), (extraction,) = news.articles, news.extractions
    return Told(article, extraction, news.resolution.entity_of, (("1", "2"),))


def test_all_entities_give_all_that_is_said(news: News) -> None:
    found = part_of(_told(news), set(news.resolution.entity_of.values()))
    assert found.extraction == _told(news).extraction
    assert found.disputed == ()


def test_what_leads_to_other_entities_is_left_out(news: News) -> None:
    entity = news.resolution.entities[0]
    found = part_of(_told(news), {entity.id}).extraction
    assert {mention.id for mention in found.mentions} == set(entity.mentions)
    assert all(said.speaker in entity.mentions and set(said.about) <= set(entity.mentions) for said in found.statements)
    assert all(said.subject in entity.mentions for said in found.relations)


def test_what_leads_to_no_entity_or_to_one_of_some_is_kept() -> None:
    x, y, article = entity_iri("x"), entity_iri("y"), article_iri("a")
    triples: list[Triple] = [
        (x, KG.fights, y),
        (x, KG.fights, x),
        (x, KG.role, Literal("وزير", lang="ar")),
        (x, KG.mentionedIn, article),
    ]
    assert list(says_of(triples, {"x"}, base=BASE)) == triples[1:]
