"""The reports of drafts that could not be examined, at all or in part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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


def lacking(report: Report, missed: Sequence[Unchecked]) -> Report:
    """The report of a draft that came without some of its parts: as grave as what was there, and never clear."""
    if not missed:
        return report
    verdict = max(report.verdict, Verdict.REVIEW)
    return replace(
        report,
        verdict=verdict,
        summary=reasons.summary(verdict, complete=False),
        complete=False,
        unchecked=(*report.unchecked, *missed),
    )
