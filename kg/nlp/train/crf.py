"""The normaliser of Stanza's CRF, worked out in probabilities instead of logarithms, with its gradient.

Stanza's own takes ten operations for each word and each tag scheme, and as many to go back; this takes four. On a processor each
operation on a few numbers costs more than the numbers.

Source: Rabiner 1989, "A Tutorial on Hidden Markov Models" (forward and backward probabilities, scaled at each word).
"""

from typing import Any

import torch


class LogNorm(torch.autograd.Function):
    """The logarithm of the summed scores of all tag sequences, for each sentence of a batch.

    Arguments: scores (sentences × words × tags), whether each word is left out (sentences × words), transitions (tags × tags).
    """

    @staticmethod
    def forward(ctx: Any, scores: torch.Tensor, left_out: torch.Tensor, transitions: torch.Tensor) -> torch.Tensor:
        """Return one number for each sentence; 0 where all words are left out."""
        rows = (~left_out).any(dim=1).nonzero().squeeze(1)
        given, counted = scores[rows].double(), ~left_out[rows]
        highest, ceiling = given.max(dim=2).values, transitions.max().double()
        emitted, moved = (given - highest.unsqueeze(2)).exp(), (transitions.double() - ceiling).exp()
        state: list[torch.Tensor] = []
        sums: list[torch.Tensor] = []
        for place in range(given.size(1)):
            new = (state[-1] @ moved) * emitted[:, place] if place else emitted[:, 0]
            total = new.sum(dim=1, keepdim=True)
            new = new / total
            kept = counted[:, place : place + 1]
            state.append(torch.where(kept, new, state[-1]) if place else new)
            sums.append(torch.where(kept, total, 1.0) if place else total)
        scale = torch.stack(sums, dim=1)
        ceilings = ceiling * counted[:, 1:].sum(dim=1)
        highest = torch.where(counted, highest, 0.0)
        highest[:, 0] = given[:, 0].max(dim=1).values
        ctx.save_for_backward(rows, counted, emitted, moved, torch.stack(state, dim=1), scale)
        ctx.shape = scores.shape
        norms = scores.new_zeros(scores.size(0))
        norms[rows] = (scale.log().sum(dim=(1, 2)) + highest.sum(dim=1) + ceilings).to(scores.dtype)
        return norms

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> tuple[torch.Tensor, None, torch.Tensor]:
        """Return the gradients: how probable each tag is at each word, and each transition in the sentence."""
        rows, counted, emitted, moved, state, scale = ctx.saved_tensors
        onward = torch.ones_like(state[:, 0])
        later = [onward]
        for place in range(state.size(1) - 1, 0, -1):
            new = ((emitted[:, place] * onward) @ moved.T) / scale[:, place]
            onward = torch.where(counted[:, place : place + 1], new, onward)
            later.append(onward)
        after = torch.stack(later[::-1], dim=1)
        weight = gradients[0][rows].double().view(-1, 1, 1)
        found = gradients[0].new_zeros(ctx.shape)
        first = torch.ones_like(counted[:, :1])
        found[rows] = (state * after * weight * torch.cat([first, counted[:, 1:]], dim=1).unsqueeze(2)).to(found.dtype)
        reached = emitted[:, 1:] * after[:, 1:] / scale[:, 1:] * weight * counted[:, 1:].unsqueeze(2)
        pairs = moved * (state[:, :-1].flatten(0, 1).T @ reached.flatten(0, 1))
        return found, None, pairs.to(found.dtype)


def log_norm(crf: Any, scores: torch.Tensor, left_out: torch.Tensor, _tags: torch.Tensor) -> torch.Tensor:
    """Return what Stanza's `CRFLoss.crf_log_norm`, whose place it takes, returns."""
    apply: Any = LogNorm.apply
    norms: torch.Tensor = apply(scores, left_out.bool(), crf._transitions)
    return norms
