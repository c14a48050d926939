"""A photo to show and to test with: drawn by this module, nobody's face, with everything planted that photos hide.

``python -m checker.image.sample FOLDER`` draws it anew.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Literal

import numpy as np
from PIL import ExifTags, Image, ImageDraw, ImageFilter, ImageFont

NAME = "IMG_20240312_141503.jpg"
SIZE = (1200, 900)
SKIN, HAIR, SHIRT, LIPS = (214, 170, 140), (60, 40, 30), (40, 90, 140), (170, 85, 80)
SIDE = 800
"""Side of the square that the face is drawn in."""

SIGN = "Avdelning 34"
NUMBER = "19850312-9804"
"""On the wristband: birth number 980, which the tax agency keeps for tests."""

LATITUDE, LONGITUDE = (59.0, 20.0, 57.84), (18.0, 1.0, 51.24)


def draw() -> Image.Image:
    """A bay of a ward: a sign, a wristband with a number, and a face."""
    room = Image.new("RGB", SIZE, (178, 190, 196))
    pencil = ImageDraw.Draw(room)
    pencil.rectangle((0, 700, *SIZE), fill=(142, 130, 118))
    pencil.rectangle((60, 60, 520, 170), fill="white", outline=(90, 90, 90), width=4)
    pencil.text((85, 80), SIGN, font=ImageFont.load_default(64), fill=(20, 60, 120))
    pencil.rectangle((60, 760, 560, 840), fill=(248, 248, 246), outline=(120, 120, 120), width=3)
    pencil.text((90, 775), NUMBER, font=ImageFont.load_default(44), fill=(15, 15, 15))
    room.paste(face().resize((520, 520)), (620, 180))
    return room


def face() -> Image.Image:
    """A face from ellipses, with light from the left, that a detector takes for one."""
    page = Image.new("RGB", (SIDE, SIDE), (178, 190, 196))
    pencil = ImageDraw.Draw(page)
    pencil.ellipse((60, 640, 740, 1200), fill=SHIRT)
    pencil.rectangle((320, 520, 480, 720), fill=_darker(SKIN, 0.85))
    pencil.ellipse((190, 90, 610, 560), fill=HAIR)
    pencil.ellipse((215, 150, 585, 660), fill=SKIN)
    for ear in (195, 565):
        pencil.ellipse((ear, 360, ear + 40, 470), fill=SKIN)
    pencil.pieslice((200, 90, 600, 420), 180, 360, fill=HAIR)
    pencil.ellipse((225, 230, 575, 400), fill=SKIN)
    page = _shaded(page.filter(ImageFilter.GaussianBlur(4)))
    pencil = ImageDraw.Draw(page)
    for centre in (318, 482):
        _eye(pencil, centre)
    pencil.polygon([(392, 380), (408, 380), (440, 490), (360, 490)], fill=_darker(SKIN, 0.93))
    pencil.ellipse((352, 468, 448, 510), fill=_darker(SKIN, 0.9))
    for nostril in (366, 410):
        pencil.ellipse((nostril, 490, nostril + 24, 506), fill=_darker(SKIN, 0.55))
    pencil.ellipse((325, 548, 475, 600), fill=LIPS)
    pencil.line((330, 573, 470, 573), fill=_darker(LIPS, 0.6), width=5)
    return page.filter(ImageFilter.GaussianBlur(3))


def _eye(pencil: ImageDraw.ImageDraw, centre: int) -> None:
    pencil.ellipse((centre - 48, 345, centre + 48, 415), fill=_darker(SKIN, 0.78))
    pencil.ellipse((centre - 36, 362, centre + 36, 402), fill=(240, 238, 235))
    pencil.ellipse((centre - 18, 362, centre + 18, 402), fill=(70, 90, 80))
    pencil.ellipse((centre - 9, 372, centre + 9, 392), fill=(10, 10, 10))
    pencil.ellipse((centre - 3, 374, centre + 3, 380), fill="white")
    pencil.arc((centre - 40, 356, centre + 40, 420), 190, 350, fill=HAIR, width=6)
    pencil.arc((centre - 56, 310, centre + 56, 400), 205, 335, fill=HAIR, width=13)


def _darker(colour: tuple[int, int, int], share: float) -> tuple[int, int, int]:
    red, green, blue = colour
    return round(red * share), round(green * share), round(blue * share)


def _shaded(page: Image.Image) -> Image.Image:
    """The head as a rounded thing: darker to the right and below."""
    pixels = np.asarray(page, dtype=np.float64).copy()
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    head = ((x - 400) / 185) ** 2 + ((y - 405) / 255) ** 2 < 1
    light = 1 - 0.35 * (((x - 360) / 230) ** 2 + ((y - 380) / 330) ** 2)
    pixels[head] *= light[head][:, np.newaxis]
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def exif(thumbnail: bytes) -> bytes:
    """An Exif block with place, time, device, serial number, owner, caption and thumbnail."""
    block = Image.Exif()
    block[ExifTags.Base.Make] = "Fabrikat"
    block[ExifTags.Base.Model] = "Telefon 7"
    block[ExifTags.Base.DateTime] = "2024:03:12 14:15:03"
    block[ExifTags.Base.Artist] = "Testa Exempelsson"
    block[ExifTags.Base.ImageDescription] = "Farmor pa avdelning 34"
    details = block.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.DateTimeOriginal] = "2024:03:12 14:15:03"
    details[ExifTags.Base.BodySerialNumber] = "SN0123456789"
    details[ExifTags.Base.MakerNote] = b"Fabrikat\0intern anteckning"
    place = block.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", LATITUDE
    place[ExifTags.GPS.GPSLongitudeRef], place[ExifTags.GPS.GPSLongitude] = "E", LONGITUDE
    return _with_thumbnail(block.tobytes(), thumbnail)


def _with_thumbnail(block: bytes, thumbnail: bytes) -> bytes:
    """The block with a second directory that holds the thumbnail; Pillow writes one directory only."""
    tiff = block.removeprefix(b"Exif\0\0")
    order: Literal["little", "big"] = "big" if tiff[:2] == b"MM" else "little"
    first = int.from_bytes(tiff[4:8], order)
    pointer = first + 2 + 12 * int.from_bytes(tiff[first : first + 2], order)
    start = len(tiff) + len(tiff) % 2

    def number(value: int, size: int) -> bytes:
        return value.to_bytes(size, order)

    def entry(tag: int, kind: int, value: int) -> bytes:
        # A short value stands to the left of its four bytes, whatever the order.
        place = number(value, 2) + b"\0\0" if kind == 3 else number(value, 4)
        return number(tag, 2) + number(kind, 2) + number(1, 4) + place

    entries = [entry(0x0103, 3, 6), entry(0x0201, 4, start + 2 + 3 * 12 + 4), entry(0x0202, 4, len(thumbnail))]
    second = number(len(entries), 2) + b"".join(entries) + number(0, 4)
    linked = tiff[:pointer] + number(start, 4) + tiff[pointer + 4 :]
    return b"Exif\0\0" + linked.ljust(start, b"\0") + second + thumbnail


def sample() -> bytes:
    """The photo as a phone would save it."""
    picture = draw()
    small, photo = io.BytesIO(), io.BytesIO()
    picture.resize((320, 240)).save(small, "JPEG", quality=80)
    picture.save(photo, "JPEG", quality=88, exif=exif(small.getvalue()))
    return photo.getvalue()


if __name__ == "__main__":
    (Path(sys.argv[1]) / NAME).write_bytes(sample())
