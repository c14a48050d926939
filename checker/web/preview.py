"""A small upright copy of a photo as a ``data:`` address, for the page that shows what was found in it."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass, field

from PIL import Image

from checker.draft import Attachment
from checker.errors import CheckerError
from checker.film.frames import pictures
from checker.film.opening import open_film, upright
from checker.image.fields.field import Preview as Embedded
from checker.image.fields.hidden import hidden
from checker.image.opening import open_picture
from checker.reading import media_kind

SIDE = 900
"""Longer side in pixels; with JPEG at 75 about 100 kB."""


@dataclass(frozen=True, slots=True)
class Preview:
    """``width`` and ``height`` are those of the upright original, in whose pixels boxes are given."""

    width: int
    height: int
    source: str = field(repr=False)


def preview(photo: Attachment) -> Preview | None:
    """The first frame of a photo or film, or None for a file that can't be shown: the report says why."""
    try:
        image = _first(photo)
    except (CheckerError, StopIteration):
        return None
    return shown(image, SIDE)


def shown(image: Image.Image, side: int) -> Preview:
    """A picture no larger than ``side`` pixels; the picture given is made as small."""
    width, height = image.size
    image.thumbnail((side, side))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=75)
    return Preview(width, height, "data:image/jpeg;base64," + base64.b64encode(out.getvalue()).decode())


def hidden_copy(photo: Attachment) -> Preview | None:
    """The small copy inside a photo's hidden data, which may show what was cut away; None where there is none."""
    if media_kind(photo.data) == "film":
        return None
    try:
        picture = open_picture(photo.data, photo.name)
        found = (item.data for item in hidden(picture.data, picture.kind) if isinstance(item, Embedded))
        return next((shown for data in found if (shown := preview(Attachment("miniatyr", data)))), None)
    except CheckerError:
        return None


def _first(photo: Attachment) -> Image.Image:
    if media_kind(photo.data) != "film":
        return next(open_picture(photo.data, photo.name).upright())
    _, frame = next(pictures(open_film(photo.data, photo.name), []))
    return upright(frame)
