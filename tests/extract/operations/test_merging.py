"""Operations that are one because of who takes part in them and where."""

from kg.extract import Tables, extract
from tests.extract.support import parsed

STRIKE = "1 شنت VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 غارات NOUN\n5 على ADP\n6 داعش X\n7 {rest}\n8 . PUNCT"


def operations(conllu: str, tables: Tables) -> int:
    """Return how many operations the mentions of a snippet are."""
    found = extract(*parsed(conllu), tables)
    return sum(mention.kind == "Operation" and not mention.antecedent for mention in found.mentions)


def test_the_same_deed_of_the_same_agent_at_the_same_target_is_one(tables: Tables) -> None:
    first, second = STRIKE.format(rest="أمس ADV"), STRIKE.format(rest="صباحا ADV")
    assert operations(f"{first}\n\n{second}", tables) == 1


def test_another_target_makes_another_operation(tables: Tables) -> None:
    first, second = STRIKE.format(rest="أمس ADV"), STRIKE.format(rest="صباحا ADV").replace("داعش", "طالبان")
    assert operations(f"{first}\n\n{second}", tables) == 2


def test_the_event_of_the_headline_is_that_of_the_lead(tables: Tables) -> None:
    """Another word for the deed is no other deed."""
    headline = "# newpar = headline\n1 القوات NOUN\n2 العراقية ADJ\n3 تقصف VERB\n4 داعش X"
    lead = "# newpar\n1 هاجمت VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 داعش X\n5 . PUNCT"
    assert operations(f"{headline}\n\n{lead}", tables) == 1


def test_the_same_deed_in_headline_and_lead_is_one_if_nothing_differs(tables: Tables) -> None:
    headline = "# newpar = headline\n1 هجوم NOUN\n2 على ADP\n3 فندق NOUN\n4 كبير ADJ"
    lead = "# newpar\n1 هاجم VERB\n2 داعش X\n3 {} X\n4 . PUNCT"
    assert operations(f"{headline}\n\n{lead.format('الموصل')}", tables) == 1
    named = headline.replace("3 فندق NOUN\n4 كبير ADJ", "3 عدن X")
    assert operations(f"{named}\n\n{lead.format('الموصل')}", tables) == 2


def test_campaigns_against_one_enemy_are_one(tables: Tables) -> None:
    first = "1 تدعم VERB\n2 فرنسا X\n3 محاربة NOUN\n4 داعش X\n5 . PUNCT"
    second = "1 تطول VERB\n2 مكافحة NOUN\n3 داعش X\n4 . PUNCT"
    assert operations(f"{first}\n\n{second}", tables) == 1


def test_two_event_nouns_joined_by_and_are_one(tables: Tables) -> None:
    """كمائن ودوريات لقوات …: both say together what is done."""
    snippet = "1 نفذت VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 غارات NOUN\n5-6 وهجمات\n5 و CCONJ\n6 هجمات NOUN\n7 على ADP\n8 داعش X"
    assert operations(snippet, tables) == 1
