"""Where quoted stretches begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.reading.quotes import find_quotes


def quoted(text: str) -> list[str]:
    """Return the quoted stretches of a text."""
    return [text[quote.begin : quote.end] for quote in find_quotes(text, 0, len(text))]


@pytest.mark.parametrize("marks", ["«»", "“”", "„“", "‹›", "〝〞", '""', "＂＂"])
def test_marks_of_every_style(marks: str) -> None:
    """Desks write guillemets, curly, low, straight and wide marks."""
    assert quoted(f"قال {marks[0]}نعم{marks[1]} ثم {marks[0]}لا{marks[1]}.") == ["نعم", "لا"]


@pytest.mark.parametrize(
    "marks",
    ["”“", "»«", '“"', '"”', "‘’", "''", "‹»"],
)
def test_marks_of_unusual_pairs(marks: str) -> None:
    """Keyboards and editors that write from right to left turn marks round or mix them."""
    assert quoted(f"قال {marks[0]}نعم{marks[1]} ثم ذهب.") == ["نعم"]


def test_a_closing_guillemet_written_for_an_opening_one() -> None:
    """»نعم» is a common slip: the first mark follows a blank and touches its word, so it opens; also behind a و."""
    assert quoted("قال »نعم» ثم ذهب.") == ["نعم"]
    assert quoted("قال و»نعم» ثم ذهب.") == ["نعم"]
    assert quoted("«قال »نعم» ثم ذهب»") == ["قال »نعم» ثم ذهب"]


@pytest.mark.parametrize("text", ["«قال لي «نعم» وذهب»", '«قال لي "نعم" وذهب»', "“قال لي «نعم» وذهب”", "«قال لي “نعم” وذهب»"])
def test_nested_quotations_give_the_outermost(text: str) -> None:
    """What a quoted person quotes is part of what that person says."""
    assert quoted(text) == [text[1:-1]]


def test_a_quotation_over_several_sentences() -> None:
    """A stop inside the marks ends nothing."""
    assert quoted("قال: «وصلنا. لم نجد أحدا! عدنا.» وسكت.") == ["وصلنا. لم نجد أحدا! عدنا."]


def test_a_mark_that_never_closes_runs_to_the_end() -> None:
    assert quoted("قال: «وصلنا أمس. ثم عدنا") == ["وصلنا أمس. ثم عدنا"]
    assert quoted("قال: «وصلنا «أمس» ثم عدنا") == ["وصلنا «أمس» ثم عدنا"]


def test_a_closing_mark_without_an_opening_one_is_passed_over() -> None:
    assert quoted("وصلنا أمس» وقال «عدنا» اليوم") == ["عدنا"]
    assert quoted("وصلنا أمس » وعدنا") == []


def test_a_mark_that_never_closes_ends_before_the_next_quotation() -> None:
    """A colon with a mark behind it begins somebody's next words; what stood open ended with the sentence before."""
    assert quoted("قال: «وصلنا أمس. وأضاف: «عدنا».") == ["وصلنا أمس", "عدنا"]
    assert quoted("قال: «وصلنا أمس وأضاف: «عدنا».") == ["وصلنا أمس وأضاف: «عدنا»."]


def test_a_mark_left_open_inside_a_quotation() -> None:
    """The outer mark closes its own kind, and with it what stands open inside."""
    assert quoted('«قال "نعم ثم ذهب» وعاد') == ['قال "نعم ثم ذهب']


def test_two_single_marks_are_a_double_one() -> None:
    assert quoted("قال ''نعم يا سيدي'' ثم ذهب") == ["نعم يا سيدي"]


def test_an_apostrophe_quotes_nothing() -> None:
    assert quoted("قال d'Estaing إن O’Brien وصل") == []
    assert quoted("الساعة 5' ثم 'وصل") == []


@pytest.mark.parametrize("word", ["لـ«الحياة»", "بـ”الحياة“", 'و"الحياة"', "كـ'الحياة'"])
def test_a_mark_behind_a_clitic(word: str) -> None:
    """What is written on to a word stands outside the marks."""
    assert quoted(f"قال {word} إنه وصل") == ["الحياة"]


def test_marks_with_nothing_between_them_quote_nothing() -> None:
    assert quoted("قال «» ثم «نعم»") == ["نعم"]


def test_only_the_asked_stretch_is_read() -> None:
    """A mark left open in one paragraph does not reach the next."""
    text = "قال «نعم ثم «لا»"
    begin = text.index(" ثم")
    assert [text[quote.begin : quote.end] for quote in find_quotes(text, 0, begin)] == ["نعم"]
    assert [text[quote.begin : quote.end] for quote in find_quotes(text, begin, len(text))] == ["لا"]


@given(st.text('نعم «»“”„"و.', max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_quotes_stand_in_order_between_marks_and_apart(text: str, begin: int, end: int) -> None:
    begin, end = sorted((min(begin, len(text)), min(end, len(text))))
    quotes = find_quotes(text, begin, end)
    edges = [edge for quote in quotes for edge in (quote.begin, quote.end)]
    assert edges == sorted(edges)
    assert all(begin < quote.begin < quote.end <= end for quote in quotes)
    assert all(text[quote.begin - 1] in '«»“”„"' for quote in quotes)
    assert all(quote.end == end or text[quote.end] in '«»“”„".' for quote in quotes)
