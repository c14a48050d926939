from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import skimage.data
from PIL import Image

from checker.errors import ModelError
from checker.image import faces, second_look
from checker.image.boxes import Boxes, turned_back
from checker.image.centerface import search
from checker.image.faces import find_faces
from checker.image.second_look import look, person


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
    assert look(portrait, face).score > 0.8
    assert person(portrait, face) > 0.8
    beside = face + np.array([200, 150, 200, 150, 0])
    assert look(portrait, beside).score < 0.1


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_face_on_its_side_is_found_again_as_it_was_seen(portrait: Image.Image, face: Boxes, quarters: int) -> None:
    lying = Image.fromarray(np.rot90(np.asarray(portrait), -quarters).copy())
    (box,) = turned_back(face[np.newaxis], quarters, lying.size)
    assert look(lying, box, quarters).score > 0.8
    assert person(lying, box, quarters) > person(lying, box)


def test_a_face_that_reaches_out_of_the_picture_is_found_again(portrait: Image.Image, face: Boxes) -> None:
    left, top, right, bottom = (round(side) for side in face[:4].tolist())
    close = portrait.crop((left + 25, top, right, bottom))
    box = face - np.array([left + 25, top, left + 25, top, 0])
    assert look(close, box).score > 0.5


def test_a_cat_is_no_face_at_the_second_look(cat: Image.Image, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_faces(cat) == ()
    monkeypatch.setattr(faces, "LOOKS", 0)
    assert [face.sure for face in find_faces(cat)] == [False]


def test_an_animal_is_told_from_a_person_by_more_than_the_detector(portrait: Image.Image, face: Boxes) -> None:
    """The cat's head, close up: the detector finds it again and again."""
    photo = Image.fromarray(skimage.data.chelsea())
    head = np.array([120.0, 20, 330, 240, 0.6])
    detector = look(photo, head).score
    assert person(photo, head) - (0.6 + detector) / 4 < 0.1
    assert person(portrait, face) - (face[4] + look(portrait, face).score) / 4 > 0.4


def test_what_falls_into_its_grain_when_enlarged_is_judged_by_the_first_look(
    portrait: Image.Image, face: Boxes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A face that is printed, or put together of pieces, is found in a small copy alone."""
    inside = look(portrait, face).inside
    monkeypatch.setattr(second_look, "look", lambda *_: second_look.Seen(0.0, inside * 0))
    striking, weak = face.copy(), face.copy()
    striking[4], weak[4] = 0.75, 0.6
    assert person(portrait, striking) == 0.75
    assert person(portrait, weak) < 0.41


@pytest.mark.parametrize("content", [None, b"rubbish", b"PK\x03\x04"])
def test_without_its_model_no_face_is_judged(
    portrait: Image.Image, face: Boxes, content: bytes | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "second_look.npz"
    if content:
        path.write_bytes(content)
    monkeypatch.setattr(second_look, "resource", lambda _: path)
    second_look._learnt.cache_clear()
    with pytest.raises(ModelError):
        person(portrait, face)
    second_look._learnt.cache_clear()


def test_what_is_certainly_a_face_needs_no_second_look(portrait: Image.Image, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[float] = []
    monkeypatch.setattr(faces, "person", lambda _, row, __: looked_at.append(row[4]) or 0.0)
    monkeypatch.setattr(faces, "CERTAIN", 0.5)
    assert any(face.sure for face in find_faces(portrait))
    assert all(score < faces.CERTAIN for score in looked_at)


PLACE = np.array([10.0, 10, 50, 60, 0.3])
WIDER = np.array([8.0, 5, 60, 70, 0.1])
SEEN = np.stack([WIDER, PLACE, np.array([100.0, 100, 140, 150, 0.5])])
"""What the passes have seen: a place framed twice, and another one."""


@pytest.mark.parametrize(
    ("scores", "best", "looks"),
    [((0.2, 0.6), 0.6, 2), ((0.3, 0.1), 0.3, 2), ((0.05, 0.6), 0.05, 1), ((0.5, 0.6), 0.5, 1)],
    ids=["a wider cutting shows it", "it does not", "hopeless", "sure already"],
)
def test_a_place_is_cut_out_as_each_pass_framed_it(
    portrait: Image.Image, monkeypatch: pytest.MonkeyPatch, scores: tuple[float, float], best: float, looks: int
) -> None:
    """``scores`` are those of the narrower and of the wider cutting."""
    looked_at: list[Boxes] = []

    def seen(_: Image.Image, row: Boxes, __: int) -> float:
        looked_at.append(row)
        return scores[int(row[0] != PLACE[0])]

    monkeypatch.setattr(faces, "person", seen)
    assert faces._score(portrait, PLACE, SEEN, 0) == best
    assert [row[4] for row in looked_at] == [PLACE[4]] * looks


def test_what_strikes_at_first_is_perhaps_a_face_whatever_the_second_look_says(
    portrait: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "CERTAIN", 1.0)
    monkeypatch.setattr(faces, "person", lambda *_: 0.0)
    assert [face.sure for face in find_faces(portrait)] == [False]


def test_a_crowd_is_looked_at_in_part_and_keeps_all_its_faces(
    portrait: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = portrait.crop((120, 20, 330, 230)).resize((90, 90))
    hall = Image.new("RGB", (900, 540), (140, 150, 150))
    for place in range(60):
        hall.paste(small, (place % 10 * 90, place // 10 * 90))
    looked_at: list[float] = []
    # Nobody is certain at the first look, so that each has to be looked at again.
    monkeypatch.setattr(faces, "CERTAIN", 1.0)
    monkeypatch.setattr(faces, "person", lambda _, row, __: looked_at.append(row[4]) or 1.0)
    found = find_faces(hall, faces.MOVING_SCALES, turned=False)
    assert len(looked_at) <= faces.LOOKS * len(faces.MOVING_SCALES)
    assert len(found) == 60
