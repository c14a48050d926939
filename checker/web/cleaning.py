"""A photo made fit to be posted: checked, cleaned where something was found, and checked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.draft import Attachment, Draft
from checker.errors import CleaningError
from checker.finding import Layer, Severity, Verdict

if TYPE_CHECKING:
    from checker.report import Report
    from checker.web.desk import Checks

READ = frozenset({Layer.OCR, Layer.CODE})
"""Layers with a place in the picture that the cleaner does not find by itself: text and codes."""


def cleaned(checker: Checks, photo: Attachment) -> Attachment:
    """A copy without hidden data, its faces, codes and dangerous text filled, under a harmless name.

    Raises:
        CheckerError: when the photo can't be read, or no copy of it passes the check.
    """
    before = checker.check(Draft.of("", [photo]))
    boxes = [
        finding.box
        for finding in before.findings
        if finding.layer in READ and finding.severity is not Severity.INFO and finding.box is not None
    ]
    made = checker.clean(photo.name, photo.data, boxes=boxes)
    copy = Attachment(made.name, made.data)
    if not _passes(checker.check(Draft.of("", [copy]))):
        raise CleaningError(
            "Kopian av bilden klarade inte kontrollen. Publicera den inte. Beskär bilden eller välj en annan."
        )
    return copy


def _passes(report: Report) -> bool:
    return report.complete and report.verdict is not Verdict.STOP
