"""A part of a picture file that is not needed to show the picture."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from enum import StrEnum

from checker.errors import UnreadableError

MAX_UNPACKED = 4 * 1024 * 1024
"""Most bytes that one compressed text or profile is unpacked to."""


class Sort(StrEnum):
    """What a piece is said to be by the place where it stands."""

    EXIF = "Exif"
    XMP = "XMP"
    IPTC = "IPTC"
    ICC = "ICC"
    TEXT = "text"
    TIME = "time"
    PREVIEW = "preview"
    TRAILER = "trailer"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece: its sort, where it stands (``APP1``, ``tEXt Author``) and its bytes, without the wrapping."""

    sort: Sort
    place: str
    data: bytes = field(repr=False)


def broken(what: str) -> UnreadableError:
    """The error for a file whose structure ends early or contradicts itself."""
    return UnreadableError(f"Bildens uppbyggnad är skadad ({what}). Spara den på nytt som JPEG eller PNG.")


def unpacked(data: bytes) -> bytes:
    """Deflated bytes, unpacked up to MAX_UNPACKED; what can't be unpacked is returned as it is."""
    try:
        return zlib.decompressobj().decompress(data, MAX_UNPACKED)
    except zlib.error:
        return data
