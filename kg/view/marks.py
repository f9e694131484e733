"""Where the names of a fact stand in the sentence that says it."""

import re
from collections.abc import Iterable

from kg.arabic.letters import fold_letters, strip_marks
from kg.model import Span

# One-letter words that are written onto the next word: and, so, by, like, to.
_CLITICS = "\N{ARABIC LETTER WAW}\N{ARABIC LETTER FEH}\N{ARABIC LETTER BEH}\N{ARABIC LETTER KAF}\N{ARABIC LETTER LAM}"
_BETWEEN_LETTERS = "[\u064b-\u065f\u0670\u0640]*"  # short vowels and tatweel, which names are stored without


def without_overlap(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in text order; of two that overlap, the longer one (the earlier, if they are equally long).

    >>> without_overlap([Span(10, 12), Span(2, 9), Span(0, 3)])
    (Span(begin=2, end=9), Span(begin=10, end=12))
    """
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.begin - span.end, span.begin)):
        if all(span.end <= other.begin or other.end <= span.begin for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda span: span.begin))


def find_names(text: str, names: Iterable[str]) -> tuple[Span, ...]:
    """Return where `names` stand in `text` as whole words, clitics left out, whatever their spelling variant.

    >>> find_names("وقالت أنقرة إن لأنقره حلفاء", ["أنقرة"])
    (Span(begin=6, end=11), Span(begin=16, end=21))
    >>> find_names("الرقة والرقتان", ["الرقة"])
    (Span(begin=0, end=5),)
    """
    folded = fold_letters(text)
    return without_overlap(
        Span(*found.span(1))
        for name in names
        if (letters := fold_letters(strip_marks(name)).strip())
        for found in re.finditer(rf"(?<!\w)[{_CLITICS}]{{0,2}}({_BETWEEN_LETTERS.join(map(re.escape, letters))})(?!\w)", folded)
    )
