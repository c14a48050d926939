"""A small upright copy of a photo as a ``data:`` address, for the page that shows what was found in it."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass, field

from checker.draft import Attachment
from checker.errors import CheckerError
from checker.image.opening import open_picture

SIDE = 900
"""Longer side in pixels; with JPEG at 75 about 100 kB."""


@dataclass(frozen=True, slots=True)
class Preview:
    """``width`` and ``height`` are those of the upright original, in whose pixels boxes are given."""

    width: int
    height: int
    source: str = field(repr=False)


def preview(photo: Attachment) -> Preview | None:
    """The first frame of a photo, or None for a file that can't be shown: the report says why."""
    try:
        image = next(open_picture(photo.data, photo.name).upright())
    except (CheckerError, StopIteration):
        return None
    width, height = image.size
    image.thumbnail((SIDE, SIDE))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=75)
    return Preview(width, height, "data:image/jpeg;base64," + base64.b64encode(out.getvalue()).decode())
