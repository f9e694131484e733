"""A record becomes an article with the best of what is known, or is refused with the reason."""

import hashlib

import pytest

from kg.corpus.article import make_article
from kg.corpus.formats import Record
from kg.model import Article, Problem

HEADLINE = "الجيش يدخل البلدة"
TEXT = f"{HEADLINE}\n٦ نوفمبر ٢٠١٦\nقالت وزارة الدفاع في بيان إن وحداتها دخلت البلدة بعد اشتباكات استمرت يومين."


def article(record: Record) -> Article:
    (made,), problems = make_article(record)
    assert problems == ()
    return made


def test_the_text_is_kept_and_hashed() -> None:
    made = article(Record("a.txt", "a", TEXT))
    assert made.text == TEXT
    assert made.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert [TEXT[passage.begin : passage.end] for passage in made.passages] == [TEXT.split("\n")[0], TEXT.split("\n")[2]]


def test_what_the_text_says_of_itself_is_taken() -> None:
    made = article(Record("2015-01-02-a.txt", "2015-01-02-a", TEXT))
    assert (made.title, made.issued) == (HEADLINE, "2016-11-06")


def test_what_the_record_says_goes_before_that() -> None:
    record = Record("a.txt", "a", TEXT, "عنوان  آخر\n", "المنارة", "7 تشرين الثاني 2016", "https://example.org/7")
    made = article(record)
    assert (made.title, made.publisher, made.issued, made.source) == (
        "عنوان آخر",
        "المنارة",
        "2016-11-07",
        "https://example.org/7",
    )


def test_the_name_gives_the_date_where_nothing_else_does() -> None:
    assert article(Record("x", "2015-01-02-a", "دخل الجيش البلدة.")).issued == "2015-01-02"


def test_a_date_that_is_not_understood_is_a_warning() -> None:
    (made,), (problem,) = make_article(Record("a.jsonl:3", "a", "دخل الجيش البلدة.", issued="قبل أيام"))
    assert made.issued == ""
    assert (problem.where, problem.severity) == ("a.jsonl:3", "warning")
    assert "قبل أيام" in problem.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("The army said so.", "no Arabic letters"),
        ("١٢٣ ،؟", "no Arabic letters"),
        ("قال\x00الجيش", "binary"),
        ("قال الجيش \ud83d", "surrogate"),
        ("الرئيسية\nاقرأ أيضا\nشارك", "nothing to read"),
    ],
)
def test_refused_with_a_reason(text: str, reason: str) -> None:
    articles, (problem,) = make_article(Record("a.txt", "a", text))
    assert articles == ()
    assert problem == Problem("a.txt", problem.reason)
    assert reason in problem.reason


def test_fields_are_fit_for_utf8_and_on_one_line() -> None:
    made = article(Record("a.jsonl:1", "a\n\ud83d", "دخل الجيش البلدة.", title="عنوان\r\n\udc00"))
    assert (made.id, made.title) == ("a ?", "عنوان ?")
