"""Boxes and items of a HEIF file (ISO/IEC 14496-12, 23008-12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.image.structure.piece import Piece, Sort, broken

PICTURES = frozenset({b"hvc1", b"grid", b"iden", b"iovl"})
META = frozenset({b"hdlr", b"pitm", b"iloc", b"iinf", b"iref", b"iprp", b"idat", b"dinf"})
PROPERTIES = frozenset(
    {b"hvcC", b"ispe", b"pixi", b"irot", b"imir", b"pasp", b"clap", b"clli", b"mdcv", b"colr", b"auxC"},
)


@dataclass(slots=True)
class _File:
    data: bytes = field(repr=False)
    kinds: dict[int, tuple[bytes, bytes]] = field(default_factory=dict)
    extents: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    asides: dict[int, bytes] = field(default_factory=dict)
    idat: int = 0


def walk(data: bytes) -> Iterator[Piece]:
    """Every box and item that is not needed to show the main picture, and bytes that belong to none.

    Raises:
        UnreadableError: when a box runs over its end.
    """
    file = _File(data)
    holes: list[tuple[int, int]] = []
    try:
        for name, start, end in _boxes(data, 0, len(data)):
            if name == b"meta":
                yield from _meta(file, start + 4, end)
            elif name == b"mdat":
                holes.append((start, end))
            elif name != b"ftyp" and any(data[start:end]):
                yield Piece(Sort.UNKNOWN, name.decode("latin-1"), data[start:end])
    except IndexError as error:
        raise broken("HEIC-del") from error
    yield from _items(file)
    yield from _strays(file, holes)


def _boxes(data: bytes, place: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, start of the body and end of every box between two places."""
    while place < end:
        size, name, start = _number(data, place, 4), data[place + 4 : place + 8], place + 8
        if size == 1:
            size, start = _number(data, place + 8, 8), place + 16
        elif size == 0:
            size = end - place
        if size < start - place or place + size > end:
            raise broken("HEIC-del")
        yield name, start, place + size
        place += size


def _number(data: bytes, place: int, size: int) -> int:
    if place + size > len(data):
        raise broken("HEIC-del")
    return int.from_bytes(data[place : place + size], "big")


def _meta(file: _File, start: int, end: int) -> Iterator[Piece]:
    for name, body, stop in _boxes(file.data, start, end):
        if name == b"iinf":
            _infos(file, body, stop)
        elif name == b"iloc":
            _places(file, body)
        elif name == b"iref":
            _references(file, body, stop)
        elif name == b"iprp":
            yield from _properties(file.data, body, stop)
        elif name == b"idat":
            file.idat = body
        elif name not in META and any(file.data[body:stop]):
            yield Piece(Sort.UNKNOWN, f"meta {name.decode('latin-1')}", file.data[body:stop])


def _infos(file: _File, body: int, stop: int) -> None:
    version = file.data[body]
    for _, start, end in _boxes(file.data, body + (6 if version == 0 else 8), stop):
        wide = 4 if file.data[start] >= 3 else 2
        place = start + 4 + wide + 2
        kind, rest = file.data[place : place + 4], file.data[place + 4 : end]
        file.kinds[_number(file.data, start + 4, wide)] = kind, [*rest.split(b"\0"), b"", b""][1]


def _places(file: _File, body: int) -> None:
    data, version = file.data, file.data[body]
    offset_size, length_size = data[body + 4] >> 4, data[body + 4] & 15
    base_size, index_size = data[body + 5] >> 4, (data[body + 5] & 15) if version else 0
    wide = 4 if version == 2 else 2
    count, place = _number(data, body + 6, wide), body + 6 + wide
    for _ in range(count):
        item, place = _number(data, place, wide), place + wide
        method, place = (_number(data, place, 2) & 15, place + 2) if version else (0, place)
        base, place = _number(data, place + 2, base_size), place + 2 + base_size
        extents, place = _number(data, place, 2), place + 2
        for _ in range(extents):
            offset = base + _number(data, place + index_size, offset_size)
            length = _number(data, place + index_size + offset_size, length_size)
            place += index_size + offset_size + length_size
            # Method 1 counts from the idat box, which may come later: it is marked by a negative start.
            file.extents.setdefault(item, []).append((-1 - offset if method == 1 else offset, length))


def _references(file: _File, body: int, stop: int) -> None:
    wide = 4 if file.data[body] else 2
    for name, start, _ in _boxes(file.data, body + 4, stop):
        if name in (b"thmb", b"auxl"):
            file.asides[_number(file.data, start, wide)] = name


def _properties(data: bytes, body: int, stop: int) -> Iterator[Piece]:
    for name, start, end in _boxes(data, body, stop):
        if name != b"ipco":
            continue
        for kind, inner, last in _boxes(data, start, end):
            if kind == b"colr" and data[inner : inner + 4] in (b"prof", b"rICC"):
                yield Piece(Sort.ICC, "colr", data[inner + 4 : last])
            elif kind not in PROPERTIES and any(data[inner:last]):
                yield Piece(Sort.UNKNOWN, f"property {kind.decode('latin-1')}", data[inner:last])


def _items(file: _File) -> Iterator[Piece]:
    for item, (kind, mime) in file.kinds.items():
        body = b"".join(_extent(file, start, length) for start, length in file.extents.get(item, []))
        if kind == b"Exif":
            # Four bytes say how far the TIFF header is from here.
            yield Piece(Sort.EXIF, "Exif", body[4 + _number(body, 0, 4) :] if len(body) > 4 else body)
        elif kind == b"mime" and mime == b"application/rdf+xml":
            yield Piece(Sort.XMP, "mime", body)
        elif file.asides.get(item) == b"thmb":
            yield Piece(Sort.PREVIEW, "thmb", body)
        elif kind not in PICTURES or item in file.asides:
            yield Piece(Sort.UNKNOWN, f"item {kind.decode('latin-1')}", body)


def _extent(file: _File, start: int, length: int) -> bytes:
    begin = file.idat - 1 - start if start < 0 else start
    return file.data[begin : begin + length]


def _strays(file: _File, holes: list[tuple[int, int]]) -> Iterator[Piece]:
    """Bytes of the media boxes that no item refers to."""
    extents = [extent for extents in file.extents.values() for extent in extents]
    used = sorted((start, start + length) for start, length in extents if start > 0)
    for reached, end in holes:
        for start, stop in used:
            if start > reached and any(file.data[reached : min(start, end)]):
                yield Piece(Sort.TRAILER, "mdat", file.data[reached : min(start, end)])
            reached = max(reached, stop)  # noqa: PLW2901 - moves on through the box
        if any(file.data[reached:end]):
            yield Piece(Sort.TRAILER, "mdat", file.data[reached:end])
