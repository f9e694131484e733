"""Scores of a set of models on the test parts of the corpora.

Words, tags, lemmas and trees are scored by the evaluation of the CoNLL 2018 shared task, in two ways: from raw text through the
whole pipeline, and with gold words. The snapshot of PADT repeats unknown tokens (`kg.nlp.train.mending`); its test part is scored
as it is given and, as "ar_padt mended", with the repetitions taken out, which is what running text looks like. Its sentences are
one long paragraph there; the numbers of the snapshot (p1, p2 …) say that each was a paragraph of its article, so the text is
also scored "in paragraphs", which is how articles are read. The tags of PUD are scored as they stand, though the tagger gives
the tags of PADT, which has none for proper nouns and auxiliaries.

Names are scored as exact spans with type, each corpus in its own scheme. ANERcorp is also scored as the product reads it, in
the product's scheme: its types are mapped to ANERcorp's (armed groups are organisations there), and MISC is left out. A model
that knows one scheme only, such as Stanza's official one, is scored with that.

Source: Zeman et al. 2018, "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies".
"""

import io
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import stanza
from stanza.models.common.doc import Document
from stanza.utils.conll import CoNLL
from udtools.udeval import evaluate, load_conllu

from kg.nlp.annotate import load_pipeline, name_spans
from kg.nlp.models import ModelSet
from kg.nlp.train import names
from kg.nlp.train.parts import Folders
from kg.nlp.train.prepare import GIVEN, PARAGRAPHS, RAW_BANK, TREEBANKS, prepare

_TREE_METRICS = ("UPOS", "UFeats", "Lemmas", "UAS", "LAS")
_RAW_METRICS = ("Tokens", "Words", "Sentences", *_TREE_METRICS)
_MENDED = f"{RAW_BANK} mended"
_IN_PARAGRAPHS = f"{_MENDED}, in paragraphs"
_OTHER_BANK = "ar_pud"
_AS_ANERCORP = {"ARM": "ORG", "OPR": "MISC"}
_NOT_SCORED = "MISC"

Span: TypeAlias = tuple[int, int, str]
Spans: TypeAlias = Sequence[frozenset[Span]]


@dataclass(frozen=True, slots=True)
class Score:
    """One figure.

    Attributes:
        corpus: test part it was measured on.
        mode: "raw text", "gold words", or for names the scheme that was scored.
        metric: "LAS", "F1 PER" …
        value: F1 in percent.
        support: number of gold items, 0 where it does not apply.
    """

    corpus: str
    mode: str
    metric: str
    value: float
    support: int = 0


def evaluate_models(models: ModelSet, corpora: Path) -> Iterator[Score]:
    """Yield the scores on every test part, in a fixed order.

    Args:
        models: from `kg.nlp.models.locate`.
        corpora: the folder that `kg models train` reads; only its test parts are needed.

    Raises:
        TrainingError: a corpus is missing or malformed.
        ModelError: a model cannot be loaded.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folders = Folders(corpora, Path(temporary))
        prepare(folders, {}, splits=("test",))
        pipelines = _pipelines(models)
        banks = {name: folders.data / f"{name}-test.conllu" for name in TREEBANKS}
        given, mended = (folders.data / GIVEN, RAW_BANK), (folders.data / "test", _MENDED)
        gold = {RAW_BANK: given[0].with_suffix(".conllu"), _MENDED: banks[RAW_BANK], _OTHER_BANK: banks[_OTHER_BANK]}
        for text, name in (given, mended):
            yield from _raw_scores(pipelines[0], text.with_suffix(".txt"), gold[name], name)
        yield from _raw_scores(pipelines[0], folders.data / f"{PARAGRAPHS}.txt", gold[_MENDED], _IN_PARAGRAPHS)
        for name, bank in gold.items():
            yield from _gold_word_scores(pipelines[0], bank, name)
    for scheme in names.SCORED:
        yield from _name_scores(pipelines, folders.corpora / "ner" / f"{scheme}-test.bio", scheme)


def as_table(scores: Iterable[Score]) -> list[Mapping[str, object]]:
    """Return the scores as rows for printing and JSON."""
    return [
        {"corpus": s.corpus, "mode": s.mode, "metric": s.metric, "score": round(s.value, 2), "gold items": s.support}
        for s in scores
    ]


def _pipelines(models: ModelSet) -> list[stanza.Pipeline]:
    """Return one pipeline for each scheme of names that the models know."""
    first = load_pipeline(models)
    columns = min(len(first.processors["ner"].vocab["tag"].lens()), len(names.SCORED))
    return [first, *(load_pipeline(models, name_column=column) for column in range(1, columns))]


def _raw_scores(pipeline: stanza.Pipeline, text: Path, gold: Path, corpus: str) -> Iterator[Score]:
    document = pipeline.process(text.read_text("utf-8"), processors="tokenize,mwt,pos,lemma,depparse")
    yield from _conll_scores(CoNLL.conll2doc(gold), document, _RAW_METRICS, corpus, "raw text")


def _gold_word_scores(pipeline: stanza.Pipeline, gold: Path, corpus: str) -> Iterator[Score]:
    document = pipeline.process(CoNLL.conll2doc(gold), processors="pos,lemma,depparse")
    yield from _conll_scores(CoNLL.conll2doc(gold), document, _TREE_METRICS, corpus, "gold words")


def _conll_scores(gold: Document, system: Document, metrics: Iterable[str], corpus: str, mode: str) -> Iterator[Score]:
    scores = evaluate(*(load_conllu(io.StringIO(f"{it:C}\n\n"), path=corpus, treebank_type={}) for it in (gold, system)))
    for metric in metrics:
        yield Score(corpus, mode, metric, 100 * scores[metric].f1, scores[metric].gold_total or 0)


def _name_scores(pipelines: Sequence[stanza.Pipeline], file: Path, scheme: str) -> Iterator[Score]:
    sentences = names.read_bio(file)
    expected = [frozenset(name_spans([tag for _, tag in sentence])) for sentence in sentences]
    column = names.SCHEMES.index(scheme)
    if column < len(pipelines):
        yield from span_scores(expected, _found(pipelines[column], sentences), scheme, "its own scheme")
    if column:
        found = _as_anercorp(_found(pipelines[0], sentences))
        yield from span_scores(_as_anercorp(expected), found, scheme, "product scheme, mapped")


def _found(pipeline: stanza.Pipeline, sentences: Sequence[names.TaggedSentence]) -> Spans:
    """Return the names that the models find in each sentence of given tokens."""
    tokens = [[{"id": (place,), "text": text} for place, (text, _) in enumerate(rows, start=1)] for rows in sentences]
    document = pipeline.process(Document(tokens), processors="ner")
    return [frozenset(name_spans([token.ner for token in sentence.tokens])) for sentence in document.sentences]


def _as_anercorp(spans: Spans) -> Spans:
    mapped = [[(first, last, _AS_ANERCORP.get(kind, kind)) for first, last, kind in sentence] for sentence in spans]
    return [frozenset(span for span in sentence if span[2] != _NOT_SCORED) for sentence in mapped]


def span_scores(expected: Spans, found: Spans, corpus: str, mode: str) -> Iterator[Score]:
    """Yield the F1 of all names, then of each type of `expected` in alphabetical order.

    Args:
        expected, found: the names of each sentence, as (first, last, type).
    """
    gold, said = (Counter(span[2] for sentence in spans for span in sentence) for spans in (expected, found))
    hits = Counter(span[2] for these, those in zip(expected, found, strict=True) for span in these & those)
    yield Score(corpus, mode, "F1", _f1(hits.total(), said.total(), gold.total()), gold.total())
    for kind in sorted(gold):
        yield Score(corpus, mode, f"F1 {kind}", _f1(hits[kind], said[kind], gold[kind]), gold[kind])


def _f1(hits: int, said: int, gold: int) -> float:
    return 200 * hits / (said + gold) if said + gold else 0.0
