"""Who or what can take part in an operation."""

import pytest

from kg.extract import Tables
from kg.extract.operations.operations import find_operations
from kg.extract.operations.participants import participants
from tests.extract.support import scene


def parts(conllu: str, tables: Tables) -> set[tuple[str, str]]:
    """Return property and name of the participants of the first operation."""
    view = scene(conllu, tables)
    return {(item.predicate, item.referent.mention.name) for item in participants(view, find_operations(view)[0])}


def test_what_reads_as_a_country_behind_an_indefinite_accusative_is_its_adjective(tables: Tables) -> None:
    words = "1 شهدت VERB\n2 هجوما NOUN\n3 روسيا X\n4 على ADP\n5 فنلندا X\n6 . PUNCT"
    assert ("conductedBy", "روسيا") in parts(words, tables)


@pytest.mark.parametrize(("verb", "expected"), [("زودت", set()), ("قصفت", {("targets", "داعش")})])
def test_who_is_given_something_is_no_target(verb: str, expected: set[tuple[str, str]], tables: Tables) -> None:
    words = f"1 {verb} VERB\n2 تركيا X\n3 داعش X\n4 . PUNCT"
    assert {part for part in parts(words, tables) if part[0] == "targets"} == expected
