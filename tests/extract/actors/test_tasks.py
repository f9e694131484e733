"""Bodies that are named by what they do."""

import pytest

from kg.extract import Tables
from tests.extract.actors.test_branches import bodies
from tests.extract.support import scene


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("تكتل البناء و/CCONJ التنمية", "تكتل البناء و التنمية"),
        ("قوة أمن الموانئ المشتركة/ADJ", "قوة أمن الموانئ المشتركة"),
        ("مديرية الجوازات العامة/ADJ التابعة/ADJ", "مديرية الجوازات العامة"),
        ("هيئة مكافحة التصحر", "هيئة مكافحة التصحر"),
        ("قوات الشرطة", "قوات الشرطة"),
    ],
)
def test_a_task_tells_which_body(words: str, name: str, tables: Tables) -> None:
    assert (name, "head-task") in bodies(words, tables)


@pytest.mark.parametrize(
    "words",
    [
        "حركة الملاحة",  # traffic, nobody
        "جبهة القتال",
        "مكتب الرئيس",
        "لجنة اليوم",
        "مستودع الأسلحة",
        "حركة الصادرات",
    ],
)
def test_what_tells_no_task(words: str, tables: Tables) -> None:
    assert "head-task" not in [rule for _, rule in bodies(words, tables)]


def test_a_body_that_the_models_cut_has_its_second_task(tables: Tables) -> None:
    words = "حركة/NOUN/NER=B-ORG البناء/NOUN/NER=I-ORG و/CCONJ التنمية"
    assert [name for name, _ in bodies(words, tables)] == ["حركة البناء و التنمية"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("1 المعهد NOUN NER=B-ORG\n2 الدولي ADJ NER=I-ORG\n3-4 للدراسات\n3 ل ADP\n4 الدراسات NOUN\n5 الأمنية ADJ", True),
        ("1 المعهد NOUN NER=B-ORG\n2 الدولي ADJ NER=I-ORG\n3-4 للصحافيين\n3 ل ADP\n4 الصحافيين NOUN", False),
    ],
)
def test_a_field_behind_lam_belongs_to_the_name(words: str, name: bool, tables: Tables) -> None:
    """But not those whom a body speaks to."""
    first = scene(words, tables).referents[0]
    assert ("دراسات" in first.mention.exact) is name


def test_the_forces_of_an_army_are_that_army(tables: Tables) -> None:
    view = scene("1 الجيش NOUN\n2 الليبي ADJ\n3 غادر VERB\n4 . PUNCT\n5 قوات NOUN\n6 الجيش NOUN\n7 عادت VERB", tables)
    assert view.referents[1].mention.antecedent == view.referents[0].mention.id
