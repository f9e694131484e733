"""Whom a verb can go on for."""

import pytest

from kg.extract import Tables
from kg.extract.statements.statements import find_statements
from tests.extract.support import scene

FIRST = """
    1 قالت VERB
    2 وزيرة NOUN
    3 الدفاع NOUN
    4 هدى X NER=B-PER
    5 إن SCONJ
    6 المعبر NOUN
    7 مفتوح ADJ
    8 . PUNCT

    # newpar
    1 قال VERB
    2 وزير NOUN
    3 المالية NOUN
    4 كمال X NER=B-PER
    5 إن SCONJ
    6 القافلة NOUN
    7 وصلت VERB
    8 . PUNCT
"""


@pytest.mark.parametrize(("verb", "speaker"), [("أضاف", "كمال"), ("أضافت", "هدى"), ("أكدت", "هدى"), ("تابع", "كمال")])
def test_a_verb_goes_on_for_who_agrees_with_it(verb: str, speaker: str, tables: Tables) -> None:
    """Of a man and a woman who spoke, the verb's gender tells who goes on, also across paragraphs."""
    view = scene(f"{FIRST}\n# newpar\n1 {verb} VERB\n2 أن SCONJ\n3 الطريق NOUN\n4 آمن ADJ", tables)
    assert find_statements(view)[-1].speakers[0].mention.name == speaker


def test_a_dual_goes_on_for_both(tables: Tables) -> None:
    joint = "1 قال VERB\n2 كمال X NER=B-PER\n3 و CCONJ\n4 هدى X NER=B-PER\n5 إن SCONJ\n6 المعبر NOUN\n7 مفتوح ADJ\n8 . PUNCT"
    view = scene(f"{joint}\n\n1 أضافا VERB\n2 أن SCONJ\n3 الطريق NOUN\n4 آمن ADJ", tables)
    assert [r.mention.name for r in find_statements(view)[-1].speakers] == ["كمال", "هدى"]
