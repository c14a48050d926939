from __future__ import annotations

import sys

import pytest
from PIL import Image, ImageDraw

from checker.errors import ModelError
from checker.finding import Layer
from checker.image import lines
from checker.image.reading import read_text
from checker.image.specimens import picture
from tests.image.lettering import lettering


def written(*lines: tuple[int, int, str], size: tuple[int, int] = (600, 300), height: int = 40) -> Image.Image:
    page = Image.new("RGB", size, (235, 235, 230))
    pencil = ImageDraw.Draw(page)
    for x, y, words in lines:
        pencil.text((x, y), words, font=lettering(height), fill=(20, 20, 30))
    return page


def test_a_personnummer_is_read_with_its_place() -> None:
    found = [text for text in read_text(written((100, 200, "19850312-9804"))) if "19850312-9804" in text.text]
    assert found
    assert found[0].layer is Layer.OCR
    box = found[0].box
    assert box is not None
    assert box.x < 130
    assert box.x + box.width > 350
    assert 170 < box.y < 230


def test_swedish_letters_are_read() -> None:
    names = ("Håkan Sjöberg", "Åsa Ångström", "Märta Öhman")
    page = written(*((30, 30 + 80 * row, name) for row, name in enumerate(names)))
    assert {text.text for text in read_text(page)} == set(names)


def test_what_stands_beside_each_other_is_one_row() -> None:
    page = written((20, 40, "Kirurgen"), (320, 42, "850312-9804"), (20, 200, "Salen"))
    rows = [text.text for text in read_text(page)]
    assert "Kirurgen 850312-9804" in rows
    assert "Salen" in rows


@pytest.mark.parametrize("turn", [90, 180])
def test_turned_text_is_read(turn: int) -> None:
    page = written((100, 120, "19850312-9804")).rotate(turn, expand=True)
    assert any("9804" in text.text for text in read_text(page))


def test_small_print_in_a_large_photo_is_read() -> None:
    page = written((2000, 1500, "850312-9804"), (300, 700, "Salen"), size=(4032, 3024), height=56)
    assert {text.text for text in read_text(page)} == {"850312-9804", "Salen"}


def test_a_lone_letter_is_no_text() -> None:
    assert read_text(written((250, 120, "K"), height=60)) == ()
    assert [text.text for text in read_text(written((250, 120, "54"), height=60))] == ["54"]


def test_digits_from_top_to_bottom_are_read() -> None:
    digits = "8503129804"
    page = written(*((300, 30 + 120 * row, digit) for row, digit in enumerate(digits)), size=(640, 1280), height=80)
    read = "".join(char for text in read_text(page) for char in text.text)
    assert sum(digit in read for digit in set(digits)) >= 5


def test_a_picture_without_text_has_none() -> None:
    assert read_text(picture((320, 240))) == ()


def test_a_missing_package_is_a_model_error(monkeypatch: pytest.MonkeyPatch) -> None:
    lines._reader.cache_clear()
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(ModelError, match="inte installerat"):
        read_text(picture())
    lines._reader.cache_clear()
