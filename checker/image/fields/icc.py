"""Words in a colour profile (ICC.1:2022): makers' names as a rule, but there is room for anything."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from checker.image.fields.field import HIDDEN, PROFILE, Field, words

KNOWN = re.compile(
    r"rgb|p3|prophoto|rec\.? ?(709|2020)|gr[ae]y|gamma|dot gain|linear|cmyk|swop|fogra|coated|lcd|colou?r|"
    r"iec|icc|apple|google|adobe|hewlett|facebook|artifex|microsoft|little ?cms|copyright|public domain|"
    r"creative commons|reference viewing condition|^c2$|built-in",
    re.IGNORECASE,
)
"""Colour spaces, makers and the formulas of a copyright line."""

HARMLESS_TAGS = frozenset(
    b"desc cprt dmnd dmdd vued text wtpt bkpt rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC chad lumi meas view tech chrm cicp "
    b"A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 gamt aarg aagg aabg dscm pre0 pre1 pre2 targ calt hdgm scrn scrd".split(),
)
"""Tags of the standard, and those in the profiles of phones; others can hold the serial number of a screen."""

LANGUAGES = 12
"""Bytes of one record of a text in several languages: language, country, length and place."""

MAX_TAGS = 200


def fields(profile: bytes) -> Iterator[Field]:
    """Words of the profile that are not those of a well-known maker or colour space, and unknown tags."""
    try:
        (count,) = struct.unpack_from(">I", profile, 128)
        tags = [struct.unpack_from(">4sII", profile, 132 + 12 * i) for i in range(min(count, MAX_TAGS))]
    except struct.error:
        yield Field(HIDDEN, "ICC-profil som inte går att läsa")
        return
    for name, start, length in tags:
        title = f"ICC {name.decode('latin-1')}"
        if name not in HARMLESS_TAGS:
            yield Field(PROFILE, title)
        for text in _texts(profile[start : start + length]):
            if not KNOWN.search(text):
                yield Field(PROFILE, title, text)


def _texts(body: bytes) -> list[str]:
    """The words of a tag of text, by its three types."""
    kind = body[:4]
    if kind == b"mluc":
        count = min(int.from_bytes(body[8:12], "big"), MAX_TAGS)
        return [text for number in range(count) if (text := _translation(body, 16 + LANGUAGES * number))]
    if kind == b"desc":
        length = int.from_bytes(body[8:12], "big")
        return [text] if (text := words(body[12 : 12 + length])) else []
    return [text] if kind == b"text" and (text := words(body[8:])) else []


def _translation(body: bytes, place: int) -> str:
    length, start = (int.from_bytes(body[place + at : place + at + 4], "big") for at in (4, 8))
    return words(body[start : start + length].decode("utf-16-be", "replace").encode())
