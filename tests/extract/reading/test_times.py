"""Expressions of time: where they end, and which days they name."""

from dataclasses import replace

import pytest

from kg.extract import Tables
from kg.extract.reading.reading import read
from kg.extract.reading.times import find_times
from tests.extract.support import parsed

ISSUED = "2016-11-06"  # a Sunday


def times(words: str, tables: Tables, *, issued: str = ISSUED) -> list[tuple[str, str, str]]:
    """Return text, first and last day of each expression in a sentence of blank-separated words."""
    snippet = "\n".join(f"{number} {word} X" for number, word in enumerate(words.split(), 1))
    article, sentences = parsed(snippet)
    reading = read(replace(article, issued=issued), sentences)
    found = find_times(reading, tables, range(len(reading.units)))
    return [(time.text, time.start, time.end) for time in found]


@pytest.mark.parametrize(
    ("words", "text", "day"),
    [
        ("هاجموا أمس الحي", "أمس", "2016-11-05"),
        ("هاجموا اليوم الأحد", "اليوم الأحد", "2016-11-06"),
        ("هاجموا فجر اليوم", "فجر اليوم", "2016-11-06"),
        ("هاجموا أول من أمس", "أول من أمس", "2016-11-04"),
        ("هاجموا أمس الأول", "أمس الأول", "2016-11-04"),
        ("يهاجمون غدا", "غدا", "2016-11-07"),
        ("هاجموا يوم الثلاثاء الماضي", "يوم الثلاثاء الماضي", "2016-11-01"),
        ("هاجموا الأحد الماضي", "الأحد الماضي", "2016-10-30"),
        ("هاجموا مساء الجمعة", "مساء الجمعة", "2016-11-04"),
        ("يهاجمون الثلاثاء المقبل", "الثلاثاء المقبل", "2016-11-08"),
        ("يهاجمون الأحد المقبل", "الأحد المقبل", "2016-11-13"),
        ("هاجموا قبل يومين", "قبل يومين", "2016-11-04"),
        ("هاجموا قبل ثلاثة أيام", "قبل ثلاثة أيام", "2016-11-03"),
        ("يهاجمون بعد 4 أيام", "بعد 4 أيام", "2016-11-10"),
        ("هاجموا 17 أكتوبر الماضي", "17 أكتوبر الماضي", "2016-10-17"),
        ("هاجموا 17 تشرين الأول", "17 تشرين الأول", "2016-10-17"),
        ("هاجموا 3 جانفي الماضي", "3 جانفي الماضي", "2016-01-03"),
        ("هاجموا 2 غشت 2015", "2 غشت 2015", "2015-08-02"),
        ("هاجموا 7 صفر 1438", "7 صفر 1438", "2016-11-07"),
    ],
)
def test_a_day(words: str, text: str, day: str, tables: Tables) -> None:
    """Counted from the day of the article, or a date in the months of any country; a missing year is the nearest one."""
    assert times(words, tables) == [(text, day, day)]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("الأسبوع الماضي", "2016-10-29", "2016-11-04"),
        ("الأسبوع المقبل", "2016-11-12", "2016-11-18"),
        ("الشهر الماضي", "2016-10-01", "2016-10-31"),
        ("العام المقبل", "2017-01-01", "2017-12-31"),
        ("أكتوبر 2014", "2014-10-01", "2014-10-31"),
        ("عام 2013", "2013-01-01", "2013-12-31"),
    ],
)
def test_a_stretch(words: str, start: str, end: str, tables: Tables) -> None:
    """Weeks run from Saturday to Friday."""
    assert times(words, tables) == [(words, start, end)]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [("منذ أمس", "2016-11-05", ""), ("حتى الثلاثاء المقبل", "", "2016-11-08"), ("منذ أكتوبر 2014", "2014-10-01", "")],
)
def test_an_open_stretch(words: str, start: str, end: str, tables: Tables) -> None:
    assert times(words, tables) == [(words, start, end)]


@pytest.mark.parametrize(
    "words", ["خلال الأيام المقبلة", "الأسابيع الأخيرة", "منذ عدة أشهر", "قبل بضعة أيام", "خلال اليومين الماضيين"]
)
def test_a_time_of_no_certain_day(words: str, tables: Tables) -> None:
    """It is kept as written."""
    assert times(words, tables) == [(words, "", "")]


def test_a_relative_time_needs_the_day_of_the_article(tables: Tables) -> None:
    assert times("هاجموا أمس", tables, issued="") == [("أمس", "", "")]
    assert times("هاجموا 3 مايو", tables, issued="2016") == [("3 مايو", "", "")]
    assert times("هاجموا 3 مايو 2015", tables, issued="") == [("3 مايو 2015", "2015-05-03", "2015-05-03")]


@pytest.mark.parametrize("words", ["قتل 17 مسلحا", "في المدينة", "قبل الهجوم", "من المدينة", "الأول في المدينة", "31 فبراير"])
def test_what_is_no_time(words: str, tables: Tables) -> None:
    """Numbers, prepositions and ordinals alone are none; a day that no month has names no day."""
    assert [time for time in times(words, tables) if time[1]] == []


def test_a_preposition_of_what_follows_is_no_part(tables: Tables) -> None:
    assert times("هاجموا أمس في المدينة", tables)[0][0] == "أمس"


def test_several_in_one_sentence(tables: Tables) -> None:
    assert [text for text, _, _ in times("هاجموا أمس الحي ثم انسحبوا يوم الجمعة", tables)] == ["أمس", "يوم الجمعة"]
