"""A small transformer beside the convolutions of the name model: it has read much text before it learnt names.

It sees each word's pieces (as ``checker.text.network_input``), its cluster, how it is written, and what the gazetteer
knows of it; it gives a score for each mark. Trained by ``models.recipe.transformer``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.text.gazetteer import COLUMNS
from checker.text.layers import Array, gelu
from checker.text.network_input import CLASSES, MOST_PIECES, Codes, form, pieces, shape
from checker.text.packed import Arrays, plain, ready
from checker.text.transformer import Transformer

SEEN = COLUMNS[COLUMNS.index("case") :]
"""Columns of the gazetteer that are embedded; the others say what the pieces say too."""

TABLES = ("pieces", "clusters", "shapes")

Values = NDArray[np.unsignedinteger[Any]]


LONGEST, MARGIN = 400, 40
"""Most tokens that are read together, and those at a cut that are read twice: what a long text costs grows evenly."""


class Words(NamedTuple):
    """Words with what the gazetteer knows: ``rows`` of shape (n, COLUMNS), the ``clusters`` by their names."""

    texts: Sequence[str]
    rows: NDArray[np.uint64]
    clusters: Sequence[str]

    def part(self, stretch: slice) -> Words:
        """Some of the words that stand side by side."""
        return Words(self.texts[stretch], self.rows[stretch], self.clusters[stretch])


class NameTransformer:
    """Gives each token a score for each mark.

    Arrays: those of a ``Transformer``, a table each of ``TABLES``, and for each column ``NAME`` of ``SEEN`` its values
    ``values.NAME`` (sorted), ``columns.NAME`` for the first layer and ``more.NAME`` for the last but one.
    """

    def __init__(self, arrays: Arrays) -> None:
        left = dict(arrays)
        self.tables = [ready(left.pop(f"{name}.weight")) for name in TABLES]
        self.numbers = {name: row for row, name in enumerate(plain(left.pop("alphabet.clusters")).tolist(), 1)}
        self.columns, self.more = (
            [ready(left.pop(f"{place}.{name}.weight")) for name in SEEN] for place in ("columns", "more")
        )
        self.values: list[Values] = [plain(left.pop(f"values.{name}")) for name in SEEN]
        self.transitions: Array = plain(left.pop("transitions")).astype(np.float32)
        self.tokens = Transformer([left])

    def __call__(self, words: Words) -> Array:
        """Scores of shape (tokens, marks), at least one token; a long text is read in stretches that overlap."""
        count = len(words.texts)
        if count <= LONGEST:
            return self._scores(words)
        found = []
        for start in range(0, count, LONGEST - 2 * MARGIN):
            first = max(0, start - MARGIN)
            scores = self._scores(words.part(slice(first, start + LONGEST - MARGIN)))
            found.append(scores[start - first :][: LONGEST - 2 * MARGIN])
        return np.concatenate(found)

    def _scores(self, words: Words) -> Array:
        known = places(words, self.values)
        embedded = self._embedded(words) + sum(table[rows] for table, rows in zip(self.columns, known, strict=True))
        tokens = self.tokens(np.asarray(embedded, np.float32)[None])
        more = [table[rows][None] for table, rows in zip(self.more, known, strict=True)]
        inner = gelu(self.tokens.linear("mid", np.concatenate([tokens, *more], axis=-1)))
        return np.asarray(self.tokens.linear("last", inner)[0], np.float32)

    def _embedded(self, words: Words) -> Array:
        seen = codes(words, self.numbers)
        table, clusters, shapes = self.tables
        return np.asarray(table[seen.pieces].sum(axis=1) + clusters[seen.clusters] + shapes[seen.shapes], np.float32)


def codes(words: Words, numbers: Mapping[str, int]) -> Codes:
    """What the network sees of the words themselves, with the rows of clusters; all white space is a line's end."""
    count = len(words.texts)
    parts = np.zeros((count, MOST_PIECES), np.int32)
    for row, text in zip(parts, words.texts, strict=True):
        found = pieces(form(text) if text.strip() else "\n")
        row[: len(found)] = found
    clusters = np.fromiter((numbers.get(cluster, 0) for cluster in words.clusters), np.int32, count)
    shapes = np.fromiter((shape(text) if text.strip() else 0 for text in words.texts), np.int32, count)
    return Codes(np.zeros(count, np.int32), clusters, shapes, np.zeros((count, CLASSES), np.int32), parts)


def places(words: Words, values: Sequence[Values]) -> list[NDArray[np.intp]]:
    """For each column of ``SEEN`` where its numbers stand among its sorted values, from 1 on; 0 for any other."""
    found = []
    for known, name in zip(values, SEEN, strict=True):
        column = words.rows[:, COLUMNS.index(name)]
        at = np.minimum(np.searchsorted(known, column), len(known) - 1)
        found.append(np.where(known[at] == column, at + 1, 0))
    return found
