"""A picture opened within limits, upright, frame by frame."""

from __future__ import annotations

import importlib
import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageCms, ImageOps

from checker.draft import check_size
from checker.errors import TooLargeError, UnreadableError, UnsupportedError
from checker.image.kind import Kind, kind_of

MAX_PIXELS = 60_000_000
"""Most pixels of one frame: a 50-megapixel phone photo passes, a decompression bomb does not."""

MAX_FRAMES = 60
"""Most frames of an animation or pages of a file; every one is examined."""

MAX_PIXELS_IN_ALL = 120_000_000
"""Most pixels of all frames together; about a minute of work."""

MAX_EXIF_BLOCKS = 64
"""Most Exif blocks in a JPEG; the standard knows one. Pillow joins them in quadratic time."""

DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What Pillow and its plug-ins raise on damaged files; each has been seen or stands in their sources."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An opened picture. ``size`` is width and height of the first frame, upright."""

    name: str
    kind: Kind
    data: bytes = field(repr=False)
    size: tuple[int, int]
    frames: int

    def upright(self, *, srgb: bool = False) -> Iterator[Image.Image]:
        """The frames, one at a time: RGB, turned as the camera was held, transparency laid on white.

        ``srgb`` turns the colours of an embedded profile into those that a viewer assumes without one. Of the
        file's own data a frame keeps its ``duration`` alone.

        Raises:
            UnreadableError: when a frame is damaged.
            TooLargeError: when a later frame is over the limits.
        """
        try:
            with _open(self.data, self.kind) as image:
                for number in range(self.frames):
                    image.seek(number)
                    _check_pixels(self.name, image.size, self.frames)
                    image.load()
                    frame = rgb(ImageOps.exif_transpose(_in_srgb(image) if srgb else image))
                    frame.info = {"duration": image.info.get("duration", 0)}
                    yield frame
        except DAMAGE as error:
            raise _damaged(self.name) from error

    def unveiled(self) -> Image.Image | None:
        """The first frame without its transparency, where it has any: what is erased often keeps its colours.

        Raises:
            UnreadableError: when the frame is damaged.
        """
        try:
            with _open(self.data, self.kind) as image:
                image.load()
                if not image.has_transparency_data:
                    return None
                return ImageOps.exif_transpose(image).convert("RGBA").convert("RGB")
        except DAMAGE as error:
            raise _damaged(self.name) from error


def open_picture(data: bytes, name: str) -> Picture:
    """Open a picture and see that it keeps the limits. Only the header is decoded; frames are on demand.

    Raises:
        UnsupportedError: when the kind is not examined here.
        TooLargeError: when bytes, pixels or frames are over the limits.
        UnreadableError: when the file is empty or damaged.
    """
    check_size(name, len(data))
    kind = kind_of(data, name)
    if kind is Kind.JPEG and data.count(b"Exif\0\0") > MAX_EXIF_BLOCKS:
        raise TooLargeError(f"Bilden {name} har för mycket dold data för att kunna granskas. Ta en skärmbild av den.")
    try:
        with _open(data, kind) as image:
            frames = int(getattr(image, "n_frames", 1))
            _check_pixels(name, image.size, frames)
            turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    except Image.DecompressionBombError as error:
        raise TooLargeError(_too_many_pixels(name)) from error
    except ImportError as error:
        raise UnsupportedError(f"HEIC-bilden {name} kan inte granskas här. Spara den som JPEG.") from error
    except DAMAGE as error:
        raise _damaged(name) from error
    if frames > MAX_FRAMES:
        raise TooLargeError(f"Bilden {name} har {frames} bildrutor; högst {MAX_FRAMES} kan granskas.")
    width, height = image.size
    return Picture(name, kind, data, (height, width) if turned else (width, height), frames)


def rgb(image: Image.Image) -> Image.Image:
    """The picture in 8-bit RGB; what a viewer would see on a white page."""
    if image.mode.startswith(("I", "F")):
        image = _stretched(image)
    if image.has_transparency_data:
        page = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(page, image.convert("RGBA")).convert("RGB")
    return image.convert("RGB")


def _in_srgb(image: Image.Image) -> Image.Image:
    if not (profile := image.info.get("icc_profile")) or image.mode not in ("RGB", "CMYK", "L"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        # A profile that can't be used is left out, as viewers do.
        return image
    return turned if turned is not None else image


def _stretched(image: Image.Image) -> Image.Image:
    """Values of more than 8 bits spread over 0 to 255; Pillow would cut them off, and a face would turn white."""
    values = np.asarray(image, dtype=np.float64)
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    scaled = np.nan_to_num((values - low) * (255.0 / (high - low) if high > low else 0.0))
    return Image.fromarray(scaled.astype(np.uint8))


def _open(data: bytes, kind: Kind) -> Image.Image:
    # Without the list of formats Pillow tries all of its plug-ins on hostile bytes, EPS by Ghostscript among them.
    if kind is Kind.HEIF:
        importlib.import_module("pillow_heif").register_heif_opener()
    return Image.open(io.BytesIO(data), formats=(kind.value,))


def _check_pixels(name: str, size: tuple[int, int], frames: int) -> None:
    pixels = size[0] * size[1]
    if pixels == 0:
        raise UnreadableError(f"Bilden {name} har ingen yta.")
    if pixels > MAX_PIXELS or pixels * frames > max(MAX_PIXELS, MAX_PIXELS_IN_ALL):
        raise TooLargeError(_too_many_pixels(name))


def _too_many_pixels(name: str) -> str:
    return f"Bilden {name} är för stor: högst {MAX_PIXELS // 10**6} miljoner bildpunkter kan granskas. Förminska den."


def _damaged(name: str) -> UnreadableError:
    return UnreadableError(f"Bilden {name} är skadad eller inte hel. Spara den på nytt som JPEG eller PNG.")
