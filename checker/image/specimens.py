"""Small drawn pictures that each show or hide one thing: the examples of the rules that are found in pictures."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from PIL import ExifTags, Image, ImageCms, ImageDraw

from checker.draft import Attachment
from checker.errors import RuleError
from checker.image import sample

PAPER = (225, 225, 220)
PROFILE_NAME = "sRGB built-in"
"""What Pillow's own sRGB profile calls itself."""


def picture(size: tuple[int, int] = (96, 64)) -> Image.Image:
    """A picture of stripes, wider than high, with a mark in its upper left corner."""
    image = Image.new("RGB", size, (120, 150, 170))
    pencil = ImageDraw.Draw(image)
    pencil.rectangle((0, 0, size[0] // 4, size[1] // 4), fill=(200, 30, 30))
    pencil.line((0, size[1] - 1, size[0], 0), fill=(250, 250, 250), width=3)
    return image


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The picture as a file; ``options`` are those of Pillow's ``save``."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def with_chunk(png: bytes, name: bytes, body: bytes) -> bytes:
    """A PNG with one more chunk after its header."""
    chunk = struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    return png[:33] + chunk + png[33:]


def coded(words: str, kind: str, size: tuple[int, int] = (900, 700)) -> Image.Image:
    """A sheet with a code of zxing-cpp's format ``kind`` on it."""
    import zxingcpp  # noqa: PLC0415 - optional

    code = zxingcpp.create_barcode(words, getattr(zxingcpp.BarcodeFormat, kind))
    drawn = Image.fromarray(np.array(zxingcpp.write_barcode_to_image(code, scale=4))).convert("RGB")
    paper = Image.new("RGB", size, PAPER)
    paper.paste(drawn, (size[0] // 3, size[1] // 3))
    return paper


def _jpeg(**options: Any) -> Attachment:
    return Attachment("bild.jpg", encoded(picture(), "JPEG", **options))


def _png(image: Image.Image) -> Attachment:
    return Attachment("bild.png", encoded(image, "PNG"))


def _tagged(tags: Mapping[Any, object], group: int | None = None) -> Attachment:
    block = Image.Exif()
    (block if group is None else block.get_ifd(group)).update(tags)
    return _jpeg(exif=block.tobytes())


def _gps() -> Attachment:
    places = ExifTags.GPS
    return _tagged(
        {
            places.GPSLatitudeRef: "N",
            places.GPSLatitude: sample.LATITUDE,
            places.GPSLongitudeRef: "E",
            places.GPSLongitude: sample.LONGITUDE,
        },
        ExifTags.IFD.GPSInfo,
    )


def _settings() -> Attachment:
    tags = {ExifTags.Base.ExposureTime: 0.01, ExifTags.Base.ISOSpeedRatings: 200, ExifTags.Base.ColorSpace: 1}
    return _tagged(tags, ExifTags.IFD.Exif)


def _person() -> Attachment:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        "<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Prov Patientsson</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    return _jpeg(xmp=packet.encode())


def _profile(name: str) -> Attachment:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    old, new = (words.ljust(len(PROFILE_NAME)).encode("utf-16-be") for words in (PROFILE_NAME, name))
    return _jpeg(icc_profile=profile.replace(old, new))


def _thumbnail(small: Image.Image) -> Attachment:
    return _jpeg(exif=sample.exif(encoded(small, "JPEG")))


def _erased(image: Image.Image) -> Attachment:
    erased = image.convert("RGBA")
    erased.putalpha(0)
    return _png(erased)


def _face(side: int) -> Image.Image:
    page = Image.new("RGB", (640, 480), PAPER)
    page.paste(sample.face().resize((side, side)), (120, 60))
    return page


def _in_the_dark(image: Image.Image) -> Image.Image:
    """The picture as a camera sees it in the dark: a fifth of the light, and grain."""
    grain = np.random.default_rng(1).normal(0, 40, (image.height, image.width, 3))
    return Image.fromarray(np.clip(np.asarray(image) / 5 + grain, 0, 255).astype(np.uint8))


SPECIMENS: Mapping[str, Callable[[], Attachment]] = {
    "caption": lambda: _tagged({ExifTags.Base.ImageDescription: "Farmor pa avdelning 34"}),
    "chunk": lambda: Attachment("bild.png", with_chunk(encoded(picture(), "PNG"), b"prVt", b"avd 34")),
    "colour profile": lambda: _profile(PROFILE_NAME),
    "comment": lambda: _jpeg(comment="Ronden på avdelning 34".encode()),
    "device": lambda: _tagged({ExifTags.Base.Make: "Fabrikat", ExifTags.Base.Model: "Telefon 7"}),
    "erased face": lambda: _erased(sample.face().resize((256, 256))),
    "erased stripes": lambda: _erased(picture((256, 256))),
    "face": lambda: _png(_face(400)),
    "face in the dark": lambda: _png(_in_the_dark(_face(400))),
    "film behind": lambda: Attachment("bild.jpg", _jpeg().data + b"\0\0\0\x18ftypmp42" + bytes(64)),
    "gps": _gps,
    "harmless name": lambda: Attachment("sommar.jpg", _jpeg().data),
    "maker note": lambda: _tagged({ExifTags.Base.MakerNote: b"Fabrikat\0intern anteckning"}, ExifTags.IFD.Exif),
    "name with time": lambda: Attachment(sample.NAME, _jpeg().data),
    "owner": lambda: _tagged({ExifTags.Base.Artist: "Testa Exempelsson"}),
    "person": _person,
    "plain": _jpeg,
    "profile with a name": lambda: _profile("Anna Ronden"),
    "serial": lambda: _tagged({ExifTags.Base.BodySerialNumber: "SN0123456789"}, ExifTags.IFD.Exif),
    "settings": _settings,
    "thumbnail": lambda: _thumbnail(picture((160, 120))),
    "thumbnail with a face": lambda: _thumbnail(sample.face().resize((160, 160))),
    "time": lambda: _tagged({ExifTags.Base.DateTimeOriginal: "2024:03:12 14:15:03"}, ExifTags.IFD.Exif),
    "web address": lambda: _png(coded("https://exempel.se", "QRCode")),
    "wristband": lambda: _png(coded("PID 85-0312", "DataMatrix")),
}
"""Pictures by the name that an example calls them."""


def specimen(name: str) -> Attachment:
    """The picture of that name.

    Raises:
        RuleError: when there is none.
    """
    if name not in SPECIMENS:
        raise RuleError(f"Det finns ingen provbild {name!r}. Det finns: {', '.join(SPECIMENS)}.")
    return SPECIMENS[name]()
