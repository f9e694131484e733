from pathlib import Path
from typing import Any

import pytest
from stanza.models.common.doc import Document, Sentence

from kg.nlp.train.names import read_names, write_names
from kg.nlp.train.run import Progress
from kg.nlp.train.silver import agreement, write_silver
from kg.nlp.train.treebanks import read_treebank

LETTERS = set("وصل الوفد إلى تدمر غادر الوزير حلب.")  # of the running text in conftest.py


def tree(*arcs: tuple[int, str]) -> Sentence:
    words = [{"id": (place,), "text": "وصل", "head": head, "deprel": relation} for place, (head, relation) in enumerate(arcs, 1)]
    return Document([words]).sentences[0]


def test_head_and_relation_have_to_be_the_same() -> None:
    one = tree((0, "root"), (1, "nsubj"), (1, "obj"), (3, "nmod"))
    assert agreement(one, one) == 1.0
    assert agreement(one, tree((0, "root"), (1, "obj"), (1, "obj"), (1, "nmod"))) == 0.5


def test_what_is_written_are_sentences_of_the_text_with_trees(trained: tuple[Path, tuple[Progress, ...]]) -> None:
    sentences = read_treebank(trained[0] / "data" / "silver.conllu")
    assert sentences
    assert {letter for sentence in sentences for row in sentence for letter in row.form} <= LETTERS
    assert all(sum(row.head == "0" for row in sentence) == 1 for sentence in sentences)
    assert all(row.upos == ("PUNCT" if row.deprel == "punct" else "X") for sentence in sentences for row in sentence)


def test_names_are_learnt_from_the_corpora_and_from_running_text(trained: tuple[Path, tuple[Progress, ...]]) -> None:
    data = trained[0] / "data"
    gold, both = read_names(data / "ner-train.json"), read_names(data / "ner-silver.json")
    assert both[: len(gold)] == gold
    assert {letter for sentence in both[len(gold) :] for token, _ in sentence for letter in token} <= LETTERS


def test_what_is_kept_aside_is_not_learnt(
    corpora: Path, settings: dict[str, Any], trained: tuple[Path, tuple[Progress, ...]], tmp_path: Path
) -> None:
    data = trained[0] / "data"
    gold, both = read_names(data / "ner-train.json"), read_names(data / "ner-silver.json")
    write_names(gold, tmp_path / "ner-train.json")
    write_names(both[len(gold) :], tmp_path / "ner-names-dev.json")
    _, names = write_silver(corpora / "news.txt.xz", trained[0] / "models", tmp_path, settings=settings["silver"])
    assert names == 0
    assert read_names(tmp_path / "ner-silver.json") == gold
    assert (tmp_path / "silver.conllu").read_bytes() == (data / "silver.conllu").read_bytes()  # parsed again, the same trees


@pytest.mark.parametrize("asked", [{"agreement": 1.1}, {"shortest": 1001}])
def test_no_sentence_at_all_is_a_fault(
    asked: dict[str, Any], corpora: Path, settings: dict[str, Any], trained: tuple[Path, tuple[Progress, ...]], tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="agree on no sentence"):
        write_silver(corpora / "news.txt.xz", trained[0] / "models", tmp_path, settings={**settings["silver"], **asked})
