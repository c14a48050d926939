"""Bar codes and matrix codes, by zxing-cpp."""

from __future__ import annotations

import numpy as np
from PIL import Image

from checker.errors import ModelError
from checker.finding import Layer
from checker.image.boxes import box_of
from checker.image.scaling import shrunk
from checker.image.text import PictureText

LONG_SIDE = 2000
"""Codes in larger pictures are searched at this size too: blur and noise grow less."""


def find_codes(image: Image.Image, frame: int = 0) -> tuple[PictureText, ...]:
    """What the codes in an upright RGB picture say, each once.

    Raises:
        ModelError: when zxing-cpp is not installed.
    """
    try:
        import zxingcpp  # noqa: PLC0415 - optional
    except ImportError as error:
        raise ModelError("Koder kan inte läsas: tillägget för bilder är inte installerat.") from error
    found: dict[str, PictureText] = {}
    whole = image.convert("L")
    small = shrunk(whole, LONG_SIDE, Image.Resampling.BICUBIC)
    for grey in (whole,) if small is whole else (whole, small):
        scale = max(grey.size) / max(whole.size)
        for code in zxingcpp.read_barcodes(np.asarray(grey)):
            place = code.position
            corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
            xs, ys = [corner.x / scale for corner in corners], [corner.y / scale for corner in corners]
            box = box_of(np.array([min(xs), min(ys), max(xs), max(ys), 1.0]), image.size)
            found.setdefault(code.text, PictureText(code.text, Layer.CODE, box, frame=frame))
    return tuple(found.values())
