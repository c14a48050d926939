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

APART = 2 * STEP
"""Degrees between two angles that are told: stripes of another thing."""

LEVEL = 7
"""Degrees from level or plumb within which a code is read as it is."""

MOST = 2
"""Most angles told: each costs a look at the whole picture."""


def tilts(grey: NDArray[np.uint8]) -> list[int]:
    """Degrees by which a picture may be turned, against the clock, to bring stripes level or plumb, likeliest first."""
    rows, columns = np.gradient(grey.astype(np.float32))
    across, down, both = _cells(columns * columns), _cells(rows * rows), _cells(columns * rows)
    change = across + down
    one_way = np.hypot(across - down, 2 * both) / np.maximum(change, 1e-9)
    striped = (change > STRONG**2) & (one_way > ALONG)
    angles = np.degrees(np.arctan2(2 * both[striped], across[striped] - down[striped]) / 2) % 90
    counts, _ = np.histogram(angles, bins=90, range=(0, 90))
    around = np.sum([np.roll(counts, shift) for shift in range(-STEP // 2, STEP // 2 + 1)], axis=0)
    found: list[int] = []
    for angle in np.argsort(-around, kind="stable"):
        if around[angle] < FEWEST or len(found) == MOST:
            break
        if LEVEL <= angle <= 90 - LEVEL and all(abs(angle - known) > APART for known in found):
            found.append(int(angle))
    return found


def _cells(values: Any) -> NDArray[np.float32]:
    """The mean of each square."""
    height, width = (side // CELL * CELL for side in values.shape)
    squares = values[:height, :width].reshape(height // CELL, CELL, width // CELL, CELL)
    return np.asarray(squares.mean(axis=(1, 3)), dtype=np.float32)
