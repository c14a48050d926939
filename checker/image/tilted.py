"""At which angles there may be stacked bar codes (PDF417): a reader finds them only where they are level or plumb."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

CELL = 16
"""Side in pixels of the squares in which stripes are sought."""

STRONG = 15.0
"""Least change of grey from pixel to pixel (root of the mean square) in a square full of stripes."""

ALONG = 0.5
"""Least share of that change that goes one way: in letters and leaves it goes all ways."""

FEWEST = 8
"""Squares alike from which there may be a code."""

STEP = 6
"""Degrees within which squares are alike; a code may stand aslant by some eight when it is read."""

LEVEL = 11
"""Degrees from level or plumb within which a code is read as it is or nearly: edges of sheets and letters are there."""


def tilt(grey: NDArray[np.uint8]) -> int | None:
    """Degrees by which to turn a picture against the clock so that most stripes at an angle come level or plumb.

    None where there are none; one angle alone is told, because each costs a look at the whole picture.
    """
    rows, columns = np.gradient(grey.astype(np.float32))
    across, down, both = _cells(columns * columns), _cells(rows * rows), _cells(columns * rows)
    change = across + down
    one_way = np.hypot(across - down, 2 * both) / np.maximum(change, 1e-9)
    striped = (change > STRONG**2) & (one_way > ALONG)
    angles = np.degrees(np.arctan2(2 * both[striped], across[striped] - down[striped]) / 2) % 90
    counts, _ = np.histogram(angles, bins=90, range=(0, 90))
    around = np.sum([np.roll(counts, shift) for shift in range(-STEP // 2, STEP // 2 + 1)], axis=0)
    around[:LEVEL] = around[-LEVEL:] = 0
    return int(around.argmax()) if around.max() >= FEWEST else None


def _cells(values: Any) -> NDArray[np.float32]:
    """The mean of each square."""
    height, width = (side // CELL * CELL for side in values.shape)
    squares = values[:height, :width].reshape(height // CELL, CELL, width // CELL, CELL)
    return np.asarray(squares.mean(axis=(1, 3)), dtype=np.float32)
