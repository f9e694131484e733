"""Operations that a verb tells."""

import pytest

from kg.extract import Tables
from kg.extract.operations.operations import find_operations
from kg.extract.operations.phrases import EventPhrase
from tests.extract.support import scene


def told(conllu: str, tables: Tables) -> list[EventPhrase]:
    """Return the phrases of a snippet that a verb tells."""
    return [phrase for phrase in find_operations(scene(conllu, tables)) if phrase.verbal]


@pytest.mark.parametrize(
    "words",
    [
        "1 دمرت VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 جسرا NOUN",
        "1 تقدمت VERB\n2 الفصائل NOUN\n3 العراقية ADJ",
        "1 اعتقلت VERB\n2 الشرطة NOUN\n3 سبعة NUM\n4 مشتبه NOUN\n5-6 بهم\n5 ب ADP\n6 هم PRON",
        "1 بحثت VERB\n2 فرنسا X\n3 مع ADP\n4 ألمانيا X\n5 الأزمة NOUN",
        "1 قتلت VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 ستة NUM\n5 مسلحين NOUN",
        "1 يحتجز VERB\n2 داعش X\n3 ما PRON\n4 لا PART\n5 يقل VERB\n6 عن ADP\n7 مئة NUM\n8 معتقل NOUN",
        "1 توجهت VERB\n2 فرنسا X\n3 إلى ADP\n4 الموصل X",
        "1 صوت VERB\n2 مجلس NOUN\n3 الأمن NOUN\n4 على ADP\n5 القرار NOUN",
    ],
)
def test_deeds(words: str, tables: Tables) -> None:
    """A force or body that does it to somebody, one that moves or goes somewhere, a strong verb with people, a meeting of two."""
    assert [phrase.first for phrase in told(words, tables)] == [0]


@pytest.mark.parametrize(
    "words",
    [
        "1 تقدمت VERB\n2 فرنسا X\n3 بطلب NOUN",
        "1 بحثت VERB\n2 فرنسا X\n3 الأزمة NOUN",
        "1 تسيطر VERB\n2 القوات NOUN\n3 العراقية ADJ\n4 على ADP\n5 الموصل X",
        "1 قتل VERB\n2 داعش X\n3 في ADP\n4 غارة NOUN",
        "1 قتلت VERB\n2 خلال ADP\n3 الليل NOUN\n4 القوات NOUN\n5 العراقية ADJ",
    ],
)
def test_no_deeds(words: str, tables: Tables) -> None:
    """A state that moves a motion, a meeting of one, how things stand, and what may be a passive."""
    assert told(words, tables) == []


def test_a_verb_that_says_what_is_hit_goes_on_with_the_event_before_it(tables: Tables) -> None:
    """قصف مدفعي …، استهدف أمس سوقا في الموصل is one operation."""
    snippet = """
    1 وقع VERB
    2 قصف NOUN
    3 مدفعي ADJ
    4 ، PUNCT
    5 استهدف VERB
    6 سوقا NOUN
    7 في ADP
    8 الموصل X
    9 . PUNCT
    """
    noun, verb = find_operations(scene(snippet, tables))
    assert verb.goes_on
    assert verb.mention.antecedent == noun.mention.id


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        ("1 أطلق VERB\n2 مسلحون NOUN\n3 النار NOUN\n4 على ADP\n5 داعش X", True),
        ("1 أطلقت VERB\n2 فرنسا X\n3 مبادرة NOUN", False),
        ("1 أطلق VERB\n2 مسلحون NOUN\n3 حملة NOUN\n4 ، PUNCT\n5 النار NOUN", False),
    ],
)
def test_shooting(words: str, tells: bool, tables: Tables) -> None:
    """The verb tells of shooting only with what is shot as its object."""
    assert [phrase.head for phrase in told(words, tables)] == ["إطلاق"] * tells
