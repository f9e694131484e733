import lzma
from pathlib import Path

import pytest
import torch
from stanza.models.common.pretrain import Pretrain
from stanza.models.common.vocab import VOCAB_PREFIX

from kg.nlp.segmentation import frequency_ranks
from kg.nlp.train.vectors import Paragraphs, train_vectors

SETTINGS = {"dimensions": 4, "window": 2, "epochs": 1, "min_count": 2, "max_words": 100, "seed": 1}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    with lzma.open(tmp_path / "news.txt.xz", "wt", encoding="utf-8") as text:
        text.write("«حلبُ» حلب حلب في تدمر\nفي تدمر، حلب مرة\n")
    return tmp_path / "news.txt.xz"


def test_paragraphs_are_read_as_the_models_will_meet_them_and_more_than_once(corpus: Path) -> None:
    paragraphs = Paragraphs(corpus)
    expected = [['"', "حلب", '"', "حلب", "حلب", "في", "تدمر"], ["في", "تدمر", "،", "حلب", "مرة"]]
    assert list(paragraphs) == expected
    assert list(paragraphs) == expected


def test_stanza_reads_the_vectors_by_falling_frequency(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("gensim", reason="the extra `train` is not installed")
    train_vectors(corpus, tmp_path / "pretrain" / "kg.pt", settings=SETTINGS)
    vectors = Pretrain(str(tmp_path / "pretrain" / "kg.pt"))
    ranks = frequency_ranks(vectors.vocab.state_dict()["_id2unit"])
    assert set(ranks) == {"حلب", '"', "في", "تدمر"}  # مرة occurs once
    assert ranks["حلب"] == 1
    assert vectors.emb.shape == (len(VOCAB_PREFIX) + 4, 4)
    assert vectors.emb.dtype == torch.float32
    assert torch.count_nonzero(vectors.emb[vectors.vocab["حلب"]]) == 4


def test_the_same_text_gives_the_same_vectors(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("gensim", reason="the extra `train` is not installed")
    for name in ("one.pt", "two.pt"):
        train_vectors(corpus, tmp_path / name, settings=SETTINGS)
    one, two = (torch.load(tmp_path / name, weights_only=True) for name in ("one.pt", "two.pt"))
    assert one["vocab"] == two["vocab"]
    assert torch.equal(one["emb"], two["emb"])
