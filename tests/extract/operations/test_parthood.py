"""Which operation is a part of which."""

import pytest

from kg.extract import Tables
from kg.extract.operations.operations import find_operations
from kg.extract.operations.parthood import part_relations
from tests.extract.support import scene


def parts(conllu: str, tables: Tables) -> list[tuple[str, str]]:
    """Return part and whole of each relation in a snippet."""
    view = scene(conllu, tables)
    phrases = find_operations(view)
    words = {phrase.mention.id: phrase.mention.exact for phrase in phrases}
    return [(words[relation.subject], words[relation.object]) for relation in part_relations(view, phrases)]


@pytest.mark.parametrize("between", ["4 ضمن ADP\n5 كل DET", "4 في ADP\n5 إطار NOUN"])
def test_a_cue_between_two_operations(between: str, tables: Tables) -> None:
    """غارات على عدن ضمن حملة أوسع."""
    words = f"1 غارات NOUN\n2 على ADP\n3 عدن X\n{between}\n6 معركة NOUN\n7 الموصل X"
    assert parts(words, tables) == [("غارات على عدن", "معركة الموصل")]


def test_without_a_cue_neither_is_a_part(tables: Tables) -> None:
    words = "1 غارات NOUN\n2 على ADP\n3 عدن X\n4 قبل ADP\n5 كل DET\n6 معركة NOUN\n7 الموصل X"
    assert parts(words, tables) == []


def test_an_operation_is_no_part_of_itself(tables: Tables) -> None:
    """Two names of one operation."""
    words = "1 هجوم NOUN\n2 على ADP\n3 الموصل X\n4 ضمن ADP\n5 كل DET\n6 معركة NOUN\n7 الموصل X"
    assert parts(words, tables) == []
