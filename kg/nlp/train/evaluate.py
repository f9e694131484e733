"""Scores of a set of models on the test parts of the corpora.

Words, tags, lemmas and trees are scored by the evaluation of the CoNLL 2018 shared task, in two ways: from raw text through the whole
pipeline, and with gold words. Names are scored as exact spans with type, in the scheme of each corpus; ANERcorp also as the product
reads it, with the five types of the product mapped to ANERcorp's (armed groups are organisations there) and MISC left out.

Source: Zeman et al. 2018, "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies".
"""

import io
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from stanza.models import lemmatizer, ner_tagger, parser, tagger
from stanza.utils.conll import CoNLL
from udtools.udeval import evaluate, load_conllu

from kg.nlp.annotate import load_pipeline
from kg.nlp.models import ModelSet
from kg.nlp.train import names
from kg.nlp.train.parts import SHORTHAND, Folders
from kg.nlp.train.run import default_settings, prepare

_TREE_METRICS = ("UPOS", "UFeats", "Lemmas", "UAS", "LAS")
_RAW_METRICS = ("Tokens", "Words", "Sentences", *_TREE_METRICS)
_AS_ANERCORP = {"ARM": "ORG", "OPR": "MISC"}

Span = tuple[int, int, str]


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
        models: a complete set of our own training (each part under one package name).
        corpora: the folder that `kg models train` reads.

    Raises:
        TrainingError: a corpus is missing.
        ModelError: a model cannot be loaded.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folders = Folders(corpora, Path(temporary))
        prepare(folders, default_settings()["data"])
        yield from _raw_scores(models, folders.data / "test.txt", folders.data / "ar_padt-test.conllu")
        for bank in ("ar_padt", "ar_pud"):
            yield from _gold_word_scores(models, folders.data / f"{bank}-test.conllu", Path(temporary), bank)
        for scheme in names.SCHEMES:
            yield from _name_scores(models, folders.data / f"ner-{scheme}-test.json", Path(temporary), scheme)


def _raw_scores(models: ModelSet, text: Path, gold: Path) -> Iterator[Score]:
    document = load_pipeline(models)(text.read_text("utf-8"))
    yield from _conll_scores(gold, f"{document:C}\n\n", _RAW_METRICS, "ar_padt", "raw text")


def _gold_word_scores(models: ModelSet, gold: Path, work: Path, bank: str) -> Iterator[Score]:
    files = {file.part: file.path for file in models.files}
    tagged, lemmatised, parsed = (work / f"{bank}-{step}.conllu" for step in ("tagged", "lemmatised", "parsed"))
    vectors = ["--wordvec_pretrain_file", str(files["pretrain"])]
    language = ["--lang", SHORTHAND.split("_")[0]]
    tagger.main([*_prediction(files["pos"], gold, tagged), *vectors, *language])
    lemmatizer.main(_prediction(files["lemma"], tagged, lemmatised))
    parser.main([*_prediction(files["depparse"], lemmatised, parsed), *vectors, *language])
    yield from _conll_scores(gold, parsed.read_text("utf-8"), _TREE_METRICS, bank, "gold words")


def _prediction(model: Path, source: Path, target: Path) -> list[str]:
    place = ["--save_dir", str(model.parent), "--save_name", model.name, "--shorthand", SHORTHAND]
    return ["--mode", "predict", *place, "--eval_file", str(source), "--output_file", str(target)]


def _conll_scores(gold: Path, system: str, metrics: Iterable[str], corpus: str, mode: str) -> Iterator[Score]:
    expected = load_conllu(io.StringIO(f"{CoNLL.conll2doc(gold):C}\n\n"), path=str(gold), treebank_type={})
    scores = evaluate(expected, load_conllu(io.StringIO(system), path="system", treebank_type={}))
    for metric in metrics:
        yield Score(corpus, mode, metric, 100 * scores[metric].f1, scores[metric].gold_total or 0)


def _name_scores(models: ModelSet, gold: Path, work: Path, scheme: str) -> Iterator[Score]:
    column = names.SCHEMES.index(scheme)
    expected, found = _predicted_names(models, gold, work, column)
    yield from _span_scores(expected, found, f"{scheme}", "its own scheme")
    if column:
        _, as_product = _predicted_names(models, gold, work, 0)
        mapped = [{(first, last, _AS_ANERCORP.get(kind, kind)) for first, last, kind in spans} for spans in as_product]
        without = [[{span for span in spans if span[2] != "MISC"} for spans in part] for part in (expected, mapped)]
        yield from _span_scores(without[0], without[1], scheme, "product scheme, mapped")


def _predicted_names(models: ModelSet, gold: Path, work: Path, column: int) -> tuple[list[set[Span]], list[set[Span]]]:
    files = {file.part: file.path for file in models.files}
    target = work / f"{gold.stem}-{column}.tsv"
    place = ["--save_dir", str(files["ner"].parent), "--save_name", files["ner"].name, "--shorthand", SHORTHAND]
    data = ["--eval_file", str(gold), "--eval_output_file", str(target), "--wordvec_pretrain_file", str(files["pretrain"])]
    ner_tagger.main(["--mode", "predict", *place, *data, "--predict_tagset", str(column)])
    sentences = [block.splitlines() for block in target.read_text("utf-8").strip().split("\n\n")]
    rows = [[line.split("\t") for line in sentence] for sentence in sentences]
    return [spans_of([row[1] for row in s]) for s in rows], [spans_of([row[2] for row in s]) for s in rows]


def spans_of(tags: Iterable[str]) -> set[Span]:
    """Return the entities of BIO or BIOES tags as (first, last, type), half-open.

    >>> sorted(spans_of(["B-PER", "E-PER", "O", "S-LOC"]))
    [(0, 2, 'PER'), (3, 4, 'LOC')]
    """
    spans: set[Span] = set()
    first, kind = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        mark, _, label = tag.partition("-")
        if kind and (mark in ("B", "S", "O") or label != kind):
            spans.add((first, place, kind))
            kind = ""
        if label and not kind:
            first, kind = place, label
    return spans


def _span_scores(expected: list[set[Span]], found: list[set[Span]], corpus: str, mode: str) -> Iterator[Score]:
    counts = {name: Counter(span[2] for spans in part for span in spans) for name, part in (("gold", expected), ("said", found))}
    hits = Counter(span[2] for gold, said in zip(expected, found, strict=True) for span in gold & said)
    yield Score(corpus, mode, "F1", _f1(hits.total(), counts["said"].total(), counts["gold"].total()), counts["gold"].total())
    for kind in sorted(counts["gold"]):
        yield Score(corpus, mode, f"F1 {kind}", _f1(hits[kind], counts["said"][kind], counts["gold"][kind]), counts["gold"][kind])


def _f1(hits: int, said: int, gold: int) -> float:
    return 200 * hits / (said + gold) if said + gold else 0.0


def as_table(scores: Iterable[Score]) -> list[Mapping[str, object]]:
    """Return the scores as rows for printing and JSON."""
    return [
        {"corpus": s.corpus, "mode": s.mode, "metric": s.metric, "score": round(s.value, 2), "gold items": s.support} for s in scores
    ]
