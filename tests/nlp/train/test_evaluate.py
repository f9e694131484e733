from pathlib import Path

import pytest

from kg.errors import TrainingError
from kg.nlp.models import ModelSet
from kg.nlp.train.evaluate import Score, as_table, evaluate_models, span_scores


def test_names_are_right_with_both_ends_and_type() -> None:
    """Of 4 names 2 are found, among 5; of persons 1 of 2, among 2; of places 1 of 1, among 3: F1 = 2 · found / (gold + said)."""
    expected = [frozenset({(0, 2, "PER"), (3, 4, "LOC")}), frozenset({(0, 1, "PER"), (2, 3, "ORG")})]
    found = [frozenset({(0, 2, "PER"), (3, 4, "LOC"), (5, 6, "LOC")}), frozenset({(0, 2, "PER"), (2, 3, "LOC")})]
    assert list(span_scores(expected, found, "names", "its own scheme")) == [
        Score("names", "its own scheme", "F1", 400 / 9, 4),
        Score("names", "its own scheme", "F1 LOC", 50, 1),
        Score("names", "its own scheme", "F1 ORG", 0.0, 1),
        Score("names", "its own scheme", "F1 PER", 50, 2),
    ]


def test_the_same_span_in_another_sentence_is_no_hit() -> None:
    name = frozenset({(0, 1, "LOC")})
    assert [score.value for score in span_scores([name, frozenset()], [frozenset(), name], "names", "")] == [0, 0]


def test_where_no_name_is_none_is_scored() -> None:
    assert list(span_scores([frozenset()], [frozenset()], "names", "")) == [Score("names", "", "F1", 0.0, 0)]


def test_scores_are_shown_with_two_digits() -> None:
    assert as_table([Score("names", "its own scheme", "F1", 44.4444, 4)]) == [
        {"corpus": "names", "mode": "its own scheme", "metric": "F1", "score": 44.44, "gold items": 4}
    ]


def test_every_test_part_is_scored(installed: ModelSet, corpora: Path) -> None:
    scores = list(evaluate_models(installed, corpora))
    counts = {(score.corpus, score.mode, score.metric): score.support for score in scores}
    assert all(0 <= score.value <= 100 for score in scores)
    assert len(counts) == len(scores) == 3 * 8 + 3 * 5 + 3 + 2 * (4 + 3)
    assert counts["ar_padt mended", "raw text", "Words"] == counts["ar_padt mended", "gold words", "LAS"] == 9
    assert counts["ar_padt", "raw text", "Tokens"] == 8
    assert counts["ar_padt", "raw text", "Words"] == counts["ar_padt", "gold words", "LAS"] == 9
    assert counts["ar_padt", "raw text", "Sentences"] == 2
    assert counts["ar_padt mended, in paragraphs", "raw text", "Sentences"] == 2
    assert counts["ar_pud", "gold words", "UPOS"] == 5
    assert counts["names", "its own scheme", "F1"] == 2
    assert counts["anercorp", "its own scheme", "F1 MISC"] == 1
    assert counts["anercorp", "product scheme, mapped", "F1"] == 2


def test_missing_corpora_are_told(installed: ModelSet, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"ar_padt-test\.conllu"):
        list(evaluate_models(installed, tmp_path))
