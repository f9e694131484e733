"""Best trees, beside those of Stanza."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

from kg.nlp.trees import best_tree


@given(st.integers(0, 10_000), st.integers(2, 20), st.sampled_from([0.5, 4.0, 40.0]))
def test_the_tree_is_that_of_stanza(seed: int, size: int, sureness: float) -> None:
    scores = (np.random.default_rng(seed).normal(size=(size, size)) * sureness).astype(np.float32)
    np.fill_diagonal(scores, -np.inf)
    scores -= scores.max(1, keepdims=True)
    scores -= np.log(np.exp(scores).sum(1, keepdims=True))
    before = scores.copy()
    tree = best_tree(scores)
    assert tree.tolist() == chuliu_edmonds_one_root(scores).tolist()
    assert np.array_equal(scores, before)
    assert np.count_nonzero(tree[1:] == 0) == 1
