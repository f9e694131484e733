"""The two whom a dual stands for."""

import pytest

from kg.extract import Tables
from kg.extract.actors.pairs import pair_at
from kg.extract.operations.operations import find_operations
from kg.extract.operations.participants import participants
from tests.extract.support import scene

NAMED = "1 قاتلت VERB\n2 طالبان X\n3 تنظيم NOUN\n4 داعش X\n5 . PUNCT\n\n"


def pair(conllu: str, tables: Tables) -> list[tuple[str, ...]]:
    """Return the names of each pair that a snippet's duals stand for."""
    view = scene(conllu, tables)
    found = (pair_at(view, unit.place) for unit in view.reading.units)
    return [tuple(referent.mention.name for referent in both) for both in found if both is not None]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("1 اشتبك VERB\n2 الطرفان NOUN", [("طالبان", "تنظيم داعش")]),
        ("1 اشتبك VERB\n2 الطرف NOUN", []),
        ("1 اشتبك VERB\n2 الجيشان NOUN\n3 السوري ADJ\n4 والتركي ADJ", []),
        ("1 اجتمع VERB\n2 الوزيران NOUN", []),
    ],
)
def test_a_dual_stands_for_the_last_two_of_its_kind(behind: str, expected: list[tuple[str, ...]], tables: Tables) -> None:
    """Bodies for sides, people for ministers; a dual that adjectives specify names its two itself."""
    assert pair(NAMED + behind, tables) == expected


def test_one_body_named_twice_is_no_pair(tables: Tables) -> None:
    assert pair("1 داعش X\n2 و CCONJ\n3 داعش X\n4 . PUNCT\n\n1 اشتبك VERB\n2 الطرفان NOUN", tables) == []


@pytest.mark.parametrize(
    "told",
    ["1 معارك NOUN\n2 عنيفة ADJ\n3 بين ADP\n4 الطرفين NOUN", "1 خاض VERB\n2 الطرفان NOUN\n3 معارك NOUN\n4 عنيفة ADJ"],
)
def test_both_take_part(told: str, tables: Tables) -> None:
    """معارك بين الطرفين, خاض الطرفان معارك."""
    view = scene(NAMED + told, tables)
    found = participants(view, find_operations(view)[-1])
    assert {(item.predicate, item.referent.mention.name) for item in found} == {
        ("conductedBy", "طالبان"),
        ("conductedBy", "تنظيم داعش"),
    }


def test_one_of_each_country(tables: Tables) -> None:
    """الجانبين السوري والروسي are the two states that the article names."""
    words = "1 سوريا X\n2-3 وروسيا\n2 و CCONJ\n3 روسيا X\n4 تريدان VERB\n5 . PUNCT\n\n"
    view = scene(words + "1 بين ADP\n2 الجانبين NOUN\n3 السوري ADJ\n4-5 والروسي\n4 و CCONJ\n5 الروسي ADJ", tables)
    found = pair_at(view, 6)
    assert found is not None
    assert [referent.mention.name for referent in found] == ["سوريا", "روسيا"]
