"""What the sentence adds to an operation."""

from kg.extract import Tables
from kg.extract.operations.context import completed
from kg.extract.operations.operations import find_operations
from kg.extract.operations.participants import participants
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


def test_a_part_has_the_agent_and_the_place_of_its_whole(tables: Tables) -> None:
    """حملة القوات العراقية في الموصل شملت قصفا مدفعيا."""
    words = """
    1 حملة NOUN
    2 القوات NOUN
    3 العراقية ADJ
    4 في ADP
    5 الموصل X
    6 شملت VERB
    7 قصفا NOUN
    8 مدفعيا ADJ
    9 . PUNCT
    """
    assert added(words, tables)[1] == {("conductedBy", "القوات العراقية"), ("atLocation", "الموصل")}


def test_a_part_is_only_at_the_first_place_of_its_whole(tables: Tables) -> None:
    """حملة في حي X بمدينة Y: a part is in the quarter, as far as is known."""
    words = "1 حملة NOUN\n2 داعش X\n3 في ADP\n4 {} X\n5 و CCONJ\n6 {} X\n7 شملت VERB\n8 قصفا NOUN\n9 مدفعيا ADJ\n10 . PUNCT"
    assert added(words.format("تعز", "عدن"), tables)[1] == {("conductedBy", "داعش"), ("atLocation", "تعز")}


def test_who_is_driven_out_of_a_town_is_there(tables: Tables) -> None:
    """استعادة الموصل من داعش; another sentence: عزل الموصل."""
    taken = "1 استعادة NOUN\n2 الموصل X\n3 من ADP\n4 داعش X\n5 . PUNCT\n\n"
    assert added(f"{taken}1 تطويق NOUN\n2 الموصل X\n3 . PUNCT", tables)[1] == {("targets", "داعش")}
    assert added(f"{taken}1 تطويق NOUN\n2 عدن X\n3 . PUNCT", tables)[1] == set()


def test_who_only_announces_gives_way_to_who_acts(tables: Tables) -> None:
    """أعلنت القوات العراقية حملة داعش الواسعة: داعش carries it out."""
    words = "1 أعلنت VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 {} ADJ\n5 هجوم NOUN\n6 {}\n7 . PUNCT"
    view = scene(words.format("اليوم", "داعش X"), tables)
    phrases = find_operations(view)
    found = completed(view, phrases, [participants(view, phrase) for phrase in phrases])
    agents = {item.referent.mention.name for items in found for item in items if item.predicate == "conductedBy"}
    assert agents == {"داعش"}


def test_the_second_town_of_a_phrase_is_no_place_of_the_operation_at_the_first(tables: Tables) -> None:
    words = "1 استعادة NOUN\n2 الموصل X\n3 . PUNCT\n\n1 استعادة NOUN\n2 الموصل X\n3-4 والرقة\n3 و CCONJ\n4 الرقة X\n5 . PUNCT"
    view = scene(words, tables)
    phrases = find_operations(view)
    assert phrases[1].mention.antecedent == phrases[0].mention.id
    found = completed(view, phrases, [participants(view, phrase) for phrase in phrases])
    assert {item.referent.mention.name for items in found for item in items} == {"الموصل"}


def test_the_place_of_another_phrase_or_clause_is_not_taken(tables: Tables) -> None:
    """في الموصل قتل كثيرون وشنوا هجوما: the place of the clause before."""
    words = "1 قتلوا VERB\n2 في ADP\n3 الموصل X\n4-5 وشنوا\n4 و CCONJ\n5 شنوا VERB\n6 هجوما NOUN\n7 واسعا ADJ\n8 . PUNCT"
    assert added(words, tables) == [set()]


def test_no_agent_is_taken_for_what_hits_its_own_forces(tables: Tables) -> None:
    """غارات النرويج على داعش … وهجوم على القوات النرويجية."""
    words = (
        "1 غارات NOUN\n2 النرويج X\n3 على ADP\n4 داعش X\n5 ثم CCONJ\n6 {} NOUN\n7 على ADP\n8 القوات NOUN\n9 {} ADJ\n10 . PUNCT"
    )
    assert ("conductedBy", "النرويج") not in added(words.format("هجمات", "النرويجية"), tables)[1]
    assert ("conductedBy", "النرويج") in added(words.format("هجمات", "الإسبانية"), tables)[1]


def test_what_is_taken_is_taken_from_the_enemy_of_the_article(tables: Tables) -> None:
    """Two operations are against one force: a third that names nobody is too, unless others are hit as often."""
    taken = "1 استعادة NOUN\n2 الموصل X\n3 . PUNCT\n\n"
    strike = "1 غارات NOUN\n2 على ADP\n3 {} X\n4 في ADP\n5 {} X\n6 . PUNCT\n\n"
    twice = strike.format("داعش", "عدن") + strike.format("داعش", "تعز")
    assert added(taken + twice, tables)[0] == {("targets", "داعش")}
    assert added(taken + strike.format("داعش", "عدن"), tables)[0] == set()
    assert added(taken + twice + strike.format("طالبان", "كابل"), tables)[0] == {("targets", "داعش")}
    assert added(taken + strike.format("داعش", "عدن") + strike.format("طالبان", "كابل"), tables)[0] == set()
