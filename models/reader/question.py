"""A batch of unlabelled text with words to guess."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

WORDS = 40_000
"""Forms that are guessed, the commonest."""

ASKED = 0.2
"""Share of the tokens that are asked for."""

HIDDEN, ITSELF = 0.85, 0.07
"""Shares of those that are hidden, and that are shown as they are; the rest is shown as another word."""

QUIET = 0.2
"""Share of the blocks that are shown without capitals."""

DIGITS = 4
"""What is left of the shape of a word without capitals: see ``checker.text.network_input.shape``."""


@dataclass(frozen=True)
class Question:
    """What is shown and what is asked: ``numbers``, ``shapes`` and ``gone`` of shape (b, n), the others (asked,).

    ``gone`` is true where a word is hidden; ``places`` point into the batch laid flat; ``wanted`` are the numbers of
    forms to be guessed, 0 for one that is not among the commonest.
    """

    numbers: Tensor
    shapes: Tensor
    gone: Tensor
    places: Tensor
    wanted: Tensor


def question(numbers: Tensor, shapes: Tensor) -> Question:
    """Hide a part of the forms of a batch, of shape (b, n)."""
    where, count = numbers.device, numbers.numel()
    places = torch.rand(count, device=where).topk(int(ASKED * count)).indices
    wanted = numbers.flatten()[places]
    dice = torch.rand(len(places), device=where)
    gone = torch.zeros(count, dtype=torch.bool, device=where)
    gone[places[dice < HIDDEN]] = True
    other = places[dice >= HIDDEN + ITSELF]
    shown = numbers.flatten().clone()
    shown[other] = shown[torch.randint(count, (len(other),), device=where)]
    return Question(
        shown.view(numbers.shape),
        without_capitals(shapes, QUIET),
        gone.view(numbers.shape),
        places,
        torch.where(wanted <= WORDS, wanted, 0),
    )


def without_capitals(shapes: Tensor, share: float) -> Tensor:
    """Shapes of shape (b, n), in this share of the rows without capitals."""
    quiet = torch.rand(len(shapes), 1, device=shapes.device) < share
    return torch.where(quiet, shapes & DIGITS, shapes)
