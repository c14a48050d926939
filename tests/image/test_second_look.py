from __future__ import annotations

import numpy as np
import pytest
import skimage.data
from PIL import Image

from checker.image import faces
from checker.image.boxes import Boxes, turned_back
from checker.image.centerface import search
from checker.image.faces import find_faces
from checker.image.second_look import second_score


@pytest.fixture(scope="module")
def cat() -> Image.Image:
    """Chelsea the cat, CC0, so small that the first look takes its head for a face; it lies in scikit-image's wheel."""
    photo = Image.fromarray(skimage.data.chelsea())
    return photo.resize((photo.width // 3, photo.height // 3))


@pytest.fixture
def face(portrait: Image.Image) -> Boxes:
    (row,) = search(portrait, 640, 0.5)
    found: Boxes = row
    return found


def test_a_face_is_found_again_and_a_place_beside_it_is_not(portrait: Image.Image, face: Boxes) -> None:
    assert second_score(portrait, face) > 0.8
    beside = face + np.array([200, 150, 200, 150, 0])
    assert second_score(portrait, beside) < 0.1


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_face_on_its_side_is_found_again_as_it_was_seen(portrait: Image.Image, face: Boxes, quarters: int) -> None:
    lying = Image.fromarray(np.rot90(np.asarray(portrait), -quarters).copy())
    (box,) = turned_back(face[np.newaxis], quarters, lying.size)
    assert second_score(lying, box, quarters) > 0.8
    assert second_score(lying, box, quarters) > second_score(lying, box)


def test_a_face_that_reaches_out_of_the_picture_is_found_again(portrait: Image.Image, face: Boxes) -> None:
    left, top, right, bottom = (round(side) for side in face[:4].tolist())
    close = portrait.crop((left + 25, top, right, bottom))
    box = face - np.array([left + 25, top, left + 25, top, 0])
    assert second_score(close, box) > 0.5


def test_a_cat_is_no_face_at_the_second_look(cat: Image.Image, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_faces(cat) == ()
    monkeypatch.setattr(faces, "LOOKS", 0)
    assert [face.sure for face in find_faces(cat)] == [False]


def test_what_is_surely_a_face_needs_no_second_look(portrait: Image.Image, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[float] = []
    monkeypatch.setattr(faces, "second_score", lambda _, row, __: looked_at.append(row[4]) or 0.0)
    assert any(face.sure for face in find_faces(portrait))
    assert all(faces.FIRST * score < faces.SURE for score in looked_at)


def test_a_crowd_is_looked_at_in_part_and_keeps_all_its_faces(
    portrait: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = portrait.crop((120, 20, 330, 230)).resize((90, 90))
    hall = Image.new("RGB", (900, 540), (140, 150, 150))
    for place in range(60):
        hall.paste(small, (place % 10 * 90, place // 10 * 90))
    looked_at: list[float] = []
    # Nobody is sure at the first look, so that each has to be looked at again.
    monkeypatch.setattr(faces, "SURE", 0.7)
    monkeypatch.setattr(faces, "second_score", lambda _, row, __: looked_at.append(row[4]) or 1.0)
    found = find_faces(hall, faces.MOVING_SCALES, turned=False)
    assert len(looked_at) <= faces.LOOKS * len(faces.MOVING_SCALES)
    assert len(found) == 60
