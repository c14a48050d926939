"""Chunks of a PNG file (PNG specification, third edition)."""

from __future__ import annotations

from collections.abc import Iterator

from checker.image.structure.piece import Piece, Sort, broken, unpacked

HARMLESS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD hIST pHYs cICP mDCV cLLI acTL fcTL fdAT".split(),
)
LIMITS = {b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"sBIT": 4, b"bKGD": 6, b"pHYs": 9, b"cICP": 4, b"mDCV": 24, b"cLLI": 8}
"""Longest bodies of the small chunks: a longer one carries something else."""

RAW_PROFILES = {"exif": Sort.EXIF, "app1": Sort.EXIF, "iptc": Sort.IPTC, "8bim": Sort.IPTC, "xmp": Sort.XMP}
"""ImageMagick's text chunks ``Raw profile type ...``: metadata in hexadecimal digits."""


def walk(data: bytes) -> Iterator[Piece]:
    """Every chunk that is not needed to show the picture, and what follows its end.

    Raises:
        UnreadableError: when a chunk runs over the end of the file, or there is no IEND.
    """
    place = 8
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        name = data[place + 4 : place + 8]
        body = data[place + 8 : place + 8 + length]
        place += 12 + length
        if place > len(data):
            break
        if name not in HARMLESS or length > LIMITS.get(name, length):
            yield _piece(name, body)
        if name == b"IEND":
            if any(data[place:]):
                yield Piece(Sort.TRAILER, "after IEND", data[place:])
            return
    raise broken("PNG utan slut")


def _piece(name: bytes, body: bytes) -> Piece:
    place = name.decode("latin-1")
    if name == b"eXIf":
        return Piece(Sort.EXIF, place, body)
    if name == b"tIME":
        return Piece(Sort.TIME, place, body)
    if name == b"iCCP":
        return Piece(Sort.ICC, place, unpacked(body.partition(b"\0")[2][1:]))
    if name in (b"tEXt", b"zTXt", b"iTXt"):
        return _text(place, name, body)
    return Piece(Sort.UNKNOWN, place, body)


def _text(place: str, name: bytes, body: bytes) -> Piece:
    raw_key, _, rest = body.partition(b"\0")
    key = raw_key.decode("latin-1")
    if name == b"zTXt":
        rest = unpacked(rest[1:])
    elif name == b"iTXt":
        packed, (_, _, rest) = rest[:1] == b"\1", (rest[2:].partition(b"\0"))
        rest = rest.partition(b"\0")[2]
        rest = unpacked(rest) if packed else rest
    if name != b"iTXt":
        rest = rest.decode("latin-1").encode()
    if key == "XML:com.adobe.xmp":
        return Piece(Sort.XMP, place, rest)
    if key.startswith("Raw profile type ") and (sort := RAW_PROFILES.get(key.rsplit(" ", 1)[1].lower())):
        return Piece(sort, f"{place} {key}", _raw_profile(rest))
    return Piece(Sort.TEXT, f"{place} {key}", rest)


def _raw_profile(text: bytes) -> bytes:
    """The bytes of a raw profile: name and length on lines of their own, then hexadecimal digits."""
    lines = text.strip().split(b"\n")
    try:
        profile = bytes.fromhex(b"".join(lines[2:]).decode("ascii"))
    except ValueError:
        return text
    return profile.removeprefix(b"Exif\0\0")
