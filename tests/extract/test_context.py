"""What the sentence adds to an operation."""

from kg.extract import Tables
from kg.extract.context import completed
from kg.extract.operations import find_operations
from kg.extract.participants import participants
from tests.extract.support import scene


def added(conllu: str, tables: Tables) -> list[set[tuple[str, str]]]:
    """Return for each phrase what its sentence adds: property and name."""
    view = scene(conllu, tables)
    phrases = find_operations(view)
    own = [participants(view, phrase) for phrase in phrases]
    both = zip(own, completed(view, phrases, own), strict=True)
    return [{(item.predicate, item.referent.mention.name) for item in whole[len(part) :]} for part, whole in both]


def test_a_place_elsewhere_in_the_sentence(tables: Tables) -> None:
    """هاجم … ثم انسحبوا في مدينة X."""
    words = "1 شنوا VERB\n2 هجوما NOUN\n3 واسعا ADJ\n4 ، PUNCT\n5 وقتلوا VERB\n6 كثيرين NOUN\n7 في ADP\n8 مدينة NOUN\n9 الموصل X"
    assert added(words, tables) == [{("atLocation", "الموصل")}]


def test_a_place_that_is_stated_stays_alone(tables: Tables) -> None:
    words = "1 معركة NOUN\n2 الموصل X\n3 ، PUNCT\n4 وقتلوا VERB\n5 كثيرين NOUN\n6 في ADP\n7 عدن X"
    assert added(words, tables) == [set()]


def test_the_target_and_agent_of_a_neighbour(tables: Tables) -> None:
    """شنت القوات غارات على داعش، وحصار خانق: the siege has no actors of its own."""
    words = """
    1 شنت VERB
    2 القوات NOUN
    3 العراقية ADJ
    4 غارات NOUN
    5 على ADP
    6 داعش X
    7 ، PUNCT
    8 ثم CCONJ
    9 استمر VERB
    10 حصار NOUN
    11 خانق ADJ
    12 . PUNCT
    """
    assert added(words, tables) == [set(), {("targets", "داعش"), ("conductedBy", "القوات العراقية")}]


def test_another_sentence_adds_nothing(tables: Tables) -> None:
    words = "1 غارات NOUN\n2 على ADP\n3 داعش X\n4 . PUNCT\n\n1 استمر VERB\n2 حصار NOUN\n3 خانق ADJ\n4 . PUNCT"
    assert added(words, tables) == [set(), set()]


def test_nobody_fights_himself(tables: Tables) -> None:
    """Who carries an operation out is not made its target by a neighbour."""
    words = "1 غارات NOUN\n2 على ADP\n3 داعش X\n4 ، PUNCT\n5 ثم CCONJ\n6 هجوم NOUN\n7 داعش X\n8 . PUNCT"
    assert ("targets", "داعش") not in added(words, tables)[1]
