from __future__ import annotations

import pytest

from checker.image.mended import mended


@pytest.mark.parametrize("read", ["Avdeining 34", "Avdelnlng 34", "AVDELNNG 34", "Avdelninng 34"])
def test_one_wrong_letter_on_a_sign_is_put_right(read: str) -> None:
    assert mended(read) == "avdelning 34"


def test_lost_dots_and_rings_are_put_back() -> None:
    assert mended("Vardplats 3") == "vårdplats 3"


@pytest.mark.parametrize("read", ["Avdelning 34", "Avdelningar", "patients", "Fika kl tre", "Operation", "Dialog"])
def test_what_is_right_or_another_word_stays(read: str) -> None:
    assert mended(read) is None
