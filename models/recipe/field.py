"""The loss of training: a linear-chain conditional random field over the marks, for a batch of texts at once.

Where the labels say nothing every mark is allowed, so the gradient is the difference between what the model expects
over all sequences and what it expects over those that the labels allow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from checker.text.entity_lattice import ALLOWED, FIRST, LABELS, LAST, MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.recipe.corpora import SPAN

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
NUMBER = {mark: at for at, mark in enumerate(MARKS)}


def allowed(tokens: Sequence[tuple[int, int]], spans: Sequence[SPAN], unsure: Sequence[tuple[int, int]]) -> Flags:
    """The marks that the labels allow each token (given as the stretch of text it covers)."""
    flags = np.zeros((len(tokens), len(MARKS)), dtype=bool)
    flags[:, 0] = True
    for start, end in unsure:
        flags[[at for at, (left, right) in enumerate(tokens) if left < end and right > start]] = True
    for start, end, label in spans:
        inside = [at for at, (left, right) in enumerate(tokens) if left < end and right > start]
        if not inside or label not in LABELS:
            continue
        parts = ["U"] if len(inside) == 1 else ["B", *["I"] * (len(inside) - 2), "L"]
        flags[inside] = False
        for at, part in zip(inside, parts, strict=True):
            flags[at, NUMBER[f"{part}-{label}"]] = True
    return flags


def expect(emissions: Floats, steps: Floats, lengths: npt.NDArray[np.int64]) -> tuple[Floats, Floats, Floats]:
    """Expected marks of each token, expected transitions, and the log of the sum over all sequences of each text."""
    batch, longest, size = emissions.shape
    forward = np.zeros_like(emissions)
    backward = np.zeros_like(emissions)
    logs = np.zeros((batch, longest), dtype=np.float32)
    for at in range(longest):
        now = emissions[:, at] * FIRST if at == 0 else (forward[:, at - 1] @ steps) * emissions[:, at]
        total = now.sum(axis=1, keepdims=True) + 1e-30
        forward[:, at] = now / total
        logs[:, at] = np.log(total[:, 0])
    for at in range(longest - 1, -1, -1):
        last = (at + 1 >= lengths)[:, None]
        if at + 1 < longest:
            now = (emissions[:, at + 1] * backward[:, at + 1]) @ steps.T
            now /= now.sum(axis=1, keepdims=True) + 1e-30
            backward[:, at] = np.where(last, LAST, now)
        else:
            backward[:, at] = LAST
    real = np.arange(longest)[None, :] < lengths[:, None]
    marks = forward * backward
    sums = marks.sum(axis=2, keepdims=True)
    marks = marks / (sums + 1e-30) * real[:, :, None]
    follow = emissions[:, 1:] * backward[:, 1:]
    pair = ((forward[:, :-1] @ steps) * follow).sum(axis=2, keepdims=True)
    weights = forward[:, :-1] / (pair + 1e-30) * real[:, 1:, None]
    moves = (weights.reshape(-1, size).T @ follow.reshape(-1, size)) * steps
    ends = np.take_along_axis(forward, (lengths - 1)[:, None, None], axis=1)[:, 0]
    total = (logs * real).sum(axis=1) + np.log((ends * LAST).sum(axis=1) + 1e-30)
    return marks, moves, total


def loss(
    scores: Sequence[Floats], permitted: Sequence[Flags], transitions: Floats, weights: Sequence[float]
) -> tuple[float, list[Floats], Floats]:
    """The loss of a batch, its gradient for each text's scores, and for the transitions."""
    lengths = np.array([len(text) for text in scores])
    shape = (len(scores), int(lengths.max()), len(MARKS))
    padded = np.zeros(shape, dtype=np.float32)
    flags = np.ones(shape, dtype=bool)
    for at, (text, permit) in enumerate(zip(scores, permitted, strict=True)):
        padded[at, : len(text)] = text
        flags[at, : len(text)] = permit
    emissions = np.exp(padded - padded.max(axis=2, keepdims=True)) + 1e-12
    steps = np.where(ALLOWED, np.exp(transitions), 0).astype(np.float32)
    every, moves, whole = expect(emissions, steps, lengths)
    right, right_moves, part = expect(emissions * flags, steps, lengths)
    share = np.array(weights, dtype=np.float32)[:, None, None]
    gradient = (every - right) * share
    lost = float((whole - part).sum())
    return lost, [gradient[at, :length] for at, length in enumerate(lengths)], moves - right_moves
