import pytest
from hypothesis import given
from hypothesis import strategies as st
from stanza.models.common.vocab import VOCAB_PREFIX

from kg.nlp.segmentation import Draft, DraftToken, frequency_ranks, segmentation_repair

RANKS = {word: rank for rank, word in enumerate(("في", "لندن", "لافروف", "وزير", "كتابه", "للرقة", "سوريا"), start=1)}

WORDS = st.text(alphabet="وفبلكسارنده", min_size=1, max_size=6)
TOKENS = st.one_of(WORDS, st.tuples(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), st.booleans()))


@pytest.mark.parametrize(
    ("token", "mended"),
    [
        (("لافروف", True), "لافروف"),  # the whole is known, the rest is not
        (("ولندن", True), ("ولندن", True)),  # the rest is known
        (("كتابه", True), ("كتابه", True)),  # the pronoun at the end may be what is attached
        (("للرقة", True), ("للرقة", True)),  # ل before ال
        ("ولندن", ("ولندن", True)),  # the rest is known, the whole is not
        ("وزير", "وزير"),
        ("فلندن", "فلندن"),  # ف and ك and س begin too many names for that
        ("وباريس", "وباريس"),  # nothing is known
        ("سوريا", "سوريا"),
        ("و", "و"),
        ("", ""),
    ],
)
def test_frequency_decides_what_is_attached(token: DraftToken, mended: DraftToken) -> None:
    assert segmentation_repair(RANKS)([[token]]) == [[mended]]


def test_what_stands_twice_in_a_row_is_one_word() -> None:
    twice: Draft = [["زار", ("وبكركي", True), ("وبكركي", True), ("ولندن", True), ".", "."], [("ولندن", True)]]
    assert segmentation_repair({})(twice) == [["زار", "وبكركي", "وبكركي", ("ولندن", True), ".", "."], [("ولندن", True)]]


def test_a_rare_rest_attaches_nothing() -> None:
    assert segmentation_repair({"لندن": 29_999})([["ولندن"]]) == [[("ولندن", True)]]
    assert segmentation_repair({"لندن": 30_000})([["ولندن"]]) == [["ولندن"]]


def test_a_token_is_cut_at_its_spaces_and_its_last_word_stays_marked() -> None:
    draft: Draft = [[("وصل إلى  وباريس", True), "في لندن"], ["."]]
    assert segmentation_repair({})(draft) == [["وصل", "إلى", ("وباريس", True), "في", "لندن"], ["."]]


def test_a_sentence_that_nobody_writes_is_cut_behind_a_mark_or_where_it_must_be() -> None:
    marked: Draft = [[*["قال"] * 250, "،", *["قال"] * 349]]
    assert [len(sentence) for sentence in segmentation_repair({})(marked)] == [251, 300, 49]
    endless: Draft = [["قال"] * 10_000]
    assert max(map(len, segmentation_repair({})(endless))) == 300
    longest: Draft = [["قال"] * 300]
    assert segmentation_repair({})(longest) == longest


def test_a_word_that_nobody_writes_is_cut() -> None:
    assert segmentation_repair({})([[("ا" * 250, True), "في"]])[0] == ["ا" * 100, "ا" * 100, ("ا" * 50, True), "في"]


@given(st.lists(st.lists(TOKENS, max_size=5), max_size=3))
def test_no_sentence_and_no_letter_is_lost(draft: Draft) -> None:
    mended = segmentation_repair(RANKS)(draft)
    assert [_letters(sentence) for sentence in mended] == [_letters(sentence) for sentence in draft]


def _letters(sentence: list[DraftToken]) -> str:
    return "".join(token if isinstance(token, str) else token[0] for token in sentence).replace(" ", "")


def test_ranks_follow_the_order_of_the_vectors() -> None:
    assert frequency_ranks([*VOCAB_PREFIX, "في", "من"]) == {"في": 1, "من": 2}
