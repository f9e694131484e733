"""Why a sentence with a trigger gave no fact."""

import pytest

from kg import lexicon
from kg.explain.model import REASONS
from kg.extract import extract, make_tables
from tests.extract.support import parsed

TABLES = make_tables(lexicon.load())


def reasons(conllu: str) -> list[tuple[str, str, str]]:
    """Return kind, trigger and reason of what was not coded in a snippet."""
    return [(record.kind, record.trigger, record.reason) for record in extract(*parsed(conllu), TABLES).uncoded]


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        ("1 أكد VERB\n2 هاني X NER=B-PER\n3 ذلك DET\n4 . PUNCT", ("statement", "أكد", "no-content")),
        ("1 لم PART\n2 يؤكد VERB\n3 هاني X NER=B-PER\n4 ذلك DET\n5 . PUNCT", ("statement", "يؤكد", "negated")),
        ("1 تجدد VERB\n2 القصف NOUN\n3 . PUNCT", ("operation", "القصف", "no-participant")),
        ("1 تدعم VERB\n2 النرويج X\n3 ذلك DET\n4 . PUNCT", ("relation", "تدعم", "one-actor")),
        ("1 يدعمون VERB\n2 ذلك DET\n3 . PUNCT", ("relation", "يدعمون", "no-participant")),
        ("1 لم PART\n2 تدعم VERB\n3 النرويج X\n4 إسبانيا X\n5 . PUNCT", ("relation", "تدعم", "negated")),
        (
            "1 سيطرت VERB\n2 النرويج X\n3 على ADP\n4 ذلك DET\n5 مع ADP\n6 إسبانيا X\n7 . PUNCT",
            ("relation", "سيطرت", "no-place"),
        ),
    ],
)
def test_the_reason_is_given(snippet: str, expected: tuple[str, str, str]) -> None:
    assert expected in reasons(snippet)


def test_a_sentence_with_the_fact_is_no_case() -> None:
    coded = "1 تدعم VERB\n2 النرويج X _ 1 nsubj\n3 إسبانيا X _ 1 obj\n4 . PUNCT"
    assert [kind for kind, *_ in reasons(coded) if kind == "relation"] == []


def test_a_sentence_without_a_trigger_is_no_case() -> None:
    assert reasons("1 وصل VERB\n2 هاني X NER=B-PER\n3 أمس ADV\n4 . PUNCT") == []


def test_each_sentence_gives_at_most_one_case_of_a_kind() -> None:
    snippet = "1 تدعم VERB\n2 وتؤيد VERB\n3 النرويج X\n4 ذلك DET\n5 . PUNCT"
    assert [kind for kind, *_ in reasons(f"{snippet}\n\n{snippet}")].count("relation") == 2


def test_the_case_stands_on_its_sentence_and_word() -> None:
    article, sentences = parsed("1 عاد VERB\n2 الهدوء NOUN\n3 . PUNCT\n\n1 يدعمون VERB\n2 ذلك DET\n3 . PUNCT")
    (record,) = (record for record in extract(article, sentences, TABLES).uncoded if record.kind == "relation")
    assert article.text[record.begin : record.end] == "يدعمون ذلك."
    assert article.text[record.trigger_begin : record.trigger_end] == record.trigger == "يدعمون"


def test_all_reasons_that_are_given_are_explained() -> None:
    given = {
        reason for *_, reason in reasons("1 لا PART\n2 تدعم VERB\n3 النرويج X\n4 . PUNCT\n\n1 تجدد VERB\n2 القصف NOUN\n3 . PUNCT")
    }
    assert given <= REASONS.keys()
