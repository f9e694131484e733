"""What two graphs say otherwise is found, with the rule or merge that makes the difference."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rdflib import Graph

from kg.graph import to_graph
from kg.graph.difference import Change, compare
from kg.model import Entity, Operation, Resolution

if TYPE_CHECKING:
    from tests.graph.conftest import News

ARTICLE = ("2031-05-01-naba",)


def graph_of(news: News) -> Graph:
    """Return the graph of all that `news` holds."""
    return to_graph(news.articles, news.extractions, news.resolution, news.run)


def resolved(news: News, *entities: Entity) -> News:
    """Return `news` with its mentions resolved to `entities`."""
    table = {mention: entity.id for entity in entities for mention in entity.mentions}
    return replace(news, resolution=Resolution(entities, table))


def without(news: News, *, relations: int = 0, statements: int = 0) -> News:
    """Return `news` without its first relations or statements."""
    extraction = news.extractions[0]
    rest = replace(extraction, relations=extraction.relations[relations:], statements=extraction.statements[statements:])
    return replace(news, extractions=(rest,))


def test_the_same_facts_are_no_difference_whatever_made_them(news: News) -> None:
    other = replace(news, run=replace(news.run, version="9.0.0", models="stanza"))
    assert compare(graph_of(news), graph_of(other)) == ()


def test_a_relation_is_added_and_withdrawn_with_its_rule(news: News) -> None:
    fact = ("relation", "معركة تدمر · kg:conductedBy · قوات الفجر", "", "", "by-hand", ARTICLE)
    assert compare(graph_of(without(news, relations=1)), graph_of(news)) == (Change("added", *fact),)
    assert compare(graph_of(news), graph_of(without(news, relations=1))) == (Change("withdrawn", *fact),)


def test_a_relation_that_is_still_said_elsewhere_is_not_withdrawn(news: News) -> None:
    extraction = news.extractions[0]
    again = replace(extraction.relations[0], begin=1)
    twice = replace(news, extractions=(replace(extraction, relations=(*extraction.relations, again)),))
    assert compare(graph_of(twice), graph_of(news)) == ()


def test_a_statement_is_added_with_its_speaker(news: News) -> None:
    (change,) = compare(graph_of(without(news, statements=1)), graph_of(news))
    assert (change.change, change.kind, change.reason) == ("added", "statement", "by-hand")
    assert change.fact == "سامي الدروبي: قوات الفجر بدأت معركة تدمر بدعم من الأردن"


def test_a_statement_of_another_speaker_is_re_attributed_by_a_rule(news: News) -> None:
    extraction = news.extractions[0]
    state = extraction.mentions[4]
    first, second = extraction.statements
    other = replace(second, id="f" * 16, speaker=state.id, rule="headline")
    changed = replace(news, extractions=(replace(extraction, statements=(first, other)),))
    assert compare(graph_of(news), graph_of(changed)) == (
        Change("re-attributed", "statement", "قصف المدينة", "سامي الدروبي", "الأردن", "by-hand → headline", ARTICLE),
    )


def test_a_relation_read_otherwise_at_one_place_is_re_attributed_by_a_rule(news: News) -> None:
    extraction = news.extractions[0]
    other = replace(extraction.relations[0], object=extraction.mentions[4].id, rule="passive")
    changed = replace(news, extractions=(replace(extraction, relations=(other, *extraction.relations[1:])),))
    (change,) = compare(graph_of(news), graph_of(changed))
    assert (change.change, change.reason) == ("re-attributed", "by-hand → passive")
    assert (change.before, change.after) == ("معركة تدمر · kg:conductedBy · قوات الفجر", "معركة تدمر · kg:conductedBy · الأردن")


def test_a_separation_and_a_merge_are_named(news: News) -> None:
    minister, *others = news.resolution.entities
    first, second = minister.mentions
    apart = resolved(
        news,
        replace(minister, mentions=(first,), alternatives=()),
        Entity("droubi", "Person", "الدروبي", (), (second,)),
        *others,
    )
    found = [(c.kind, c.fact, c.before, c.after, c.reason) for c in compare(graph_of(news), graph_of(apart))]
    assert found == [
        ("mention", "الدروبي", "سامي الدروبي", "الدروبي", "separation"),
        ("statement", "قصف المدينة", "سامي الدروبي", "الدروبي", "separation"),
    ]
    back = [(c.kind, c.before, c.after, c.reason) for c in compare(graph_of(apart), graph_of(news))]
    assert back == [("mention", "الدروبي", "سامي الدروبي", "merge"), ("statement", "الدروبي", "سامي الدروبي", "merge")]


def test_the_comparison_that_merged_is_named(news: News) -> None:
    minister, *others = news.resolution.entities
    first, second = minister.mentions
    apart = resolved(news, replace(minister, mentions=(first,)), Entity("droubi", "Person", "الدروبي", (), (second,)), *others)
    asked: list[tuple[str, str]] = []

    def why(source: str, goal: str) -> str:
        asked.append((source.rpartition("/")[2], goal.rpartition("/")[2]))
        return "same by a decision of the user"

    changes = compare(graph_of(apart), graph_of(news), why)
    assert {change.reason for change in changes} == {"merge: same by a decision of the user"}
    assert asked == [("droubi", "minister")]


def test_what_follows_from_a_separation_is_put_down_to_it(news: News) -> None:
    minister, *others = news.resolution.entities
    first, second = minister.mentions
    apart = resolved(
        news,
        replace(minister, label="الدروبي", mentions=(second,), alternatives=()),
        Entity("sami", "Person", "سامي الدروبي", (), (first,)),
        *others,
    )
    changes = compare(graph_of(news), graph_of(apart), lambda *_: "different by a decision of the user")
    assert {c.reason for c in changes if c.kind == "attribute"} == {"separation: different by a decision of the user"}


def test_the_models_or_the_program_are_the_cause_where_nothing_else_is(news: News) -> None:
    other = replace(news, run=replace(news.run, version="9.0.0", models="stanza", models_digest="ef" * 8))
    (change,) = compare(graph_of(without(news, relations=1)), graph_of(other))
    assert change.cause == "program 0.1.0 → 9.0.0 and models bundled abababab → stanza efefefef"
    (same,) = compare(graph_of(without(news, relations=1)), graph_of(news))
    assert same.cause == ""


def test_an_article_is_the_cause_of_its_facts(news: News) -> None:
    changes = compare(Graph(), graph_of(news))
    assert {change.cause for change in changes} == {"article added"}
    assert {change.cause for change in compare(graph_of(news), Graph())} == {"article left out"}
    other = replace(news, articles=(replace(news.articles[0], sha256="0" * 64),))
    changes = compare(graph_of(without(news, relations=1)), graph_of(other))
    assert {change.cause for change in changes if change.kind == "relation"} == {"text of the article changed"}


def test_a_merge_re_attributes_relations(news: News) -> None:
    minister, force, battle, town, state, shelling = news.resolution.entities
    merged = resolved(news, minister, replace(force, mentions=(*force.mentions, *state.mentions)), battle, town, shelling)
    changes = [c for c in compare(graph_of(news), graph_of(merged)) if c.kind == "relation"]
    assert [(c.change, c.before, c.after, c.reason) for c in changes if c.change == "re-attributed"] == [
        ("re-attributed", "معركة تدمر · kg:supportedBy · الأردن", "معركة تدمر · kg:supportedBy · قوات الفجر", "merge")
    ]
    assert [(c.change, c.fact) for c in changes if c.change != "re-attributed"] == [
        ("withdrawn", "الأردن · kg:supports · قوات الفجر")  # of a thing with itself
    ]


def test_an_entity_is_added_with_the_rules_of_its_mentions(news: News) -> None:
    extraction = news.extractions[0]
    fewer = replace(extraction, mentions=extraction.mentions[:-1], operations=extraction.operations[:1], statements=())
    table = {mention: entity for mention, entity in news.resolution.entity_of.items() if entity != "shelling"}
    smaller = replace(news, extractions=(fewer,), resolution=Resolution(news.resolution.entities[:-1], table))
    found = compare(graph_of(smaller), graph_of(news))
    assert [change.fact for change in found if change.kind == "entity"] == ["قصف المدينة"]
    assert not [change for change in found if change.kind == "attribute"]


def test_an_attribute_that_changed_is_withdrawn_and_added(news: News) -> None:
    extraction = news.extractions[0]
    battle, shelling = extraction.operations
    changed = replace(extraction, operations=(Operation(battle.mention, "Siege", status="ongoing", when="اليوم"), shelling))
    found = compare(graph_of(news), graph_of(replace(news, extractions=(changed,))))
    assert [(change.change, change.kind, change.fact) for change in found] == [
        ("added", "attribute", "معركة تدمر · kg:operationKind · Siege"),
        ("withdrawn", "attribute", "معركة تدمر · kg:operationKind · Battle"),
    ]


def test_articles_come_and_go(news: News) -> None:
    other = replace(news, articles=(*news.articles, replace(news.articles[0], id="2031-05-02-naba", sha256="0" * 64)))
    (change,) = compare(graph_of(news), graph_of(other))
    assert (change.change, change.kind, change.fact, change.reason) == ("added", "article", "2031-05-02-naba", f"text {'0' * 16}")


def test_there_is_no_difference_to_nothing_but_what_is_there(news: News) -> None:
    everything = compare(Graph(), graph_of(news))
    assert {change.change for change in everything} == {"added"}
    assert {change.kind for change in everything} == {"article", "entity", "relation", "statement"}
    assert compare(Graph(), Graph()) == ()
