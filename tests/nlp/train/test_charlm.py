import lzma
from pathlib import Path
from typing import Any

import pytest
import torch
from stanza.models.common.char_model import CharacterLanguageModel

from kg.nlp.train import charlm
from kg.nlp.train.charlm import train_charlm

SETTINGS: dict[str, Any] = {
    "direction": "forward",
    "hidden_dim": 16,
    "emb_dim": 8,
    "dropout": 0.1,
    "batch_size": 4,
    "length": 20,
    "epochs": 2,
    "half": False,
    "lr": 0.02,
    "min_count": 2,
    "seed": 1,
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    with lzma.open(tmp_path / "news.txt.xz", "wt", encoding="utf-8") as text:
        text.write("وصلَ الوفد إلى حلب.\nغادر الوزير تدمر.\n" * 100)
    return tmp_path / "news.txt.xz"


def _weights(path: Path) -> dict[str, torch.Tensor]:
    weights: dict[str, torch.Tensor] = CharacterLanguageModel.load(str(path)).state_dict()
    return weights


@pytest.mark.parametrize("direction", ["forward", "backward"])
def test_a_model_that_stanza_reads_foresees_text_like_its_own(corpus: Path, tmp_path: Path, direction: str) -> None:
    target = tmp_path / "model" / "kg.pt"
    perplexity = train_charlm(corpus, target, settings={**SETTINGS, "direction": direction})
    model = CharacterLanguageModel.load(str(target))
    assert perplexity < len(model.char_vocab()) / 2  # a model that has learnt nothing is as unsure as there are characters
    assert model.is_forward_lm == (direction == "forward")
    assert model.build_char_representation([["وصل", "الوفد"]])[0].shape == (2, 16)
    assert "\N{ARABIC FATHA}" not in model.char_vocab()._unit2id  # text is read as the other models will meet it
    assert [path.name for path in target.parent.iterdir()] == ["kg.pt"]


def test_an_interrupted_training_ends_with_the_same_model(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charlm, "_CHECKPOINT_STEPS", 10)
    train_charlm(corpus, tmp_path / "whole.pt", settings=SETTINGS)
    save = charlm._save

    def save_and_die(path: Path, place: Any, *others: Any) -> None:
        save(path, place, *others)
        if place[0] == 30:
            raise KeyboardInterrupt

    monkeypatch.setattr(charlm, "_save", save_and_die)
    with pytest.raises(KeyboardInterrupt):
        train_charlm(corpus, tmp_path / "again.pt", settings=SETTINGS)
    monkeypatch.setattr(charlm, "_save", save)
    train_charlm(corpus, tmp_path / "again.pt", settings=SETTINGS)
    whole, again = _weights(tmp_path / "whole.pt"), _weights(tmp_path / "again.pt")
    assert all(torch.equal(whole[name], again[name]) for name in whole)


def test_a_text_that_is_too_short_is_told(tmp_path: Path) -> None:
    with lzma.open(tmp_path / "news.txt.xz", "wt", encoding="utf-8") as text:
        text.write("حلب\n")
    with pytest.raises(ValueError, match="too short to train on"):
        train_charlm(tmp_path / "news.txt.xz", tmp_path / "kg.pt", settings={**SETTINGS, "min_count": 1})
