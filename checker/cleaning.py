"""A photo or film made fit to be posted: checked, cleaned as chosen, checked again, and handed over with its proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from checker.choice import Choice
from checker.chosen import Chosen
from checker.digest import sha256
from checker.draft import Attachment, Draft
from checker.errors import CleaningError
from checker.film.cleaning import uncovered
from checker.finding import Finding, Severity, Verdict
from checker.pace import Pace
from checker.place import Place, What, places
from checker.proof import Proof, hidden_kinds
from checker.report import Report


class Copy(Protocol):
    """A cleaned photo or film."""

    @property
    def name(self) -> str:
        """Its harmless name."""

    @property
    def data(self) -> bytes:
        """Its bytes."""

    @property
    def filled(self) -> tuple[Place, ...]:
        """What was filled."""

    @property
    def stays(self) -> tuple[Place, ...]:
        """What was to be kept of a film, each time that it was seen."""


class Cleans(Protocol):
    """What is needed of the pipeline."""

    def check(self, draft: Draft, pace: Pace | None = None, *, reword: bool = True) -> Report:
        """Judge a draft; a safe wording only where ``reword``."""

    def clean(
        self,
        name: str,
        data: bytes,
        *,
        faces: bool = True,
        places: Sequence[Place] = (),
        keep: Sequence[Place] = (),
        pace: Pace | None = None,
    ) -> Copy:
        """A copy without metadata, places and faces filled but for those to keep."""


@dataclass(frozen=True, slots=True)
class CleanCopy:
    """A copy that may be handed out, and what can be said of it."""

    file: Attachment
    proof: Proof


def cleaned(checker: Cleans, photo: Attachment, choice: Choice | None = None, *, pace: Pace | None = None) -> CleanCopy:
    """A copy without hidden data, what was chosen in it filled, under a harmless name, with its proof.

    What somebody chose to keep may be found in the copy again, and its verdict is then the one of the proof.

    Raises:
        ChoiceError: when a place to keep is none.
        CheckerError: when the photo can't be read, or no copy of it passes the check.
    """
    pace, choice = pace or Pace(), choice or Choice()
    before = checker.check(Draft.of("", [photo]), pace.part(0, 3), reword=False)
    found = places(before.findings)
    every = choice.all_of(found)
    made = checker.clean(
        photo.name,
        photo.data,
        faces=What.FACE in choice.fill,
        # Faces are found anew, with a margin and in every frame; those of a film name what is followed.
        places=[one for one in every if choice.fills(one) and (one.what is not What.FACE or one.time_s is not None)],
        keep=[place for place in every if place.spot in choice.keep],
        pace=pace.part(1, 3),
    )
    copy = Attachment(made.name, made.data)
    after = checker.check(Draft.of("", [copy]), pace.part(2, 3), reword=False)
    kept = [place for place in every if choice.keeps(place)]
    chosen = Chosen.of(choice, kept, before.findings, made.stays)
    unchosen = [finding for finding in after.findings if not chosen.has(finding)]
    if not _passes(after, unchosen):
        raise CleaningError(_why_not(after, unchosen))
    proof = Proof(
        sha256(photo.data),
        sha256(copy.data),
        copy.name,
        after.verdict,
        after.engine,
        hidden_kinds(before),
        made.filled,
        tuple(kept),
        places(after.findings),
        places(unchosen),
    )
    return CleanCopy(copy, proof)


def _why_not(report: Report, unchosen: Sequence[Finding]) -> str:
    """Why a copy is not handed out: of a film, where text or codes are still seen."""
    written = [place for place in places(unchosen) if place.what in {What.TEXT, What.CODE} and place.time_s is not None]
    if report.complete and written:
        return uncovered(place.time_s or 0.0 for place in written)
    return "Kopian klarade inte kontrollen. Publicera den inte. Beskär bilden, klipp filmen eller välj en annan."


def _passes(report: Report, unchosen: Sequence[Finding]) -> bool:
    """Whether a copy may be handed out: a stop only where all that is grave in it stays because somebody chose so."""
    if not report.complete or report.verdict is not Verdict.STOP:
        return report.complete
    told = any(finding.severity is Severity.STOP for finding in report.findings)
    return told and all(finding.severity is Severity.INFO for finding in unchosen)
