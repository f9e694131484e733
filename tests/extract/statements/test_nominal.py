"""What verbal nouns of saying report without أن."""

import pytest

from kg.extract import Tables
from tests.extract.statements.test_speakers import people
from tests.extract.statements.test_statements import contents


def test_a_noun_of_action_behind_the_holder(tables: Tables) -> None:
    """بعد إعلان تركيا انطلاق العملية: whose announcement it is, and what is announced."""
    snippet = """
    1 بعد ADP
    2 إعلان NOUN
    3 تركيا X NER=B-LOC
    4 ، PUNCT
    5 أمس ADV
    6 ، PUNCT
    7 انطلاق NOUN
    8 العملية NOUN
    """
    assert contents(snippet, tables) == [("noun-object", "انطلاق العملية")]
    assert people(snippet, tables) == [("تركيا",)]


@pytest.mark.parametrize(("noun", "preposition"), [("موافقة", "على"), ("تهديد", "ب"), ("دعوة", "إلى")])
def test_the_preposition_that_the_verb_takes(noun: str, preposition: str, tables: Tables) -> None:
    snippet = f"""
    1 بعد ADP
    2 {noun} NOUN
    3 الصباغ X NER=B-PER
    4 {preposition} ADP
    5 وقف NOUN
    6 القتال NOUN
    """
    assert [text for _, text in contents(snippet, tables)] == ["وقف القتال"]
    assert people(snippet, tables) == [("الصباغ",)]


def test_a_noun_whose_holder_nobody_knows_reports_nothing(tables: Tables) -> None:
    """بعد إعلان انطلاق العملية is no statement of anybody."""
    snippet = """
    1 بعد ADP
    2 إعلان NOUN
    3 انطلاق NOUN
    4 العملية NOUN
    """
    assert contents(snippet, tables) == []


def test_his_saying_goes_on_for_whom_the_sentence_is_about(tables: Tables) -> None:
    """خالف الصباغ الخطة بقوله إن …"""
    snippet = """
    1 خالف VERB
    2 الصباغ X NER=B-PER
    3 الخطة NOUN
    4-6 بقوله
    4 ب ADP
    5 قول NOUN
    6 ه PRON
    7 إن SCONJ
    8 المعبر NOUN
    9 مفتوح ADJ
    """
    assert contents(snippet, tables) == [("noun-that", "المعبر مفتوح")]
    assert people(snippet, tables) == [("الصباغ",)]
