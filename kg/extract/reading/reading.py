"""A flat view of a parsed article, on which the rules of extraction walk.

The words of all sentences stand in one sequence, so that a rule can look over a sentence boundary that the models have set
wrongly: orthographic sentences (`Reading.stops`) are found by punctuation outside quotation marks.
"""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.arabic.letters import fold
from kg.extract.reading.quotes import Quote, find_quotes
from kg.model import Article, Sentence

Row = TypeVar("Row")

_FINAL = frozenset(".!؟?…")
_CLOSING = frozenset('"»”’')
_AND = "\N{ARABIC LETTER WAW}"
_CONJUNCTIONS = frozenset((_AND, "\N{ARABIC LETTER FEH}"))
_SHORTEST_JOINED = 3
_ABBREVIATED = re.compile(r"(?:^|\s)\w\.$")
_LONGEST_ABBREVIATION = 3
# The longest sentence of 51 articles of news has 256 units. The work on a text grows with the square of its longest sentence.
_LONGEST_SENTENCE = 500


@dataclass(frozen=True, slots=True)
class Unit:
    """A word in the flat sequence.

    Attributes:
        place: index in the sequence.
        fold: folded text (empty for punctuation); `text`: as the models read it.
        lemma: folded lemma.
        head: place of the head word, -1 for a root.
        begin, end: offsets of the word; token_begin, token_end: of the token that it stands in.
        sentence, passage: indices in the article.
    """

    place: int
    text: str
    fold: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    begin: int
    end: int
    token_begin: int
    token_end: int
    sentence: int
    passage: int

    @property
    def gender(self) -> str:
        """Return "Masc", "Fem" or nothing."""
        return "Fem" if "Gender=Fem" in self.feats else "Masc" if "Gender=Masc" in self.feats else ""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its words in one sequence.

    Attributes:
        units: the words.
        stops: for each unit, the place after the last unit of its orthographic sentence.
        starts: for each unit, the place of the first unit of its orthographic sentence.
        quotes: quoted stretches, in text order.
        quote_of: for each unit, the index of the quote that it stands in, or -1.
        dependants: for each unit, the places of the words that depend on it, in text order.
    """

    article: Article
    units: tuple[Unit, ...]
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    quotes: tuple[Quote, ...]
    quote_of: tuple[int, ...]
    dependants: tuple[tuple[int, ...], ...]

    def text(self, begin: int, end: int) -> str:
        """Return the article's text between two offsets."""
        return self.article.text[begin:end]

    def first_at(self, offset: int) -> int:
        """Return the place of the first unit that begins at `offset` or later."""
        low, high = 0, len(self.units)
        while low < high:
            middle = (low + high) // 2
            if self.units[middle].begin < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def between(self, begin: int, end: int) -> tuple[Unit, ...]:
        """Return the units that begin in the half-open stretch of offsets."""
        return self.units[self.first_at(begin) : self.first_at(end)]

    def children(self, place: int) -> Iterator[Unit]:
        """Yield the words that depend on the word at `place`."""
        return (self.units[dependant] for dependant in self.dependants[place])


def longest_listed(
    reading: Reading, place: int, table: Mapping[str, tuple[Row, ...]], longest: int
) -> tuple[tuple[Row, ...], int]:
    """Return the rows of the longest listed text that begins at a unit, and how many units it takes; no rows and 0 if none does.

    The lists write بدعم من as two words, the parser has split ب off: a first word of one letter is also read as part of the next,
    and a conjunction that the parser has left on is passed over (ووفقا ل).
    """
    stretch = reading.units[place : place + longest]
    for length in range(len(stretch), 0, -1):
        words = [unit.fold for unit in stretch[:length]]
        joined = "".join(words[:2]) if length > 1 and len(words[0]) == 1 else ""
        bare = [words[0][1:], *words[1:]] if words[0][:1] in _CONJUNCTIONS and len(words[0]) > _SHORTEST_JOINED else []
        for key in (" ".join(words), " ".join([joined, *words[2:]]) if joined else "", " ".join(bare)):
            if key and key in table:
                return table[key], length
    return (), 0


def read(article: Article, sentences: Sequence[Sentence]) -> Reading:
    """Return the flat view of a parsed article."""
    units = tuple(_units(sentences))
    quotes = tuple(q for passage in article.passages for q in find_quotes(article.text, passage.begin, passage.end))
    quote_of = _quote_of(units, quotes)
    starts, stops = _sentences(units, quote_of, article.text)
    return Reading(article, units, starts, stops, quotes, quote_of, _dependants(units))


def _units(sentences: Sequence[Sentence]) -> Iterator[Unit]:
    offset = 0
    for sentence in sentences:
        for word in sentence.words:
            token = sentence.tokens[word.token]
            yield Unit(
                place=offset + word.index,
                text=word.text,
                fold=_fold(word.text),
                lemma=_fold(word.lemma),
                upos=word.upos,
                feats=word.feats,
                head=offset + word.head if word.head >= 0 else -1,
                deprel=word.deprel,
                begin=word.begin,
                end=word.end,
                token_begin=token.begin,
                token_end=token.end,
                sentence=sentence.index,
                passage=sentence.passage,
            )
        offset += len(sentence.words)


@functools.lru_cache(maxsize=50_000)
def _fold(text: str) -> str:
    return fold(text)


def _quote_of(units: Sequence[Unit], quotes: Sequence[Quote]) -> tuple[int, ...]:
    inside: list[int] = []
    current = 0
    for unit in units:
        while current < len(quotes) and quotes[current].end <= unit.begin:
            current += 1
        inside.append(current if current < len(quotes) and quotes[current].begin <= unit.begin else -1)
    return tuple(inside)


def _dependants(units: Sequence[Unit]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in units]
    for unit in units:
        if unit.head >= 0:
            found[unit.head].append(unit.place)
    return tuple(map(tuple, found))


def _sentences(units: Sequence[Unit], quote_of: Sequence[int], text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    starts: list[int] = []
    stops: list[int] = []
    first = 0
    for unit in units:
        last = unit.place + 1 == len(units)
        final = (_is_final(unit, text) and quote_of[unit.place] < 0) or (not last and _closes_sentence(units, quote_of, unit))
        final = final or unit.place + 1 - first == _LONGEST_SENTENCE
        if last or units[unit.place + 1].passage != unit.passage or final:
            starts += [first] * (unit.place + 1 - first)
            stops += [unit.place + 1] * (unit.place + 1 - first)
            first = unit.place + 1
    return tuple(starts), tuple(stops)


def _closes_sentence(units: Sequence[Unit], quote_of: Sequence[int], unit: Unit) -> bool:
    """Tell whether a unit closes a quotation whose last mark is a full stop, and a new sentence follows, also with و."""
    if unit.place == 0 or unit.text not in _CLOSING or quote_of[unit.place] >= 0:
        return False
    before, following = units[unit.place - 1], units[unit.place + 1]
    goes_on = not following.fold or (following.upos == "CCONJ" and following.fold != _AND)
    return before.text == "." and quote_of[before.place] >= 0 and not goes_on


def _is_final(unit: Unit, text: str) -> bool:
    """A final mark ends a sentence unless it stands in a number, an abbreviation (د.) or a row of dots."""
    if unit.text[-1:] not in _FINAL or _ABBREVIATED.search(text, max(0, unit.end - _LONGEST_ABBREVIATION), unit.end):
        return False
    follower = text[unit.end : unit.end + 1]
    dots = text[unit.end - 1 : unit.end + 1] == ".." or text[unit.end - 2 : unit.end] == ".."
    apart = unit.text == "." and text[unit.begin - 1 : unit.begin].isspace() and follower.isalpha()  # مغلق .وقال
    return not dots and (not follower or follower.isspace() or follower in '"»”)' or apart)
