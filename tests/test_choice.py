"""What is chosen to be filled or kept, and how it is written."""

from __future__ import annotations

import pytest

from checker.choice import KINDS, NOTHING, USUAL, Choice
from checker.errors import ChoiceError
from checker.finding import Box, Finding, Layer, Severity, Type
from checker.place import Place, What, places

BOX, OTHER = Box(10, 20, 30, 40), Box(50, 60, 7, 8)
FACE, PERHAPS, TEXT = Place(What.FACE, BOX), Place(What.POSSIBLE_FACE, OTHER), Place(What.TEXT, OTHER)


def test_without_a_word_sure_faces_texts_and_codes_are_filled() -> None:
    choice = Choice.of()
    assert choice.fill == USUAL
    assert choice.fills(FACE)
    assert choice.fills(TEXT)
    assert not choice.fills(PERHAPS)
    assert not choice.keeps(PERHAPS)  # nobody chose that


def test_a_box_is_kept_and_a_kind_is_kept() -> None:
    one = Choice.of(keep=["10,20,30,40"])
    assert one.keeps(FACE)
    assert not one.fills(FACE)
    assert one.fills(TEXT)
    kind = Choice.of("texts, codes")
    assert kind.keeps(FACE)
    assert kind.fills(TEXT)
    assert Choice.of(NOTHING).fill == frozenset()
    assert Choice.of(",".join(KINDS)).fills(PERHAPS)


def test_a_drawn_box_is_filled_whatever_kinds_are() -> None:
    choice = Choice.of(NOTHING, cover=["1,2,3,4"])
    assert [choice.fills(place) for place in choice.all_of([FACE])] == [True, False]


@pytest.mark.parametrize("fill", ["", "face", "faces,", "ansikten", "faces;texts", "none,faces"])
def test_a_kind_that_is_none_is_refused(fill: str) -> None:
    with pytest.raises(ChoiceError, match="faces"):
        Choice.of(fill)


@pytest.mark.parametrize("box", ["", "1,2,3", "1,2,3,0", "-1,2,3,4", "1.5,2,3,4", "1,2,3,4,5", "a", "999999,1,1,1"])
def test_a_box_that_is_none_is_refused(box: str) -> None:
    for fields in ({"keep": [box]}, {"cover": [box]}):
        with pytest.raises(ChoiceError, match="x,y,bredd,höjd"):
            Choice.of(**fields)


def test_in_a_film_a_second_goes_with_the_box() -> None:
    early, late = Place(What.FACE, BOX, 1.5), Place(What.FACE, BOX, 20.04)
    one = Choice.of(keep=["10,20,30,40@1.5"])
    assert [one.keeps(place) for place in one.all_of([early, late])] == [True, False]
    assert [one.fills(place) for place in (early, late)] == [False, True]
    with pytest.raises(ChoiceError, match=r"10,20,30,40@1.5, 10,20,30,40@20.04"):
        Choice.of(keep=["10,20,30,40"]).all_of([early, late])
    with pytest.raises(ChoiceError, match="hela filmen"):
        Choice.of(cover=["10,20,30,40@1.5"])


@pytest.mark.parametrize("spot", ["1,2,3,4@", "1,2,3,4@-1", "1,2,3,4@1,5", "1,2,3,4@1.2345", "1,2,3,4@x"])
def test_a_second_that_is_none_is_refused(spot: str) -> None:
    with pytest.raises(ChoiceError, match="x,y,bredd,höjd"):
        Choice.of(keep=[spot])


def test_a_box_that_was_not_found_can_not_be_kept() -> None:
    with pytest.raises(ChoiceError, match="10,20,30,40"):
        Choice.of(keep=["10,20,30,41"]).all_of([FACE])
    with pytest.raises(ChoiceError, match="Hittat: inget"):
        Choice.of(keep=["10,20,30,41"]).all_of([])


def test_a_line_with_two_findings_is_one_place_and_a_note_is_none() -> None:
    def found(severity: Severity, layer: Layer, box: Box | None, rule: str = "r") -> Finding:
        return Finding(Type.PERSON, rule, severity, part="a.jpg", layer=layer, box=box)

    every = [
        found(Severity.STOP, Layer.OCR, BOX),
        found(Severity.REVIEW, Layer.OCR, BOX),
        found(Severity.INFO, Layer.OCR, Box(1, 1, 1, 1)),
        found(Severity.STOP, Layer.METADATA, None),
        found(Severity.INFO, Layer.FACE, OTHER, "image/face_perhaps"),
        found(Severity.REVIEW, Layer.FACE, OTHER, "image/transparent_face"),
    ]
    assert places(every) == (Place(What.TEXT, BOX), PERHAPS)
