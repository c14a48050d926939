"""Layers of a small transformer in numpy: from what tokens give by themselves to what they mean among the others.

Self-attention with rotary places (Vaswani et al. 2017; Su et al. 2021), layers normalised before (Xiong et al. 2020).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from checker.text.layers import Array, Weights, attended, gelu, normalised

HEAD_WIDTH = 64
"""Numbers of a token that one head of attention looks at."""

EPSILON = 1e-5
"""What PyTorch's layers add to a variance."""

SLOWEST = 10_000.0
"""How many times slower the last pair of numbers turns from place to place than the first."""


class Transformer:
    """Networks that were trained apart, side by side: arrays have a first axis of length k.

    ``arrays`` are by PyTorch's names, a layer's as (k, out, in): ``entry``, ``into``, ``blocks.0`` and so on, ``exit``,
    and whatever else its owner asks for by ``linear``.
    """

    def __init__(self, arrays: Weights) -> None:
        self.depth = sum(name.startswith("blocks.") and name.endswith(".up.weight") for name in arrays)
        # PyTorch stores a layer as (out, in); here rows are multiplied from the left.
        self.weights: Mapping[str, Array] = {
            n: np.ascontiguousarray(a.swapaxes(1, 2)) if a.ndim > 2 else a[:, None] for n, a in arrays.items()
        }

    def __call__(self, embedded: Array) -> Array:
        """The representation of each token among the others: from shape (k, n, given) to (k, n, width)."""
        tokens = self.linear("into", self._norm("entry", embedded))
        turn = turns(tokens.shape[1])
        for layer in range(self.depth):
            block = f"blocks.{layer}"
            tokens += self._attended(block, self._norm(f"{block}.before_attention", tokens), turn)
            wide = gelu(self.linear(f"{block}.up", self._norm(f"{block}.before_wide", tokens)))
            tokens += self.linear(f"{block}.down", wide)
        return self._norm("exit", tokens)

    def linear(self, name: str, rows: Array) -> Array:
        """One layer of this name."""
        answers = rows @ self.weights[f"{name}.weight"]
        answers += self.weights[f"{name}.bias"]
        return np.asarray(answers, np.float32)

    def _attended(self, block: str, tokens: Array, turn: tuple[Array, Array]) -> Array:
        count, length, width = tokens.shape
        parts = self.linear(f"{block}.joined", tokens).reshape(count, length, 3, -1, HEAD_WIDTH)
        queries, keys, values = parts.transpose(2, 0, 3, 1, 4)
        scale = np.float32(1 / np.sqrt(HEAD_WIDTH))
        seen = attended(turned(queries, turn) * scale, turned(keys, turn), values)
        return self.linear(f"{block}.out", seen.swapaxes(1, 2).reshape(count, length, width))

    def _norm(self, name: str, rows: Array) -> Array:
        return normalised(rows, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"], EPSILON)


def turned(rows: Array, turn: tuple[Array, Array]) -> Array:
    """Rows of shape (..., n, HEAD_WIDTH), each pair of their numbers turned by an angle that grows with the place.

    So a product of two rows depends on how far apart they stand (rotary position embedding).
    """
    first, second = np.split(rows, 2, axis=-1)
    cosine, sine = turn
    return np.concatenate([first * cosine - second * sine, second * cosine + first * sine], axis=-1)


@lru_cache(256)
def turns(length: int) -> tuple[Array, Array]:
    """Cosines and sines of the angles at so many places, of shape (length, HEAD_WIDTH / 2)."""
    half = HEAD_WIDTH // 2
    angles = np.arange(length)[:, None] * SLOWEST ** (-np.arange(half) / half)
    return np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)
