"""Quoted stretches of a text, in every style of mark, also nested, mixed, turned round and unbalanced.

Editors that write from right to left turn marks round or mix them, so a mark opens or closes by what it touches first, and by its
shape only where it touches words, or blanks, on both sides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_FAMILIES = ("«»‹›", "“”„‟〝〞", '"＂', "‘’‚‛'`´")
_FAMILY_OF = {mark: family for family in _FAMILIES for mark in family}
_STRAIGHT, _SINGLE = _FAMILIES[2:]
_OPENERS = frozenset("«“„‹〝‘‚")
_CLOSERS = frozenset("»”›〞’")
_AFTER_BLANK = frozenset("([{:،,؛-–—/")
_BEFORE_BLANK = frozenset(".،,؛:!؟?)]}…-–—/")
_STOPS = frozenset(".!؟?")
# A mark stands behind what is written on to its word: و, ب, ل, ك, ف, the article, and a tatweel.
_CLITICS = frozenset(
    "\N{ARABIC LETTER WAW}\N{ARABIC LETTER BEH}\N{ARABIC LETTER LAM}\N{ARABIC LETTER KAF}\N{ARABIC LETTER FEH}"
    "\N{ARABIC LETTER ALEF}\N{ARABIC TATWEEL}"
)
_LONGEST_CLITIC = 4
_WIDEST_BLANK = 20  # characters between a colon and a mark

# What no writer writes would take time that grows with its square: marks in a row, open at once, and never closed in a passage.
_RUN = re.compile(f"[{''.join(_FAMILY_OF)}]+")
_LONGEST_RUN, _DEEPEST, _MOST_UNCLOSED = 6, 16, 20


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch; `begin` and `end` are those of the words inside, the marks stand just outside."""

    begin: int
    end: int


def find_quotes(text: str, begin: int, end: int) -> tuple[Quote, ...]:
    """Return the outermost quoted stretches of `text[begin:end]`, in order.

    A mark that never closes is taken to close at the end of the stretch, or at the last stop before the next quotation; single
    marks must close. A closing mark without an opening one is passed over.

    >>> text = 'قال «نعم» ثم "لا" و”كلا“'
    >>> [text[q.begin:q.end] for q in find_quotes(text, 0, len(text))]
    ['نعم', 'لا', 'كلا']
    """
    quotes: list[Quote] = []
    for _ in range(_MOST_UNCLOSED):
        closed, opened, inner = _closed(text, begin, end)
        unclosed, begin = _unclosed(text, opened, inner, end)
        quotes += (*closed, *unclosed)
        if begin == end:
            break
    return tuple(quotes)


def _closed(text: str, begin: int, end: int) -> tuple[list[Quote], list[int], list[int]]:
    """Return the quoted stretches that close, the double marks that stay open, and the marks that opened inside these."""
    quotes: list[Quote] = []
    opened: list[int] = []
    inner: list[int] = []
    for place in _marks(text, begin, end):
        if opened and opened[-1] == place - 1 and text[place] == text[place - 1] and text[place] in _SINGLE:
            opened[-1] = place  # two single marks for a double one
        elif _opens(text, place, begin, end, any(text[p] in _FAMILY_OF[text[place]] for p in opened)):
            inner += [place] if opened else []
            opened.append(place)
            del opened[:-_DEEPEST]
        elif opened:
            start = _close(text, opened, place)
            if start >= 0 and not opened and place > start + 1:
                quotes.append(Quote(start + 1, place))
                inner = []
    return quotes, [p for p in opened if text[p] not in _SINGLE], inner


def _marks(text: str, begin: int, end: int) -> Iterator[int]:
    """Yield the places of quotation marks; many in a row are no quotation but a line, or damage."""
    for run in _RUN.finditer(text, begin, end):
        if len(run[0]) <= _LONGEST_RUN:
            yield from range(run.start(), run.end())


def _opens(text: str, place: int, begin: int, end: int, inside: bool) -> bool:
    mark, side = text[place], _side(text, place, begin, end)
    if mark in _STRAIGHT and not side:
        return not inside
    if (side < 0 and not inside) or (side > 0 and inside and mark in _STRAIGHT):
        return mark not in _SINGLE and _opens_out_of_turn(text, place, begin, end, inside)
    if side:
        return side > 0
    return mark not in _SINGLE and (mark in _OPENERS or (mark not in _CLOSERS and not inside))


def _opens_out_of_turn(text: str, place: int, begin: int, end: int, inside: bool) -> bool:
    """Tell whether a mark opens that looks like opening inside a quotation, or like closing outside of one.

    Inside, it is nested if two marks of its kind follow that can close; else it closes, and stands on the wrong side of a blank.
    Outside, it opens if the next mark of its kind can close.
    """
    family = _FAMILY_OF[text[place]]
    wanted = 2 if inside else 1
    sides = [_side(text, p, begin, end) for p in islice((p for p in _marks(text, place + 1, end) if text[p] in family), wanted)]
    return len(sides) == wanted and all(side <= 0 for side in sides)


def _side(text: str, place: int, begin: int, end: int) -> int:
    """Return 1 if the mark touches only what follows, so that it looks like opening, -1 if only what precedes, else 0."""
    behind, before = _is_edge(text, place, begin), _precedes_blank(text, place, end)
    if not behind and not before:
        return int(_follows_clitic(text, place, begin))
    return int(behind) - int(before)


def _close(text: str, opened: list[int], place: int) -> int:
    """Take from `opened` what the mark at `place` closes, and return where that begins; -1 if it closes nothing.

    A mark closes the last one of its kind, with what stands open inside it; if there is none, the last one of any kind.
    """
    family = _FAMILY_OF[text[place]]
    depth = next((d for d in range(len(opened) - 1, -1, -1) if text[opened[d]] in family), -1)
    if depth < 0 and (family == _SINGLE or text[opened[-1]] in _SINGLE):
        return -1
    start = opened[depth]
    del opened[depth:]
    return start


def _unclosed(text: str, opened: list[int], inner: list[int], end: int) -> tuple[list[Quote], int]:
    """Return what stands behind a mark that never closes, and from where on there may be more."""
    if not opened:
        return [], end
    start = opened[0]
    first_stop = next((p for p in range(start, end) if text[p] in _STOPS), end)
    follower = next((p for p in inner if p > start and (p > first_stop or _behind_colon(text, start, p))), end)
    stop = max((p for p in range(first_stop, follower) if text[p] in _STOPS), default=end) if follower < end else end
    return [Quote(start + 1, stop)] if stop > start + 1 else [], stop


def _behind_colon(text: str, begin: int, place: int) -> bool:
    return text[max(begin, place - _WIDEST_BLANK) : place].rstrip().endswith(":")


def _follows_clitic(text: str, place: int, begin: int) -> bool:
    start = place
    while start > begin and place - start <= _LONGEST_CLITIC and text[start - 1] in _CLITICS:
        start -= 1
    return start < place and _is_edge(text, start, begin)


def _is_edge(text: str, place: int, begin: int) -> bool:
    if place == begin or text[place - 1].isspace() or text[place - 1] in _AFTER_BLANK:
        return True
    return text[place - 1] in _FAMILY_OF and _is_edge(text, place - 1, begin)


def _precedes_blank(text: str, place: int, end: int) -> bool:
    following = place + 1
    while following < end and text[following] in _FAMILY_OF:
        following += 1
    return following >= end or text[following].isspace() or text[following] in _BEFORE_BLANK
