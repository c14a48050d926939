from __future__ import annotations

import sys

import pytest

from checker.errors import ModelError
from checker.finding import Layer
from checker.image.codes import find_codes
from checker.image.specimens import coded, picture

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


def test_large_photos_are_searched_with_boxes_in_their_own_pixels() -> None:
    photo = coded("avd 34", "QRCode", (4000, 3000))
    (code,) = find_codes(photo)
    assert code.box is not None
    assert abs(code.box.x - 4000 // 3) < 40


def test_stripes_are_no_code() -> None:
    assert find_codes(picture((640, 480))) == ()


def test_a_missing_package_is_a_model_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    with pytest.raises(ModelError, match="inte installerat"):
        find_codes(picture())
