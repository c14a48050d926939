"""A second look at what may be a face: cut out and enlarged, as it is and mirrored.

A face is found again in its cutting; what looked like one by chance (a fold, the head of an animal) less often. And
the detector's inner layers tell a person's face from an animal's: a logistic regression on them has learnt it
(``models.recipe.second_look``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from zipfile import BadZipFile

import numpy as np
from PIL import Image

from checker.errors import ModelError
from checker.image.boxes import Boxes, overlaps
from checker.image.centerface import read_deep
from checker.inference import Array
from checker.resources import resource

MODEL = "models/faces/second_look.npz"

AROUND = 2.5
"""Side of the cutting, by the longer side of the box: a face is told by the head and shoulders around it too."""

SIDE = 256
"""Pixels to which the cutting is brought: a face is about 100 high. In smaller ones animals are found again too."""

LEAST = 0.02
"""Score from which something found in the cutting counts at all."""

SAME = 0.3
"""Overlap, as share of the union, from which what is found there is what was looked for."""

STRIKING = 0.7
"""Score of the first look from which a place is not forgotten whatever the second says."""

NOTHING = 0.05
"""Score of the second look below which it says nothing of a striking place: enlarged, a jigsaw puzzle or a print falls
into its grain. An animal that strikes is found again."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a second look shows: the score (0 to 1) with which the place is found again, and what inner layers say."""

    score: float
    inside: Array


def person(image: Image.Image, box: Boxes, quarters: int = 0) -> float:
    """How surely a box holds a person's face at the second look, 0 to 1; see ``look``.

    Half of it is the mean score of both looks, half the probability that a person is what is seen: neither is a face
    that is not found again, nor an animal's that is. What strikes and is not found again at all has the first score.

    Raises:
        ModelError: when the detector, or what tells persons from animals, is not installed.
    """
    seen = look(image, box, quarters)
    if box[4] >= STRIKING and seen.score < NOTHING:
        return float(box[4])
    weights, offset = _learnt()
    chance = 1 / (1 + np.exp(-(seen.inside @ weights + offset)))
    return float((box[4] + seen.score) / 4 + chance / 2)


def look(image: Image.Image, box: Boxes, quarters: int = 0) -> Seen:
    """What is seen in the cutting around a box, turned by ``np.rot90(cutting, quarters)``.

    ``box``: a row of the picture as it is; it may reach out of it.

    Raises:
        ModelError: when the detector is not installed.
    """
    size = box[2:4] - box[:2]
    side = max(2, round(AROUND * float(size.max())))
    left, top = np.round((box[:2] + box[2:4] - side) / 2).astype(int).tolist()
    # What lies outside the picture is black. The face is in the middle, so mirrored it has the same box.
    cutting = image.crop((left, top, left + side, top + side))
    cutting = cutting.resize((SIDE, SIDE), Image.Resampling.BILINEAR, reducing_gap=2.0)
    pixels = np.rot90(np.asarray(cutting), quarters)
    half = (size[::-1] if quarters % 2 else size) / 2 * SIDE / side
    wanted = np.array([*(SIDE / 2 - half), *(SIDE / 2 + half)])
    found, inner = read_deep(np.stack([pixels, pixels[:, ::-1]]), LEAST)
    score = np.mean([boxes[overlaps(wanted, boxes) >= SAME, 4].max(initial=0.0) for boxes in found])
    return Seen(float(score), _inside(inner, wanted / SIDE))


def _inside(inner: Iterable[Array], wanted: Boxes) -> Array:
    """Of each layer the mean and the most in the box (shares of the cutting), and the mean of all of the cutting."""
    told: list[Array] = []
    for layer in inner:
        left, top, right, bottom = np.clip(np.floor(wanted * layer.shape[-1]), 0, layer.shape[-1] - 1).astype(int)
        box = layer[:, :, top : bottom + 1, left : right + 1]
        told += [box.mean((0, 2, 3)), box.max((2, 3)).mean(0), layer.mean((0, 2, 3))]
    return np.concatenate(told)


@cache
def _learnt() -> tuple[Array, float]:
    """The weight of each number that ``_inside`` tells, and what is added to their sum."""
    try:
        with np.load(resource(MODEL), allow_pickle=False) as stored:
            return np.array(stored["weights"], np.float32), float(stored["offset"])
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        raise ModelError("Ansikten kan inte bedömas: modellen saknas eller är skadad.") from error
