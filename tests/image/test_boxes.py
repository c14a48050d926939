from __future__ import annotations

import numpy as np
import pytest

from checker.finding import Box
from checker.image.boxes import NONE, box_of, grown, suppressed, turned_back


def test_of_overlapping_boxes_the_best_is_kept() -> None:
    boxes = np.array([[0, 0, 10, 10, 0.5], [1, 1, 11, 11, 0.9], [50, 50, 60, 60, 0.3]])
    assert suppressed(boxes)[:, 4].tolist() == [0.9, 0.3]
    assert len(suppressed(NONE)) == 0


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_boxes_of_a_turned_picture_come_back(quarters: int) -> None:
    page = np.zeros((40, 60))
    page[5:12, 20:33] = 1
    ys, xs = np.nonzero(np.rot90(page, quarters))
    turned = np.array([[xs.min(), ys.min(), xs.max() + 1, ys.max() + 1, 0.7]], dtype=float)
    assert turned_back(turned, quarters, (60, 40)).tolist() == [[20, 5, 33, 12, 0.7]]


def test_boxes_stay_inside_the_picture() -> None:
    assert box_of(np.array([-5.0, 3.2, 200.0, 9.1, 0.5]), (100, 80)) == Box(0, 3, 100, 7)
    assert grown(Box(90, 70, 10, 10), 1.0, (100, 80)) == Box(80, 60, 20, 20)
