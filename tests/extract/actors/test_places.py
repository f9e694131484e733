"""Places by their head nouns, sides and borders."""

import pytest

from kg.extract import Tables
from kg.extract.actors.names import find_names, name_of
from kg.extract.actors.places import inner_places
from kg.extract.reading.reading import read
from tests.extract.actors.test_groups import tagged
from tests.extract.support import parsed, scene


def places(conllu: str, tables: Tables) -> list[tuple[str, str]]:
    """Return name and type of each place."""
    article, sentences = parsed(conllu)
    reading = read(article, sentences)
    found = find_names(reading, sentences, tables)
    return [(name_of(reading, c.first, c.last), c.subtype) for c in found if c.kind == "Location"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("الميناء/NOUN التجاري/ADJ", ("الميناء التجاري", "Site")),
        ("الريف/NOUN الجنوبي/ADJ", ("الريف الجنوبي", "Region")),
        ("شمال/NOUN النرويج/X", ("شمال النرويج", "Region")),
        ("وسط/NOUN البلاد/NOUN", ("وسط البلاد", "Region")),
        ("الحدود/NOUN مع/ADP النرويج/X", ("الحدود مع النرويج", "Border")),
        ("الحدود/NOUN السورية/ADJ -/PUNCT التركية/ADJ", ("الحدود السورية التركية", "Border")),
        ("قاعدة/NOUN «/PUNCT الصقر/NOUN »/PUNCT الجوية/ADJ", ("قاعدة الصقر الجوية", "Base")),
        ("مقر/NOUN الأمم/NOUN المتحدة/ADJ", ("مقر الأمم المتحدة", "Site")),
        ("عند/ADP السفارة/NOUN النرويجية/ADJ", ("السفارة النرويجية", "Site")),
        ("قرية/NOUN خراب/NOUN الجير/NOUN", ("خراب الجير", "Village")),
    ],
)
def test_places_of_a_head_noun(words: str, expected: tuple[str, str], tables: Tables) -> None:
    assert places(tagged(words), tables) == [expected]


def test_a_side_of_a_region_goes_with_its_name(tables: Tables) -> None:
    assert places(tagged("ريف/NOUN حلب/X الشمالي/ADJ"), tables) == [("ريف حلب الشمالي", "Region")]


@pytest.mark.parametrize("words", ["الطريق/NOUN الوحيد/ADJ", "المطار/NOUN المذكور/ADJ", "القضاء/NOUN على/ADP"])
def test_what_names_no_place(words: str, tables: Tables) -> None:
    """An adjective may only point, and a head noun may be another word (القضاء على is to destroy)."""
    assert places(tagged(words), tables) == []


def test_villages_that_are_listed_together(tables: Tables) -> None:
    """بلدتي الصفا والمروج: the noun in the dual goes with both names."""
    words = "1 بلدتي NOUN\n2 الصفا NOUN\n3-4 والمروج\n3 و CCONJ\n4 المروج NOUN"
    assert [name for name, _ in places(words, tables)] == ["الصفا", "المروج"]


def test_a_country_inside_the_name_of_its_side(tables: Tables) -> None:
    """شمال النرويج lies in النرويج, which is a place of the article too."""
    view = scene(tagged("شمال/NOUN النرويج/X"), tables)
    ((outer, inner),) = view.inner
    assert (outer.mention.name, inner.mention.name, inner.mention.subtype) == ("شمال النرويج", "النرويج", "Country")


def test_a_site_holds_the_place_where_it_is(tables: Tables) -> None:
    """مسجد قرية السرو is a mosque, and the village is named with it."""
    article, sentences = parsed(tagged("مسجد/NOUN قرية/NOUN السرو/X/NER=B-LOC"))
    reading = read(article, sentences)
    names = find_names(reading, sentences, tables)
    assert [(name_of(reading, c.first, c.last), c.subtype) for c in names] == [("مسجد قرية السرو", "Site")]
    ((_, inner),) = inner_places(reading, names, tables)
    assert (name_of(reading, inner.first, inner.last), inner.subtype) == ("السرو", "Village")


def test_a_city_named_before(tables: Tables) -> None:
    """المدينة stands for the last city; without one it is no place of its own."""
    view = scene("1 سقطت VERB\n2 الموصل NOUN\n3 . PUNCT\n\n1 دخلوا VERB\n2 المدينة NOUN", tables)
    assert view.referents[1].mention.antecedent == view.referents[0].mention.id
    alone = scene("1 دخلوا VERB\n2 المدينة NOUN", tables)
    assert alone.referents[0].mention.antecedent == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("نفق/NOUN الشهيد/NOUN سمير/X/NER=B-PER الحداد/X/NER=I-PER", [("نفق الشهيد سمير الحداد", "Site")]),
        ("مطار/NOUN سمير/X/NER=B-PER الحداد/X/NER=I-PER", [("مطار سمير الحداد", "Airport")]),
        ("جبال/NOUN السرو/NOUN", [("جبال السرو", "Mountain")]),
        ("محيط/NOUN السرو/X", [("السرو", "Sea")]),
        ("محطة/NOUN النقل/NOUN", [("محطة النقل", "Site")]),
        ("المنطقة/NOUN الغربية/ADJ العسكرية/ADJ", [("المنطقة الغربية العسكرية", "Region")]),
        ("منطقتي/NOUN السرو/NOUN و/CCONJ بيرغن/X", [("السرو", "Region"), ("بيرغن", "Region")]),
        ("دائرة/NOUN الاشتباه/NOUN", []),
        ("مديرية/NOUN الأمن/NOUN", []),
        ("السجن/NOUN التابع/ADJ ل/ADP", []),
        ("منفذ/NOUN الهجوم/NOUN", []),
        ("المباني/NOUN التراثية/ADJ", []),
    ],
)
def test_what_a_site_is_called(words: str, expected: list[tuple[str, str]], tables: Tables) -> None:
    """Sites bear people's names and mountains their head noun; a directorate or a circle of suspicion is no place."""
    found = [name for name in places(tagged(words), tables) if name[0] != "السجن"]
    assert found == expected


def test_a_capital_that_only_its_country_tells(tables: Tables) -> None:
    """في عاصمة النرويج names the town; behind the town's name it only says what that is."""
    places = scene("1 في ADP\n2 عاصمة NOUN\n3 النرويج X", tables).referents
    assert [(r.mention.name, r.mention.rule) for r in places] == [("عاصمة النرويج", "capital-of")]
    assert "capital-of" not in [r.mention.rule for r in scene("1 أوسلو X\n2 عاصمة NOUN\n3 النرويج X", tables).referents]


def test_the_country_behind_a_border_is_a_place_of_its_own(tables: Tables) -> None:
    view = scene("1 على ADP\n2 الحدود NOUN\n3 مع ADP\n4 النرويج X", tables)
    assert [inner.mention.name for _, inner in view.inner] == ["النرويج"]
