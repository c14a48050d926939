"""The whole way, and what happens when a part of it fails."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import pipeline
from checker.demo import draft as built_in
from checker.draft import Attachment, Draft
from checker.errors import ModelError
from checker.finding import Layer, Type, Verdict
from checker.image.examine import Examination
from checker.image.specimens import encoded, picture
from checker.image.text import PictureText
from checker.pipeline import Checker
from checker.text.languages import unread

HARMLESS = "Vi söker sjuksköterskor till nattpassen. Sök via webbplatsen senast den 15 mars."


def test_built_in_draft_is_stopped_with_reasons_and_a_safer_wording(checker: Checker) -> None:
    report = checker.check(built_in())
    assert report.verdict is Verdict.STOP
    assert report.complete
    assert report.reasons
    assert {f.layer for f in report.findings} >= {Layer.TEXT, Layer.METADATA}
    assert report.rewrite is not None
    assert report.rewrite.verdict < Verdict.STOP
    assert "Grisslehamn" not in report.rewrite.text


def test_every_text_finding_quotes_its_place(checker: Checker) -> None:
    text = "🙂 Ringde a\u0301sa på 070-174 06 05 🙂🙂 i natt om pappan på avd 54, 850312-9804."
    report = checker.check(Draft.of(text))
    assert report.findings
    for finding in report.findings:
        start, end = finding.span
        assert text[start:end] == finding.quote


def test_harmless_text_is_clear_and_shows_nothing(checker: Checker) -> None:
    report = checker.check(Draft.of(HARMLESS))
    assert report.verdict is Verdict.CLEAR
    assert report.findings == report.persons == ()
    assert report.rewrite is None


def test_words_in_a_picture_are_judged_with_the_text(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    words = PictureText("Patient 850312-9804", Layer.OCR)
    monkeypatch.setattr(pipeline, "examine", lambda *_: Examination((), (), (words,), (10, 10)))
    report = checker.check(Draft.of(HARMLESS, [Attachment("tavla.jpg", b"\xff\xd8\xff")]))
    assert report.verdict is Verdict.STOP
    number = next(f for f in report.findings if f.type is Type.PERSONNUMMER)
    assert (number.part, number.layer, number.quote) == ("tavla.jpg", Layer.OCR, "850312-9804")


@pytest.mark.parametrize("error", [RuntimeError("x"), MemoryError(), ModelError("saknas"), ZeroDivisionError()])
def test_failing_text_part_is_told_and_never_clear(
    checker: Checker, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def broken(_: str) -> None:
        raise error

    monkeypatch.setattr(checker, "judge", broken)
    report = checker.check(Draft.of(HARMLESS))
    assert (report.verdict, report.complete) == (Verdict.REVIEW, False)
    assert report.unchecked[0].part == "text"


@pytest.mark.parametrize("error", [RuntimeError("x"), ModelError("saknas")])
def test_failing_photo_part_is_told_and_never_clear(
    checker: Checker, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(pipeline, "examine", broken)
    report = checker.check(Draft.of(HARMLESS, [Attachment("bild.jpg", b"\xff\xd8\xff")]))
    assert (report.verdict, report.complete) == (Verdict.REVIEW, False)
    assert report.unchecked[0].part == "bild.jpg"


def test_film_is_not_passed_as_examined(checker: Checker) -> None:
    report = checker.check(Draft.of(HARMLESS, [Attachment("vlogg.mp4", b"\0\0\0\x18ftypmp42" + b"\0" * 100)]))
    assert not report.complete
    assert report.verdict is Verdict.REVIEW


def test_no_network_no_files_no_draft_text_in_logs(
    checker: Checker, socket_disabled: None, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    before = set(Path(tempfile.gettempdir()).iterdir())
    planted = "Kristallograf Zebedeus Quastenberg, 850312-9804, ligger på avdelning 54."
    report = checker.check(Draft.of(planted, built_in().files))
    assert report.verdict is Verdict.STOP
    assert set(Path(tempfile.gettempdir()).iterdir()) <= before | set()
    out, err = capfd.readouterr()
    for place in (caplog.text, out, err):
        assert "Quastenberg" not in place
        assert "850312" not in place


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_any_text_gets_a_report(text: str) -> None:
    checker = cached()
    if text.strip():
        report = checker.check(Draft.of(text))
        # Letters at random may look like a language that is not read: that alone is told, and always.
        assert report.complete == (not unread(text, checker.policy.languages))
        assert report.as_json()["schema"] == "1"


_CHECKERS: list[Checker] = []


def cached() -> Checker:
    """One checker for the property tests, which take no fixtures of the session."""
    if not _CHECKERS:
        _CHECKERS.append(Checker.load())
    return _CHECKERS[0]


def test_a_picture_that_is_let_through_says_what_no_search_finds(checker: Checker) -> None:
    photo = Attachment("bild.png", encoded(picture((320, 240)), "PNG"))
    with_photo, without = checker.check(Draft.of("Fika!", [photo])), checker.check(Draft.of("Fika!"))
    assert (with_photo.verdict, without.verdict) == (Verdict.CLEAR, Verdict.CLEAR)
    assert "tatueringar" in with_photo.summary
    assert "tatueringar" not in without.summary


def test_a_picture_that_does_not_come_along_makes_the_report_incomplete(checker: Checker) -> None:
    report = checker.check(Draft.of(HARMLESS, absent=["bild.jpg"]))
    assert (report.verdict, report.complete) == (Verdict.REVIEW, False)
    assert [part.part for part in report.unchecked] == ["bild.jpg"]
