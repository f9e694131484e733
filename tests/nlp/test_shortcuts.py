"""Shortcuts, on processors that count what they are asked."""

from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from stanza.models.common.doc import Document

from kg.corpus.read import read
from kg.model import Article
from kg.nlp.annotate import annotate, load_pipeline
from kg.nlp.models import bundled_folder, locate
from kg.nlp.shortcuts import do_not_guess, expand_once, look_up_once, shorten


class Expander:
    """Splits off the first letter; counts the tokens that it is asked."""

    def __init__(self, *, dict_only: bool = False) -> None:
        self.config = {"dict_only": dict_only, "ensemble_dict": True}
        self.asked: list[str] = []
        self.trainer = SimpleNamespace(predict=self._predict, ensemble=lambda tokens, found: found)

    def build_batch(self, document: Any) -> Any:
        tokens = document.get_mwt_expansions(evaluation=True)
        return SimpleNamespace(to_loader=lambda: [tokens], vocab=None)

    def process(self, document: Document) -> Document:
        raise AssertionError("Stanza's own is asked")

    def _predict(self, tokens: Iterable[str], **_: object) -> list[str]:
        self.asked += tokens
        return [f"{token[0]} {token[1:]}" for token in tokens]


def document(*tokens: str) -> Document:
    entries = [
        {"id": (place,), "text": token, "misc": "MWT=Yes", "start_char": 0, "end_char": len(token)}
        for place, token in enumerate(tokens, start=1)
    ]
    return Document([entries], text=" ".join(tokens))


def test_a_token_is_expanded_once_however_often_it_comes() -> None:
    expander = Expander()
    expand_once(expander)
    for tokens in (("وحلب", "بحمص", "وحلب"), ("بحمص", "وحلب")):
        found = expander.process(document(*tokens))
        assert [word.text for word in found.sentences[0].words] == [part for token in tokens for part in (token[0], token[1:])]
    assert sorted(expander.asked) == ["بحمص", "وحلب"]


def test_an_expander_that_only_has_a_table_is_left_as_it_is() -> None:
    expander = Expander(dict_only=True)
    before = expander.process
    expand_once(expander)
    assert expander.process == before


def test_lemmas_are_kept_and_forgotten_when_they_are_too_many(monkeypatch: Any) -> None:
    monkeypatch.setattr("kg.nlp.shortcuts._MOST", 2)
    trainer = SimpleNamespace(pos_dict={"NOUN": {"حرب": "حرب"}})
    lemmatizer = SimpleNamespace(use_identity=False, config={"ensemble_dict": True}, trainer=trainer, process=lambda found: found)
    look_up_once(lemmatizer)
    assert lemmatizer.store_results
    trainer.pos_dict["VERB"] = dict.fromkeys("أبت", "x")
    lemmatizer.process(None)
    assert trainer.pos_dict == {"NOUN": {"حرب": "حرب"}}


def test_a_language_model_still_says_what_it_sees_but_guesses_nothing() -> None:
    model = torch.nn.Module()
    model.charmodel_forward = torch.nn.Module()
    model.charmodel_forward.decoder = torch.nn.Linear(4, 9)
    do_not_guess(model)
    assert model.charmodel_forward.decoder(torch.ones(2, 4)).shape == (2, 4)


@pytest.mark.skipif(not bundled_folder().is_dir(), reason="this checkout carries no models")
def test_with_all_shortcuts_sentences_are_those_of_the_plain_pipeline() -> None:
    files = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))[:2]
    articles = [found for found in read(files) if isinstance(found, Article)]
    pipeline = load_pipeline(locate("bundled"), threads=1)
    plain = [annotate(pipeline, [article])[0] for article in articles]
    shorten(pipeline)
    assert annotate(pipeline, articles) == plain
    assert len(articles) == len(files)
