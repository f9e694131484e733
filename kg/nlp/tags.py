"""Tags of words, of sentences of like length together."""

from typing import Any

import torch
from stanza.models.common.doc import Document
from stanza.models.common.utils import simplify_punct
from torch.nn.utils.rnn import pad_sequence

from kg.nlp.batches import batches

_WORDS = 3_000


def tag_together(processor: Any) -> None:
    """Let a tagger read sentences of like length together, and spell each tag once."""
    spelled: tuple[dict[Any, str], ...] = tuple({} for _ in processor.trainer.model.tag_columns)

    def process(document: Document) -> Document:
        sentences = document.sentences
        with torch.no_grad():
            for batch in batches([len(sentence.words) for sentence in sentences], _WORDS):
                for place, *columns in zip(batch, *_tags([sentences[place] for place in batch], processor, spelled), strict=True):
                    words = sentences[place].words
                    for word, upos, xpos, feats in zip(words, *(column[: len(words)] for column in columns), strict=True):
                        word.upos, word.xpos, word.feats = upos, xpos, feats
        return document

    processor.process = process


def _tags(sentences: list[Any], processor: Any, spelled: tuple[dict[Any, str], ...]) -> list[list[list[str]]]:
    """Return the columns of tags of sentences, which come longest first; for each sentence also what is padding."""
    vocab, model, none = processor.vocab, processor.trainer.model, None
    texts = [[one[0] for one in row] for row in simplify_punct([[[word.text] for word in one.words] for one in sentences])]
    word = pad_sequence([torch.tensor(vocab["word"].map(text)) for text in texts], batch_first=True)
    pretrained = none
    if processor.pretrain:
        rows = [torch.tensor(processor.pretrain.vocab.map([one.lower() for one in text])) for text in texts]
        pretrained = pad_sequence(rows, batch_first=True)
    _, found = model(word, none, none, none, none, pretrained, none, [len(text) for text in texts], none, texts)
    return [
        [[_spell(tag, vocab[column.name], known) for tag in row] for row in tags.tolist()]
        for column, tags, known in zip(model.tag_columns, found, spelled, strict=True)
        if column.output
    ]


def _spell(tag: Any, vocab: Any, known: dict[Any, str]) -> str:
    key = tuple(tag) if isinstance(tag, list) else tag
    if key not in known:
        known[key] = vocab.id2unit(tag)
    return known[key]
