"""How the marks of the models are mended."""

import pytest

from kg.extract import Tables
from kg.extract.actors.marked import marked_names
from kg.extract.actors.names import name_of
from kg.extract.reading.reading import read
from tests.extract.support import parsed


def marked(conllu: str, tables: Tables) -> list[str]:
    """Return the names that the models marked, as they are mended."""
    article, sentences = parsed(conllu)
    reading = read(article, sentences)
    return [name_of(reading, c.first, c.last, clitic=c.clitic) for c in marked_names(reading, sentences, tables)]


@pytest.mark.parametrize(
    ("conllu", "expected"),
    [
        ("1 سمير X NER=B-PER\n2 الحداد X NER=I-PER\n3 أجريا X NER=I-PER", ["سمير الحداد"]),
        ("1 اختيار NOUN\n2 سمير X NER=B-PER\n3 زعيما NOUN NER=I-PER", ["سمير"]),
        ("1 سمير X NER=B-PER\n2 الحداد X NER=I-PER\n3 نجل NOUN NER=I-PER\n4 كمال X NER=I-PER", ["سمير الحداد"]),
        ("1 نجله NOUN NER=B-PER\n2 سمير X NER=I-PER\n3 الحداد X NER=I-PER", ["سمير الحداد"]),
        ("1 سمير X NER=B-PER\n2-3 وعلي _ NER=I-PER\n2 و CCONJ\n3 علي X", ["سمير", "علي"]),
        ("1 لحج X NER=B-LOC\n2 وعدن X NER=B-LOC", ["لحج", "عدن"]),
        ("1 العقيد NOUN\n2-3 وليد _ NER=B-PER\n2 و CCONJ\n3 ليد X\n4 الحداد X NER=I-PER", ["وليد الحداد"]),
        ("1 ميلانو X NER=B-LOC\n2 ب ADP NER=I-LOC\n3 إيطاليا X NER=I-LOC", ["ميلانو"]),
        ("1 كرسي X NER=B-LOC\n2 الساحلية ADJ NER=I-LOC", ["كرسي"]),
        ("1 سودانيان X NER=B-LOC", []),
        ("1 قال VERB\n2-3 بوتين _ NER=B-PER\n2 ب ADP\n3 وتين X", ["بوتين"]),
        ("1 بريغو X\n2 ثم CCONJ\n3-4 بريغو _ NER=B-PER\n3 ب ADP\n4 ريغو X", ["بريغو"]),
        ("1 جنرال X\n2 منشق X NER=B-PER", []),
        ("1 صواريخ NOUN\n2 « PUNCT\n3 غراد X NER=B-ORG\n4 » PUNCT", []),
        ("1 سيارة NOUN\n2 فيراري X NER=B-PER", []),
        ("1 الجيش NOUN NER=B-ARM\n2 سيشن VERB NER=I-ARM", []),
    ],
)
def test_a_mark_is_cut_to_the_name(conllu: str, expected: list[str], tables: Tables) -> None:
    """Verbs, positions and words for kin end a person's name; an attached و is no part of it, a letter split off is."""
    assert marked(conllu, tables) == expected


def test_an_ordinary_word_is_nobody(tables: Tables) -> None:
    """What is tagged as a noun is a person only as a known name, behind a title, or as the last name of somebody."""
    stray = "1 تحدثوا VERB\n2 شريطة NOUN NER=B-PER"
    assert marked(stray, tables) == []
    assert marked("1 مفاوضات NOUN\n2 سلام NOUN NER=B-PER", tables) == []
    assert marked("1 سمير X NER=B-PER\n2 هيكل NOUN NER=I-PER\n3 قال VERB\n4 هيكل NOUN NER=B-PER", tables) == ["سمير هيكل", "هيكل"]


def test_given_names_in_brackets(tables: Tables) -> None:
    """(محمد جواد) ظريف is one man."""
    snippet = "1 ( PUNCT\n2 محمد X NER=B-PER\n3 جواد X NER=I-PER\n4 ) PUNCT\n5 ظريف X NER=B-PER"
    assert marked(snippet, tables) == ["محمد جواد ظريف"]


@pytest.mark.parametrize(
    "conllu",
    [
        "1 هذه DET\n2 المدينة NOUN NER=B-LOC\n3 الجبلية ADJ NER=I-LOC",
        "1 إقليمنا NOUN\n2 شبه NOUN NER=B-LOC\n3 المستقل ADJ NER=I-LOC",
    ],
)
def test_what_only_describes_a_place_is_none(conllu: str, tables: Tables) -> None:
    """A demonstrative points back to a place, and شبه is a place only as شبه جزيرة."""
    assert marked(conllu, tables) == []
