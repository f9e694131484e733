"""Second look at the tokenizer's draft: which tokens hold attached conjunctions and prepositions, and none with a space in it.

The tokenizer learns from a treebank that names few people and places: it takes the first letter of لافروف and سيرغي for a
preposition, and misses the و of ولندن. The vocabulary of the word vectors is sorted by frequency in 46 million characters of
news, and tells such cases apart: where the whole token is known and the rest is not, nothing is attached; where the rest is
common and the whole is not known, something is.

The tokenizer may also miss the end of a word, and make one token of two words with the space between them, which no treebank
has and Stanza cannot find again in the text if the space is wider than one. Such a token is cut at its spaces.

A token that its neighbour repeats holds no others. So PADT writes words that its analyser did not know (وبكركي وبكركي وبكركي for
و, ب and كركي), and its text as it is given is read as it is marked. In news such a repetition is a slip of the pen, once in
200,000 tokens.

What no writer writes is cut too, because the parser's memory grows with the square of a sentence, and a batch of words is as wide
as the longest of them: a sentence of thousands of tokens, a word of thousands of letters.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from stanza.models.common.vocab import VOCAB_PREFIX

_PREFIXES = frozenset(
    {
        "\N{ARABIC LETTER WAW}",
        "\N{ARABIC LETTER FEH}",
        "\N{ARABIC LETTER BEH}",
        "\N{ARABIC LETTER LAM}",
        "\N{ARABIC LETTER KAF}",
        "\N{ARABIC LETTER SEEN}",
    }
)
_ATTACHED = frozenset({"\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER LAM}"})
_DOUBLE_LAM = "\N{ARABIC LETTER LAM}\N{ARABIC LETTER LAM}"
_PRONOUNS = (
    "\N{ARABIC LETTER HEH}",
    "\N{ARABIC LETTER HEH}\N{ARABIC LETTER ALEF}",
    "\N{ARABIC LETTER HEH}\N{ARABIC LETTER MEEM}",
    "\N{ARABIC LETTER HEH}\N{ARABIC LETTER NOON}",
    "\N{ARABIC LETTER HEH}\N{ARABIC LETTER MEEM}\N{ARABIC LETTER ALEF}",
    "\N{ARABIC LETTER NOON}\N{ARABIC LETTER ALEF}",
)

# Both chosen on the development parts: words are right with F1 96.4 (PADT) and 97.3 (PUD), with no second look 96.1 and 97.2.
# Three or four letters at least are no better on either; nor is a bound of 10,000, and one of 70,000 is worse on PADT.
_SHORTEST_REST = 2
_RARE = 30_000

# The longest sentence of PADT has 187 words, of fifteen articles of news 99. Addresses are longer than any word.
_LONGEST_SENTENCE = 300
_LONGEST_WORD = 100

# A token of Stanza's draft: its text, or its text and whether the expander is to look for several words in it.
DraftToken: TypeAlias = "str | tuple[str, bool]"
Draft: TypeAlias = list[list[DraftToken]]


def frequency_ranks(words: Sequence[str]) -> dict[str, int]:
    """Return each word of the vocabulary of a Stanza vector file with its rank by frequency, from 1."""
    return {word: rank for rank, word in enumerate(words[len(VOCAB_PREFIX) :], start=1)}


def segmentation_repair(ranks: Mapping[str, int]) -> Callable[[Draft], Draft]:
    """Return a function that mends Stanza's draft of tokens, in the form of its `tokenize_postprocessor`.

    >>> repair = segmentation_repair({"لافروف": 900, "لندن": 1000})
    >>> repair([["زار", ("لافروف", True), "ولندن"], [("قال إنه", True)]])
    [['زار', 'لافروف', ('ولندن', True)], ['قال', ('إنه', True)]]

    Args:
        ranks: of words, by frequency; if it is empty, tokens are only cut at spaces.
    """

    def repair(draft: Draft) -> Draft:
        cut = ([_repaired(piece, ranks) for token in sentence for piece in _cut(token)] for sentence in draft)
        return [part for sentence in cut for part in _bounded(list(_unsplit(sentence)))]

    return repair


def _cut(token: DraftToken) -> list[DraftToken]:
    text, expanded = (token, False) if isinstance(token, str) else token
    *words, last = (piece for word in text.split() or [text] for piece in _short(word))
    return [*words, (last, True) if expanded and len(last) < _LONGEST_WORD else last]


def _short(word: str) -> list[str]:
    return [word[first : first + _LONGEST_WORD] for first in range(0, len(word), _LONGEST_WORD)] or [word]


def _bounded(sentence: list[DraftToken]) -> Iterator[list[DraftToken]]:
    """Yield a sentence in parts that are short enough, cut behind the last punctuation mark of a part's second half."""
    while len(sentence) > _LONGEST_SENTENCE:
        marks = (n for n in range(_LONGEST_SENTENCE, _LONGEST_SENTENCE // 2, -1) if _is_mark(sentence[n - 1]))
        end = next(marks, _LONGEST_SENTENCE)
        yield sentence[:end]
        sentence = sentence[end:]
    yield sentence


def _unsplit(sentence: Sequence[DraftToken]) -> Iterator[DraftToken]:
    """Yield the tokens of a sentence, one that stands twice in a row as a single word."""
    texts = [token if isinstance(token, str) else token[0] for token in sentence]
    for place, token in enumerate(sentence):
        yield texts[place] if texts[place] in (*texts[max(0, place - 1) : place], *texts[place + 1 : place + 2]) else token


def _is_mark(token: DraftToken) -> bool:
    return isinstance(token, str) and not any(map(str.isalnum, token))


def _repaired(token: DraftToken, ranks: Mapping[str, int]) -> DraftToken:
    text, expanded = (token, False) if isinstance(token, str) else token
    rest = text[1:]
    if text[:1] not in _PREFIXES or len(rest) < _SHORTEST_REST or text.startswith(_DOUBLE_LAM):
        return token
    if expanded and text in ranks and rest not in ranks and not text.endswith(_PRONOUNS):
        return text
    if not expanded and text[0] in _ATTACHED and text not in ranks and ranks.get(rest, _RARE) < _RARE:
        return text, True
    return token
