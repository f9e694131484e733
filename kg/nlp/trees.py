"""Trees of the parser, without what Stanza does more often than it must.

Stanza lets every sentence have one root by making roots dear at first, which makes a cycle of every sentence; but for most, the
best tree has one root anyway, or as soon as roots cost a little. Such a tree is the best of those with one root, because they all
pay the same.
"""

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.chuliu_edmonds import chuliu_edmonds, chuliu_edmonds_one_root
from stanza.models.common.doc import Document
from stanza.models.common.utils import simplify_punct
from stanza.models.common.vocab import ROOT_ID, VOCAB_PREFIX_SIZE, CompositeVocab
from stanza.models.depparse import head_constraints
from torch import Tensor
from torch.nn.functional import log_softmax
from torch.nn.utils.rnn import pad_sequence

from kg.nlp.batches import batches

# Words that are parsed together; memory grows with this times the length of a sentence times the number of relations.
_WORDS = 1_500
_PRICES = (0.0, 5.0, 20.0, 80.0)
"""Of a root, in logarithms of probability; tried in turn before Stanza's own."""


def parse_together(processor: Any) -> None:
    """Let a parser read sentences of like length together and find trees quickly."""

    def process(document: Document) -> Document:
        rows = [_row(sentence, processor) for sentence in document.sentences]
        with torch.no_grad():
            for batch in batches([len(row[-1]) + 1 for row in rows], _WORDS):
                parsed = _parsed([rows[place] for place in batch], processor)
                for place, (heads, labels) in zip(batch, parsed, strict=True):
                    for word, head, label in zip(document.sentences[place].words, heads, labels, strict=True):
                        word.head, word.deprel = head, label
        return document

    head_constraints.chuliu_edmonds_one_root = best_tree  # which Stanza asks again where a verb has two subjects
    processor.process = process


def best_tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the head of each word in the best tree with one root, as `chuliu_edmonds_one_root` does; place 0 is the root.

    Args:
        scores: of each word (row) and each head (column).
    """
    for price in _PRICES:
        priced = scores.astype(np.float64)
        priced[:, 0] -= price
        tree = chuliu_edmonds(priced)
        if np.count_nonzero(tree[1:] == 0) == 1:
            return np.asarray(tree)
    return np.asarray(chuliu_edmonds_one_root(scores))


def _row(sentence: Any, processor: Any) -> tuple[Any, ...]:
    """Return what the parser reads of a sentence: numbers for words, tags and so on, all behind the root; and words."""
    vocab, words = processor.vocab, sentence.words
    texts = [one[0] for one in simplify_punct([[[word.text] for word in words]])[0]]
    columns = (texts, *([getattr(word, name) or "_" for word in words] for name in ("upos", "xpos", "feats", "lemma")))
    pretrain = processor.pretrain.vocab.map([text.lower() for text in texts]) if processor.pretrain else [0] * len(texts)
    found = [
        torch.tensor([_root(vocab[name]), *vocab[name].map(column)])
        for name, column in zip(("word", "upos", "xpos", "feats", "lemma"), columns, strict=True)
    ]
    return (*found, torch.tensor([ROOT_ID, *pretrain]), texts)


def _root(vocab: Any) -> int | list[int]:
    return [ROOT_ID] * len(vocab) if isinstance(vocab, CompositeVocab) else ROOT_ID


def _parsed(rows: list[tuple[Any, ...]], processor: Any) -> list[tuple[list[int], list[str]]]:
    """Return heads and relations of sentences, which come longest first."""
    columns = list(zip(*rows, strict=True))
    word, upos, xpos, feats, lemma, pretrained = (pad_sequence(list(column), batch_first=True) for column in columns[:-1])
    texts = columns[-1]
    lengths = [len(text) + 1 for text in texts]
    none, heads = None, torch.zeros(len(rows), lengths[0] - 1, dtype=torch.long)
    arcs, labels, *_ = processor.trainer.model.forward_scores(
        word, none, none, none, upos, xpos, feats, pretrained, lemma, heads, none, none, lengths, none, texts
    )
    arcs = log_softmax(arcs, 2).numpy()
    return [
        _tree(arcs[place, :length, :length], labels[place, :length, :length], processor) for place, length in enumerate(lengths)
    ]


def _tree(arcs: NDArray[np.float32], labels: Tensor, processor: Any) -> tuple[list[int], list[str]]:
    """Return heads and relations of a sentence; where the parser is set so, no verb has two subjects or two objects."""
    vocab, resolving = processor.vocab["deprel"], processor.config.get("resolve_head_constraints", True)
    tree = best_tree(arcs)
    best = labels[torch.arange(1, len(tree)), torch.from_numpy(tree[1:])].argmax(1).tolist()
    found = vocab.unmap([label + VOCAB_PREFIX_SIZE for label in best])
    if resolving and head_constraints.find_head_constraint_violations(tree, found):
        scores = log_softmax(labels, 2).numpy()
        tree, best = head_constraints.resolve_head_constraint_violations(arcs, scores, tree, vocab)
        found = vocab.unmap([label + VOCAB_PREFIX_SIZE for label in best])
    return [int(head) for head in tree[1:]], found
