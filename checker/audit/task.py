"""What a worker gets and gives, and how it checks: the same in a process of our own and in a worker of Dask."""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TextIO

from checker.audit.entry import Entry
from checker.audit.outcome import outcome_of
from checker.errors import CheckerError
from checker.failure import failed_report, lacking
from checker.memory import give_back
from checker.report import Engine, Report
from checker.sound import require

if TYPE_CHECKING:
    from checker.pipeline import Checker

ROW_S = 300.0
"""Longest time for one entry; a post of twenty large photos takes some 60 s on one core."""

DIED = "Granskningen av utkastet avbröts två gånger: processen dog eller blev inte färdig i tid."
"""What is told of an entry that takes its worker down."""


def load_checker(policy_file: Path | None) -> Checker:
    """The checker of this installation.

    Raises:
        CheckerError: when it can't be loaded.
    """
    from checker.pipeline import Checker  # noqa: PLC0415  (a worker that can't start should say so in a moment)
    from checker.policy import Policy  # noqa: PLC0415

    loaded = Checker.load(Policy.load(policy_file) if policy_file else None)
    give_back()
    return loaded


@dataclass(frozen=True, slots=True)
class Settings:
    """How all entries of a run are checked. ``whole`` asks for reports; otherwise no word of a draft comes back."""

    policy_file: Path | None = None
    reword: bool = False
    whole: bool = False
    row_s: float = ROW_S
    load: Callable[[Path | None], Checker] = load_checker


@dataclass(frozen=True, slots=True)
class Task:
    """An entry to be checked. ``before`` is the trace that it left in an earlier run with other rules."""

    place: int
    entry: Entry
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a task. ``content`` is the digest of what was checked, None where not all could be read.

    ``told`` is the report, or the outcome alone; None where the rules say the same of the draft as before.
    """

    content: str | None
    trace: str | None
    told: dict[str, Any] | None = field(repr=False)


_one_at_a_time = Lock()


def answer(task: Task, settings: Settings) -> Answer:
    """Check one entry; whatever goes wrong with it is its own report. One that takes too long ends the process."""
    judge = checker(settings)
    # The clock is one for the whole process; a thread of C, so that it goes off whatever Python is busy with.
    with _one_at_a_time:
        faulthandler.dump_traceback_later(settings.row_s, exit=True, file=_nowhere())
        try:
            return _checked(task, settings, judge)
        finally:
            faulthandler.cancel_dump_traceback_later()


def failed(task: Task, settings: Settings, engine: Engine, reason: str = DIED) -> Answer:
    """The answer for an entry that can't be checked."""
    try:
        content = task.entry.content(task.entry.parts())
    except CheckerError:
        content = None
    return Answer(content, None, _told(failed_report(engine, reason), settings))


@cache
def checker(settings: Settings) -> Checker:
    """One checker a process."""
    return settings.load(settings.policy_file)


def _checked(task: Task, settings: Settings, judge: Checker) -> Answer:
    content = trace = None
    try:
        parts = task.entry.parts()
        content = task.entry.content(parts)
        require(content is None or isinstance(content, str), "content")
        draft = task.entry.draft(parts)
        if not (settings.whole or draft.files or parts.missed):
            trace = judge.trace(draft.text)
            require(isinstance(trace, str), "trace")
            if trace == task.before:
                return Answer(content, trace, None)
        report = judge.check(draft, reword=settings.reword)
        require(isinstance(report, Report), "report")
        report = lacking(report, parts.unchecked)
    except CheckerError as error:
        report = failed_report(judge.judged_by, str(error))
    except Exception as error:  # noqa: BLE001  (a row that crashes the check is reported and not judged)
        report = failed_report(judge.judged_by, f"Internt fel ({type(error).__name__}).")
    return Answer(content, trace, _told(report, settings))


def _told(report: Report, settings: Settings) -> dict[str, Any]:
    return report.as_json() if settings.whole else outcome_of(report.as_json())


@cache
def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  (kept open for the clock)
