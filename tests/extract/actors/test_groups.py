"""Groups and bodies that a head noun names."""

import pytest

from kg.extract import Tables
from kg.extract.actors.names import find_names, name_of
from kg.extract.reading.candidates import BACK_REFERENCE, GENERIC
from kg.extract.reading.reading import read
from tests.extract.support import parsed


def groups(conllu: str, tables: Tables) -> list[tuple[str, str, str]]:
    """Return name, kind and rule of each candidate."""
    article, sentences = parsed(conllu)
    reading = read(article, sentences)
    return [(name_of(reading, c.first, c.last), c.kind, c.rule) for c in find_names(reading, sentences, tables)]


def tagged(words: str) -> str:
    """Return the snippet for words with their tags behind a slash."""
    return "\n".join(f"{number} {' '.join(pair.split('/'))}" for number, pair in enumerate(words.split(), start=1))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("القوات/NOUN النرويجية/ADJ", ("القوات النرويجية", "ArmedGroup", "head-demonym")),
        ("الجيش/NOUN الكوري/ADJ الجنوبي/ADJ", ("الجيش الكوري الجنوبي", "ArmedGroup", "head-demonym")),
        ("الحكومة/NOUN الكورية/ADJ الشمالية/ADJ", ("الحكومة الكورية الشمالية", "State", "head-demonym")),
        ("الجيش/NOUN الجنوب/NOUN سوداني/ADJ", ("الجيش الجنوب سوداني", "ArmedGroup", "head-demonym")),
        ("الأجهزة/NOUN الأمنية/ADJ", ("الأجهزة الأمنية", "Organization", "head-adjective")),
        ("المقاتلين/NOUN الأكراد/ADJ", ("المقاتلين الأكراد", "Group", "head-demonym")),
        ("فصائل/NOUN محلية/ADJ", ("فصائل محلية", "ArmedGroup", GENERIC)),
        ("مقاتلون/NOUN أجانب/ADJ", ("مقاتلون أجانب", "Group", GENERIC)),
        ("مجموعة/NOUN مسلحة/ADJ", ("مجموعة مسلحة", "ArmedGroup", GENERIC)),
        ("التنظيم/NOUN المتشدد/ADJ", ("التنظيم المتشدد", "ArmedGroup", BACK_REFERENCE)),
        ("التنظيم/NOUN", ("التنظيم", "ArmedGroup", BACK_REFERENCE)),
    ],
)
def test_what_stands_behind_a_head_noun(words: str, expected: tuple[str, str, str], tables: Tables) -> None:
    """Demonyms and adjectives of groups make names; what only judges a group does not, and the indefinite is nobody known."""
    assert groups(tagged(words), tables) == [expected]


def test_whom_a_group_comes_from(tables: Tables) -> None:
    words = "قوات/NOUN عربية/ADJ من/ADP أبناء/NOUN المنطقة/NOUN"
    assert ("قوات عربية من أبناء المنطقة", "ArmedGroup", "head-demonym") in groups(tagged(words), tables)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("كتائب/NOUN «/PUNCT الفجر/NOUN الجديد/ADJ »/PUNCT", ("كتائب الفجر الجديد", "ArmedGroup", "head-quoted")),
        ("صحيفة/NOUN «/PUNCT النور/NOUN الجديد/ADJ »/PUNCT", ("النور الجديد", "Organization", "quoted-medium")),
        ("كتائب/NOUN هاني/X/NER=B-PER الصباغ/X/NER=I-PER", ("كتائب هاني الصباغ", "ArmedGroup", "head-person")),
    ],
)
def test_a_name_behind_a_head_noun(words: str, expected: tuple[str, str, str], tables: Tables) -> None:
    """A brigade bears its name with the head noun, a paper without."""
    assert groups(tagged(words), tables) == [expected]


def test_a_long_quotation_is_no_name(tables: Tables) -> None:
    words = "قوات/NOUN «/PUNCT لن/PART تنسحب/VERB أبدا/ADV »/PUNCT"
    assert groups(tagged(words), tables) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("12/NUM وزير/NOUN خارجية/NOUN", "12 وزير خارجية"),
        ("سبعة/NUM جنود/NOUN نرويجيين/ADJ", "سبعة جنود نرويجيين"),
    ],
)
def test_people_are_counted(words: str, name: str, tables: Tables) -> None:
    assert groups(tagged(words), tables) == [(name, "Group", GENERIC)]


def test_the_dead_are_no_actors(tables: Tables) -> None:
    assert groups(tagged("سبعة/NUM قتلى/NOUN"), tables) == []


@pytest.mark.parametrize("words", ["المسؤول/NOUN الروسي/ADJ", "مسؤولون/NOUN أتراك/ADJ"])
def test_a_position_is_no_group(words: str, tables: Tables) -> None:
    assert groups(tagged(words), tables) == []


def test_how_something_is_done_is_no_actor(tables: Tables) -> None:
    """بقيادة أميركية says who leads, and is no command."""
    assert groups("1-2 بقيادة\n1 ب ADP\n2 قيادة NOUN\n3 أميركية ADJ", tables) == []


@pytest.mark.parametrize(
    ("conllu", "name"),
    [
        (
            "1 بعثة NOUN\n2 الأمم NOUN\n3 المتحدة ADJ\n4 في ADP\n5 مالي X",
            "بعثة الأمم المتحدة في مالي",
        ),
        ("1 الجناح NOUN\n2 المسلح ADJ\n3-4 للحزب\n3 ل ADP\n4 حزب NOUN\n5 الله X", "الجناح المسلح لحزب الله"),
    ],
)
def test_a_branch_of_a_body(conllu: str, name: str, tables: Tables) -> None:
    """A mission bears the name of the body and the country where it works, a wing the name of its party."""
    assert name.split()[0] in groups(conllu, tables)[0][0].split()[0]
    assert groups(conllu, tables)[0][2] == "head-branch"


def test_a_body_inside_a_title_is_a_back_reference_only(tables: Tables) -> None:
    """زعيم التنظيم leads the one named before; رئيس الأركان التركي leads no Turkish body of that name."""
    assert groups(tagged("زعيم/NOUN التنظيم/NOUN"), tables) == [("التنظيم", "ArmedGroup", BACK_REFERENCE)]
    assert groups(tagged("رئيس/NOUN الأركان/NOUN التركي/ADJ"), tables) == []


@pytest.mark.parametrize(("words", "names"), [("المحكمة/NOUN الشرعية/ADJ", ["المحكمة الشرعية"]), ("الشبكة/NOUN السريعة/ADJ", [])])
def test_an_adjective_that_no_list_has_makes_a_body_another_one(words: str, names: list[str], tables: Tables) -> None:
    """It is not what was named before; only bodies that are often called so are named with it."""
    article, sentences = parsed(tagged(words))
    found = find_names(read(article, sentences), sentences, tables)
    assert [article.text[sentences[0].words[c.first].begin : sentences[0].words[c.last - 1].end] for c in found] == names
