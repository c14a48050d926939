"""A face that goes on is one finding; where it may be another's, it is another."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from checker.film.change import Change
from checker.film.tracks import Tracks
from checker.finding import Box
from checker.image import sample
from checker.image.boxes import moved
from checker.image.faces import Face

SIZE = (640, 360)
A, B = Box(100, 100, 80, 100), Box(400, 100, 80, 100)
CALM = Change(cut=False, greys=(np.zeros((72, 128), np.float32),) * 2)


def face(box: Box, *, sure: bool = True) -> Face:
    return Face(box, 0.9 if sure else 0.3, sure)


def tracks(*moments: list[Face], change: Change = CALM, every_s: float = 0.5) -> Tracks:
    made = Tracks(SIZE)
    for number, faces in enumerate(moments):
        made.add(faces, number * every_s, change)
    return made


def test_a_face_that_moves_is_one_and_is_told_when_it_is_sure() -> None:
    made = tracks([face(A, sure=False)], [face(moved(A, 20, 0))], [face(moved(A, 40, 0))])
    (track,) = made.every
    assert [one.time_s for one in track.seen] == [0, 0.5, 1]
    assert (track.told.time_s, track.place) == (0.5, moved(A, 40, 0))


def test_two_faces_stay_two() -> None:
    made = tracks([face(A), face(B)], [face(B), face(A)])
    assert [[one.face.box for one in track.seen] for track in made.every] == [[A, A], [B, B]]


def test_a_face_that_is_lost_for_long_is_another() -> None:
    assert len(tracks([face(A)], [], [face(A)]).every) == 1
    assert len(tracks([face(A)], *[[]] * 4, [face(A)]).every) == 2


def test_where_two_heads_meet_nobody_knows_whose_is_which() -> None:
    near = moved(A, 30, 0)
    assert len(tracks([face(A), face(near)], [face(moved(A, 15, 0))]).every) == 3
    assert len(tracks([face(A)], [face(moved(A, -20, 0)), face(moved(A, 20, 0))]).every) == 3


def test_one_that_is_found_inside_the_other_takes_nothing_from_it() -> None:
    inner = Box(110, 120, 40, 50)
    made = tracks([face(A)], [face(A), face(inner)], [face(A)])
    assert [len(track.seen) for track in made.every] == [3, 1]


def test_after_a_cut_it_is_another() -> None:
    assert len(tracks([face(A)], [face(A)], change=Change(cut=True, greys=CALM.greys)).every) == 2


def greys(*pictures: Image.Image) -> Change:
    small = (picture.convert("L").resize((128, 72), Image.Resampling.BOX) for picture in pictures)
    return Change(cut=False, greys=tuple(np.asarray(one, dtype=np.float32) for one in small))


def wall(head: Image.Image, x: int) -> Image.Image:
    page = Image.new("RGB", SIZE, (178, 190, 196))
    page.paste(head.resize((240, 240)), (x, 60))
    return page


@pytest.mark.parametrize("step", [3, 8, 16])
def test_a_head_that_moves_is_the_same(step: int) -> None:
    change = greys(*(wall(sample.face(), 100 + number * step) for number in range(5)))
    assert change.is_same(Box(160, 110, 120, 150), Box(160 + 4 * step, 110, 120, 150), SIZE)


def test_another_head_in_its_place_is_another(portrait: Image.Image) -> None:
    other = portrait.crop((130, 0, 330, 200))
    place = Box(160, 110, 120, 150)
    for heads in ((sample.face(), other), (other, sample.face())):
        change = greys(wall(heads[0], 100), wall(heads[0], 102), wall(heads[1], 102), wall(heads[1], 104))
        assert not change.cut
        assert not change.is_same(place, place, SIZE)


def test_what_was_out_of_sight_is_compared_over_all_that_time() -> None:
    jump = Change(cut=False, greys=(np.zeros((72, 128), np.float32), np.full((72, 128), 200.0, np.float32)))
    after = Change(cut=False, greys=(jump.greys[1],) * 2)
    made = Tracks(SIZE)
    for time_s, faces, change in ((0.0, [face(A)], CALM), (0.5, [], jump), (1.0, [face(A)], after)):
        made.add(faces, time_s, change)
    assert len(made.every) == 2


def test_a_crowd_is_told_up_to_a_number() -> None:
    made = Tracks(SIZE, most=2)
    made.add([face(A), face(B), face(Box(0, 0, 20, 20))], 0.0, CALM)
    assert len(made.every) == 2
