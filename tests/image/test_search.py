"""Places that are read badly from afar are looked at from near."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from checker.finding import Box
from checker.image import search
from checker.image.boxes import shared
from checker.image.reading import read_text
from checker.image.search import LineSearch

WORDS = ("Sal 3", "Kim Provsson", "850312-9804")


def label(*words: str, height: int = 14) -> Image.Image:
    """A label of a few lines in a room full of noise, photographed from afar."""
    noise = np.random.default_rng(1).normal(128, 24, (3024, 4032)).clip(0, 255).astype(np.uint8)
    room = Image.fromarray(noise).convert("RGB")
    pencil = ImageDraw.Draw(room)
    pencil.rectangle((1700, 1200, 1700 + 16 * height, 1200 + (2 * len(words) + 1) * height), fill=(250, 250, 248))
    for number, line in enumerate(words):
        font = ImageFont.load_default(height * 1.35)
        pencil.text((1700 + height, 1200 + (2 * number + 0.5) * height), line, font=font, fill=(20, 30, 90))
    return room


@pytest.mark.parametrize("height", [12, 16, 18, 20, 22, 26, 34])
def test_a_label_of_any_size_in_a_large_photo_is_read(height: int) -> None:
    found = {text.text for text in read_text(label(*WORDS, height=height))}
    assert set(WORDS) <= found


def test_from_afar_alone_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "NEAR_PIXELS", 0)
    assert not set(WORDS) & {text.text for text in read_text(label(*WORDS, height=14))}


def looked_at(room: Image.Image, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Sizes of the pieces of a room that are looked at from near, in two passes."""
    sizes: list[tuple[int, int]] = []
    found = search.line_reader().found

    def noted(picture: Image.Image, *shortest: int) -> object:
        if shortest:
            sizes.append(picture.size)
        return found(picture, *shortest)

    monkeypatch.setattr(search.line_reader(), "found", noted)
    lines = LineSearch(room, 0)
    for _ in range(2):
        lines.lines(room.resize((640, 480)))
    return sizes


def test_a_place_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(looked_at(label(*WORDS), monkeypatch)) == 1


def test_no_more_is_looked_at_than_agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Image.new("RGB", (4032, 3024))
    part = label(*WORDS).crop((1500, 1000, 2300, 1600))
    for x in range(0, 4000, 800):
        for y in range(0, 3000, 600):
            room.paste(part, (x, y))
    every = looked_at(room, monkeypatch)
    assert len(every) > 2
    limit = sum(width * height for width, height in every) // 2
    monkeypatch.setattr(search, "NEAR_PIXELS", limit)
    some = looked_at(room, monkeypatch)
    assert 0 < sum(width * height for width, height in some) <= limit


def test_what_is_read_has_the_place_of_the_photo() -> None:
    (line,) = (text for text in read_text(label(*WORDS)) if text.text == "850312-9804")
    assert line.box is not None
    assert shared(line.box, Box(1714, 1263, 120, 22)) > 0.5
