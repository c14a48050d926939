"""Faces, by CenterFace at several sizes and turned; what may be one is looked at a second time.

Bodies from behind, reflections and tattoos are not found, and no answer may promise that they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from checker.finding import Box
from checker.image.boxes import Boxes, box_of, overlaps, suppressed, turned_back
from checker.image.centerface import detector, search
from checker.image.inference import working
from checker.image.scaling import shrunk
from checker.image.second_look import STRIKING, person

SCALES = (128, 224, 320, 640, 1280)
"""Long sides at which the upright picture is searched: what fills the picture is found at 128 and missed at 1280, small
faces are missed at 320."""

STAMP = 320
"""Long side up to which any picture is enlarged."""

TURNED_SCALES = {320: 0.75, 960: 0.64}
"""Long sides at which turned pictures are searched, and what a score there is worth: less than upright, because those
passes raise more false alarms."""

MOVING_SCALES = (320, 640)
"""Long sides for the later frames of an animation: small pictures, and many of them."""

MAX_ENLARGED = 4
"""Larger pictures than ``STAMP`` are not enlarged more than this: nothing comes out of a stamp blown up to 1280."""

QUARTERS = (1, 2, 3)

SIDEWAYS = 0.45
"""What a score in a turned picture must be worth for the picture to lie on its side."""

SURE = 0.43
"""Score, both looks together, from which something is called a face.

What it finds and where it errs stands in docs/quality-images.md.
"""

PERHAPS = 0.28
"""Score from which a place is named as perhaps a face."""

LEAST = 0.2
"""Score of a pass from which a place is looked at a second time."""

GLIMPSE = 0.05
"""Score from which another pass has seen the same place."""

FRAMED = 0.4
"""Common area, as share of the union, from which two boxes frame one place: as in ``suppressed``."""

FRAMES = 6
"""Other boxes of a place that are cut out, the surest first."""

HOPELESS = 0.1
"""Score of both looks under which a place is not cut out in another way."""

CERTAIN = 0.9
"""Score of a pass from which there is no need to look again."""

LOOKS = 4
"""Second looks for each size at which the picture is searched, the best places first: a crowd is a crowd without."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face: its box in the picture, the score of both looks, and whether the score is enough to be sure."""

    box: Box
    score: float
    sure: bool


def find_faces(image: Image.Image, scales: tuple[int, ...] = SCALES, *, turned: bool = True) -> tuple[Face, ...]:
    """Faces in an upright RGB picture, best first.

    Raises:
        ModelError: when the detector is not installed.
    """
    largest = max(STAMP, max(image.size) * MAX_ENLARGED)
    sizes = [scale for scale in scales if scale <= largest]
    # All passes start from the largest of them: a photo of many pixels is shrunk once.
    small = shrunk(image, sizes[-1], Image.Resampling.BILINEAR)
    with working([detector()]):
        upright = [search(small, scale, GLIMPSE) for scale in sizes]
        seen = {0: np.concatenate(upright)}
        if turned:
            seen |= _turned(small, sizes, _best(upright))
        for quarters, boxes in seen.items():
            seen[quarters] = turned_back(boxes, quarters, small.size)
            seen[quarters][:, :4] *= np.tile(np.divide(image.size, small.size), 2)
        boxes = _looked_again(image, seen, LOOKS * len(scales))
    boxes = suppressed(boxes[boxes[:, 4] >= PERHAPS])
    return tuple(Face(box_of(row, image.size), float(row[4]), bool(row[4] >= SURE)) for row in boxes)


def _turned(image: Image.Image, scales: Sequence[int], upright: float) -> dict[int, Boxes]:
    """What is found in each turned picture, by its quarters; one that lies on its side is searched as an upright one.

    It lies on its side where a turned pass is sure of a face, and surer than all of those over the picture as it is.
    """
    worth = {scale: share for scale, share in TURNED_SCALES.items() if scale <= scales[-1]}
    found = {}
    for quarters in QUARTERS:
        copy = image.transpose(_TURNS[quarters])
        passes = {scale: search(copy, scale, GLIMPSE) for scale in worth}
        if any(_best([boxes]) >= max(SIDEWAYS / worth[scale], upright) for scale, boxes in passes.items()):
            passes |= {scale: search(copy, scale, GLIMPSE) for scale in scales if scale not in passes}
        else:
            for scale, boxes in passes.items():
                boxes[:, 4] *= worth[scale]
        found[quarters] = np.concatenate(list(passes.values()))
    return found


def _looked_again(image: Image.Image, seen: Mapping[int, Boxes], most: int) -> Boxes:
    """Each place with the score of both looks; the ``most`` best are looked at, what is left over keeps its first.

    A score of the first look that is certain stays, too; a striking place is at least perhaps a face.
    """
    found = {quarters: suppressed(boxes[boxes[:, 4] >= LEAST]) for quarters, boxes in seen.items()}
    rows = [(row, quarters) for quarters, boxes in found.items() for row in boxes if row[4] < CERTAIN]
    for row, quarters in sorted(rows, key=lambda one: -one[0][4])[:most]:
        floor = PERHAPS if row[4] >= STRIKING else 0.0
        row[4] = max(_score(image, row, seen[quarters], quarters), floor)
    return np.concatenate(list(found.values()))


def _score(image: Image.Image, place: Boxes, seen: Boxes, quarters: int) -> float:
    """The score of both looks: the highest of the ways in which the passes have framed a place, until one is sure.

    A head that is cut out too narrowly (in profile, in the dark) is not found again in its cutting, and is in a wider
    one.
    """
    score = person(image, place, quarters)
    for frame in _frames(place, seen) if score >= HOPELESS else ():
        if score >= SURE:
            break
        score = max(score, person(image, frame, quarters))
    return score


def _frames(place: Boxes, seen: Boxes) -> Iterator[Boxes]:
    """The other boxes of a place, each with its first score."""
    others = seen[(overlaps(place, seen) >= FRAMED) & (seen != place).any(axis=1)]
    for box in others[np.argsort(-others[:, 4], kind="stable")][:FRAMES]:
        yield np.array([*box[:4], place[4]])


def _best(found: Sequence[Boxes]) -> float:
    """The highest score of all boxes; 0 where there is none."""
    return max((float(boxes[:, 4].max()) for boxes in found if len(boxes)), default=0.0)


_TURNS = {1: Image.Transpose.ROTATE_90, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_270}
