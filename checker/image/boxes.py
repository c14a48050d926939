"""Boxes in a picture as arrays: rows of x1, y1, x2, y2, score, in pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from checker.finding import Box

Boxes = NDArray[np.float64]

NONE: Boxes = np.zeros((0, 5))


def suppressed(boxes: Boxes, share: float = 0.4) -> Boxes:
    """Non-maximum suppression: of boxes that overlap by more than ``share`` of their union the best is kept."""
    left = np.argsort(-boxes[:, 4], kind="stable")
    kept = []
    while len(left):
        best, left = left[0], left[1:]
        kept.append(best)
        left = left[overlaps(boxes[best], boxes[left]) <= share]
    return boxes[kept]


def overlaps(box: Boxes, boxes: Boxes) -> Boxes:
    """The common area of a row with each of the others as share of their union.

    >>> overlaps(np.array([0, 0, 10, 10, 1.0]), np.array([[5, 0, 15, 10, 1.0], [20, 0, 30, 10, 1.0]])).round(2).tolist()
    [0.33, 0.0]
    """
    width = np.minimum(box[2], boxes[:, 2]) - np.maximum(box[0], boxes[:, 0])
    height = np.minimum(box[3], boxes[:, 3]) - np.maximum(box[1], boxes[:, 1])
    common = np.clip(width, 0, None) * np.clip(height, 0, None)
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    shares: Boxes = common / ((box[2] - box[0]) * (box[3] - box[1]) + areas - common)
    return shares


def turned_back(boxes: Boxes, quarters: int, size: tuple[int, int]) -> Boxes:
    """Boxes found in a picture after ``np.rot90(picture, quarters)``, in the picture of ``size`` (width, height)."""
    width, height = size
    x1, y1, x2, y2, score = boxes.T
    columns = {
        0: (x1, y1, x2, y2),
        1: (width - y2, x1, width - y1, x2),
        2: (width - x2, height - y2, width - x1, height - y1),
        3: (y1, height - x2, y2, height - x1),
    }[quarters % 4]
    return np.stack([*columns, score], axis=1)


def box_of(row: NDArray[np.float64], size: tuple[int, int]) -> Box:
    """A row as whole pixels inside a picture of ``size``; at least one pixel wide and high."""
    x1, y1 = max(0, int(row[0])), max(0, int(row[1]))
    x2, y2 = min(size[0], int(np.ceil(row[2]))), min(size[1], int(np.ceil(row[3])))
    return Box(x1, y1, max(1, x2 - x1), max(1, y2 - y1))


def shared(a: Box, b: Box) -> float:
    """The common area of two boxes as share of their union.

    >>> shared(Box(0, 0, 10, 10), Box(5, 0, 10, 10)), shared(Box(0, 0, 10, 10), Box(20, 0, 10, 10))
    (0.3333333333333333, 0.0)
    """
    common = _common(a, b)
    return common / (a.width * a.height + b.width * b.height - common)


def inside(a: Box, b: Box) -> float:
    """The share of the first box that lies in the second.

    >>> inside(Box(0, 0, 10, 10), Box(5, 0, 90, 90)), inside(Box(0, 0, 10, 10), Box(20, 0, 10, 10))
    (0.5, 0.0)
    """
    return _common(a, b) / (a.width * a.height)


def _common(a: Box, b: Box) -> int:
    width = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    height = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return max(0, width) * max(0, height)


def grown(box: Box, share: float, size: tuple[int, int]) -> Box:
    """The box with a margin of ``share`` of its longer side all round, cut at the edges of the picture.

    >>> grown(Box(10, 10, 20, 10), 0.25, (100, 100))
    Box(x=5, y=5, width=30, height=20)
    """
    margin = round(share * max(box.width, box.height))
    x1, y1 = max(0, box.x - margin), max(0, box.y - margin)
    x2, y2 = min(size[0], box.x + box.width + margin), min(size[1], box.y + box.height + margin)
    return Box(x1, y1, x2 - x1, y2 - y1)


def clipped(box: Box, size: tuple[int, int]) -> Box | None:
    """The part of a box that lies in a picture of ``size``; None where none does.

    >>> clipped(Box(90, 0, 20, 5), (100, 100)), clipped(Box(100, 0, 20, 5), (100, 100))
    (Box(x=90, y=0, width=10, height=5), None)
    """
    width, height = min(box.width, size[0] - box.x), min(box.height, size[1] - box.y)
    return Box(box.x, box.y, width, height) if width > 0 and height > 0 else None


def joined(a: Box, b: Box) -> Box:
    """The smallest box round both.

    >>> joined(Box(10, 10, 5, 5), Box(20, 5, 10, 2))
    Box(x=10, y=5, width=20, height=10)
    """
    x, y = min(a.x, b.x), min(a.y, b.y)
    return Box(x, y, max(a.x + a.width, b.x + b.width) - x, max(a.y + a.height, b.y + b.height) - y)


def touching(a: Box, b: Box) -> bool:
    """Whether two boxes have a point in common, be it on their edges.

    >>> touching(Box(0, 0, 10, 10), Box(10, 5, 4, 4)), touching(Box(0, 0, 10, 10), Box(11, 5, 4, 4))
    (True, False)
    """
    both = joined(a, b)
    return both.width <= a.width + b.width and both.height <= a.height + b.height


def moved(box: Box, right: int, down: int) -> Box:
    """The box of a part of a picture, in the picture that the part was cut from at this place.

    >>> moved(Box(1, 2, 5, 5), 100, 10)
    Box(x=101, y=12, width=5, height=5)
    """
    return Box(box.x + right, box.y + down, box.width, box.height)
