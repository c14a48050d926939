"""Questions about a whole draft, each answered with a probability by a linear model over its n-grams."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from checker.text import ngrams
from checker.text.skeleton import Skeleton
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


def views(tokens: Sequence[Token], skeleton: Skeleton) -> list[list[str]]:
    """The features of a text, by view: words, letters, the full and the bare skeleton."""
    lower = [token.text.lower() if token.text[0] != "\n" else "<nl>" for token in tokens]
    return [
        list(ngrams.words("w", lower, 2)),
        list(ngrams.letters(lower)),
        list(ngrams.words("a", skeleton.full, 3)),
        list(ngrams.words("b", skeleton.bare, 4)),
    ]


class Heads:
    """``weights`` of shape ``(BUCKETS, len(QUESTIONS))``, ``bias`` one a question, ``idf`` one a bucket."""

    def __init__(
        self, weights: NDArray[np.float16], bias: NDArray[np.float32], idf: NDArray[np.float32]
    ) -> None:
        if weights.shape != (ngrams.BUCKETS, len(QUESTIONS)):
            raise ValueError(f"weights have shape {weights.shape}")
        self.weights, self.bias, self.idf = weights, bias, idf

    def logits(self, tokens: Sequence[Token], skeleton: Skeleton) -> NDArray[np.float32]:
        """One number a question; its sigmoid is the probability of yes."""
        vector = vectorise(views(tokens, skeleton), self.idf)
        return np.asarray(self.bias + vector[1] @ self.weights[vector[0]].astype(np.float32), np.float32)


def vectorise(features: Sequence[Sequence[str]], idf: NDArray[np.float32]) -> ngrams.Vector:
    """The sparse vector of a text from its views, each scaled to length 1."""
    return ngrams.joined([ngrams.weighted(ngrams.counts(view), idf) for view in features])
