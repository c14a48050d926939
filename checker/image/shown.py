"""What the frames of an animation have shown so far: a frame is examined where it shows something new."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import cast

from PIL import Image, ImageChops

CELL = 8
"""Side of the cells, in pixels, over which a difference is averaged: a letter of small print fills one."""

NOISE = 12
"""Mean difference of a cell (0 to 255) up to which it is dithering, or a pixel; a digit for another is far more."""

FAINT = 4
"""Difference of the lightest and the darkest pixel of a picture (0 to 255) up to which nobody sees anything in it.

The networks find neither the letters nor the face that differ so little from what is around them (the test).
"""


class Shown:
    """What has been shown to whoever examines the frames of one file."""

    def __init__(self) -> None:
        self._digests: set[bytes] = set()
        self._last: Image.Image | None = None

    def is_new(self, frame: Image.Image) -> bool:
        """Whether a frame differs from the last new one anywhere, and from all of them; it is remembered.

        What changes little by little differs from the last new one in the end.
        """
        if self._last is not None and not _differ(self._last, frame):
            return False
        digest = hashlib.sha256(frame.tobytes()).digest()
        if digest in self._digests:
            return False
        self._digests.add(digest)
        self._last = frame
        return True


def _differ(a: Image.Image, b: Image.Image) -> bool:
    if a.size != b.size:
        return True
    cells = ImageChops.difference(a, b).reduce(CELL)
    return any(most > NOISE for _, most in _ranges(cells))


def _ranges(image: Image.Image) -> Sequence[tuple[float, float]]:
    """The least and the most of each band of an RGB picture."""
    return cast("Sequence[tuple[float, float]]", image.getextrema())


def is_blank(image: Image.Image) -> bool:
    """Whether an RGB picture has but one colour: there is nothing to search for.

    >>> is_blank(Image.new("RGB", (8, 8), "red")), is_blank(Image.linear_gradient("L").convert("RGB"))
    (True, False)
    """
    return all(most - least <= FAINT for least, most in _ranges(image))


def is_even(image: Image.Image) -> bool:
    """Whether all cells of an RGB picture look alike: what differs fills no letter.

    >>> is_even(Image.new("RGB", (64, 8), "red")), is_even(Image.linear_gradient("L").convert("RGB"))
    (True, False)
    """
    return all(most - least <= NOISE for least, most in _ranges(image.reduce(CELL)))
