"""Tags of names, in the one scheme that is asked for, of sentences of like length together."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.doc import Document
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE, CompositeVocab
from stanza.models.ner.trainer import fix_singleton_tags

from kg.nlp.batches import batches

_TOKENS = 3_000


class _NoLoss(torch.nn.Module):
    """In the place of what works out a loss, which nobody asks for."""

    def __init__(self, transitions: torch.Tensor) -> None:
        super().__init__()
        self.transitions = transitions

    def forward(self, *_: Any) -> tuple[int, torch.Tensor]:
        return 0, self.transitions


def name_together(processor: Any) -> None:
    """Let a name tagger read sentences of like length together, in one scheme and without a loss.

    Its character models must take the tokens of sentences for letters; see `kg.nlp.shortcuts`.
    """
    model, column = processor.trainer.model, processor.trainer.args["predict_tagset"]
    transitions = model.crits[column]._transitions.detach()
    labels = _labels(processor.vocab["tag"], column, len(transitions))
    model.tag_clfs = torch.nn.ModuleList([model.tag_clfs[column]])
    model.crits = torch.nn.ModuleList([_NoLoss(transitions)])

    def process(document: Document) -> Document:
        texts = [[token.text for token in sentence.tokens] for sentence in document.sentences]
        with torch.no_grad():
            for batch in batches(list(map(len, texts)), _TOKENS):
                rows = [texts[place] for place in batch]
                lengths, none = list(map(len, rows)), None
                tags = torch.zeros(len(rows), lengths[0], 1, dtype=torch.long)
                _, (scores,), _ = model(rows, none, none, tags, none, lengths, none, (rows, rows), (none, none), none, none)
                paths = best_paths(scores.numpy(), lengths, transitions.numpy())
                for place, path in zip(batch, paths, strict=True):
                    found = fix_singleton_tags([labels[max(tag, VOCAB_PREFIX_SIZE)] for tag in path])
                    for token, tag in zip(document.sentences[place].tokens, found, strict=True):
                        token.ner = tag
        return document

    processor.process = process


def best_paths(scores: NDArray[np.float32], lengths: Sequence[int], transitions: NDArray[np.float32]) -> list[list[int]]:
    """Return for each sentence the numbers of the tags that are likeliest together, as Stanza's `viterbi_decode` does.

    Args:
        scores: of sentences, tokens and tags.
        lengths: of the sentences in tokens; what is behind is padding.
        transitions: scores of a tag (row) with the next one (column).
    """
    best = np.empty_like(scores)
    back = np.zeros(scores.shape, np.int64)
    best[:, 0] = scores[:, 0]
    for place in range(1, scores.shape[1]):
        sums = best[:, place - 1, :, None] + transitions
        best[:, place] = scores[:, place] + sums.max(1)
        back[:, place] = sums.argmax(1)
    paths = []
    for row, length in enumerate(lengths):
        path = [int(best[row, length - 1].argmax())]
        for place in range(length - 1, 0, -1):
            path.append(int(back[row, place, path[-1]]))
        paths.append(path[::-1])
    return paths


def _labels(vocab: Any, column: int, count: int) -> list[str]:
    """Return the tags of a scheme by their numbers; the first few numbers stand for no tag."""
    if not isinstance(vocab, CompositeVocab):
        return [str(vocab.id2unit(number)) for number in range(count)]
    schemes = len(vocab.lens())
    rows = ([VOCAB_PREFIX_SIZE] * column + [number] + [VOCAB_PREFIX_SIZE] * (schemes - column - 1) for number in range(count))
    found = [vocab.id2unit(row) if number >= VOCAB_PREFIX_SIZE else [""] * schemes for number, row in enumerate(rows)]
    return [str(tags[column]) for tags in found]
