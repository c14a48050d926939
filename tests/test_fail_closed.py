"""Each stage raises, hangs, answers nothing and answers rubbish: the verdict is never clear, and people are told."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

from checker import attempt, gate, judging, pipeline
from checker.attempt import MOST_STUCK, within
from checker.cli import app
from checker.draft import Attachment, Draft
from checker.errors import LogError, OverdueError
from checker.finding import Finding, Layer, Severity, Type, Verdict
from checker.gate import Gate
from checker.image import examine
from checker.image.text import PictureText
from checker.keyring import Keyring
from checker.log.store import Log
from checker.permissions import Permissions
from checker.pipeline import Checker
from checker.receipt import token
from checker.receipt.statement import Statement
from checker.risk.verdict import Cause, Judgement, Signal
from checker.risk.weighing import Weighing
from checker.text import hits, reader
from checker.text.entities import EntityReader
from checker.text.heads import Heads
from checker.text.network import Answers, Networks
from checker.text.tagger import Tagger
from tests.breaking import FAULTS, HARMLESS, Stage, broken, form, photo, release, told
from tests.web.stand_in import CLEAR, StandIn

__all__ = ["broken", "form", "release"]

DANGEROUS = "Testa Exempelsson, 850312-9804, ligger på avdelning 54."
NAN = float("nan")
OUTSIDE = Finding(Type.PERSON, "person/staff", Severity.INFO, 10_000, 10_003)


def nan_answers(*arguments: Any) -> Answers:
    answers = REAL_NETWORKS(*arguments)
    return replace(answers, verdicts=np.full_like(answers.verdicts, NAN))


REAL_NETWORKS = Networks.__call__

TEXT_STAGES = {
    "reader": Stage(reader.TextReader, "read", lambda *_: "läst"),
    "page": Stage(reader.TextReader, "page", lambda *_: ()),
    "names": Stage(EntityReader, "read", lambda *_: [("Testa", "PERSON")]),
    "rules": Stage(hits, "find_all", lambda *_: ["regel"]),
    "networks": Stage(Networks, "__call__", nan_answers),
    "heads": Stage(Heads, "logits", lambda *_: np.full(3, NAN, np.float32)),
    "tagger": Stage(Tagger, "probabilities", lambda *_: np.full((1, 1), 7, np.float32)),
    "weighing": Stage(Weighing, "signal", lambda *_: Signal(NAN, NAN, NAN)),
    "judgement": Stage(judging, "judge", lambda *_: Judgement(Verdict.CLEAR, (Cause.NAMED,))),
    "persons": Stage(judging.persons, "gather", lambda *_: ([OUTSIDE], [])),
    "policy": Stage(Permissions, "applied", lambda *_: [OUTSIDE]),
    "protected": Stage(judging.House, "hidden", lambda *_: ["dold"]),
    "estimate": Stage(pipeline, "_persons", lambda *_: ["person"]),
    "rewrite": Stage(pipeline, "rewrite", lambda *_: "Säkrare", DANGEROUS),
}
NAN_TEXT = [PictureText("Hej", Layer.OCR), "hej"]
PHOTO_STAGES = {
    "Bildens dolda uppgifter": Stage(examine, "examine_metadata", lambda *_: (1, 2)),
    "Ansikten i bilden": Stage(examine, "find_faces", lambda *_, **__: ["ansikte"]),
    "Koder i bilden": Stage(examine, "find_codes", lambda *_: ["kod"]),
    "Text i bilden": Stage(examine, "read_text", lambda *_: NAN_TEXT),
    "": Stage(pipeline, "examine", lambda *_: (), ""),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("stage", TEXT_STAGES)
def test_a_broken_stage_of_the_text_is_told(checker, broken, form, caplog, *, stage, fault):
    caplog.set_level(logging.DEBUG)
    broken(TEXT_STAGES[stage], fault)
    report = checker.check(Draft.of(TEXT_STAGES[stage].text))
    told(report, "text", form)
    assert HARMLESS not in caplog.text
    if stage == "rewrite":
        assert report.verdict is Verdict.STOP
        assert report.rewrite is None
        assert report.unworded is None


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("what", PHOTO_STAGES)
def test_a_broken_stage_of_a_photo_is_told(checker, broken, form, what, fault):
    broken(PHOTO_STAGES[what], fault)
    report = checker.check(Draft.of(HARMLESS, [photo()]))
    assert what in told(report, "bild.png", form)


def test_the_same_draft_is_clear_where_nothing_is_broken(checker, broken):
    report = checker.check(Draft.of(HARMLESS, [photo()]))
    assert (report.verdict, report.complete) == (Verdict.CLEAR, True)


def test_what_else_was_found_in_a_photo_is_told_beside_the_fault(checker, broken):
    broken(PHOTO_STAGES["Ansikten i bilden"], "raises")
    named = Attachment("IMG_20240312_141503.png", photo().data)
    report = checker.check(Draft.of("", [named]))
    assert [finding.rule for finding in report.findings] == ["image/file_name"]
    assert not report.complete


@pytest.fixture
def door(tmp_path) -> Gate:
    """A gate with keys and log; what it answers for a clear draft carries a receipt."""
    Keyring.create(tmp_path / "keys").new()
    return Gate.open(tmp_path / "keys", str(tmp_path / "log.db"))


def cleared(door: Gate) -> str | None:
    return door.checked(Draft.of(HARMLESS), CLEAR, gate.Source.COMMAND)[1].receipt


LOG_STAGES = {
    "log read": Stage(Log, "about", lambda *_: ["rad"]),
    "log written": Stage(Log, "append_in", None),
    "receipt": Stage(token, "sign", lambda *_: "a.b.c"),
    "statement": Stage(Statement, "of", lambda *_: None),
}


# What the writer of the log answers is not asked for; its own tests see that a line was written.
@pytest.mark.parametrize(
    ("stage", "fault"),
    [(stage, fault) for stage in LOG_STAGES for fault in FAULTS if stage != "log written" or fault in FAULTS[:2]],
)
def test_broken_log_and_receipts_let_nothing_through(door, broken, monkeypatch, stage, fault):
    assert cleared(door)
    broken(LOG_STAGES[stage], fault)
    monkeypatch.setattr(gate, "SECONDS", 0.3)
    with pytest.raises(LogError if fault == "hangs" else Exception):
        cleared(door)


def test_a_fault_behind_the_command_is_not_taken_for_a_verdict(tmp_path, monkeypatch):
    def raises(*_: Any) -> Any:
        raise RuntimeError(DANGEROUS)

    monkeypatch.setattr(Checker, "load", lambda *_: StandIn(raises))
    (tmp_path / "utkast.txt").write_text(DANGEROUS, encoding="utf-8")
    ended = CliRunner().invoke(app, ["check", str(tmp_path / "utkast.txt")])
    assert ended.exit_code == 3
    assert "Internt fel (RuntimeError)" in ended.stderr
    assert "Exempelsson" not in ended.output


def test_stages_that_hang_are_bounded(release):
    for _ in range(MOST_STUCK):
        with pytest.raises(OverdueError):
            within(0.001, lambda: release.wait(30))
    with pytest.raises(OverdueError):
        within(30, lambda: 1)
    release.set()
    while attempt._stuck:
        threading.Event().wait(0.01)
    assert within(30, lambda: 1) == 1


def test_a_thread_that_hangs_is_given_no_further_stage(release):
    first = within(30, threading.get_ident)
    assert within(30, threading.get_ident) == first
    with pytest.raises(OverdueError):
        within(0.001, lambda: release.wait(30))
    others = {within(30, threading.get_ident) for _ in range(3)}
    assert len(others) == 1
    assert others != {first}


def test_what_a_stage_raises_is_raised_where_it_is_waited_for():
    with pytest.raises(KeyError):
        within(5, lambda: {}["x"])
