"""Whom and what an operation has hit, as words around its clause tell."""

import pytest

from kg.extract import Tables
from kg.extract.operations.operations import find_operations
from kg.extract.operations.outcomes import outcomes
from tests.extract.support import scene


def parts(conllu: str, tables: Tables) -> set[tuple[str, str]]:
    """Return property and name of what the first operation has hit."""
    view = scene(conllu, tables)
    return {(item.predicate, item.referent.mention.name) for item in outcomes(view, find_operations(view)[0])}


def test_whom_it_has_killed(tables: Tables) -> None:
    words = "1 وقع VERB\n2 هجوم NOUN\n3 انتحاري ADJ\n4 أسفر VERB\n5 عن ADP\n6 مقتل NOUN\n7 خمسة NUM\n8 جنود NOUN\n9 . PUNCT"
    assert parts(words, tables) == {("targets", "خمسة جنود")}


def test_a_result_behind_another_event_is_not_its_own(tables: Tables) -> None:
    words = "1 وقع VERB\n2 هجوم NOUN\n3 انتحاري ADJ\n4 قبل ADP\n5 غارة NOUN\n6 أسفرت VERB\n7 عن ADP\n8 مقتل NOUN\n9 جنود NOUN"
    assert parts(words, tables) == set()


@pytest.mark.parametrize(("verb", "expected"), [("هز", {("atLocation", "الموصل")}), ("وقع", set())])
def test_what_a_verb_before_it_says_that_it_hit(verb: str, expected: set[tuple[str, str]], tables: Tables) -> None:
    words = f"1 {verb} VERB\n2 انفجار NOUN\n3 كبير ADJ\n4 ، PUNCT\n5 أمس ADV\n6 ، PUNCT\n7 مدينة NOUN\n8 الموصل X\n9 . PUNCT"
    assert parts(words, tables) == expected
