from collections.abc import Iterable

import pytest

from kg.nlp.train.names import MarkedSentence
from kg.nlp.train.silver_names import ReadTwice, Span, chosen

SETTINGS = {"shortest": 2, "longest": 9, "every_known": 1, "every_nameless": 1}
ALEPPO = (2, 3, "LOC")


def read(text: str, one: Iterable[Span], other: Iterable[Span], scheme: str = "names") -> ReadTwice:
    return ReadTwice(tuple(text.split()), {scheme: (frozenset(one), frozenset(other))})


def alike(text: str, *spans: Span) -> ReadTwice:
    return read(text, spans, spans)


def texts(found: Iterable[MarkedSentence]) -> list[str]:
    return [" ".join(token for token, _ in sentence) for sentence in found]


def gold(text: str, *tags: str) -> MarkedSentence:
    return tuple((token, (tag, "-", "-", "-")) for token, tag in zip(text.split(), tags, strict=True))


def test_a_sentence_on_whose_names_both_agree_has_their_tags() -> None:
    found = chosen([alike("زار سامر الأحمد حلب", (1, 3, "PER"), (3, 4, "LOC"))], [], SETTINGS)
    assert found == [gold("زار سامر الأحمد حلب", "O", "B-PER", "I-PER", "B-LOC")]


@pytest.mark.parametrize("other", [[], [(2, 3, "ORG")], [(1, 3, "LOC")], [ALEPPO, (0, 1, "PER")]])
def test_where_they_are_at_odds_nothing_is_learnt(other: list[Span]) -> None:
    assert chosen([read("غادر الوزير حلب", [ALEPPO], other)], [], SETTINGS) == []


def test_each_scheme_is_asked_for_itself() -> None:
    names = {"names": (frozenset([ALEPPO]), frozenset[Span]()), "anercorp": (frozenset([ALEPPO]), frozenset([ALEPPO]))}
    found = chosen([ReadTwice(("غادر", "الوزير", "حلب"), names)], [], SETTINGS)
    assert [tags for _, tags in found[0]] == [("-", "O", "-", "-"), ("-", "O", "-", "-"), ("-", "B-LOC", "-", "-")]


def test_what_most_of_the_text_calls_otherwise_is_not_learnt() -> None:
    persons = [alike(f"قال حلب {number}", (1, 2, "PER")) for number in range(3)]
    place = alike("غادر الوزير حلب", ALEPPO)
    assert texts(chosen([*persons, place], [], SETTINGS)) == ["قال حلب 0", "قال حلب 1", "قال حلب 2"]
    assert len(chosen([*persons[:1], place], [], SETTINGS)) == 2


def test_spelling_makes_no_other_name() -> None:
    calls = [alike(f"قال أحمد {number}", (1, 2, "PER")) for number in range(3)]
    assert len(chosen([*calls, alike("زار الوفد احمد", (2, 3, "LOC"))], [], SETTINGS)) == 3


def test_of_sentences_with_names_that_are_known_so_manyth_is_kept() -> None:
    sentences = [alike("غادر الوزير حلب", ALEPPO), alike("زار الوزير تدمر", (2, 3, "LOC")), alike("وصل إلى حلب", ALEPPO)]
    known = [gold("في حلب", "O", "B-LOC")]
    assert texts(chosen(sentences, known, {**SETTINGS, "every_known": 2})) == ["زار الوزير تدمر", "وصل إلى حلب"]


def test_of_sentences_without_names_so_manyth_is_kept() -> None:
    sentences = [alike(f"قال ذلك {number}") for number in range(6)]
    assert texts(chosen(sentences, [], {**SETTINGS, "every_nameless": 3})) == ["قال ذلك 2", "قال ذلك 5"]


def test_sentences_are_neither_too_short_nor_too_long() -> None:
    sentences = [alike("حلب", (0, 1, "LOC")), alike(" ".join(["قال"] * 10))]
    assert chosen(sentences, [], SETTINGS) == []
