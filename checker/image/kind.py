"""Of which kind a file is, told by its first bytes: names lie."""

from __future__ import annotations

from enum import StrEnum

from checker.errors import UnreadableError, UnsupportedError


class Kind(StrEnum):
    """Picture formats that are examined; the value is Pillow's name of the format."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    GIF = "GIF"
    TIFF = "TIFF"
    HEIF = "HEIF"


HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
"""Major brands of HEIF files with HEVC pictures (ISO/IEC 23008-12, annex B)."""

OTHERS = (
    (b"%PDF", "ett PDF-dokument"),
    (b"%!PS", "en PostScript-fil"),
    (b"BM", "en BMP-bild"),
    (b"8BPS", "en Photoshop-fil"),
    (b"PK\x03\x04", "ett ZIP-arkiv eller Office-dokument"),
    (b"\x1aE\xdf\xa3", "en film"),
    (b"MM\x00\x2b", "en BigTIFF-bild"),
    (b"II\x2b\x00", "en BigTIFF-bild"),
)
"""Signatures that are met often enough to be named in the answer."""


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of a picture.

    Raises:
        UnsupportedError: for a file of another kind; the sentence says which, where it is known.
        UnreadableError: for bytes that are no file of a known kind.
    """
    head = data[:16]
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head[:6] in (b"GIF87a", b"GIF89a"):
        return Kind.GIF
    if head[:4] in (b"II\x2a\x00", b"MM\x00\x2a"):
        return Kind.TIFF
    if head[4:8] == b"ftyp" and head[8:12] in HEIF_BRANDS:
        return Kind.HEIF
    raise _refusal(data, name)


def _refusal(data: bytes, name: str) -> UnreadableError:
    what = next((words for signature, words in OTHERS if data.startswith(signature)), None)
    if what is None and data[4:8] == b"ftyp":
        what = "en AVIF-bild" if data[8:12] in (b"avif", b"avis") else "en film"
    if what is None and b"<svg" in data[:4096].lower():
        what = "en SVG-teckning"
    if what is not None:
        return UnsupportedError(f"Filen {name} är {what} och kan inte granskas. Spara bilden som JPEG eller PNG.")
    if _is_text(data):
        return UnsupportedError(f"Filen {name} är text, ingen bild. Klistra in texten i utkastet i stället.")
    return UnreadableError(f"Filen {name} går inte att läsa som bild. Spara den på nytt som JPEG eller PNG.")


def _is_text(data: bytes) -> bool:
    head = data[:4096]
    return b"\0" not in head and sum(byte < 32 and byte not in b"\t\n\r\f" for byte in head) == 0
