"""The ontology's terms, the IRIs of resources, and the three files that must agree."""

import json
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef

from kg import terms
from kg.errors import KgError, SettingsError
from kg.terms import KG, PREFIXES, article_iri, broader, check_base, entity_iri, ontology_file, prefixes

SCHEMA = Namespace(PREFIXES["schema"])
ONTOLOGY = Graph().parse(ontology_file("kg.ttl"))


def names(text: str) -> tuple[str, ...]:
    """Return the words of `text`."""
    return tuple(text.split())


CLASSES = names(
    "Actor Person Organization State ArmedGroup Group Operation Location Statement Article Mention Evidence Alignment"
)
OBJECT_PROPERTIES = names("""
    mentionedIn inArticle refersTo affiliation allyOf supports opposes fights meets leads memberOf controls locatedIn
    participant conductedBy supportedBy targets atLocation partOf speaker via about
    disagreesWith sameWordsAs statement comparedWith
""")
DATA_PROPERTIES = names("""
    begin end exact sentence rule confidence transliteration role placeType operationKind status mood when startDate endDate
    agentStated content verb verbBegin verbEnd act distance negated direct to sha256 length
    version models modelsDigest settingsDigest setting killed wounded captured missing displaced leavesOut likeness
""")
TERMS = [*CLASSES, *OBJECT_PROPERTIES, *DATA_PROPERTIES]


@pytest.mark.parametrize("name", TERMS)
def test_each_term_is_defined_and_described_in_both_languages(name: str) -> None:
    term = KG[name]
    for predicate in (RDFS.label, RDFS.comment):
        texts = list(ONTOLOGY.objects(term, predicate))
        assert sorted(text.language or "" for text in texts if isinstance(text, Literal)) == ["ar", "en"]


def test_the_ontology_defines_no_other_terms() -> None:
    assert sorted(dir(KG)) == sorted(TERMS)


@pytest.mark.parametrize(
    ("sort", "kind"), [(CLASSES, OWL.Class), (OBJECT_PROPERTIES, OWL.ObjectProperty), (DATA_PROPERTIES, OWL.DatatypeProperty)]
)
def test_terms_are_of_their_sort(sort: tuple[str, ...], kind: URIRef) -> None:
    assert all((KG[name], RDF.type, kind) in ONTOLOGY for name in sort)


def test_an_unknown_term_raises() -> None:
    with pytest.raises(KeyError, match="speakr"):
        KG["speakr"]
    with pytest.raises(AttributeError, match="speakr"):
        _ = KG.speakr


def test_a_reasoner_concludes_only_what_is_meant() -> None:
    """Several domains or ranges would all hold at once, so a property has one of each at most."""
    for name in (*OBJECT_PROPERTIES, *DATA_PROPERTIES):
        for predicate in (RDFS.domain, RDFS.range):
            assert len(list(ONTOLOGY.objects(KG[name], predicate))) <= 1
        named = set(ONTOLOGY.objects(KG[name], SCHEMA.domainIncludes)) | set(ONTOLOGY.objects(KG[name], RDFS.domain))
        inherited = {parent for term in broader(KG[name]) for parent in ONTOLOGY.objects(term, RDFS.domain)}
        assert named | inherited, f"{name} says nothing of what has it"


def test_ranges_are_classes_for_objects_and_datatypes_for_literals() -> None:
    datatypes = (PREFIXES["xsd"], str(RDF.langString))
    for name in OBJECT_PROPERTIES:
        assert not any(str(range_).startswith(datatypes) for range_ in ONTOLOGY.objects(KG[name], RDFS.range))
    for name in DATA_PROPERTIES:
        assert all(str(range_).startswith(datatypes) for range_ in ONTOLOGY.objects(KG[name], RDFS.range))


def test_the_alignments_of_the_classes_are_there() -> None:
    wanted = {
        "Actor": ("prov:Agent", "sem:Actor"),
        "Operation": ("sem:Event",),
        "Location": ("sem:Place", "geo:SpatialThing", "geosparql:Feature"),
        "Statement": ("schema:Quotation",),
        "Article": ("schema:NewsArticle",),
        "Mention": ("nif:OffsetBasedString",),
        "Evidence": ("rdf:Statement",),
    }
    for name, aligned in wanted.items():
        for prefix, _, local in (text.partition(":") for text in aligned):
            assert (KG[name], RDFS.subClassOf, URIRef(PREFIXES[prefix] + local)) in ONTOLOGY


def test_broader_terms_follow_the_ontology() -> None:
    assert broader(KG.Person) == (KG.Person, KG.Actor)
    assert broader(KG.Location) == (KG.Location,)
    for name in ("conductedBy", "supportedBy", "targets"):
        assert broader(KG[name]) == (KG[name], KG.participant)


def test_the_context_gives_each_term_its_short_name() -> None:
    context = json.loads(ontology_file("context.jsonld").read_text("utf-8"))["@context"]
    for name in TERMS:
        entry = context[name]
        assert (entry if isinstance(entry, str) else entry["@id"]) == f"kg:{name}"
    assert {prefix: context[prefix] for prefix in PREFIXES if prefix in context}.items() <= PREFIXES.items()


def test_a_document_in_the_context_is_the_same_graph_as_in_turtle() -> None:
    context = json.loads(ontology_file("context.jsonld").read_text("utf-8"))["@context"]
    document = {
        "@context": context,
        "id": "https://desk.example/1",
        "type": ["Person", "Actor"],
        "label": "هدى العلي",
        "transliteration": "Huda al-ʿAli",
        "mentionedIn": "https://desk.example/a",
        "role": "وزيرة",
        "supports": {"id": "https://desk.example/2", "type": "Operation", "agentStated": True, "startDate": "2031-05-01"},
    }
    turtle = """
        @prefix kg: <https://w3id.org/arkg/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <https://desk.example/1> a kg:Person , kg:Actor ; rdfs:label "هدى العلي"@ar ; kg:transliteration "Huda al-ʿAli"@ar-latn ;
            kg:mentionedIn <https://desk.example/a> ; kg:role "وزيرة"@ar ; kg:supports <https://desk.example/2> .
        <https://desk.example/2> a kg:Operation ; kg:agentStated true ; kg:startDate "2031-05-01"^^xsd:date .
    """
    read = pyoxigraph.parse(json.dumps(document), format=pyoxigraph.RdfFormat.JSON_LD)
    assert set(read) == set(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE))


def test_the_shapes_speak_only_of_terms_that_exist() -> None:
    shapes = Graph().parse(ontology_file("shapes.ttl"))
    used = {term for triple in shapes for term in triple if isinstance(term, URIRef) and term.startswith(PREFIXES["kg"])}
    assert used
    assert {str(term).removeprefix(PREFIXES["kg"]) for term in used} <= set(TERMS)


def test_the_installed_package_comes_before_the_source_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "kg" / "ontology"
    installed.mkdir(parents=True)
    (installed / "kg.ttl").write_text("", "utf-8")
    monkeypatch.setattr(terms, "__file__", str(tmp_path / "kg" / "terms.py"))
    assert ontology_file("kg.ttl") == installed / "kg.ttl"
    with pytest.raises(KgError, match="install it again"):
        ontology_file("shapes.ttl")


@given(st.text(), st.text())
def test_iris_of_articles_are_ascii_readable_by_both_parsers_and_different(first: str, second: str) -> None:
    iri = article_iri(first)
    assert iri.isascii()
    pyoxigraph.NamedNode(iri)
    read = Graph().parse(data=f"<{iri}> a <{KG.Article}> .", format="turtle")
    assert set(read.subjects()) == {iri}
    assert (iri == article_iri(second)) == (first == second)


def test_a_broken_file_name_has_an_iri_too() -> None:
    assert article_iri("\udce9") == URIRef("https://w3id.org/arkg/id/article/%ED%B3%A9")


def test_the_base_is_the_users() -> None:
    assert entity_iri("ab", base="https://desk.example/#") == URIRef("https://desk.example/#entity/ab")
    assert prefixes("https://desk.example/")["mention"] == "https://desk.example/mention/"


@pytest.mark.parametrize("base", ["https://desk.example/", "http://localhost:8000/a#", "urn+x://a/"])
def test_a_good_base_is_returned(base: str) -> None:
    assert check_base(base) == base


@pytest.mark.parametrize(
    "base",
    [
        "",
        "desk",
        "/desk/",
        "https://",
        "https:///",
        "https://desk.example",
        "https://a b/",
        "https://مثال/",
        "https://a<b/",
        "://a/",
    ],
)
def test_a_bad_base_is_refused(base: str) -> None:
    with pytest.raises(SettingsError, match="base IRI"):
        check_base(base)


def test_labels_and_classes_are_read_with_the_terms() -> None:
    assert terms.LABELS["speaker"] == {"ar": "القائل", "en": "speaker"}
    assert set(terms.LABELS) >= set(TERMS)
    assert set(CLASSES) == terms.CLASSES
