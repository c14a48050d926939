"""One walk for every kind of picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.image.kind import Kind
from checker.image.structure import gif, heif, jpeg, png, riff
from checker.image.structure.piece import Piece, Sort


def _tiff(data: bytes) -> Iterator[Piece]:
    # A TIFF file is read by the same rules as an Exif block, tag by tag.
    yield Piece(Sort.EXIF, "TIFF", data)


WALKS: dict[Kind, Callable[[bytes], Iterator[Piece]]] = {
    Kind.JPEG: jpeg.walk,
    Kind.PNG: png.walk,
    Kind.WEBP: riff.walk,
    Kind.GIF: gif.walk,
    Kind.TIFF: _tiff,
    Kind.HEIF: heif.walk,
}


def pieces(data: bytes, kind: Kind) -> tuple[Piece, ...]:
    """Every part of a picture file that is not known to be harmless.

    Raises:
        UnreadableError: when the structure of the file is damaged.
    """
    return tuple(WALKS[kind](data))
