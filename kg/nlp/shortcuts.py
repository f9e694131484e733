"""What Stanza does more often than it must: the same results with less work.

    expander          splits each token once, however often it comes
    lemmatizer        looks for the lemma of each word and tag once
    character models  do not guess the next character, which nobody asks for

Each is laid over one loaded pipeline; Stanza's own classes stay as they are. `python -m benchmarks.speed` compares results and
times with those of a plain pipeline.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import stanza
import torch
from stanza.models.common.doc import Document

# Words that are remembered: those of some 20,000 articles, in about 50 MB.
_MOST = 200_000
_CHARACTER_MODELS = ("charmodel_forward", "charmodel_backward")


@dataclass(frozen=True, slots=True)
class _Tokens:
    """Tokens in the place of a document of which the expander only wants these."""

    tokens: Sequence[str]

    def get_mwt_expansions(self, evaluation: bool) -> list[str]:
        return list(self.tokens)


def shorten(pipeline: stanza.Pipeline) -> None:
    """Lay all shortcuts over a pipeline."""
    expand_once(pipeline.processors["mwt"])
    look_up_once(pipeline.processors["lemma"])
    for name in ("pos", "depparse", "ner"):
        do_not_guess(pipeline.processors[name].trainer.model)


def expand_once(processor: Any) -> None:
    """Let an expander remember how it has split a token; one that only looks in its table is left as it is."""
    if processor.config["dict_only"]:
        return
    known: dict[str, str] = {}

    def process(document: Document) -> Document:
        if len(known) > _MOST:
            known.clear()
        tokens = document.get_mwt_expansions(evaluation=True)
        fresh = sorted(set(tokens) - known.keys(), key=lambda token: (len(token), token))
        known.update(zip(fresh, _expansions(processor, fresh), strict=True))
        document.set_mwt_expansions([known[token] for token in tokens], process_manual_expanded=False)
        return document

    processor.process = process


def look_up_once(processor: Any) -> None:
    """Let a lemmatizer remember the lemmas that it has found, in the tables of those that it has learnt, if it has any."""
    if processor.use_identity or processor.config.get("dict_only") or not processor.config.get("ensemble_dict"):
        return
    learnt = {tag: dict(words) for tag, words in processor.trainer.pos_dict.items()}
    most = sum(map(len, learnt.values())) + _MOST
    process = processor.process
    processor.store_results = True

    def remembering(document: Document) -> Document:
        if sum(map(len, processor.trainer.pos_dict.values())) > most:
            processor.trainer.pos_dict = {tag: dict(words) for tag, words in learnt.items()}
        return process(document)

    processor.process = remembering


def do_not_guess(model: torch.nn.Module) -> None:
    """Take from the character language models of a processor, if it has any, what guesses the next character."""
    for name in _CHARACTER_MODELS:
        language_model = getattr(model, name, None)
        if language_model is not None:
            language_model.decoder = torch.nn.Identity()


def _expansions(processor: Any, tokens: Sequence[str]) -> list[str]:
    """Return what Stanza's expander makes of tokens, as its own `process` does."""
    batches = processor.build_batch(_Tokens(tokens))
    found: list[str] = []
    with torch.no_grad():
        for batch in batches.to_loader() if tokens else ():
            found += processor.trainer.predict(batch, never_decode_unk=True, vocab=batches.vocab)
    return list(processor.trainer.ensemble(tokens, found)) if processor.config.get("ensemble_dict", False) else found
