from __future__ import annotations

import struct

import pytest
from PIL import Image, ImageCms

from checker.errors import UnreadableError
from checker.image.kind import Kind
from checker.image.specimens import encoded, picture, with_chunk
from checker.image.structure import tiff
from checker.image.structure.piece import Sort
from checker.image.structure.walk import pieces
from tests.image.planted import COMMENT, FORMATS, XMP, iptc, planted, with_segment

CLEAN = ("JPEG", "PNG", "WEBP", "GIF", "HEIF")


@pytest.mark.parametrize("kind", CLEAN)
def test_a_picture_without_metadata_has_no_pieces(kind: str) -> None:
    assert pieces(encoded(picture(), kind), Kind(kind)) == ()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_exif_and_xmp_are_pieces(kind: str) -> None:
    found = {piece.sort: piece.data for piece in pieces(planted(kind), Kind(kind))}
    assert found[Sort.EXIF][:2] in (b"II", b"MM")
    assert b"Prov Patientsson" in found[Sort.XMP]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF"])
def test_comments_are_pieces(kind: str) -> None:
    texts = [piece.data.decode() for piece in pieces(planted(kind), Kind(kind)) if piece.sort is Sort.TEXT]
    assert COMMENT in texts


def test_gif_holds_xmp() -> None:
    (packet,) = [piece.data for piece in pieces(planted("GIF"), Kind.GIF) if piece.sort is Sort.XMP]
    assert packet.startswith(XMP)


@pytest.mark.parametrize("kind", CLEAN)
def test_bytes_after_the_end_are_a_piece(kind: str) -> None:
    box = struct.pack(">I", 20) + b"free" if kind == "HEIF" else b""
    found = pieces(encoded(picture(), kind) + box + b"hemligt film", Kind(kind))
    assert len(found) == 1
    assert b"hemligt film" in found[0].data


@pytest.mark.parametrize("marker", [0xE3, 0xE5, 0xEB, 0xEF, 0xE1, 0xE2, 0xF3])
def test_unknown_segments_of_a_jpeg_are_pieces(marker: int) -> None:
    (piece,) = pieces(with_segment(encoded(picture(), "JPEG"), marker, b"okand\0patient"), Kind.JPEG)
    assert (piece.sort, piece.data) == (Sort.UNKNOWN, b"okand\0patient")


@pytest.mark.parametrize(
    ("marker", "body"),
    [
        (0xDC, b"\0\x40"),  # DNL
        (0xDD, b"\0\x08"),  # DRI
        (0xDF, b"\x11"),  # EXP
        (0xDE, b"\x08\0\x40\0\x60\x01\x01\x11\0"),  # DHP
        (0xCC, b"\0\x10\x10\x05"),  # DAC
        (0xDB, b"\x03" + bytes(range(64))),
    ],
)
def test_rare_segments_of_a_jpeg_are_known_and_carry_nothing_else(marker: int, body: bytes) -> None:
    plain = encoded(picture(), "JPEG")
    assert pieces(with_segment(plain, marker, body), Kind.JPEG) == ()
    (piece,) = pieces(with_segment(plain, marker, body + b"avd 34, patient " * 5), Kind.JPEG)
    assert (piece.sort, b"avd 34" in piece.data) == (Sort.UNKNOWN, True)


@pytest.mark.parametrize("marker", [0xC0, 0xC4, 0xDA])
def test_headers_and_tables_with_words_behind_them_are_pieces(marker: int) -> None:
    data = encoded(picture(), "JPEG")
    start = data.index(bytes((0xFF, marker)))
    length = struct.unpack(">H", data[start + 2 : start + 4])[0]
    more = b"avd 34"
    longer = struct.pack(">H", length + len(more)) + data[start + 4 : start + 2 + length] + more
    found = pieces(data[: start + 2] + longer + data[start + 2 + length :], Kind.JPEG)
    assert [more in piece.data for piece in found] == [True]


@pytest.mark.parametrize("marker", [0xC8, 0xF0, 0xF7, 0xFD])
def test_segments_kept_for_extensions_are_pieces(marker: int) -> None:
    (piece,) = pieces(with_segment(encoded(picture(), "JPEG"), marker, b"avd 34"), Kind.JPEG)
    assert (piece.place, piece.data) == (f"FF{marker:02X}", b"avd 34")


def test_a_table_that_another_takes_the_place_of_is_a_piece() -> None:
    (piece,) = pieces(with_segment(encoded(picture(), "JPEG"), 0xDB, b"\0" + b"avd 34 " * 9 + b"!"), Kind.JPEG)
    assert b"avd 34" in piece.data


def test_restarts_hide_nothing() -> None:
    assert pieces(encoded(picture(), "JPEG", restart_marker_rows=1), Kind.JPEG) == ()
    data = encoded(picture(), "JPEG")
    with pytest.raises(UnreadableError):
        pieces(data[:2] + b"\xff\xd0avd 34" + data[2:], Kind.JPEG)
    assert pieces(data[:2] + b"\xff\xd0\xff\x01" + data[2:], Kind.JPEG) == ()


@pytest.mark.parametrize("options", [{"progressive": True}, {"optimize": True}, {"subsampling": 0}, {"quality": 5}])
def test_other_ways_to_write_a_jpeg_have_no_pieces(options: dict[str, object]) -> None:
    for image in (picture(), picture().convert("L"), picture().convert("CMYK")):
        assert pieces(encoded(image, "JPEG", **options), Kind.JPEG) == ()


def test_a_thumbnail_in_the_jfif_header_is_a_preview() -> None:
    small = encoded(picture((16, 16)), "JPEG")
    (piece,) = pieces(with_segment(encoded(picture(), "JPEG"), 0xE0, b"JFXX\0\x10" + small), Kind.JPEG)
    assert (piece.sort, piece.data) == (Sort.PREVIEW, small)


def test_iptc_is_a_piece() -> None:
    (piece,) = pieces(with_segment(encoded(picture(), "JPEG"), 0xED, iptc((80, "Testa"))), Kind.JPEG)
    assert piece.sort is Sort.IPTC


def test_a_profile_is_a_piece() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in ("JPEG", "PNG", "WEBP"):
        (piece,) = pieces(encoded(picture(), kind, icc_profile=profile), Kind(kind))
        assert (piece.sort, piece.data) == (Sort.ICC, profile)


@pytest.mark.parametrize("name", [b"caBX", b"vpAg", b"prVt"])
def test_unknown_chunks_of_a_png_are_pieces(name: bytes) -> None:
    (piece,) = pieces(with_chunk(encoded(picture(), "PNG"), name, b"avd 34"), Kind.PNG)
    assert (piece.sort, piece.data) == (Sort.UNKNOWN, b"avd 34")


def test_a_small_chunk_that_is_too_long_is_a_piece() -> None:
    (piece,) = pieces(with_chunk(encoded(picture(), "PNG"), b"pHYs", bytes(9) + b"Patientsson"), Kind.PNG)
    assert b"Patientsson" in piece.data


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_that_ends_early_raises_or_gives_pieces_but_never_fails_otherwise(kind: str) -> None:
    data = planted(kind)
    for end in range(0, len(data), max(1, len(data) // 150)):
        try:
            found = pieces(data[:end], Kind(kind))
        except UnreadableError:
            continue
        assert isinstance(found, tuple)


def test_directories_in_a_ring_end() -> None:
    ring = b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHI4s", 0x0100, 3, 1, b"\x10\0\0\0")
    block = tiff.parse(ring + struct.pack("<I", 8))
    assert block.damaged
    assert [entry.tag for entry in block.entries] == [0x0100]


def test_bytes_between_the_fields_of_exif_are_stray() -> None:
    block = Image.Exif()
    block[0x010F] = "Fabrikat AB"
    data = block.tobytes().removeprefix(b"Exif\0\0")
    assert tiff.parse(data).stray == b""
    assert tiff.parse(data + b"gomd patient").stray == b"gomd patient"
