"""Whether two names, as folded words, are of one person: the last name stands for the full one."""

from kg.extract.reading.candidates import ARTICLE

_ALEF = "\N{ARABIC LETTER ALEF}"
_SONS = frozenset(("\N{ARABIC LETTER BEH}\N{ARABIC LETTER NOON}",))


def same_person(new: tuple[str, ...], old: tuple[str, ...]) -> bool:
    """Tell whether one name is the other, or its end, or its first word with the article."""
    short, long = sorted((new, old), key=len)
    if new == old or not short or len(short) == len(long):
        return new == old
    if len(short) == 1 and _ALEF + short[0] == long[-1]:  # نوري امغيرب … مغيرب
        return True
    if long[-len(short) - 1] in _SONS and long[-len(short) :] == short:  # محمد بن سلمان is no سلمان
        return False
    surname = short[-1] == long[-1] or (short == long[:1] and short[0].startswith(ARTICLE))
    return surname and contains(long, short)


def contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Tell whether words stand in a row in others."""
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
