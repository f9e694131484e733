"""Article → parsed sentences: the one place that runs Stanza.

Each passage is a document of its own, so a headline never runs into the paragraph below it, and all passages of a batch go through
each processor together, which is about twice as fast as one by one. The models read `model_text`; every offset is mapped back.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import stanza
import torch
from stanza.models.common.doc import Document

from kg.arabic.letters import ModelText, model_text
from kg.errors import ModelError
from kg.model import Article, Name, Sentence, Token, Word
from kg.nlp.models import ModelSet
from kg.nlp.resources import LANGUAGE, PROCESSORS
from kg.nlp.segmentation import frequency_ranks, segmentation_repair

Annotator = Callable[[Sequence[Article]], list[tuple[Sentence, ...]]]


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage as the models read it; `begin` is its place in the article."""

    article: int
    index: int
    begin: int
    form: ModelText

    def span(self, begin: int, end: int) -> tuple[int, int]:
        first, last = self.form.span(begin, end)
        return self.begin + first, self.begin + last


def load_pipeline(models: ModelSet, *, threads: int = 0) -> stanza.Pipeline:
    """Return Stanza's pipeline with a set of models and our second look at its tokens.

    Args:
        models: from `kg.nlp.models.locate`.
        threads: of torch; 0 leaves torch's own choice.

    Raises:
        ModelError: Stanza cannot load the models.
    """
    if threads:
        torch.set_num_threads(threads)
    vectors = next(file.path for file in models.files if file.part == "pretrain")
    try:
        return stanza.Pipeline(
            LANGUAGE,
            dir=str(models.folder),
            package=models.package,
            processors=",".join(PROCESSORS),
            tokenize_postprocessor=segmentation_repair(frequency_ranks(vectors)),
            download_method=None,
            use_gpu=torch.cuda.is_available(),
            verbose=False,
        )
    except Exception as fault:  # Stanza and torch raise whatever they meet in a weight file
        raise ModelError(f"Stanza cannot load the models in {models.folder}: {fault}".splitlines()[0]) from fault


def load_annotator(models: ModelSet, *, threads: int = 0) -> Annotator:
    """Return a function that gives, for a sequence of articles, the sentences of each, in order.

    Args and errors are those of `load_pipeline`.
    """
    pipeline = load_pipeline(models, threads=threads)
    return lambda articles: _annotate(pipeline, articles)


def annotate(
    annotator: Annotator, articles: Iterable[Article], *, batch: int = 16
) -> Iterator[tuple[Article, tuple[Sentence, ...]]]:
    """Yield each article with its sentences, in order, `batch` articles at a time."""
    source = iter(articles)
    while group := list(islice(source, batch)):
        yield from zip(group, annotator(group), strict=True)


def _annotate(pipeline: stanza.Pipeline, articles: Sequence[Article]) -> list[tuple[Sentence, ...]]:
    passages = [
        _Passage(number, index, passage.begin, model_text(article.text[passage.begin : passage.end]))
        for number, article in enumerate(articles)
        for index, passage in enumerate(article.passages)
    ]
    passages = [passage for passage in passages if passage.form.text.strip()]
    documents = pipeline([Document([], text=passage.form.text) for passage in passages]) if passages else []
    found: list[list[Sentence]] = [[] for _ in articles]
    for passage, document in zip(passages, documents, strict=True):
        for parsed in document.sentences:
            sentences = found[passage.article]
            sentences.append(_sentence(parsed, passage, len(sentences)))
    return [tuple(sentences) for sentences in found]


def _sentence(parsed: Any, passage: _Passage, index: int) -> Sentence:
    tokens: list[Token] = []
    words: list[Word] = []
    for token in parsed.tokens:
        begin, end = passage.span(token.start_char, token.end_char)
        tokens.append(Token(begin, end, len(words), len(words) + len(token.words)))
        pieces = _pieces(token.text, [word.text for word in token.words])
        for word, (left, right) in zip(token.words, pieces, strict=True):
            place = passage.span(token.start_char + left, token.start_char + right)
            words.append(_word(word, place, token=len(tokens) - 1))
    names = _names([token.ner for token in parsed.tokens], tokens)
    return Sentence(index, passage.index, tokens[0].begin, tokens[-1].end, tuple(tokens), tuple(words), names)


def _word(word: Any, place: tuple[int, int], *, token: int) -> Word:
    lemma = word.lemma or word.text
    return Word(word.id - 1, word.text, lemma, word.upos or "X", word.feats or "", word.head - 1, word.deprel, *place, token)


def _pieces(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where each word of a token stands in it.

    Words that are spelled as in the token are found from both ends; a word that is not (ال after ل loses its alef) takes what is left.

    >>> _pieces("وبالرقة", ["و", "ب", "الرقة"])
    [(0, 1), (1, 2), (2, 7)]
    >>> _pieces("للرقة", ["ل", "الرقة"])
    [(0, 1), (1, 5)]
    """
    left, right = 0, len(text)
    first, last = 0, len(words)
    spans = [(0, len(text))] * len(words)
    while first < last - 1 and text.startswith(words[first], left) and left + len(words[first]) < right:
        spans[first] = (left, left + len(words[first]))
        left += len(words[first])
        first += 1
    while first < last - 1 and text.endswith(words[last - 1], left, right) and right - len(words[last - 1]) > left:
        spans[last - 1] = (right - len(words[last - 1]), right)
        right -= len(words[last - 1])
        last -= 1
    for place in range(first, last):
        spans[place] = (left, right)
    return spans


def _names(tags: Sequence[str], tokens: Sequence[Token]) -> tuple[Name, ...]:
    """Return the entities of BIOES tags; a tag that does not continue its predecessor begins a new entity."""
    names: list[Name] = []
    first = 0
    for place, tag in enumerate(tags):
        kind, _, label = tag.partition("-")
        if kind in ("B", "S") or (label and (place == 0 or tags[place - 1].partition("-")[2] != label)):
            first = place
        if kind in ("E", "S") or (label and (place + 1 == len(tags) or tags[place + 1][:2] not in ("I-", "E-"))):
            names.append(Name(tokens[first].begin, tokens[place].end, label, first, place + 1))
    return tuple(names)
