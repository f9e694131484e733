"""Corpora → the files that the trainers read, in the folder `data/` of a training."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.errors import TrainingError
from kg.nlp.train import names, treebanks
from kg.nlp.train.mending import mend_repeated
from kg.nlp.train.parts import Folders

TREEBANKS = ("ar_padt", "ar_pud")
SPLITS = ("train", "dev", "test")
RAW_BANK = "ar_padt"
"""The one that is running text; PUD is loose sentences."""
GIVEN = "given-test"
"""Stem of the files that hold the test part of `RAW_BANK` without mending."""

_ADDED_KINDS = (".conllu", ".bio")
_NOT_THERE = {("aqmar", "dev")}  # AQMAR has no development part


def prepare(folders: Folders, settings: Mapping[str, Any], *, splits: Iterable[str] = SPLITS) -> None:
    """Write the files that the trainers and the evaluation read; same corpora and settings, same bytes.

    Args:
        settings: the table `data`: `paragraph_sentences`, `hamza_share` in [0, 1], `seed`.

    Raises:
        TrainingError: a corpus file is missing, malformed, or of a kind that is not known.
    """
    unknown = [str(path) for path in folders.added if path.suffix not in _ADDED_KINDS]
    if unknown:
        raise TrainingError(f"cannot train on {unknown[0]}: add treebanks (*.conllu) and names (*.bio)")
    try:
        folders.data.mkdir(parents=True, exist_ok=True)
        for split in splits:
            _prepare_treebanks(folders, split, settings)
            _prepare_names(folders, split, settings)
    except (OSError, ValueError) as fault:
        raise TrainingError(f"cannot prepare the training data: {fault}") from fault


def _prepare_treebanks(folders: Folders, split: str, settings: Mapping[str, Any]) -> None:
    data = folders.data
    banks = {name: treebanks.read_treebank(folders.corpora / "ud" / f"{name}-{split}.conllu") for name in TREEBANKS}
    if split == "test":  # scored as it is given, and mended
        _write_given(folders, banks[RAW_BANK])
    banks[RAW_BANK] = [mend_repeated(sentence) for sentence in banks[RAW_BANK]]
    if split == "train":
        banks[RAW_BANK] += [sentence for path in _added(folders, ".conllu") for sentence in treebanks.read_treebank(path)]
    everything = [sentence for bank in banks.values() for sentence in bank]
    for name, sentences in [*banks.items(), ("all", everything)]:
        treebanks.write_conllu(sentences, data / f"{name}-{split}.conllu")
    groups = [banks[RAW_BANK]]
    if split == "train":
        groups = treebanks.paragraphs(everything, mean_length=settings["paragraph_sentences"], seed=settings["seed"])
        treebanks.write_conllu(map(treebanks.as_padt_tags, banks["ar_pud"]), data / "ar_pud-upos.conllu")
        (data / "mwt.json").write_text(json.dumps(treebanks.expansions(everything), ensure_ascii=False), "utf-8")
    treebanks.write_tokenizer_files(groups, data / f"{split}.txt", data / f"{split}.labels")


def _added(folders: Folders, ending: str) -> list[Path]:
    return [path for path in folders.added if path.suffix == ending]


def _write_given(folders: Folders, sentences: list[treebanks.TreebankSentence]) -> None:
    paths = [folders.data / f"{GIVEN}.{ending}" for ending in ("txt", "labels", "conllu")]
    treebanks.write_conllu(sentences, paths[2])
    treebanks.write_tokenizer_files([sentences], paths[0], paths[1])


def _prepare_names(folders: Folders, split: str, settings: Mapping[str, Any]) -> None:
    schemes = [scheme for scheme in names.SCHEMES if (scheme, split) not in _NOT_THERE]
    corpora = {scheme: names.read_bio(folders.corpora / "ner" / f"{scheme}-{split}.bio") for scheme in schemes}
    if split == "train":
        corpora[names.SCHEMES[0]] += [sentence for path in _added(folders, ".bio") for sentence in names.read_bio(path)]
    for scheme, sentences in corpora.items():
        names.write_names([(scheme, sentences)], folders.data / f"ner-{scheme}-{split}.json")
    if split == "train":
        share, seed = settings["hamza_share"], settings["seed"]
        spelled = [(scheme, names.augmented(sentences, share=share, seed=seed)) for scheme, sentences in corpora.items()]
        names.write_names(spelled, folders.data / "ner-train.json")
