"""Calendar days as Arabic news writes them: a text, a metadata field or a file name → ISO 8601.

Only a whole date is read: day, month and year. What could be read in two ways, or contradicts itself (a weekday that is not the
day's, two month names that are not the same month), is no date. Nothing depends on the clock.

    day     6, ٦, 06
    month   a name of any Arab country (نوفمبر, تشرين الثاني, نونبر); two that agree (نوفمبر/ تشرين الثاني);
            a Hijri name (صفر, ربيع الأول); a number
    year    four digits; from 1343 to 1500 it is Hijri
    order   day, month, year, or year-month-day in numbers
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import dateparser
from babel.dates import get_day_names, get_month_names
from dateparser.calendars.hijri import HijriCalendar

from kg.arabic.letters import fold_letters, model_text

# CLDR has the Egyptian, Levantine and Iraqi, Algerian and Tunisian, Moroccan and Mauritanian names.
_LOCALES = ("ar", "ar_IQ", "ar_DZ", "ar_MA", "ar_MR")
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_FINAL_WAW, _FINAL_HEH = "\N{ARABIC LETTER WAW}$", "\N{ARABIC LETTER HEH}"

_YEARS = range(1900, 2101)
_HIJRI_YEARS = range(1343, 1501)  # what the tables of the Umm al-Qura calendar cover
_LAST_MONTH = 12

# How dateparser reads a metadata field: nothing that is relative or incomplete, day before month.
_METADATA = {
    "REQUIRE_PARTS": ["day", "month", "year"],
    "DATE_ORDER": "DMY",
    "STRICT_PARSING": True,
    "PARSERS": ["absolute-time"],
}
_LONGEST_FIELD = 100  # characters; dateparser is slow on what cannot be a date
_NAME_DATE = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A whole date in a text.

    Attributes:
        begin, end: offsets in the text; a weekday before the date is part of it.
        iso: the day, such as "2016-11-06".
        calendar: "gregorian" or "hijri".
    """

    begin: int
    end: int
    iso: str
    calendar: str


def find_dates(text: str) -> tuple[DateSpan, ...]:
    """Return every whole date that `text` writes out, in text order.

    A Hijri date is converted by the Umm al-Qura calendar. In another country the month may have begun a day earlier or later; if
    the text names the weekday, that decides.

    >>> [found.iso for found in find_dates("اليوم الأحد (6 نوفمبر/ تشرين الثاني 2016)")]
    ['2016-11-06']
    >>> find_dates("في 6 نوفمبر، ثم في عام 2016")
    ()
    """
    form = model_text(text)
    return tuple(
        DateSpan(*form.span(match.start(), match.end()), day.isoformat(), calendar)
        for match in _grammar().finditer(fold_letters(form.text))
        for day, calendar in _days(match)
    )


def agreed_day(dates: Iterable[DateSpan]) -> str:
    """Return the one day that all of `dates` name, or an empty string; the Gregorian ones decide where there are any.

    >>> agreed_day(find_dates("6 نوفمبر 2016 الموافق 7 صفر 1438"))
    '2016-11-06'
    >>> agreed_day(find_dates("من 6 نوفمبر 2016 إلى 8 نوفمبر 2016"))
    ''
    """
    dates = tuple(dates)
    days = {found.iso for found in dates if found.calendar == "gregorian"} or {found.iso for found in dates}
    return days.pop() if len(days) == 1 else ""


def iso_date(value: str) -> str:
    """Return the day that a metadata field names, in ISO 8601, or an empty string if that is not certain.

    It understands ISO 8601 with a time, the dates of `find_dates`, and English and French dates as feeds have them.

    >>> iso_date("2016-11-06T10:30:00+03:00"), iso_date("٦ تشرين الثاني ٢٠١٦"), iso_date("Sun, 06 Nov 2016 07:30:00 GMT")
    ('2016-11-06', '2016-11-06', '2016-11-06')
    >>> iso_date("نوفمبر 2016")
    ''
    """
    value = value.strip()
    try:
        return _plausible(datetime.fromisoformat(value).date())
    except ValueError:
        dates = find_dates(value)
    if dates or len(value) > _LONGEST_FIELD:
        return agreed_day(dates)
    parsed = dateparser.parse(value, languages=["ar", "en", "fr"], settings=_METADATA)
    return _plausible(parsed.date()) if parsed else ""


def date_in_name(name: str) -> str:
    """Return the day that a file name carries as year, month and day, or an empty string if there is none or more than one.

    >>> date_in_name("2015-07-22-64-aawsat"), date_in_name("aawsat_20150722"), date_in_name("1188-alriyadh")
    ('2015-07-22', '2015-07-22', '')
    """
    days = {day for y, _, m, d in _NAME_DATE.findall(name) for day in _gregorian(int(y), int(m), int(d))}
    return days.pop().isoformat() if len(days) == 1 else ""


def month_number(name: str) -> int:
    """Return the number of a Gregorian month from its folded name in any Arab country, 0 if it is none.

    >>> month_number("تشرين الثاني"), month_number("نونبر"), month_number("صفر")
    (11, 11, 0)
    """
    return _months().get(fold_letters(name), 0)


def weekday_number(name: str) -> int:
    """Return the number of a weekday from its name, Monday 0; -1 if it is none.

    >>> weekday_number("الأحد")
    6
    """
    return _weekdays().get(fold_letters(name), -1)


@functools.cache
def _months() -> dict[str, int]:
    """Return the number of each folded Gregorian month name; يونيه beside يونيو, كانون ثاني beside كانون الثاني."""
    names = {fold_letters(name): number for locale in _LOCALES for number, name in get_month_names("wide", locale=locale).items()}
    spellings = ((" " + _ARTICLE, " "), (_FINAL_WAW, _FINAL_HEH))
    return {re.sub(pattern, new, name): number for pattern, new in spellings for name, number in names.items()} | names


@functools.cache
def _weekdays() -> dict[str, int]:
    """Return the number of each weekday, Monday 0, from its folded name."""
    return {fold_letters(name): number for number, name in get_day_names("wide", locale="ar").items()}


@functools.cache
def _grammar() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, _months()), key=lambda name: (-len(name), name)))
    word = r"[^\W\d_]+"
    forms = (
        rf"(?P<day>\d{{1,2}})[\s/-]+(?P<month>{month})(?!\w)(?:[\s/(-]+(?P<other>{month})(?!\w)\)?)?[\s/,،-]+(?P<year>\d{{4}})",
        rf"(?P<hijri>\d{{1,2}}[\s/-]+{word}(?:\s{word})?[\s/,،-]+1[345]\d\d)",
        r"(?<![\d.:/-])(?P<d>\d{1,2})(?P<s> ?[-/] ?|\.)(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})",
        r"(?<![\d.:/-])(?P<yy>\d{4})(?P<ss> ?[-/] ?|\.)(?P<mm>\d{1,2})(?P=ss)(?P<dd>\d{1,2})",
    )
    weekday = rf"(?:(?<!\w)(?P<weekday>{'|'.join(_weekdays())})[\s,،:(-]*)?"
    return re.compile(rf"{weekday}(?<!\d)(?:{'|'.join(forms)})(?!(?!T\d)\w|[-/.:]\d)")


def _days(match: re.Match[str]) -> Iterator[tuple[date, str]]:
    """Yield the day and the calendar of a match of the grammar, or nothing if the match contradicts itself."""
    parts = match.groupdict()
    year, month, day = _numbers(parts)
    is_hijri = not parts["month"] and (bool(parts["hijri"]) or year in _HIJRI_YEARS)
    found = _hijri(parts["hijri"] or f"{year}-{month}-{day}") if is_hijri else _gregorian(year, month, day)
    for start in found:
        for shift in (0, -1, 1) if is_hijri else (0,):
            near = start + timedelta(shift)
            if near.weekday() == _weekdays().get(parts["weekday"], start.weekday()):
                yield near, "hijri" if is_hijri else "gregorian"


def _numbers(parts: Mapping[str, str]) -> tuple[int, int, int]:
    """Return year, month and day; zeros for what cannot be a date in either calendar."""
    if parts["hijri"]:
        return 0, 0, 0
    if parts["month"]:
        months = {_months()[name] for name in (parts["month"], parts["other"]) if name}
        return int(parts["year"]), months.pop() if len(months) == 1 else 0, int(parts["day"])
    year, month, day = (int(parts[a] or parts[b]) for a, b in (("y", "yy"), ("m", "mm"), ("d", "dd")))
    return year if month <= _LAST_MONTH else 0, month, day


def _gregorian(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),) if year in _YEARS else ()
    except ValueError:
        return ()


def _hijri(text: str) -> tuple[date, ...]:
    try:
        found = HijriCalendar(text).get_date()
    except (ValueError, OverflowError):
        return ()
    return (found.date_obj.date(),) if found and found.date_obj and found.period == "day" else ()


def _plausible(day: date) -> str:
    return day.isoformat() if day.year in _YEARS else ""
