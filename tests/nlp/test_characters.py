"""What language models see, beside what Stanza's own function says."""

import pytest
import torch
from stanza.models.common.char_model import CharacterLanguageModel
from stanza.models.common.vocab import CharVocab

from kg.nlp.characters import ROOT, CharacterModel, can_share, character_model, same_weights

SENTENCES = [["قصف", "الطيران", "مواقع"], ["قال"], ["في", "حلب", "،", "اليوم", "الأول"]]
ARGUMENTS = {"char_emb_dim": 4, "char_hidden_dim": 8, "char_num_layers": 1, "char_rec_dropout": 0, "char_dropout": 0.0}


def reader(*, forward: bool, seed: int = 1) -> CharacterModel:
    torch.manual_seed(seed)
    vocab = {"char": CharVocab([sorted({ROOT, " ", *"".join(map("".join, SENTENCES))})])}
    model = CharacterLanguageModel(ARGUMENTS, vocab, is_forward_lm=forward)
    model.eval()
    return character_model(model)


@pytest.mark.parametrize("forward", [True, False])
def test_a_model_sees_what_stanza_says_it_sees(forward: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.nlp.characters._LETTERS", 40)  # in several batches
    ours = reader(forward=forward)
    spellings = [*SENTENCES, *([ROOT, *words] for words in SENTENCES), SENTENCES[0]]
    with torch.no_grad():
        for seen, expected in zip(ours.read(spellings), ours.model.build_char_representation(spellings), strict=True):
            assert torch.allclose(seen, expected, atol=1e-6)


def test_behind_the_root_backwards_nothing_is_read_twice() -> None:
    ours = reader(forward=False)
    with torch.no_grad():
        ours.read([*SENTENCES, *([ROOT, *words] for words in SENTENCES)])
    assert len(ours.known) == len(SENTENCES)


def test_copies_share_and_others_do_not() -> None:
    first, copy, other, back = (
        reader(forward=way, seed=seed).model for way, seed in ((True, 1), (True, 1), (True, 2), (False, 1))
    )
    assert same_weights(first, copy)
    assert not same_weights(first, other)
    assert not same_weights(first, back)


def test_a_model_without_language_models_shares_nothing() -> None:
    assert not can_share(torch.nn.Module())
