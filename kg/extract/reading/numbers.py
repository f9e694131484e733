"""Numbers in words and digits: which number begins at a unit, and how far it reaches.

    12, خمسة, خمسة عشر, خمسة وعشرين, مئة وخمسين, ثلاثة آلاف

Source: K. C. Ryding, A Reference Grammar of Modern Standard Arabic (2005), chapter 15.
"""

from collections.abc import Mapping, Sequence

from kg.extract.reading.reading import Unit

_AND = "\N{ARABIC LETTER WAW}"
_HUNDRED, _THOUSAND = 100, 1000


def number_at(units: Sequence[Unit], place: int, numbers: Mapping[str, int]) -> tuple[int, int]:
    """Return the number that begins at a unit, and the place after its last unit; 0 and `place` if none does.

    Args:
        numbers: folded words of numbers and what they mean.
    """
    total = current = last = 0
    end = place
    while True:
        joined = bool(end > place and end < len(units) and units[end].fold == _AND)
        value, after = _word_at(units, end + joined, numbers)
        if not value or (end > place and not _continues(last, value, joined=joined)):
            return total + current, end
        if value in (_THOUSAND, _THOUSAND * _THOUSAND):
            total, current = total + (current or 1) * value, 0
        elif value == _HUNDRED and 0 < current < _HUNDRED // 10:
            current *= value
        else:
            current += value
        last, end = value, after


def _word_at(units: Sequence[Unit], place: int, numbers: Mapping[str, int]) -> tuple[int, int]:
    """Return what the digits or words at a unit mean, and the place after them: two words (اثنا عشر) before one."""
    for length in (2, 1):
        words = [unit.fold for unit in units[place : place + length]]
        found = numbers.get(" ".join(words), 0) if len(words) == length else 0
        if found:
            return found, place + length
    text = units[place].fold.removeprefix(_AND) if place < len(units) else ""  # the models leave و at digits
    return (int(text), place + 1) if text.isdecimal() and len(text) < len(str(10**9)) else (0, place)


def _continues(last: int, value: int, *, joined: bool) -> bool:
    """Tell whether a word goes on with a number: خمسة عشر, خمسة وعشرون, مئة وخمسون, خمسة آلاف."""
    if value >= _HUNDRED and not joined:
        return last < value
    if joined:
        return last > value if last >= _HUNDRED else last < 10 < value < _HUNDRED
    return last < 10 == value
