"""The surface forms of verbs and nouns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.arabic.letters import fold
from kg.lexicon.inflect import Form, imperfect_forms, noun_forms, participle_forms, perfect_forms, verb_forms

words = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأؤئ", min_size=3, max_size=7)


def texts(forms: tuple[Form, ...]) -> set[str]:
    return {form.text for form in forms}


@given(words, words)
def test_forms_are_folded_single_words(perfect: str, imperfect: str) -> None:
    forms = verb_forms(perfect, perfect + "ت", imperfect) + participle_forms(perfect) + noun_forms(perfect)
    assert all(form.text and fold(form.text) == form.text and " " not in form.text for form in forms)


@given(words)
def test_no_form_is_given_twice(word: str) -> None:
    for forms in (perfect_forms(word, word + "ت"), imperfect_forms(word), participle_forms(word), noun_forms(word)):
        assert len(forms) == len(set(forms))


@given(words)
def test_a_pronoun_ends_its_form(word: str) -> None:
    forms = perfect_forms(word, word + "ت") + imperfect_forms(word) + noun_forms(word)
    assert all(form.text.endswith(form.pronoun) for form in forms)


@pytest.mark.parametrize(
    ("masculine", "feminine", "plural", "dual", "owned"),
    [
        ("أكد", "أكدت", "اكدوا", "اكدا", "اكده"),
        ("نفى", "نفت", "نفوا", "نفيا", "نفاه"),
        ("دعا", "دعت", "دعوا", "دعوا", "دعاه"),
        ("رأى", "رأت", "راوا", "رايا", "راه"),
        ("خشي", "خشيت", "خشوا", "خشيا", "خشيه"),
        ("بدأ", "بدأت", "بداوا", "بدا", "بداه"),
    ],
)
def test_perfect(masculine: str, feminine: str, plural: str, dual: str, owned: str) -> None:
    forms = perfect_forms(masculine, feminine)
    assert (fold(feminine), "Fem", "Sing") in {(form.text, form.gender, form.number) for form in forms}
    assert plural in {form.text for form in forms if form.number == "Plur"}
    assert owned in {form.text for form in forms if form.pronoun}
    assert dual in {form.text for form in forms if form.number == "Dual"}


@pytest.mark.parametrize(
    ("imperfect", "plural", "subjunctive"),
    [
        ("يقول", "يقولون", "يقولوا"),
        ("ينفي", "ينفون", "ينفوا"),
        ("يدعو", "يدعون", "يدعوا"),
        ("يرى", "يرون", "يروا"),
        ("يبدأ", "يبدوون", "يبدووا"),
    ],
)
def test_plural_imperfect(imperfect: str, plural: str, subjunctive: str) -> None:
    found = {form.text for form in imperfect_forms(imperfect) if form.number == "Plur" and form.person == "3"}
    assert {plural, subjunctive, "س" + plural} <= found


def test_only_a_hollow_verb_loses_its_middle_letter() -> None:
    assert "يقل" in texts(verb_forms("قال", "قالت", "يقول"))
    assert "يكد" not in texts(verb_forms("أكد", "أكدت", "يؤكد"))


def test_imperfect_tells_gender_and_person() -> None:
    found = {(form.text, form.person, form.gender, form.number) for form in imperfect_forms("يعلن")}
    assert {
        ("يعلن", "3", "Masc", "Sing"),
        ("تعلن", "3", "Fem", "Sing"),
        ("نعلن", "1", "", "Plur"),
        ("اعلن", "1", "", "Sing"),
    } <= found


def test_the_future_prefix_is_marked() -> None:
    assert all(form.future == form.text.startswith("س") for form in imperfect_forms("يعلن"))


def test_a_defective_participle_loses_its_yeh_when_indefinite() -> None:
    assert {"داع", "داعيا", "داعيه", "داعون", "داعين", "الداعي"} <= texts(participle_forms("داعي"))


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("إشارة", {"اشاره", "الاشاره", "اشارته", "اشارتها"}),
        ("ادعاء", {"ادعاءه", "ادعاوه", "ادعايه", "ادعاءان"}),
        ("هجوم", {"هجوما", "هجومان", "الهجومين", "هجومي"}),
        ("دعوى", {"دعواه", "دعوي"}),
    ],
)
def test_singular_nouns(noun: str, expected: set[str]) -> None:
    assert expected <= texts(noun_forms(noun))


def test_a_noun_that_is_not_counted_has_no_dual() -> None:
    assert {form.number for form in noun_forms("قتل", counted=False)} == {"Sing"}


def test_a_sound_masculine_plural_has_oblique_and_construct() -> None:
    found = texts(noun_forms("مقاتلون", number="Plur"))
    assert {"مقاتلون", "المقاتلون", "مقاتلين", "المقاتلين", "مقاتلو", "مقاتلي", "مقاتلوها", "مقاتليه"} <= found


def test_feminine_plurals_take_no_accusative_alef() -> None:
    assert "غاراتا" not in texts(noun_forms("غارات", number="Plur"))


def test_a_noun_with_a_definite_genitive_stays_as_it_is() -> None:
    assert texts(noun_forms("وقف إطلاق النار")) == {"وقف اطلاق النار"}


def test_a_verb_without_imperfect_has_only_the_perfect() -> None:
    assert {form.kind for form in verb_forms("أغار", "أغارت", "")} == {"perfect"}
    assert verb_forms("", "", "") == ()
