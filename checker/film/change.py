"""What changes from each picture of a film to the next: where a scene begins, and whether a face may be another's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from checker.finding import Box

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

Grey = NDArray[np.float32]

SMALL = (128, 72)
"""Size at which pictures are compared where a face is; for the whole picture, half of it."""

CUT = 24.0
"""Mean difference of grey values (0 to 255) from which a new scene begins: a cut changes most of the picture."""

STILL = 6.0
"""Largest difference of one tiny cell up to which nothing has moved that is worth reading again."""

CALM = 12.0
"""Mean difference of the cells of a face up to which it is the same: nearly all faces of two people differ by more."""

LIKE = 0.85
"""Correlation of these cells from which it is the same that has moved: faces of two people are hardly ever so alike."""

REACH = 4
"""Cells by which a face may move from one picture to the next."""


@dataclass(frozen=True, slots=True)
class Change:
    """The small upright pictures from one that was looked at to the next; ``cut``: whether a scene began there."""

    cut: bool
    greys: tuple[Grey, ...] = field(repr=False)

    @classmethod
    def joined(cls, changes: Sequence[Change]) -> Change:
        """Changes that follow on each other as one; each begins with the picture that the one before ends with."""
        greys = [grey for number, change in enumerate(changes) for grey in change.greys[number > 0 :]]
        return cls(any(change.cut for change in changes), tuple(greys))

    def is_same(self, before: Box, after: Box, size: tuple[int, int]) -> bool:
        """Whether what was in one box and is in the other now has got there without a jump to something else.

        Boxes are in pixels of the upright picture of ``size``.
        """
        places = zip(pairwise(self.greys), _between(before, after, size, len(self.greys) - 1), strict=True)
        return all(_is_like(one, next_one, place) for (one, next_one), place in places)


@dataclass(slots=True)
class Watch:
    """Watches every picture of a film go by."""

    cut: bool = False
    greys: list[Grey] = field(default_factory=list)

    @property
    def tiny(self) -> Grey:
        """The last picture, half as small."""
        return _halved(self.greys[-1])

    def see(self, frame: VideoFrame) -> bool:
        """Whether a picture is the first of a scene."""
        small = frame.reformat(width=SMALL[0], height=SMALL[1], format="gray", interpolation="AREA")
        grey = small.to_ndarray().astype(np.float32)
        cut = not self.greys or float(np.abs(_halved(grey) - self.tiny).mean()) > CUT
        self.greys.append(grey)
        self.cut |= cut
        return cut

    def changed(self, rotation: int) -> Change:
        """What has changed since this was asked last; ``rotation`` is that of the pictures, in degrees."""
        change = Change(self.cut, tuple(np.rot90(grey, round(rotation / 90) % 4) for grey in self.greys))
        self.cut, self.greys = False, self.greys[-1:]
        return change


def is_moved(a: Grey | None, b: Grey) -> bool:
    """Whether anything has moved from one tiny picture to another that is worth reading again."""
    return a is None or float(np.abs(a - b).max()) > STILL


def _halved(grey: Grey) -> Grey:
    rows, columns = grey.shape
    halved: Grey = grey.reshape(rows // 2, 2, columns // 2, 2).mean(axis=(1, 3))
    return halved


Shares = tuple[float, float, float, float]
"""A box from left to right and from top to bottom (x1, y1, x2, y2), in shares of the picture's sides."""


def _between(before: Box, after: Box, size: tuple[int, int], steps: int) -> Iterator[Shares]:
    """A box that moves evenly from one place to the other, in the middle of each step."""
    first, last = (
        np.array((box.x, box.y, box.x + box.width, box.y + box.height)) / (*size, *size) for box in (before, after)
    )
    for step in range(steps):
        x1, y1, x2, y2 = (first + (last - first) * (step + 0.5) / steps).tolist()
        yield x1, y1, x2, y2


def _is_like(one: Grey, other: Grey, place: Shares) -> bool:
    """Whether the cells in a place look alike in two pictures, or have moved a little."""
    rows, columns = one.shape
    left, top = int(place[0] * columns), int(place[1] * rows)
    right, bottom = max(left + 2, int(np.ceil(place[2] * columns))), max(top + 2, int(np.ceil(place[3] * rows)))
    cells = one[top:bottom, left:right]
    if float(np.abs(cells - other[top:bottom, left:right]).mean()) <= CALM:
        return True
    return any(
        _correlation(cells, other[top + down : bottom + down, left + over : right + over]) >= LIKE
        for down in range(max(-REACH, -top), REACH + 1)
        for over in range(max(-REACH, -left), REACH + 1)
    )


def _correlation(a: Grey, b: Grey) -> float:
    """Pearson's, 0 where either is even or they differ in shape."""
    if a.shape != b.shape:
        return 0.0
    a, b = a - a.mean(), b - b.mean()
    lengths = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / lengths if lengths else 0.0
