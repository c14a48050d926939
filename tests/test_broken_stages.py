"""Films, weeks, copies, documents, audits: a stage that raises, hangs, answers nothing or rubbish lets nothing pass."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from checker import pipeline, reading, week
from checker.audit.entry import Entry
from checker.audit.task import Settings, Task, answer
from checker.catchment import Catchment
from checker.cli import app
from checker.document import read_draft
from checker.draft import Attachment, Draft
from checker.film import cleaning as film_cleaning
from checker.film import examine as film
from checker.film import faces as film_faces
from checker.finding import Box, Finding, Severity, Type, Verdict
from checker.image import cleaning
from checker.image.examine import Examination
from checker.image.remembered import Remembered
from checker.judging import JudgedText, TextJudge
from checker.pace import Pace
from checker.pipeline import Checker
from checker.place import Place, What
from checker.report import Report
from checker.risk.verdict import Judgement
from checker.week import Week
from tests.audit.stand_in import WorkerStandIn, load
from tests.breaking import FAULTS, HARMLESS, Stage, broken, form, photo, release, told
from tests.film import drawn

__all__ = ["broken", "form", "release"]

SOMEBODY = "En av våra patienter har just fyllt 94 och sjunger för oss."
WARD = "Dialysen tar emot mig den här veckan."
LATER = "I dag är det tårta på dialysen, personalen fyller 20 år."
CUES = Attachment("vlogg.srt", b"1\n00:00:00,100 --> 00:00:00,400\nHej!\n")
OUTSIDE = Finding(Type.WARD, "ward/named", Severity.REVIEW, 10_000, 10_003)
CLEAR = JudgedText([], [], Judgement(Verdict.CLEAR, ()))
NO_COPY = Examination(("fynd",), (), (), (1, 1))  # type: ignore[arg-type]


@cache
def vlog() -> Attachment:
    return Attachment("vlogg.mp4", drawn.film([(drawn.plain(), 0.5)]))


def filmed(checker: Checker, *_: Any) -> Report:
    checker.examined = Remembered()
    return checker.check(Draft.of(HARMLESS, [vlog(), CUES]), Pace(film_s=0.5))


def unheard(checker: Checker, *_: Any) -> Report:
    checker.examined = Remembered()
    return checker.check(Draft.of(HARMLESS, [vlog()]), Pace(film_s=0.5))


def in_week(checker: Checker, stage: Stage) -> Report:
    return checker.check(Draft.of(stage.text, earlier=[WARD if stage.text == SOMEBODY else SOMEBODY]), reword=False)


ASKED: dict[str, tuple[Stage, Callable[[Checker, Stage], Report], str, str]] = {
    "container": (Stage(film, "open_film", lambda *_: "film"), filmed, "vlogg.mp4", "Den här delen"),
    "hidden data": (Stage(film, "hidden", lambda *_: ["fält"]), filmed, "vlogg.mp4", film.HIDDEN),
    "subtitles": (Stage(film, "read_subtitles", lambda *_: "text"), filmed, "vlogg.mp4", film.SUBTITLES),
    "sound": (Stage(film, "unheard", lambda *_: [7]), unheard, "vlogg.mp4", film.SOUND),
    "frames": (Stage(film.Reel, "moments", lambda *_: ["bild"]), filmed, "vlogg.mp4", film.PICTURES),
    "faces": (Stage(film, "find_faces", lambda *_, **__: ["ansikte"]), filmed, "vlogg.mp4", film.FACES),
    "codes": (Stage(film, "find_codes", lambda *_: ["kod"]), filmed, "vlogg.mp4", film.CODES),
    "texts": (Stage(film, "read_text", lambda *_: ["text"]), filmed, "vlogg.mp4", film.WRITING),
    "transcript": (Stage(pipeline, "cues", lambda *_: ["replik"]), filmed, "vlogg.srt", "Den här delen"),
    "week": (Stage(Week, "added", lambda *_: CLEAR, SOMEBODY), in_week, "text", ""),
    "week read": (Stage(TextJudge, "found", lambda *_: [OUTSIDE], LATER), in_week, "text", ""),
    "week gathered": (Stage(week, "gather", lambda *_: ([OUTSIDE], []), LATER), in_week, "text", ""),
    "week counted": (Stage(Catchment, "fitting", lambda *_: float("nan"), LATER), in_week, "text", ""),
    "week resumed": (Stage(week, "resumes", lambda *_: "ja", SOMEBODY), in_week, "text", ""),
}
"""What is broken, what is asked then, under which part the fault is told, and what it is said to be."""


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("what", ASKED)
def test_a_broken_stage_is_told(checker, broken, form, *, what, fault):
    stage, ask, part, named = ASKED[what]
    broken(stage, fault)
    assert named in told(ask(checker, stage), part, form)


def test_a_film_of_which_no_picture_is_seen_is_not_clear(checker, broken, form):
    broken(Stage(film.Reel, "moments", lambda *_: iter(())), "rubbish")
    assert "En del av filmen" in told(filmed(checker), "vlogg.mp4", form)


def test_what_else_a_film_shows_is_told_beside_the_fault(checker, broken):
    broken(Stage(film, "read_text", None), "raises")
    checker.examined = Remembered()
    tagged = drawn.film([(drawn.plain(), 0.5)], tags={"location": "+59.3494+018.0309/"})
    report = checker.check(Draft.of("", [Attachment("a.mp4", tagged)]))
    assert "image/gps" in {finding.rule for finding in report.findings}
    assert not report.complete


def test_a_search_that_hangs_in_one_picture_is_not_tried_in_the_next(checker, broken, monkeypatch):
    broken(Stage(film, "find_faces", None), "hangs")
    hangs, asked = film.find_faces, []
    monkeypatch.setattr(film, "find_faces", lambda *_, **__: (asked.append(1), hangs()))
    monkeypatch.setattr(pipeline, "FILM_SECONDS", 30.0)
    checker.examined = Remembered()
    long = drawn.film([(drawn.plain(), 2)], rate=4)
    assert not checker.check(Draft.of("", [Attachment("a.mp4", long)])).complete
    assert len(asked) == 1


def test_the_same_drafts_are_judged_where_nothing_is_broken(checker, broken):
    for draft in (filmed(checker), unheard(checker)):
        assert (draft.verdict, draft.complete) == (Verdict.CLEAR, True)
    for text, verdict in ((SOMEBODY, Verdict.STOP), (LATER, Verdict.REVIEW)):
        report = in_week(checker, Stage(None, "", None, text))
        assert (report.verdict, report.complete) == (verdict, True)


def photo_copied(checker: Checker, _: Path) -> object:
    return checker.clean("bild.png", photo().data, places=[Place(What.BOX, Box(1, 1, 9, 9))])


def film_copied(checker: Checker, _: Path) -> object:
    return checker.clean("vlogg.mp4", vlog().data)


def page_read(_: Checker, folder: Path) -> object:
    page = folder / "a.html"
    page.write_text("<p>Hej</p>", encoding="utf-8")
    return read_draft([page])


GIVEN: dict[str, tuple[Stage, Callable[[Checker, Path], object]]] = {
    "photo opened": (Stage(cleaning, "open_picture", lambda *_: "bild"), photo_copied),
    "photo covered": (Stage(cleaning, "find_faces", lambda *_: ["ansikte"]), photo_copied),
    "photo written": (Stage(cleaning, "_encoded", lambda *_: b"kopia"), photo_copied),
    "photo examined again": (Stage(cleaning, "examine", lambda *_, **__: NO_COPY), photo_copied),
    "codes read again": (Stage(cleaning, "scan_codes", lambda *_: ["kod"]), photo_copied),
    "rest of the photo": (Stage(cleaning, "pieces", lambda *_: ["rest"]), photo_copied),
    "photo": (Stage(pipeline, "clean", lambda *_, **__: b"kopia"), photo_copied),
    "film opened": (Stage(film_cleaning, "open_film", lambda *_: "film"), film_copied),
    "film covered": (Stage(film_faces, "find_faces", lambda *_, **__: ["ansikte"]), film_copied),
    "film written": (Stage(film_cleaning, "encoded", lambda *_: b"kopia"), film_copied),
    "film examined again": (Stage(film_cleaning, "examine_film", lambda *_, **__: NO_COPY), film_copied),
    "film": (Stage(pipeline, "clean_film", lambda *_, **__: b"kopia"), film_copied),
    "letters": (Stage(reading, "decode", lambda *_: b"text"), page_read),
    "page": (Stage(reading, "_html", lambda *_: b"text"), page_read),
    "document": (Stage(reading, "read_text", lambda *_: 7), page_read),
    "pictures in it": (Stage(reading, "pictures_in", lambda *_: ["bild"]), page_read),
    "pictures beside it": (Stage(reading, "pictures_beside", lambda *_: [7]), page_read),
}
"""What is broken, and what is not to be had then."""


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("what", GIVEN)
def test_a_broken_stage_gives_nothing_out(checker, broken, tmp_path, what, fault):
    stage, ask = GIVEN[what]
    broken(stage, fault)
    with pytest.raises(Exception):  # noqa: B017, PT011  (which one is the stage's own matter)
        ask(checker, tmp_path)


def test_the_same_is_given_where_nothing_is_broken(checker, broken, tmp_path):
    assert all(ask(checker, tmp_path) for ask in (photo_copied, film_copied, page_read))


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("what", ["photo", "document"])
def test_the_command_says_that_there_is_nothing(checker, broken, tmp_path, monkeypatch, *, what, fault):
    broken(GIVEN[what][0], fault)
    monkeypatch.setattr(Checker, "load", lambda *_: checker)
    (tmp_path / "a.png").write_bytes(photo().data)
    (tmp_path / "a.txt").write_text(HARMLESS, encoding="utf-8")
    copy = ["clean", str(tmp_path / "a.png"), "--out", str(tmp_path / "b.png")]
    ended = CliRunner().invoke(app, copy if what == "photo" else ["check", str(tmp_path / "a.txt")])
    assert ended.exit_code == 3
    assert ("hann inte" if fault == "hangs" else "Internt fel") in ended.stderr
    assert HARMLESS not in ended.output
    assert not (tmp_path / "b.png").exists()


WORKER = {
    "files": Stage(Entry, "parts", lambda *_: "delar"),
    "content": Stage(Entry, "content", lambda *_: 7),
    "draft": Stage(Entry, "draft", lambda *_: "utkast"),
    "trace": Stage(WorkerStandIn, "trace", lambda *_: 7),
    "check": Stage(WorkerStandIn, "check", lambda *_, **__: "clear"),
}


# One that hangs is ended with its process: see tests/audit/test_run.py.
# What has no digest is checked too, and not remembered.
@pytest.mark.parametrize(
    ("what", "fault"),
    [
        (what, fault)
        for what in WORKER
        for fault in FAULTS
        if fault != "hangs" and (what, fault) != ("content", "nothing")
    ],
)
def test_an_entry_whose_check_is_broken_is_told_as_unchecked(broken, what, fault):
    broken(WORKER[what], fault)
    told = answer(Task(0, Entry(1, 1, HARMLESS)), Settings(load=load)).told
    assert told is not None
    assert (told["verdict"], told["complete"]) == ("review", False)
    assert told["unchecked"][0].startswith("Internt fel")
