"""Layers of small networks in numpy; arrays have a first axis of length k, several networks side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Weights = Mapping[str, NDArray[Any]]
"""The arrays of one network, by name."""

LEAST_LOGIT = np.float32(-80)
"""Below the largest logit by more than this, a probability says nothing."""


def dealt(arrays: Weights) -> list[Weights]:
    """The arrays of each network from those of a file: named by its number, and ``networks`` tells how many there are.

    Raises:
        KeyError: when the number is missing.
    """
    prefixes = [f"{number}." for number in range(int(arrays["networks"]))]
    return [{k.removeprefix(p): v for k, v in arrays.items() if k.startswith(p)} for p in prefixes]


def joined(networks: Sequence[Weights]) -> dict[str, NDArray[Any]]:
    """The arrays to store of several networks, as ``dealt`` takes them apart."""
    parts = {f"{number}.{name}": array for number, one in enumerate(networks) for name, array in one.items()}
    return {**parts, "networks": np.array(len(networks))}


def beside(rows: Array, step: int) -> Array:
    """Each of the rows, of shape (k, n, width), between those ``step`` before and after it: (k, n, 3 width)."""
    count, length, width = rows.shape
    joined = np.zeros((count, length, 3 * width), np.float32)
    joined[:, step:, :width] = rows[:, :-step]
    joined[:, :, width : 2 * width] = rows
    joined[:, :-step, 2 * width :] = rows[:, step:]
    return joined


def normalised(rows: Array, weight: Array, bias: Array, epsilon: float) -> Array:
    """Layer normalisation (Ba et al. 2016)."""
    centred = rows - rows.mean(axis=-1, keepdims=True)
    spread = np.einsum("knd,knd->kn", centred, centred)[..., None]
    centred *= weight / np.sqrt(spread / np.float32(rows.shape[-1]) + np.float32(epsilon))
    return np.asarray(centred + bias, np.float32)


def softmax(logits: Array) -> Array:
    """Probabilities along the last axis."""
    # No smaller than a float of full precision: sums with smaller ones take many times as long.
    odds = np.exp(np.maximum(logits - logits.max(axis=-1, keepdims=True), LEAST_LOGIT))
    return np.asarray(odds / odds.sum(axis=-1, keepdims=True), np.float32)


def sigmoid(x: Array) -> Array:
    """The logistic function."""
    return np.asarray(1 / (1 + np.exp(-x)), np.float32)


def gelu(x: Array) -> Array:
    """The usual approximation by a hyperbolic tangent (Hendrycks and Gimpel 2016)."""
    inner = x * x
    inner *= np.float32(0.044715 * 0.7978845608)
    inner += np.float32(0.7978845608)
    inner *= x
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    return inner
