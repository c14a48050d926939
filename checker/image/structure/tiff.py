"""Directories of a TIFF file or an Exif block, which is a TIFF file without picture (TIFF 6.0, Exif 3.0)."""

from __future__ import annotations

import struct
from contextlib import suppress
from dataclasses import dataclass, field

from checker.errors import UnreadableError
from checker.image.structure.piece import broken

SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 129: 1}
"""Bytes of one value by type; 129 is Exif 3.0's UTF-8."""

ASCII, UNDEFINED = 2, 7
POINTERS = {0x8769: "exif", 0x8825: "gps", 0xA005: "interop", 0x014A: "sub"}
MAKER_NOTE = 0x927C
CANON = b"Canon\0"
"""The one maker whose note is a plain directory with the owner's name in it."""

BLOCKS = ((0x0111, 0x0117), (0x0144, 0x0145), (0x0201, 0x0202))
"""Tags of offsets and lengths: strips, tiles, and a thumbnail in JPEG."""

MAX_ENTRIES = 4096
PADDING = 4
"""Gaps shorter than this come from alignment and hold nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A tag with its value as bytes. ``directory`` is ``0``, ``1`` ... for pages, a name of POINTERS, or ``canon``.

    ``place`` is where the value stands in the block, ``order`` the order of its bytes as in ``struct``.
    """

    directory: str
    tag: int
    type: int
    raw: bytes = field(repr=False)
    order: str = "<"
    place: int = 0

    def numbers(self) -> tuple[int, ...]:
        """The values of a tag of whole numbers."""
        code = {1: "B", 3: "H", 4: "I", 13: "I"}.get(self.type)
        return struct.unpack(f"{self.order}{len(self.raw) // SIZES[self.type]}{code}", self.raw) if code else ()

    def rationals(self) -> tuple[float, ...]:
        """The values of a tag of fractions; one over nothing is 0."""
        if self.type not in (5, 10):
            return ()
        pairs = struct.iter_unpack(self.order + ("II" if self.type == 5 else "ii"), self.raw)
        return tuple(above / below if below else 0.0 for above, below in pairs)

    @property
    def is_text(self) -> bool:
        """Whether the tag is free to hold words."""
        return self.type in (ASCII, UNDEFINED, 129)


@dataclass(frozen=True, slots=True)
class Tiff:
    """All entries, embedded JPEG thumbnails, the bytes that no entry refers to, and whether reading broke off."""

    entries: tuple[Entry, ...]
    thumbnails: tuple[bytes, ...]
    stray: bytes = field(repr=False)
    damaged: bool


def parse(data: bytes) -> Tiff:
    """Read every directory; ``damaged`` says that an offset leads outside, or that directories form a ring.

    Raises:
        UnreadableError: when it is no TIFF.
    """
    order = {b"II\x2a\x00": "<", b"MM\x00\x2a": ">"}.get(data[:4])
    if order is None or len(data) < 8:
        raise broken("Exif eller TIFF")
    reader = _Reader(data, order)
    damaged = False
    try:
        reader.chain(struct.unpack_from(f"{order}I", data, 4)[0])
    except (struct.error, UnreadableError):
        damaged = True
    return Tiff(tuple(reader.entries), tuple(reader.thumbnails), reader.stray(), damaged)


class _Reader:
    def __init__(self, data: bytes, order: str) -> None:
        self.data, self.order = data, order
        self.entries: list[Entry] = []
        self.thumbnails: list[bytes] = []
        self.used: list[tuple[int, int]] = [(0, 8)]
        self.seen: set[int] = set()

    def chain(self, place: int, name: str | None = None) -> None:
        """A directory and those that follow it."""
        number = 0
        while place:
            place = self.directory(place, name or str(number))
            number += 1

    def directory(self, place: int, name: str) -> int:
        """One directory with those that it points to; returns the place of the next one."""
        if place in self.seen:
            raise broken("Exif eller TIFF i ring")
        self.seen.add(place)
        (count,) = struct.unpack_from(f"{self.order}H", self.data, place)
        entries = []
        for number in range(count):
            entries.append(self.entry(place + 2 + 12 * number, name))
            # Kept one by one: what was read before a damage is still told.
            self.entries.append(entries[-1])
        if len(self.entries) > MAX_ENTRIES:
            raise broken("för många fält")
        end = place + 2 + 12 * count
        # Some cameras leave out the pointer to the next directory at the end of the block.
        following = self.data[end : end + 4]
        self.used.append((place, end + len(following)))
        self.blocks({entry.tag: entry for entry in entries})
        for entry in entries:
            if entry.tag in POINTERS:
                for target in entry.numbers():
                    self.chain(target, POINTERS[entry.tag])
            elif entry.tag == MAKER_NOTE and any(entry.raw == CANON for entry in self.entries):
                # What can't be followed in it is told as maker note all the same.
                with suppress(struct.error, UnreadableError):
                    self.directory(entry.place, "canon")
        return int.from_bytes(following, "little" if self.order == "<" else "big") if len(following) == 4 else 0

    def entry(self, place: int, name: str) -> Entry:
        tag, kind, count = struct.unpack_from(f"{self.order}HHI", self.data, place)
        length = SIZES.get(kind, 1) * count
        start = place + 8
        if length > 4:
            (start,) = struct.unpack_from(f"{self.order}I", self.data, start)
            self.used.append((start, start + length))
        if start + length > len(self.data):
            raise broken("Exif- eller TIFF-fält")
        return Entry(name, tag, kind, self.data[start : start + length], self.order, start)

    def blocks(self, entries: dict[int, Entry]) -> None:
        """Picture data that a directory refers to counts as used; JPEG thumbnails are kept."""
        for places, lengths in BLOCKS:
            if places not in entries or lengths not in entries:
                continue
            for start, length in zip(entries[places].numbers(), entries[lengths].numbers(), strict=False):
                self.used.append((start, start + length))
                if places == 0x0201:
                    self.thumbnails.append(self.data[start : start + length])

    def stray(self) -> bytes:
        """Bytes outside everything referred to, but for zeros and padding."""
        gaps, reached = [], 0
        for start, end in sorted(self.used):
            gaps.append(self.data[reached:start])
            reached = max(reached, end)
        gaps.append(self.data[reached:])
        return b"".join(gap for gap in gaps if len(gap) >= PADDING and any(gap))
