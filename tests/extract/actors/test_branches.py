"""Bodies that are named by whom they belong to, by their place or by a number."""

import pytest

from kg.extract import Tables, extract
from tests.extract.support import parsed, scene

TAGS = {"في": "ADP", "ل": "ADP", "ب": "ADP", "،": "PUNCT", "(": "PUNCT", ")": "PUNCT"}


def snippet(words: str) -> str:
    """Return the snippet for words with their tags behind a slash; what has none is a noun."""
    pairs = (word if "/" in word else f"{word}/{TAGS.get(word, 'NOUN')}" for word in words.split())
    return "\n".join(f"{number} {' '.join(pair.split('/'))}" for number, pair in enumerate(pairs, start=1))


def bodies(words: str, tables: Tables) -> list[tuple[str, str]]:
    """Return name and rule of each candidate."""
    view = scene(snippet(words), tables)
    return [(referent.mention.name, referent.mention.rule) for referent in view.referents]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("قوات سمير/X/NER=B-PER الحداد/X/NER=I-PER", "قوات سمير الحداد"),
        ("قوات الرئيس السابق/ADJ سمير/X/NER=B-PER الحداد/X/NER=I-PER", "قوات الرئيس السابق سمير الحداد"),
        ("القوات الموالية/ADJ ل سمير/X/NER=B-PER الحداد/X/NER=I-PER", "القوات الموالية ل سمير الحداد"),
        ("حكومة سمير/X/NER=B-PER الحداد/X/NER=I-PER", "حكومة سمير الحداد"),
        ("وحدة موالية/ADJ ل سمير/X/NER=B-PER الحداد/X/NER=I-PER", "وحدة موالية ل سمير الحداد"),
    ],
)
def test_followers_bear_the_name_of_whom_they_follow(words: str, expected: str, tables: Tables) -> None:
    """Who leads them is an actor of his own, though his name stands inside theirs."""
    view = scene(snippet(words), tables)
    assert [(r.mention.name, r.mention.rule) for r in view.referents] == [(expected, "head-branch")]
    assert [inner.mention.name for _, inner in view.inner] == ["سمير الحداد"]


@pytest.mark.parametrize(
    ("words", "name", "rule"),
    [
        ("كتيبة 21/NUM", "كتيبة 21", "head-number"),
        ("اللواء 35/NUM مدرع/ADJ", "اللواء 35 مدرع", "head-number"),
        ("الفرقة السابعة/ADJ", "الفرقة السابعة", "head-number"),
        ("شرطة بغداد/X", "شرطة بغداد", "head-place"),
        ("مجلس محافظة الأنبار", "مجلس محافظة الأنبار", "head-place"),
        ("مجلس شورى مقاتلي درنة/X", "مجلس شورى مقاتلي درنة", "head-place"),
    ],
)
def test_a_number_or_a_place_tells_which_body(words: str, name: str, rule: str, tables: Tables) -> None:
    assert bodies(words, tables) == [(name, rule)]


def test_whose_lead_is_only_how_something_is_done(tables: Tables) -> None:
    """بقيادة واشنطن names no command of Washington."""
    assert "قيادة واشنطن" not in [name for name, _ in bodies("التحالف/X ب قيادة واشنطن/X", tables)]


def test_a_side_of_the_front_is_nobody(tables: Tables) -> None:
    assert bodies("تقدموا/VERB في الجبهة الغربية/ADJ", tables) == []


def test_the_army_takes_no_feminine_adjective(tables: Tables) -> None:
    """In وحدات الجيش الموالية the units are loyal."""
    assert ("الجيش الموالية", "head-adjective") not in bodies("وحدات الجيش الموالية/ADJ ل صالح/X/NER=B-PER", tables)


def test_a_definite_adjective_is_no_head_noun(tables: Tables) -> None:
    assert bodies("الإطار القيادي/ADJ المؤقت/ADJ", tables) == []


@pytest.mark.parametrize(("words", "kind"), [("المؤسسات الفرنسية/ADJ", "Group"), ("الأجهزة الفرنسية/ADJ", "Organization")])
def test_several_bodies_are_a_group(words: str, kind: str, tables: Tables) -> None:
    assert [r.mention.kind for r in scene(snippet(words), tables).referents] == [kind]


def test_the_government_of_a_president_is_not_called_after_his_title(tables: Tables) -> None:
    names = [name for name, _ in bodies("حكومة الرئيس اليمني/ADJ سمير/X/NER=B-PER الحداد/X/NER=I-PER", tables)]
    assert "حكومة الرئيس اليمني" not in names


def test_what_stands_in_marks_or_apposed_is_another_name(tables: Tables) -> None:
    """حلف شمال الأطلسي (الناتو); كتائب الفجر، الجناح المسلح لحركة حماس."""
    for words in (
        "حلف شمال الأطلسي/X ( الناتو/X )",
        "كتائب/NOUN/NER=B-ARM الفجر/NOUN/NER=I-ARM ، الجناح المسلح/ADJ ل حركة حماس/X",
    ):
        first, second = scene(snippet(words), tables).referents
        assert second.mention.antecedent == first.mention.id


def test_a_wing_leaves_its_party_an_actor(tables: Tables) -> None:
    article, sentences = parsed(snippet("هاجمت/VERB كتائب/NOUN/NER=B-ARM الفجر/NOUN/NER=I-ARM ، ذراع تنظيم القاعدة ، المدينة"))
    names = {mention.name for mention in extract(article, sentences, tables).mentions}
    assert "تنظيم القاعدة" in names


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("جبهة تحرير الريف الشمالي/ADJ", "جبهة تحرير الريف الشمالي"),
        ("لواء تحرير بغداد/X", "لواء تحرير بغداد"),
        ("جبهة جيش تحرير الوطن العربية/ADJ", "جبهة جيش تحرير الوطن"),
    ],
)
def test_a_body_is_named_by_what_it_would_set_free(words: str, name: str, tables: Tables) -> None:
    """An adjective of the other gender goes with the body, and is no part of the name."""
    assert bodies(words, tables) == [(name, "head-cause")]


def test_a_body_that_rules_has_a_government(tables: Tables) -> None:
    assert ("حكومة حماس", "head-branch") in bodies("انتقد/VERB حكومة حماس/X", tables)
