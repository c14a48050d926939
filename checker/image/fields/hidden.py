"""All fields and previews of a picture file, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator

from checker.errors import UnreadableError
from checker.image.fields import exif, icc, iptc, opaque, xmp
from checker.image.fields.field import CAPTION, DEVICE, HIDDEN, OWNER, TIME, TRAILER, Field, Preview, words
from checker.image.kind import Kind
from checker.image.structure import tiff
from checker.image.structure.piece import Piece, Sort, broken
from checker.image.structure.walk import pieces

PNG_KEYS = {"Author": OWNER, "Copyright": OWNER, "Creation Time": TIME, "Software": DEVICE, "Source": DEVICE}
"""Keywords that the PNG specification registers; all others hold words about the picture."""

DATED = ("date", "time")
"""What stands in other programs' keywords for times: ``date:create``, ``exif:DateTime``, ``create-date``."""


def hidden(data: bytes, kind: Kind) -> Iterator[Field | Preview]:
    """Everything in the file that is not known to be harmless.

    Raises:
        UnreadableError: when the structure of the file is damaged.
    """
    for piece in pieces(data, kind):
        yield from _fields(piece)


def _fields(piece: Piece) -> Iterator[Field | Preview]:
    if piece.sort is Sort.EXIF:
        yield from _exif(piece.data, piece.place)
    elif piece.sort is Sort.XMP:
        yield from xmp.fields(piece.data)
    elif piece.sort is Sort.IPTC:
        yield from iptc.fields(piece.data)
    elif piece.sort is Sort.ICC:
        yield from icc.fields(piece.data)
    elif piece.sort is Sort.TEXT:
        yield Field(_text_rule(piece.place), piece.place, words(piece.data))
    elif piece.sort is Sort.TIME:
        yield Field(TIME, piece.place, _png_time(piece.data))
    elif piece.sort is Sort.PREVIEW:
        yield Preview(piece.place, piece.data)
    elif piece.sort is Sort.TRAILER:
        yield from _trailer(piece)
    else:
        yield Field(HIDDEN, piece.place)
        yield from opaque.fields(piece.data, piece.place)


def _exif(data: bytes, place: str) -> Iterator[Field | Preview]:
    try:
        block = tiff.parse(data)
    except UnreadableError:
        yield Field(HIDDEN, f"{place} som inte går att läsa")
        return
    if block.damaged and place == "TIFF":
        raise broken("TIFF")
    yield from exif.fields(block)
    for thumbnail in block.thumbnails:
        yield Preview("Exif", thumbnail)
    readers = {0x02BC: xmp.fields, 0x83BB: iptc.fields, 0x8649: iptc.fields, 0x8773: icc.fields}
    for entry in block.entries:
        if entry.tag in readers and entry.directory not in ("gps", "interop"):
            yield from readers[entry.tag](entry.raw)


def _text_rule(place: str) -> str:
    key = place.partition(" ")[2]
    dated = any(word in key.lower() for word in DATED)
    return PNG_KEYS.get(key) or (TIME if dated else CAPTION)


def _png_time(data: bytes) -> str:
    if len(data) != 7:
        return ""
    year = int.from_bytes(data[:2], "big")
    return f"{year}-{data[2]:02d}-{data[3]:02d} {data[4]:02d}:{data[5]:02d}"


def _trailer(piece: Piece) -> Iterator[Field | Preview]:
    yield Field(TRAILER, piece.place, "film" if b"ftyp" in piece.data[:4096] else "")
    if (start := piece.data.find(b"\xff\xd8\xff")) >= 0:
        yield Preview(piece.place, piece.data[start:])
