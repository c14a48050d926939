"""Words read in the picture itself, in rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PIL import Image

from checker.image.inference import working
from checker.image.labels import told
from checker.image.lines import line_reader
from checker.image.mended import mended
from checker.image.rows import rows
from checker.image.scaling import shrunk
from checker.image.search import LineSearch
from checker.image.text import PictureText

PASSES = (1280, 640)
"""Long sides at which lines are looked for.

At each there are heights of letters at which the lines of a label neither stand apart nor run together to one place;
these two are far enough apart for each to find what the other does not.
"""

MOVING_PASSES = (960,)
"""Those for the later frames of an animation or a film: many pictures, and each alike the one before."""


LEAST = 2
"""Letters and digits of a row that is one: stripes, whiskers and covered places are read as a letter or a digit."""

MANY = 6
"""Rows of one letter or digit from which they are read all the same: a number may be written from top to bottom."""


def read_text(image: Image.Image, frame: int = 0) -> tuple[PictureText, ...]:
    """Rows of text in an upright RGB picture; a row that two passes read differently comes twice.

    Raises:
        ModelError: when rapidocr or openvino is missing.
    """
    search, found = LineSearch(image, frame), list[PictureText]()
    with working(line_reader().networks):
        for small in _passes(image, MOVING_PASSES if frame else PASSES):
            found += rows(search.lines(small))
    texts: dict[str, PictureText] = {}
    lone = [row for row in found if sum(map(str.isalnum, row.text)) < LEAST]
    for row in found if len(lone) >= MANY else (row for row in found if row not in lone):
        texts.setdefault(row.text, row)
        # As it was read and as it was meant: the rules know no misspelt signs.
        if meant := mended(row.text):
            texts.setdefault(meant, replace(row, text=meant))
    for row in told(found):
        texts.setdefault(row.text, row)
    return tuple(texts.values())


def _passes(image: Image.Image, long_sides: Iterable[int]) -> Iterator[Image.Image]:
    """The picture brought to each size, each once."""
    for long_side in sorted({min(side, max(image.size)) for side in long_sides}, reverse=True):
        image = shrunk(image, long_side, gap=1.0)
        yield image
