import pytest
from rdflib import OWL, RDF, Graph
from rdflib.plugins.sparql import prepareQuery

from kg.query.questions import Question, list_questions
from kg.serve.vocabulary import columns, local_name, terms
from kg.terms import PREFIXES, ontology_file


def test_every_term_of_the_ontology_can_be_completed() -> None:
    ontology = Graph().parse(ontology_file("kg.ttl"))
    kinds = {OWL.Class: "class", OWL.ObjectProperty: "property", OWL.DatatypeProperty: "property"}
    defined = {
        (f"kg:{local_name(str(term))}", sort) for kind, sort in kinds.items() for term in ontology.subjects(RDF.type, kind)
    }
    assert {(term.name, term.sort) for term in terms() if term.name.startswith("kg:")} == defined


def test_every_term_has_a_name_in_both_languages_and_a_known_prefix() -> None:
    assert all(term.arabic and term.english and term.sort in ("class", "property") for term in terms())
    assert {term.name.partition(":")[0] for term in terms()} <= set(PREFIXES)


@pytest.mark.parametrize("question", list_questions(), ids=lambda question: question.name)
def test_every_column_of_a_named_question_has_an_arabic_heading(question: Question) -> None:
    called = {term.name.partition(":")[2].lower() for term in terms()} | columns().keys()
    variables = prepareQuery(question.sparql, initNs=PREFIXES).algebra["PV"]
    assert {str(variable) for variable in variables if str(variable).lower() not in called} == set()


def test_a_heading_is_not_given_twice() -> None:
    assert set(columns()).isdisjoint(term.name.partition(":")[2] for term in terms())
