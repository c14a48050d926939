"""Layers of small networks in numpy; arrays have a first axis of length k, several networks side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from checker.text.packed import Stored, plain

Array = NDArray[np.float32]
Weights = Mapping[str, NDArray[Any]]
"""The arrays of one network, by name."""

S = TypeVar("S", bound=Stored)

LEAST_LOGIT = np.float32(-80)
"""Below the largest logit by more than this, a probability says nothing."""


def dealt(arrays: Mapping[str, S]) -> list[Mapping[str, S]]:
    """The arrays of each network from those of a file: named by its number, and ``networks`` tells how many there are.

    Raises:
        KeyError: when the number is missing.
    """
    prefixes = [f"{number}." for number in range(int(plain(arrays["networks"])))]
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
    width = rows.shape[-1]
    # A product with a column of shares is a mean at a fraction of the time.
    centred = rows - rows @ _shares(width)
    spread = np.einsum("knd,knd->kn", centred, centred)[..., None]
    spread *= np.float32(1 / width)
    spread += np.float32(epsilon)
    np.sqrt(spread, out=spread)
    centred /= spread
    centred *= weight
    centred += bias
    return centred


@cache
def _shares(width: int) -> Array:
    """A column of so many equal shares."""
    return np.full((width, 1), 1 / width, np.float32)


def softmax(logits: Array) -> Array:
    """Probabilities along the last axis."""
    odds = _odds(logits)
    odds /= odds.sum(axis=-1, keepdims=True)
    return odds


def _odds(logits: Array) -> Array:
    """Odds along the last axis, 1 for the likeliest."""
    # No smaller than a float of full precision: sums with smaller ones take many times as long.
    odds: Array = logits - logits.max(axis=-1, keepdims=True)
    np.maximum(odds, LEAST_LOGIT, out=odds)
    np.exp(odds, out=odds)
    return odds


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
