"""Questions about a whole draft, each answered with a probability by a linear model over its n-grams."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.text import ngrams, skeleton
from checker.text.tokens import Token

QUESTIONS = (
    "clear",
    "review",
    "stop",
    "individual",
    "patient_named",
    "relative_named",
    "staff_named",
    "spokesperson",
    "identifier",
    "health",
    "ward",
    "time",
    "age",
    "location",
    "occupation",
    "event",
    "trait",
    "relation",
)
"""The three verdicts, whether an individual patient or relative is spoken of, whether one is named, whether a colleague
is, whether the author speaks for the hospital, and which types of facts about an individual there are."""


SENTENCE_QUESTIONS = ("individual", "named", "colleague", "spokesperson", "health")
"""What is asked of each sentence by itself: a fact about an individual, a patient or relative named, a colleague named,
speaking for the hospital, somebody's health. So one sentence in a long text is not drowned by the others."""

LEAST_TOKENS = 2
"""A sentence has more tokens than its full stop."""


class Stretch(NamedTuple):
    """Tokens with their kinds and clusters: a whole text, or one of its sentences."""

    tokens: Sequence[Token]
    kinds: Sequence[str | None]
    clusters: Sequence[str]


def views(stretch: Stretch) -> list[list[str]]:
    """The features of a text, by view: words, letters, the full and the bare skeleton, the skeleton over clusters."""
    tokens, kinds, clusters = stretch
    lower = [token.text.lower() if token.text[0] != "\n" else "<nl>" for token in tokens]
    return [
        list(ngrams.words("w", lower, 2)),
        list(ngrams.letters(lower)),
        list(ngrams.words("a", skeleton.full(tokens, kinds), 3)),
        list(ngrams.words("b", skeleton.bare(tokens, kinds), 4)),
        list(ngrams.words("d", skeleton.clustered(kinds, clusters), 3)),
    ]


def sentences(tokens: Sequence[Token]) -> list[slice]:
    """The sentences of a text as slices of its tokens; at least one, unless there are no tokens."""
    found: list[slice] = []
    start = 0
    for at, token in enumerate(tokens, 1):
        if (skeleton.ends_sentence(token) or at == len(tokens)) and at - start >= LEAST_TOKENS:
            found.append(slice(start, at))
            start = at
    return found or ([slice(0, len(tokens))] if tokens else [])


class Heads:
    """``weights`` of shape ``(BUCKETS, questions)``, ``bias`` one a question, ``idf`` one a bucket."""

    def __init__(self, weights: NDArray[np.float16], bias: NDArray[np.float32], idf: NDArray[np.float32]) -> None:
        if weights.shape != (ngrams.BUCKETS, len(bias)) or idf.shape != (ngrams.BUCKETS,):
            raise ValueError(f"weights have shape {weights.shape}")
        self.weights, self.bias, self.idf = weights, bias, idf

    def logits(self, stretch: Stretch) -> NDArray[np.float32]:
        """One number a question; its sigmoid is the probability of yes."""
        rows, values = vectorise(views(stretch), self.idf)
        return np.asarray(self.bias + values @ self.weights[rows].astype(np.float32), np.float32)


def vectorise(features: Sequence[Sequence[str]], idf: NDArray[np.float32]) -> ngrams.Vector:
    """The sparse vector of a text from its views, each scaled to length 1."""
    return ngrams.joined([ngrams.weighted(ngrams.counts(view), idf) for view in features])
