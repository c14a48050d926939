"""Bar codes and matrix codes, by zxing-cpp."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from PIL import Image

from checker.errors import ModelError
from checker.finding import Box, Layer
from checker.image.bars import Points, symbol
from checker.image.boxes import box_of, grown, joined, moved, touching
from checker.image.scaling import shrunk
from checker.image.text import PictureText
from checker.image.tilted import tilt

LONG_SIDE = 2000
"""Codes in larger pictures are searched at this size too: blur and noise grow less."""

MARGIN = 0.03
"""Share of a code's longer side added all round: a reader's corners lie on its outermost stripes."""

TILTED_SIDE, TILTS = 1600, (23, 45, 67)
"""Long side, and degrees by which it is turned, for bar codes: upright they are read up to some 12 from level or plumb.

Matrix codes are found at any angle as they are, stacked ones where there are stripes at an angle.
"""

LINEAR, STACKED = ("AllLinear",), ("PDF417", "MicroPDF417")
"""Kinds of codes with stripes, as zxing-cpp calls them."""

ROUND = 0.5
"""By how much of its longer side a filled place is enlarged to look for what is left of a code."""

SHARES, TURNS = (1.0, 0.5, 0.33), (0, -4, 4, -8, 8, *TILTS)
"""Sizes, as shares, and turns, in degrees, at which a scanner may meet a picture that is shown to it."""


_PUBLIC = re.compile(
    r"(?:https?://|www\.|tel:|mailto:)\S+|(?:[a-z0-9-]{1,63}\.){1,4}(?:se|nu|com|org|net|eu|info)(?:/\S*)?",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"(?:patient|pnr|personn|kallelse|bokning|booking|remiss|journal|mrn|pid)\S{0,60}?[/=?&#](?=[\w-]{0,20}\d)[\w-]{6}",
    re.IGNORECASE,
)
"""A record's number in an address, behind the word that says whose record it is."""


def is_public(text: str) -> bool:
    """Whether a code is one of a poster's: an address or a phone number, which the text rules read.

    Any other may be a patient's, and so may an address with the number of a booking or a referral in it.

    >>> is_public("HTTPS://WWW.1177.SE/Stockholm"), is_public("1177.se"), is_public("tel:1177")
    (True, True, True)
    >>> is_public("PID 85-0312"), is_public("https://exempel.se/bokning?id=8f3a99c1")
    (False, False)
    """
    return _PUBLIC.fullmatch(text.strip()) is not None and _PERSONAL.search(text) is None


def find_codes(image: Image.Image, frame: int = 0) -> tuple[PictureText, ...]:
    """What the codes in an upright RGB picture say, each once in its place.

    Bar codes at any angle are looked for in the first ``frame`` alone.

    Raises:
        ModelError: when zxing-cpp is not installed.
    """
    whole = image.convert("L")
    small = shrunk(whole, LONG_SIDE, Image.Resampling.BICUBIC)
    found = [*_read(whole), *(() if small is whole else _read(small))]
    if frame == 0:
        smaller = shrunk(small, TILTED_SIDE, Image.Resampling.BICUBIC)
        found += [one for turn in TILTS for one in _read(smaller, turn, LINEAR)]
        if (turn := tilt(np.asarray(smaller))) is not None:
            found += _read(smaller, turn, STACKED)
    return _placed(found, image.size, frame)


def scan_codes(image: Image.Image, around: Box) -> tuple[PictureText, ...]:
    """The codes that a patient stranger with a scanner still gets out of one place: at several sizes, slightly turned.

    Raises:
        ModelError: when zxing-cpp is not installed.
    """
    place = grown(around, ROUND, image.size)
    part = image.crop((place.x, place.y, place.x + place.width, place.y + place.height)).convert("L")
    sizes = (shrunk(part, max(1, round(share * max(part.size))), Image.Resampling.BICUBIC) for share in SHARES)
    codes = _placed((one for grey in sizes for turn in TURNS for one in _read(grey, turn)), part.size, 0)
    return tuple(replace(code, box=moved(code.box, place.x, place.y)) for code in codes if code.box)


Read = tuple[str, Points]
"""What a code says, and points round it in shares of the picture's width and height."""


def _read(grey: Image.Image, turn: int = 0, only: Sequence[str] = ()) -> Iterator[Read]:
    try:
        import zxingcpp  # noqa: PLC0415 - optional
    except ImportError as error:
        raise ModelError("Koder kan inte läsas: tillägget för bilder är inte installerat.") from error
    turned = grey.rotate(turn, Image.Resampling.BILINEAR, expand=True, fillcolor=255) if turn else grey
    pixels = np.asarray(turned)
    kinds, formats = zxingcpp.BarcodeFormat, zxingcpp.BarcodeFormats
    barred = zxingcpp.barcode_formats_list(formats([getattr(kinds, name) for name in (*LINEAR, *STACKED)]))
    for code in zxingcpp.read_barcodes(pixels, formats=formats([getattr(kinds, name) for name in only])):
        place = code.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        points = np.array([(corner.x, corner.y) for corner in corners], dtype=np.float64)
        if code.format in barred:
            points = symbol(pixels, points)
        sine, cosine = np.sin(np.radians(turn)), np.cos(np.radians(turn))
        back = (points - np.divide(turned.size, 2)) @ np.array([[cosine, sine], [-sine, cosine]])
        yield code.text, back / grey.size + 0.5


def _placed(found: Iterable[Read], size: tuple[int, int], frame: int) -> tuple[PictureText, ...]:
    """The codes with their boxes; what was read several times in one place is one code."""
    codes: list[PictureText] = []
    for text, points in found:
        row = np.array([*points.min(axis=0), *points.max(axis=0), 1.0])
        box = grown(box_of(row * [*size, *size, 1.0], size), MARGIN, size)
        for known in [code for code in codes if code.text == text and code.box and touching(code.box, box)]:
            codes.remove(known)
            box = joined(known.box, box) if known.box else box
        codes.append(PictureText(text, Layer.CODE, box, frame=frame))
    return tuple(codes)
