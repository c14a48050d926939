"""A caption's "hon" and the face beside it are one person, where nothing says that they are not."""

from __future__ import annotations

from datetime import date

import pytest

from checker import pipeline
from checker.depicted import PERHAPS, SAME
from checker.draft import Attachment, Draft
from checker.finding import Box, Finding, Layer, Role, Verdict
from checker.image.examine import Examination, face_rule
from checker.pipeline import Checker
from checker.policy import Policy
from checker.report import Report, Rewrite, Unworded
from checker.resources import resource
from checker.rules import RuleBook

RULES = RuleBook.load(resource("rules"))
BOX = Box(10, 10, 80, 80)
PHOTO = Attachment("bild.jpg", b"\xff\xd8\xff")
SHOWN = Policy(photos="allowed")
CONSENTED = Policy.model_validate(
    {"photos": "consented_staff", "colleagues": [{"name": "Kim Exempel", "covers": ["photo"], "until": date.max}]}
)


def face(x: int = 0, rule: str = "image/face") -> Finding:
    return RULES[rule].finding(part=PHOTO.name, layer=Layer.FACE, box=Box(x, 10, 80, 80))


@pytest.fixture
def checked(checker: Checker, monkeypatch: pytest.MonkeyPatch):
    def check(text: str, *faces: Finding, reword: bool = False) -> Report:
        monkeypatch.setattr(pipeline, "examine", lambda *_: Examination(faces, (), (), (100, 100)))
        return checker.check(Draft.of(text, [PHOTO]), reword=reword)

    return check


UNSAID = [
    "Hon kämpar på",
    "Vår tappra tjej",
    "Här är han!",
    "Veckans kämpe",
    "Äntligen hemma. Så stolt över henne",
    "She is a fighter",
]


@pytest.mark.parametrize("text", [*UNSAID, "En patient log mot mig i dag.", "Patienten somnade in i natt."])
def test_one_person_and_one_face_are_one_and_a_stop(checked, text: str) -> None:
    report = checked(text, face())
    assert report.verdict is Verdict.STOP
    assert SAME in report.reasons
    seen = next(finding for finding in report.findings if finding.layer is Layer.FACE)
    assert seen.role is Role.PATIENT
    joined = [one for one in report.persons if seen.id in one.findings]
    assert [(one.role, one.band, one.drivers) for one in joined] == [(Role.PATIENT, None, (seen.id,))]


@pytest.mark.parametrize("text", UNSAID[:3])
def test_alone_neither_is_a_stop(checked, text: str) -> None:
    assert checked(text).verdict is Verdict.CLEAR
    assert checked("Glad sommar!", face()).verdict is Verdict.REVIEW


@pytest.mark.parametrize(
    "text",
    [
        "Hon är vår nya sjuksköterska",
        "Hon jobbar hos oss sedan i måndags",
        "Hunden Bosse hälsar på. Han är så snäll",
        "Kommunalrådet var här. Hon klippte bandet",
        "Selma Lagerlöf fick Nobelpriset. Hon var först",
        "Tack till alla patienter",
        "Thanks to all our patients",
        "Om hon har feber ringer du 1177",
    ],
)
def test_a_face_beside_somebody_else_stays_as_grave_as_it_was(checked, text: str) -> None:
    report = checked(text, face())
    assert report.verdict is Verdict.REVIEW
    assert SAME not in report.reasons


def test_a_colleague_that_is_named_gets_the_face(checked) -> None:
    report = checked("Min kollega Berit är bäst", face())
    (one,) = report.persons
    assert report.verdict is Verdict.REVIEW
    assert one.role is Role.STAFF
    assert next(finding.id for finding in report.findings if finding.layer is Layer.FACE) in one.findings


@pytest.mark.parametrize("text", ["Hon kämpar på", "En patient log mot mig i dag."])
def test_of_several_faces_one_may_be_meant(checked, text: str) -> None:
    report = checked(text, face(), face(200))
    assert report.verdict is Verdict.REVIEW
    assert PERHAPS in report.reasons
    assert not any(finding.role for finding in report.findings if finding.layer is Layer.FACE)


def test_beside_a_nurse_the_face_may_be_the_nurses(checked) -> None:
    report = checked("En patient log mot mig i dag, sa sjuksköterskan.", face())
    assert report.verdict is Verdict.REVIEW
    assert PERHAPS in report.reasons


@pytest.mark.parametrize("rule", ["image/face_perhaps", "image/transparent_face"])
def test_what_nobody_sees_is_nobodys_face(checked, rule: str) -> None:
    assert checked("Hon kämpar på", face(rule=rule)).verdict is not Verdict.STOP


@pytest.mark.parametrize(
    ("policy", "text", "verdict"),
    [
        (SHOWN, "Hon kämpar på", Verdict.REVIEW),
        (SHOWN, "En patient log mot mig i dag.", Verdict.STOP),
        (SHOWN, "Hon är vår nya sjuksköterska", Verdict.CLEAR),
        (CONSENTED, "Hon kämpar på", Verdict.STOP),
        (CONSENTED, "Hon är vår nya sjuksköterska", Verdict.REVIEW),
        (Policy(photos="consented_staff"), "Hon är vår nya sjuksköterska", Verdict.STOP),
    ],
)
def test_what_the_hospital_has_decided_counts(checked, policy: Policy, text: str, verdict: Verdict) -> None:
    assert checked(text, face(rule=face_rule(policy))).verdict is verdict


def test_a_signed_consent_is_looked_at(checked) -> None:
    text = "En patient log mot mig i dag. Skriftligt samtycke finns i diariet."
    assert checked(text, face()).verdict is Verdict.REVIEW


def test_no_wording_that_still_speaks_of_somebody_is_offered_beside_the_face(checked) -> None:
    report = checked("En patient från Arjeplog, 91 år, log mot mig i natt. Kaffet var gott.", face(), reword=True)
    assert report.verdict is Verdict.STOP
    assert report.rewrite is None or "patient" not in report.rewrite.text
    assert isinstance(report.rewrite or report.unworded, Rewrite | Unworded)


def test_a_fault_is_told_and_never_clear(checked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "depicted", lambda *_: 1 / 0)
    report = checked("Hon kämpar på", face(rule="image/face_allowed"))
    assert (report.verdict, report.complete) == (Verdict.REVIEW, False)
