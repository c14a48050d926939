"""A copy is handed out with the verdict of its own check, and a proof that tells no content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from checker.choice import Choice
from checker.cleaning import CleanCopy, cleaned
from checker.draft import Attachment
from checker.english import known
from checker.errors import ChoiceError, CleaningError
from checker.finding import Box, Finding, Layer, Severity, Type, Verdict
from checker.place import Place, What
from checker.report import Report
from checker.web.schema import ProofOut
from tests.web.stand_in import ENGINE, StandIn

NUMBER = "850312-9804"
PHOTO = Attachment("Anna Exempelsson 850312.jpg", b"a photo")
FACE = Finding(Type.FACE, "image/face", Severity.REVIEW, part="a", layer=Layer.FACE, box=Box(10, 10, 40, 40))
SECOND = Finding(Type.FACE, "image/face", Severity.REVIEW, part="a", layer=Layer.FACE, box=Box(200, 10, 40, 40))
LINE = Finding(
    Type.PERSONNUMMER, "r", Severity.STOP, quote=NUMBER, part="a", layer=Layer.OCR, box=Box(20, 100, 200, 20)
)
HIDDEN = Finding(Type.GPS, "image/gps", Severity.REVIEW, quote="59.3 N", part="a", layer=Layer.METADATA)
FOUND = [FACE, SECOND, LINE, HIDDEN]
VERDICTS = {Severity.INFO: Verdict.CLEAR, Severity.REVIEW: Verdict.REVIEW, Severity.STOP: Verdict.STOP}


def report(findings: Sequence[Finding]) -> Report:
    verdict = max((VERDICTS[finding.severity] for finding in findings), default=Verdict.CLEAR)
    return Report(verdict, "", ENGINE, findings=tuple(findings))


def made(choice: Choice, after: Sequence[Finding], before: Sequence[Finding] = FOUND) -> tuple[CleanCopy, StandIn]:
    answers = iter([report(before), report(after)])
    checker = StandIn(lambda _: next(answers))
    return cleaned(checker, PHOTO, choice), checker


def test_the_proof_tells_kinds_boxes_and_digests_and_no_content() -> None:
    copy, checker = made(Choice(), [])
    assert checker.boxes == [LINE.box]
    proof = copy.proof.as_json()
    ProofOut.model_validate(proof)
    assert proof["original"]["sha256"] == hashlib.sha256(PHOTO.data).hexdigest()
    assert proof["copy"]["sha256"] == hashlib.sha256(copy.file.data).hexdigest()
    assert proof["hidden_data_removed"] == {"GPS": 1}
    assert proof["filled"] == [{"kind": "text", "box": {"x": 20, "y": 100, "width": 200, "height": 20}, "pixels": 4000}]
    assert (proof["kept"], proof["second_check"]["left"], proof["second_check"]["verdict"]) == ([], [], "clear")
    for secret in (NUMBER, "850312", "Exempelsson", "59.3"):
        assert secret not in json.dumps(proof)
        assert secret not in repr(copy)


def test_a_face_that_was_chosen_to_stay_is_said_to_stay() -> None:
    moved = Finding(Type.FACE, "image/face", Severity.REVIEW, part="a", layer=Layer.FACE, box=Box(12, 9, 38, 41))
    copy, checker = made(Choice.of(keep=["10,10,40,40"]), [moved])
    assert checker.kept == [FACE.box]
    proof = copy.proof.as_json()
    assert [place["kind"] for place in proof["kept"]] == ["face"]
    assert (proof["second_check"]["verdict"], proof["second_check"]["faces"]) == ("review", 1)
    assert [place["chosen"] for place in proof["second_check"]["left"]] == [True]
    assert "Kvar, som du valde: 1 ansikte." in proof["says"]
    assert not any("inget som röjer" in sentence for sentence in proof["says"])


def test_a_sure_finding_that_was_chosen_to_stay_keeps_its_verdict() -> None:
    copy, checker = made(Choice.of("faces,codes"), [LINE])
    assert checker.boxes == []
    assert copy.proof.verdict is Verdict.STOP
    assert list(copy.proof.sentences())[-1] == "Kopian är granskad på nytt: publicera den inte."


@pytest.mark.parametrize("after", [[LINE], [FACE, LINE], [SECOND, LINE]])
def test_a_stop_that_nobody_chose_is_not_handed_out(after: list[Finding]) -> None:
    with pytest.raises(CleaningError):
        made(Choice.of(keep=["10,10,40,40"]), after)


def test_what_else_is_grave_beside_a_chosen_stop_is_not_handed_out() -> None:
    with pytest.raises(CleaningError):
        made(Choice.of("faces,codes"), [LINE, SECOND])


def test_a_stop_that_no_finding_bears_is_not_handed_out() -> None:
    answers = iter([report(FOUND), Report(Verdict.STOP, "", ENGINE)])
    with pytest.raises(CleaningError):
        cleaned(StandIn(lambda _: next(answers)), PHOTO, Choice.of("none"))


def test_what_nobody_chose_is_told_apart() -> None:
    copy, _ = made(Choice.of(keep=["10,10,40,40"]), [FACE, SECOND])
    assert [place["chosen"] for place in copy.proof.as_json()["second_check"]["left"]] == [True, False]
    assert "Kvar, utan att någon valde det: 1 ansikte." in list(copy.proof.sentences())


def test_places_that_were_shown_are_filled_though_the_photo_alone_has_none() -> None:
    sign = Place(What.TEXT, Box(5, 5, 9, 9))
    _, checker = made(Choice(known=(sign,)), [], before=[])
    assert checker.boxes == [sign.box]


def test_a_slip_of_the_pen_is_no_choice() -> None:
    with pytest.raises(ChoiceError):
        made(Choice.of(keep=["10,10,40,41"]), [])


FILM = Attachment("a.mp4", b"\0\0\0\x18ftypmp42" + bytes(64))


def seen(finding: Finding, time_s: float, box: Box | None = None) -> Finding:
    return replace(finding, time_s=time_s, box=box or finding.box)


def made_of_film(
    choice: Choice, after: Sequence[Finding], *, before: Sequence[Finding], stays: Sequence[Place] = ()
) -> tuple[CleanCopy, StandIn]:
    answers = iter([report(before), report(after)])
    checker = StandIn(lambda _: next(answers))
    checker.stays = tuple(stays)
    return cleaned(checker, FILM, choice), checker


def test_in_a_film_one_face_stays_by_its_box_and_time() -> None:
    before = [seen(FACE, 1.5), seen(SECOND, 1.5), seen(FACE, 9.0), seen(LINE, 2.0)]
    stays = [Place(What.FACE, Box(60, 12, 40, 40), 4.0)]
    choice = Choice.of(keep=["10,10,40,40@1.5"])
    copy, checker = made_of_film(choice, [seen(FACE, 4.1, Box(61, 12, 40, 40))], before=before, stays=stays)
    assert checker.kept == [FACE.box]
    # The others are named, so that they are not taken for the one that stays.
    assert checker.boxes == [SECOND.box, FACE.box, LINE.box]
    proof = copy.proof.as_json()
    assert [(place["kind"], place["time_s"]) for place in proof["kept"]] == [("face", 1.5)]
    assert [place["chosen"] for place in proof["second_check"]["left"]] == [True]


@pytest.mark.parametrize("left", [seen(FACE, 9.0), seen(FACE, 1.5, Box(300, 200, 40, 40))])
def test_in_a_film_another_face_was_not_chosen(left: Finding) -> None:
    stays = [Place(What.FACE, FACE.box, 1.5)]
    copy, _ = made_of_film(Choice.of(keep=["10,10,40,40@1.5"]), [left], before=[seen(FACE, 1.5)], stays=stays)
    assert [place["chosen"] for place in copy.proof.as_json()["second_check"]["left"]] == [False]


def test_in_a_film_a_text_stays_wherever_it_is_read_again() -> None:
    before = [seen(LINE, 2.0), seen(replace(LINE, quote="800101-9801"), 2.0, Box(20, 200, 200, 20))]
    choice = Choice.of(keep=["20,100,200,20@2"])
    again = seen(LINE, 7.0, Box(90, 50, 210, 22))
    copy, checker = made_of_film(choice, [again], before=before)
    assert checker.boxes == [Box(20, 200, 200, 20)]
    assert copy.proof.verdict is Verdict.STOP
    with pytest.raises(CleaningError, match=r"\(0:07\)"):
        made_of_film(choice, [again, seen(before[1], 7.0)], before=before)


@pytest.mark.parametrize("keep", ["10,10,40,40", "10,10,40,40@1.6", "11,10,40,40@1.5"])
def test_in_a_film_a_choice_that_fits_nothing_is_refused(keep: str) -> None:
    with pytest.raises(ChoiceError, match=r"10,10,40,40@1.5"):
        made_of_film(Choice.of(keep=[keep]), [], before=[seen(FACE, 1.5)])


def test_in_a_film_a_kind_that_stays_is_chosen_wherever_it_is() -> None:
    copy, _ = made_of_film(Choice.of("texts,codes"), [seen(SECOND, 8.0)], before=[seen(FACE, 1.5)])
    assert [place["chosen"] for place in copy.proof.as_json()["second_check"]["left"]] == [True]


def test_a_film_with_text_says_where_it_must_be_cut() -> None:
    with pytest.raises(CleaningError, match=r"syns text .*\(1:03\)") as raised:
        made_of_film(Choice(), [seen(LINE, 63.2)], before=[seen(LINE, 63.2)])
    assert NUMBER not in str(raised.value)
    assert known(str(raised.value))
