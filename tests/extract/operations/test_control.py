"""Who does what a verb above only wants, asks for or blames on somebody."""

import pytest

from kg.extract import Tables
from kg.extract.operations.control import controllers
from kg.extract.operations.operations import find_operations
from tests.extract.support import scene

FORCE = "القوات العراقية"


def agents(conllu: str, tables: Tables) -> list[tuple[str, str]]:
    """Return name and rule of who carries out the last operation by what governs it."""
    view = scene(conllu, tables)
    return [(item.referent.mention.name, item.rule) for item in controllers(view, find_operations(view)[-1])]


def test_what_a_deed_is_for(tables: Tables) -> None:
    """تقدمت القوات العراقية لطرد داعش: who advances drives out."""
    words = "1 اقتربت VERB\n2 القوات NOUN\n3 العراقية ADJ\n4-5 لطرد\n4 ل ADP\n5 طرد NOUN\n6 داعش X\n7 . PUNCT"
    assert agents(words, tables) == [(FORCE, "control-subject")]


def test_the_accused_does_it(tables: Tables) -> None:
    words = "1 اتهمت VERB\n2 تركيا X\n3 القوات NOUN\n4 العراقية ADJ\n5-6 بقصف\n5 ب ADP\n6 قصف NOUN\n7 الموصل X\n8 . PUNCT"
    assert agents(words, tables) == [(FORCE, "control-object")]


@pytest.mark.parametrize("verb", ["رفضت", "انتقدت", "أعلنت"])
def test_who_only_speaks_of_it_does_not(verb: str, tables: Tables) -> None:
    words = f"1 {verb} VERB\n2 تركيا X\n3 طرد NOUN\n4 داعش X\n5 . PUNCT"
    assert agents(words, tables) == []


def test_a_name_before_the_verb_accuses_the_one_behind_it(tables: Tables) -> None:
    words = "1 تركيا X\n2 تتهم VERB\n3 القوات NOUN\n4 العراقية ADJ\n5-6 بقصف\n5 ب ADP\n6 قصف NOUN\n7 الموصل X\n8 . PUNCT"
    assert agents(words, tables) == [(FORCE, "control-object")]


def test_who_is_responsible(tables: Tables) -> None:
    words = "1 داعش X\n2 المسؤول ADJ\n3 عن ADP\n4 هجمات NOUN\n5 على ADP\n6 الموصل X\n7 . PUNCT"
    assert agents(words, tables) == [("داعش", "responsible")]


def test_who_is_said_behind_it_to_have_carried_it_out(tables: Tables) -> None:
    """هجوم على الموصل يعتقد أن داعش نفذته."""
    words = "1 هجوم NOUN\n2 على ADP\n3 الموصل X\n4 يعتقد VERB\n5 أن SCONJ\n6 داعش X\n7-8 نفذته\n7 نفذت VERB\n8 ه PRON\n9 . PUNCT"
    assert agents(words, tables) == [("داعش", "resumed")]
