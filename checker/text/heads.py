"""Questions about a whole draft, each answered with a probability by a linear model over its n-grams."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.text import ngrams, skeleton
from checker.text.packed import Stored, ready
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
    """A text taken apart: its tokens with their kinds and clusters."""

    tokens: Sequence[Token]
    kinds: Sequence[str | None]
    clusters: Sequence[str]


class Views(NamedTuple):
    """A text of so many tokens in five ways: letters, words, the full and the bare skeleton, that over clusters."""

    tokens: int
    runs: Sequence[ngrams.Runs]

    def hits(self, parts: Sequence[slice]) -> list[ngrams.Hits]:
        """What is hit in each part, by view; each part is a text of its own, and they do not overlap."""
        part = np.full(self.tokens, -1)
        for at, one in enumerate(parts):
            part[one] = at
        return [runs.within(part) for runs in self.runs]


def views(stretch: Stretch) -> Views:
    """The ways in which a text is seen."""
    tokens, kinds, clusters = stretch
    lower = [token.text.lower() if token.text[0] != "\n" else "<nl>" for token in tokens]
    skeletons = (
        ("w", lower, 2),
        ("a", skeleton.full(tokens, kinds), 3),
        ("b", skeleton.bare(tokens, kinds), 4),
        ("d", skeleton.clustered(kinds, clusters), 3),
    )
    runs = [ngrams.letters(lower, np.arange(len(tokens)))]
    for name, entries, longest in skeletons:
        there = [at for at, entry in enumerate(entries) if entry is not None]
        numbers = ngrams.numbers([entries[at] or "" for at in there])
        runs.append(ngrams.words(name, numbers, np.array(there, np.int64), longest))
    return Views(len(tokens), runs)


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

    def __init__(self, weights: Stored, bias: NDArray[np.float32], idf: NDArray[np.float32]) -> None:
        if weights.shape != (ngrams.BUCKETS, len(bias)) or idf.shape != (ngrams.BUCKETS,):
            raise ValueError(f"weights have shape {weights.shape}")
        self.weights, self.bias, self.idf = ready(weights), bias, idf

    def logits(self, seen: Views, parts: Sequence[slice]) -> NDArray[np.float32]:
        """One row a part, one number a question; its sigmoid is the probability of yes."""
        answers = np.tile(self.bias, (len(parts), 1))
        texts, rows, values = ngrams.weighted(seen.hits(parts), self.idf)
        if len(texts):
            starts = np.flatnonzero(np.diff(texts, prepend=-1))
            answers[texts[starts]] += np.add.reduceat(values[:, None] * self.weights[rows], starts)
        return answers
