"""Corpora of a few sentences, and the models that are trained on them."""

import lzma
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.nlp.models import ModelSet, locate
from kg.nlp.resources import install_models
from kg.nlp.train.parts import Folders
from kg.nlp.train.run import Progress, default_settings, train_models

# A token is FORM/UPOS/HEAD/DEPREL; one of several words is written SURFACE=WORD+WORD.
_PADT = {
    "train": (
        "وصل/VERB/0/root الوفد/NOUN/1/nsubj إلى/ADP/4/case تدمر/X/1/obl ./PUNCT/1/punct",
        'قال/VERB/0/root الوزير/NOUN/1/nsubj :/PUNCT/5/punct "/PUNCT/5/punct '
        'نرحب/VERB/1/ccomp بالوفد=ب/ADP/7/case+الوفد/NOUN/5/obl "/PUNCT/5/punct ./PUNCT/1/punct',
        "عاد/VERB/0/root وغادر=و/CCONJ/3/cc+غادر/VERB/1/conj الوزير/NOUN/3/nsubj "
        "للمدينة=ل/ADP/6/case+المدينة/NOUN/3/obl ./PUNCT/1/punct",
        "في/ADP/2/case حلب/X/4/obl ،/PUNCT/4/punct اجتمع/VERB/0/root الجيش/NOUN/4/nsubj ./PUNCT/4/punct",
    ),
    "dev": (
        "عاد/VERB/0/root الجيش/NOUN/1/nsubj إلى/ADP/4/case حلب/X/1/obl ./PUNCT/1/punct",
        "قال/VERB/0/root وغادر=و/CCONJ/3/cc+غادر/VERB/1/conj للمدينة=ل/ADP/5/case+المدينة/NOUN/3/obl ./PUNCT/1/punct",
    ),
    "test": (
        "وصل/VERB/0/root الجيش/NOUN/1/nsubj ./PUNCT/1/punct",
        "اجتمع/VERB/0/root بالوفد=ب/ADP/3/case+الوفد/NOUN/1/obl في/ADP/5/case تدمر/X/1/obl ./PUNCT/1/punct",
    ),
}
_PUD = {
    "train": ("كان/AUX/2/cop الوزير/NOUN/0/root في/ADP/4/case دمشق/PROPN/2/nmod ./PUNCT/2/punct",),
    "dev": ("كان/AUX/2/cop الوفد/NOUN/0/root في/ADP/4/case حلب/PROPN/2/nmod ./PUNCT/2/punct",),
    "test": ("كان/AUX/2/cop الجيش/NOUN/0/root في/ADP/4/case دمشق/PROPN/2/nmod ./PUNCT/2/punct",),
}

# A token is FORM or FORM/TAG.
_NAMES = {
    "train": (
        "التقى سامر/B-PER الأحمد/I-PER وفدا في أنقرة/B-LOC .",
        "هاجم لواء/B-ARM الفجر/I-ARM حلب/B-LOC .",
        "بدأ مؤتمر/B-OPR جنيف/I-OPR",
    ),
    "dev": ("زار سامر/B-PER حلب/B-LOC .",),
    "test": ("غادر سامر/B-PER الأحمد/I-PER أنقرة/B-LOC .",),
}
_ANERCORP = {
    "train": ("زار سامر/B-PER مدينة حلب/B-LOC .", "أعلنت شركة/B-ORG النور/I-ORG عن كأس/B-MISC آسيا/I-MISC ."),
    "dev": ("زار سامر/B-PER شركة/B-ORG النور/I-ORG .",),
    "test": ("زار سامر/B-PER حلب/B-LOC في كأس/B-MISC آسيا/I-MISC .",),
}
_AQMAR = {
    "train": ("وُلد سامر/B-PER الأحمد/I-PER في تدمر/B-LOC ودرس الفيزياء/B-MISC .",),
    "test": ("درس سامر/B-PER الفيزياء/B-MISC في حلب/B-LOC .",),
}

_NEWSFANE: dict[str, tuple[str, ...]] = {
    "train": ("زار سامر/B-Politician مدينة حلب/B-Population-Center .", "غادرت سوريا/B-Nation و سامر/B-Artist"),
}

_TINY_PARSER = {"hidden_dim": 8, "char_hidden_dim": 8, "deep_biaff_hidden_dim": 8, "max_steps": 4, "eval_interval": 2}
_TINY_TAGGER = {"hidden_dim": 8, "char_hidden_dim": 8, "word_emb_dim": 4, "max_steps": 4, "eval_interval": 2}
# The smallest networks and the shortest trainings that Stanza's trainers take.
_TINY: dict[str, dict[str, Any]] = {
    "data": {"variations": 1},
    "vectors": {"dimensions": 4, "epochs": 1, "min_count": 1},
    "forward_charlm": {"hidden_dim": 8, "emb_dim": 4, "batch_size": 2, "length": 20, "min_count": 1},
    "backward_charlm": {"hidden_dim": 8, "emb_dim": 4, "batch_size": 2, "length": 20, "min_count": 1},
    "tokenizer": {"steps": 20, "eval_steps": 10, "hidden_dim": 8, "emb_dim": 8},
    "mwt": {"num_epoch": 1, "hidden_dim": 8, "emb_dim": 8},
    "tagger": {"hidden_dim": 8, "char_hidden_dim": 8, "deep_biaff_hidden_dim": 8, "max_steps": 4, "eval_interval": 2},
    "lemmatizer": {"num_epoch": 1, "hidden_dim": 8},
    "first_parser": _TINY_PARSER,
    "second_parser": _TINY_PARSER,
    "silver": {"every": 100, "shortest": 1, "longest": 1000, "agreement": 0.0, "every_known": 1, "every_nameless": 1},
    "parser": _TINY_PARSER,
    **dict.fromkeys(("varied_ner", "first_ner", "second_ner", "silver_ner", "ner"), _TINY_TAGGER),
}


@pytest.fixture(scope="session")
def conllu() -> Callable[..., str]:
    """Makes CoNLL-U of sentences in the notation above; the lemma of a word is its form."""

    def write(*sentences: str) -> str:
        return "".join(_rows(sentence) + "\n" for sentence in sentences)

    return write


def _rows(sentence: str) -> str:
    rows: list[tuple[str, ...]] = []
    index = 0
    for token in sentence.split():
        surface, _, inside = token.rpartition("=")
        words = inside.split("+")
        if surface:
            rows.append((f"{index + 1}-{index + len(words)}", surface, *"________"))
        for word in words:
            index += 1
            form, upos, head, deprel = word.split("/")
            rows.append((str(index), form, form, upos, "_", "Case=Nom" if upos == "NOUN" else "_", head, deprel, "_", "_"))
    return "".join("\t".join(row) + "\n" for row in rows)


def _bio(sentence: str) -> str:
    tokens = (token.partition("/") for token in sentence.split())
    return "".join(f"{form}\t{tag or 'O'}\n" for form, _, tag in tokens)


@pytest.fixture(scope="session")
def corpora(tmp_path_factory: pytest.TempPathFactory, conllu: Callable[..., str]) -> Path:
    """A folder of corpora as `kg models train` reads it."""
    folder = tmp_path_factory.mktemp("corpora")
    for kind in ("ud", "ner"):
        (folder / kind).mkdir()
    for bank, parts in (("ar_padt", _PADT), ("ar_pud", _PUD)):
        for split, sentences in parts.items():
            (folder / "ud" / f"{bank}-{split}.conllu").write_text(conllu(*sentences), "utf-8")
    for scheme, marked in (("names", _NAMES), ("anercorp", _ANERCORP), ("aqmar", _AQMAR), ("newsfane", _NEWSFANE)):
        for split, sentences in marked.items():
            (folder / "ner" / f"{scheme}-{split}.bio").write_text("\n".join(map(_bio, sentences)), "utf-8")
    with lzma.open(folder / "news.txt.xz", "wt", encoding="utf-8") as news:
        news.write("وصل الوفد إلى تدمر.\nغادر الوزير حلب.\n" * 210)  # the language models hold out every 400th
    return folder


@pytest.fixture(scope="session")
def settings() -> dict[str, dict[str, Any]]:
    """The settings of the bundled models, made tiny."""
    return {name: {**table, **_TINY[name]} for name, table in default_settings().items()}


@pytest.fixture(scope="session")
def trained(
    corpora: Path, settings: dict[str, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, tuple[Progress, ...]]:
    """The folder of a training of the smallest size, and what happened; it takes half a minute, most of it to start Stanza."""
    pytest.importorskip("gensim", reason="the extra `train` is not installed")
    work = tmp_path_factory.mktemp("training")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OMP_NUM_THREADS", "1")
        progress = tuple(train_models(Folders(corpora, work), settings=settings, jobs=os.cpu_count() or 1))
    return work, progress


@pytest.fixture(scope="session")
def installed(trained: tuple[Path, tuple[Progress, ...]], tmp_path_factory: pytest.TempPathFactory) -> ModelSet:
    """The models of that training in Stanza's layout."""
    folder = tmp_path_factory.mktemp("models")
    install_models(trained[0] / "models", folder)
    return locate(str(folder))
