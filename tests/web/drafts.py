"""Drafts about invented people, photos of nobody, and the browser that the tests use."""

from __future__ import annotations

import io
import os
import shutil

from PIL import Image, ImageDraw

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]

STOP = "Hon med personnummer 850312-9804 låg hos oss på avdelning 54 i natt och jag kramade henne. 🙂 Så stark!"
NUMBER = "850312-9804"
CLEAR = "Nu är kaffet klart i personalrummet. Trevlig helg på er allihop!"

SHOWN = (
    "Vilken natt! En 87-årig kvinna från Nynäshamn kom in till oss på avdelning 54 med bruten höft efter fallet på "
    "torget. Hon sjöng för hela salen. Sådana kvällar minns man varför man jobbar här. 💙"
)


def photo(*, place: bool = True, size: tuple[int, int] = (640, 480)) -> bytes:
    """A drawn JPEG; with ``place`` its hidden data tells where it was taken."""
    image = Image.new("RGB", size, (120, 160, 180))
    ImageDraw.Draw(image).ellipse((100, 80, 260, 300), fill=(230, 200, 120))
    exif = Image.Exif()
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 20.0, 0.0), 3: "E", 4: (18.0, 4.0, 0.0)})
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()
