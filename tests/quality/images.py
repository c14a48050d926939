"""Measures what the picture part finds and leaves, on drawn pictures, and writes ``docs/quality-images.md``.

``make quality-images`` runs it. Faces and real files are measured where folders of photographs are given: none lie in
the repository.
"""

from __future__ import annotations

import argparse
import io
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from checker.draft import Attachment, Draft
from checker.image.cleaning import clean
from checker.image.examine import examine
from checker.image.kind import Kind
from checker.image.sample import draw
from checker.pipeline import Checker
from tests.image.planted import FORMATS, planted
from tests.quality.photographs import tags
from tests.quality.photographs_page import on_files, on_photographs

PAGE = Path(__file__).parents[2] / "docs" / "quality-images.md"
TWELVE = (4032, 3024)
"""Pixels of a phone's photo."""

NUMBERS = ("850312-9804", "19630527-9818", "20110912-9825", "19440101-9861")
NAMES = ("Kim Exempel", "Testa Exempelsson", "Amina Provsson", "Prov Patientsson")
KINDS = {"tavla": (110, "white"), "armband": (44, (248, 248, 240)), "skärm": (60, (225, 235, 245))}
"""What the words stand on, with the height of the letters in pixels and the colour of the ground."""


@dataclass(frozen=True, slots=True)
class Scene:
    number: str
    name: str
    data: bytes


def scenes(count: int) -> Iterator[Scene]:
    """Rooms with a number and a name on a board, a wristband or a screen: turned a little, blurred, with noise."""
    chance = random.Random(5)  # noqa: S311 - the same scenes each time
    for place in range(count):
        height, ground = list(KINDS.values())[place % len(KINDS)]
        number, name = NUMBERS[place % len(NUMBERS)], NAMES[place % len(NAMES)]
        page = Image.new("RGB", (height * 14, height * 4), ground)
        pencil, font = ImageDraw.Draw(page), ImageFont.load_default(height)
        pencil.text((height, height // 2), number, font=font, fill=(25, 25, 30))
        pencil.text((height, height * 2), name, font=font, fill=(25, 25, 30))
        room = Image.effect_noise(TWELVE, 24).convert("RGB")
        turned = page.rotate(chance.uniform(-8, 8), expand=True, fillcolor=(128, 128, 128), resample=Image.BICUBIC)
        room.paste(turned, (chance.randrange(100, 2000), chance.randrange(100, 2000)))
        out = io.BytesIO()
        room.filter(ImageFilter.GaussianBlur(chance.uniform(0.5, 2))).save(out, "JPEG", quality=85)
        yield Scene(number, name, out.getvalue())


def measured_scenes(checker: Checker, count: int) -> tuple[int, int]:
    """In how many scenes the number, and the name, is a finding with a place."""
    numbers = names = 0
    for scene in scenes(count):
        found = checker.check(Draft.of("", [Attachment("bild.jpg", scene.data)])).findings
        numbers += any(f.rule.startswith("identity/") and f.box for f in found)
        names += any(f.type == "PERSON" and f.box for f in found)
    return numbers, names


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
    out = io.BytesIO()
    draw().resize(TWELVE).save(out, "JPEG", quality=88)
    photo = Attachment("bild.jpg", out.getvalue())
    examine(Attachment("liten.jpg", scenes_small()), checker.rules, checker.policy)
    began = time.process_time()
    examine(photo, checker.rules, checker.policy)
    return time.process_time() - began


def scenes_small() -> bytes:
    """A small picture with words: it loads every model."""
    out = io.BytesIO()
    draw().resize((400, 300)).save(out, "JPEG")
    return out.getvalue()


def page(
    count: int, scenes_read: tuple[int, int], files: list[tuple[str, int, bool, int]], cpu: float, real: str
) -> str:
    """The page."""
    numbers, names = scenes_read
    rows = "\n".join(
        f"| {kind} | {seen} | {'yes' if flagged else 'no'} | {left} |" for kind, seen, flagged, left in files
    )
    return f"""# How well pictures are read

Written by `make quality-images` (`python -m tests.quality.images --scenes {count}`).

| measure | figure |
| --- | --- |
| rendered scenes: personnummer flagged | {numbers} of {count} |
| rendered scenes: name flagged | {names} of {count} |
| CPU seconds for a 12-megapixel photo with face, sign and wristband, everything on, models loaded | {cpu:.1f} |

A scene has 12 megapixels and shows a board, a wristband or a screen, turned by up to 8 degrees, with blur and noise.

| format | tags that exiftool sees in the planted file | flagged | tags left in the cleaned copy |
| --- | --- | --- | --- |
{rows}

{real}
Not measured by this command: real ward photographs, handwriting, perspective, films. What presidio-image-redactor and
deface need on the same machine stands in [bench.md](bench.md).
"""


def main() -> None:
    """Measure and write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scenes", type=int, default=48)
    options.add_argument("--photos", type=Path, help="folder of the photographs that ../shared/data/photos labels")
    options.add_argument("--files", type=Path, nargs="*", default=[], help="folders of real files")
    given = options.parse_args()
    checker = Checker.load()
    real = on_photographs(given.photos) + "\n" + on_files(given.files, checker)
    scenes_read = measured_scenes(checker, given.scenes)
    text = page(given.scenes, scenes_read, measured_files(checker), seconds(checker), real)
    PAGE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
