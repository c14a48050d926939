"""What is filled in a film, and when: the places of one thing that moves, from before to after it was seen."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageDraw

from checker.finding import Box
from checker.image.boxes import grown, joined, moved
from checker.place import Place, What

HOLD_S = 0.6
"""How long before and after it is seen a thing stays covered: detectors lose a face for a picture or two."""

FACE_MARGIN, TEXT_MARGIN = 0.2, 0.4
"""What is added all round: for a face as share of the longer side, for words and codes of the shorter."""

LOST_S = 2.0
"""Longest time between two sightings of the same thing in which it stays covered: it may be seen and not be found."""


@dataclass(frozen=True, slots=True)
class Cover:
    """A box that is filled from ``start_s`` to ``end_s``."""

    box: Box
    start_s: float = -math.inf
    end_s: float = math.inf


Trail = list[tuple[float, Box]]
"""Where a thing was at each time that it was seen, in their order."""


@dataclass(frozen=True, slots=True)
class Covered:
    """One thing that is filled: what it is, and its trail.

    A ``BOX`` is filled from the beginning to the end.
    """

    what: What
    seen: Trail

    def covers(self, size: tuple[int, int]) -> Iterable[Cover]:
        """The covers, in pictures of ``size``."""
        if self.what is What.BOX:
            yield from (Cover(box) for _, box in self.seen)
            return
        places = [(time_s, self._margined(box, size)) for time_s, box in self.seen]
        for time_s, box in places:
            yield Cover(box, time_s - HOLD_S, time_s + HOLD_S)
        pairs = [pair for pair in pairwise(places) if pair[1][0] - pair[0][0] <= LOST_S]
        for number, ((start_s, box), (end_s, after)) in enumerate(pairs):
            yield Cover(joined(box, after), start_s, end_s)
            # Before it was seen first and after it was seen last it moves on as between two sightings.
            right, down, step_s = after.x - box.x, after.y - box.y, end_s - start_s
            if number == 0 or pairs[number - 1][1][0] < start_s:
                yield Cover(_cut(joined(box, moved(box, -right, -down)), size), start_s - step_s, start_s)
            if number == len(pairs) - 1 or pairs[number + 1][0][0] > end_s:
                yield Cover(_cut(joined(after, moved(after, right, down)), size), end_s, end_s + step_s)

    def place(self, size: tuple[int, int]) -> Place:
        """Where it was seen first, as it was filled there; a box has no time."""
        time_s, box = self.seen[0]
        return Place(self.what, box) if self.what is What.BOX else Place(self.what, self._margined(box, size), time_s)

    def _margined(self, box: Box, size: tuple[int, int]) -> Box:
        if self.what in {What.FACE, What.POSSIBLE_FACE}:
            return grown(box, FACE_MARGIN, size)
        return grown(box, TEXT_MARGIN * min(box.width, box.height) / max(box.width, box.height), size)


def filled(image: Image.Image, covers: Iterable[Cover], time_s: float, fill: tuple[int, int, int]) -> None:
    """Fill in a picture what is covered at its time."""
    pencil = ImageDraw.Draw(image)
    for box in {cover.box for cover in covers if cover.start_s <= time_s <= cover.end_s}:
        # Pillow's rectangles hold their last column and row.
        pencil.rectangle((box.x, box.y, box.x + box.width - 1, box.y + box.height - 1), fill=fill)


def _cut(box: Box, size: tuple[int, int]) -> Box:
    """A box cut at the edges of the picture, in which a part of it lies."""
    x, y = max(0, box.x), max(0, box.y)
    return Box(x, y, min(box.x + box.width, size[0]) - x, min(box.y + box.height, size[1]) - y)
