"""Trees of running text on which two parsers agree: more to learn from than the treebanks hold.

usage: python -m kg.nlp.train.silver CORPUS MODELS TARGET SETTINGS_AS_JSON

The two were trained on the same treebanks, but one reads the character language models and the other letters of its own, so that
they seldom err in the same way. A sentence is kept, with the tree of the first, when they agree on most of its words.

Source: Søgaard and Rishøj 2010, "Semi-supervised dependency parsing using generalized tri-training".
"""

import json
import lzma
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import stanza
import torch
from stanza.models.common.doc import Document, Sentence

from kg.arabic.letters import model_text
from kg.nlp.resources import LANGUAGE, trained_path

FIRST, SECOND = "first_parser", "second_parser"
_BATCH = 200  # paragraphs that go through the models together
_CHARLMS = ("forward_charlm", "backward_charlm")


def write_silver(corpus: Path, models: Path, target: Path, *, settings: Mapping[str, Any]) -> int:
    """Write the sentences of `corpus` that both parsers of `models` read alike to `target`, and return their number.

    Args:
        corpus: xz-compressed UTF-8 text, one paragraph a line.
        models: as the training leaves them, one folder a part.
        target: the CoNLL-U file to write.
        settings: `every` (so manyth paragraph is read), `shortest` and `longest` (words of a sentence), `agreement` (share of
            its words, in [0, 1], that must have the same head and relation in both trees).

    Raises:
        OSError, lzma.LZMAError, UnicodeDecodeError: the corpus or a model cannot be read.
        ValueError: they agree on no sentence.
    """
    torch.set_num_threads(1)
    first = _pipeline(models, "tokenize,mwt,pos,lemma,depparse", FIRST)
    second = _pipeline(models, "depparse", SECOND)
    number = 0
    with target.open("w", encoding="utf-8") as out:
        texts = list(_paragraphs(corpus, settings["every"]))
        for begin in range(0, len(texts), _BATCH):
            parsed = first([Document([], text=text) for text in texts[begin : begin + _BATCH]])
            again = second([Document(document.to_dict()) for document in parsed])
            for one, other in zip(_sentences(parsed), _sentences(again), strict=True):
                if (
                    settings["shortest"] <= len(one.words) <= settings["longest"]
                    and agreement(one, other) >= settings["agreement"]
                ):
                    number += 1
                    out.write(f"{one:C}\n\n")
            print(f"{number} sentences", flush=True)
    if not number:
        raise ValueError("the two parsers agree on no sentence; ask for less agreement, or for more text")
    return number


def agreement(one: Sentence, other: Sentence) -> float:
    """Return the share of the words, in [0, 1], that have the same head and relation in two trees of a sentence."""
    same = [(a.head, a.deprel) == (b.head, b.deprel) for a, b in zip(one.words, other.words, strict=True)]
    return same.count(True) / len(same)


def _paragraphs(corpus: Path, every: int) -> Iterator[str]:
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every == 0 and (text := model_text(line).text.strip()):
                yield text


def _pipeline(models: Path, processors: str, parser: str) -> stanza.Pipeline:
    """Return a pipeline of half-trained models: there is no table of contents yet, so each file is named."""
    shared = {f"{part}_path": str(trained_path(models, part)) for part in _CHARLMS}
    paths = {f"{name}_model_path": str(trained_path(models, name)) for name in processors.split(",")}
    paths["depparse_model_path"] = str(trained_path(models, parser))
    for reader in ("pos", "depparse"):
        paths |= {f"{reader}_{option}": path for option, path in shared.items()}
        paths[f"{reader}_pretrain_path"] = str(trained_path(models, "pretrain"))
    contents = models / "resources.json"
    contents.write_text("{}", "utf-8")
    return stanza.Pipeline(
        LANGUAGE,
        processors=processors,
        resources_filepath=str(contents),
        allow_unknown_language=True,
        download_method=None,
        depparse_pretagged=True,
        use_gpu=torch.cuda.is_available(),
        verbose=False,
        **paths,
    )


def _sentences(documents: Sequence[Document]) -> list[Sentence]:
    return [sentence for document in documents for sentence in document.sentences]


def main(arguments: Sequence[str]) -> None:
    """Write silver trees as the module describes."""
    corpus, models, target, settings = arguments
    write_silver(Path(corpus), Path(models), Path(target), settings=json.loads(settings))


if __name__ == "__main__":
    main(sys.argv[1:])
