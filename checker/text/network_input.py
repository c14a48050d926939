"""A page as the numbers that the network reads: one row a token."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from spacy.vectors import Vectors

from checker.text.ngrams import bucket
from checker.text.tokens import Token

WORDS, ENDINGS, BEGINNINGS = 20_000, 4_000, 8_000
"""Rows of the tables of words, of their last three and of their first four letters; row 0 is nothing."""

CLASSES = 6
"""Most lexicon classes of a word that count."""

SHAPES = 8

EMBEDDED = ("words", "endings", "beginnings", "kinds", "clusters", "shapes", "classes")
"""What is looked up in a table of its own."""

REMEMBERED = 50_000
"""Vectors of words that are kept: those of the commonest words of some thousand drafts."""


class Codes(NamedTuple):
    """Rows in the tables, all of length n, ``classes`` of shape (n, CLASSES); vectors of shape (n, dimensions)."""

    vectors: NDArray[np.float32]
    words: NDArray[np.int32]
    endings: NDArray[np.int32]
    beginnings: NDArray[np.int32]
    kinds: NDArray[np.int32]
    clusters: NDArray[np.int32]
    classes: NDArray[np.int32]
    shapes: NDArray[np.int32]


@dataclass(frozen=True)
class Alphabet:
    """The kinds, clusters and lexicon classes that the network knows, by row."""

    kinds: Mapping[str, int]
    clusters: Mapping[str, int]
    classes: Mapping[str, int]

    @classmethod
    def of(cls, kinds: Sequence[str], clusters: Sequence[str], classes: Sequence[str]) -> Alphabet:
        """Rows from 1 on, in the order given."""
        return cls(*({name: row for row, name in enumerate(names, 1)} for names in (kinds, clusters, classes)))


class WordVectors:
    """Vectors of any word, from those of its letter n-grams (floret, by spaCy); safe for several threads."""

    def __init__(self, table: NDArray[np.floating[Any]], settings: Mapping[str, int]) -> None:
        self.table = Vectors(
            mode="floret",
            data=table.astype(np.float32),
            minn=settings["shortest"],
            maxn=settings["longest"],
            hash_count=settings["hashes"],
            hash_seed=settings["seed"],
            bow="<",
            eow=">",
        )
        self.vector = lru_cache(REMEMBERED)(self._vector)

    def _vector(self, word: str) -> NDArray[np.float32]:
        return np.asarray(self.table.get_batch([word])[0], np.float32)

    def of(self, words: Sequence[str]) -> NDArray[np.float32]:
        """One row a word."""
        return np.stack([self.vector(word) for word in words])


class Seen(Protocol):
    """What is needed of a text taken apart: see ``checker.text.reader.Page``."""

    @property
    def tokens(self) -> Sequence[Token]:
        """Words and marks."""

    @property
    def kinds(self) -> Sequence[str | None]:
        """Kind of each token, none for a word that has none."""

    @property
    def clusters(self) -> Sequence[str]:
        """Cluster of each token."""

    @property
    def classes(self) -> Sequence[Collection[str]]:
        """Lexicon classes of each token."""


def codes(page: Seen, alphabet: Alphabet, vectors: WordVectors) -> Codes:
    """What the network sees of a text with at least one token; what it does not know is row 0."""
    forms = [form(token.text) for token in page.tokens]

    def rows(numbers: Iterator[int]) -> NDArray[np.int32]:
        return np.fromiter(numbers, np.int32, len(forms))

    known = np.zeros((len(forms), CLASSES), np.int32)
    for row, names in zip(known, page.classes, strict=True):
        seen = sorted(alphabet.classes[name] for name in names if name in alphabet.classes)[:CLASSES]
        row[: len(seen)] = seen
    return Codes(
        vectors.of(forms),
        rows(1 + bucket(word) % WORDS for word in forms),
        rows(1 + bucket(f"{word[-3:]}>") % ENDINGS for word in forms),
        rows(1 + bucket(f"<{word[:4]}") % BEGINNINGS for word in forms),
        rows(alphabet.kinds.get(kind or "", 0) for kind in page.kinds),
        rows(alphabet.clusters.get(cluster, 0) for cluster in page.clusters),
        known,
        rows(_shape(token.text) for token in page.tokens),
    )


def form(token: str) -> str:
    """A token as the vectors know it: lower case, digits alike."""
    return "0" * len(token) if token.isdigit() else token.lower()


def _shape(text: str) -> int:
    return text[0].isupper() + 2 * (text.isupper() and len(text) > 1) + 4 * text[0].isdigit()
