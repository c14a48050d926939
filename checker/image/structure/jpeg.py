"""Segments of a JPEG file (ITU-T T.81 annex B; JFIF; Adobe's APP13 and APP14; ICC.1 annex B.4)."""

from __future__ import annotations

from collections.abc import Iterator

from checker.image.structure.piece import Piece, Sort, broken

SOI, EOI, SOS, COM = 0xD8, 0xD9, 0xDA, 0xFE
DHT, DQT, DAC = 0xC4, 0xDB, 0xCC
FRAMES = frozenset({*range(0xC0, 0xD0), 0xDE} - {DHT, DAC, 0xC8})
"""Headers of a frame and of a hierarchy of frames (DHP); C8 is kept for extensions."""

SIZES = {0xDC: 2, 0xDD: 2, 0xDF: 1}
"""Bytes of the small segments: line count (DNL), restart interval (DRI), expansion (EXP)."""

MOST_CONDITIONS = 32
"""Most conditions of arithmetic coding (DAC): four tables of two classes, each told a few times over."""

ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without a length: TEM and restarts."""

HEADS = (
    (0xE1, b"Exif\0\0", Sort.EXIF),
    (0xE1, b"http://ns.adobe.com/xap/1.0/\0", Sort.XMP),
    (0xE2, b"ICC_PROFILE\0", Sort.ICC),
    (0xED, b"Photoshop 3.0\0", Sort.IPTC),
)


def walk(data: bytes) -> Iterator[Piece]:
    """Every segment that is not needed to show the picture, and what follows its end.

    Raises:
        UnreadableError: when a segment runs over the end of the file, or there is no end marker.
    """
    icc: list[bytes] = []
    known: dict[int, bytes] = {}
    for marker, body, end in segments(data):
        if marker == EOI:
            if icc:
                yield Piece(Sort.ICC, "APP2", b"".join(icc))
            if any(data[end:]):
                yield Piece(Sort.TRAILER, "after EOI", data[end:])
            return
        if marker == SOS:
            known.clear()
        if marker == 0xE2 and body.startswith(b"ICC_PROFILE\0"):
            # A long profile stands in several segments, each with two bytes of numbering after the name.
            icc.append(body[14:])
        elif not _harmless(marker, body):
            yield _piece(marker, body)
        elif marker in {DHT, DQT} and (unused := _replaced(marker, body, known)):
            yield Piece(Sort.UNKNOWN, f"FF{marker:02X}", unused)


def segments(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Marker, body and end of every segment; entropy-coded data is skipped."""
    place = 2
    while True:
        if place + 1 >= len(data) or data[place] != 0xFF:
            raise broken("JPEG utan slut")
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        place += 2
        if marker == EOI:
            yield marker, b"", place
            return
        if marker in ALONE:
            continue
        length = int.from_bytes(data[place : place + 2], "big")
        if length < 2 or place + length > len(data):
            raise broken("JPEG-segment")
        yield marker, data[place + 2 : place + length], place + length
        place += length
        if marker == SOS:
            place = _after_scan(data, place)


def _after_scan(data: bytes, place: int) -> int:
    """The place of the next marker that ends a scan: neither a stuffed 0xFF nor a restart."""
    while (place := data.find(b"\xff", place)) >= 0:
        following = data[place + 1 : place + 2]
        if following and following != b"\0" and following[0] not in ALONE and following != b"\xff":
            return place
        place += 1
    raise broken("JPEG utan slut")


def _harmless(marker: int, body: bytes) -> bool:
    if marker in SIZES:
        return len(body) == SIZES[marker]
    if marker in FRAMES or marker == SOS:
        # Behind the number of components some bytes for each of them.
        count, head, each = (0, 4, 2) if marker == SOS else (5, 6, 3)
        return len(body) >= head and len(body) == head + each * body[count]
    if marker in {DHT, DQT}:
        return sum(map(len, _tables(marker, body))) == len(body)
    if marker == DAC:
        return len(body) % 2 == 0 and len(body) <= 2 * MOST_CONDITIONS
    if marker == 0xE0:
        # JFIF without thumbnail: version, unit, densities, and a thumbnail of 0 x 0.
        return body.startswith(b"JFIF\0") and len(body) == 14 and body[12:14] == b"\0\0"
    return marker == 0xEE and body.startswith(b"Adobe") and len(body) == 12


def _tables(marker: int, body: bytes) -> Iterator[bytes]:
    """The whole tables of a segment, each with the byte that tells which it is."""
    place = 0
    while place < len(body):
        values = sum(body[place + 1 : place + 17]) + 16 if marker == DHT else 64 * (1 + bool(body[place] >> 4))
        end = place + 1 + values
        if end > len(body):
            return
        yield body[place:end]
        place = end


def _replaced(marker: int, body: bytes, known: dict[int, bytes]) -> bytes:
    """The tables that these take the place of before any scan has used them: they only carry something."""
    tables = {marker << 8 | table[0] & (0x1F if marker == DHT else 0x0F): table for table in _tables(marker, body)}
    unused = b"".join(known[which] for which, table in tables.items() if known.get(which, table) != table)
    known.update(tables)
    return unused


def _piece(marker: int, body: bytes) -> Piece:
    place = "COM" if marker == COM else f"APP{marker - 0xE0}" if 0xE0 <= marker <= 0xEF else f"FF{marker:02X}"
    for wanted, head, sort in HEADS:
        if marker == wanted and body.startswith(head):
            return Piece(sort, place, body[len(head) :])
    if marker == COM:
        return Piece(Sort.TEXT, place, body)
    if marker == 0xE0 and body.startswith((b"JFIF\0", b"JFXX\0")):
        start = body.find(b"\xff\xd8\xff")
        return Piece(Sort.PREVIEW, place, body[start:] if start >= 0 else body)
    return Piece(Sort.UNKNOWN, place, body)
