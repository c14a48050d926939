"""How far the bars of a linear code go: a reader tells the line that it was read along, not the symbol."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Rows of x and y in pixels."""

SEGMENTS = 6
"""Parts of the line that are followed by themselves: a level line leaves tilted bars at another height at each end."""

SAMPLES = 600
"""Most points of the line that are looked at; the longest usual codes have some 200 stripes."""

STILL = 0.5
"""Share of the stripes' contrast on the line from which they go on beside it."""

STEPS = 300
"""Most steps in which bars are followed."""

REACH = 2.0
"""How far bars are followed, in lengths of the line."""

GAP = 0.03
"""What a crease or a reflection may be wide, in lengths of the line, without ending the bars."""


def symbol(grey: NDArray[np.uint8], corners: Points) -> Points:
    """Points round the whole symbol, of the four corners (clockwise, from the upper left) of what was read of it."""
    left, right = (corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2
    length = float(np.hypot(*(right - left)))
    if length < SEGMENTS:
        return corners
    line = np.linspace(left, right, min(SAMPLES, int(length) + 1))
    along = _direction(grey, line, length)
    ends = [end for sign in (1, -1) for end in _ends(grey, line, sign * along, length)]
    return np.concatenate([corners, *ends])


def _direction(grey: NDArray[np.uint8], line: Points, length: float) -> Points:
    """The way that the bars run, as a unit vector: across the steepest change of grey near the line."""
    (x, y), half = line.mean(axis=0), max(4, int(length / 4))
    x1, y1 = max(0, int(x) - half), max(0, int(y) - half)
    # What lies just beside the line may be paper, whose grain weighs little beside the edges of bars.
    rows, columns = np.gradient(grey[y1 : int(y) + half, x1 : int(x) + half].astype(np.float64))
    across = np.array([[np.sum(columns**2), np.sum(columns * rows)], [np.sum(columns * rows), np.sum(rows**2)]])
    return np.asarray(np.linalg.eigh(across)[1][:, 0], dtype=np.float64)


def _ends(grey: NDArray[np.uint8], line: Points, along: Points, length: float) -> list[Points]:
    """Where the bars of each segment end in one direction: both ends of the segment, moved there."""
    steps = np.arange(0, REACH * length, max(1.0, REACH * length / STEPS))
    points = line[None] + steps[:, None, None] * along
    columns, rows = np.rint(points).astype(int).transpose(2, 0, 1)
    inside = (rows >= 0) & (rows < grey.shape[0]) & (columns >= 0) & (columns < grey.shape[1])
    values = np.where(inside, grey[rows.clip(0, grey.shape[0] - 1), columns.clip(0, grey.shape[1] - 1)], 0)
    change = np.abs(np.diff(values.astype(np.int16), axis=1)) * (inside[:, 1:] & inside[:, :-1])
    gap = max(3, int(GAP * length / steps[1]))
    ends = []
    for part in np.array_split(np.arange(change.shape[1]), SEGMENTS):
        striped = change[:, part].mean(axis=1)
        over = np.flatnonzero(striped < STILL * striped[0])
        runs = np.flatnonzero(over[gap:] - over[:-gap] == gap)
        last = over[runs[0]] if len(runs) else len(steps) - 1
        ends.append(points[last][[part[0], part[-1] + 1]])
    return ends
