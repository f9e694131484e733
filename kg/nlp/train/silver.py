"""Trees and names of running text on which two models agree: more to learn from than the corpora hold.

usage: python -m kg.nlp.train.silver CORPUS MODELS FOLDER SETTINGS_AS_JSON

    paragraphs ─► sentences ─┬─► first_parser, second_parser ─► silver.conllu
                             └─► first_ner,    second_ner    ─► ner-silver.json, with the sentences of ner-train.json

The two of a kind were trained on the same corpora, but the first reads the character language models and the second letters of
its own, so that they seldom err in the same way. A sentence is kept, with the tree of the first, when the parsers agree on most
of its words. Which names are kept, `kg.nlp.train.silver_names` says.

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
from kg.nlp.annotate import name_spans
from kg.nlp.resources import LANGUAGE, trained_path
from kg.nlp.train.names import GOLD, SCHEMES, SCORED, SILVER, MarkedSentence, read_names, unseen, write_names
from kg.nlp.train.silver_names import ReadTwice, Span, chosen
from kg.nlp.train.treebanks import SILVER_TREES
from kg.nlp.trees import parse_together

PARSERS = "first_parser", "second_parser"
NAME_TAGGERS = "first_ner", "second_ner"

_BATCH = 200  # paragraphs that go through the models together
_SHARED = {"forward_charlm": "forward_charlm_path", "backward_charlm": "backward_charlm_path", "pretrain": "pretrain_path"}
_NO_TAG = "X"
_PUNCTUATION = "punct", "PUNCT"


def write_silver(corpus: Path, models: Path, folder: Path, *, settings: Mapping[str, Any]) -> tuple[int, int]:
    """Write the sentences of `corpus` that two models read alike, and return the number of trees and of sentences for names.

    Args:
        corpus: xz-compressed UTF-8 text, one paragraph a line.
        models: as the training leaves them, one folder a part.
        folder: of the prepared files; `silver.conllu` and `ner-silver.json` are written there.
        settings: `every` (so manyth paragraph is read), `shortest` and `longest` (words of a sentence), `agreement` (share of
            its words, in [0, 1], that must have the same head and relation in both trees), and those of
            `kg.nlp.train.silver_names.chosen`.

    Raises:
        OSError, lzma.LZMAError, UnicodeDecodeError: the corpus or a model cannot be read.
        ValueError: the parsers agree on no sentence.
    """
    torch.set_num_threads(1)
    trees, read = 0, []
    with (folder / SILVER_TREES).open("w", encoding="utf-8") as out:
        for one, other, names in _read_twice(corpus, models, settings["every"]):
            read.append(names)
            if settings["shortest"] <= len(one.words) <= settings["longest"] and agreement(one, other) >= settings["agreement"]:
                trees += 1
                out.write(f"{one:C}\n\n")
    if not trees:
        raise ValueError("the two parsers agree on no sentence; ask for less agreement, or for more text")
    gold = read_names(folder / GOLD)
    silver = _not_kept_aside(chosen(read, gold, settings), folder)
    write_names([*gold, *silver], folder / SILVER)
    return trees, len(silver)


def agreement(one: Sentence, other: Sentence) -> float:
    """Return the share of the words, in [0, 1], that have the same head and relation in two trees of a sentence."""
    same = [(a.head, a.deprel) == (b.head, b.deprel) for a, b in zip(one.words, other.words, strict=True)]
    return same.count(True) / len(same)


def _not_kept_aside(sentences: Sequence[MarkedSentence], folder: Path) -> list[MarkedSentence]:
    """Leave out what development and test parts hold, which were taken from the same text."""
    parts = [folder / f"ner-{scheme}-{split}.json" for scheme in SCHEMES for split in ("dev", "test")]
    aside = [sentence for part in parts if part.is_file() for sentence in read_names(part)]
    return unseen(sentences, aside)


def _read_twice(corpus: Path, models: Path, every: int) -> Iterator[tuple[Sentence, Sentence, ReadTwice]]:
    """Yield each sentence with the tree of the first parser, with that of the second, and with the names of both taggers."""
    first = _pipeline(models, "tokenize,mwt,depparse", depparse=PARSERS[0])
    if first.device == "cpu":
        first.processors["depparse"].trainer.model.eval()  # as Stanza does when it parses, and drops nothing out
        parse_together(first.processors["depparse"])
    second = _pipeline(models, "depparse", depparse=PARSERS[1])
    taggers = [_pipeline(models, "tokenize,ner", ner=part) for part in NAME_TAGGERS]
    texts = list(_paragraphs(corpus, every))
    for begin in range(0, len(texts), _BATCH):
        split = first([Document([], text=text) for text in texts[begin : begin + _BATCH]], processors="tokenize,mwt")
        parsed = first(_untagged(split), processors="depparse")
        again = _sentences(second(_untagged([Document(document.to_dict()) for document in parsed])))
        tokens = [tuple(token.text for token in sentence.tokens) for sentence in again]
        found = {scheme: [_names(tagger, tokens, place) for tagger in taggers] for place, scheme in enumerate(SCORED)}
        for place, (one, other) in enumerate(zip(_sentences(parsed), again, strict=True)):
            names = {scheme: (ours[place], theirs[place]) for scheme, (ours, theirs) in found.items()}
            yield _with_punctuation(one), other, ReadTwice(tokens[place], names)
        print(f"{min(begin + _BATCH, len(texts))} of {len(texts)} paragraphs", flush=True)


def _untagged(documents: Sequence[Document]) -> Sequence[Document]:
    """Give every word a tag that says nothing: the parsers read none, but Stanza wants to see one."""
    for sentence in _sentences(documents):
        for word in sentence.words:
            word.upos = _NO_TAG
    return documents


def _with_punctuation(sentence: Sentence) -> Sentence:
    """Return the sentence with the one tag that the parser's trainer asks for: it drops a last full stop now and then."""
    relation, tag = _PUNCTUATION
    for word in sentence.words:
        if word.deprel == relation:
            word.upos = tag
    return sentence


def _names(tagger: stanza.Pipeline, tokens: Sequence[Sequence[str]], column: int) -> list[frozenset[Span]]:
    """Return the names that a tagger finds in sentences in one of the schemes that it knows."""
    tagger.processors["ner"].trainer.args["predict_tagset"] = column
    rows = [[{"id": (place,), "text": text} for place, text in enumerate(row, start=1)] for row in tokens]
    document = tagger.process(Document(rows), processors="ner")
    return [frozenset(name_spans([token.ner for token in sentence.tokens])) for sentence in document.sentences]


def _paragraphs(corpus: Path, every: int) -> Iterator[str]:
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every == 0 and (text := model_text(line).text.strip()):
                yield text


def _pipeline(models: Path, processors: str, **parts: str) -> stanza.Pipeline:
    """Return a pipeline of half-trained models: there is no table of contents yet, so each file is named.

    Args:
        parts: the parts of the training that made the models of processors, where they are called otherwise.
    """
    names = processors.split(",")
    paths = {f"{name}_model_path": str(trained_path(models, parts.get(name, name))) for name in names}
    for reader in ("depparse", "ner"):
        paths |= {f"{reader}_{option}": str(trained_path(models, part)) for part, option in _SHARED.items()}
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
    """Write silver trees and names as the module describes."""
    corpus, models, folder, settings = arguments
    write_silver(Path(corpus), Path(models), Path(folder), settings=json.loads(settings))


if __name__ == "__main__":
    main(sys.argv[1:])
