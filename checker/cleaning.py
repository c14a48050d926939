"""A photo or film made fit to be posted: checked, cleaned as chosen, checked again, and handed over with its proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from checker.choice import Choice
from checker.digest import sha256
from checker.draft import Attachment, Draft
from checker.errors import ChoiceError, CleaningError
from checker.film.sound import clock
from checker.finding import Box, Finding, Severity, Verdict
from checker.image.boxes import inside
from checker.pace import Pace
from checker.place import Place, What, places, what_of
from checker.proof import Proof, hidden_kinds
from checker.reading import media_kind
from checker.report import Report

WITHIN = 0.5
"""Share of what is found in the copy that lies in a place to be kept, from which it is what was kept: a line of text is
read anew, and its box is another by some pixels."""


ALIKE = {What.POSSIBLE_FACE: What.FACE}
"""What the second look may take for the other: the score of a face moves a little with every encoding."""


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
        keep: Sequence[Box] = (),
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

    What somebody chose to keep may be found in the copy again, and its verdict is then the one of the proof. Of a film
    the text that somebody sees in it is not filled: a copy that shows some is not handed out.

    Raises:
        ChoiceError: when a place to keep is none, or single places of a film are chosen.
        CheckerError: when the photo can't be read, or no copy of it passes the check.
    """
    pace, choice = pace or Pace(), choice or Choice()
    if media_kind(photo.data) == "film" and (choice.keep or choice.known):
        raise ChoiceError("I en film kan enstaka rutor inte väljas, bara slag: ansikten, texter eller koder.")
    before = checker.check(Draft.of("", [photo]), pace.part(0, 3), reword=False)
    found = places(before.findings)
    every = choice.all_of(found)
    faces = [place for place in found if place.what is What.FACE]
    made = checker.clean(
        photo.name,
        photo.data,
        faces=What.FACE in choice.fill,
        # Faces are found anew, with a margin and in every frame.
        places=[place for place in every if choice.fills(place) and place not in faces],
        keep=sorted(choice.keep, key=lambda box: (box.y, box.x)),
        pace=pace.part(1, 3),
    )
    copy = Attachment(made.name, made.data)
    after = checker.check(Draft.of("", [copy]), pace.part(2, 3), reword=False)
    kept = [place for place in every if choice.keeps(place)]
    unchosen = [finding for finding in after.findings if not _chosen(finding, kept)]
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


def _chosen(finding: Finding, kept: Sequence[Place]) -> bool:
    """Whether this was found in the copy because somebody chose to keep it."""
    what, box = what_of(finding), finding.box
    if what is None or box is None:
        return False
    same = [place for place in kept if ALIKE.get(place.what, place.what) is ALIKE.get(what, what)]
    # Where a whole kind stays in a film, what moves is never where it was found.
    return any(place.time_s is not None or inside(box, place.box) >= WITHIN for place in same)


def _why_not(report: Report, unchosen: Sequence[Finding]) -> str:
    """Why a copy is not handed out: in a film text and codes are not filled, and where they are seen is told."""
    written = [place for place in places(unchosen) if place.what in {What.TEXT, What.CODE} and place.time_s is not None]
    if report.complete and written:
        times = ", ".join(dict.fromkeys(clock(place.time_s or 0.0) for place in written))
        return (
            f"I filmen syns text eller koder som inte kan täckas här ({times}). Klipp bort de ställena och pröva igen."
        )
    return "Kopian klarade inte kontrollen. Publicera den inte. Beskär bilden, klipp filmen eller välj en annan."


def _passes(report: Report, unchosen: Sequence[Finding]) -> bool:
    """Whether a copy may be handed out: a stop only where all that is grave in it stays because somebody chose so."""
    if not report.complete or report.verdict is not Verdict.STOP:
        return report.complete
    told = any(finding.severity is Severity.STOP for finding in report.findings)
    return told and all(finding.severity is Severity.INFO for finding in unchosen)
