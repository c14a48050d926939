"""Blocks of a GIF file (GIF89a)."""

from __future__ import annotations

from collections.abc import Iterator

from checker.image.structure.piece import Piece, Sort, broken

LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
APPLICATIONS = {b"XMP DataXMP": Sort.XMP, b"ICCRGBG1012": Sort.ICC}


def walk(data: bytes) -> Iterator[Piece]:
    """Every block that is not needed to show the picture, and what follows its end.

    Raises:
        UnreadableError: when a block runs over the end of the file, or there is no trailer byte.
    """
    try:
        yield from _blocks(data, 13 + _table(data[10]))
    except IndexError as error:
        raise broken("GIF utan slut") from error


def _blocks(data: bytes, place: int) -> Iterator[Piece]:
    while True:
        sort = data[place]
        if sort == 0x3B:
            if any(data[place + 1 :]):
                yield Piece(Sort.TRAILER, "after GIF", data[place + 1 :])
            return
        if sort == 0x2C:
            # Descriptor, local colour table, code size, then the picture's sub-blocks.
            _, place = _sub_blocks(data, place + 10 + _table(data[place + 9]) + 1)
        elif sort == 0x21:
            label = data[place + 1]
            body, following = _sub_blocks(data, place + 2)
            yield from _extension(label, body, data[place + 2 : following])
            place = following
        else:
            raise broken("GIF-block")


def _table(flags: int) -> int:
    """Bytes of a colour table by the flags of its descriptor."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _sub_blocks(data: bytes, place: int) -> tuple[list[bytes], int]:
    """The sub-blocks from ``place`` to the empty one, and the place after it."""
    blocks = []
    while length := data[place]:
        blocks.append(data[place + 1 : place + 1 + length])
        place += 1 + length
    return blocks, place + 1


def _extension(label: int, blocks: list[bytes], raw: bytes) -> Iterator[Piece]:
    if label == 0xF9 and [len(block) for block in blocks] == [4]:
        return
    if label == 0xFF and blocks:
        name = blocks[0]
        if name in LOOPS and [len(block) for block in blocks[1:]] == [3]:
            return
        # XMP stands unblocked after the name: the sub-block lengths are characters of its text.
        body = raw[12:] if name == b"XMP DataXMP" else b"".join(blocks[1:])
        yield Piece(APPLICATIONS.get(name, Sort.UNKNOWN), f"GIF {name.decode('latin-1')}", body)
    elif label in (0xFE, 0x01):
        yield Piece(Sort.TEXT, "GIF comment", b"".join(blocks if label == 0xFE else blocks[1:]))
    else:
        yield Piece(Sort.UNKNOWN, f"GIF extension {label:02X}", b"".join(blocks))
