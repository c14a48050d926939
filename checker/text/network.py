"""A small neural network that reads a page whole: its verdict, answers to questions, the label of each token.

Gated convolutions over the tokens (Dauphin et al. 2017), one round of self-attention (Vaswani et al. 2017), and for the
draft as a whole a few learnt ways of attending to its tokens (Lin et al. 2017). In numpy, one draft at a time: a draft
has some fifty tokens, for which a framework costs more than it saves; several networks are computed side by side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.text.layers import Array, Weights, attended, beside, dealt, gated, gelu, normalised, softmax
from checker.text.network_entry import Entry
from checker.text.network_input import EMBEDDED, Alphabet, Codes, Seen, WordVectors

DILATIONS = (1, 1, 2, 4)
"""Steps between the three tokens that each convolution sees, from the first to the last."""

HEADS = 4
LOOKS = 8
"""Ways of attending to the tokens of a draft."""

SHARPNESS = 4.0
EPSILON = 1e-5
"""What PyTorch's layers add to a variance."""

VERDICTS = 3

SETTINGS = ("shortest", "longest", "hashes", "seed")
"""Settings of the n-gram vectors, as they are stored."""


class Answers(NamedTuple):
    """Probabilities of clear, review, stop; logits of the questions; label probabilities of shape (tokens, labels)."""

    verdicts: Array
    questions: Array
    labels: Array


class Ensemble:
    """Networks that were trained apart, from the arrays of ``models.reader.network`` (PyTorch's names), side by side.

    Arrays inside have one more axis than a single network's, the first, of length k: the number of networks.
    """

    def __init__(self, networks: Sequence[Weights]) -> None:
        arrays = {name: np.stack([one[name] for one in networks]).astype(np.float32) for name in networks[0]}
        embedded = [arrays.pop(f"{name}.weight") for name in EMBEDDED]
        self.table = np.concatenate(embedded, axis=1)
        self.offsets = np.cumsum([0, *(len(part[0]) for part in embedded[:-1])])
        names = [f"convolutions.{layer}" for layer in range(len(DILATIONS))]
        self.kernels = [_kernels(arrays.pop(f"{name}.weight"), arrays.pop(f"{name}.bias")) for name in names]
        # PyTorch stores a layer as (out, in); here rows are multiplied from the left.
        self.weights = {
            n: np.ascontiguousarray(a.swapaxes(1, 2)) if a.ndim > 2 else a[:, None] for n, a in arrays.items()
        }

    def __call__(self, seen: Codes) -> Answers:
        """What each network answers about the codes of a text with at least one token: a first axis of length k."""
        return self.answers(self.embedded(seen))

    def embedded(self, seen: Codes) -> Array:
        """What each token gives by itself, of shape (k, n, width): the same to the last bit, whatever it stands beside.

        So what was once reckoned for a token may be used again.
        """
        rows = np.stack([getattr(seen, name) for name in EMBEDDED[:-1]], axis=1) + self.offsets[:-1]
        rows = np.concatenate([rows, seen.classes + self.offsets[-1]], axis=1)
        # One product a token: how a larger one is rounded depends on how many there are.
        vectors = (seen.vectors[:, None, None] @ self.weights["vectors.weight"]).swapaxes(0, 1)[:, :, 0]
        return np.asarray(vectors + self.weights["vectors.bias"] + self.table[:, rows].sum(axis=2), np.float32)

    def answers(self, embedded: Array) -> Answers:
        """What each network answers about what tokens give: a first axis of length k."""
        tokens = self._tokens(embedded)
        chances = softmax(self._linear("labels", tokens))
        looks = self._looks(tokens).reshape(len(tokens), 1, -1)
        hidden = gelu(self._linear("whole", np.concatenate([looks, tokens.max(axis=1, keepdims=True)], axis=2)))
        verdicts = softmax(self._linear("verdicts", hidden))
        return Answers(verdicts[:, 0], self._linear("questions", hidden)[:, 0], chances)

    def _tokens(self, embedded: Array) -> Array:
        """The representation of each token among the others, of shape (k, n, width)."""
        tokens = self._norm("entry", embedded)
        for layer, step in enumerate(DILATIONS):
            tokens += self._norm(f"norms.{layer}", self._convolved(layer, step, tokens))
        return self._norm("exit", tokens + self._attended(tokens))

    def _convolved(self, layer: int, step: int, tokens: Array) -> Array:
        kernel, bias = self.kernels[layer]
        mixed = beside(tokens, step)[:, None] @ kernel
        mixed += bias
        return gated(mixed[:, 0], mixed[:, 1])

    def _attended(self, tokens: Array) -> Array:
        joined = tokens @ self.weights["attention.in_proj_weight"] + self.weights["attention.in_proj_bias"]
        count, length, width = tokens.shape
        queries, keys, values = joined.reshape(count, length, 3, HEADS, -1).transpose(2, 0, 3, 1, 4)
        seen = attended(queries / np.sqrt(np.float32(width // HEADS)), keys, values)
        return self._linear("attention.out_proj", seen.swapaxes(1, 2).reshape(count, length, width))

    def _looks(self, tokens: Array) -> Array:
        scores = (self._linear("key", tokens) @ self.weights["looks"]).swapaxes(1, 2)
        attention = softmax(scores * np.float32(SHARPNESS / np.sqrt(tokens.shape[2])))
        return attention @ self._linear("value", tokens)

    def _linear(self, name: str, rows: Array) -> Array:
        answers = rows @ self.weights[f"{name}.weight"]
        answers += self.weights[f"{name}.bias"]
        return answers

    def _norm(self, name: str, rows: Array) -> Array:
        return normalised(rows, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"], EPSILON)


class Networks:
    """An ensemble with what it needs to see a page; its answers are averaged."""

    def __init__(self, ensemble: Ensemble, alphabet: Alphabet, vectors: WordVectors) -> None:
        self.ensemble, self.alphabet, self.vectors = ensemble, alphabet, vectors
        self.entry = Entry(ensemble.embedded, alphabet, vectors)

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Networks:
        """The networks from the arrays of ``network.npz``.

        Raises:
            KeyError: when an array is missing.
        """
        names = ("kinds", "clusters", "classes")
        alphabet = Alphabet.of(*(arrays[f"alphabet.{name}"].tolist() for name in names))
        settings = dict(zip(SETTINGS, arrays["ngrams.settings"].tolist(), strict=True))
        return cls(Ensemble(dealt(arrays)), alphabet, WordVectors(arrays["ngrams.table"], settings))

    def __call__(self, page: Seen) -> Answers:
        """The mean of what the networks answer about a text with at least one token."""
        return Answers(*(part.mean(axis=0) for part in self.ensemble.answers(self.entry(page))))


def _kernels(weights: Array, bias: Array) -> tuple[Array, Array]:
    """From PyTorch's (k, out, in, 3) to (k, 2, 3 in, out / 2): the left, the own, the right token one after the other.

    What is gated and its gate are apart, a quarter of the one and half of the other (``gated``): these are exact.
    """
    count, wide = bias.shape
    parts = np.array([1 / 4, 1 / 2], np.float32)[:, None, None]
    beside_each_other = weights.transpose(0, 3, 2, 1).reshape(count, -1, 2, wide // 2)
    return np.ascontiguousarray(beside_each_other.swapaxes(1, 2)) * parts, bias.reshape(count, 2, 1, -1) * parts
