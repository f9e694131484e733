"""Which spellings of a name have one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.arabic.keys import name_key
from kg.arabic.letters import fold

LETTERS = st.text(
    st.characters(codec="utf-8", categories=("Lo", "Mn", "Nd", "Po", "Zs", "Cf")) | st.sampled_from("اأإآبنيوعدلهـ ")
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("أحمد الأسعد", "احمد الاسعد"),
        ("فاطمة", "فاطمه"),
        ("مُصطفى", "مصطفي"),
        ("«الـفجر»", "الفجر"),
        ("عبد الله", "عبدالله"),
        ("عبد الرحمن السالم", "عبدالرحمن السالم"),
        ("أبو بكر", "ابوبكر"),
        ("أبي بكر", "أبو بكر"),
        ("أبا بكر", "أبو بكر"),
        ("محمد ابن زيد", "محمد بن زيد"),
        ("نصر الله", "نصرالله"),
        ("سيف الدين", "سيفالدين"),
        ("آل ثاني", "ال ثاني"),
        ("أم قصر", "أمقصر"),
        ("پاول", "باول"),
        ("ڤيينا", "فيينا"),
        ("كتيبة ٢١", "كتيبة 21"),
    ],
)
def test_spellings_of_one_name_meet(first: str, second: str) -> None:
    assert name_key(first).text == name_key(second).text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("جبيل", "الجبيل"),
        ("آبي أحمد", "أبو أحمد"),
        ("محمد بن زيد", "محمد زيد"),
        ("أحمد علي", "علي أحمد"),
        ("حسن", "حسين"),
        ("عبد", "عبد الله"),
    ],
)
def test_different_names_stay_apart(first: str, second: str) -> None:
    assert name_key(first).text != name_key(second).text


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("سوريا", ()),
        ("سوريَا", ()),
        ("أحمد", ("letters",)),
        ("أبي بكر", ("kunya", "compound")),
        ("ڤيينا", ("borrowed-letters",)),
        ("كتيبة ٢١", ("letters", "digits")),
        ("عبد الله", ("compound",)),
    ],
)
def test_the_key_says_what_was_changed(name: str, rules: tuple[str, ...]) -> None:
    assert name_key(name).rules == rules


def test_a_compound_is_one_word() -> None:
    assert len(name_key("عبد الله").words) == 1
    assert len(name_key("أبو بكر").words) == 1
    assert len(name_key("أبو بكر الرازي").words) == 2


@pytest.mark.parametrize("name", ["", "  ", "«»", "\u200f"])
def test_what_has_no_letter_has_no_key(name: str) -> None:
    assert name_key(name).text == ""


@given(LETTERS)
def test_a_key_is_folded_and_without_stray_blanks(name: str) -> None:
    key = name_key(name)
    assert key.text == fold(key.text)
    assert key.text == " ".join(key.words)


@given(LETTERS)
def test_vowel_marks_and_blanks_do_not_matter(name: str) -> None:
    assert name_key(f" {name}\u064e ").text == name_key(name).text
