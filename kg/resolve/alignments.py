"""Statements of different articles that report the same words, with what each leaves out.

    statements ─ share four words in a row ─► pairs ─ common stretches ─► alignments

Outlets quote the same sentence with another verb, a beginning or an end of its own, or a middle left out. Words are compared
folded and without a conjunction, and only in stretches: that two speeches use the same words is no sign that they are one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kg.arabic.letters import fold
from kg.model import Alignment, Span, Statement
from kg.resolve.blocks import Block, block

_WORD = re.compile(r"\S+")
_CONJUNCTION = "\N{ARABIC LETTER WAW}"
_SHINGLE = 4  # words in a row that a pair must share to be looked at
_STRETCH = 3  # words of a stretch that counts
# How many words must be common, and how much of the shorter statement; more where the articles name different speakers.
# Measured on the pairs of statements in tests/resolve/test_alignments.py.
_LEAST, _SHARE = 5, 0.75
_LEAST_OF_OTHERS, _SHARE_OF_OTHERS = 10, 0.9


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the keys and the spans of its words; `speaker` is empty if it has none that other articles know."""

    statement: Statement
    speaker: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]


def make_said(statement: Statement, speaker: str) -> Said:
    """Return a statement with its words.

    Args:
        speaker: id of the entity, if it is known beyond one article.
    """
    places = [match.span() for match in _WORD.finditer(statement.content)]
    keyed = [(_key(statement.content[begin:end]), Span(statement.begin + begin, statement.begin + end)) for begin, end in places]
    kept = [(key, span) for key, span in keyed if key]
    return Said(statement, speaker, tuple(key for key, _ in kept), tuple(span for _, span in kept))


def word_blocks(said: Said) -> frozenset[Block]:
    """Return the blocks of a statement: the words in a row that it has."""
    places = range(len(said.words) - _SHINGLE + 1)
    return frozenset(block("words", *said.words[place : place + _SHINGLE]) for place in places)


def _key(word: str) -> str:
    folded = fold(word)
    return folded.removeprefix(_CONJUNCTION) if len(folded) > _STRETCH else folded


def align(first: Said, second: Said) -> Alignment | None:
    """Return the alignment of two statements; None if they are of one article or have too little in common."""
    if first.statement.article == second.statement.article:
        return None
    shorter = min(len(first.words), len(second.words))
    others = first.speaker != second.speaker and first.speaker and second.speaker
    least, share = (_LEAST_OF_OTHERS, _SHARE_OF_OTHERS) if others else (_LEAST, _SHARE)
    needed = max(least, share * shorter)
    if (Counter(first.words) & Counter(second.words)).total() < needed:  # in stretches they have no more in common
        return None
    blocks = SequenceMatcher(None, first.words, second.words, autojunk=False).get_matching_blocks()
    kept = [(block.a, block.b, block.size) for block in blocks if block.size >= _STRETCH]
    common = sum(size for _, _, size in kept)
    if common < needed:
        return None
    return Alignment(
        first.statement.id,
        second.statement.id,
        round(common / shorter, 2),
        tuple(_rest(first.spans, [(begin, begin + size) for begin, _, size in kept])),
        tuple(_rest(second.spans, [(begin, begin + size) for _, begin, size in kept])),
    )


def _rest(spans: Sequence[Span], common: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Yield the stretches of words between those that are common."""
    place = 0
    for begin, end in (*common, (len(spans), len(spans))):
        if begin > place:
            yield Span(spans[place].begin, spans[begin - 1].end)
        place = end
