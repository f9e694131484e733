"""The file of a user's decisions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Decision
from kg.resolve import format_decisions, parse_decisions

HEADER = "verdict,first,second,first_name,second_name\n"
ONE, TWO = "1f" * 8, "2e" * 8
IDS = st.text("0123456789abcdef", min_size=16, max_size=16)
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]))
DECISIONS = st.builds(Decision, st.sampled_from(["same", "different"]), IDS, IDS, NAMES, NAMES).filter(
    lambda d: d.first != d.second
)


@given(st.lists(DECISIONS))
def test_what_is_written_is_read_again(decisions: list[Decision]) -> None:
    assert set(parse_decisions(format_decisions(decisions), file="d.csv")) == set(decisions)


@given(st.lists(DECISIONS))
def test_the_file_does_not_depend_on_the_order(decisions: list[Decision]) -> None:
    assert format_decisions(decisions[::-1]) == format_decisions(decisions)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "d.csv:1: the header must be"),
        ("verdict,first\n", "d.csv:1: the header must be"),
        (HEADER + f"same,{ONE}\n", "d.csv:2: 2 cells"),
        (HEADER + f"maybe,{ONE},{TWO},,\n", "d.csv:2: the verdict is maybe"),
        (HEADER + f"same,{ONE},القاهرة,,\n", "d.csv:2: القاهرة is no id"),
        (HEADER + f"same,{ONE},{TWO},,\nsame,{ONE},{ONE},,\n", "d.csv:3: both ids are"),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words.replace(".", r"\.")):
        parse_decisions(text, file="d.csv")
