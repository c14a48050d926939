"""Small pictures of what was found in a film, cut out where and when it was seen, for the page to show beside it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping

from PIL import Image, ImageDraw

from checker.draft import Attachment
from checker.errors import CheckerError
from checker.film.frames import pictures_at
from checker.film.opening import open_film
from checker.image.boxes import grown
from checker.place import Spot
from checker.web.preview import Preview, shown

AROUND = 0.4
"""Share of its longer side that is shown around what was found."""

SIDE = 240
"""Longest side in pixels: three times what it is shown at."""

MAX_SECONDS = 8.0
"""Longest time for the pictures of one film: those that are not reached are not shown."""

FRAME = (255, 214, 10)


def stills(film: Attachment, spots: Iterable[Spot]) -> Mapping[Spot, Preview]:
    """A picture for each spot with a time, as far as there is time to find it."""
    deadline = time.monotonic() + MAX_SECONDS
    wanted: dict[float, list[Spot]] = {}
    for spot in spots:
        if spot.time_s is not None:
            wanted.setdefault(spot.time_s, []).append(spot)
    found: dict[Spot, Preview] = {}
    try:
        opened = open_film(film.data, film.name)
        for time_s, image in pictures_at(opened, list(wanted)):
            found |= {spot: shown(_cut(image, spot), SIDE) for spot in wanted[time_s]}
            if time.monotonic() > deadline:
                break
    except CheckerError:
        return found
    return found


def _cut(image: Image.Image, spot: Spot) -> Image.Image:
    """What is at a spot with a little around it, its box drawn."""
    box, part = spot.box, grown(spot.box, AROUND, image.size)
    cut = image.crop((part.x, part.y, part.x + part.width, part.y + part.height))
    left, top, line = box.x - part.x, box.y - part.y, max(2, max(cut.size) // 60)
    corners = (left - line, top - line, left + box.width + line, top + box.height + line)
    ImageDraw.Draw(cut).rectangle(corners, outline=FRAME, width=line)
    return cut
