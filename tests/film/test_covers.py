"""What is covered, from when to when."""

from __future__ import annotations

import pytest
from PIL import Image

from checker.film.covers import HOLD_S, Covered, filled
from checker.finding import Box
from checker.place import What

SIZE = (640, 360)
RED = (255, 0, 0)
BOX = Box(100, 100, 80, 20)


def is_filled(covered: Covered, time_s: float, box: Box) -> bool:
    """Whether a box is covered wholly at a time."""
    page = Image.new("RGB", SIZE)
    filled(page, covered.covers(SIZE), time_s, RED)
    part = page.crop((box.x, box.y, box.x + box.width, box.y + box.height))
    return part.getcolors() == [(box.width * box.height, RED)]


@pytest.mark.parametrize("what", [What.TEXT, What.CODE, What.FACE])
def test_it_is_covered_with_a_margin_from_before_to_after_it_is_seen(what: What) -> None:
    covered = Covered(what, [(2.0, BOX)])
    for time_s in (2.0 - HOLD_S, 2.0, 2.0 + HOLD_S):
        assert is_filled(covered, time_s, Box(94, 94, 92, 32))
    for time_s in (1.9 - HOLD_S, 2.1 + HOLD_S):
        assert not is_filled(covered, time_s, BOX)
    assert covered.place(SIZE).time_s == 2.0


def test_between_two_times_it_is_covered_wherever_it_may_be() -> None:
    covered = Covered(What.TEXT, [(1.0, BOX), (1.2, Box(400, 300, 80, 20))])
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        assert is_filled(covered, 1.0 + 0.2 * share, Box(100 + round(300 * share), 100 + round(200 * share), 80, 20))


def test_it_was_on_its_way_before_it_was_seen_and_goes_on_after() -> None:
    covered = Covered(What.TEXT, [(1.0, Box(200, 100, 80, 20)), (1.2, Box(300, 100, 80, 20))])
    assert is_filled(covered, 0.85, Box(125, 100, 80, 20))
    assert is_filled(covered, 1.35, Box(375, 100, 80, 20))
    entering = Covered(What.TEXT, [(1.0, Box(550, 100, 80, 20)), (1.2, Box(500, 100, 80, 20))])
    assert is_filled(entering, 0.9, Box(575, 100, 65, 20))


def test_what_is_gone_for_long_is_not_covered_meanwhile() -> None:
    covered = Covered(What.TEXT, [(1.0, BOX), (5.0, BOX)])
    assert not is_filled(covered, 3.0, BOX)
    assert is_filled(Covered(What.TEXT, [(1.0, BOX), (2.5, BOX)]), 1.75, BOX)


def test_a_drawn_box_is_covered_all_the_time_and_as_drawn() -> None:
    covered = Covered(What.BOX, [(0.0, BOX)])
    assert is_filled(covered, 0.0, BOX)
    assert is_filled(covered, 250.0, BOX)
    assert not is_filled(covered, 1.0, Box(99, 100, 80, 20))
    assert covered.place(SIZE).time_s is None
