"""IPTC datasets and Photoshop's resources (IPTC-IIM 4.2; Adobe Photoshop file formats, image resources)."""

from __future__ import annotations

from collections.abc import Iterator

from checker.image.fields.field import CAPTION, DEVICE, GPS, HIDDEN, OWNER, SERIAL, TIME, Field, Preview, words

DATASETS: dict[str, tuple[int, ...]] = {
    TIME: (30, 35, 37, 38, 47, 50, 55, 60, 62, 63),
    OWNER: (80, 85, 110, 115, 116, 118, 122),
    CAPTION: (5, 7, 15, 20, 22, 25, 40, 103, 105, 120, 121),
    GPS: (26, 27, 90, 92, 95, 100, 101),
    DEVICE: (65, 70),
    SERIAL: (184, 186, 187, 188),
}
RULE_OF = {number: rule for rule, numbers in DATASETS.items() for number in numbers}
HARMLESS_DATASETS = frozenset({0, 3, 4, 8, 10, 12, 42, 75, 130, 131, 135})

IPTC_RESOURCE = 0x0404
THUMBNAILS = frozenset({0x0409, 0x040C})
CAPTION_RESOURCES = frozenset({0x03F0, 0x0BB7})
OWNER_RESOURCES = frozenset({0x040A, 0x040B})
HARMLESS_RESOURCES = frozenset(
    {
        *(0x03E9, 0x03EA, 0x03ED, 0x03F3, 0x03F4, 0x03F5, 0x03F8, 0x0400, 0x0402, 0x0406, 0x0408, 0x040D, 0x0410),
        *(0x0411, 0x0414, 0x0419, 0x041A, 0x041E, 0x0421, 0x0425, 0x0426, 0x0428, 0x2710),
    },
)
"""Printing and screen settings, guides, a digest and version numbers."""


def fields(block: bytes) -> Iterator[Field | Preview]:
    """Every field of an APP13 body (resources that begin with ``8BIM``) or of bare IPTC datasets."""
    if not block.startswith(b"8BIM"):
        yield from _datasets(block)
        return
    place = 0
    while block[place : place + 4] == b"8BIM":
        number = int.from_bytes(block[place + 4 : place + 6], "big")
        # A Pascal string padded to an even length, then the length of the body, itself padded.
        start = place + 6 + (block[place + 6] + 2) // 2 * 2 + 4
        length = int.from_bytes(block[start - 4 : start], "big")
        yield from _resource(number, block[start : start + length])
        place = start + length + length % 2
    if any(block[place:]):
        yield Field(HIDDEN, "APP13")


def _resource(number: int, body: bytes) -> Iterator[Field | Preview]:
    if number == IPTC_RESOURCE:
        yield from _datasets(body)
    elif number in THUMBNAILS:
        yield Preview("Photoshop", body[28:])
    elif number in CAPTION_RESOURCES:
        yield Field(CAPTION, "Photoshop Caption", words(body))
    elif number in OWNER_RESOURCES:
        yield Field(OWNER, "Photoshop Copyright", words(body))
    elif number not in HARMLESS_RESOURCES and any(body):
        yield Field(HIDDEN, f"Photoshop 0x{number:04X}")


def _datasets(block: bytes) -> Iterator[Field]:
    place = 0
    while place + 5 <= len(block) and block[place] == 0x1C:
        record, number = block[place + 1], block[place + 2]
        length = int.from_bytes(block[place + 3 : place + 5], "big")
        body = block[place + 5 : place + 5 + length]
        place += 5 + length
        if record == 2 and number not in HARMLESS_DATASETS and body:
            yield Field(RULE_OF.get(number, HIDDEN), f"IPTC 2:{number}", words(body))
        elif record > 2 and body:
            yield Field(HIDDEN, f"IPTC {record}:{number}")
    if any(block[place:]):
        yield Field(HIDDEN, "IPTC")
