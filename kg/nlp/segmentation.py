"""Second look at which tokens hold attached conjunctions and prepositions, by how often words occur in running news.

The tokenizer learns from a treebank that names few people and places: it takes the first letter of لافروف and سيرغي for a preposition,
and misses the و of ولندن. The vocabulary of the word vectors is sorted by frequency in 46 million characters of news, and tells such
cases apart: where the whole token is common and the rest is not, nothing is attached; where it is the other way round, something is.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import torch

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
_PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "نا")
_SHORTEST_REST = 3
_RARE = 30_000

DraftToken: TypeAlias = "str | tuple[str, bool]"
Draft: TypeAlias = list[list[DraftToken]]


def frequency_ranks(pretrain: Path) -> dict[str, int]:
    """Return each word of a Stanza vector file with its rank by frequency, from 1."""
    state = torch.load(pretrain, map_location="cpu", weights_only=True)
    return {word: rank for rank, word in enumerate(state["vocab"]["_id2unit"], start=1)}


def segmentation_repair(ranks: dict[str, int]) -> Callable[[Draft], Draft]:
    """Return a function that mends Stanza's draft of tokens, in the form of its `tokenize_postprocessor`.

    Args:
        ranks: frequency ranks of words.
    """

    def repair(draft: Draft) -> Draft:
        return [[_repaired(token, ranks) for token in sentence] for sentence in draft]

    return repair


def _repaired(token: DraftToken, ranks: dict[str, int]) -> DraftToken:
    text, expanded = (token, False) if isinstance(token, str) else token
    rest = text[1:]
    if text[:1] not in _PREFIXES or len(rest) < _SHORTEST_REST or text.startswith(_DOUBLE_LAM):
        return token
    if expanded and text in ranks and rest not in ranks and not text.endswith(_PRONOUNS):
        return text
    if not expanded and text[0] in _ATTACHED and text not in ranks and ranks.get(rest, _RARE) < _RARE:
        return text, True
    return token
