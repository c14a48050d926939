"""Large tables of weights as whole numbers of eight bits, each row with a scale of its own, as they are stored.

A table takes a quarter of the room of float32, and the rounding (at most half of 1/127 of a row's largest weight) is
far below what the weights can tell. Symmetric quantisation by row, as in Jacob et al. 2018.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]

LARGE = 100_000
"""Fewest numbers of a table that is packed."""

LARGEST = 127
SCALE = ":scale"
"""What the name of a table's scales ends in."""


def packed(arrays: Arrays) -> dict[str, NDArray[Any]]:
    """The arrays to store: large tables of shape (n, m) as int8 with scales of shape (n,), the others as they are."""
    stored = {}
    for name, array in arrays.items():
        if array.ndim == 2 and array.size >= LARGE and np.issubdtype(array.dtype, np.floating):
            table = array.astype(np.float32)
            scales = np.abs(table).max(axis=1) / LARGEST
            stored[name] = np.rint(table / np.where(scales > 0, scales, 1)[:, None]).astype(np.int8)
            stored[name + SCALE] = scales.astype(np.float32)
        else:
            stored[name] = array
    return stored


def unpacked(arrays: Arrays) -> dict[str, NDArray[Any]]:
    """The arrays as they were before ``packed``, but for the rounding.

    Raises:
        ValueError: when a table and its scales do not fit together.
    """
    plain = {}
    for name, array in arrays.items():
        if not name.endswith(SCALE):
            scales = arrays.get(name + SCALE)
            plain[name] = array if scales is None else array.astype(np.float32) * scales[:, None]
    return plain


def save(path: Path, arrays: Arrays) -> None:
    """Write the arrays, packed."""
    np.savez_compressed(path, **packed(arrays))  # type: ignore[arg-type]  # its stubs take names for options


def load(path: Path) -> dict[str, NDArray[Any]]:
    """Read arrays that ``save`` has written.

    Raises:
        OSError: when the file can't be read.
        ValueError: when it is damaged.
    """
    with np.load(path, allow_pickle=False) as arrays:
        return unpacked(dict(arrays))
