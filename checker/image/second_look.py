"""A second look at what may be a face: cut out and enlarged, as it is and mirrored.

A face is found again in its cutting; what looked like one by chance (a fold, the head of an animal) less often.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

from checker.image.boxes import Boxes, overlaps
from checker.image.centerface import read

AROUND = 2.5
"""Side of the cutting, by the longer side of the box: a face is told by the head and shoulders around it too."""

SIDE = 256
"""Pixels to which the cutting is brought: a face is about 100 high. In smaller ones animals are found again too."""

LEAST = 0.02
"""Score from which something found in the cutting counts at all."""

SAME = 0.3
"""Overlap, as share of the union, from which what is found there is what was looked for."""


def second_score(image: Image.Image, box: Boxes, quarters: int = 0) -> float:
    """The score (0 to 1) with which a face is found again in its cutting, turned by ``np.rot90(cutting, quarters)``.

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
    found = read(np.stack([pixels, pixels[:, ::-1]]), LEAST)
    return float(np.mean([boxes[overlaps(wanted, boxes) >= SAME, 4].max(initial=0.0) for boxes in found]))
