from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from checker.errors import TooLargeError, UnreadableError, UnsupportedError
from checker.image import opening
from checker.image.kind import Kind
from checker.image.opening import open_picture
from checker.image.specimens import encoded, picture, with_chunk
from tests.image.planted import FORMATS, planted


@pytest.mark.parametrize("kind", FORMATS)
def test_kind_is_told_by_content_whatever_the_name(kind: str) -> None:
    opened = open_picture(planted(kind), "semester.txt")
    assert opened.kind is Kind(kind)
    assert opened.size == (96, 64)
    assert [frame.size for frame in opened.upright()] == [(96, 64)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Hej, det h\xc3\xa4r \xc3\xa4r en text.", "är text"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "SVG"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 ...", "ZIP"),
        (b"BM" + bytes(60), "BMP"),
        (b"\0\0\0\x18ftypmp42" + bytes(20), "film"),
        (b"\0\0\0\x18ftypavif" + bytes(20), "AVIF"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "PostScript"),
    ],
)
def test_other_kinds_are_named_and_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnsupportedError, match=words):
        open_picture(data, "bild.jpg")


def test_bytes_of_no_kind_are_unreadable() -> None:
    with pytest.raises(UnreadableError, match="går inte att läsa"):
        open_picture(bytes(range(256)) * 4, "bild.jpg")


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.97])
def test_a_cut_file_is_an_error_and_never_a_picture(kind: str, share: float) -> None:
    # Without metadata, so that the cut hits the picture itself; noise, so that it has length.
    noise = np.random.default_rng(7).integers(0, 255, (64, 96, 3), dtype=np.uint8)
    whole = encoded(Image.fromarray(noise), kind)
    with pytest.raises(UnreadableError, match=r"bild|HEIC|GIF"):
        list(open_picture(whole[: int(len(whole) * share)], "bild.jpg").upright())


def test_an_empty_file_is_an_error() -> None:
    with pytest.raises(UnreadableError, match="tom"):
        open_picture(b"", "bild.jpg")


def test_a_png_with_a_false_size_is_an_error() -> None:
    png = bytearray(encoded(picture(), "PNG"))
    png[16:24] = struct.pack(">II", 3000, 3000)
    png[29:33] = struct.pack(">I", zlib.crc32(bytes(png[12:29])))
    with pytest.raises(UnreadableError, match="skadad"):
        list(open_picture(bytes(png), "bild.png").upright())


def test_a_ribbon_is_refused_in_swedish() -> None:
    data = encoded(Image.new("L", (opening.MAX_SIDE + 1, 4)), "PNG")
    with pytest.raises(TooLargeError, match="för lång"):
        open_picture(data, "bild.png")


@pytest.mark.parametrize("mode", ["LA", "P", "RGBA", "I;16", "F"])
def test_a_picture_converted_in_bands_is_the_same(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(7).integers(0, 60_000, (40, 30))
    image = {
        "I;16": lambda: Image.fromarray(values.astype(np.uint16)),
        "F": lambda: Image.fromarray((values / 7).astype(np.float32)),
    }.get(mode, lambda: Image.fromarray(np.stack([values % 251] * 4, -1).astype(np.uint8)).convert(mode))()
    opened = open_picture(encoded(image, "TIFF" if mode == "F" else "PNG"), "bild")
    (whole,), bare = opened.upright(), opened.unveiled()
    monkeypatch.setattr(opening, "BAND", 100)
    (frame,) = opened.upright()
    assert np.array_equal(np.asarray(frame), np.asarray(whole))
    if bare is not None:
        again = opened.unveiled()
        assert again is not None
        assert np.array_equal(np.asarray(again), np.asarray(bare))


def test_a_picture_that_hides_nothing_has_nothing_to_unveil() -> None:
    seen, hidden = (picture().convert("RGBA") for _ in range(2))
    hidden.putpixel((3, 3), (1, 2, 3, 254))
    assert open_picture(encoded(seen, "PNG"), "bild.png").unveiled() is None
    assert open_picture(encoded(hidden, "PNG"), "bild.png").unveiled() is not None


@pytest.mark.parametrize("side", [8_000, 30_000, 2_000_000])
def test_a_decompression_bomb_is_refused_before_it_unfolds(side: int) -> None:
    png = bytearray(encoded(picture(), "PNG"))
    png[16:24] = struct.pack(">II", side, side)
    png[29:33] = struct.pack(">I", zlib.crc32(bytes(png[12:29])))
    with pytest.raises(TooLargeError, match="60 miljoner"):
        open_picture(bytes(png), "bild.png")


def test_a_bomb_in_a_text_chunk_is_harmless() -> None:
    bomb = with_chunk(encoded(picture(), "PNG"), b"zTXt", b"Comment\0\0" + zlib.compress(bytes(80_000_000), 9))
    with pytest.raises(UnreadableError):
        open_picture(bomb, "bild.png")


def test_animations_give_every_frame_and_are_limited() -> None:
    frames = [picture((40, 30)).rotate(turn) for turn in range(0, 360, 36)]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=50)
    assert len(list(open_picture(data, "a.gif").upright())) == len(frames)
    many = [Image.new("L", (8, 8), shade) for shade in range(opening.MAX_FRAMES + 1)]
    with pytest.raises(TooLargeError, match="bildrutor"):
        open_picture(encoded(many[0], "GIF", save_all=True, append_images=many[1:]), "a.gif")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_frames_are_upright(orientation: int) -> None:
    upright = picture()
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = upright if orientation == 1 else upright.transpose(Image.Transpose(undo[orientation]))
    block = Image.Exif()
    block[0x0112] = orientation
    opened = open_picture(encoded(stored, "PNG", exif=block.tobytes()), "bild.png")
    (frame,) = opened.upright()
    assert frame.size == opened.size == upright.size
    assert np.array_equal(np.asarray(frame), np.asarray(upright))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "F"])
def test_every_mode_comes_out_as_rgb(mode: str) -> None:
    ramp = np.tile(np.linspace(0, 1, 64), (64, 1))
    image = {
        "I;16": lambda: Image.fromarray((ramp * 60_000).astype(np.uint16)),
        "F": lambda: Image.fromarray((ramp * 3.5).astype(np.float32)),
    }.get(mode, lambda: Image.fromarray((ramp * 255).astype(np.uint8)).convert("RGB").convert(mode))()
    kind = "TIFF" if mode in ("CMYK", "F", "LA") else "PNG"
    (frame,) = open_picture(encoded(image, kind), "bild").upright()
    assert frame.mode == "RGB"
    # The ramp is still there: dark to the left, light to the right.
    assert np.asarray(frame)[:, :8].mean() < 60
    assert np.asarray(frame)[:, -8:].mean() > 190


def test_what_is_transparent_is_laid_on_white() -> None:
    hidden = Image.new("RGBA", (8, 8), (255, 0, 0, 0))
    (frame,) = open_picture(encoded(hidden, "PNG"), "bild.png").upright()
    assert frame.getpixel((4, 4)) == (255, 255, 255)


def test_frames_carry_nothing_of_the_file_but_their_duration() -> None:
    (frame,) = open_picture(planted("JPEG"), "bild.jpg").upright()
    assert set(frame.info) == {"duration"}
    out = io.BytesIO()
    frame.save(out, "JPEG")
    assert b"Exempelsson" not in out.getvalue()
