"""What Stanza does more often than it must: the same results with less work.

    expander             splits each token once, however often it comes
    lemmatizer           looks for the lemma of each word and tag once
    character models     read each sentence once for all who ask (`kg.nlp.characters`), and do not guess the next letter
    tagger, parser, and  read sentences of like length together (`kg.nlp.tags`, `kg.nlp.trees`, `kg.nlp.names`), and do not work
    name tagger          out what nobody asks for

Each is laid over one loaded pipeline; Stanza's own classes stay as they are. `python -m benchmarks.speed` compares results and
times with those of a plain pipeline.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import stanza
import torch
from stanza.models.common.doc import Document
from stanza.models.depparse.model import GraphParser
from torch.nn.utils.rnn import PackedSequence, pack_sequence

from kg.nlp.characters import ROOT, CharacterModel, can_share, character_model, same_weights
from kg.nlp.names import name_together
from kg.nlp.tags import tag_together
from kg.nlp.trees import parse_together

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
    """Lay all shortcuts over a pipeline; those for models of another build or on another device than ours are left out."""
    expand_once(pipeline.processors["mwt"])
    look_up_once(pipeline.processors["lemma"])
    readers = tagger, parser, names = [pipeline.processors[name] for name in ("pos", "depparse", "ner")]
    for processor in readers:
        do_not_guess(processor.trainer.model.eval())
    if pipeline.device == "cpu" and isinstance(parser.trainer.model, GraphParser) and _are_ours(readers):
        tag_together(tagger)
        parse_together(parser)
        name_together(names)
        read_once(tagger, parser, names)


def _are_ours(processors: Sequence[Any]) -> bool:
    """Tell whether processors are built as ours are, and read letters with copies of the same models."""
    others = ("charlm_transform_dim", "connect_output_layers", "reversed", "use_arc_embedding")
    models = [one.trainer.model for one in processors]
    return (
        all(map(can_share, models))
        and not any(one.config.get(other) for one in processors for other in others)
        and all(len(getattr(one, "trainers", (one,))) == 1 for one in processors)
        and all(same_weights(getattr(models[0], way), getattr(model, way)) for model in models for way in _CHARACTER_MODELS)
    )


def read_once(tagger: Any, parser: Any, names: Any) -> None:
    """Let tagger, parser and name tagger share what their character models see, for as long as one document is processed."""
    process = tagger.process
    shared = [character_model(getattr(tagger.trainer.model, way)) for way in _CHARACTER_MODELS]
    for reader, way in zip(shared, _CHARACTER_MODELS, strict=True):
        for processor in (tagger, parser):
            getattr(processor.trainer.model, way).build_char_representation = reader.read
        getattr(names.trainer.model, way).get_representation = _packed(reader)

    def reading(document: Document) -> Document:
        words = [tuple(word.text for word in sentence.words) for sentence in document.sentences]
        tokens = [tuple(token.text for token in sentence.tokens) for sentence in document.sentences]
        with torch.no_grad():
            for reader in shared:
                reader.known.clear()
                reader.read([*words, *((ROOT, *row) for row in words), *tokens])
        return process(document)

    tagger.process = reading


def _packed(reader: CharacterModel) -> Callable[..., PackedSequence]:
    return lambda sentences, *_: pack_sequence(reader.read(sentences))


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
