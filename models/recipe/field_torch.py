"""The loss of ``models.recipe.field`` in PyTorch, which finds the gradient by itself."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from checker.text.entity_lattice import ALLOWED, FIRST, LAST

FORBIDDEN = -1e4
"""The score of what can't be."""


def lost(scores: Tensor, permitted: Tensor, transitions: Tensor, lengths: Tensor) -> Tensor:
    """The loss of each text, in nats, of shape (b,).

    ``scores`` and ``permitted`` (true where the labels allow a mark) have shape (b, n, marks), ``lengths`` (b,).
    """
    steps = transitions + _forbidden(~ALLOWED, scores)
    right = scores.masked_fill(~permitted, FORBIDDEN)
    return _whole(scores, steps, lengths) - _whole(right, steps, lengths)


def _whole(scores: Tensor, steps: Tensor, lengths: Tensor) -> Tensor:
    """The log of the sum over all sequences of each text."""
    reached = scores[:, 0] + _forbidden(~FIRST, scores)
    for at in range(1, scores.shape[1]):
        now = torch.logsumexp(reached[:, :, None] + steps, 1) + scores[:, at]
        reached = torch.where((at < lengths)[:, None], now, reached)
    return torch.logsumexp(reached + _forbidden(~LAST, scores), 1)


def _forbidden(never: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], like: Tensor) -> Tensor:
    return torch.tensor(np.where(never, FORBIDDEN, 0), dtype=like.dtype, device=like.device)
