from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.view.marks import find_names, without_overlap

LETTERS = st.text("ابتةنوفل ـًأ .", max_size=40)
SPANS = st.builds(lambda begin, length: Span(begin, begin + length), st.integers(0, 30), st.integers(1, 9))


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("والموصل هادئة", "الموصل", ["الموصل"]),
        ("فبالموصل قتال", "الموصل", ["الموصل"]),
        ("زار القاهرهَ أمس", "القاهرة", ["القاهره"]),
        ("قوّات الفجر", "قوات الفجر", ["قوّات الفجر"]),
        ("بلدة (عين [2]", "عين [2]", ["عين [2]"]),
        ("سوريا والسوريون", "سوريا", ["سوريا"]),
        ("لا اسم هنا", "", []),
    ],
)
def test_find_names_finds_whole_words(text: str, name: str, found: list[str]) -> None:
    assert [text[span.begin : span.end] for span in find_names(text, [name])] == found


def test_the_longer_of_two_names_is_marked() -> None:
    text = "وزارة الدفاع المالية"
    assert find_names(text, ["الدفاع", "وزارة الدفاع"]) == (Span(0, 12),)


@given(LETTERS, st.lists(LETTERS, max_size=4))
def test_marks_lie_in_the_text_and_do_not_overlap(text: str, names: list[str]) -> None:
    marks = find_names(text, names)
    assert all(0 <= mark.begin < mark.end <= len(text) for mark in marks)
    assert all(one.end <= other.begin for one, other in pairwise(marks))


@given(st.lists(SPANS, max_size=8))
def test_without_overlap_keeps_a_longest_span_and_drops_only_what_overlaps(spans: list[Span]) -> None:
    kept = without_overlap(spans)
    assert set(kept) <= set(spans)
    assert max((span.end - span.begin for span in spans), default=0) == max((span.end - span.begin for span in kept), default=0)
    for span in set(spans) - set(kept):
        assert any(span.begin < other.end and other.begin < span.end for other in kept)
