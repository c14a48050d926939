"""What the second look at faces has learnt from is what the recipe says."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import skimage.data
from PIL import Image

pytest.importorskip("sklearn", reason="the recipe needs the packages of the extra 'train'")

from checker.image.second_look import _learnt, look
from models.recipe import second_look


@pytest.fixture
def portrait() -> Image.Image:
    """Eileen Collins by NASA, in the public domain; it lies in scikit-image's wheel."""
    return Image.fromarray(skimage.data.astronaut())


def test_a_copy_saved_anew_is_not_learnt(portrait: Image.Image, tmp_path: Path) -> None:
    for name, image in (("a", portrait), ("b", Image.fromarray(skimage.data.coffee()))):
        image.save(tmp_path / f"{name}.jpg", quality=60)
    measured = np.array([second_look.pattern(portrait.resize((300, 300)))])
    assert len(list(second_look.photographs([tmp_path], 9, measured))) == 1
    assert len(list(second_look.photographs([tmp_path], 9, np.zeros((0, 256), np.bool_)))) == 2


def test_a_face_made_small_is_where_it_is_told(portrait: Image.Image) -> None:
    box = second_look.places(portrait, 0.5)[0]
    small, place = second_look.made_small(portrait, box, random.Random(2))  # noqa: S311 - the same each time
    assert second_look.SMALL[0] <= (place[2:4] - place[:2]).max() <= second_look.SMALL[1] + 1
    assert look(small, place).score > 0.3


def test_a_mask_hides_the_mouth_and_not_the_eyes(portrait: Image.Image) -> None:
    box = second_look.places(portrait, 0.5)[0]
    covered = second_look.masked(portrait, box, random.Random(2))  # noqa: S311 - the same each time
    left, top, right, bottom = (round(side) for side in box[:4])
    changed = (np.asarray(covered) != np.asarray(portrait)).any(2)
    middle = (left + right) // 2
    assert changed[bottom - (bottom - top) // 6, middle]
    assert not changed[top + (bottom - top) // 4, middle]
    assert not changed[:, : left - 5].any()


def test_the_weights_are_those_of_what_is_seen_as_it_is() -> None:
    chance = np.random.default_rng(1)
    faces = chance.normal(3, 2, (200, 4)).astype(np.float32)
    animals = chance.normal(0, 2, (200, 4)).astype(np.float32)
    for size in (1, 100):
        found = second_look.fitted(faces * size, animals * size)
        said = [1 / (1 + np.exp(-(kind * size @ found["weights"] + found["offset"]))) for kind in (faces, animals)]
        assert said[0].mean() > 0.7
        assert said[1].mean() < 0.3


def test_what_is_shipped_has_a_weight_for_each_number_that_is_seen(portrait: Image.Image) -> None:
    weights, _ = _learnt()
    seen = look(portrait, second_look.places(portrait, 0.5)[0])
    assert seen.inside.shape == weights.shape
