"""Expressions of time in a sentence: where they stand, and which days they name.

    أمس, فجر اليوم, أول من أمس          a day, counted from the day of the article
    الثلاثاء, يوم الثلاثاء المقبل        the weekday before it (or on it), or after it
    17 أكتوبر (تشرين الأول), مايو 2015   a date; without a year, the one nearest to the article
    الأسبوع الماضي, العام المقبل, 2013   a stretch: its first and last day
    قبل يومين, بعد ثلاثة أيام            a day, counted
    منذ الأحد, حتى 3 مايو                a stretch that is open on one side

What names no certain day (خلال الأيام المقبلة, منذ أسابيع, anything relative in an article without a date) is an expression
without days. A week runs from Saturday to Friday, as Arab desks count it.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.arabic.dates import find_dates, month_number, weekday_number
from kg.extract.reading.reading import Reading, Unit
from kg.extract.tables import Tables
from kg.lexicon import TimeWord

_LONGEST = 10
_SATURDAY = 5
_WEEK = 7
_YEARS = range(1900, 2101)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MARKS = frozenset("()/")


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time.

    Attributes:
        first, last: half-open range of units; text: the words as written.
        start, end: first and last day, ISO 8601; empty when not certain.
    """

    first: int
    last: int
    text: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the words of an expression say, each once: numbers as read, -1 or empty for what none says."""

    lead: str = ""
    day: int | None = None
    shift: bool = False
    weekday: int = -1
    number: int = 0
    month: int = 0
    year: int = 0
    unit: str = ""
    count: int = 0
    direction: int | None = None
    plural: bool = False
    vague: bool = False


def find_times(reading: Reading, tables: Tables, places: range) -> Iterator[Time]:
    """Yield the expressions of time that begin in a range of units, in text order."""
    place = places.start
    while place < places.stop:
        last = _run_end(reading, tables, place)
        found = _time(reading, tables, place, last) if last > place else None
        if found is not None:
            yield found
        place = found.last if found is not None else place + 1


def _run_end(reading: Reading, tables: Tables, first: int) -> int:
    """Return the place after the last unit of a run of words of time; `first` if none begins there."""
    place, end = first, first
    limit = min(reading.stops[first], first + _LONGEST)
    while place < limit:
        unit = reading.units[place]
        if _is_time(reading, tables, unit):
            end = place + 1
        elif unit.text not in _MARKS or place == first:
            break
        place += 1
    return end


def _is_time(reading: Reading, tables: Tables, unit: Unit) -> bool:
    month = month_number(unit.fold) or _long_month(reading, unit.place)
    numeral = unit.fold.isdecimal() and len(unit.fold) in (1, 2, 4)
    return bool(month) or weekday_number(unit.fold) >= 0 or numeral or unit.fold in tables.lexicon.time_words


def _long_month(reading: Reading, place: int) -> int:
    """Return the number of a month of two words (تشرين الأول) that a unit is in, else 0."""
    pairs = (reading.units[max(0, place - 1) : place + 1], reading.units[place : place + 2])
    return next((number for pair in pairs if (number := month_number(" ".join(unit.fold for unit in pair)))), 0)


def _time(reading: Reading, tables: Tables, first: int, last: int) -> Time | None:
    whole = find_dates(reading.text(reading.units[first].begin, reading.units[last - 1].end))
    while not whole and last > first + 1 and _hangs(tables, reading.units[last - 1]):
        last -= 1
    units = reading.units[first:last]
    parts = _parts(reading, tables, units)
    if not (whole or _is_anchored(parts)):
        return None
    start, end = (whole[0].iso, whole[0].iso) if whole else _days(parts, reading.article.issued)
    return Time(first, last, reading.text(units[0].begin, units[-1].end), start, end)


def _hangs(tables: Tables, unit: Unit) -> bool:
    """A preposition or a mark at the end belongs to what follows, as does the name of a Hijri month without a year."""
    rows = tables.lexicon.time_words.get(unit.fold, ())
    return not unit.fold or (bool(rows) and all(row.kind in ("lead", "link", "hijri") for row in rows))


def _is_anchored(parts: _Parts) -> bool:
    counted = bool(parts.unit) and (parts.direction is not None or bool(parts.lead and (parts.count or parts.vague)))
    dated = bool(parts.month) or (bool(parts.year) and parts.unit == "year")
    return parts.day is not None or parts.weekday >= 0 or dated or counted


def _parts(reading: Reading, tables: Tables, units: Sequence[Unit]) -> _Parts:
    parts = _Parts(shift=_is_shifted(tables, units))
    for unit in units:
        month = month_number(unit.fold) or _long_month(reading, unit.place)
        if month:
            parts = replace(parts, month=parts.month or month)
        elif weekday_number(unit.fold) >= 0:
            parts = replace(parts, weekday=weekday_number(unit.fold))
        elif unit.fold.isdecimal():
            value = int(unit.fold)
            year = value in _YEARS
            parts = replace(parts, year=value) if year else replace(parts, number=parts.number or value, count=value)
        else:
            for row in tables.lexicon.time_words.get(unit.fold, ()):
                parts = _with_word(parts, row)
    return parts


def _is_shifted(tables: Tables, units: Sequence[Unit]) -> bool:
    """أول أمس, أول من أمس, أمس الأول, بعد غد: one day further than the word for the day says."""
    kinds = [{row.kind for row in tables.lexicon.time_words.get(unit.fold, ())} for unit in units]
    words = [kind for kind in kinds if "link" not in kind]
    days = [index for index, kind in enumerate(words) if "day" in kind]
    beside = (words[near] for index in days for near in (index - 1, index + 1) if 0 <= near < len(words))
    return any("day-shift" in kind for kind in beside)


def _with_word(parts: _Parts, row: TimeWord) -> _Parts:
    match row.kind:
        case "day":
            return replace(parts, day=int(row.value))
        case "unit":
            return replace(parts, unit=row.value)
        case "direction":
            return replace(parts, direction=int(row.value))
        case "dual" | "number":
            return replace(parts, count=int(row.value))
        case "lead":
            return replace(parts, lead=row.value)
        case "vague":
            return replace(parts, vague=True)
        case "plural":
            return replace(parts, plural=True)
    return parts


def _days(parts: _Parts, issued: str) -> tuple[str, str]:
    """Return first and last day of an expression, open on the side that منذ or حتى leaves open."""
    found = _dated(parts, issued)
    if found is None and _DAY.fullmatch(issued):
        found = _relative(parts, date.fromisoformat(issued))
    if found is None:
        return "", ""
    start, end = (day.isoformat() for day in found)
    return ("" if parts.lead == "until" else start), ("" if parts.lead == "from" else end)


def _dated(parts: _Parts, issued: str) -> tuple[date, date] | None:
    """Return the days of an expression that names a month or a year; the year that it lacks is the nearest one."""
    if parts.month:
        years = (parts.year,) if parts.year else _years_around(issued)
        days = [found for year in years if (found := _in_month(year, parts.month, parts.number))]
        if not days or parts.year:
            return days[0] if days else None
        today = date.fromisoformat(issued)
        return min(days, key=lambda span: (not _fits(span[0], today, parts.direction), abs((span[0] - today).days)))
    if parts.year and parts.unit == "year":
        return date(parts.year, 1, 1), date(parts.year, 12, 31)
    return None


def _fits(day: date, today: date, direction: int | None) -> bool:
    """Tell whether a day lies where الماضي or المقبل says."""
    return not direction or (day < today) == (direction < 0)


def _years_around(issued: str) -> tuple[int, ...]:
    year = int(issued[:4]) if _DAY.fullmatch(issued) else 0
    return (year - 1, year, year + 1) if year else ()


def _in_month(year: int, month: int, day: int) -> tuple[date, date] | None:
    last = monthrange(year, month)[1]
    if day:
        return (date(year, month, day), date(year, month, day)) if day <= last else None
    return date(year, month, 1), date(year, month, last)


def _relative(parts: _Parts, today: date) -> tuple[date, date] | None:
    """Return the days of an expression that counts from the day of the article."""
    if parts.weekday >= 0:
        ahead = (parts.weekday - today.weekday()) % _WEEK
        behind = (today.weekday() - parts.weekday) % _WEEK
        day = today + timedelta(ahead or _WEEK) if parts.direction == 1 else today - timedelta(behind)
        return (day, day) if behind or parts.direction != -1 else (day - timedelta(_WEEK),) * 2
    if parts.day is not None:
        day = today + timedelta(2 * parts.day if parts.shift else parts.day)
        return day, day
    if parts.count and parts.unit == "day" and parts.lead in ("ago", "after", "from") and not parts.vague:
        day = today + timedelta(parts.count if parts.lead == "after" else -parts.count)
        return day, day
    if parts.direction is not None and not (parts.count or parts.vague or parts.plural):
        return _stretch(parts.unit, parts.direction, today)
    return None


def _stretch(unit: str, direction: int, today: date) -> tuple[date, date] | None:
    if unit == "week":
        start = today - timedelta((today.weekday() - _SATURDAY) % _WEEK) + timedelta(_WEEK * direction)
        return start, start + timedelta(_WEEK - 1)
    if unit == "month":
        month = today.year * 12 + today.month - 1 + direction
        return _in_month(month // 12, month % 12 + 1, 0)
    if unit == "year":
        return date(today.year + direction, 1, 1), date(today.year + direction, 12, 31)
    return None
