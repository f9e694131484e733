"""What the character language models see at the end of every word, worked out once for all processors that read it.

Tagger, parser and name tagger read the same letters with the same two models, in up to three spellings of a sentence: its words,
its words behind the root of the tree, its tokens. Each is read once, together with others of like length, which lets the library
under torch read whole rows of letters at a time.

Results are those of Stanza but for the rounding of sums, which also in Stanza depends on what is read together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
import torch
from stanza.models.common.char_model import CHARLM_END, CHARLM_START
from torch import Tensor
from torch.nn import LSTM
from torch.nn.utils.rnn import pad_sequence

from kg.nlp.batches import batches

# A sentence as a model reads it.
Spelling: TypeAlias = tuple[str, ...]

ROOT = "\n"
"""What Stanza's parser reads in the place of the root of the tree."""

# Letters that are read together. Of 2,000, 4,000, 8,000 and 25,000, which pads most, the second is the fastest, by a twentieth to
# a half.
_LETTERS = 4_000


@dataclass(slots=True)
class CharacterModel:
    """A language model of Stanza, and what it has seen in the spellings that are known.

    Attributes:
        model: Stanza's, of one layer.
        layer: the one of the model, for rows that are not packed: Stanza packs them, which the fast way of torch does not take.
        known: for each spelling a row for each of its words, in order.
    """

    model: Any
    layer: LSTM
    known: dict[Spelling, Tensor] = field(default_factory=dict)

    def read(self, sentences: Iterable[Sequence[str]]) -> list[Tensor]:
        """Return what the model sees in sentences: of each a row for each word, in order."""
        asked = list(map(tuple, sentences))
        spellings = list(map(self._spelling, asked))
        fresh = [spelling for spelling in dict.fromkeys(spellings) if spelling not in self.known]
        rows = list(map(self._letters, fresh))
        for batch in batches([len(letters) for letters, _ in rows], _LETTERS):
            self.known |= zip([fresh[row] for row in batch], self._seen([rows[row] for row in batch]), strict=True)
        return [self.known[spelling][len(spelling) - len(words) :] for words, spelling in zip(asked, spellings, strict=True)]

    def _spelling(self, words: Spelling) -> Spelling:
        """Return words behind the root where that is read last and changes nothing."""
        return words if self.model.is_forward_lm or words[:1] == (ROOT,) else (ROOT, *words)

    def _letters(self, spelling: Spelling) -> tuple[list[int], list[int]]:
        """Return letters in the order of reading, and the place behind each word in the order of the words."""
        forward = self.model.is_forward_lm
        words = spelling if forward else [word[::-1] for word in reversed(spelling)]
        ends = np.cumsum([len(word) + len(CHARLM_END) for word in words]).tolist()
        letters = self.model.char_vocab().map(CHARLM_START + "".join(word + CHARLM_END for word in words))
        return letters, ends if forward else ends[::-1]

    def _seen(self, rows: Sequence[tuple[list[int], list[int]]]) -> Iterator[Tensor]:
        """Yield the states of the model behind the words of rows, which come longest first."""
        letters = pad_sequence([torch.tensor(letters) for letters, _ in rows])
        begin = [state.repeat(1, len(rows), 1) for state in (self.model.charlstm_h_init, self.model.charlstm_c_init)]
        states, _ = self.layer(self.model.char_emb(letters), begin)
        for row, (_, ends) in enumerate(rows):
            yield states[ends, row]


def character_model(model: Any) -> CharacterModel:
    """Return a language model of Stanza that remembers what it has seen."""
    lstm = model.charlstm.lstm
    layer = LSTM(lstm.input_size, lstm.hidden_size)
    layer.load_state_dict(lstm.state_dict())
    return CharacterModel(model, layer.eval())


def can_share(model: Any) -> bool:
    """Tell whether a model reads letters only, with language models of the kind that this module knows."""
    both = [getattr(model, f"charmodel_{direction}", None) for direction in ("forward", "backward")]
    return getattr(model, "bert_model", None) is None and all(
        one is not None and one.args["char_num_layers"] == 1 for one in both
    )


def same_weights(one: Any, other: Any) -> bool:
    """Tell whether two language models are copies of one."""
    first, second = ({k: v for k, v in m.state_dict().items() if not k.startswith("decoder")} for m in (one, other))
    same = first.keys() == second.keys() and all(torch.equal(first[key], second[key]) for key in first)
    return (
        same and one.is_forward_lm == other.is_forward_lm and list(one.char_vocab()._unit2id) == list(other.char_vocab()._unit2id)
    )
