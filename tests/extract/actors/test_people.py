"""People without a name who take part in operations."""

import pytest

from kg.extract import Tables
from kg.extract.actors.people import people_at
from tests.extract.support import scene


def people(conllu: str, tables: Tables, *, anybody: bool = False) -> tuple[str, str] | None:
    """Return name and class of the people whose phrase begins a snippet."""
    found = people_at(scene(conllu, tables), 0, anybody=anybody)
    return (found.mention.name, found.mention.kind) if found is not None else None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("1 سبعة NUM\n2 مشتبه NOUN\n3-4 بهم\n3 ب ADP\n4 هم PRON\n5 أمس ADV", "سبعة مشتبه بهم"),
        ("1 ستة NUM\n2 بحارين NOUN\n3 في ADP\n4 عدن X", "ستة بحارين"),
        ("1 عشرات NOUN\n2 من ADP\n3 المحتجين NOUN\n4 السلميين ADJ\n5 ، PUNCT", "عشرات من المحتجين السلميين"),
        ("1 40 NUM\n2 من ADP\n3 عناصر NOUN\n4 الخلية NOUN\n5 . PUNCT", "40 من عناصر الخلية"),
        ("1 مسلحون NOUN _ 0 root Number=Plur\n2 ملثمون ADJ", "مسلحون ملثمون"),
    ],
)
def test_several_people(words: str, name: str, tables: Tables) -> None:
    """A number, a word of quantity or an adjective makes a noun for people somebody."""
    assert people(words, tables) == (name, "Group")


def test_one_of_them(tables: Tables) -> None:
    assert people("1 مفجر NOUN\n2 انتحاري ADJ\n3 . PUNCT", tables) == ("مفجر انتحاري", "Person")


@pytest.mark.parametrize(
    "words",
    [
        "1 رجل NOUN\n2 . PUNCT",  # nobody in particular
        "1 مسلحي NOUN\n2 داعش X",  # these are the group
        "1 مسلحين NOUN\n2 تابعين ADJ\n3 ل ADP\n4 داعش X",
        "1 15 NUM\n2 مسلحا NOUN\n3 من ADP\n4 تنظيم NOUN\n5 داعش X",
        "1 المسلحون NOUN\n2 . PUNCT",
        "1 90 NUM\n2 كلم NOUN",
        "1 خمسة NUM\n2 صواريخ NOUN",
        "1 جنودنا NOUN\n2 نا PRON",
    ],
)
def test_nobody(words: str, tables: Tables) -> None:
    assert people(words, tables) is None


def test_what_is_done_to_people_only_makes_every_counted_noun_people(tables: Tables) -> None:
    """اعتقل 15 خياطا: whoever is arrested is somebody, but a measure stays one."""
    assert people("1 15 NUM\n2 نجارا NOUN\n3 محليا ADJ", tables, anybody=True) == ("15 نجارا محليا", "Group")
    assert people("1 15 NUM\n2 نجارا NOUN", tables) is None
    assert people("1 15 NUM\n2 عاما NOUN", tables, anybody=True) is None


def test_a_dual_behind_two_things_says_of_what_sort_they_are(tables: Tables) -> None:
    """هجومين انتحاريين names no bombers."""
    assert people_at(scene("1 هجومين NOUN\n2 انتحاريين NOUN\n3 . PUNCT", tables), 1) is None


def test_what_they_stormed_is_no_part_of_their_name(tables: Tables) -> None:
    assert people("1 مسلحون NOUN _ 0 root Number=Plur\n2 مركزا ADJ\n3 . PUNCT", tables) == ("مسلحون", "Group")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 أحد NOUN\n2 مسلحي NOUN\n3 ( PUNCT\n4 داعش X\n5 ) PUNCT", ("أحد مسلحي داعش", "Person")),
        ("1 اثنين NOUN\n2 من ADP\n3-4 عناصره\n3 عناصر NOUN\n4 ه PRON", ("اثنين من عناصره", "Group")),
        ("1 16 NUM\n2 آخرين NOUN", None),
    ],
)
def test_some_of_them(words: str, expected: tuple[str, str] | None, tables: Tables) -> None:
    assert people(words, tables) == expected
