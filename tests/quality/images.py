"""Measures what the picture part finds and leaves, on drawn pictures, and writes ``docs/quality-images.md``.

``make quality-images`` runs it. Faces and real files are measured where folders of photographs are given: none lie in
the repository.
"""

from __future__ import annotations

import argparse
import io
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from checker.draft import Attachment, Draft
from checker.image.cleaning import clean
from checker.image.examine import examine
from checker.image.kind import Kind
from checker.image.sample import draw
from checker.pipeline import Checker
from tests.image.lettering import written
from tests.image.planted import FORMATS, planted
from tests.quality import films
from tests.quality.photographs import tags
from tests.quality.photographs_page import on_files, on_masked, on_photographs

PAGE = Path(__file__).parents[2] / "docs" / "quality-images.md"
TWELVE = (4032, 3024)
"""Pixels of a phone's photo."""

NUMBERS = ("850312-9804", "19630527-9818", "20110912-9825", "19440101-9861", "990228-9803", "720615-9829")
NAMES = ("Kim Testberg", "Tova Provström", "Amina Provsson", "Håkan Testlund", "Åsa Prövlund", "Örjan Testström")
KINDS = {
    "tavla": ((250, 250, 250), (20, 30, 120)),
    "skärm": ((225, 235, 245), (10, 10, 10)),
    "armband": ((248, 248, 240), (30, 30, 30)),
    "etikett": ((255, 250, 180), (40, 40, 40)),
    "bricka": ((20, 60, 110), (250, 250, 250)),
}
"""What the words stand on: the colours of the ground and of the letters."""

HEIGHTS = {"14 to 20": (15, 17, 19), "21 to 32": (22, 26, 30), "33 to 110": (36, 56, 100)}
"""Heights of the digits in pixels, by the rows of the page."""

ABOVE = ("Avd 54", "Rond 09.15", "Sal 3", "Labb", "Remiss")


@dataclass(frozen=True, slots=True)
class Scene:
    number: str
    name: str
    heights: str
    data: bytes


def scenes(count: int) -> Iterator[Scene]:
    """Rooms with a number and a name on a board, screen, wristband, label or badge.

    Seen from the side, turned by up to 12 degrees (every fourth lies on its side or on its head), blurred, with noise.
    """
    chance = random.Random(5)  # noqa: S311 - the same scenes each time
    for place in range(count):
        heights = list(HEIGHTS)[place % len(HEIGHTS)]
        height, kind = chance.choice(HEIGHTS[heights]), list(KINDS)[place % len(KINDS)]
        number, name = NUMBERS[place % len(NUMBERS)], chance.choice(NAMES)
        lines = [f"{name}  {number}"] if kind == "armband" else [chance.choice(ABOVE), name, number]
        page = from_the_side(written(lines, height, *KINDS[kind]), chance)
        quarters = chance.choice((1, 2, 3)) if place % 4 == 3 else 0
        angle = chance.uniform(-12, 12) + 90 * quarters
        seen = Image.new("L", page.size, 255).rotate(angle, expand=True, resample=Image.Resampling.BICUBIC)
        page = page.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC)
        room = Image.effect_noise(TWELVE, 24).convert("RGB")
        room.paste(page, (chance.randrange(50, 4000 - page.width), chance.randrange(50, 3000 - page.height)), seen)
        room = room.filter(ImageFilter.GaussianBlur(chance.uniform(0.3, min(2.0, height / 14))))
        yield Scene(number, name, heights, encoded(room, quality=chance.randrange(70, 93)))


def from_the_side(page: Image.Image, chance: random.Random, most: float = 0.06) -> Image.Image:
    """The page with each corner moved by up to a share of its sides."""
    (width, height), shift = page.size, lambda side: chance.uniform(-most, most) * side
    corners = ((0, 0), (width, 0), (width, height), (0, height))
    rows, values = [], []
    for x, y in corners:
        u, v = x + shift(width) / 2, y + shift(height)
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    plane = np.linalg.solve(np.array(rows), np.array(values))
    return page.transform(page.size, Image.Transform.PERSPECTIVE, plane, Image.Resampling.BICUBIC)


def encoded(picture: Image.Image, quality: int) -> bytes:
    """The picture as JPEG."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def measured_scenes(checker: Checker, count: int) -> dict[str, Counter[str]]:
    """By height of the digits: the scenes, and those whose number, and name, is a finding with a place."""
    rows: dict[str, Counter[str]] = {heights: Counter() for heights in HEIGHTS}
    for place, scene in enumerate(scenes(count)):
        found = checker.check(Draft.of("", [Attachment(f"bild {place}.jpg", scene.data)])).findings
        rows[scene.heights]["scenes"] += 1
        rows[scene.heights]["numbers"] += any(f.rule.startswith("identity/") and f.box for f in found)
        rows[scene.heights]["names"] += any(f.type == "PERSON" and f.box for f in found)
        print(f"scene {place + 1} of {count}", end="\r", flush=True)
    return rows


def measured_files(checker: Checker) -> list[tuple[str, int, bool, int]]:
    """For each format: tags that exiftool sees in a planted file, whether it is flagged, tags left in the copy."""
    rows = []
    for kind in FORMATS:
        data = planted(kind)
        name = f"bild.{Kind(kind).value.lower()}"
        found = examine(Attachment(name, data), checker.rules, checker.policy, reading=False).findings
        copy = clean(data, name, checker.rules, checker.policy)
        pixels = ("PNG", "GIF", "RIFF", "IFD0:Image", "ICC")
        left = [tag for tag in tags(copy.data) if not tag.startswith(pixels)]
        rows.append((kind, len(tags(data)), any(f.layer == "metadata" for f in found), len(left)))
    return rows


def seconds(checker: Checker) -> float:
    """CPU seconds of one thread for a photo of 12 megapixels with everything on, models loaded."""
    photo = Attachment("bild.jpg", encoded(draw().resize(TWELVE), quality=88))
    examine(Attachment("liten.jpg", scenes_small()), checker.rules, checker.policy)
    began = time.process_time()
    examine(photo, checker.rules, checker.policy)
    return time.process_time() - began


def scenes_small() -> bytes:
    """A small picture with words: it loads every model."""
    return encoded(draw().resize((400, 300)), quality=75)


def page(
    count: int,
    scenes_read: Mapping[str, Counter[str]],
    files: list[tuple[str, int, bool, int]],
    cpu: float,
    *sections: str,
) -> str:
    """The page; what ``sections`` say stands at its end."""
    total = sum(scenes_read.values(), Counter[str]())
    rest = "\n".join(sections)
    read = "\n".join(
        f"| {heights} | {row['scenes']} | {row['numbers']} | {row['names']} |"
        for heights, row in (scenes_read | {"all": total}).items()
    )
    rows = "\n".join(
        f"| {kind} | {seen} | {'yes' if flagged else 'no'} | {left} |" for kind, seen, flagged, left in files
    )
    return f"""# How well pictures are read

Written by `make quality-images` (`python -m tests.quality.images --scenes {count}`).

## Text in rendered scenes

A scene has 12 megapixels and shows a board, a screen, a wristband, a label or a badge: from the side, turned by up to
12 degrees, every fourth on its side or on its head, with blur and noise. Counted is what is a finding with its place.

| height of the digits in pixels | scenes | personnummer flagged | name flagged |
| --- | --- | --- | --- |
{read}

A photo of 12 megapixels with face, sign and wristband takes {cpu:.1f} CPU seconds, everything on, models loaded.

## Hidden data

| format | tags that exiftool sees in the planted file | flagged | tags left in the cleaned copy |
| --- | --- | --- | --- |
{rows}

{rest}
Not measured by this command: real ward photographs, real films, handwriting. What presidio-image-redactor and
deface need on the same machine stands in [bench.md](bench.md).
"""


def main() -> None:
    """Measure and write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scenes", type=int, default=60)
    options.add_argument("--films", type=int, default=2, help="films of each kind")
    options.add_argument("--photos", type=Path, help="folder of the photographs that ../shared/data/photos labels")
    options.add_argument("--masked", type=Path, help="folder of portraits of people in masks")
    options.add_argument("--files", type=Path, nargs="*", default=[], help="folders of real files")
    given = options.parse_args()
    checker = Checker.load()
    real = (on_photographs(given.photos), on_masked(given.masked), on_files(given.files, checker))
    scenes_read = measured_scenes(checker, given.scenes)
    moving = films.section(films.measured(checker, given.films))
    text = page(given.scenes, scenes_read, measured_files(checker), seconds(checker), moving, *real)
    PAGE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
