"""Bodies that are named by what they do."""

import pytest

from kg.extract import Tables
from tests.extract.actors.test_branches import bodies


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
    ],
)
def test_what_tells_no_task(words: str, tables: Tables) -> None:
    assert "head-task" not in [rule for _, rule in bodies(words, tables)]


def test_a_body_that_the_models_cut_has_its_second_task(tables: Tables) -> None:
    words = "حركة/NOUN/NER=B-ORG البناء/NOUN/NER=I-ORG و/CCONJ التنمية"
    assert [name for name, _ in bodies(words, tables)] == ["حركة البناء و التنمية"]
