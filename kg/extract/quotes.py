"""Quoted stretches of a text, in every style of mark, also nested and unbalanced."""

from dataclasses import dataclass

_CLOSER_OF = {"«": "»", "“": "”", "„": "“", "‹": "›", "〝": "〞"}
_OPENERS = frozenset(_CLOSER_OF)
_CLOSERS = frozenset("»”›〞")
_STRAIGHT = frozenset('"＂')


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch; `begin` and `end` are those of the words inside, the marks stand just outside."""

    begin: int
    end: int


def find_quotes(text: str, begin: int, end: int) -> tuple[Quote, ...]:
    """Return the outermost quoted stretches of `text[begin:end]`, in order.

    A mark that never closes is taken to close at the end of the stretch; a closing mark without an opening one is passed over,
    but for « written as » (a common slip of the keyboard): after a blank it opens.

    >>> text = 'قال «نعم» ثم "لا"'
    >>> [text[q.begin:q.end] for q in find_quotes(text, 0, len(text))]
    ['نعم', 'لا']
    """
    quotes: list[Quote] = []
    opened: list[tuple[int, str]] = []
    for place in range(begin, end):
        mark = text[place]
        if mark not in _OPENERS and mark not in _CLOSERS and mark not in _STRAIGHT:
            continue
        if opened and _closes(mark, opened[-1][1], text, place, end):
            start, _ = opened.pop()
            if not opened and place > start + 1:
                quotes.append(Quote(start + 1, place))
        elif _opens(mark, text, place, begin, end):
            opened.append((place, mark))
    if opened and end > opened[0][0] + 1:
        quotes.append(Quote(opened[0][0] + 1, end))
    return tuple(quotes)


def _closes(mark: str, opener: str, text: str, place: int, end: int) -> bool:
    if mark in _STRAIGHT:
        return opener in _STRAIGHT
    if opener in _STRAIGHT:
        return False
    if mark in _CLOSERS:
        return not (opener in _OPENERS and _follows_blank(text, place, 0) and not _precedes_blank(text, place, end))
    return mark == _CLOSER_OF.get(opener)


def _opens(mark: str, text: str, place: int, begin: int, end: int) -> bool:
    if mark in _OPENERS or mark in _STRAIGHT:
        return True
    return _follows_blank(text, place, begin) and not _precedes_blank(text, place, end)


def _follows_blank(text: str, place: int, begin: int) -> bool:
    return place == begin or text[place - 1].isspace() or text[place - 1] == "\N{ARABIC LETTER WAW}"


def _precedes_blank(text: str, place: int, end: int) -> bool:
    return place + 1 >= end or text[place + 1].isspace() or text[place + 1] in ".،,؛:"
