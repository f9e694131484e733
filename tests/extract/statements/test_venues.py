"""To whom, by which medium and where something is said."""

import pytest

from kg.extract import Tables
from kg.extract.statements.statements import find_statements
from tests.extract.support import scene


def to(conllu: str, tables: Tables) -> str:
    """Return the hearer, medium or venue of the only statement."""
    (item,) = find_statements(scene(conllu, tables))
    return item.to


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["في ADP", "مؤتمر NOUN", "صحفي ADJ"], "مؤتمر صحفي"),
        (["في ADP", "مؤتمر NOUN", "صحفي ADJ", "أمس ADV"], "مؤتمر صحفي"),
        (["عبر ADP", "تويتر X"], "تويتر"),
        (["على ADP", "صفحته NOUN"], "صفحته"),
        (["خلال ADP", "كلمة NOUN", "متلفزة ADJ"], "كلمة متلفزة"),
        (["في ADP", "حديث NOUN", "مع ADP", "رويترز X"], "حديث مع رويترز"),
        (["في ADP", "أوسلو X"], ""),
    ],
)
def test_a_venue(words: list[str], expected: str, tables: Tables) -> None:
    """The words without their preposition, up to a time."""
    rows = ["قال VERB", "الصباغ X NER=B-PER", *words, "إن SCONJ", "المعبر NOUN", "مفتوح ADJ"]
    assert to("\n".join(f"{n} {row}" for n, row in enumerate(rows, 1)), tables) == expected


@pytest.mark.parametrize(
    ("token", "noun", "expected"),
    [("لرويترز", "رويترز X", "رويترز"), ("للصحافيين", "لصحافيين NOUN", "للصحافيين"), ("لقناة", "قناة NOUN", "قناة")],
)
def test_the_hearer(token: str, noun: str, expected: str, tables: Tables) -> None:
    """ل names who listens; where the article has melted into it, it stays."""
    noun = noun.replace("لصحافيين", "الصحافيين")
    snippet = f"""
    1 قال VERB
    2 الصباغ X NER=B-PER
    3-4 {token}
    3 ل ADP
    4 {noun}
    5 إن SCONJ
    6 المعبر NOUN
    7 مفتوح ADJ
    """
    assert to(snippet, tables) == expected


def test_a_medium_in_marks(tables: Tables) -> None:
    snippet = """
    1 قال VERB
    2 الصباغ X NER=B-PER
    3-5 لـ«رويترز _ SpaceAfter=No
    3 لـ ADP
    4 « PUNCT
    5 رويترز X
    6 » PUNCT
    7 إن SCONJ
    8 المعبر NOUN
    9 مفتوح ADJ
    """
    assert to(snippet, tables) == "رويترز"


def test_whose_something_is_does_not_listen(tables: Tables) -> None:
    """الجناح العسكري لقوات الفجر: ل belongs to the noun before it."""
    snippet = """
    1 أعلن VERB
    2 الجناح NOUN
    3 العسكري ADJ
    4-5 لقوات
    4 ل ADP
    5 قوات NOUN NER=B-ARM
    6 الفجر NOUN NER=I-ARM
    7 أن SCONJ
    8 المعبر NOUN
    9 مفتوح ADJ
    """
    assert to(snippet, tables) == ""
