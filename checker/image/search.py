"""The lines of one picture: found in small copies of it, read with all its pixels, looked at again from near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from PIL import Image

from checker.finding import Box, Layer
from checker.image.boxes import box_of, grown, shared
from checker.image.lines import CELL, WELL_READ, Corners, line_reader
from checker.image.rows import place
from checker.image.scaling import shrunk
from checker.image.text import PictureText

MIN_SCORE = 0.5
"""The reader's confidence under which a line is noise."""

SAME = 0.8
"""Share of what two boxes cover together, from which they are one."""

MARGIN = 0.1
"""By how much of its longer side a place that was read badly is enlarged before it is looked at from near."""

AROUND = 0.5
"""By how much of its longer side a line of small print is enlarged to look for others beside it."""

SMALL_PRINT = 16
"""Height of a line's box, in pixels of the copy it is found in, under which the lines beside it may not be found."""

CROWD = 4
"""Lines beside one of small print, itself among them, from which it stands in a page whose lines are found."""

NEAR_SIDE = 1280
"""Longest side of such a place, in pixels, in which lines are looked for."""

NEAR_PIXELS = 3_000_000
"""Most pixels looked at from near in a picture: a wall of books takes no longer than a room."""


class LineSearch:
    """Searches one upright RGB picture; each pass knows what those before it have read.

    A small copy shows where something is written, even where its lines run together: a label is found as a whole at
    sizes at which none of its lines is. What is read badly there is therefore looked at from near. At others one line
    is found and the next is not, so that what stands around a line of small print is looked at too.
    """

    def __init__(self, image: Image.Image, frame: int) -> None:
        """``frame`` counts from 0 in animations."""
        self._image, self._frame = image, frame
        self._read_well: list[PictureText] = []
        self._looked_at: list[Box] = []
        self._pixels_left = NEAR_PIXELS

    def lines(self, small: Image.Image) -> list[PictureText]:
        """The lines that a copy shows; one that has been read well in another is not read again.

        Raises:
            ModelError: when rapidocr or openvino is missing.
        """
        scale = np.divide(self._image.size, small.size)
        found = {self._place(corners): corners for corners in (each * scale for each in line_reader().found(small))}
        lines = {where: self._known(where) for where in found}
        new = sorted((where for where, line in lines.items() if line is None), key=_area)
        read = self._texts([found[where] for where in new])
        made = [line for line in lines.values() if line]
        for where, line in zip(new, read, strict=True):
            made += self._better(where, line)
        small_print = [where for where in new if min(where.width, where.height) < SMALL_PRINT * scale[0]]
        around = [line for where in small_print for line in self._around(where, found)]
        for line in sorted(around, key=lambda line: -_area(place(line))):  # what a look cut off comes after the whole
            if not any(_within(place(line), place(other)) for other in made):
                made.append(line)
        self._read_well += [line for line in made if line.score >= WELL_READ]
        return [line for line in made if line.score >= MIN_SCORE and line.text.strip()]

    def _known(self, where: Box) -> PictureText | None:
        return next((line for line in self._read_well if shared(place(line), where) > SAME), None)

    def _better(self, where: Box, line: PictureText) -> Sequence[PictureText]:
        """A line, or where it is read badly, what is read there from near."""
        near = [] if line.score >= WELL_READ else self._near(where, MARGIN)
        return near if max((each.score for each in near), default=0.0) >= line.score else [line]

    def _around(self, where: Box, found: Iterable[Box]) -> Sequence[PictureText]:
        part = grown(where, AROUND, self._image.size)
        return self._near(where, AROUND) if sum(_within(other, part) for other in found) < CROWD else []

    def _near(self, where: Box, margin: float) -> Sequence[PictureText]:
        part = grown(where, margin, self._image.size)
        piece = shrunk(self._image.crop((part.x, part.y, part.x + part.width, part.y + part.height)), NEAR_SIDE)
        pixels = piece.width * piece.height
        if pixels > self._pixels_left or any(shared(part, known) > SAME for known in self._looked_at):
            return []
        self._looked_at.append(part)
        self._pixels_left -= pixels
        scale = np.divide((part.width, part.height), piece.size)
        return self._texts([corners * scale + (part.x, part.y) for corners in line_reader().found(piece, CELL)])

    def _texts(self, lines: Sequence[Corners]) -> list[PictureText]:
        if not lines:
            return []
        read = line_reader().read(self._image, lines)
        found = zip(lines, read, strict=True)
        return [PictureText(r.text, Layer.OCR, self._place(corners), r.score, self._frame) for corners, r in found]

    def _place(self, corners: Corners) -> Box:
        return box_of(np.array([*corners.min(axis=0), *corners.max(axis=0)]), self._image.size)


def _within(inner: Box, outer: Box) -> bool:
    """Whether the middle of a box lies in another."""
    x, y = inner.x + inner.width / 2, inner.y + inner.height / 2
    return outer.x <= x <= outer.x + outer.width and outer.y <= y <= outer.y + outer.height


def _area(where: Box) -> int:
    return where.width * where.height
