from __future__ import annotations

import pytest

from checker.draft import Attachment, Draft
from checker.finding import Box, Layer, Type
from checker.image.labels import told
from checker.image.text import PictureText
from checker.pipeline import Checker
from tests.image.lettering import written
from tests.quality.images import encoded


def row(text: str, y: int, *, x: int = 0, turned: bool = False) -> PictureText:
    box = Box(y, x, 20, 200) if turned else Box(x, y, 200, 20)
    return PictureText(text, Layer.OCR, box)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Häkan Testlund 20110912-9825", "Patient: Häkan Testlund"),
        ("850312-9804 ova Provström", "Patient: Ova Provström"),
        ("Rond 09.15 ova Provström 19630527-9818", "Patient: Ova Provström"),
        ("850312-9804 | Ama Provsson sal 3", "Patient: Ama Provsson Sal"),
        ("TESTLUND, HAKAN 20110912 9825", "Patient: TESTLUND, HAKAN"),
    ],
)
def test_words_on_the_row_of_a_number_are_told_as_a_name(line: str, name: str) -> None:
    assert [one.text for one in told([row(line, 0)])] == [name]


@pytest.mark.parametrize("turned", [False, True])
def test_so_are_the_rows_beside_it(turned: bool) -> None:
    rows = [row("Ama Provsson", 0, turned=turned), row("850312-9804", 35, turned=turned)]
    (found,) = told(rows)
    assert (found.text, found.box) == ("Patient: Ama Provsson", rows[0].box)


@pytest.mark.parametrize(
    "rows",
    [
        [row("Ama Provsson", 0), row("850312-9804", 80)],
        [row("Ama Provsson", 0), row("850312-9804", 25, x=300)],
        [row("Ama Provsson 0701234567", 0)],
        [row("Ama Provsson 08-123 456", 0)],
        [row("Sal 3", 0), row("850312-9804", 25)],
        [row("Labb", 0), row("850312-9804", 25)],
    ],
)
def test_what_stands_elsewhere_or_beside_another_number_or_is_no_name_is_left(rows: list[PictureText]) -> None:
    assert not list(told(rows))


@pytest.mark.parametrize("sign", ["Akut vård", "Provsvar sent", "Rond Labb"])
def test_what_is_no_name_is_none_on_a_label_either(checker: Checker, sign: str) -> None:
    """The text rules decide: a row that is told is not yet a name."""
    picture = encoded(written([sign, "850312-9804"], 40, (255, 255, 255), (0, 0, 0)), 90)
    found = checker.check(Draft.of("", [Attachment("etikett.jpg", picture)])).findings
    assert found
    assert not [finding for finding in found if finding.type is Type.PERSON]


def test_a_name_that_was_read_wrong_has_its_place(checker: Checker) -> None:
    picture = encoded(written(["Häkan Testlund", "850312-9804"], 40, (255, 255, 255), (0, 0, 0)), 90)
    found = checker.check(Draft.of("", [Attachment("etikett.jpg", picture)])).findings
    assert [finding.quote for finding in found if finding.type is Type.PERSON and finding.box]


@pytest.mark.parametrize("lines", [["Kim Testberg", "850312-9804"], ["Kim Testberg 850312-9804"]])
def test_a_name_that_is_read_and_told_is_one_finding_and_one_person(checker: Checker, lines: list[str]) -> None:
    picture = encoded(written(lines, 40, (255, 255, 255), (0, 0, 0)), 90)
    made = checker.check(Draft.of("", [Attachment("etikett.jpg", picture)]))
    assert [finding.quote for finding in made.findings if finding.type is Type.PERSON] == ["Kim Testberg"]
    (person,) = made.persons
    assert sorted(person.findings) == ["f1", "f2"]
