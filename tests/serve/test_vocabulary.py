from rdflib import OWL, RDF, Graph

from kg.serve.vocabulary import local_name, terms
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
