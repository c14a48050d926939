"""Words read in the picture itself, in rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PIL import Image

from checker.finding import Box, Layer
from checker.image.boxes import box_of
from checker.image.inference import working
from checker.image.lines import Pixels, line_reader
from checker.image.mended import mended
from checker.image.text import PictureText

PASSES = (2000, 960)
"""Long sides at which lines are looked for: small print needs the large one, but a lone line on an empty page is lost
in it. A pass at 1280 added nothing in rendered scenes but a third of the time."""

MOVING_PASSES = PASSES[1:]

MIN_SCORE = 0.5
"""The reader's confidence under which a line is noise."""

ROW = 0.5
"""Share of the lower height that two lines must have in common to stand on the same row."""


def read_text(image: Image.Image, frame: int = 0) -> tuple[PictureText, ...]:
    """Rows of text in an upright RGB picture; a row that two passes read differently comes twice.

    Raises:
        ModelError: when rapidocr is not installed.
    """
    # The reader wants blue, green, red.
    image = Image.merge("RGB", image.split()[::-1])
    pixels = np.asarray(image)
    # Pictures are never enlarged, so that in a small one two passes may be the same.
    sizes = sorted({min(size, max(image.size)) for size in (MOVING_PASSES if frame else PASSES)}, reverse=True)
    with working(line_reader().networks):
        rows = [row for size in sizes for row in _rows(_lines(image, pixels, size, frame))]
    texts: dict[str, PictureText] = {}
    for row in rows:
        texts.setdefault(row.text, row)
        # As it was read and as it was meant: the rules know no misspelt signs.
        if meant := mended(row.text):
            texts.setdefault(meant, replace(row, text=meant))
    return tuple(texts.values())


def _lines(image: Image.Image, pixels: Pixels, long_side: int, frame: int) -> list[PictureText]:
    """Lines found in the picture brought to a long side, and read with all its pixels."""
    scale = long_side / max(image.size)
    small = image.resize(
        (max(1, round(image.width * scale)), max(1, round(image.height * scale))),
        Image.Resampling.LANCZOS,
        reducing_gap=3.0,
    )
    found = [corners / scale for corners in line_reader().found(np.asarray(small))]
    lines = []
    for corners, line in zip(found, line_reader().read(pixels, found), strict=True):
        if line.score >= MIN_SCORE and line.text.strip():
            row = np.array([*corners.min(axis=0), *corners.max(axis=0), line.score])
            lines.append(PictureText(line.text, Layer.OCR, box_of(row, image.size), line.score, frame))
    return lines


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
