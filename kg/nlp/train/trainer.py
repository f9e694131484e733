"""Runs one of Stanza's own trainers with steps that suit a processor, and a training that has an end.

usage: python -m kg.nlp.train.trainer STEPS_AS_JSON TRAINER [OPTIONS OF THE TRAINER]

TRAINER is `tokenizer`, `tagger`, `parser` or `ner_tagger`; network, data, loss and optimizer are Stanza's. What STEPS holds, the
class `Steps` says.

Three more things cost no quality and save time on a processor. What the character language models say of a sentence never
changes while tagger, parser or names are trained, so it is worked out once for each sentence. Sentences of a batch of the name
tagger are of about the same length, since a batch takes as many steps one after the other as its longest sentence has words. The
normaliser of its CRF is our own (`kg.nlp.train.crf`). All in all a step of the name tagger took 0.41 s of processor without the
last two and 0.19 s with them (700 words, AMD EPYC with AVX512-BF16).

Source: Izmailov et al. 2018, "Averaging Weights Leads to Wider Optima and Better Generalization".
"""

import importlib
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import torch
from stanza.models.common.biaffine import DeepBiaffineScorer
from stanza.models.common.char_model import CharacterLanguageModel
from stanza.models.common.crf import CRFLoss
from stanza.models.common.utils import unsort
from stanza.models.ner.data import DataLoader
from torch.nn.utils.rnn import PackedSequence, pack_sequence

from kg.nlp.train.crf import log_norm

_CLASSES = {
    "tokenizer": "stanza.models.tokenization.trainer",
    "tagger": "stanza.models.pos.trainer",
    "parser": "stanza.models.depparse.trainer",
    "ner_tagger": "stanza.models.ner.trainer",
}


# The options of each trainer that tell the learning rate and the number of steps.
_RATE_AND_LENGTH = {**dict.fromkeys(_CLASSES, ("lr", "max_steps")), "tokenizer": ("lr0", "steps")}


@dataclass(frozen=True, slots=True)
class Steps:
    """What the steps of a training are like.

    Attributes:
        half: whether the network computes in bfloat16; weights, losses and scores stay in single precision.
        warmth: number of steps in which the learning rate rises.
        fall: share of the steps, in [0, 1], after which it falls to nothing in a straight line.
        average: of the weights over the last steps, in [0, 1): each step keeps this much of it; it is what is scored and saved.
    """

    half: bool
    warmth: int
    fall: float
    average: float


@dataclass(slots=True)
class _Training:
    """How far a training is: `steps` done, and the `average` of each trained weight."""

    steps: int = 0
    average: dict[str, torch.Tensor] = field(default_factory=dict)


def rate(step: int, *, warmth: int, fall: float, last: int) -> float:
    """Return the factor in (0, 1] of the learning rate at a step, counted from 0, of `last` steps.

    >>> [round(rate(step, warmth=10, fall=0.5, last=100), 3) for step in (0, 9, 49, 75, 99)]
    [0.1, 1.0, 1.0, 0.5, 0.02]
    """
    begun = min(1.0, (step + 1) / max(1, warmth))
    left = min(1.0, (1 - step / last) / max(1e-6, 1 - fall))
    return begun * max(left, 1e-3)


def remember_representations(model: Any) -> None:
    """Make a class of character language models work out each sentence once, and look it up from then on."""
    of_words, memory = model.build_char_representation, "kg_memory"

    def build(self: Any, sentences: Sequence[Sequence[str]]) -> list[torch.Tensor]:
        kept = self.__dict__.setdefault(memory, {})
        keys = [tuple(words) for words in sentences]
        if missing := [key for key in dict.fromkeys(keys) if key not in kept]:
            kept.update(zip(missing, (rows.bfloat16() for rows in of_words(self, [list(key) for key in missing])), strict=True))
        return [kept[key].float() for key in keys]

    def get(self: Any, chars: torch.Tensor, offsets: Any, lengths: Sequence[int], order: Any) -> PackedSequence:
        kept = self.__dict__.setdefault(memory, {})
        keys = [chars[row, :length].cpu().numpy().tobytes() for row, length in enumerate(lengths)]
        if missing := [row for row, key in enumerate(keys) if key not in kept]:
            with torch.no_grad():
                output, _, _ = self.forward(chars[missing], [lengths[row] for row in missing])
            kept.update({keys[row]: output[place, offsets[row]].bfloat16() for place, row in enumerate(missing)})
        return pack_sequence(unsort([kept[key].float() for key in keys], order))

    model.build_char_representation, model.get_representation = build, get


def batch_by_length(loader: Any) -> None:
    """Make a class of data loaders put training sentences of about one length in a batch, and the batches in random order."""
    chunk = loader.chunk_batches

    def chunk_by_length(self: Any, sentences: list[Any]) -> list[Any]:
        if self.eval:
            return list(chunk(self, sentences))
        batches = list(chunk(self, sorted(sentences, key=lambda sentence: len(sentence[0]))))
        random.shuffle(batches)
        return batches

    loader.chunk_batches = chunk_by_length


def in_single_precision(layer: Any) -> None:
    """Make a class of layers take and give single precision, whatever the network around it computes in."""
    forward = layer.forward

    def exact(self: Any, *given: Any) -> Any:
        with torch.autocast("cpu", enabled=False), torch.autocast("cuda", enabled=False):
            return forward(self, *(it.float() if torch.is_tensor(it) and it.is_floating_point() else it for it in given))

    layer.forward = exact


def give_single_precision(layer: Any) -> None:
    """Make a class of layers give single precision, whatever it computes in."""
    forward = layer.forward
    layer.forward = lambda self, *given: forward(self, *given).float()


def change_steps(trainer: Any, steps: Steps, *, highest: float, last: int) -> None:
    """Make a class of Stanza's trainers take steps of our own.

    Args:
        highest: learning rate; a trainer that goes on from a model would take that of the model.
        last: number of steps, likewise.
    """
    training = _Training()
    update, predict, save = trainer.update, trainer.predict, trainer.save

    def changed_update(self: Any, *given: Any, **named: Any) -> Any:
        factor = rate(training.steps, warmth=steps.warmth, fall=steps.fall, last=last)
        for optimizer in _optimizers(self):
            for group in optimizer.param_groups:
                group["lr"] = highest * factor
        device = next(self.model.parameters()).device.type
        with torch.autocast(device, torch.bfloat16, enabled=steps.half):
            result = update(self, *given, **named)
        training.steps += 1
        _add(training, self.model, steps.average)
        return result

    def with_average(method: Callable[..., Any]) -> Callable[..., Any]:
        def averaged(self: Any, *given: Any, **named: Any) -> Any:
            with _exchanged(training, self.model):
                return method(self, *given, **named)

        return averaged

    trainer.update, trainer.predict, trainer.save = changed_update, with_average(predict), with_average(save)


def _optimizers(trainer: Any) -> list[torch.optim.Optimizer]:
    """Return the optimizers of a trainer: the name tagger has one, the tagger and the parser a dictionary of them."""
    found = trainer.optimizers if hasattr(trainer, "optimizers") else trainer.optimizer
    return list(found.values()) if isinstance(found, dict) else [found]


def _trained(model: torch.nn.Module) -> Iterator[tuple[str, torch.Tensor]]:
    unsaved = set(getattr(model, "unsaved_modules", ()))
    for name, weight in model.named_parameters():
        if weight.requires_grad and name.split(".")[0] not in unsaved:
            yield name, weight.data


def _add(training: _Training, model: torch.nn.Module, share: float) -> None:
    """Add the weights to their average, which in the first steps forgets faster."""
    weights = dict(_trained(model))
    if not training.average:
        training.average = {name: weight.clone() for name, weight in weights.items()}
    kept = min(share, training.steps / (training.steps + 10))
    torch._foreach_lerp_([training.average[name] for name in weights], list(weights.values()), 1 - kept)


@contextmanager
def _exchanged(training: _Training, model: torch.nn.Module) -> Iterator[None]:
    """Put the average in the place of the weights for a while."""
    own = {name: weight.clone() for name, weight in _trained(model)} if training.average else {}
    for name, weight in _trained(model):
        if own:
            weight.copy_(training.average[name])
    try:
        yield
    finally:
        for name, weight in _trained(model):
            if own:
                weight.copy_(own[name])


def main(arguments: Sequence[str]) -> None:
    """Run a trainer as the module describes."""
    steps, name, *options = arguments
    trainer = importlib.import_module(_CLASSES[name]).Trainer
    remember_representations(CharacterLanguageModel)
    batch_by_length(DataLoader)
    CRFLoss.crf_log_norm = log_norm
    in_single_precision(CRFLoss)
    give_single_precision(DeepBiaffineScorer)
    module = importlib.import_module(f"stanza.models.{name}")
    asked = module.parse_args(options)
    highest, last = (asked[option] for option in _RATE_AND_LENGTH[name])
    change_steps(trainer, Steps(**json.loads(steps)), highest=highest, last=last)
    module.main(options)


if __name__ == "__main__":
    main(sys.argv[1:])
