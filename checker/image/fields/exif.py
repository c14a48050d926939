"""Tags of an Exif block or TIFF file, named for what they give away (CIPA DC-008, Exif 3.0)."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import ExifTags

from checker.image.fields import opaque
from checker.image.fields.field import (
    CAPTION,
    DEVICE,
    GPS,
    HIDDEN,
    MAKER,
    OWNER,
    SERIAL,
    TIME,
    Field,
    words,
)
from checker.image.structure.tiff import Entry, Tiff

RULES: dict[str, tuple[int, ...]] = {
    TIME: (0x0132, 0x882A, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292, 0xC71B),
    DEVICE: (0x000B, 0x010F, 0x0110, 0x0131, 0x013C, 0xA432, 0xA433, 0xA434, 0xC614, 0xC4A5, 0xA40B, 0xA43C, 0xA43D),
    SERIAL: (0xA420, 0xA431, 0xA435, 0xC62F, 0xC65D),
    MAKER: (0x927C, 0xC634),
    OWNER: (0x013B, 0x8298, 0x9C9D, 0xA430, 0xA437, 0xA438),
    CAPTION: (0x010D, 0x010E, 0x011D, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F, 0xA436),
}
RULE_OF = {tag: rule for rule, tags in RULES.items() for tag in tags}

WIDE_TEXT = range(0x9C9B, 0x9CA0)
"""Windows' XP tags, in UTF-16."""

EMBEDDED = frozenset({0x02BC, 0x83BB, 0x8649, 0x8773})
"""XMP, IPTC, Photoshop and colour profile inside a TIFF file: read as pieces of their own."""

HARMLESS = frozenset(
    {
        *(0x00FE, 0x00FF, 0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0107, 0x010A, 0x0111, 0x0112, 0x0115, 0x0116),
        *(
            0x0117,
            0x0118,
            0x0119,
            0x011A,
            0x011B,
            0x011C,
            0x011E,
            0x011F,
            0x0122,
            0x0123,
            0x0128,
            0x0129,
            0x012D,
            0x013D,
            0x013E,
        ),
        *(
            0x013F,
            0x0140,
            0x0142,
            0x0143,
            0x0144,
            0x0145,
            0x0146,
            0x0147,
            0x0148,
            0x014C,
            0x0152,
            0x0153,
            0x015B,
            0x0201,
            0x0202,
            0x0211,
        ),
        *(0x0212, 0x0213, 0x0214, 0x8769, 0x8825, 0xA005, 0x014A, 0x4746, 0x4749, 0x829A, 0x829D, 0x8822, 0x8827),
        *range(0x8830, 0x8836),
        *(0x9000, 0x9101, 0x9102, *range(0x9201, 0x920B), 0x9214, *range(0xA000, 0xA004)),
        *(0xA20B, 0xA20C, 0xA20E, 0xA20F, 0xA210, 0xA214, 0xA215, 0xA217, 0xA300, 0xA301, 0xA302),
        *range(0xA401, 0xA40B),
        *(0x1001, 0x1002, 0xA40C, 0xA460, 0xA461, 0xA462, 0xA500, 0xEA1D),
    },
)
"""What the picture needs, and how it was exposed."""

HARMLESS_IN = {"interop": frozenset({1, 2, 0x1000, 0x1001, 0x1002}), "gps": frozenset({0})}
LONG = frozenset({0x015B, 0xA302})
"""Harmless tags of type "undefined" that are longer than a few bytes: JPEG tables and the sensor's pattern."""

MICROSOFT_PADDING = 0xEA1C
"""Room that Windows leaves for later: its own number, then zeros."""

GPS_POSITION = (1, 2, 3, 4)
GPS_TIMES = frozenset({7, 29})

CANON_RULES = {0x0009: OWNER, 0x000C: SERIAL}
"""Tags of Canon's maker note with a name and a number; the rest of it is told as a whole."""


def fields(block: Tiff) -> Iterator[Field]:
    """Every field that is not known to be harmless."""
    position = {entry.tag: entry for entry in block.entries if entry.directory == "gps"}
    if all(tag in position for tag in GPS_POSITION):
        yield Field(GPS, "GPSPosition", _position(position))
    for entry in block.entries:
        if any(entry.raw) and not _harmless(entry):
            yield (field := _field(entry))
            if field.rule == MAKER:
                yield from opaque.fields(entry.raw, field.name)
    if block.damaged:
        yield Field(HIDDEN, "Exif som inte går att läsa till slutet")
    if block.stray:
        yield Field(HIDDEN, f"{len(block.stray)} byte utanför fälten")


def _harmless(entry: Entry) -> bool:
    if entry.directory == "canon":
        return entry.tag not in CANON_RULES
    if entry.tag == MICROSOFT_PADDING:
        return not any(entry.raw[2:])
    if entry.directory in HARMLESS_IN:
        known = entry.tag in HARMLESS_IN[entry.directory]
    else:
        known = entry.tag in HARMLESS or entry.tag in EMBEDDED
    roomy = entry.is_text and len(entry.raw) > 16 and entry.tag not in LONG | EMBEDDED
    return known and not roomy


def _field(entry: Entry) -> Field:
    if entry.directory == "gps":
        name = ExifTags.GPSTAGS.get(entry.tag, f"GPS {entry.tag}")
        # The position itself is told above, in degrees.
        return Field(TIME if entry.tag in GPS_TIMES else GPS, name, words(entry.raw) if entry.tag in GPS_TIMES else "")
    if entry.directory == "canon":
        value = words(entry.raw) if entry.is_text else ""
        return Field(CANON_RULES[entry.tag], "Canon", value)
    name = ExifTags.TAGS.get(entry.tag, f"0x{entry.tag:04X}")
    rule = RULE_OF.get(entry.tag, HIDDEN)
    if entry.tag in WIDE_TEXT:
        return Field(rule, name, words(entry.raw.decode("utf-16-le", "replace").encode()))
    if rule == MAKER or not entry.is_text:
        return Field(rule, name)
    return Field(rule, name, words(entry.raw[8:] if entry.tag == 0x9286 else entry.raw))


def _position(gps: dict[int, Entry]) -> str:
    def degrees(values: tuple[float, ...]) -> float:
        return sum((value / 60.0**place for place, value in enumerate(values)), 0.0)

    latitude, longitude = degrees(gps[2].rationals()), degrees(gps[4].rationals())
    south, west = gps[1].raw[:1] in b"Ss", gps[3].raw[:1] in b"Ww"
    return f"{-latitude if south else latitude:.5f}, {-longitude if west else longitude:.5f}"
