"""What a word looks like by its letters alone: a given name, a surname, a place, or an ordinary word.

A linear model over groups of two to four letters, learnt from the name lists by :mod:`models.recipe.likeness`.
"""

from __future__ import annotations

import unicodedata
import zlib

import numpy as np
import numpy.typing as npt

UNKNOWN = "-"
"""The value of a word that is none, or stands in no list. Hiding a word in training gives exactly this."""

BUCKETS = 1 << 15
"""Rows of weights for the groups of letters."""

KINDS = ("given", "surname", "place", "word")
"""What a word in no list may look like."""

LETTERS = str.maketrans({"ł": "l", "đ": "d", "ı": "i", "ø": "ö", "æ": "ä", "ß": "s"})


def fold(word: str) -> str:
    """The word without the accents that are no Swedish letters: ``hadžić`` becomes ``hadzic``."""
    plain = (char if char in "åäö" else unicodedata.normalize("NFKD", char)[0] for char in word)
    return "".join(plain).translate(LETTERS)


def groups(word: str) -> list[int]:
    """The buckets of a word's groups of two to four letters."""
    edged = f"^{word}$"
    return [
        zlib.crc32(edged[at : at + size].encode()) % BUCKETS
        for size in (2, 3, 4)
        for at in range(len(edged) - size + 1)
    ]


class Likeness:
    """What a word in no list looks like by its letters: a linear model over groups of letters."""

    def __init__(self, weights: npt.NDArray[np.int8], bias: npt.NDArray[np.float32], scale: float) -> None:
        self.weights = weights
        self.bias = bias
        self.scale = scale

    def judge(self, word: str) -> str:
        """The likeliest kind and how sure it is, as ``given2``; ``-`` for what is no word."""
        if len(word) < 3 or not word.replace("-", "").replace("'", "").isalpha():
            return UNKNOWN
        found = groups(word)
        scores = self.weights[found].sum(axis=0, dtype=np.int32) * self.scale + self.bias
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        best = int(shares.argmax())
        return f"{KINDS[best]}{int(shares[best] > 0.6) + int(shares[best] > 0.85)}"
