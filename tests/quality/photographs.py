"""Measures on real photographs, which lie outside the repository: faces in them, and what their files give away.

Faces: labels in ``../shared/data/photos``, the photographs in a folder. Files: any folder of photos; exiftool, an
independent reader, says what is in them before and after cleaning.
"""

from __future__ import annotations

import json
import random
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from checker.errors import CheckerError
from checker.finding import Box
from checker.image.cleaning import clean
from checker.image.faces import find_faces
from checker.image.metadata import examine_metadata
from checker.image.opening import open_picture
from checker.pipeline import Checker
from tests.image.conftest import METADATA_GROUPS
from tests.quality.identifiers import SHARED

LABELS = SHARED / "data" / "photos" / "faces_dev.json"
SAME_FACE = 0.3
"""Overlap, as share of the union, from which a box is the labelled face's."""

TURNS = {
    "turned by 90 degrees": Image.Transpose.ROTATE_90,
    "turned by 180 degrees": Image.Transpose.ROTATE_180,
    "turned by 270 degrees": Image.Transpose.ROTATE_270,
}
MASK = (0.08, 0.5, 0.92, 1.0)
"""Where a surgical mask lies on a face: left, top, right, bottom, as shares of its box."""

MOST_MASKED = 150
"""Portraits of people in masks that are looked at, chosen by chance."""

SENSITIVE: Mapping[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "gps": (("GPSLatitude", "GPSLongitude", "GPSPosition"), frozenset({"image/gps"})),
    "time": (
        ("DateTimeOriginal", "CreateDate", "ModifyDate", "DateCreated", "TimeCreated"),
        frozenset({"image/time"}),
    ),
    "person": (
        ("Artist", "By-line", "Creator", "OwnerName", "CameraOwnerName", "PersonInImage", "RegionName"),
        frozenset({"image/person", "image/owner"}),
    ),
    "caption": (
        ("ImageDescription", "Caption-Abstract", "Description", "UserComment", "Title", "Headline", "Keywords"),
        frozenset({"image/caption"}),
    ),
}
"""For each kind: the names of exiftool's tags, and the rules that name it."""

NOTHING = ("0000:00:00", "(Binary data", "0 0 0")
"""What exiftool shows where a field is there and empty."""

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".tif", ".tiff"})
MOST_BYTES = 20_000_000

Corners = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Recall:
    """How many labelled faces are found, and in how many photographs all or some of them."""

    found: int
    faces: int
    photos_caught: int
    photos: int


def labelled(folder: Path) -> Iterator[tuple[Image.Image, Mapping[str, Any]]]:
    """The photographs that are there, with their labels."""
    for name, row in json.loads(LABELS.read_text(encoding="utf-8")).items():
        if (folder / name).exists():
            yield Image.open(folder / name).convert("RGB"), row


def faces(folder: Path) -> dict[str, Recall]:
    """Recall of faces that the detector is sure of: upright, turned, with a mask."""
    rows = [(image, row["faces"]) for image, row in labelled(folder) if row["faces"]]
    measured = {"upright": _recall((image, boxes) for image, boxes in rows)}
    for name, turn in TURNS.items():
        turned = ((image.transpose(turn), [_turned(box, image.size, turn) for box in boxes]) for image, boxes in rows)
        measured[name] = _recall(turned)
    measured["with a mask"] = _recall((_masked(image, boxes), boxes) for image, boxes in rows)
    return measured


def masked_portraits(folder: Path) -> tuple[int, int]:
    """In how many photographs of somebody in a mask a face is surely found, and how many were looked at."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    chosen = random.Random(5).sample(paths, min(MOST_MASKED, len(paths)))  # noqa: S311 - the same ones each time
    seen = [any(face.sure for face in find_faces(Image.open(path).convert("RGB"))) for path in chosen]
    return sum(seen), len(seen)


def false_alarms(folder: Path) -> dict[str, tuple[int, int]]:
    """In how many photographs without people a face is surely found, and how many there are: of things, of animals."""
    alarms, all_of = Counter[str](), Counter[str]()
    for image, row in labelled(folder):
        if row["faces"] or row["ignore"] or row["crowd"]:
            continue
        kind = "animals" if row["animal"] else "things"
        all_of[kind] += 1
        alarms[kind] += any(face.sure for face in find_faces(image))
    return {kind: (alarms[kind], all_of[kind]) for kind in sorted(all_of)}


def _recall(rows: Iterable[tuple[Image.Image, Sequence[Sequence[float]]]]) -> Recall:
    found = total = caught = photos = 0
    for image, boxes in rows:
        sure = [face for face in find_faces(image) if face.sure]
        hits = sum(any(_overlap(box, face.box) >= SAME_FACE for face in sure) for box in boxes)
        found, total, caught, photos = found + hits, total + len(boxes), caught + (hits > 0), photos + 1
    return Recall(found, total, caught, photos)


def _overlap(corners: Sequence[float], box: Box) -> float:
    left, top, right, bottom = corners
    width = min(right, box.x + box.width) - max(left, box.x)
    height = min(bottom, box.y + box.height) - max(top, box.y)
    common = max(0.0, width) * max(0.0, height)
    return common / ((right - left) * (bottom - top) + box.width * box.height - common)


def _turned(box: Sequence[float], size: tuple[int, int], turn: Image.Transpose) -> Corners:
    (width, height), (left, top, right, bottom) = size, box
    if turn is Image.Transpose.ROTATE_90:
        return top, width - right, bottom, width - left
    if turn is Image.Transpose.ROTATE_180:
        return width - right, height - bottom, width - left, height - top
    return height - bottom, left, height - top, right


def _masked(image: Image.Image, boxes: Iterable[Sequence[float]]) -> Image.Image:
    """The photograph with a surgical mask drawn over nose, mouth and chin of each face."""
    copy = image.copy()
    pencil = ImageDraw.Draw(copy)
    for left, top, right, bottom in boxes:
        width, height = right - left, bottom - top
        x0, y0, x1, y1 = left + MASK[0] * width, top + MASK[1] * height, left + MASK[2] * width, top + MASK[3] * height
        sides = [(x0, y0), (x1, y0), (x1 - width / 8, y1), (x0 + width / 8, y1)]
        pencil.polygon(sides, fill=(150, 190, 215))
    return copy


@dataclass(slots=True)
class Files:
    """What exiftool sees in real files, by kind: in how many, and in how many of those a finding names it."""

    read: int = 0
    refused: int = 0
    sensitive: int = 0
    flagged: int = 0
    cleaned: int = 0
    left: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)


def files(folders: Sequence[Path], checker: Checker) -> Files:
    """The hidden data of every photo under the folders, and of its cleaned copy."""
    measured = Files()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES):
        data = path.read_bytes()
        if not 0 < len(data) <= MOST_BYTES:
            continue
        try:
            found = examine_metadata(open_picture(data, path.name), checker.rules).findings
        except CheckerError:
            measured.refused += 1
            continue
        measured.read += 1
        rules = {finding.rule for finding in found}
        kinds = _kinds(tags(data, damaged=True))
        measured.sensitive += bool(kinds)
        measured.flagged += bool(kinds and rules)
        for kind in kinds:
            measured.seen[kind] += 1
            measured.named[kind] += not rules.isdisjoint(SENSITIVE[kind][1])
        _cleaned(path.name, data, checker, measured)
    return measured


def _cleaned(name: str, data: bytes, checker: Checker, measured: Files) -> None:
    try:
        copy = clean(data, name, checker.rules, checker.policy, faces=False)
    except CheckerError:
        return
    measured.cleaned += 1
    measured.left += bool(_kinds(tags(copy.data)))


def _kinds(said: Mapping[str, object]) -> set[str]:
    """The kinds of sensitive facts among exiftool's tags."""
    names = {name.rpartition(":")[2] for name, value in said.items() if _says_something(str(value).strip())}
    return {kind for kind, (wanted, _) in SENSITIVE.items() if not names.isdisjoint(wanted)}


def _says_something(value: str) -> bool:
    return bool(value) and not value.startswith(NOTHING)


def tags(data: bytes, *, damaged: bool = False) -> dict[str, object]:
    """What exiftool sees in a file beyond what every file has.

    Raises:
        CalledProcessError: when it can't read the file, unless that may be ``damaged``.
    """
    done = subprocess.run(["exiftool", "-j", "-G1", "-a", "-"], input=data, capture_output=True, check=not damaged)
    (row,) = json.loads(done.stdout)
    return {name: value for name, value in row.items() if not name.startswith(METADATA_GROUPS)}
