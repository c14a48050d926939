from __future__ import annotations

import pytest

from checker.draft import Attachment
from checker.image.examine import Examination
from checker.image.remembered import Remembered
from checker.report import Unchecked

SEEN = Examination((), (), (), (1, 1), lasting=True)
MISSED = Examination((), (Unchecked("a", "b"),), (), (1, 1))


def test_a_photo_is_examined_once_and_the_oldest_makes_room() -> None:
    remembered, made = Remembered(kept=2), []

    def examine(name: str) -> Examination:
        return remembered.get(Attachment(name, b"x"), lambda: made.append(name) or SEEN)

    for name in ("a", "a", "b", "a", "c", "b"):
        examine(name)
    assert made == ["a", "b", "c", "b"]


def test_failures_and_what_was_not_seen_whole_are_tried_again() -> None:
    remembered, photo = Remembered(), Attachment("a", b"x")

    def broken() -> Examination:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        remembered.get(photo, broken)
    assert remembered.get(photo, lambda: MISSED) is MISSED
    assert remembered.get(photo, lambda: SEEN) is SEEN
