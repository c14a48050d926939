"""Measures what is found in drawn films, and what is still seen in their clean copies, for ``tests.quality.images``."""

from __future__ import annotations

import io
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import av
from PIL import Image, ImageChops

from checker.cleaning import cleaned
from checker.draft import Attachment, Draft
from checker.errors import CleaningError
from checker.finding import Finding, Layer
from checker.image import sample
from checker.image.codes import find_codes
from checker.image.faces import find_faces
from checker.image.reading import read_text
from checker.image.specimens import PAPER, coded
from checker.pipeline import Checker
from checker.place import What, what_of
from tests.film.drawn import film
from tests.image.lettering import written

SIZE = (1280, 720)
WALL = (SIZE[0] // 40, SIZE[1] // 40)
"""Stains of the wall behind, across and down."""

RATE = 12
SECONDS = 2.0

RUN = 4
"""Letters or digits in a row of a number or name that tell something of it."""

NUMBERS = ("850312-9804", "19630527-9818", "20110912-9825", "19440101-9861")
NAMES = ("Kim Testberg", "Tova Provström", "Amina Provsson", "Håkan Testlund")

Placed = Callable[[float], tuple[Image.Image, tuple[int, int]]]
"""From a share of the film to what is seen then, and its upper left corner in the picture."""


Seen = tuple[Image.Image, What, tuple[str, ...]]
"""What moves, what it is, and its words."""

Way = Callable[[Image.Image, random.Random], Placed]


@dataclass(frozen=True, slots=True)
class Shown:
    """A film, what it shows, and the words that give somebody away."""

    data: bytes
    what: What
    words: tuple[str, ...]


def across(page: Image.Image, chance: random.Random) -> Placed:
    """It goes through the picture on a straight line."""
    ends = [(chance.randrange(0, SIZE[0] - page.width), chance.randrange(0, SIZE[1] - page.height)) for _ in range(2)]
    (x1, y1), (x2, y2) = ends
    return lambda share: (page, (round(x1 + (x2 - x1) * share), round(y1 + (y2 - y1) * share)))


def turning(page: Image.Image, chance: random.Random) -> Placed:
    """It turns in its place, by up to 25 degrees to each side."""
    start, end = chance.uniform(-25, -5), chance.uniform(5, 25)

    def placed(share: float) -> tuple[Image.Image, tuple[int, int]]:
        turned = page.convert("RGBA").rotate(start + (end - start) * share, Image.Resampling.BICUBIC, expand=True)
        return turned, ((SIZE[0] - turned.width) // 2, (SIZE[1] - turned.height) // 2)

    return placed


def passing(page: Image.Image, chance: random.Random) -> Placed:
    """The camera pans past it: it comes in from one side and goes out on the other."""
    y, way = chance.randrange(0, SIZE[1] - page.height), SIZE[0] + page.width
    return lambda share: (page, (round(SIZE[0] - way * share), y))


def nearing(page: Image.Image, _: random.Random) -> Placed:
    """It comes nearer, to three times its size."""

    def placed(share: float) -> tuple[Image.Image, tuple[int, int]]:
        scale = (1 + 2 * share) / 3
        near = page.resize((round(page.width * scale), round(page.height * scale)), Image.Resampling.BICUBIC)
        return near, ((SIZE[0] - near.width) // 2, (SIZE[1] - near.height) // 2)

    return placed


def _paper(height: int, chance: random.Random) -> Seen:
    number, name = chance.choice(NUMBERS), chance.choice(NAMES)
    return written([name, number], height, (248, 248, 240), (30, 30, 30)), What.TEXT, (number, name)


def _code(kind: str, chance: random.Random) -> Seen:
    words = f"PID {chance.choice(NUMBERS)}"
    sheet = coded(words, kind, (2400, 900))
    code = ImageChops.difference(sheet, Image.new("RGB", sheet.size, PAPER)).getbbox()
    return sheet.crop(code), What.CODE, (words,)


def _head() -> Seen:
    return sample.face().resize((360, 360)), What.FACE, ()


KINDS: Mapping[
    str, Callable[[random.Random], tuple[tuple[Image.Image, What, tuple[str, ...]], Callable[..., Placed]]]
] = {
    "a label goes through the picture": lambda chance: (_paper(34, chance), across),
    "a wristband turns": lambda chance: (_paper(30, chance), turning),
    "the camera pans past a label": lambda chance: (_paper(40, chance), passing),
    "a label comes nearer": lambda chance: (_paper(60, chance), nearing),
    "a QR code goes through the picture": lambda chance: (_code("QRCode", chance), across),
    "a bar code turns": lambda chance: (_code("Code128", chance), turning),
    "the drawn face goes through the picture": lambda chance: (_head(), across),
}
"""What the films show, by the rows of the page."""


def films(kind: str, count: int, seconds: float = SECONDS) -> Iterator[Shown]:
    """So many films of a kind, the same each time."""
    chance = random.Random(f"film {kind}")  # noqa: S311 - the same films each time
    for _ in range(count):
        (page, what, words), way = KINDS[kind](chance)
        placed, steps = way(page, chance), round(seconds * RATE)
        stains = bytes(chance.randrange(90, 170) for _ in range(WALL[0] * WALL[1]))
        wall = Image.frombytes("L", WALL, stains).convert("RGB").resize(SIZE, Image.Resampling.BICUBIC)
        pictures = [(_picture(wall, *placed(step / (steps - 1))), 1 / RATE) for step in range(steps)]
        yield Shown(film(pictures, rate=RATE), what, words)


def _picture(wall: Image.Image, page: Image.Image, corner: tuple[int, int]) -> Image.Image:
    picture = wall.copy()
    picture.paste(page, corner, page if page.mode == "RGBA" else None)
    return picture


def measured(
    checker: Checker, count: int, kinds: Sequence[str] = tuple(KINDS), seconds: float = SECONDS
) -> dict[str, Counter[str]]:
    """By what they show: the films, those in which it is found, and the pictures that show it before and after."""
    rows: dict[str, Counter[str]] = {}
    for kind in kinds:
        row = rows.setdefault(kind, Counter())
        for shown in films(kind, count, seconds):
            file = Attachment("film.mp4", shown.data)
            found = checker.check(Draft.of("", [file]), reword=False).findings
            row["films"] += 1
            row["found"] += any(_is_it(finding, shown) for finding in found)
            row["before"] += seen_in(shown.data, shown)
            try:
                copy = cleaned(checker, file).file
            except CleaningError:
                row["refused"] += 1
                continue
            row["copies"] += 1
            row["after"] += seen_in(copy.data, shown)
            print(f"{kind}: {row['films']} of {count}", end="\r", flush=True)
    return rows


def _is_it(finding: Finding, shown: Shown) -> bool:
    return what_of(finding) is shown.what and finding.time_s is not None


def seen_in(data: bytes, shown: Shown) -> int:
    """Pictures in which somebody who stops the film there still gets something of what it shows."""
    with av.open(io.BytesIO(data)) as container:
        return sum(is_seen(frame.to_image(), shown.what, shown.words) for frame in container.decode(video=0))


def is_seen(picture: Image.Image, what: What, words: Sequence[str]) -> bool:
    """Whether a face is surely one, a code can be read, or so many letters or digits in a row of the words."""
    if what is What.FACE:
        return any(face.sure for face in find_faces(picture))
    if what is What.CODE:
        return any(code.text in words for code in find_codes(picture))
    parts = {part for word in words for part in _parts(_plain(word))}
    read = [_plain(row.text) for row in read_text(picture) if row.layer is Layer.OCR]
    return any(part in text for part in parts for text in read)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _parts(word: str) -> Iterator[str]:
    yield from (word[at : at + RUN] for at in range(len(word) - RUN + 1))


def section(rows: Mapping[str, Counter[str]]) -> str:
    """The part of the page about films."""
    lines = "\n".join(
        f"| {kind} | {row['films']} | {row['found']} | {row['before']} | {row['after']} | {row['refused']} |"
        for kind, row in (rows | {"all": sum(rows.values(), Counter[str]())}).items()
    )
    return f"""## Films

Drawn films of {SECONDS:.0f} seconds, {RATE} pictures a second, {SIZE[0]} by {SIZE[1]} pixels. Every picture of the film
and of its clean copy is looked at by itself: is the detector sure of a face, can the code be read, or {RUN} letters or
digits in a row of the number or the name? A film of which no copy passes its own check is refused and has none.

| what the film shows | films | found with its time | pictures that show it | pictures of the copies that do | refused |
| --- | --- | --- | --- | --- | --- |
{lines}
"""
