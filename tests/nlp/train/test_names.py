import json
from pathlib import Path

import pytest

from kg.nlp.train.names import (
    TaggedSentence,
    as_running_text,
    is_outside,
    marked,
    name_places,
    read_bio,
    together,
    unseen,
    write_names,
)

SENTENCE: TaggedSentence = (("زار", "O"), ("أحمد", "B-PER"), ("حلب", "B-LOC"))


def test_tokens_are_read_as_the_models_will_meet_them(tmp_path: Path) -> None:
    (tmp_path / "a.bio").write_text("زارَ\tO\nأحمــد\tB-PER\n\N{ARABIC SHADDA}\tO\n\n\nحلب\tB-LOC", "utf-8")
    assert read_bio(tmp_path / "a.bio") == [(("زار", "O"), ("أحمد", "B-PER")), (("حلب", "B-LOC"),)]


def test_a_malformed_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.bio").write_text("زار\tO\nأحمد B-PER\n", "utf-8")
    with pytest.raises(ValueError, match=r"a\.bio:2: a BIO line has 2 columns, this one 1"):
        read_bio(tmp_path / "a.bio")


def test_each_scheme_has_its_column_and_leaves_the_others_blank(tmp_path: Path) -> None:
    write_names([marked(SENTENCE, "names"), marked(SENTENCE[:2], "anercorp")], tmp_path / "names.json")
    assert json.loads((tmp_path / "names.json").read_text("utf-8")) == [
        [
            {"text": "زار", "multi_ner": ["O", "-", "-", "-"]},
            {"text": "أحمد", "multi_ner": ["B-PER", "-", "-", "-"]},
            {"text": "حلب", "multi_ner": ["B-LOC", "-", "-", "-"]},
        ],
        [{"text": "زار", "multi_ner": ["-", "O", "-", "-"]}, {"text": "أحمد", "multi_ner": ["-", "B-PER", "-", "-"]}],
    ]


def test_conjunctions_and_pronouns_are_attached_as_they_are_written() -> None:
    taken_apart = (("قال", "O"), ("ان", "O"), ("رئيسة", "O"), ("ها", "O"), ("و", "O"), ("سامر", "B-Politician"), ("و", "O"))
    assert as_running_text(taken_apart) == (("قال", "O"), ("ان", "O"), ("رئيستها", "O"), ("وسامر", "B-PER"), ("و", "O"))


def test_fine_classes_are_made_coarse() -> None:
    fine = ("Nation", "Government", "Athlete", "Media", "Group", "Book", "Path")
    assert [tag for _, tag in as_running_text(tuple(("س", f"I-{name}") for name in fine))] == [
        f"I-{name}" for name in ("NAT", "GOV", "PER", "ORG", "GRP", "MISC", "LOC")
    ]


def test_a_sentence_kept_aside_is_not_trained_on_in_another_spelling() -> None:
    aside: TaggedSentence = (("زار", "O"), ("احمد", "B-PER"), ("حلب", "B-LOC"))
    other: TaggedSentence = (("زار", "O"), ("حلب", "B-LOC"))
    assert unseen([SENTENCE, other, (("زارأحمد", "O"), ("حلب", "O"))], [aside]) == [other]


def test_a_long_stretch_of_a_sentence_kept_aside_is_enough() -> None:
    words = [(f"كلمة{number}", "O") for number in range(40)]
    aside = tuple(words[:25])
    assert unseen([tuple(words[5:40]), tuple(words[6:40])], [aside]) == [tuple(words[6:40])]


def test_what_two_corpora_mark_is_one_sentence_with_both_tags() -> None:
    fine: TaggedSentence = (("زار", "O"), ("احمد", "B-PER"), ("حل", "B-LOC"), ("ب", "I-LOC"))
    lone: TaggedSentence = (("عاد", "O"),)
    first, second = together({"anercorp": [SENTENCE], "newsfane": [fine, lone]})
    assert first == (
        ("زار", ("-", "O", "-", "O")),
        ("أحمد", ("-", "B-PER", "-", "B-PER")),
        ("حلب", ("-", "B-LOC", "-", "B-LOC")),
    )
    assert second == marked(lone, "newsfane")


def test_names_on_which_schemes_disagree_have_no_place() -> None:
    sentence = (
        ("جامعة", ("-", "B-ORG", "-", "B-ORG")),
        ("حلب", ("-", "I-ORG", "-", "B-NAT")),
        ("و", ("-", "O", "-", "O")),
        ("سامر", ("-", "B-PER", "-", "B-PER")),
    )
    assert name_places(sentence) == [(3, 4, "PER")]
    assert [is_outside(tags) for _, tags in sentence] == [False, False, True, False]
