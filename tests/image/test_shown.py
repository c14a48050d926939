from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from checker.image.faces import find_faces
from checker.image.reading import read_text
from checker.image.shown import FAINT, Shown, is_blank
from checker.image.specimens import picture


def page(words: str = "", shade: int = 255) -> Image.Image:
    image = Image.new("RGB", (400, 300), (shade, shade, shade))
    ImageDraw.Draw(image).text((31, 43), words, fill="black", font_size=11)
    return image


def test_the_first_frame_is_new_and_the_same_again_is_not() -> None:
    shown = Shown()
    assert [shown.is_new(picture()) for _ in range(3)] == [True, False, False]


def test_a_stray_pixel_is_nothing_new() -> None:
    shown, dotted = Shown(), page()
    dotted.putpixel((200, 100), (0, 0, 0))
    assert [shown.is_new(frame) for frame in (page(), dotted)] == [True, False]


@pytest.mark.parametrize(("before", "after"), [("Sal 3", "Sal 8"), ("850312-9804", "850312-9814"), ("", "1")])
def test_one_digit_of_small_print_is_new(before: str, after: str) -> None:
    shown = Shown()
    assert [shown.is_new(page(words)) for words in (before, after)] == [True, True]


def test_what_comes_little_by_little_is_new_in_the_end() -> None:
    shown = Shown()
    assert sum(shown.is_new(page(shade=shade)) for shade in range(255, 155, -5)) >= 4


def test_what_comes_back_is_not_new() -> None:
    shown = Shown()
    assert [shown.is_new(page(words)) for words in ("Ett", "Ord", "Ett", "Ord")] == [True, True, False, False]


def test_frames_of_another_size_are_new() -> None:
    shown = Shown()
    assert [shown.is_new(Image.new("RGB", (side, 3), "red")) for side in (3, 4)] == [True, True]


def faint(image: Image.Image, contrast: int) -> Image.Image:
    return image.convert("L").point([100 + round(level * contrast / 255) for level in range(256)]).convert("RGB")


def test_what_has_one_colour_is_blank() -> None:
    dotted = page()
    assert is_blank(dotted)
    dotted.putpixel((200, 100), (255, 255, 250))
    assert not is_blank(dotted)


def test_in_what_is_blank_the_networks_find_nothing(portrait: Image.Image) -> None:
    sign = Image.new("RGB", (512, 200), "white")
    ImageDraw.Draw(sign).text((30, 60), "850312-9804", fill="black", font_size=70)
    for image in (portrait, sign):
        assert is_blank(faint(image, FAINT))
        assert find_faces(faint(image, FAINT)) == ()
        assert read_text(faint(image, FAINT)) == ()
