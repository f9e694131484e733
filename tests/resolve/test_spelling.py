"""Which spellings may be of one name, and what explains the difference."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolve.spelling import joined_likeness, likeness, skeleton

LETTERS = st.text("ابتجدرسشغفقكلمنهوي", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("first", "second", "rules"),
    [
        ("ماكغورك", "ماكجورك", ("foreign-letters",)),
        ("طالباني", "تالباني", ("foreign-letters",)),
        ("تشارلستون", "شارلستون", ("foreign-letters",)),
        ("كلينتون", "كلنتون", ("long-vowels",)),
        ("سوريا", "سوريه", ("final-letter",)),
        ("برينن", "برين", ("doubled-letter",)),
        ("المتمردون", "المتمردين", ("case-ending",)),
        ("انجيلا", "انغيلا", ("foreign-letters",)),
        ("م", "مايكل", ("initial",)),
    ],
)
def test_a_difference_is_explained(first: str, second: str, rules: tuple[str, ...]) -> None:
    assert likeness(first, second).rules == rules


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("سعد", "سعيد"),
        ("الحسني", "الحسيني"),
        ("جمال", "كمال"),
        ("كيري", "كاري"),
        ("النصر", "النصره"),
        ("لافروف", "شويغو"),
        ("م", "علي"),
    ],
)
def test_another_word_is_another_word(first: str, second: str) -> None:
    assert likeness(first, second).score <= 0.5


def test_a_name_known_to_be_arabic_is_not_spelled_by_ear() -> None:
    assert likeness("كريم", "كرم").score > likeness("كريم", "كرم", foreign=False).score


@settings(deadline=None)
@given(LETTERS, LETTERS)
def test_likeness_is_symmetrical_and_in_range(first: str, second: str) -> None:
    found = likeness(first, second)
    assert found == likeness(second, first)
    assert 0 <= found.score <= 1
    assert (found.score == 1.0) == (first == second or found.rules == ("case-ending",))


@settings(deadline=None)
@given(LETTERS, LETTERS)
def test_what_is_explained_shares_a_block(first: str, second: str) -> None:
    found = likeness(first, second)
    if found.score > 0.85 and not {"case-ending", "initial"} & set(found.rules):
        assert skeleton(first) == skeleton(second)


@settings(deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=3))
def test_words_written_together_are_alike(words: list[str]) -> None:
    assert joined_likeness(words, ["".join(words)]).score >= 0.97


def test_given_names_that_differ_by_ear_may_be_one_where_the_rest_of_a_name_is_the_same() -> None:
    assert likeness("ستيفان", "ستافان").score == 0.0
    assert likeness("ستيفان", "ستافان", given_names=False).rules == ("long-vowels",)
