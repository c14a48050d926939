"""The letters that words in drawn pictures are written with: Open Sans, which has å, ä and ö.

Pillow's own font has not: it draws the same empty box for each of them, and nobody could read that.
"""

from __future__ import annotations

from PIL import ImageFont
from ttf_opensans import opensans


def lettering(size: float) -> ImageFont.FreeTypeFont:
    """Open Sans at a size in pixels; a digit is about 0.74 times as high."""
    return ImageFont.truetype(opensans().path, size)
