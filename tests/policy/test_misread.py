"""The hospital's own names in a picture: one letter read wrong hides neither a ward nor a protected identity."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from checker import pipeline
from checker.draft import Attachment, Draft
from checker.finding import Box, Layer, Type, Verdict
from checker.image.examine import Examination
from checker.image.house_names import HouseNames
from checker.image.misread import MOST, read_again
from checker.image.text import PictureText
from checker.pipeline import Checker
from checker.policy.protected import ProtectedNames
from checker.report import Report
from checker.resources import resource
from checker.rules import RuleBook

PHOTO = Attachment("skylt.jpg", b"\xff\xd8\xff")
BOX = Box(5, 5, 90, 20)
RULE = RuleBook.load(resource("rules"))["policy/protected"]


@pytest.fixture
def pictured(house: Checker, monkeypatch: pytest.MonkeyPatch):
    def check(row: str, text: str = "Fika!") -> Report:
        read = PictureText(row, Layer.OCR, BOX)
        monkeypatch.setattr(pipeline, "examine", lambda *_: Examination((), (), (read,), (100, 100)))
        house.examined = pipeline.Remembered()
        return house.check(Draft.of(text, [PHOTO]), reword=False)

    return check


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("5olglantan sal 3", "Solgläntan sal 3"),
        ("SOLGLANTAN", "Solgläntan"),
        ("Solglanten", "Solgläntan"),
        ("Bla hallen", "Blå hallen"),
        ("Blå halen", "Blå hallen"),
        ("Bamkliniken", "Barnkliniken"),
    ],
)
def test_a_misread_name_of_the_house_is_put_right(read: str, meant: str) -> None:
    assert HouseNames(["Solgläntan", "Blå hallen", "Barnkliniken", "SGL"]).mended(read) == meant


@pytest.mark.parametrize("read", ["Solgläntan", "SOLGLÄNTANS", "SGI", "Solgläntor", "Blåa hallon", "5"])
def test_what_is_right_or_another_word_stays(read: str) -> None:
    assert HouseNames(["Solgläntan", "Blå hallen", "Barnkliniken", "SGL"]).mended(read) is None


def test_a_misread_ward_is_found_with_the_text(pictured) -> None:
    report = pictured("5olg1antan", "En patient log mot mig i dag.")
    assert "policy/unit" in {finding.rule for finding in report.findings if finding.part == PHOTO.name}


@pytest.mark.parametrize(
    "read",
    ["5ahar Öberg", "SAHAR 0BERG", "Sahor Öberg", "Sahar Öberq", "5. Öbarg", "Öberq, Sahar", "Z1atka", "Zlatko"],
)
def test_a_misread_protected_name_is_a_stop(pictured, read: str) -> None:
    report = pictured(f"Patient {read} 2024")
    (hidden,) = [finding for finding in report.findings if finding.type is Type.PROTECTED]
    assert report.verdict is Verdict.STOP
    assert (hidden.quote, hidden.part, hidden.box) == ("", PHOTO.name, BOX)
    assert not any(word in finding.quote for finding in report.findings for word in read.split())


@pytest.mark.parametrize("read", ["Sara Öberg", "Salar Öberg", "Sahar Nyberg", "Sahar jobbar", "Zlata", "Öppna Sahara"])
def test_others_are_left(pictured, read: str) -> None:
    assert Type.PROTECTED not in {finding.type for finding in pictured(read).findings}


def test_the_words_around_the_name_are_read(pictured) -> None:
    report = pictured("5ahar Öberg 850312-9804")
    assert {finding.type for finding in report.findings} == {Type.PROTECTED, Type.PERSONNUMMER}


def test_how_often_the_list_is_asked_is_bounded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ProtectedNames.load(folder / "skyddade.txt", folder / "skyddade.key")
    rows = tuple(PictureText(f"Stordelsord Bredvidord Tredjeord {n} " * 40, Layer.OCR, BOX) for n in range(30))
    asked: list[str] = []
    monkeypatch.setattr(ProtectedNames, "holds", lambda _, form: asked.append(form))
    began = time.monotonic()
    assert read_again(Examination((), (), rows, (9, 9)), "a", HouseNames([]), names, RULE).texts == rows
    assert len(asked) == MOST
    assert time.monotonic() - began < 5
