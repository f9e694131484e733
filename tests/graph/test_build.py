"""The triples that the records become."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

import pytest
from rdflib import RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, XSD

from kg.errors import SettingsError
from kg.graph import to_graph
from kg.terms import GEO, KG, NIF, PREFIXES, article_iri, entity_iri, mention_iri, models_iri, settings_iri, statement_iri

if TYPE_CHECKING:
    from tests.graph.conftest import News

Value = TypeVar("Value")

ARTICLE = article_iri("2031-05-01-naba")
MINISTER, FORCE, BATTLE = entity_iri("minister"), entity_iri("force"), entity_iri("battle")
TOWN, STATE, SHELLING = entity_iri("town"), entity_iri("state"), entity_iri("shelling")


def graph_of(news: News, *, base: str = "https://w3id.org/arkg/id/") -> Graph:
    """Return the graph of all that `news` holds."""
    return to_graph(news.articles, news.extractions, news.resolution, news.run, base=base)


def only(values: Iterable[Value]) -> Value:
    """Return the one value there is."""
    (value,) = values
    return value


def test_an_article_is_described_but_its_text_is_not_in_the_graph(news: News) -> None:
    graph = graph_of(news)
    assert set(graph.predicate_objects(ARTICLE)) == {
        (RDF.type, KG.Article),
        (DCTERMS.identifier, Literal("2031-05-01-naba")),
        (DCTERMS.title, Literal("معركة تدمر", lang="ar")),
        (DCTERMS.publisher, Literal("Naba")),
        (DCTERMS.issued, Literal(date(2031, 5, 1))),
        (DCTERMS.source, Literal("https://naba.example/1")),
        (KG.sha256, Literal(news.articles[0].sha256)),
        (KG.length, Literal(len(news.articles[0].text))),
    }


def test_what_is_not_known_of_an_article_is_not_stated(news: News) -> None:
    bare = replace(news, articles=(replace(news.articles[0], title="", publisher="", issued="", source=""),))
    assert set(graph_of(bare).predicates(ARTICLE)) == {RDF.type, DCTERMS.identifier, KG.sha256, KG.length}


def test_a_mention_leads_to_its_place_and_its_entity(news: News) -> None:
    mention = news.extractions[0].mentions[1]
    assert set(graph_of(news).predicate_objects(mention_iri(mention.id))) == {
        (RDF.type, KG.Mention),
        (RDF.type, NIF.OffsetBasedString),
        (KG.inArticle, ARTICLE),
        (KG.begin, Literal(mention.begin)),
        (KG.end, Literal(mention.end)),
        (KG.exact, Literal("قوات الفجر", lang="ar")),
        (KG.refersTo, FORCE),
        (KG.rule, Literal("by-hand")),
        (KG.confidence, Literal(Decimal("0.85"))),
    }


def test_an_entity_has_its_classes_its_names_and_its_articles(news: News) -> None:
    graph = graph_of(news)
    assert set(graph.objects(MINISTER, RDF.type)) == {KG.Person, KG.Actor}
    assert list(graph.objects(MINISTER, RDFS.label)) == [Literal("سامي الدروبي", lang="ar")]
    assert list(graph.objects(MINISTER, SKOS.altLabel)) == [Literal("الدروبي", lang="ar")]
    assert list(graph.objects(MINISTER, KG.transliteration)) == [Literal("Sami al-Darubi", lang="ar-latn")]
    assert list(graph.objects(MINISTER, KG.mentionedIn)) == [ARTICLE]
    assert set(graph.objects(TOWN, RDF.type)) == {KG.Location}
    assert list(graph.objects(TOWN, KG.placeType)) == [Literal("City")]


def test_relations_are_direct_triples_with_the_broader_ones(news: News) -> None:
    graph = graph_of(news)
    assert (BATTLE, KG.conductedBy, FORCE) in graph
    assert (BATTLE, KG.supportedBy, STATE) in graph
    assert set(graph.objects(BATTLE, KG.participant)) == {FORCE, STATE}
    assert (STATE, KG.supports, FORCE) in graph
    assert (MINISTER, KG.role, Literal("وزير الدفاع", lang="ar")) in graph


def test_each_relation_has_evidence_with_the_sentence(news: News) -> None:
    graph = graph_of(news)
    evidence = only(graph.subjects(RDF.predicate, KG.supports))
    assert set(graph.predicate_objects(evidence)) == {
        (RDF.type, KG.Evidence),
        (RDF.type, RDF.Statement),
        (RDF.subject, STATE),
        (RDF.predicate, KG.supports),
        (RDF.object, FORCE),
        (KG.inArticle, ARTICLE),
        (KG.begin, Literal(0)),
        (KG.end, Literal(news.articles[0].text.index("."))),
        (KG.sentence, Literal(news.articles[0].text.partition(".")[0], lang="ar")),
        (KG.rule, Literal("by-hand")),
        (KG.confidence, Literal(Decimal("0.60"))),
    }
    assert len(set(graph.subjects(RDF.type, KG.Evidence))) == len(news.extractions[0].relations)


def test_a_relation_of_a_thing_with_itself_is_left_out(news: News) -> None:
    person, again = news.extractions[0].mentions[0], news.extractions[0].mentions[5]
    loop = replace(news.extractions[0].relations[3], subject=person.id, object=again.id, predicate="meets")
    graph = graph_of(replace(news, extractions=(replace(news.extractions[0], relations=(loop,)),)))
    assert not list(graph.triples((None, KG.meets, None)))
    assert not list(graph.subjects(RDF.type, KG.Evidence))


def test_a_statement_has_its_words_its_speaker_and_its_topics(news: News) -> None:
    graph, statement = graph_of(news), news.extractions[0].statements[1]
    assert set(graph.predicate_objects(statement_iri(statement.id))) == {
        (RDF.type, KG.Statement),
        (KG.inArticle, ARTICLE),
        (KG.begin, Literal(statement.begin)),
        (KG.end, Literal(statement.end)),
        (KG.content, Literal("قصف المدينة", lang="ar")),
        (KG.speaker, MINISTER),
        (KG.verb, Literal("نفى", lang="ar")),
        (KG.verbBegin, Literal(statement.verb_begin)),
        (KG.verbEnd, Literal(statement.verb_end)),
        (KG.act, Literal("announce")),
        (KG.distance, Literal("denied")),
        (KG.direct, Literal(False)),
        (KG.negated, Literal(False)),
        (KG.about, SHELLING),
        (KG.rule, Literal("by-hand")),
        (KG.confidence, Literal(Decimal("0.70"))),
    }


def test_a_statement_without_speaker_or_hearer_says_neither(news: News) -> None:
    statement = replace(news.extractions[0].statements[0], speaker="", to="الصحافيين")
    graph = graph_of(replace(news, extractions=(replace(news.extractions[0], statements=(statement,)),)))
    iri = only(graph.subjects(RDF.type, KG.Statement))
    assert (iri, KG.speaker, None) not in graph
    assert list(graph.objects(iri, KG.to)) == [Literal("الصحافيين", lang="ar")]


def test_a_statement_says_who_passes_it_on_and_that_it_was_not_made(news: News) -> None:
    first, second = news.extractions[0].statements[:2]
    statement = replace(first, negated=True, via=(second.speaker,))
    graph = graph_of(replace(news, extractions=(replace(news.extractions[0], statements=(statement,)),)))
    iri = only(graph.subjects(RDF.type, KG.Statement))
    assert list(graph.objects(iri, KG.negated)) == [Literal(True)]
    assert list(graph.objects(iri, KG.via)) == [MINISTER]


def test_an_operation_says_its_kind_status_time_and_whether_its_agent_is_stated(news: News) -> None:
    graph = graph_of(news)
    assert list(graph.objects(BATTLE, KG.operationKind)) == [Literal("Battle")]
    assert list(graph.objects(BATTLE, KG.status)) == [Literal("ongoing")]
    assert list(graph.objects(BATTLE, KG.when)) == [Literal("اليوم", lang="ar")]
    assert list(graph.objects(BATTLE, KG.agentStated)) == [Literal(True)]
    assert list(graph.objects(SHELLING, KG.agentStated)) == [Literal(False)]
    assert not list(graph.objects(SHELLING, KG.status))


def test_mentions_of_one_operation_agree_on_one_kind_and_keep_all_statuses(news: News) -> None:
    battle, shelling = news.extractions[0].operations
    operations = (
        replace(battle, kind="Other", status="planned"),
        replace(battle, kind="Other", status="completed", agent_stated=False),
        replace(battle, kind="Siege", status=""),
        shelling,
    )
    graph = graph_of(replace(news, extractions=(replace(news.extractions[0], operations=operations),)))
    assert list(graph.objects(BATTLE, KG.operationKind)) == [Literal("Siege")]
    assert set(graph.objects(BATTLE, KG.status)) == {Literal("planned"), Literal("completed")}
    assert list(graph.objects(BATTLE, KG.agentStated)) == [Literal(True)]


def test_the_run_says_what_made_the_graph(news: News) -> None:
    graph = graph_of(news)
    run = only(graph.subjects(RDF.type, PROV.Activity))
    models, settings = models_iri("ab" * 8), settings_iri("cd" * 8)
    assert set(graph.objects(run, PROV.used)) == {ARTICLE, models, settings}
    assert list(graph.objects(settings, KG.setting)) == [Literal("max_bytes = 7")]
    assert list(graph.objects(run, KG.version)) == [Literal("0.1.0")]
    assert list(graph.objects(run, KG.models)) == [Literal("bundled")]
    assert list(graph.objects(run, KG.modelsDigest)) == [Literal("ab" * 8)]
    assert list(graph.objects(run, KG.settingsDigest)) == [Literal("cd" * 8)]
    software = only(graph.objects(run, PROV.wasAssociatedWith))
    assert (software, RDF.type, PROV.SoftwareAgent) in graph
    made = only(graph.subjects(PROV.wasGeneratedBy, run))
    assert (made, PROV.wasAttributedTo, software) in graph


def test_equal_runs_have_one_name_and_others_do_not(news: News) -> None:
    def name(changed: News) -> URIRef:
        return only(run for run in graph_of(changed).subjects(RDF.type, PROV.Activity) if isinstance(run, URIRef))

    other_text = replace(news.articles[0], sha256="0" * 64)
    assert name(news) == name(replace(news))
    assert (
        len(
            {name(news), name(replace(news, articles=(other_text,))), name(replace(news, run=replace(news.run, models="stanza")))}
        )
        == 3
    )


def test_there_are_no_blank_nodes_and_all_resources_are_under_the_base(news: News) -> None:
    graph = graph_of(news, base="https://desk.example/kg#")
    terms = {term for triple in graph for term in triple if not isinstance(term, Literal)}
    assert not any(isinstance(term, BNode) for term in terms)
    known = ("https://desk.example/kg#", *PREFIXES.values())
    assert [term for term in terms if not str(term).startswith(known)] == []
    assert all(str(subject).startswith("https://desk.example/kg#") for subject in graph.subjects())


def test_every_term_is_one_of_the_ontology(news: News) -> None:
    graph = graph_of(news)
    used = {term for triple in graph for term in triple if isinstance(term, URIRef) and term.startswith(PREFIXES["kg"])}
    assert used <= {KG[term.removeprefix(PREFIXES["kg"])] for term in used}


def test_a_relation_that_the_ontology_lacks_is_refused(news: News) -> None:
    relation = replace(news.extractions[0].relations[0], predicate="conqueredBy")
    with pytest.raises(KeyError, match="conqueredBy"):
        graph_of(replace(news, extractions=(replace(news.extractions[0], relations=(relation,)),)))


def test_a_class_that_the_ontology_lacks_is_refused(news: News) -> None:
    entities = (replace(news.resolution.entities[0], kind="Animal"), *news.resolution.entities[1:])
    with pytest.raises(KeyError, match="Animal"):
        graph_of(replace(news, resolution=replace(news.resolution, entities=entities)))


def test_a_base_that_cannot_begin_an_iri_is_refused(news: News) -> None:
    with pytest.raises(SettingsError, match="base IRI"):
        graph_of(news, base="https://desk.example/a b/")


def test_an_entity_is_linked_placed_and_found_by_the_iris_it_replaces(news: News) -> None:
    links = ("http://www.wikidata.org/entity/Q5747", "https://sws.geonames.org/163915/")
    entities = tuple(
        replace(entity, links=links, lat="34.5600", long="38.2700", replaces=("older",)) if entity.id == "town" else entity
        for entity in news.resolution.entities
    )
    graph = graph_of(replace(news, resolution=replace(news.resolution, entities=entities)))
    assert set(graph.objects(TOWN, SKOS.exactMatch)) == set(map(URIRef, links))
    assert graph.value(TOWN, GEO.lat) == Literal("34.5600", datatype=XSD.decimal)
    assert graph.value(TOWN, GEO.long) == Literal("38.2700", datatype=XSD.decimal)
    assert set(graph.predicate_objects(entity_iri("older"))) == {(DCTERMS.isReplacedBy, TOWN)}
