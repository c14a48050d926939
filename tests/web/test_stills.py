"""Small pictures of what was found in a film."""

from __future__ import annotations

import base64
import io

from PIL import Image

from checker.draft import Attachment
from checker.film.frames import pictures_at
from checker.film.opening import open_film
from checker.finding import Box
from checker.place import Spot
from checker.web import stills as module
from checker.web.stills import SIDE, stills
from tests.film.drawn import SIZE, film

COLOURS = ((200, 30, 30), (30, 160, 60), (40, 60, 200))


def three_scenes(kind: str = "mp4") -> bytes:
    """Red, green and blue, five seconds each."""
    return film([(Image.new("RGB", SIZE, colour), 5) for colour in COLOURS], kind=kind)


def colour_of(image: Image.Image) -> int:
    """The number of the scene that a picture is of."""
    red, green, blue = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
    return (red, green, blue).index(max(red, green, blue))


def test_pictures_are_found_at_their_times_near_and_far() -> None:
    for kind in ("mp4", "webm"):
        opened = open_film(three_scenes(kind), "a")
        found = dict(pictures_at(opened, [14.0, 0.5, 1.0, 6.0]))
        assert {time_s: colour_of(image) for time_s, image in found.items()} == {0.5: 0, 1.0: 0, 6.0: 1, 14.0: 2}


def test_a_time_that_no_picture_has_is_left_out() -> None:
    opened = open_film(three_scenes(), "a")
    assert [time_s for time_s, _ in pictures_at(opened, [0.01, 0.5, 99.0])] == [0.5]


def test_each_spot_has_its_part_of_its_picture() -> None:
    spots = [Spot(Box(100, 100, 60, 80), 1.0), Spot(Box(300, 20, 300, 40), 1.0), Spot(Box(0, 0, 40, 40), 11.0)]
    made = stills(Attachment("a.mp4", three_scenes()), [*spots, Spot(Box(0, 0, 9, 9))])
    assert list(made) == spots
    shown = [Image.open(io.BytesIO(base64.b64decode(made[spot].source.partition(",")[2]))) for spot in spots]
    assert [colour_of(image) for image in shown] == [0, 0, 2]
    assert all(max(image.size) <= SIDE for image in shown)
    assert shown[1].width > 2 * shown[1].height


def test_what_is_no_film_has_none_and_what_takes_too_long_has_some(monkeypatch) -> None:
    spots = [Spot(Box(0, 0, 40, 40), 1.0), Spot(Box(0, 0, 40, 40), 11.0)]
    assert stills(Attachment("a.mp4", b"\0\0\0\x18ftypmp42" + bytes(64)), spots) == {}
    monkeypatch.setattr(module, "MAX_SECONDS", -1.0)
    assert list(stills(Attachment("a.mp4", three_scenes()), spots)) == spots[:1]
