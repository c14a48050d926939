"""Lines of text that stand beside each other in a picture, joined to rows."""

from __future__ import annotations

from collections.abc import Sequence

from checker.finding import Box, Layer
from checker.image.text import PictureText

ROW = 0.5
"""Share of the lower height that two lines must have in common to stand on the same row."""


def rows(lines: Sequence[PictureText]) -> list[PictureText]:
    """Lines that stand beside each other joined from left to right: a name and its number belong together."""
    found: list[list[PictureText]] = []
    for line in sorted(lines, key=lambda line: (place(line).y, place(line).x)):
        row = next((row for row in found if _beside(place(row[-1]), place(line))), None)
        if row is None:
            found.append([line])
        else:
            row.append(line)
    return [_joined(sorted(row, key=lambda line: place(line).x)) for row in found]


def _beside(a: Box, b: Box) -> bool:
    common = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return common > ROW * min(a.height, b.height) and max(a.height, b.height) < 2 * min(a.height, b.height)


def _joined(row: Sequence[PictureText]) -> PictureText:
    boxes = [place(line) for line in row]
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
    box = Box(x, y, right - x, bottom - y)
    text, score = " ".join(line.text for line in row), min(line.score for line in row)
    return PictureText(text, Layer.OCR, box, score, row[0].frame)


def place(line: PictureText) -> Box:
    """Where a line that was read stands.

    Raises:
        ValueError: when it stands nowhere.
    """
    if line.box is None:
        raise ValueError("a line that was read has a box")
    return line.box
