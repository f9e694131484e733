import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.train.names import MarkedSentence, marked, name_places
from kg.nlp.train.variation import (
    Pool,
    attached,
    listed_names,
    loosely_spelled,
    name_pool,
    other_names,
    piece,
    quoted,
    renumbered,
    varied,
    with_clitic,
)

SENTENCE = marked(
    (
        *(("وصل", "O"), ("أحمد", "B-PER"), ("سامر", "I-PER"), ("إلى", "O"), ("حلب", "B-LOC"), ("،", "O"), ("وزار", "O")),
        *(("سوقها", "O"), ("يوم", "O"), ("15", "O"), ("تموز", "O"), (".", "O")),
    ),
    "names",
)
POOL: Pool = {"PER": [("ليلى",), ("خالد", "بن", "وليد")], "LOC": [("تدمر",)]}


def _words(sentence: MarkedSentence) -> str:
    return " ".join(token for token, _ in sentence)


@given(st.integers())
def test_names_keep_their_types_whatever_changes(seed: int) -> None:
    sentence = varied(SENTENCE, random.Random(seed), POOL)
    assert [kind for _, _, kind in name_places(sentence)] in (["PER", "LOC"], ["LOC"], ["PER"], [])
    assert all(len(tags) == 4 and tags[1:] == ("-", "-", "-") for _, tags in sentence)
    assert sentence == varied(SENTENCE, random.Random(seed), POOL)


def test_another_name_takes_all_tags_of_the_place() -> None:
    found = {_words(other_names(SENTENCE, random.Random(seed), POOL)) for seed in range(30)}
    assert "وصل خالد بن وليد إلى تدمر ، وزار سوقها يوم 15 تموز ." in found
    longer = other_names(SENTENCE[:3], random.Random(1), {"PER": [("خالد", "بن", "وليد")]})
    assert [tags[0] for _, tags in longer] == ["O", "B-PER", "I-PER", "I-PER"]


def test_a_preposition_becomes_a_clitic_and_a_conjunction_begins() -> None:
    found = {_words(attached(SENTENCE, random.Random(seed), POOL)).split(" ،")[0] for seed in range(20)}
    assert found == {"وصل أحمد سامر إلى حلب", "وصل أحمد سامر لحلب"}
    assert _words(attached(SENTENCE[1:3], random.Random(1), POOL)) in {f"{c}أحمد سامر" for c in "وفكل"}
    assert with_clitic("ل", "الأردن") == "للأردن"


def test_looser_spelling_drops_the_hamza_and_sometimes_the_dots() -> None:
    sentence = marked((("أنقرة", "B-LOC"), ("مستشفى", "O"), ("لؤي", "B-PER")), "names")
    assert {_words(loosely_spelled(sentence, random.Random(seed), POOL)) for seed in range(9)} == {
        "انقرة مستشفى لؤي",
        "انقره مستشفي لؤي",
    }


def test_a_piece_has_no_punctuation_at_its_ends() -> None:
    found = {_words(piece(SENTENCE, random.Random(seed), POOL)) for seed in range(9)}
    assert found == {"وصل أحمد سامر إلى حلب", "وزار سوقها يوم 15 تموز"}
    assert piece(SENTENCE[-1:], random.Random(1), POOL) == SENTENCE[-1:]


def test_quotation_marks_stand_outside_the_name() -> None:
    found = {_words(quoted(SENTENCE[:5], random.Random(seed), POOL)) for seed in range(9)}
    assert found == {'وصل " أحمد سامر " إلى حلب', 'وصل أحمد سامر إلى " حلب "'}
    assert quoted(SENTENCE[6:], random.Random(1), POOL) == SENTENCE[6:]


def test_digits_change_in_number_only_in_kind() -> None:
    word = renumbered(SENTENCE, random.Random(3), POOL)[9][0]
    assert (len(word), word.isdigit()) == (2, True)


def test_the_pool_has_the_names_of_the_sentences_and_as_many_listed(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(
        "PERSON Layla ليلى\nPERSON Samir سمير\nPERSON Lina لينا\nLOCATION Palmyra تدمر\nLOCATION Homs حمص\nno names here\n",
        "utf-8",
    )
    listed = listed_names(tmp_path / "list.txt", seed=1)
    assert sorted(listed["LOC"]) == [("تدمر",), ("حمص",)]
    pool = name_pool([SENTENCE], listed)
    assert (pool["PER"][0], pool["LOC"][0]) == (("أحمد", "سامر"), ("حلب",))
    assert {kind: len(names) for kind, names in pool.items()} == {"PER": 2, "LOC": 2, "ORG": 0, "ARM": 0, "OPR": 0}
    assert set(pool["PER"][1]) <= {"ليلى", "سمير", "لينا"}
