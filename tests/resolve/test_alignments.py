"""Statements that report the same words are set beside each other, with what each leaves out."""

import pytest

from kg.model import Alignment, Extraction, Mention, Statement, content_id
from kg.resolve import resolve


def said(article: str, content: str, speaker: str = "هدى العلي", verb: str = "قالت") -> Extraction:
    """Return an article with one statement, whose speaker is named first."""
    begin = len(speaker) + 1
    mentions = (
        (Mention(content_id(article), article, 0, begin - 1, speaker, speaker, "Person", "by-hand", 0.8),) if speaker else ()
    )
    statement = Statement(
        id=content_id(article, content),
        article=article,
        begin=begin,
        end=begin + len(content),
        content=content,
        speaker=mentions[0].id if mentions else "",
        verb=verb,
        verb_begin=0,
        verb_end=1,
        act="say",
        distance="neutral",
        direct=True,
        rule="by-hand",
        confidence=0.8,
    )
    return Extraction(article, mentions, statements=(statement,))


def aligned(first: Extraction, second: Extraction) -> Alignment | None:
    """Return the alignment of the statements of two articles."""
    found = resolve([first, second]).alignments
    assert len(found) <= 1
    return found[0] if found else None


def left_out(mine: Extraction, other: Extraction) -> list[str]:
    """Return the words of another statement that mine leaves out."""
    found = aligned(mine, other)
    assert found is not None
    (statement,) = other.statements
    spans = found.only_first if found.first == statement.id else found.only_second
    return [statement.content[span.begin - statement.begin : span.end - statement.begin] for span in spans]


WHOLE = "لن نقبل أن يقصف أحد مدننا، وسنرد في الوقت المناسب وبالطريقة المناسبة على كل من يفعل ذلك"


def test_the_same_words_are_aligned_in_any_spelling() -> None:
    found = aligned(said("a", WHOLE), said("b", WHOLE.replace("أ", "ا").replace("،", " ")))
    assert found is not None
    assert (found.likeness, found.only_first, found.only_second) == (1.0, (), ())


@pytest.mark.parametrize(
    ("short", "missing"),
    [
        ("لن نقبل أن يقصف أحد مدننا", ["وسنرد في الوقت المناسب وبالطريقة المناسبة على كل من يفعل ذلك"]),
        ("سنرد في الوقت المناسب وبالطريقة المناسبة", ["لن نقبل أن يقصف أحد مدننا،", "على كل من يفعل ذلك"]),
        ("لن نقبل أن يقصف أحد مدننا، وسنرد في الوقت المناسب على كل من يفعل ذلك", ["وبالطريقة المناسبة"]),
    ],
)
def test_what_an_outlet_leaves_out_is_told(short: str, missing: list[str]) -> None:
    assert left_out(said("a", short), said("b", WHOLE)) == missing
    assert left_out(said("b", WHOLE), said("a", short)) == []


def test_both_may_have_words_of_their_own() -> None:
    first, second = said("a", f"أقول لكم {WHOLE}"), said("b", f"{WHOLE} من دون تردد")
    assert (left_out(first, second), left_out(second, first)) == (["من دون تردد"], ["أقول لكم"])


@pytest.mark.parametrize(
    "other",
    [
        "نقبل أن يقصف",
        "قبل أن نرد في الوقت نفسه على ما يقال عن مدننا نريد أن نعرف من يفعل ذلك",
        "في الوقت المناسب وبالطريقة المناسبة يعود المسافرون إلى بيوتهم بعد أن يفرغوا من أعمالهم كلها",
        "سنرد على كل من يقصف مدننا، ولن نقبل ذلك",
    ],
)
def test_words_in_common_are_not_the_same_words(other: str) -> None:
    assert aligned(said("a", WHOLE), said("b", other)) is None


def test_another_speaker_needs_more_of_the_same_words() -> None:
    short = "لن نقبل أن يقصف أحد مدننا"
    assert aligned(said("a", short), said("b", WHOLE, "سامي الدروبي")) is None
    assert aligned(said("a", WHOLE), said("b", WHOLE, "سامي الدروبي")) is not None


@pytest.mark.parametrize("speaker", ["", "مصدر عسكري", "العلي"])
def test_a_speaker_whom_other_articles_do_not_know_may_be_the_same(speaker: str) -> None:
    assert aligned(said("a", "لن نقبل أن يقصف أحد مدننا"), said("b", WHOLE, speaker)) is not None


def test_an_article_is_not_aligned_with_itself_and_the_order_changes_nothing() -> None:
    read = [said(name, WHOLE) for name in "abc"]
    assert len(resolve(read).alignments) == 3
    assert resolve(read).alignments == resolve(read[::-1]).alignments
    assert all(one.first < one.second for one in resolve(read).alignments)


def test_a_formula_that_everybody_says_is_passed_over() -> None:
    read = [said(str(number), "نحن على ثقة تامة بأننا سننتصر", f"هدى {name}") for number, name in enumerate(["العلي"] * 60)]
    assert resolve(read).alignments == ()
