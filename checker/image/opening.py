"""A picture opened within limits, upright, frame by frame."""

from __future__ import annotations

import importlib
import io
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from PIL import ExifTags, Image, ImageCms, ImageStat

from checker.draft import check_size
from checker.errors import TooLargeError, UnreadableError, UnsupportedError
from checker.image.kind import Kind, kind_of

MAX_PIXELS = 60_000_000
"""Most pixels of one frame: a 50-megapixel phone photo passes, a decompression bomb does not."""

MAX_FRAMES = 60
"""Most frames of an animation or pages of a file; every one is examined."""

MAX_PIXELS_IN_ALL = 120_000_000
"""Most pixels of all frames together; about a minute of work."""

MAX_SIDE = 20_000
"""Most pixels of the longer side: a panorama passes. Searched is a small copy, in which a ribbon is a thread."""

MAX_EXIF_BLOCKS = 64
"""Most Exif blocks in a JPEG; the standard knows one. Pillow joins them in quadratic time."""

BAND = 4_000_000
"""Pixels that are converted at a time: a large picture never lies in memory in three forms."""

SEEN = 5
"""Least alpha (of 255) of what may be seen: less changes no pixel by more than ``FAINT`` in ``checker.image.shown``."""

ORIENTATION = ExifTags.Base.Orientation
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What brings a picture upright, by the Exif orientation."""

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
                    turn, duration = _turn(image), image.info.get("duration", 0)
                    frame = rgb(_in_srgb(image) if srgb else image)
                    if number == self.frames - 1:
                        image.close()  # its pixels need not wait until the frame has been examined
                    frame = frame if turn is None else frame.transpose(turn)
                    frame.info = {"duration": duration}
                    yield frame
        except DAMAGE as error:
            raise _damaged(self.name) from error

    def unveiled(self) -> Image.Image | None:
        """The first frame without its transparency, where that hides anything: what is erased often keeps its colours.

        Raises:
            UnreadableError: when the frame is damaged.
        """
        return self._behind(lambda _: lambda band: band.convert("RGBA").convert("RGB"))

    def erased(self) -> Image.Image | None:
        """The first frame with what its transparency hides, and one colour for all else; None where it hides nothing.

        Raises:
            UnreadableError: when the frame is damaged.
        """
        return self._behind(lambda image: partial(_hidden, fill=_mean_hidden(image)))

    def _behind(self, of: Callable[[Image.Image], Callable[[Image.Image], Image.Image]]) -> Image.Image | None:
        """The first frame, upright, its bands made by what ``of`` gives for it; None where nothing is transparent."""
        try:
            with _open(self.data, self.kind) as image:
                image.load()
                if not image.has_transparency_data or _is_opaque(image):
                    return None
                turn, bare = _turn(image), _in_bands(image, "RGB", of(image))
            return bare if turn is None else bare.transpose(turn)
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
            turned = image.getexif().get(ORIENTATION, 1) in (5, 6, 7, 8)
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
    """The picture in 8-bit RGB, as one of its own; what a viewer would see on a white page."""
    if image.mode.startswith(("I", "F")):
        image = _stretched(image)
    if image.has_transparency_data:
        return _in_bands(image, "RGB", _on_white)
    return image.convert("RGB")


def _on_white(band: Image.Image) -> Image.Image:
    return Image.alpha_composite(Image.new("RGBA", band.size, "white"), band.convert("RGBA")).convert("RGB")


def _hidden(band: Image.Image, fill: tuple[int, int, int]) -> Image.Image:
    """What transparency hides in a band, the rest in this colour: no edge is left where it ends."""
    return Image.composite(band.convert("RGBA").convert("RGB"), Image.new("RGB", band.size, fill), _veil(band))


def _mean_hidden(image: Image.Image) -> tuple[int, int, int]:
    stats = [ImageStat.Stat(band.convert("RGBA").convert("RGB"), _veil(band)) for _, band in _bands(image)]
    pixels = max(1, sum(stat.count[0] for stat in stats))
    red, green, blue = (round(sum(stat.sum[colour] for stat in stats) / pixels) for colour in range(3))
    return red, green, blue


def _veil(band: Image.Image) -> Image.Image:
    """A mask of what nobody sees."""
    return band.convert("RGBA").getchannel("A").point([255 * (alpha < SEEN) for alpha in range(256)])


def _in_bands(image: Image.Image, mode: str, made: Callable[[Image.Image], Image.Image]) -> Image.Image:
    """A picture of this mode, made of one band of rows after the other."""
    whole = Image.new(mode, image.size)
    for top, band in _bands(image):
        whole.paste(made(band), (0, top))
    return whole


def _bands(image: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    """Bands of a picture, each with its first row."""
    rows = max(1, BAND // image.width)
    for top in range(0, image.height, rows):
        yield top, image.crop((0, top, image.width, min(top + rows, image.height)))


def _turn(image: Image.Image) -> Image.Transpose | None:
    return TURNS.get(image.getexif().get(ORIENTATION, 1))


def _is_opaque(image: Image.Image) -> bool:
    """Whether all of a picture can be seen, as in most that could be transparent."""
    return image.mode in ("RGBA", "LA") and image.getchannel("A").getextrema() == (255, 255)


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
    ends = [(np.nanmin(values), np.nanmax(values)) for values in (np.asarray(band) for _, band in _bands(image))]
    low, high = float(np.nanmin(ends)), float(np.nanmax(ends))
    scale = 255.0 / (high - low) if high > low else 0.0

    def scaled(band: Image.Image) -> Image.Image:
        values = np.nan_to_num((np.asarray(band, dtype=np.float64) - low) * scale)
        return Image.fromarray(values.astype(np.uint8))

    return _in_bands(image, "L", scaled)


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
    if max(size) > MAX_SIDE:
        raise TooLargeError(f"Bilden {name} är för lång: högst {MAX_SIDE} bildpunkter kan granskas. Dela den i delar.")


def _too_many_pixels(name: str) -> str:
    return f"Bilden {name} är för stor: högst {MAX_PIXELS // 10**6} miljoner bildpunkter kan granskas. Förminska den."


def _damaged(name: str) -> UnreadableError:
    return UnreadableError(f"Bilden {name} är skadad eller inte hel. Spara den på nytt som JPEG eller PNG.")
