from __future__ import annotations

import sys

import numpy as np
import pytest
from PIL import Image, ImageDraw

from checker.errors import ModelError
from checker.finding import Box, Layer
from checker.image.boxes import touching
from checker.image.codes import find_codes, is_public, scan_codes
from checker.image.specimens import coded, picture
from checker.image.tilted import tilt

FORMATS = ("QRCode", "DataMatrix", "Code128", "Aztec")


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("turn", [0, 90, 7])
def test_codes_are_read_with_their_place(kind: str, turn: int) -> None:
    photo = coded("19850312-9804", kind).rotate(turn, expand=turn == 90, fillcolor=(225, 225, 220))
    (code,) = find_codes(photo)
    assert (code.text, code.layer) == ("19850312-9804", Layer.CODE)
    assert code.box is not None
    assert code.box.x > 100
    assert code.box.width > 20


@pytest.mark.parametrize("kind", ["Code128", "Code39", "PDF417"])
@pytest.mark.parametrize("turn", [0, 5, 94])
def test_the_box_holds_the_whole_symbol(kind: str, turn: int) -> None:
    drawn = coded("198503129804", kind, (1500, 1500))
    inked = np.asarray(drawn.convert("L").rotate(turn, Image.Resampling.BICUBIC, fillcolor=225)) < 100
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    (code,) = find_codes(drawn.rotate(turn, Image.Resampling.BICUBIC, fillcolor=(225, 225, 220)))
    box = code.box
    assert box is not None
    assert box.x < columns[0] < columns[-1] < box.x + box.width < columns[-1] + 60
    assert box.y < rows[0] < rows[-1] < box.y + box.height < rows[-1] + 60


@pytest.mark.parametrize("kind", ["Code128", "Code39"])
@pytest.mark.parametrize("turn", [25, 35, 45, 60, -35])
def test_bar_codes_are_found_at_any_angle(kind: str, turn: int) -> None:
    drawn = coded("85031298", kind, (1500, 1500))
    inked = np.asarray(drawn.convert("L").rotate(turn, fillcolor=225)) < 100
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    (code,) = find_codes(drawn.rotate(turn, Image.Resampling.BICUBIC, fillcolor=(225, 225, 220)))
    assert code.text == "85031298"
    assert code.box is not None
    assert code.box.x <= columns[0] < columns[-1] <= code.box.x + code.box.width
    assert code.box.y <= rows[0] < rows[-1] <= code.box.y + code.box.height


@pytest.mark.parametrize("turn", [12, 20, 30, 45, 70, -15, -30])
def test_stacked_bar_codes_are_found_at_any_angle(turn: int) -> None:
    drawn = coded("198503129804", "PDF417", (1200, 900))
    (code,) = find_codes(drawn.rotate(turn, Image.Resampling.BICUBIC, fillcolor=(225, 225, 220)))
    assert code.text == "198503129804"
    assert code.box is not None
    assert code.box.width > 100


def test_leaves_and_level_stripes_have_no_angle() -> None:
    noise = np.random.default_rng(0).integers(0, 255, (600, 800)).astype(np.uint8)
    level = np.tile(np.array([0] * 4 + [255] * 4, np.uint8), (600, 100))
    assert (tilt(noise), tilt(level)) == (None, None)


def test_two_labels_that_say_the_same_have_two_places() -> None:
    sheet = coded("19850312-9804", "Code128", (900, 1200))
    sheet.paste(sheet.crop((0, 300, 900, 600)), (0, 800))
    assert [code.text for code in find_codes(sheet)] == ["19850312-9804"] * 2


def test_a_scanner_reads_what_is_left_beside_a_cover() -> None:
    sheet = coded("19850312-9804", "Code128")
    (code,) = find_codes(sheet)
    assert code.box is not None
    box = code.box
    thin = Box(box.x, box.y + 40, box.width, 6)
    ImageDraw.Draw(sheet).rectangle((thin.x, thin.y, thin.x + thin.width, thin.y + thin.height), fill="gray")
    left = [found.box for found in scan_codes(sheet, thin)]
    assert left
    assert all(found and touching(found, box) for found in left)
    ImageDraw.Draw(sheet).rectangle((box.x, box.y, box.x + box.width, box.y + box.height), fill="gray")
    assert scan_codes(sheet, box) == ()


def test_large_photos_are_searched_with_boxes_in_their_own_pixels() -> None:
    photo = coded("avd 34", "QRCode", (4000, 3000))
    (code,) = find_codes(photo)
    assert code.box is not None
    assert abs(code.box.x - 4000 // 3) < 40


@pytest.mark.parametrize(
    "text",
    ["https://www.1177.se", "www.1177.se/bokning", "1177.se", "mailto:info@exempel.se", "https://x.se/prov/2024-25"],
)
def test_an_address_on_a_poster_is_nobodys(text: str) -> None:
    assert is_public(text)


@pytest.mark.parametrize(
    "text",
    ["85-0312", "A.B", "Anna 850312", "https://x.se/kallelse/8f3a99c1", "https://x.se/?pid=48213771", "http:// 1 2 3"],
)
def test_any_other_code_may_be_a_patients(text: str) -> None:
    assert not is_public(text)


def test_stripes_are_no_code() -> None:
    assert find_codes(picture((640, 480))) == ()


def test_a_missing_package_is_a_model_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    with pytest.raises(ModelError, match="inte installerat"):
        find_codes(picture())
