"""Boxes of an MP4 or MOV file (ISO/IEC 14496-12, QuickTime): which of them a film needs to be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.image.structure.piece import Piece, Sort

INSIDE = frozenset(
    {
        b"moov",
        b"trak",
        b"mdia",
        b"minf",
        b"stbl",
        b"edts",
        b"dinf",
        b"mvex",
        b"moof",
        b"traf",
        b"mfra",
        b"tapt",
        b"udta",
    }
)
"""Boxes that hold boxes."""

HARMLESS = frozenset(
    {
        *(b"ftyp", b"styp", b"sidx", b"mdat", b"mvhd", b"tkhd", b"mdhd", b"hdlr", b"vmhd", b"smhd", b"sthd", b"nmhd"),
        *(b"gmhd", b"elst", b"dref", b"stsd", b"stts", b"ctts", b"cslg", b"stss", b"stsc", b"stsz", b"stz2", b"stco"),
        *(b"co64", b"stps", b"sdtp", b"sgpd", b"sbgp", b"subs", b"trex", b"mehd", b"mfhd", b"tfhd", b"tfdt", b"trun"),
        *(b"tfra", b"mfro", b"tref", b"load", b"clef", b"prof", b"enof", b"iods", b"trep", b"saio", b"saiz"),
    }
)
"""Boxes that say how the film is put together; their dates and names are read by FFmpeg."""

EMPTY = frozenset({b"free", b"skip", b"wide"})
"""Boxes that hold nothing, or what somebody has deleted and left lying."""

READ = frozenset({b"ilst", b"keys"})
"""Lists of what is said about the film, read by FFmpeg; so are the boxes whose names begin with QuickTime's ©."""

MAX_DEPTH = 12


class BrokenError(Exception):
    """A box runs over its end."""


def walk(data: bytes, used: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """Every box that is not needed to show the film, and bytes of the media boxes that belong to no track.

    ``used`` are the places of the tracks' packets, as (start, end), in order.

    Raises:
        BrokenError: when a box runs over its end.
    """
    yield from _boxes(data, 0, len(data), used, 0)


def _boxes(data: bytes, place: int, end: int, used: Sequence[tuple[int, int]], depth: int) -> Iterator[Piece]:
    while place < end:
        name, start, stop = _head(data, place, end)
        if name in INSIDE | {b"meta"} and depth < MAX_DEPTH:
            # In MP4 four bytes of version come before the boxes of "meta", in QuickTime none.
            versioned = name == b"meta" and data[start + 4 : start + 8] != b"hdlr"
            yield from _boxes(data, start + 4 * versioned, stop, used, depth + 1)
        elif name == b"mdat":
            yield from _strays(data, start, stop, used)
        elif (name in EMPTY and any(data[start:stop])) or (name not in HARMLESS | EMPTY and start < stop):
            told = name in READ or name.startswith(b"\xa9")
            yield Piece(Sort.TEXT if told else Sort.UNKNOWN, name.decode("latin-1"), data[start:stop])
        place = stop


def _head(data: bytes, place: int, end: int) -> tuple[bytes, int, int]:
    if end - place < 8:
        # QuickTime ends some lists with four zeros; anything else is no box.
        if any(data[place:end]):
            raise BrokenError
        return b"free", end, end
    size, name, start = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8], place + 8
    if size == 1:
        size, start = int.from_bytes(data[start : start + 8], "big"), place + 16
    elif size == 0:
        size = end - place
    if place + size < start or place + size > end:
        raise BrokenError
    return name, start, place + size


def _strays(data: bytes, reached: int, end: int, used: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    for start, stop in used:
        if start > reached and any(data[reached : min(start, end)]):
            yield Piece(Sort.TRAILER, "mdat", data[reached : min(start, end)])
        if start >= end:
            return
        reached = max(reached, stop)
    if any(data[reached:end]):
        yield Piece(Sort.TRAILER, "mdat", data[reached:end])
