from pathlib import Path
from typing import Any

import pytest
from stanza.models.common.doc import Document, Sentence

from kg.nlp.train.run import Progress
from kg.nlp.train.silver import agreement, write_silver
from kg.nlp.train.treebanks import read_treebank


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
    assert {letter for sentence in sentences for row in sentence for letter in row.form} <= set(
        "وصل الوفد إلى تدمر غادر الوزير حلب."
    )
    assert all(sum(row.head == "0" for row in sentence) == 1 for sentence in sentences)


@pytest.mark.parametrize("asked", [{"agreement": 1.1}, {"shortest": 1001}])
def test_no_sentence_at_all_is_a_fault(
    asked: dict[str, Any], corpora: Path, settings: dict[str, Any], trained: tuple[Path, tuple[Progress, ...]], tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="agree on no sentence"):
        write_silver(
            corpora / "news.txt.xz", trained[0] / "models", tmp_path / "silver.conllu", settings={**settings["silver"], **asked}
        )
