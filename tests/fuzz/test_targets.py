"""The targets of the fuzzer hold for what it begins with, and for what is mixed of that."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.seeds import SEEDS
from tests.fuzz.targets import TARGETS

PIECES = st.sampled_from([piece for seed in SEEDS for piece in (seed, seed[:9], seed[-9:], seed[7:31])])
CONTENT = st.lists(
    PIECES | st.binary(max_size=9) | st.text(max_size=9).map(lambda text: text.encode("utf-8", "replace")), max_size=6
)


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=50)
@given(pieces=CONTENT)
def test_a_target_holds(target: str, pieces: list[bytes]) -> None:
    TARGETS[target](b"".join(pieces))


# What the fuzzer has found.
@pytest.mark.parametrize(
    ("target", "content"),
    [
        ("decisions", b"verdict,first,second,first_name,second_name\na\rb"),
        ("quotes", b'"' * 200_000),
        ("quotes", "«ا. ".encode() * 20_000),
        ("quotes", "“ا: «".encode() * 20_000),
    ],
    ids=["return", "marks", "never closed", "nested"],
)
def test_a_finding_stays_mended(target: str, content: bytes) -> None:
    TARGETS[target](content)
