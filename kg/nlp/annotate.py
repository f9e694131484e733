"""Article → parsed sentences: the one place that runs Stanza.

Each passage is a document of its own, so a headline never runs into the paragraph below it, and all passages of a batch go
through each processor together, which is about twice as fast as one by one. The models read `model_text`; every offset is
mapped back.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import stanza
import torch
from stanza.models.common.doc import Document

from kg.arabic.letters import ModelText, model_text
from kg.errors import ModelError
from kg.model import Article, Name, Sentence, Token, Word
from kg.nlp.models import ModelSet
from kg.nlp.resources import LANGUAGE, PROCESSORS
from kg.nlp.segmentation import frequency_ranks, segmentation_repair
from kg.nlp.shortcuts import shorten

# Letters that go through the models together: what is seen in each word stands in memory that long, some 2 kB a letter.
_MOST_TOGETHER = 50_000

# What gives the sentences of each of several articles, in order.
Annotator: TypeAlias = Callable[[Sequence[Article]], list[tuple[Sentence, ...]]]


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage as the models read it.

    Attributes:
        article: place of its article in the batch.
        index: of the passage in its article.
        begin: its offset in the article.
    """

    article: int
    index: int
    begin: int
    form: ModelText

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Return the span in the article for one in the text as the models read it."""
        first, last = self.form.span(begin, end)
        return self.begin + first, self.begin + last


def load_pipeline(models: ModelSet, *, threads: int = 0, name_column: int = 0) -> stanza.Pipeline:
    """Return Stanza's pipeline with a set of models and our second look at its tokens.

    Args:
        models: from `kg.nlp.models.locate`.
        threads: of torch; 0 leaves torch's own choice.
        name_column: which of the schemes that the name tagger has learnt the names are given in; 0 is the product's.

    Raises:
        ModelError: Stanza cannot load the models.
    """
    if threads:
        torch.set_num_threads(threads)
    ranks: dict[str, int] = {}
    try:
        pipeline = stanza.Pipeline(
            LANGUAGE,
            dir=str(models.folder),
            package=models.package,
            processors=",".join(PROCESSORS),
            tokenize_postprocessor=segmentation_repair(ranks),
            ner_predict_tagset=name_column,
            download_method=None,
            use_gpu=torch.cuda.is_available(),
            verbose=False,
        )
    except Exception as fault:  # Stanza and torch raise whatever they meet in a weight file
        raise ModelError(f"Stanza cannot load the models in {models.folder}: {fault}".partition("\n")[0]) from fault
    if vectors := pipeline.processors["pos"].pretrain:
        ranks |= frequency_ranks(vectors.vocab.state_dict()["_id2unit"])
    return pipeline


def load_annotator(models: ModelSet, *, threads: int = 0) -> Annotator:
    """Return a function that gives, for a sequence of articles, the sentences of each, in order.

    Args:
        models: from `kg.nlp.models.locate`.
        threads: of torch; 0 leaves torch's own choice.

    Raises:
        ModelError: Stanza cannot load the models.
    """
    pipeline = load_pipeline(models, threads=threads)
    shorten(pipeline)
    return lambda articles: annotate(pipeline, articles)


def name_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the names that BIO or BIOES tags mark as (first, last, type), half-open, in order.

    Where the tags are at odds, a tag that does not continue its predecessor begins a new name.

    >>> name_spans(["B-PER", "E-PER", "O", "S-LOC"])
    [(0, 2, 'PER'), (3, 4, 'LOC')]
    >>> name_spans(["B-PER", "E-PER", "I-PER", "E-LOC"])
    [(0, 2, 'PER'), (2, 3, 'PER'), (3, 4, 'LOC')]
    """
    spans: list[tuple[int, int, str]] = []
    before = ""
    for place, tag in enumerate(tags):
        mark, _, label = tag.partition("-")
        if mark in ("I", "E") and before in (f"B-{label}", f"I-{label}"):
            spans[-1] = (spans[-1][0], place + 1, label)
        elif label:
            spans.append((place, place + 1, label))
        before = tag
    return spans


def annotate(pipeline: Callable[[list[Document]], list[Document]], articles: Sequence[Article]) -> list[tuple[Sentence, ...]]:
    passages = [
        _Passage(number, index, passage.begin, model_text(article.text[passage.begin : passage.end]))
        for number, article in enumerate(articles)
        for index, passage in enumerate(article.passages)
    ]
    passages = [passage for passage in passages if passage.form.text.strip()]
    found: list[list[Sentence]] = [[] for _ in articles]
    for together in _groups(passages):
        documents = pipeline([Document([], text=passage.form.text) for passage in together])
        for passage, document in zip(together, documents, strict=True):
            sentences = found[passage.article]
            for parsed in document.sentences:
                sentences.append(_sentence(parsed, passage, len(sentences)))
    return [tuple(sentences) for sentences in found]


def _groups(passages: Iterable[_Passage]) -> Iterator[list[_Passage]]:
    """Yield passages in groups, in order; a group is no longer than goes through the models together, or one passage."""
    group: list[_Passage] = []
    letters = 0
    for passage in passages:
        if group and letters + len(passage.form.text) > _MOST_TOGETHER:
            yield group
            group, letters = [], 0
        group.append(passage)
        letters += len(passage.form.text)
    if group:
        yield group


def _sentence(parsed: Any, passage: _Passage, index: int) -> Sentence:
    tokens: list[Token] = []
    words: list[Word] = []
    for token in parsed.tokens:
        begin, end = token.start_char, token.end_char
        pieces = _pieces(passage.form.text[begin:end], [word.text for word in token.words])
        for word, (left, right) in zip(token.words, pieces, strict=True):
            words.append(_word(word, passage.span(begin + left, begin + right), token=len(tokens)))
        tokens.append(Token(*passage.span(begin, end), len(words) - len(token.words), len(words)))
    names = tuple(
        Name(tokens[first].begin, tokens[last - 1].end, tag, first, last)
        for first, last, tag in name_spans([token.ner for token in parsed.tokens])
    )
    return Sentence(index, passage.index, tokens[0].begin, tokens[-1].end, tuple(tokens), tuple(words), names)


def _word(word: Any, place: tuple[int, int], *, token: int) -> Word:
    lemma = word.lemma or word.text
    return Word(word.id - 1, word.text, lemma, word.upos or "X", word.feats or "", word.head - 1, word.deprel, *place, token)


def _pieces(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where each word of a token stands in it.

    Words that are spelled as in the token are found from both ends; those that are not (ال after ل loses its alef) share what is
    left.

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
    spans[first:last] = [(left, right)] * (last - first)
    return spans
