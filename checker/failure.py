"""The report of a draft that could not be examined at all."""

from __future__ import annotations

from checker.finding import Verdict
from checker.report import Engine, Report, Unchecked
from checker.risk import reasons


def failed_report(judged_by: Engine, reason: str) -> Report:
    """The report of a draft that could not be examined at all."""
    return Report(
        verdict=Verdict.REVIEW,
        summary=reasons.summary(Verdict.REVIEW, complete=False),
        engine=judged_by,
        complete=False,
        unchecked=(Unchecked("draft", reason),),
    )
