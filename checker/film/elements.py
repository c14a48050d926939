"""Elements of a WebM or Matroska file (RFC 8794, RFC 9559): which of them a film needs to be shown."""

from __future__ import annotations

from collections.abc import Iterator

from checker.film.boxes import BrokenError
from checker.image.structure.piece import Piece, Sort

INSIDE = frozenset({0x18538067, 0x1549A966, 0x1654AE6B, 0xAE})
"""Segment, Info, Tracks, TrackEntry."""

HARMLESS = frozenset(
    {
        *(0x1A45DFA3, 0x114D9B74, 0x1C53BB6B, 0x1F43B675),  # EBML, SeekHead, Cues, Cluster
        *(
            0xBF,
            0x2AD7B1,
            0x4489,
            0x4D80,
            0x5741,
            0x73A4,
        ),  # CRC-32, TimestampScale, Duration, MuxingApp, WritingApp, SegmentUUID
        *(0xD7, 0x73C5, 0x83, 0xB9, 0x88, 0x55AA, 0x9C, 0x6DE7, 0x6DF8, 0x23E383, 0x23314F, 0x55EE, 0x22B59C, 0x22B59D),
        *(0x86, 0x63A2, 0x258688, 0xAA, 0x56AA, 0x56BB, 0xE0, 0xE1, 0x6D80),  # codec, video, audio, encodings
    }
)
"""What says how the film is put together; MuxingApp and WritingApp are read by FFmpeg."""

EMPTY = 0xEC
READ = {0x1254C367: "Tags", 0x7BA9: "Title", 0x4461: "DateUTC", 0x1043A770: "Chapters", 0x536E: "Name"}
"""What is said about the film, read by FFmpeg."""


def walk(data: bytes) -> Iterator[Piece]:
    """Every element that is not needed to show the film.

    Raises:
        BrokenError: when an element runs over its end.
    """
    yield from _elements(data, 0, len(data))


def _elements(data: bytes, place: int, end: int) -> Iterator[Piece]:
    while place < end:
        identity, place = _number(data, place, end, marked=True)
        size, start = _number(data, place, end, marked=False)
        # All ones: a live recording that did not know its length, and goes on to the end.
        stop = end if size is None else start + size
        if identity is None or stop > end:
            raise BrokenError
        if identity in INSIDE:
            yield from _elements(data, start, stop)
        elif identity not in HARMLESS and (identity != EMPTY or any(data[start:stop])):
            known = READ.get(identity)
            yield Piece(Sort.TEXT if known else Sort.UNKNOWN, known or f"{identity:X}", data[start:stop])
        place = stop


def _number(data: bytes, place: int, end: int, *, marked: bool) -> tuple[int | None, int]:
    """A number of variable length and where it ends; ``marked`` keeps the bit that tells its length, as in names."""
    first = data[place] if place < end else 0
    length = 9 - first.bit_length()
    if not first or place + length > end:
        raise BrokenError
    value = int.from_bytes(data[place : place + length], "big")
    if marked:
        return value, place + length
    value &= (1 << 7 * length) - 1
    return (None if value == (1 << 7 * length) - 1 else value), place + length
