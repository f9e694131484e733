"""Whole dates are found in every form that news has, and doubtful ones are left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.arabic.dates import agreed_day, date_in_name, find_dates, iso_date


@pytest.mark.parametrize(
    "text",
    [
        "٦ نوفمبر ٢٠١٦",
        "6 نوفمبر 2016",
        "06 نوفمبر، 2016",
        "الأحد، 6 نوفمبر، 2016",
        "6 نوفمبر/ تشرين الثاني 2016",
        "6 نوفمبر (تشرين الثاني) 2016",
        "6 تشرين الثاني/نوفمبر 2016",
        "6 نوفمبر تشرين الثاني 2016",
        "6 تشرين الثاني 2016",
        "6 تشرين ثاني 2016",
        "6 نونبر 2016",
        "6 نُوفمبر 2016",
        "2016-11-06",
        "2016/11/6",
        "06/11/2016",
        "٠٦/١١/٢٠١٦",
        "6 / 11 / 2016",
        "6.11.2016",
        "6-11-2016",
    ],
)
def test_every_form_of_one_day(text: str) -> None:
    line = f"نشر {text} مساء"
    assert [(line[found.begin : found.end], found.iso) for found in find_dates(line)] == [(text, "2016-11-06")]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1 كانون الثاني 2015", "2015-01-01"),
        ("2 شباط 2015", "2015-02-02"),
        ("3 آذار 2015", "2015-03-03"),
        ("4 نيسان 2015", "2015-04-04"),
        ("5 أيار 2015", "2015-05-05"),
        ("6 حزيران 2015", "2015-06-06"),
        ("7 تموز 2015", "2015-07-07"),
        ("8 آب 2015", "2015-08-08"),
        ("9 أيلول 2015", "2015-09-09"),
        ("10 تشرين الأول 2015", "2015-10-10"),
        ("12 كانون الأول 2015", "2015-12-12"),
        ("1 جانفي 2015", "2015-01-01"),
        ("2 فيفري 2015", "2015-02-02"),
        ("4 أفريل 2015", "2015-04-04"),
        ("6 جوان 2015", "2015-06-06"),
        ("7 جويلية 2015", "2015-07-07"),
        ("8 أوت 2015", "2015-08-08"),
        ("8 غشت 2015", "2015-08-08"),
        ("9 شتنبر 2015", "2015-09-09"),
        ("12 دجنبر 2015", "2015-12-12"),
        ("6 يونيه 2015", "2015-06-06"),
        ("7 يوليه 2015", "2015-07-07"),
        ("4 ابريل 2015", "2015-04-04"),
    ],
)
def test_months_of_every_country(text: str, iso: str) -> None:
    assert [found.iso for found in find_dates(text)] == [iso]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("12 رمضان 1437", "2016-06-17"),
        ("٢٧ رمضان ١٤٣٧ هـ", "2016-07-02"),
        ("5 ذي الحجة 1437", "2016-09-06"),
        ("12/9/1437", "2016-06-17"),
    ],
)
def test_hijri_dates(text: str, iso: str) -> None:
    assert [(found.iso, found.calendar) for found in find_dates(text)] == [(iso, "hijri")]


@pytest.mark.parametrize(
    "text",
    [
        "عام 2016",
        "نوفمبر 2016",
        "6 نوفمبر",
        "31 فبراير 2016",
        "11/26/2016",  # the month before the day
        "6 نوفمبر/ تشرين الأول 2016",  # two months
        "الاثنين 6 نوفمبر 2016",  # a Sunday
        "12 مقاتلا 1437",
        "6 نوفمبر 1437",
        "13/13/1437",
        "192.168.1.2016",
        "قتل 6 في 2016",
        "6 نوفمبر 20161",
    ],
)
def test_what_is_not_certain_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


def test_the_gregorian_date_decides_between_calendars() -> None:
    """The Hijri day that an outlet prints can be a day off from the Umm al-Qura calendar."""
    assert agreed_day(find_dates("الأحد 6 نوفمبر 2016 م ـ 7 صفر 1438 هـ")) == "2016-11-06"


def test_the_weekday_decides_where_a_hijri_month_begins() -> None:
    assert [found.iso for found in find_dates("الأحد 7 صفر 1438، الاثنين 7 صفر 1438")] == ["2016-11-06", "2016-11-07"]


def test_two_days_are_no_day() -> None:
    assert agreed_day(find_dates("6 نوفمبر 2016 - 7 نوفمبر 2016")) == ""


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2016-11-06", "2016-11-06"),
        ("2016-11-06T23:30:00+03:00", "2016-11-06"),
        ("2016-11-06 10:30", "2016-11-06"),
        ("20161106", "2016-11-06"),
        (" 6 نوفمبر 2016 - 10:30 ", "2016-11-06"),
        ("Sun, 06 Nov 2016 07:30:00 GMT", "2016-11-06"),
        ("November 6, 2016", "2016-11-06"),
        ("6 novembre 2016", "2016-11-06"),
        ("2016", ""),
        ("November 2016", ""),
        ("yesterday", ""),
        ("أمس", ""),
        ("1478390400", ""),
        ("", ""),
        ("9999-12-31", ""),
        ("x" * 10_000, ""),
    ],
)
def test_metadata(value: str, iso: str) -> None:
    assert iso_date(value) == iso


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("2015-07-22-64-aawsat", "2015-07-22"),
        ("aawsat_2015_07_22", "2015-07-22"),
        ("20150722", "2015-07-22"),
        ("2015-07-22_2015-07-23", ""),
        ("2015-13-22", ""),
        ("000_70000c45eb53d494", ""),
        ("1020150722", ""),
    ],
)
def test_file_names(name: str, iso: str) -> None:
    assert date_in_name(name) == iso


@given(st.text(alphabet="0123456789٠١٢٦/-.: ()نوفمبررمضانالأحد", max_size=40))
def test_what_is_found_lies_in_the_text_and_is_a_day(text: str) -> None:
    for found in find_dates(text):
        assert text[found.begin : found.end].strip()
        date.fromisoformat(found.iso)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert iso_date(f"{day.day}/{day.month}/{day.year}") == day.isoformat()
