"""A small transformer that reads a page whole: its verdict, answers to questions, the label of each token.

For the draft as a whole there are a few learnt ways of attending to its tokens (Lin et al. 2017). One draft at a time:
few have the same length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from checker.text.layers import Array, dealt, gelu, softmax
from checker.text.network_entry import Entry
from checker.text.network_input import EMBEDDED, Alphabet, Codes, Seen
from checker.text.packed import Arrays, plain, ready
from checker.text.transformer import Transformer

LOOKS = 8
"""Ways of attending to the tokens of a draft."""

SHARPNESS = 4.0
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

    def __init__(self, networks: Sequence[Arrays]) -> None:
        self.tables = {name: [ready(one[f"{name}.weight"]) for one in networks] for name in EMBEDDED}
        taken = {f"{name}.weight" for name in EMBEDDED}
        self.tokens = Transformer([{k: v for k, v in one.items() if k not in taken} for one in networks])

    def __call__(self, seen: Codes) -> Answers:
        """What each network answers about the codes of a text with at least one token: a first axis of length k."""
        return self.answers(self.embedded(seen))

    def embedded(self, seen: Codes) -> Array:
        """What each token gives by itself, of shape (k, n, width): the same to the last bit, whatever it stands beside.

        So what was once reckoned for a token may be used again.
        """
        summed = sum(self._rows(name, seen) for name in EMBEDDED[:3])
        for name in EMBEDDED[3:]:
            summed = summed + self._rows(name, seen).sum(axis=2)
        return np.asarray(summed, np.float32)

    def _rows(self, name: str, seen: Codes) -> Array:
        rows = getattr(seen, name)
        return np.stack([table[rows] for table in self.tables[name]])

    def answers(self, embedded: Array) -> Answers:
        """What each network answers about what tokens give: a first axis of length k."""
        tokens = self.tokens(embedded)
        chances = softmax(self.tokens.linear("labels", tokens))
        looks = self._looks(tokens).reshape(len(tokens), 1, -1)
        hidden = gelu(self.tokens.linear("whole", np.concatenate([looks, tokens.max(axis=1, keepdims=True)], axis=2)))
        verdicts = softmax(self.tokens.linear("verdicts", hidden))
        return Answers(verdicts[:, 0], self.tokens.linear("questions", hidden)[:, 0], chances)

    def _looks(self, tokens: Array) -> Array:
        scores = (self.tokens.linear("key", tokens) @ self.tokens.weights["looks"]).swapaxes(1, 2)
        attention = softmax(scores * np.float32(SHARPNESS / np.sqrt(tokens.shape[2])))
        return attention @ self.tokens.linear("value", tokens)


class Networks:
    """An ensemble with what it needs to see a page; its answers are averaged."""

    def __init__(self, ensemble: Ensemble, alphabet: Alphabet) -> None:
        self.ensemble, self.alphabet = ensemble, alphabet
        self.entry = Entry(ensemble.embedded, alphabet)

    @classmethod
    def of(cls, arrays: Arrays) -> Networks:
        """The networks from the arrays of ``network.npz``.

        Raises:
            KeyError: when an array is missing.
        """
        names = ("kinds", "clusters", "classes")
        alphabet = Alphabet.of(*(plain(arrays[f"alphabet.{name}"]).tolist() for name in names))
        return cls(Ensemble(dealt(arrays)), alphabet)

    def __call__(self, page: Seen) -> Answers:
        """The mean of what the networks answer about a text with at least one token."""
        return Answers(*(part.mean(axis=0) for part in self.ensemble.answers(self.entry(page))))
