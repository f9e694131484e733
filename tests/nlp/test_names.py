"""Best paths, beside those of Stanza."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from stanza.models.common.crf import viterbi_decode

from kg.nlp.names import best_paths


@given(st.integers(0, 10_000), st.lists(st.integers(1, 12), min_size=1, max_size=5))
def test_paths_are_those_of_stanza(seed: int, lengths: list[int]) -> None:
    random = np.random.default_rng(seed)
    lengths = sorted(lengths, reverse=True)
    scores = random.normal(size=(len(lengths), lengths[0], 6)).astype(np.float32)
    transitions = random.normal(size=(6, 6)).astype(np.float32)
    paths = best_paths(scores, lengths, transitions)
    for row, length, path in zip(scores, lengths, paths, strict=True):
        assert path == [int(tag) for tag in viterbi_decode(row[:length], transitions)[0]]
