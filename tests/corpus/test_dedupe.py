"""Identifiers are unique in what comes out, and texts that come twice are told."""

from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.dedupe import unique
from kg.model import Article, Passage, Problem


def article(identifier: str, text: str) -> Article:
    return Article(identifier, text, f"hash of {text}", (Passage(0, len(text), "paragraph"),))


def test_the_same_article_is_left_out_with_a_warning() -> None:
    first, problem = unique([("x/a.txt", article("a", "نص")), ("y/a.txt", article("a", "نص"))])
    assert first == article("a", "نص")
    assert isinstance(problem, Problem)
    assert (problem.where, problem.severity) == ("y/a.txt", "warning")
    assert "x/a.txt" in problem.reason


def test_one_file_named_twice_is_read_once() -> None:
    found = list(unique([("a.txt", article("a", "نص"))] * 2))
    assert [isinstance(one, Article) for one in found] == [True, False]


def test_an_identifier_that_is_taken_is_refused() -> None:
    _, problem = unique([("x/a.txt", article("a", "نص")), ("y/a.txt", article("a", "نص آخر"))])
    assert isinstance(problem, Problem)
    assert (problem.where, problem.severity) == ("y/a.txt", "refused")
    assert "x/a.txt" in problem.reason


def test_the_same_text_under_another_name_is_kept_with_a_warning() -> None:
    first, second, problem = unique([("a.txt", article("a", "نص")), ("b.txt", article("b", "نص"))])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(problem, Problem)
    assert (problem.where, problem.severity) == ("b.txt", "warning")


def test_problems_are_handed_on_in_their_place() -> None:
    problem = Problem("c.txt", "empty")
    assert list(unique([problem, ("a.txt", article("a", "نص")), problem])) == [problem, article("a", "نص"), problem]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"))))
def test_identifiers_come_out_once_and_nothing_is_lost(pairs: list[tuple[str, str]]) -> None:
    found = list(unique((f"{n}", article(identifier, text)) for n, (identifier, text) in enumerate(pairs)))
    articles = [one for one in found if isinstance(one, Article)]
    left_out = [one for one in found if isinstance(one, Problem) and "kept" not in one.reason]
    assert [one.id for one in articles] == list(dict.fromkeys(identifier for identifier, _ in pairs))
    assert len(articles) + len(left_out) == len(pairs)
