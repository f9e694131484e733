"""Tests of the repair of repeated tokens in PADT."""

from kg.nlp.train.mending import mend_repeated, split_token
from kg.nlp.train.treebanks import Row


def row(index: str, form: str, deprel: str = "nsubj", misc: str = "_") -> Row:
    return Row(index, form, form, "X", "_", "_", "0", deprel, "_", misc)


def test_a_repeated_token_becomes_one_multiword_token() -> None:
    sentence = (row("1", "زار"), row("2", "والعمارة", "cc"), row("3", "والعمارة", "conj", "SpaceAfter=No"), row("4", "."))
    mended = mend_repeated(sentence)
    assert [(r.index, r.form) for r in mended] == [("1", "زار"), ("2-3", "والعمارة"), ("2", "و"), ("3", "العمارة"), ("4", ".")]
    assert mended[1].misc == "SpaceAfter=No"
    assert [r.upos for r in mended[2:4]] == ["CCONJ", "X"]
    assert [r.deprel for r in mended[2:4]] == ["cc", "conj"]


def test_three_repetitions_hold_two_clitics() -> None:
    assert split_token("وبجراحهم", ["cc", "case", "obl", "nmod"]) == (("و", "CCONJ"), ("ب", "ADP"), ("جراح", ""), ("هم", "PRON"))


def test_the_article_comes_back_after_lam() -> None:
    assert split_token("للعمارة", ["case", "obl"]) == (("ل", "ADP"), ("العمارة", ""))


def test_what_relations_do_not_explain_stays() -> None:
    sentence = (row("1", "خارجية", "amod"), row("2", "خارجية", "amod"))
    assert mend_repeated(sentence) == sentence


def test_words_of_a_multiword_token_are_no_repetition() -> None:
    sentence = (row("1-2", "منمن"), row("1", "من", "case"), row("2", "من", "obj"), row("3", "من"))
    assert mend_repeated(sentence) == sentence
