import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, RDFS, XSD, Literal, URIRef

from kg.graph.lines import line_writer
from kg.terms import KG, prefixes

SUBJECT = URIRef("https://desk.example/thing")
WRITE = line_writer(prefixes())


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Literal("الرقة", lang="ar"), '"الرقة"@ar'),
        (Literal('قال "نعم"\n', lang="ar"), '"قال \\"نعم\\"\\n"@ar'),
        (Literal("a\\b\x01\u200f"), '"a\\\\b\\u0001\u200f"'),
        (Literal(12), "12"),
        (Literal("0.85", datatype=XSD.decimal), "0.85"),
        (Literal(True), "true"),
        (Literal("2016-11", datatype=XSD.gYearMonth), '"2016-11"^^xsd:gYearMonth'),
        (Literal("many", datatype=XSD.integer, normalize=False), '"many"^^xsd:integer'),
        (KG.Actor, "kg:Actor"),
        (URIRef("https://w3id.org/arkg/id/entity/77b1c6d6"), "entity:77b1c6d6"),
        (URIRef("https://w3id.org/arkg/id/article/a%20b"), "<https://w3id.org/arkg/id/article/a%20b>"),
        (URIRef("https://w3id.org/arkg/id/entity/"), "<https://w3id.org/arkg/id/entity/>"),
    ],
)
def test_terms_are_written_as_turtle_has_them(value: URIRef | Literal, written: str) -> None:
    assert WRITE((SUBJECT, KG.role, value)).decode() == f"<{SUBJECT}> 2 kg:role {written}\n"


def test_class_and_label_come_before_other_predicates() -> None:
    lines = [WRITE((SUBJECT, term, Literal("x"))) for term in (KG.about, RDFS.label, RDF.type)]
    assert [line.split()[2] for line in sorted(lines)] == [b"a", b"rdfs:label", b"kg:about"]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from([None, "ar", "ar-latn"]))
def test_any_text_is_one_line_that_reads_back(text: str, language: str | None) -> None:
    line = WRITE((SUBJECT, KG.role, Literal(text, lang=language)))
    assert line.count(b"\n") == 1
    subject, _, predicate, value = line.decode().rstrip("\n").split(" ", 3)
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
    (quad,) = pyoxigraph.parse(f"{head}{subject} {predicate} {value} .", format=pyoxigraph.RdfFormat.TURTLE)
    assert isinstance(quad.object, pyoxigraph.Literal)
    assert (quad.object.value, quad.object.language) == (text, language and language.lower())  # as rdflib has it
