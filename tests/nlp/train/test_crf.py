import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from stanza.models.common.crf import CRFLoss

from kg.nlp.train.crf import log_norm


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.integers(0, 7), min_size=1, max_size=4).filter(any),
    st.integers(1, 5),
    st.sampled_from([0.1, 3.0, 30.0]),
    st.integers(0, 99),
)
def test_norm_and_gradients_are_those_of_stanza(lengths: list[int], tags: int, spread: float, seed: int) -> None:
    """A sentence without words is one that a scheme has not marked."""
    torch.manual_seed(seed)
    crf = CRFLoss(tags)
    crf._transitions.data = spread * torch.randn(tags, tags)
    scores = (spread * torch.randn(len(lengths), max(lengths), tags)).requires_grad_()
    left_out = torch.tensor([[place >= length for place in range(max(lengths))] for length in lengths])
    found = []
    for norm in (CRFLoss.crf_log_norm, log_norm):
        value = norm(crf, scores, left_out, scores)
        weighted = (value * torch.arange(1.0, len(lengths) + 1)).sum()
        slopes = torch.autograd.grad(weighted, [scores, crf._transitions], allow_unused=True)  # one word has no transition
        found.append((value, *(torch.zeros(1) if slope is None else slope for slope in slopes)))
    for theirs, ours in zip(*found, strict=True):
        assert torch.allclose(theirs, ours, rtol=1e-3, atol=1e-3)
