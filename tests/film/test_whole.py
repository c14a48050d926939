"""A film judged together with the draft: transcript, subtitles and text meet in one verdict."""

from __future__ import annotations

from functools import cache

from checker.document import read_draft
from checker.draft import Attachment, Draft
from checker.finding import Layer, Verdict
from checker.pipeline import Checker
from tests.film.drawn import film, plain

HARMLESS = "Nu är kaffet klart i personalrummet. Trevlig helg på er allihop!"
SAID = "WEBVTT\n\n00:00.500 --> 00:01.500\nHon med personnummer 850312-9804 låg på avdelning 54 i natt.\n"


@cache
def vlog() -> Attachment:
    return Attachment("sommar.mp4", film([(plain(), 2)], sound=0.2))


def test_sound_without_a_transcript_is_never_clear(checker: Checker) -> None:
    report = checker.check(Draft.of(HARMLESS, [vlog()]))
    assert (report.verdict, report.complete) == (Verdict.REVIEW, False)
    assert [row.part for row in report.unchecked] == ["sommar.mp4"]
    assert "0:00–0:02" in report.unchecked[0].reason


def test_a_transcript_is_judged_with_its_times(checker: Checker) -> None:
    report = checker.check(Draft.of(HARMLESS, [vlog(), Attachment("sommar.sv.vtt", SAID.encode())]))
    assert (report.verdict, report.complete) == (Verdict.STOP, True)
    number = next(f for f in report.findings if f.quote == "850312-9804")
    assert (number.part, number.layer, number.time_s) == ("sommar.sv.vtt", Layer.SUBTITLE, 0.5)
    assert number.as_json()["time_s"] == 0.5


def test_a_transcript_without_lines_does_not_stand_for_the_sound(checker: Checker) -> None:
    report = checker.check(Draft.of(HARMLESS, [vlog(), Attachment("sommar.srt", b"inget sagt")]))
    assert not report.complete


def test_subtitles_beside_a_film_stay_beside_it(tmp_path) -> None:
    (tmp_path / "sommar.mp4").write_bytes(vlog().data)
    (tmp_path / "sommar.vtt").write_text(SAID, encoding="utf-8")
    (tmp_path / "annat.vtt").write_text(SAID, encoding="utf-8")
    draft = read_draft([tmp_path / name for name in ("sommar.mp4", "sommar.vtt", "annat.vtt")])
    assert [file.name for file in draft.files] == ["sommar.mp4", "sommar.vtt"]
    assert "850312" in draft.text
