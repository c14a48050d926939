"""The letters that words in drawn pictures are written with: Open Sans, which has å, ä and ö.

Pillow's own font has not: it draws the same empty box for each of them, and nobody could read that.
"""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont
from ttf_opensans import opensans

Colour = tuple[int, int, int]


def lettering(size: float) -> ImageFont.FreeTypeFont:
    """Open Sans at a size in pixels; a digit is about 0.74 times as high."""
    return ImageFont.truetype(opensans().path, size)


def written(lines: Sequence[str], height: int, ground: Colour, ink: Colour) -> Image.Image:
    """Lines whose digits are so high."""
    font = lettering(round(height * 1.4))
    width = max(font.getlength(line) for line in lines) + 2 * height
    page = Image.new("RGB", (int(width), round(height * (1.9 * len(lines) + 1))), ground)
    pencil = ImageDraw.Draw(page)
    for row, line in enumerate(lines):
        pencil.text((height * 0.8, height * (0.5 + 1.9 * row)), line, font=font, fill=ink)
    return page
