"""Corpora → the files that the trainers read, in the folder `data/` of a training."""

import json
import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.errors import TrainingError
from kg.nlp.train import names, treebanks, variation
from kg.nlp.train.mending import mend_repeated
from kg.nlp.train.parts import Folders

TREEBANKS = ("ar_padt", "ar_pud")
SPLITS = ("train", "dev", "test")
RAW_BANK = "ar_padt"
"""The one that is running text; PUD is loose sentences."""
_OTHER_BANK = "ar_pud"
GIVEN = "given-test"
"""Stem of the files that hold the test part of `RAW_BANK` without mending."""
PARAGRAPHS = "paragraphs-test"
"""Stem of the files that hold it mended, each sentence a paragraph as in its article."""

_ADDED_KINDS = (".conllu", ".bio")
_NAME_LIST = "anetac-names.txt"
# AQMAR has no development part; what NewsFANE keeps aside is what ANERcorp keeps aside.
_NOT_THERE = {("aqmar", "dev"), (names.FINE, "dev"), (names.FINE, "test")}


def prepare(folders: Folders, settings: Mapping[str, Any], *, splits: Iterable[str] = SPLITS) -> None:
    """Write the files that the trainers and the evaluation read; same corpora and settings, same bytes.

    Args:
        settings: the table `data`: `paragraph_sentences`, `variations` (how often each sentence with names is given in
            other words), `seed`.

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
    given = banks[RAW_BANK]
    if split == "test":  # scored as it is given, and mended
        _write_given(folders, given)
    banks[RAW_BANK] = mended = [mend_repeated(sentence) for sentence in given]
    if split == "train":  # both ways: whoever reads the text as it is given has to know its repetitions
        banks[RAW_BANK] = mended + [g for g, m in zip(given, mended, strict=True) if g != m]
        banks[RAW_BANK] += [sentence for path in _added(folders, ".conllu") for sentence in treebanks.read_treebank(path)]
    everything = [sentence for bank in banks.values() for sentence in bank]
    for name, sentences in [*banks.items(), ("all", everything)]:
        treebanks.write_conllu(sentences, data / f"{name}-{split}.conllu")
    groups = [mended]
    if split == "test":
        paths = [data / f"{PARAGRAPHS}.{ending}" for ending in ("txt", "labels")]
        treebanks.write_tokenizer_files([[sentence] for sentence in mended], *paths)
    if split == "train":
        length, seed = settings["paragraph_sentences"], settings["seed"]
        texts = (mended, given, [*banks[_OTHER_BANK], *banks[RAW_BANK][len(mended) :]])
        groups = [group for text in texts for group in treebanks.paragraphs(text, mean_length=length, seed=seed)]
        treebanks.write_conllu(map(treebanks.as_padt_tags, banks[_OTHER_BANK]), data / "ar_pud-upos.conllu")
        (data / "mwt.json").write_text(json.dumps(treebanks.expansions(everything), ensure_ascii=False), "utf-8")
    treebanks.write_tokenizer_files(groups, data / f"{split}.txt", data / f"{split}.labels")


def _added(folders: Folders, ending: str) -> list[Path]:
    return [path for path in folders.added if path.suffix == ending]


def _write_given(folders: Folders, sentences: list[treebanks.TreebankSentence]) -> None:
    paths = [folders.data / f"{GIVEN}.{ending}" for ending in ("txt", "labels", "conllu")]
    treebanks.write_conllu(sentences, paths[2])
    treebanks.write_tokenizer_files([sentences], paths[0], paths[1])


def _prepare_names(folders: Folders, split: str, settings: Mapping[str, Any]) -> None:
    corpora = _read_names(folders, split)
    for scheme, sentences in corpora.items():
        names.write_names([names.marked(s, scheme) for s in sentences], folders.data / f"ner-{scheme}-{split}.json")
    if split != "train":
        return
    aside = [s for other in ("dev", "test") for sentences in _read_names(folders, other).values() for s in sentences]
    corpora = {scheme: names.unseen(sentences, aside) for scheme, sentences in corpora.items()}
    corpora[names.SCHEMES[0]] += [sentence for path in _added(folders, ".bio") for sentence in names.read_bio(path)]
    marked = names.together(corpora)
    listed = folders.corpora / _NAME_LIST
    pool = variation.name_pool(marked, variation.listed_names(listed, seed=settings["seed"]) if listed.is_file() else {})
    generator = random.Random(settings["seed"])
    copies = [variation.varied(s, generator, pool) for _ in range(settings["variations"]) for s in marked]
    names.write_names([*marked, *copies], folders.data / names.VARIED)
    own = [names.marked(sentence, names.SCHEMES[0]) for sentence in corpora[names.SCHEMES[0]]]
    names.write_names([*marked, *own], folders.data / names.GOLD)


def _read_names(folders: Folders, split: str) -> dict[str, list[names.TaggedSentence]]:
    schemes = [scheme for scheme in names.SCHEMES if (scheme, split) not in _NOT_THERE]
    corpora = {scheme: names.read_bio(folders.corpora / "ner" / f"{scheme}-{split}.bio") for scheme in schemes}
    if names.FINE in corpora:
        corpora[names.FINE] = [names.as_running_text(sentence) for sentence in corpora[names.FINE]]
    return corpora
