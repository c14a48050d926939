"""A small transformer that reads a page whole: its verdict, answers to questions, the label of each token.

Self-attention over the tokens with rotary places (Vaswani et al. 2017; Su et al. 2021; layers normalised before, Xiong
et al. 2020), and for the draft as a whole a few learnt ways of attending to its tokens (Lin et al. 2017). In numpy, one
draft at a time: a draft has some fifty tokens, for which a framework costs more than it saves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.text.layers import Array, Weights, attended, dealt, gelu, normalised, softmax
from checker.text.network_entry import Entry
from checker.text.network_input import EMBEDDED, Alphabet, Codes, Seen

HEAD_WIDTH = 64
"""Numbers of a token that one head of attention looks at."""

LOOKS = 8
"""Ways of attending to the tokens of a draft."""

SHARPNESS = 4.0
EPSILON = 1e-5
"""What PyTorch's layers add to a variance."""

SLOWEST = 10_000.0
"""How many times slower the last pair of numbers turns from place to place than the first."""

VERDICTS = 3


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
        self.tables = {name: arrays.pop(f"{name}.weight") for name in EMBEDDED}
        self.depth = sum(name.startswith("blocks.") and name.endswith(".up.weight") for name in arrays)
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
        summed = sum(self.tables[name][:, getattr(seen, name)] for name in EMBEDDED[:3])
        for name in EMBEDDED[3:]:
            summed = summed + self.tables[name][:, getattr(seen, name)].sum(axis=2)
        return np.asarray(summed, np.float32)

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
        tokens = self._linear("into", self._norm("entry", embedded))
        turn = turns(tokens.shape[1])
        for layer in range(self.depth):
            block = f"blocks.{layer}"
            tokens += self._attended(block, self._norm(f"{block}.before_attention", tokens), turn)
            wide = gelu(self._linear(f"{block}.up", self._norm(f"{block}.before_wide", tokens)))
            tokens += self._linear(f"{block}.down", wide)
        return self._norm("exit", tokens)

    def _attended(self, block: str, tokens: Array, turn: tuple[Array, Array]) -> Array:
        count, length, width = tokens.shape
        parts = self._linear(f"{block}.joined", tokens).reshape(count, length, 3, -1, HEAD_WIDTH)
        queries, keys, values = parts.transpose(2, 0, 3, 1, 4)
        scale = np.float32(1 / np.sqrt(HEAD_WIDTH))
        seen = attended(turned(queries, turn) * scale, turned(keys, turn), values)
        return self._linear(f"{block}.out", seen.swapaxes(1, 2).reshape(count, length, width))

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

    def __init__(self, ensemble: Ensemble, alphabet: Alphabet) -> None:
        self.ensemble, self.alphabet = ensemble, alphabet
        self.entry = Entry(ensemble.embedded, alphabet)

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Networks:
        """The networks from the arrays of ``network.npz``.

        Raises:
            KeyError: when an array is missing.
        """
        names = ("kinds", "clusters", "classes")
        alphabet = Alphabet.of(*(arrays[f"alphabet.{name}"].tolist() for name in names))
        return cls(Ensemble(dealt(arrays)), alphabet)

    def __call__(self, page: Seen) -> Answers:
        """The mean of what the networks answer about a text with at least one token."""
        return Answers(*(part.mean(axis=0) for part in self.ensemble.answers(self.entry(page))))


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
