"""Where reported content ends."""

import pytest

from kg.extract import Tables
from tests.extract.support import cues_with_content


def contents(conllu: str, tables: Tables) -> list[tuple[str, str]]:
    """Return each cue with what it reports."""
    return [(verb, text) for verb, _, text in cues_with_content(conllu, tables)]


def only(conllu: str, tables: Tables) -> tuple[str, bool]:
    """Return the content of the one cue and whether it is quoted."""
    ((_, content, text),) = cues_with_content(conllu, tables)
    assert content is not None
    return text, content.direct


@pytest.mark.parametrize("join", ["، PUNCT", "؛ PUNCT", "- PUNCT"])
def test_content_ends_before_the_next_cue(join: str, tables: Tables) -> None:
    """A comma with a verb of saying behind it takes the narration up again."""
    snippet = f"""
    1 قال VERB
    2 الصباغ X NER=B-PER
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    6 {join}
    7-8 وأضاف
    7 و CCONJ
    8 أضاف VERB
    9 أن SCONJ
    10 القافلة NOUN
    11 وصلت VERB
    12 . PUNCT
    """
    assert contents(snippet, tables) == [("قال", "المعبر مفتوح"), ("أضاف", "القافلة وصلت")]


def test_content_ends_before_a_participle(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    6 ، PUNCT
    7 مشيرا ADJ
    8 إلى ADP
    9 تحسن NOUN
    10 الوضع NOUN
    """
    assert contents(snippet, tables) == [("قال", "المعبر مفتوح"), ("مشيرا", "تحسن الوضع")]


def test_content_ends_before_a_cue_joined_by_wa(tables: Tables) -> None:
    """وأضاف ends the content without a comma too."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    6-7 وأضاف
    6 و CCONJ
    7 أضاف VERB
    8 أن SCONJ
    9 القافلة NOUN
    10 وصلت VERB
    """
    assert contents(snippet, tables) == [("قال", "المعبر مفتوح"), ("أضاف", "القافلة وصلت")]


@pytest.mark.parametrize("word", ["فيما SCONJ", "بينما SCONJ", "حسب ADP", "وفق ADP", "بعدما SCONJ"])
def test_content_ends_before_narration(word: str, tables: Tables) -> None:
    """After a comma, فيما and its like go on in the reporter's voice, حسب and وفق name a source."""
    snippet = f"""
    1 قال VERB
    2 الصباغ X NER=B-PER
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    6 ، PUNCT
    7 {word}
    8 مراقبون NOUN
    9 محليون ADJ
    10 . PUNCT
    """
    assert contents(snippet, tables) == [("قال", "المعبر مفتوح")]


def test_content_ends_before_bi_hasab(tables: Tables) -> None:
    """بحسب names a source as حسب does."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    6 ، PUNCT
    7-8 بحسب
    7 ب ADP
    8 حسب ADP
    9 وكالة NOUN
    10 محلية ADJ
    """
    assert contents(snippet, tables) == [("قال", "المعبر مفتوح")]


def test_a_comma_inside_the_content_ends_nothing(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 المعبر NOUN
    5 مفتوح ADJ
    6 ، PUNCT
    7-8 والقوافل
    7 و CCONJ
    8 القوافل NOUN
    9 تمر VERB
    10 كل NOUN
    11 يوم NOUN
    """
    assert contents(snippet, tables) == [("قال", "المعبر مفتوح، والقوافل تمر كل يوم")]


def test_narration_after_a_quotation(tables: Tables) -> None:
    """A verb behind the closing mark is the reporter's."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 : PUNCT
    4 « PUNCT
    5 المعبر NOUN
    6 مفتوح ADJ
    7 أمام ADP
    8 الجميع NOUN
    9 » PUNCT
    10-11 وغادر
    10 و CCONJ
    11 غادر VERB
    12 القاعة NOUN
    """
    assert only(snippet, tables) == ("المعبر مفتوح أمام الجميع", True)


def test_content_that_goes_on_behind_a_quotation(tables: Tables) -> None:
    """Only a part of the clause is in marks; the clause is the content."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 إن SCONJ
    4 « PUNCT
    5 المعبر NOUN
    6 مفتوح ADJ
    7 أمام ADP
    8 الجميع NOUN
    9 » PUNCT
    10 منذ ADP
    11 الصباح NOUN
    """
    assert only(snippet, tables) == ("المعبر مفتوح أمام الجميع» منذ الصباح", True)


def test_a_comma_behind_a_quotation_ends_the_content(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 : PUNCT
    4 « PUNCT
    5 المعبر NOUN
    6 مفتوح ADJ
    7 أمام ADP
    8 الجميع NOUN
    9 » PUNCT
    10 ، PUNCT
    11 في ADP
    12 خطوة NOUN
    13 لافتة ADJ
    """
    assert only(snippet, tables) == ("المعبر مفتوح أمام الجميع", True)


def test_a_quotation_over_several_sentences(tables: Tables) -> None:
    """The stop inside the marks does not end what is quoted."""
    snippet = """
    1 قال VERB
    2 الصباغ NOUN NER=B-PER
    3 : PUNCT
    4 « PUNCT
    5 المعبر NOUN
    6 مفتوح ADJ
    7 . PUNCT

    1 القوافل NOUN
    2 تمر VERB
    3 كل NOUN
    4 يوم NOUN
    5 . PUNCT
    6 » PUNCT
    """
    assert only(snippet, tables) == ("المعبر مفتوح. القوافل تمر كل يوم", True)
