from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from stanza.models.common.char_model import CharacterLanguageModel
from stanza.models.common.vocab import CharVocab
from torch.nn.utils.rnn import pad_packed_sequence

from kg.nlp.train.trainer import (
    Steps,
    batch_by_length,
    change_steps,
    in_single_precision,
    rate,
    remember_representations,
)

STEPS = Steps(half=False, warmth=1, fall=1.0, average=0.5)
NOTHING: dict[str, Any] = {}


def _trainer(optimizers: str) -> Any:
    """A trainer as Stanza's are: it makes its only weight smaller by the learning rate, and tells what it sees of it."""

    class Trainer:
        def __init__(self) -> None:
            self.model = torch.nn.Linear(1, 1, bias=False)
            self.model.weight.data.fill_(8.0)
            self.optimizer: Any = torch.optim.SGD(self.model.parameters(), lr=9.0)
            if optimizers:
                setattr(self, optimizers, {"general": self.optimizer})

        def update(self, gradient: float, eval: bool = False) -> float:
            self.model.weight.grad = torch.full_like(self.model.weight, gradient)
            next(iter(self.optimizer.values()) if isinstance(self.optimizer, dict) else iter([self.optimizer])).step()
            return self.model.weight.item()

        def predict(self, batch: object) -> float:
            return self.model.weight.item()

        def save(self, saved: list[float], *, more: bool = False) -> None:
            saved.append(self.model.weight.item())

    return Trainer


@given(st.integers(1, 50), st.floats(0, 1), st.integers(1, 200))
def test_the_rate_rises_and_falls_once(warmth: int, fall: float, last: int) -> None:
    rates = [rate(step, warmth=warmth, fall=fall, last=last) for step in range(last)]
    top = rates.index(max(rates))
    assert rates[: top + 1] == sorted(rates[: top + 1])
    assert rates[top:] == sorted(rates[top:], reverse=True)
    assert 0 < min(rates) <= max(rates) <= 1


@pytest.mark.parametrize("optimizers", ["", "optimizer", "optimizers"])
def test_the_average_is_what_is_scored_and_saved_and_the_training_goes_on_from_the_weights(optimizers: str) -> None:
    kind = _trainer(optimizers)
    change_steps(kind, STEPS, highest=2.0, last=4)
    trainer = kind()
    saved: list[float] = []
    assert [trainer.update(1.0), trainer.update(1.0)] == [6.0, 4.0]
    trainer.save(saved, more=True)
    assert 4.0 < trainer.predict(NOTHING) == saved[0] < 6.0
    assert trainer.update(1.0) == 2.0


def test_the_learning_rate_falls_to_nothing() -> None:
    kind = _trainer("")
    change_steps(kind, replace(STEPS, fall=0.0), highest=2.0, last=4)
    trainer = kind()
    weights = [8.0, *(trainer.update(1.0) for _ in range(4))]
    assert [before - after for before, after in pairwise(weights)] == [2.0, 1.5, 1.0, 0.5]


def test_what_a_language_model_says_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of asking give what Stanza gives, within what half precision tells."""
    arguments = {"char_emb_dim": 4, "char_hidden_dim": 6, "char_num_layers": 1, "char_dropout": 0, "char_rec_dropout": 0}
    model = CharacterLanguageModel(arguments, {"char": CharVocab([list("أبتثجح \n")])})
    model.eval()
    words = [["أب", "ت"], ["ثج"], ["أب", "ت"]]
    chars = torch.tensor([[3, 4, 5, 9, 6, 9], [3, 7, 8, 9, 9, 9]])
    order = ([[3, 5], [3]], [6, 4], [0, 1])
    theirs = [*model.build_char_representation(words), pad_packed_sequence(model.get_representation(chars, *order))[0]]
    asked: list[int] = []
    forward = CharacterLanguageModel.forward

    def counted(self: Any, given: torch.Tensor, *more: Any) -> Any:
        asked.append(len(given))
        return forward(self, given, *more)

    for method in ("build_char_representation", "get_representation"):
        monkeypatch.setattr(CharacterLanguageModel, method, getattr(CharacterLanguageModel, method))
    monkeypatch.setattr(CharacterLanguageModel, "forward", counted)
    remember_representations(CharacterLanguageModel)
    for _ in range(2):
        ours = [*model.build_char_representation(words), pad_packed_sequence(model.get_representation(chars, *order))[0]]
        assert all(torch.allclose(a, b, atol=0.01) for a, b in zip(theirs, ours, strict=True))
    assert asked == [2, 2]


def test_training_batches_hold_sentences_of_one_length() -> None:
    class Loader:
        def __init__(self, evaluation: bool) -> None:
            self.eval = evaluation

        def chunk_batches(self, sentences: list[Any]) -> list[Any]:
            return [sentences[place : place + 2] for place in range(0, len(sentences), 2)]

    batch_by_length(Loader)
    sentences = [[["x"] * length] for length in (3, 1, 2, 1, 3, 2)]
    lengths = [[len(sentence[0]) for sentence in batch] for batch in Loader(False).chunk_batches(sentences)]
    assert sorted(lengths) == [[1, 1], [2, 2], [3, 3]]
    assert Loader(True).chunk_batches(sentences) == [sentences[:2], sentences[2:4], sentences[4:]]


def test_a_layer_in_single_precision_computes_so_in_a_network_that_does_not() -> None:
    class Layer(torch.nn.Module):
        def forward(self, given: torch.Tensor) -> torch.Tensor:
            return given @ given

    in_single_precision(Layer)
    with torch.autocast("cpu", torch.bfloat16):
        assert Layer()(torch.ones(2, 2, dtype=torch.bfloat16)).dtype == torch.float32
