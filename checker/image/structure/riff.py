"""Chunks of a WebP file (RFC 9649)."""

from __future__ import annotations

from collections.abc import Iterator

from checker.image.structure.piece import Piece, Sort, broken

HARMLESS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM"})
SORTS = {b"EXIF": Sort.EXIF, b"XMP ": Sort.XMP, b"ICCP": Sort.ICC}
FRAME_HEADER = 16
"""Bytes of position, size and duration at the start of an ANMF chunk; chunks follow."""


def walk(data: bytes) -> Iterator[Piece]:
    """Every chunk that is not needed to show the picture, and what follows its end.

    Raises:
        UnreadableError: when a chunk runs over the end of the file.
    """
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise broken("WebP utan slut")
    yield from _chunks(data, 12, end)
    if any(data[end:]):
        yield Piece(Sort.TRAILER, "after RIFF", data[end:])


def _chunks(data: bytes, place: int, end: int) -> Iterator[Piece]:
    while place + 8 <= end:
        name = data[place : place + 4]
        length = int.from_bytes(data[place + 4 : place + 8], "little")
        start, place = place + 8, place + 8 + length + length % 2
        if start + length > end:
            raise broken("WebP-del")
        if name == b"ANMF":
            yield from _chunks(data, start + FRAME_HEADER, start + length)
        elif name not in HARMLESS:
            body = data[start : start + length].removeprefix(b"Exif\0\0" if name == b"EXIF" else b"")
            yield Piece(SORTS.get(name, Sort.UNKNOWN), name.decode("latin-1").strip(), body)
    if any(data[place:end]):
        yield Piece(Sort.UNKNOWN, "RIFF", data[place:end])
