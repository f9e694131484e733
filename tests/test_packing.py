from dataclasses import dataclass

import pytest

from kg.model import Article, Dropped, Passage, Sentence, Span, Token, Word
from kg.packing import pack, unpack

ARTICLE = Article("خبر", "قال «نعم»\n\ud800", "ab", (Passage(0, 3, "paragraph"),), (), "", "", "2016-11-06")
SENTENCE = Sentence(0, 0, 0, 3, (Token(0, 3, 0, 1),), (Word(0, "قال", "قال", "VERB", "", -1, "root", 0, 3, 0),), ())


def test_records_come_back_as_they_were() -> None:
    assert unpack(Article, pack([ARTICLE])) == (ARTICLE,)
    assert unpack(Sentence, pack([SENTENCE, SENTENCE])) == (SENTENCE, SENTENCE)
    assert unpack(Dropped, pack([])) == ()


def test_equal_records_are_equal_bytes() -> None:
    assert pack([Span(1, 2)]) == pack([Span(1, 2)])


@pytest.mark.parametrize("content", [b"", b"x", pack([Span(1, 2)])[:-2], pack([Span(1, 2)])])
def test_what_is_damaged_or_of_another_class_is_told(content: bytes) -> None:
    with pytest.raises(ValueError, match="not a row of Sentence"):
        unpack(Sentence, content)


@dataclass(frozen=True, slots=True)
class _Kept:
    names: frozenset[str]
    span: Span | None


@pytest.mark.parametrize("span", [None, Span(1, 2)])
def test_sets_and_what_is_missing_come_back_too(span: Span | None) -> None:
    kept = _Kept(frozenset(("ب", "ا")), span)
    assert unpack(_Kept, pack([kept])) == (kept,)
