"""A photo or film made fit to be posted: checked, cleaned where something was found, and checked again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from checker.draft import Attachment, Draft
from checker.errors import CleaningError
from checker.finding import Box, Layer, Severity, Verdict
from checker.pace import Pace
from checker.report import Report


class Copy(Protocol):
    """A cleaned photo or film."""

    @property
    def name(self) -> str:
        """Its harmless name."""

    @property
    def data(self) -> bytes:
        """Its bytes."""


class Cleans(Protocol):
    """What is needed of the pipeline."""

    def check(self, draft: Draft, pace: Pace | None = None, *, reword: bool = True) -> Report:
        """Judge a draft; a safe wording only where ``reword``."""

    def clean(
        self, name: str, data: bytes, *, faces: bool = True, boxes: Sequence[Box] = (), pace: Pace | None = None
    ) -> Copy:
        """A copy without metadata, faces and boxes filled."""


READ = frozenset({Layer.OCR, Layer.CODE})
"""Layers with a place in the picture that the cleaner does not find by itself: text and codes."""


def cleaned(checker: Cleans, photo: Attachment, *, faces: bool = True, pace: Pace | None = None) -> Attachment:
    """A copy without hidden data, its faces, codes and dangerous text filled, under a harmless name.

    Of a film the text that somebody sees in it is not filled: a copy that shows some is not handed out.

    Raises:
        CheckerError: when the photo can't be read, or no copy of it passes the check.
    """
    pace = pace or Pace()
    before = checker.check(Draft.of("", [photo]), pace.part(0, 3))
    boxes = [
        finding.box
        for finding in before.findings
        if finding.layer in READ and finding.severity is not Severity.INFO and finding.box is not None
    ]
    made = checker.clean(photo.name, photo.data, faces=faces, boxes=boxes, pace=pace.part(1, 3))
    copy = Attachment(made.name, made.data)
    if not _passes(checker.check(Draft.of("", [copy]), pace.part(2, 3))):
        raise CleaningError(
            "Kopian klarade inte kontrollen. Publicera den inte. Beskär bilden, klipp filmen eller välj en annan."
        )
    return copy


def _passes(report: Report) -> bool:
    return report.complete and report.verdict is not Verdict.STOP
