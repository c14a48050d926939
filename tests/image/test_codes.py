from __future__ import annotations

import sys

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from checker.errors import ModelError
from checker.finding import Layer
from checker.image.codes import find_codes
from tests.image.planted import picture

FORMATS = ("QRCode", "DataMatrix", "Code128", "Aztec")


def page(words: str, kind: str, size: tuple[int, int] = (900, 700)) -> Image.Image:
    code = zxingcpp.create_barcode(words, getattr(zxingcpp.BarcodeFormat, kind))
    drawn = Image.fromarray(np.array(zxingcpp.write_barcode_to_image(code, scale=4))).convert("RGB")
    paper = Image.new("RGB", size, (225, 225, 220))
    paper.paste(drawn, (size[0] // 3, size[1] // 3))
    return paper


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("turn", [0, 90, 7])
def test_codes_are_read_with_their_place(kind: str, turn: int) -> None:
    photo = page("19850312-9804", kind).rotate(turn, expand=turn == 90, fillcolor=(225, 225, 220))
    (code,) = find_codes(photo)
    assert (code.text, code.layer) == ("19850312-9804", Layer.CODE)
    assert code.box is not None
    assert code.box.x > 100
    assert code.box.width > 20


def test_large_photos_are_searched_with_boxes_in_their_own_pixels() -> None:
    photo = page("avd 34", "QRCode", (4000, 3000))
    (code,) = find_codes(photo)
    assert code.box is not None
    assert abs(code.box.x - 4000 // 3) < 40


def test_stripes_are_no_code() -> None:
    assert find_codes(picture((640, 480))) == ()


def test_a_missing_package_is_a_model_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    with pytest.raises(ModelError, match="inte installerat"):
        find_codes(picture())
