"""Large tables of weights as whole numbers of eight bits, each row with a scale of its own: so stored, so kept.

A table takes a quarter of the room of float32, and the rounding (at most half of 1/127 of a row's largest weight) is
far below what the weights can tell. Symmetric quantisation by row, as in Jacob et al. 2018.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

LARGE = 100_000
"""Fewest numbers of a table that is packed."""

LARGEST = 127
SCALE = ":scale"
"""What the name of a table's scales ends in."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of shape (n, m): ``numbers`` of eight bits, ``scales`` of shape (n,); rows are unpacked when asked."""

    numbers: NDArray[np.int8]
    scales: NDArray[np.float32]

    def __post_init__(self) -> None:
        """Raises ValueError when the numbers and the scales do not fit together."""
        if self.scales.shape != self.numbers.shape[:1]:
            raise ValueError(f"{self.numbers.shape} numbers have {self.scales.shape} scales")

    @classmethod
    def of(cls, array: NDArray[Any]) -> Table:
        """A table packed."""
        table = array.astype(np.float32)
        scales = np.abs(table).max(axis=1) / LARGEST
        numbers = np.rint(table / np.where(scales > 0, scales, 1)[:, None]).astype(np.int8)
        return cls(numbers, scales.astype(np.float32))

    @property
    def shape(self) -> tuple[int, ...]:
        """Rows and columns."""
        return self.numbers.shape

    def with_nothing(self) -> Table:
        """The table with one more row, of nothing."""
        return Table(np.pad(self.numbers, ((0, 1), (0, 0))), np.pad(self.scales, (0, 1)))

    def __getitem__(self, rows: Any) -> NDArray[np.float32]:
        """Some rows as they were before packing, but for the rounding."""
        found: NDArray[np.float32] = self.numbers[rows].astype(np.float32)
        found *= self.scales[rows][..., None]
        return found


Stored = NDArray[Any] | Table
Arrays = Mapping[str, Stored]


def plain(array: Stored) -> NDArray[Any]:
    """An array, or all of a table."""
    return array[:] if isinstance(array, Table) else array


def ready(array: Stored) -> NDArray[np.float32] | Table:
    """What rows are looked up in: a table as it is, an array in full precision."""
    return array if isinstance(array, Table) else array.astype(np.float32)


def packed(arrays: Arrays) -> dict[str, Stored]:
    """The arrays with large tables packed."""
    return {name: _packed(array) for name, array in arrays.items()}


def _packed(array: Stored) -> Stored:
    if isinstance(array, Table) or array.ndim != 2 or array.size < LARGE or array.dtype.kind != "f":
        return array
    return Table.of(array)


def save(path: Path, arrays: Arrays) -> None:
    """Write the arrays, large tables packed."""
    stored: dict[str, NDArray[Any]] = {}
    for name, array in packed(arrays).items():
        if isinstance(array, Table):
            stored |= {name: array.numbers, name + SCALE: array.scales}
        else:
            stored[name] = array
    # Whole numbers of weights hardly get smaller by compressing, and each start would unpack them.
    np.savez(path, **stored)  # type: ignore[arg-type]  # its stubs take names for options


def load(path: Path) -> dict[str, Stored]:
    """Read arrays that ``save`` has written; large tables stay packed.

    Raises:
        OSError: when the file can't be read.
        ValueError: when it is damaged.
    """
    with np.load(path, allow_pickle=False) as file:
        arrays: dict[str, NDArray[Any]] = dict(file)
    names = [name for name in arrays if not name.endswith(SCALE)]
    return {n: Table(arrays[n], arrays[n + SCALE]) if n + SCALE in arrays else arrays[n] for n in names}
