"""Which phrases of an article are one operation."""

import pytest

from kg.extract import Tables
from kg.extract.operations.operations import find_operations
from tests.extract.support import scene

END = "\n\n# newpar\n1 انتهى VERB"


def groups(*paragraphs: str, tables: Tables) -> list[int]:
    """Return for each phrase the number of the first phrase of its operation."""
    found = find_operations(scene("\n\n# newpar\n".join(paragraphs) + END, tables))
    number = {phrase.mention.id: index for index, phrase in enumerate(found)}
    return [number.get(phrase.mention.antecedent, index) for index, phrase in enumerate(found)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("1 معركة NOUN\n2 الموصل X", "1 هجوم NOUN\n2 على ADP\n3 الموصل X", [0, 0]),
        ("1 معركة NOUN\n2 النرويج X", "1 هجوم NOUN\n2 على ADP\n3 النرويج X", [0, 1]),
        ("1 معركة NOUN\n2 النرويج X", "1 المعركة NOUN\n2 في ADP\n3 النرويج X", [0, 0]),
        ("1 هجوم NOUN\n2 على ADP\n3 داعش X", "1 غارات NOUN\n2 على ADP\n3 داعش X", [0, 1]),
        ("1 هجوم NOUN\n2 على ADP\n3 داعش X", "1 حملة NOUN\n2 ضد ADP\n3 داعش X", [0, 1]),
        ("1 هجوم NOUN\n2 على ADP\n3 داعش X", "1 الهجوم NOUN\n2 على ADP\n3 داعش X", [0, 0]),
    ],
)
def test_towns_tell_operations_apart_and_countries_do_not(first: str, second: str, expected: list[int], tables: Tables) -> None:
    """In one town two nouns of a family are one operation; in one country, or against one enemy, only the same noun is."""
    assert groups(first, second, tables=tables) == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [("1 العملية NOUN\n2 الانتحارية ADJ", [0, 0]), ("1 العملية NOUN\n2 الأمنية ADJ\n3 الكبرى ADJ", [0, 1])],
)
def test_words_that_recur(second: str, expected: list[int], tables: Tables) -> None:
    """A definite noun with an adjective of the earlier phrase is the same; one with others is another."""
    assert groups("1 عملية NOUN\n2 انتحارية ADJ\n3 في ADP\n4 عدن X", second, tables=tables) == expected


def test_a_weak_noun_refers_back_only_by_itself(tables: Tables) -> None:
    """الحملة after a battle may mean it; الصراع does not."""
    assert groups("1 معركة NOUN\n2 الموصل X", "1 الاستعادة NOUN", tables=tables) == [0]


def test_a_chain_has_one_root(tables: Tables) -> None:
    view = scene("1 داعش X\n2 و CCONJ\n3 داعش X", tables)
    assert len(set(view.register.roots.values())) == 1


FIRST = "1 الجولة NOUN\n2 الأولى ADJ\n3 من ADP\n4 المحادثات NOUN\n5 بين ADP\n6 النرويج X\n7 و CCONJ\n8 داعش X"
SECOND = "1 الجولة NOUN\n2 الثانية ADJ\n3 من ADP\n4 المفاوضات NOUN"


def test_rounds_of_talks_are_operations_of_their_own(tables: Tables) -> None:
    """The first and the second round differ, and each recurs by its ordinal, whatever the noun (أول اجتماع)."""
    assert groups(FIRST, SECOND, tables=tables) == [0, 1]
    again = "1 أول ADJ\n2 اجتماع NOUN\n3 رسمي ADJ"
    assert groups(FIRST, SECOND, again, tables=tables) == [0, 1, 0]


def test_a_round_is_not_the_talks_as_a_whole(tables: Tables) -> None:
    whole = "1 محادثات NOUN\n2 بين ADP\n3 النرويج X\n4 و CCONJ\n5 داعش X"
    assert groups(whole, FIRST, tables=tables) == [0, 1]


def test_talks_without_parties_are_those_in_the_same_country(tables: Tables) -> None:
    """المحادثات في أوسلو … المفاوضات في النرويج."""
    held = "1 محادثات NOUN\n2 بين ADP\n3 السويد X\n4 و CCONJ\n5 داعش X\n6 في ADP\n7 {} X"
    again = "1 المفاوضات NOUN\n2 في ADP\n3 النرويج X"
    assert groups(held.format("أوسلو"), again, tables=tables) == [0, 0]
    assert groups(held.format("جنيف"), again, tables=tables) == [0, 1]


@pytest.mark.parametrize(("adjective", "expected"), [("جديد", [0, 1]), ("عنيف", [0, 0])])
def test_a_new_attack_is_another_one(adjective: str, expected: list[int], tables: Tables) -> None:
    first = "1 هجوم NOUN\n2 على ADP\n3 الموصل X"
    assert groups(first, f"1 هجوم NOUN\n2 {adjective} ADJ\n3 على ADP\n4 الموصل X", tables=tables) == expected


def test_a_definite_noun_without_anything_of_its_own_is_the_event_spoken_of(tables: Tables) -> None:
    first = "1 شن VERB\n2 داعش X\n3 هجوما NOUN\n4 على ADP\n5 الموصل X\n6 . PUNCT"
    again = "1 دان VERB\n2 الهجوم NOUN\n3 الإرهابي ADJ\n4 . PUNCT"
    other = "1 دان VERB\n2 الهجوم NOUN\n3 الثاني ADJ\n4 . PUNCT"
    assert groups(first, again, other, tables=tables) == [0, 0, 2]


def test_nouns_for_talks_stand_for_each_other(tables: Tables) -> None:
    first = "1 بدأت VERB\n2 محادثات NOUN\n3 بين ADP\n4 تركيا X\n5 و CCONJ\n6 روسيا X\n7 . PUNCT"
    assert groups(first, "1 انتهى VERB\n2 الحوار NOUN\n3 . PUNCT", tables=tables) == [0, 0]
