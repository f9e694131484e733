"""Word vectors from running newswire text: skip-gram (word2vec), written in the form that Stanza reads.

usage: python -m kg.nlp.train.vectors CORPUS TARGET SETTINGS_AS_JSON

Source: Mikolov et al. 2013, "Distributed Representations of Words and Phrases and their Compositionality".
"""

import json
import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from stanza.models.common.pretrain import PretrainedWordVocab
from stanza.models.common.vocab import VOCAB_PREFIX

from kg.arabic.letters import model_text

_TOKEN = re.compile(r"\w+|[^\w\s]")


class Paragraphs:
    """The tokens of each paragraph of a compressed text file, one paragraph a line; can be iterated again for each epoch."""

    def __init__(self, path: Path) -> None:
        """Name the file; it is read anew by each iteration."""
        self._path = path

    def __iter__(self) -> Iterator[list[str]]:
        with lzma.open(self._path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield _TOKEN.findall(model_text(line).text)


def train_vectors(corpus: Path, target: Path, *, settings: dict[str, Any]) -> None:
    """Write word vectors of `corpus` to `target` as a Stanza pretrain file.

    One worker thread only: with more, gensim's result depends on how the threads are scheduled.

    Args:
        corpus: xz-compressed UTF-8 text, one paragraph a line.
        target: the `.pt` file to write.
        settings: `dimensions`, `window` (words on each side), `epochs`, `min_count`, `max_words`, `seed`.

    Raises:
        ModuleNotFoundError: gensim is missing; it comes with the extra `train`.
        OSError, lzma.LZMAError, UnicodeDecodeError: the corpus cannot be read.
        RuntimeError: no word occurs `min_count` times.
    """
    from gensim.models import Word2Vec  # the `train` extra; the rest of this package must import without it

    model = Word2Vec(
        sentences=Paragraphs(corpus),
        sg=1,
        vector_size=settings["dimensions"],
        window=settings["window"],
        epochs=settings["epochs"],
        min_count=settings["min_count"],
        max_final_vocab=settings["max_words"],
        sample=1e-4,
        seed=settings["seed"],
        workers=1,
    )
    words = list(model.wv.index_to_key)
    reserved = np.zeros((len(VOCAB_PREFIX), settings["dimensions"]), dtype=np.float32)
    matrix = torch.from_numpy(np.concatenate([reserved, model.wv.vectors.astype(np.float32)]))
    vocab = PretrainedWordVocab(words, lower=False)
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"vocab": vocab.state_dict(), "emb": matrix}, target)


if __name__ == "__main__":
    train_vectors(Path(sys.argv[1]), Path(sys.argv[2]), settings=json.loads(sys.argv[3]))
