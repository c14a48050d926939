"""A number in a picture with one digit read wrong is looked at, where the same in a text is an order's."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from checker.draft import Attachment, Draft
from checker.finding import Verdict
from checker.pipeline import Checker
from tests.image.lettering import lettering

LABEL = "Rond 19630527-9818"
"""Its check digit is wrong."""


def _photo(words: str) -> Attachment:
    page = Image.new("RGB", (1400, 300), (250, 250, 250))
    ImageDraw.Draw(page).text((60, 100), words, fill=(20, 20, 20), font=lettering(60))
    data = io.BytesIO()
    page.save(data, "PNG")
    return Attachment("bild.png", data.getvalue())


def test_a_number_in_a_picture_is_looked_at_with_a_wrong_digit(checker: Checker) -> None:
    report = checker.check(Draft.of("", [_photo(LABEL)]))
    assert report.verdict is Verdict.REVIEW
    (number,) = [finding for finding in report.findings if finding.type == "PERSONNUMMER"]
    assert number.box is not None
    assert number.quote == "19630527-9818"


@pytest.mark.parametrize("words", ["Rond 09.15", "Order 4711 2025", "Faktura 556703-7485"])
def test_other_numbers_in_a_picture_pass(checker: Checker, words: str) -> None:
    found = checker.check(Draft.of("", [_photo(words)])).findings
    assert "PERSONNUMMER" not in {finding.type for finding in found}


def test_the_same_number_in_a_text_is_an_orders(checker: Checker) -> None:
    assert checker.check(Draft.of(LABEL)).verdict is Verdict.CLEAR
