"""A character language model from running newswire text, in the form that Stanza's tagger, parser and name tagger read.

usage: python -m kg.nlp.train.charlm CORPUS TARGET SETTINGS_AS_JSON

The network is Stanza's. Its own trainer (`stanza.models.charlm`) steps by SGD at a constant rate and needs many epochs; this one
steps by Adam, with a rate that rises and falls once over the whole run, and gets further in a single epoch.

Source: Akbik, Blythe and Vollgraf 2018, "Contextual String Embeddings for Sequence Labeling".
"""

import json
import lzma
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import torch
from stanza.models.common.char_model import CharacterLanguageModel
from stanza.models.common.vocab import CharVocab

from kg.arabic.letters import model_text

_Hidden: TypeAlias = tuple[torch.Tensor, ...]

_HELD_OUT = 400  # every so manyth paragraph measures, and is not trained on
_CHECKPOINT_STEPS = 250


def train_charlm(corpus: Path, target: Path, *, settings: dict[str, Any]) -> float:
    """Write a character language model of `corpus` to `target`; go on from its checkpoint if there is one.

    Args:
        corpus: xz-compressed UTF-8 text, one paragraph a line.
        target: the `.pt` file to write; the checkpoint lies beside it while the training runs.
        settings: `direction` (forward or backward), `hidden_dim`, `emb_dim`, `dropout`, `batch_size` (rows), `length`
            (characters of a row in one step), `epochs`, `lr` (the highest), `min_count` (of a character), `half` (whether steps
            compute in bfloat16, twice as fast where the processor has it; the weights stay in single precision), `seed`.

    Returns:
        The perplexity per character of the held-out paragraphs.

    Raises:
        OSError, lzma.LZMAError, UnicodeDecodeError: the corpus cannot be read.
        ValueError: the corpus is too short for one step, or no character is frequent enough.
    """
    torch.manual_seed(settings["seed"])
    train, held_out, vocab = _read(corpus, settings)
    model = CharacterLanguageModel(_arguments(settings), {"char": vocab}, is_forward_lm=settings["direction"] == "forward")
    model.to("cuda" if torch.cuda.is_available() else "cpu").train()
    rows, measured = _rows(train, settings["batch_size"]), _rows(held_out, 1)
    target.parent.mkdir(parents=True, exist_ok=True)
    _run(model, rows, target.with_suffix(".checkpoint"), settings)
    perplexity = _perplexity(model, measured, settings["length"])
    model.to("cpu").save(str(target))
    target.with_suffix(".checkpoint").unlink(missing_ok=True)
    print(f"held-out perplexity {perplexity:.3f}", flush=True)
    return perplexity


def _read(corpus: Path, settings: dict[str, Any]) -> tuple[torch.Tensor, torch.Tensor, CharVocab]:
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        paragraphs = [text + "\n" for line in lines if (text := model_text(line).text.strip())]
    counts = Counter(character for paragraph in paragraphs for character in paragraph)
    known = sorted(character for character, count in counts.items() if count >= settings["min_count"])
    if not known:
        raise ValueError(f"no character occurs {settings['min_count']} times")
    vocab = CharVocab([known])
    train = "".join(paragraph for index, paragraph in enumerate(paragraphs) if index % _HELD_OUT)
    return _units(train, vocab, settings), _units("".join(paragraphs[::_HELD_OUT]), vocab, settings), vocab


def _units(text: str, vocab: CharVocab, settings: dict[str, Any]) -> torch.Tensor:
    units = torch.tensor(vocab.map(text), dtype=torch.long)
    return units if settings["direction"] == "forward" else units.flip(0)


def _arguments(settings: dict[str, Any]) -> dict[str, Any]:
    return {
        "char_emb_dim": settings["emb_dim"],
        "char_hidden_dim": settings["hidden_dim"],
        "char_num_layers": 1,
        "char_dropout": settings["dropout"],
        "char_unit_dropout": 0.0,
        "char_rec_dropout": 0.0,
    }


def _rows(units: torch.Tensor, count: int) -> torch.Tensor:
    """Cut a text into `count` rows of the same length, to be read side by side."""
    width = len(units) // count
    if width < 2:
        raise ValueError(f"a text of {len(units)} characters is too short to train on")
    return units[: width * count].view(count, width)


def _run(model: CharacterLanguageModel, rows: torch.Tensor, checkpoint: Path, settings: dict[str, Any]) -> None:
    starts = range(0, rows.size(1) - 1, settings["length"])
    steps = len(starts) * settings["epochs"]
    optimizer = torch.optim.Adam(model.parameters(), lr=settings["lr"])
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, settings["lr"], total_steps=steps + 1, pct_start=0.05)
    done, hidden = _restore(checkpoint, model, optimizer, schedule)
    device = next(model.parameters()).device.type
    for step in range(done, steps):
        if step % len(starts) == 0:
            hidden = None
        with torch.autocast(device, torch.bfloat16, enabled=settings["half"]):
            loss, hidden = _loss(model, rows, starts[step % len(starts)], settings["length"], hidden)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if (step + 1) % _CHECKPOINT_STEPS == 0:
            _save(checkpoint, (step + 1, hidden), model, optimizer, schedule)
            print(f"step {step + 1} of {steps}: perplexity {math.exp(loss.item()):.3f}", flush=True)


def _loss(
    model: CharacterLanguageModel, rows: torch.Tensor, start: int, length: int, hidden: _Hidden | None
) -> tuple[torch.Tensor, _Hidden]:
    """Return the mean loss over `rows[:, start : start + length]`, and the state to go on from."""
    device = next(model.parameters()).device
    piece = rows[:, start : start + length + 1].to(device)
    given, wanted = piece[:, :-1], piece[:, 1:]
    _, state, decoded = model.forward(given, [given.size(1)] * given.size(0), hidden)
    loss = torch.nn.functional.cross_entropy(decoded.reshape(-1, decoded.size(-1)), wanted.reshape(-1))
    return loss, tuple(part.detach() for part in state)


def _perplexity(model: CharacterLanguageModel, rows: torch.Tensor, length: int) -> float:
    model.eval()
    losses = list(_losses(model, rows, length))
    return math.exp(sum(losses) / len(losses))


@torch.no_grad()
def _losses(model: CharacterLanguageModel, rows: torch.Tensor, length: int) -> Iterator[float]:
    hidden = None
    for start in range(0, rows.size(1) - 1, length):
        loss, hidden = _loss(model, rows, start, length, hidden)
        yield loss.item()


def _save(path: Path, place: tuple[int, _Hidden], model: CharacterLanguageModel, *others: Any) -> None:
    state = {"place": place, "random": torch.get_rng_state(), "model": model.state_dict()}
    waiting = path.with_suffix(".waiting")
    torch.save({**state, "others": [other.state_dict() for other in others]}, waiting)
    waiting.replace(path)


def _restore(path: Path, model: CharacterLanguageModel, *others: Any) -> tuple[int, _Hidden | None]:
    """Bring everything to where the checkpoint left it; return the number of steps done and the state to go on from."""
    if not path.is_file():
        return 0, None
    kept = torch.load(path, weights_only=True, map_location=next(model.parameters()).device)
    model.load_state_dict(kept["model"])
    for other, state in zip(others, kept["others"], strict=True):
        other.load_state_dict(state)
    torch.set_rng_state(kept["random"].cpu())
    step, hidden = kept["place"]
    return step, hidden


if __name__ == "__main__":
    train_charlm(Path(sys.argv[1]), Path(sys.argv[2]), settings=json.loads(sys.argv[3]))
