"""Words read in the picture itself, in rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from checker.finding import Box, Layer
from checker.image.boxes import box_of, shared
from checker.image.inference import working
from checker.image.lines import WELL_READ, Corners, line_reader
from checker.image.mended import mended
from checker.image.scaling import shrunk
from checker.image.text import PictureText

PASSES = (2000, 960)
"""Long sides at which lines are looked for: small print needs the large one, but a lone line on an empty page is lost
in it. A pass at 1280 added nothing in rendered scenes but a third of the time."""

MOVING_PASSES = PASSES[1:]

MIN_SCORE = 0.5
"""The reader's confidence under which a line is noise."""

SAME = 0.8
"""Share of what two boxes cover together, from which they are one line's."""

ROW = 0.5
"""Share of the lower height that two lines must have in common to stand on the same row."""


def read_text(image: Image.Image, frame: int = 0) -> tuple[PictureText, ...]:
    """Rows of text in an upright RGB picture; a row that two passes read differently comes twice.

    Raises:
        ModelError: when rapidocr is not installed.
    """
    pixels, known = np.asarray(image), list[PictureText]()
    rows: list[PictureText] = []
    with working(line_reader().networks):
        for small in _passes(image, MOVING_PASSES if frame else PASSES):
            lines = _lines(pixels, small, frame, known)
            rows += _rows(lines)
            known += lines
    texts: dict[str, PictureText] = {}
    for row in rows:
        texts.setdefault(row.text, row)
        # As it was read and as it was meant: the rules know no misspelt signs.
        if meant := mended(row.text):
            texts.setdefault(meant, replace(row, text=meant))
    return tuple(texts.values())


def _passes(image: Image.Image, long_sides: Iterable[int]) -> Iterator[Image.Image]:
    """The picture brought to each size; it is never enlarged, so that for a small one two passes may be the same."""
    for long_side in sorted({min(side, max(image.size)) for side in long_sides}, reverse=True):
        image = shrunk(image, long_side, Image.Resampling.LANCZOS, gap=1.0)
        yield image


def _lines(
    pixels: NDArray[np.uint8], small: Image.Image, frame: int, known: Sequence[PictureText]
) -> list[PictureText]:
    """Lines found in a small copy and read in the picture; a line that another pass has read well is not read again."""
    size = (pixels.shape[1], pixels.shape[0])
    scale = np.divide(size, small.size)
    found = {_place(corners * scale, size): corners * scale for corners in line_reader().found(small)}
    again = {place: line for place in found if (line := _read_well(place, known))}
    new = [place for place in found if place not in again]
    read = zip(new, line_reader().read(pixels, [found[place] for place in new]), strict=True)
    words = [(place, line) for place, line in read if line.score >= MIN_SCORE and line.text.strip()]
    return [*again.values(), *(PictureText(line.text, Layer.OCR, place, line.score, frame) for place, line in words)]


def _place(corners: Corners, size: tuple[int, int]) -> Box:
    return box_of(np.array([*corners.min(axis=0), *corners.max(axis=0)]), size)


def _read_well(place: Box, known: Iterable[PictureText]) -> PictureText | None:
    """A line that has been read well in the same place."""
    return next((line for line in known if line.score >= WELL_READ and shared(_box(line), place) > SAME), None)


def _rows(lines: Sequence[PictureText]) -> list[PictureText]:
    """Lines that stand beside each other joined from left to right: a name and its number belong together."""
    rows: list[list[PictureText]] = []
    for line in sorted(lines, key=lambda line: (_box(line).y, _box(line).x)):
        row = next((row for row in rows if _beside(_box(row[-1]), _box(line))), None)
        if row is None:
            rows.append([line])
        else:
            row.append(line)
    return [_joined(sorted(row, key=lambda line: _box(line).x)) for row in rows]


def _beside(a: Box, b: Box) -> bool:
    common = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return common > ROW * min(a.height, b.height) and max(a.height, b.height) < 2 * min(a.height, b.height)


def _joined(row: Sequence[PictureText]) -> PictureText:
    boxes = [_box(line) for line in row]
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
    box = Box(x, y, right - x, bottom - y)
    text, score = " ".join(line.text for line in row), min(line.score for line in row)
    return PictureText(text, Layer.OCR, box, score, row[0].frame)


def _box(line: PictureText) -> Box:
    if line.box is None:
        raise ValueError("a line that was read has a box")
    return line.box
