"""Who belongs to a body that stands near the name."""

import pytest

from kg.extract import Tables
from kg.extract.relations.member_relations import member_relations
from tests.extract.support import scene

BODY = "1 قتل VERB\n2 مقاتلون NOUN\n3 من ADP\n4 داعش X\n5 ، PUNCT"
PERSON = "هاني X NER=B-PER"


def belonging(conllu: str, tables: Tables) -> list[tuple[str, str, str]]:
    """Return persons, bodies and rules."""
    view = scene(conllu, tables)
    names = {r.mention.id: r.mention.name for r in view.referents}
    return [(names[r.subject], names[r.object], r.rule) for r in member_relations(view)]


@pytest.mark.parametrize("among", ["6-7 بينهم\n6 بين ADP\n7 هم PRON", "6 أبرزهم NOUN\n7 القيادي NOUN"])
def test_named_among_the_people_of_a_body(among: str, tables: Tables) -> None:
    assert belonging(f"{BODY}\n{among}\n8 {PERSON}\n9 . PUNCT", tables) == [("هاني", "داعش", "named-among")]


def test_one_of_the_leaders(tables: Tables) -> None:
    snippet = f"1 قتل VERB\n2 {PERSON}\n3 من ADP\n4 قيادات NOUN\n5 الصف NOUN\n6 الأول ADJ\n7 في ADP\n8 داعش X\n9 . PUNCT"
    assert belonging(snippet, tables) == [("هاني", "داعش", "one-of-leaders")]


def test_who_is_only_named_beside_a_body_does_not_belong_to_it(tables: Tables) -> None:
    assert belonging(f"{BODY}\n6 وقال VERB\n7 {PERSON}\n8 . PUNCT", tables) == []
