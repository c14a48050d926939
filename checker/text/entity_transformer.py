"""A small transformer beside the convolutions of the name model: it has read much text before it learnt names.

It sees each word's pieces (as ``checker.text.network_input``), its cluster, how it is written, and what the gazetteer
knows of it; it gives a score for each mark. In numpy; trained by ``models.recipe.transformer``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.text.gazetteer import COLUMNS
from checker.text.layers import Array, Weights, gelu
from checker.text.network_input import MOST_PIECES, form, pieces, shape
from checker.text.transformer import Transformer

SEEN = COLUMNS[COLUMNS.index("case") :]
"""Columns of the gazetteer that are embedded; the others say what the pieces say too."""

TABLES = ("pieces", "clusters", "shapes")


class Words(NamedTuple):
    """Words with what the gazetteer knows: ``rows`` of shape (n, COLUMNS), the ``clusters`` by their names."""

    texts: Sequence[str]
    rows: NDArray[np.uint64]
    clusters: Sequence[str]


class NameTransformer:
    """Gives each token a score for each mark.

    Arrays: those of a ``Transformer``, a table each of ``TABLES``, and for each column ``NAME`` of ``SEEN`` its values
    ``values.NAME`` (sorted), ``columns.NAME`` for the first layer and ``more.NAME`` for the last but one.
    """

    def __init__(self, arrays: Weights) -> None:
        plain: dict[str, Any] = {
            name: array if array.dtype.kind in "Uu" else array.astype(np.float32)[None]
            for name, array in arrays.items()
        }
        self.tables = [plain.pop(f"{name}.weight")[0] for name in TABLES]
        self.numbers = {name: row for row, name in enumerate(plain.pop("alphabet.clusters").tolist(), 1)}
        self.columns, self.more = (
            [plain.pop(f"{place}.{name}.weight")[0] for name in SEEN] for place in ("columns", "more")
        )
        self.values: list[NDArray[np.unsignedinteger[Any]]] = [plain.pop(f"values.{name}") for name in SEEN]
        self.transitions: Array = plain.pop("transitions")[0]
        self.tokens = Transformer(plain)

    def __call__(self, words: Words) -> Array:
        """Scores of shape (tokens, marks), at least one token."""
        known = [
            _found(values, words.rows[:, COLUMNS.index(name)]) for values, name in zip(self.values, SEEN, strict=True)
        ]
        embedded = self._embedded(words) + sum(table[rows] for table, rows in zip(self.columns, known, strict=True))
        tokens = self.tokens(np.asarray(embedded, np.float32)[None])
        more = [table[rows][None] for table, rows in zip(self.more, known, strict=True)]
        inner = gelu(self.tokens.linear("mid", np.concatenate([tokens, *more], axis=-1)))
        return np.asarray(self.tokens.linear("last", inner)[0], np.float32)

    def _embedded(self, words: Words) -> Array:
        parts = np.zeros((len(words.texts), MOST_PIECES), np.int32)
        for row, text in zip(parts, words.texts, strict=True):
            found = pieces(form(text) if text.strip() else "\n")
            row[: len(found)] = found
        table, clusters, shapes = self.tables
        numbers = [self.numbers.get(cluster, 0) for cluster in words.clusters]
        written = [shape(text) if text.strip() else 0 for text in words.texts]
        return np.asarray(table[parts].sum(axis=1) + clusters[numbers] + shapes[written], np.float32)


def _found(values: NDArray[np.unsignedinteger[Any]], column: NDArray[np.uint64]) -> NDArray[np.intp]:
    """The place of each number of a column among sorted values, from 1 on; 0 for what stands nowhere."""
    at = np.minimum(np.searchsorted(values, column), len(values) - 1)
    return np.where(values[at] == column, at + 1, 0)
