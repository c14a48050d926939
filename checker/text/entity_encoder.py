"""The networks of the name model: from a token's features to a score for each mark.

Hashed embeddings (Serrà and Karatzoglou 2017) of the gazetteer's columns, and convolutions of maxout units over each
token and its neighbours with residual connections: spaCy's ``MaxoutWindowEncoder``, by which they are trained
(``models.recipe.network``). Here they are computed in numpy, several side by side, because for fifty tokens a framework
costs more than the computing; what a word gives the first layer is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

from checker.text.gazetteer import COLUMNS
from checker.text.layers import Array, Weights, beside, dealt, normalised

Rows = NDArray[np.uint64]
EPSILON = 1e-8
"""What spaCy's layers add to a variance."""

REMEMBERED = 8_000
"""Words whose part in the first layer is kept, some 1.5 kB each and network: the commonest of a few hundred drafts."""

CASE = COLUMNS.index("case")


class Encoder:
    """Networks that were trained apart; the mean of their scores is given. Not for several threads at once.

    The arrays of each: ``embed.NAME`` of each column; ``first.W``, ``first.b`` (the units of a maxout in two halves),
    ``first.G``, ``first.beta`` (of its normalisation); the same of each layer (``layer.0`` ...); ``last.W``,
    ``last.b``. W has shape (out, in).
    """

    def __init__(self, networks: Sequence[Weights]) -> None:
        arrays = {name: np.stack([one[name] for one in networks]).astype(np.float32) for name in networks[0]}
        tables = [arrays.pop(f"embed.{name}") for name in COLUMNS]
        first = np.ascontiguousarray(arrays.pop("first.W").swapaxes(1, 2))
        parts = np.split(first, np.cumsum([table.shape[2] for table in tables])[:-1], axis=1)
        # Added up, not multiplied, for each word: so it gives the same to the last bit, whatever it stands beside.
        given = [np.asarray(table @ part, np.float32) for table, part in zip(tables, parts, strict=True)]
        others = [column for column in range(len(COLUMNS)) if column != CASE]
        self.kept = [_Kept(columns, given) for columns in (others, [CASE])]
        self.weights = {
            name: np.ascontiguousarray(a.swapaxes(1, 2)) if a.ndim > 2 else a[:, None] for name, a in arrays.items()
        }
        self.depth = sum(name.startswith("layer.") and name.endswith(".W") for name in arrays)

    @classmethod
    def of(cls, arrays: Weights) -> Encoder:
        """The networks from the arrays of ``networks.npz``.

        Raises:
            KeyError: when one is missing.
        """
        return cls(dealt(arrays))

    def __call__(self, rows: Rows) -> Array:
        """Scores of shape (tokens, marks) for features of shape (tokens, columns), at least one token."""
        tokens = self._maxout("first", self._entry(rows))
        # As in training, the convolutions see nothing beyond the ends: as many empty places as they can look over.
        edge = np.zeros((len(tokens), self.depth, tokens.shape[2]), np.float32)
        tokens = np.concatenate([edge, tokens, edge], axis=1)
        for layer in range(self.depth):
            name = f"layer.{layer}"
            tokens += self._maxout(name, beside(tokens, 1) @ self.weights[f"{name}.W"])
        inner = tokens[:, self.depth : self.depth + len(rows)]
        return np.asarray((inner @ self.weights["last.W"] + self.weights["last.b"]).mean(axis=0), np.float32)

    def _maxout(self, name: str, units: Array) -> Array:
        units += self.weights[f"{name}.b"]
        half = units.shape[2] // 2
        larger = np.maximum(units[:, :, :half], units[:, :, half:])
        return normalised(larger, self.weights[f"{name}.G"], self.weights[f"{name}.beta"], EPSILON)

    def _entry(self, rows: Rows) -> Array:
        """What the first layer sums up of each token, of shape (k, tokens, units)."""
        return np.asarray(sum(kept(rows[:, kept.columns]) for kept in self.kept), np.float32).swapaxes(0, 1)


class _Kept:
    """What some columns of a token's features give the first layer; that of known values is kept."""

    def __init__(self, columns: Sequence[int], tables: Sequence[Array]) -> None:
        self.columns, self.tables = list(columns), tables
        self.places: dict[bytes, int] = {}
        self.sums = np.empty((REMEMBERED, len(tables[0]), tables[0].shape[2]), np.float32)
        self.ops = NumpyOps(use_blis=False)

    def __call__(self, rows: Rows) -> Array:
        """The sums of features of shape (tokens, columns): of shape (tokens, k, units)."""
        rows = np.ascontiguousarray(rows)
        keys = rows.view(f"V{rows.itemsize * rows.shape[1]}")[:, 0].tolist()
        new = {key: at for at, key in enumerate(keys) if key not in self.places}
        if len(self.places) + len(new) > REMEMBERED:
            self.places.clear()
            new = {key: at for at, key in enumerate(keys)}
        if len(new) > REMEMBERED:
            return self._summed(rows)
        if new:
            first = len(self.places)
            self.sums[first : first + len(new)] = self._summed(rows[list(new.values())])
            self.places.update(zip(new, range(first, first + len(new)), strict=True))
        return np.asarray(self.sums[[self.places[key] for key in keys]])

    def _summed(self, rows: Rows) -> Array:
        summed: Any = 0
        for at, column in enumerate(self.columns):
            table = self.tables[column]
            # Each value stands in four places of its table (thinc's HashEmbed, seeded by its column).
            places = self.ops.hash(np.ascontiguousarray(rows[:, at]), column + 1) % table.shape[1]
            summed = summed + table[:, places].sum(axis=2)
        return np.asarray(summed, np.float32).swapaxes(0, 1)
