"""A page as the numbers that the network reads: one row a token."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from checker.text.tokens import Token

PIECES = 65_536
"""Rows of the table of words and of their runs of letters; row 0 is nothing."""

MOST_PIECES = 20
"""Most rows that one word has: two of its own, and its runs of letters."""

LONGEST = 24
"""Letters of a word whose runs count."""

RUNS = (3, 4, 5)
"""Lengths of the runs of letters."""

CLASSES = 6
"""Most lexicon classes of a word that count."""

SHAPES = 8

EMBEDDED = ("kinds", "clusters", "shapes", "classes", "pieces")
"""What is looked up in a table of its own."""

REMEMBERED = 50_000
"""Words whose pieces are kept: the commonest words of some thousand drafts."""

Rows = NDArray[np.int32]


class Codes(NamedTuple):
    """Rows in the tables, all of length n; ``classes`` of shape (n, CLASSES), ``pieces`` of (n, MOST_PIECES)."""

    kinds: Rows
    clusters: Rows
    shapes: Rows
    classes: Rows
    pieces: Rows


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


def codes(page: Seen, alphabet: Alphabet) -> Codes:
    """What the network sees of a text; what it does not know is row 0."""
    count = len(page.tokens)

    def rows(numbers: Iterator[int]) -> Rows:
        return np.fromiter(numbers, np.int32, count)

    known = np.zeros((count, CLASSES), np.int32)
    for row, names in zip(known, page.classes, strict=True):
        seen = sorted(alphabet.classes[name] for name in names if name in alphabet.classes)[:CLASSES]
        row[: len(seen)] = seen
    parts = np.zeros((count, MOST_PIECES), np.int32)
    for row, token in zip(parts, page.tokens, strict=True):
        found = pieces(form(token.text))
        row[: len(found)] = found
    return Codes(
        rows(alphabet.kinds.get(kind or "", 0) for kind in page.kinds),
        rows(alphabet.clusters.get(cluster, 0) for cluster in page.clusters),
        rows(shape(token.text) for token in page.tokens),
        known,
        parts,
    )


def form(token: str) -> str:
    """A token as the network knows it: lower case, digits alike, line ends alike."""
    if token[0] == "\n":
        return "\n"
    return "0" * len(token) if token.isdigit() else token.lower()


def shape(token: str) -> int:
    """Whether a token begins with a capital, is written in capitals, begins with a digit."""
    return token[0].isupper() + 2 * (token.isupper() and len(token) > 1) + 4 * token[0].isdigit()


@lru_cache(REMEMBERED)
def pieces(word: str) -> tuple[int, ...]:
    """Rows of a word: two of its own, so that no two share both, and those of its runs of letters, the ends first.

    Words and runs are hashed into one table (Bloom embeddings, Serrà and Karatzoglou 2017; subwords, Bojanowski et al.
    2017), so that a word that nobody has written before still says something.
    """
    rows = [_row("1" + word), _row("2" + word)]
    if len(word) > 1:
        bounded = f"<{word[:LONGEST]}>"
        runs = {bounded[at : at + size] for size in RUNS for at in range(len(bounded) - size + 1)}
        ordered = sorted(runs, key=lambda run: (not (run[0] == "<" or run[-1] == ">"), crc32(_bytes(run))))
        rows += [_row("g" + run) for run in ordered[: MOST_PIECES - 2]]
    return tuple(rows)


def _row(entry: str) -> int:
    return 1 + crc32(_bytes(entry)) % PIECES


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
