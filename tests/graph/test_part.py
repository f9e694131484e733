from kg.graph import to_graph
from kg.graph.part import most_mentioned
from tests.graph.conftest import News


def test_all_of_it_is_the_whole(news: News) -> None:
    extractions, resolution = most_mentioned(news.extractions, news.resolution, 1000)
    part = to_graph(news.articles, extractions, resolution, news.run)
    whole = to_graph(news.articles, news.extractions, news.resolution, news.run)
    assert set(part) <= set(whole)
    assert resolution.entities == news.resolution.entities


def test_what_is_mentioned_most_stays_and_nothing_points_to_what_does_not(news: News) -> None:
    counts = {entity.id: len(entity.mentions) for entity in news.resolution.entities}
    extractions, resolution = most_mentioned(news.extractions, news.resolution, 1)
    (kept,) = resolution.entities
    assert counts[kept.id] == max(counts.values())
    assert {mention.id for one in extractions for mention in one.mentions} <= set(kept.mentions)
    assert len(to_graph(news.articles, extractions, resolution, news.run)) > 0
