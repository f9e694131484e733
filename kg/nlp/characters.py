"""What the character language models see at the end of every word, worked out once for all processors that read it.

Tagger, parser and name tagger read the same letters with the same two models, in up to three spellings of a sentence: its words,
its words behind the root of the tree, its tokens. Each is read once, all of a group of sentences together, longest first; and
what a letter alone adds is looked up in a table rather than multiplied.

Results are those of Stanza but for the rounding of sums, which also in Stanza depends on what is read together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
import torch
from stanza.models.common.char_model import CHARLM_END, CHARLM_START
from torch import Tensor

from kg.nlp.batches import batches

# A sentence as a model reads it.
Spelling: TypeAlias = tuple[str, ...]

ROOT = "\n"
"""What Stanza's parser reads in the place of the root of the tree."""

# Letters that are read together. Of 6,000, 12,000, 25,000 and 50,000, the first takes a fifth longer than the last, the others
# a twentieth at most.
_LETTERS = 25_000


@dataclass(slots=True)
class CharacterModel:
    """A language model of Stanza, and what it has seen in the spellings that are known.

    Attributes:
        model: Stanza's, of one layer.
        table: what each letter alone adds to the gates.
        known: for each spelling a row for each of its words, in order.
    """

    model: Any
    table: Tensor
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

    def _seen(self, rows: Sequence[tuple[list[int], list[int]]]) -> Sequence[Tensor]:
        """Return the states of the model behind the words of rows, which come longest first."""
        lengths = np.array([len(letters) for letters, _ in rows])
        letters = torch.zeros(len(rows), int(lengths[0]), dtype=torch.long)
        for row, (one, _) in enumerate(rows):
            letters[row, : len(one)] = torch.tensor(one)
        counts = [len(ends) for _, ends in rows]
        steps = np.concatenate([ends for _, ends in rows])
        order = np.argsort(steps, kind="stable")
        stops = np.searchsorted(steps[order], np.arange(lengths[0] + 1)).tolist()
        reading = (lengths[None] > np.arange(lengths[0])[:, None]).sum(1).tolist()
        at_end = torch.from_numpy(np.repeat(np.arange(len(rows)), counts)[order])
        found = torch.cat(
            [hidden[at_end[stops[step] : stops[step + 1]]] for step, hidden in enumerate(self._states(letters, reading))]
        )
        found[torch.from_numpy(order)] = found.clone()
        return torch.split(found, counts)

    def _states(self, letters: Tensor, reading: Sequence[int]) -> Iterable[Tensor]:
        """Yield the hidden states after each letter, of the first `reading` rows at each step."""
        model = self.model
        weight, size = model.charlstm.lstm.weight_hh_l0.t(), model.charlstm.lstm.hidden_size
        hidden, cell = (state[0].repeat(len(letters), 1) for state in (model.charlstm_h_init, model.charlstm_c_init))
        for step, rows in enumerate(reading):
            cell = cell[:rows]
            gates = torch.addmm(self.table[letters[:rows, step]], hidden[:rows], weight)
            gates[:, : 2 * size].sigmoid_()
            gates[:, 2 * size : 3 * size].tanh_()
            gates[:, 3 * size :].sigmoid_()
            enter, keep, fresh, leave = gates.chunk(4, 1)
            cell.mul_(keep).addcmul_(enter, fresh)
            hidden = leave * cell.tanh()
            yield hidden


def character_model(model: Any) -> CharacterModel:
    """Return a language model of Stanza that remembers what it has seen."""
    lstm = model.charlstm.lstm
    with torch.no_grad():
        table = model.char_emb.weight @ lstm.weight_ih_l0.t() + lstm.bias_ih_l0 + lstm.bias_hh_l0
    return CharacterModel(model, table)


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
