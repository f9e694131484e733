import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.train.names import TaggedSentence, augmented, read_bio, without_hamza, write_names

SENTENCE: TaggedSentence = (("زار", "O"), ("أحمد", "B-PER"), ("حلب", "B-LOC"))


def test_tokens_are_read_as_the_models_will_meet_them(tmp_path: Path) -> None:
    (tmp_path / "a.bio").write_text("زارَ\tO\nأحمــد\tB-PER\n\N{ARABIC SHADDA}\tO\n\n\nحلب\tB-LOC", "utf-8")
    assert read_bio(tmp_path / "a.bio") == [(("زار", "O"), ("أحمد", "B-PER")), (("حلب", "B-LOC"),)]


def test_a_malformed_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.bio").write_text("زار\tO\nأحمد B-PER\n", "utf-8")
    with pytest.raises(ValueError, match=r"a\.bio:2: a BIO line has 2 columns, this one 1"):
        read_bio(tmp_path / "a.bio")


def test_only_the_hamza_goes() -> None:
    assert without_hamza((("أإآ", "O"), ("مستشفى", "O"), ("رئيسة", "O"))) == (("ااا", "O"), ("مستشفى", "O"), ("رئيسة", "O"))


@given(st.integers(0, 30), st.floats(0, 1), st.integers())
def test_second_spellings_come_after_all_sentences(count: int, share: float, seed: int) -> None:
    sentences = [(*SENTENCE, (str(number), "O")) for number in range(count)]
    both = augmented(sentences, share=share, seed=seed)
    assert both[:count] == sentences
    assert set(both[count:]) <= set(map(without_hamza, sentences))
    assert both == augmented(sentences, share=share, seed=seed)


@pytest.mark.parametrize(("share", "more"), [(0.0, 0), (1.0, 20)])
def test_the_share_has_a_second_spelling(share: float, more: int) -> None:
    assert len(augmented([SENTENCE] * 20, share=share, seed=1)) == 20 + more


def test_each_scheme_has_its_column_and_leaves_the_others_blank(tmp_path: Path) -> None:
    write_names([("names", [SENTENCE]), ("anercorp", [SENTENCE[:2]])], tmp_path / "names.json")
    assert json.loads((tmp_path / "names.json").read_text("utf-8")) == [
        [
            {"text": "زار", "multi_ner": ["O", "-", "-"]},
            {"text": "أحمد", "multi_ner": ["B-PER", "-", "-"]},
            {"text": "حلب", "multi_ner": ["B-LOC", "-", "-"]},
        ],
        [{"text": "زار", "multi_ner": ["-", "O", "-"]}, {"text": "أحمد", "multi_ner": ["-", "B-PER", "-"]}],
    ]
