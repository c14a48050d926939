"""A small neural network that reads a page whole: its verdict, answers to questions, the label of each token.

Gated convolutions over the tokens (Dauphin et al. 2017), one round of self-attention (Vaswani et al. 2017), and for the
draft as a whole a few learnt ways of attending to its tokens (Lin et al. 2017). In numpy, one draft at a time: a draft
has some fifty tokens, for which a framework costs more than it saves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.text.network_input import Alphabet, Codes, Seen, WordVectors, codes

Array = NDArray[np.float32]

DILATIONS = (1, 1, 2, 4)
"""Steps between the three tokens that each convolution sees, from the first to the last."""

HEADS = 4
LOOKS = 8
"""Ways of attending to the tokens of a draft."""

SHARPNESS = 4.0
EMBEDDED = ("words", "endings", "beginnings", "kinds", "clusters", "shapes")
VERDICTS = 3

SETTINGS = ("shortest", "longest", "hashes", "seed")
"""Settings of the n-gram vectors, as they are stored."""


class Answers(NamedTuple):
    """Probabilities of clear, review, stop; logits of the questions; label probabilities of shape (tokens, labels)."""

    verdicts: Array
    questions: Array
    labels: Array


class Network:
    """The network from the arrays that ``models.reader.network`` trains."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self.weights = {name: np.asarray(array, np.float32) for name, array in arrays.items()}
        self.kernels = [_kernel(self.weights[f"convolutions.{layer}.weight"]) for layer in range(len(DILATIONS))]

    def __call__(self, seen: Codes) -> Answers:
        """Read the codes of a text with at least one token."""
        tokens = self._tokens(seen)
        chances = _softmax(tokens @ self.weights["labels.weight"].T + self.weights["labels.bias"])
        hidden = _gelu(self._linear("whole", np.concatenate([*self._looks(tokens), tokens.max(axis=0)])))
        return Answers(_softmax(self._linear("verdicts", hidden)), self._linear("questions", hidden), chances)

    def _tokens(self, seen: Codes) -> Array:
        """The representation of each token, of shape (n, width)."""
        tokens = self._linear("vectors", seen.vectors)
        for name in EMBEDDED:
            tokens = tokens + self.weights[f"{name}.weight"][getattr(seen, name)]
        tokens = self._norm("entry", tokens + self.weights["classes.weight"][seen.classes].sum(axis=1))
        for layer, step in enumerate(DILATIONS):
            tokens = tokens + self._norm(f"norms.{layer}", self._convolved(layer, step, tokens))
        return self._norm("exit", tokens + self._attended(tokens))

    def _convolved(self, layer: int, step: int, tokens: Array) -> Array:
        edge = np.zeros((step, tokens.shape[1]), np.float32)
        padded = np.concatenate([edge, tokens, edge])
        beside = np.concatenate([padded[: len(tokens)], tokens, padded[2 * step :]], axis=1)
        content, gate = np.split(beside @ self.kernels[layer] + self.weights[f"convolutions.{layer}.bias"], 2, axis=1)
        return _gelu(content) * _sigmoid(gate)

    def _attended(self, tokens: Array) -> Array:
        joined = tokens @ self.weights["attention.in_proj_weight"].T + self.weights["attention.in_proj_bias"]
        queries, keys, values = (
            part.reshape(len(tokens), HEADS, -1).transpose(1, 0, 2) for part in np.split(joined, 3, axis=1)
        )
        weights = _softmax(queries @ keys.transpose(0, 2, 1) / np.sqrt(np.float32(queries.shape[2])))
        mixed = (weights @ values).transpose(1, 0, 2).reshape(tokens.shape)
        return self._linear("attention.out_proj", mixed)

    def _looks(self, tokens: Array) -> Array:
        scores = self.weights["looks"] @ self._linear("key", tokens).T
        attention = _softmax(scores * np.float32(SHARPNESS / np.sqrt(tokens.shape[1])))
        return attention @ self._linear("value", tokens)

    def _linear(self, name: str, rows: Array) -> Array:
        return rows @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def _norm(self, name: str, rows: Array) -> Array:
        centred = rows - rows.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(1e-5))
        return np.asarray(centred / spread * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"], np.float32)


class Networks:
    """Several networks that were trained apart; their answers are averaged."""

    def __init__(self, networks: Sequence[Network], alphabet: Alphabet, vectors: WordVectors) -> None:
        self.networks, self.alphabet, self.vectors = networks, alphabet, vectors

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Networks:
        """The networks from the arrays of ``network.npz``.

        Raises:
            KeyError: when an array is missing.
        """
        names = ("kinds", "clusters", "classes")
        alphabet = Alphabet.of(*(arrays[f"alphabet.{name}"].tolist() for name in names))
        settings = dict(zip(SETTINGS, arrays["ngrams.settings"].tolist(), strict=True))
        prefixes = [f"{number}." for number in range(int(arrays["networks"]))]
        parts = [{k.removeprefix(p): v for k, v in arrays.items() if k.startswith(p)} for p in prefixes]
        return cls([Network(part) for part in parts], alphabet, WordVectors(arrays["ngrams.table"], settings))

    def __call__(self, page: Seen) -> Answers:
        """The mean of what the networks answer about a text with at least one token."""
        seen = codes(page, self.alphabet, self.vectors)
        answers = [network(seen) for network in self.networks]
        return Answers(*(np.mean(parts, axis=0) for parts in zip(*answers, strict=True)))


def _kernel(weights: Array) -> Array:
    """From PyTorch's (out, in, 3) to (3 in, out): the left, the own and the right token one after the other."""
    return np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(-1, len(weights)))


def _softmax(logits: Array) -> Array:
    odds = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=-1, keepdims=True), np.float32)


def _sigmoid(x: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-x)), np.float32)


def _gelu(x: Array) -> Array:
    """The usual approximation by a hyperbolic tangent (Hendrycks and Gimpel 2016)."""
    return np.asarray(0.5 * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x**3))), np.float32)
