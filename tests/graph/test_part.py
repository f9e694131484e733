from kg.graph import Thing, Told
from kg.graph.part import part_of, part_of_thing
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


def test_a_thing_keeps_its_literals_and_what_leads_to_what_is_kept(news: News) -> None:
    links = (("fights", "x", False), ("fights", "y", False), ("role", "وزير", True))
    found = part_of_thing(Thing(news.resolution.entities[0], articles=("a", "b"), links=links), {"b"}, {"y"})
    assert (found.articles, found.links) == (("b",), links[1:])
