"""Who carries out an operation whose noun bears a pronoun."""

import pytest

from kg.extract import Tables
from kg.extract.operations.operations import find_operations
from kg.extract.operations.pronouns import owners
from tests.extract.support import scene


def agents(conllu: str, tables: Tables) -> list[str]:
    """Return the names of those for whom the pronoun on the last operation stands."""
    view = scene(conllu, tables)
    return [item.referent.mention.name for item in owners(view, find_operations(view)[-1])]


@pytest.mark.parametrize(("pronoun", "expected"), [("ها", ["حركة النهضة"]), ("ه", [])])
def test_gender_decides(pronoun: str, expected: list[str], tables: Tables) -> None:
    """وسعت حركة النهضة نشاطها قبل هجماتها على الموصل."""
    noun = f"4-5 هجمات{pronoun}\n4 هجمات NOUN\n5 {pronoun} PRON"
    words = f"1 وسعت VERB\n2 حركة NOUN\n3 النهضة NOUN\n{noun}\n6 على ADP\n7 الموصل X\n8 . PUNCT"
    assert agents(words, tables) == expected


def test_with_an_object_behind_it(tables: Tables) -> None:
    """نفت تركيا قتلها لداعش: on a noun of what is suffered a pronoun is the agent only then."""
    words = "1 نفت VERB\n2 تركيا X\n3-4 قتلها\n3 قتل NOUN\n4 ها PRON\n5-6 لداعش\n5 ل ADP\n6 داعش X\n7 . PUNCT"
    assert agents(words, tables) == ["تركيا"]


@pytest.mark.parametrize(("behind", "expected"), [("6 إلى ADP\n7 حلب X\n8 . PUNCT", ["القوات السورية"]), ("6 . PUNCT", [])])
def test_where_somebody_enters(behind: str, expected: list[str], tables: Tables) -> None:
    """بدأت القوات السورية دخولها إلى حلب, but بدأت القوات السورية دخولها: into what was named before."""
    words = f"1 بدأت VERB\n2 القوات NOUN\n3 السورية ADJ\n4-5 دخولها\n4 دخول NOUN\n5 ها PRON\n{behind}"
    assert agents(words, tables) == expected
