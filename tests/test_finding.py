from __future__ import annotations

from dataclasses import replace

import pytest

from checker.finding import Box, Finding, Layer, Severity, Type, Verdict
from checker.report import Engine, Report, numbered


def finding(start: int, end: int, **more: object) -> Finding:
    return Finding(Type.AGE, "age/years", Severity.INFO, start, end, **more)  # type: ignore[arg-type]


def test_verdicts_are_ordered_by_gravity_and_not_by_alphabet() -> None:
    assert sorted([Verdict.STOP, Verdict.CLEAR, Verdict.REVIEW]) == [Verdict.CLEAR, Verdict.REVIEW, Verdict.STOP]
    assert Verdict.REVIEW > Verdict.CLEAR
    assert Verdict.CLEAR <= Verdict.REVIEW
    assert Verdict.STOP >= Verdict.STOP


def test_offsets_count_code_points_and_utf16() -> None:
    text = "🙂🙂 87 år"
    row = finding(3, 8, quote="87 år").as_json(text)
    assert text[row["start"] : row["end"]] == "87 år"
    assert text.encode("utf-16-le")[2 * row["start_utf16"] : 2 * row["end_utf16"]].decode("utf-16-le") == "87 år"


def test_findings_are_numbered_by_part_and_place() -> None:
    got = numbered([finding(5, 6), finding(1, 2), finding(0, 1, part="bild.jpg")], ["text", "bild.jpg"])
    assert [(f.id, f.part, f.start) for f in got] == [("f1", "text", 1), ("f2", "text", 5), ("f3", "bild.jpg", 0)]


def test_what_is_said_twice_of_a_place_in_a_picture_is_listed_once_and_surely() -> None:
    """The words of a picture go to the rules as they were read, and as they were meant."""
    one, other, below = Box(0, 0, 9, 9), Box(0, 0, 9, 9), Box(0, 9, 9, 9)
    read = [Finding(Type.PERSON, "person/patient", Severity.STOP, quote="Kim", box=box) for box in (one, other, below)]
    got = numbered([replace(read[0], score=0.4), replace(read[1], score=0.9), read[2]], ["text"])
    assert [(f.id, f.box, f.score) for f in got] == [("f1", one, 0.9), ("f2", below, 1.0)]


def test_two_tags_that_tell_the_same_are_two_findings() -> None:
    gps = Finding(Type.LOCATION, "metadata/gps", Severity.REVIEW, part="bild.jpg", layer=Layer.METADATA)
    assert len(numbered([gps, gps], ["bild.jpg"])) == 2


def test_an_incomplete_report_is_never_clear() -> None:
    with pytest.raises(ValueError, match="incomplete"):
        Report(Verdict.CLEAR, "", Engine("", "", "", ""), complete=False)
