"""One file examined: metadata, faces, codes and text, as findings and as words for the text rules."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from PIL import Image

from checker.draft import Attachment, today
from checker.finding import Finding, Layer
from checker.image.boxes import shared
from checker.image.codes import find_codes, is_public
from checker.image.faces import MOVING_SCALES, SCALES, Face, find_faces
from checker.image.metadata import Metadata, examine_metadata
from checker.image.opening import Picture, open_picture
from checker.image.reading import read_text
from checker.image.shown import Shown, is_blank, is_even
from checker.image.text import PictureText
from checker.memory import give_back
from checker.policy import Policy
from checker.report import Unchecked
from checker.rules import RuleBook
from checker.searches import Searches
from checker.sound import each, require, seen

MAX_SECONDS = 30.0
"""Longest time until the last frame of a file is begun; those that are not reached by then are told as unchecked."""

SEARCH_SECONDS = 60.0
"""Longest time for one search in one frame; the slowest, text in 48 megapixels, takes a tenth of it."""

T = TypeVar("T")

HIDDEN, FACES, CODES, WRITING = "Bildens dolda uppgifter", "Ansikten i bilden", "Koder i bilden", "Text i bilden"
"""What is searched for, as the report names it where it could not be."""

SAME_PLACE = 0.5
"""Overlap, as share of the union, from which faces in two frames count as the same."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What a picture gives away. ``size`` is width and height, upright; boxes count in it.

    ``texts`` are for the text rules: they are not judged here. ``lasting``: another try would see no more.
    """

    findings: tuple[Finding, ...]
    unchecked: tuple[Unchecked, ...]
    texts: tuple[PictureText, ...]
    size: tuple[int, int]
    lasting: bool = False


def sound_examination(made: Examination) -> Examination:
    """An examination that is one.

    Raises:
        UnsoundError: when it is something else, or holds something else.
    """
    require(isinstance(made, Examination), "examination")
    seen(made.findings)
    each(Unchecked)(made.unchecked)
    each(PictureText)(made.texts)
    return made


@dataclass(slots=True)
class _Work:
    """What has been found so far in the frames of one file."""

    picture: Picture
    deadline: float
    faces: list[Face] = field(default_factory=list)
    texts: list[PictureText] = field(default_factory=list)
    searches: Searches = field(default_factory=Searches)

    def attempt(self, kind: type[T], what: str, search: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
        """The search's results; see ``Searches``."""
        return self.searches(SEARCH_SECONDS, kind, what, search) or ()


def examine(file: Attachment, rules: RuleBook, policy: Policy, *, reading: bool = True) -> Examination:
    """Examine a photo; ``reading=False`` leaves out text and codes.

    Raises:
        UnsupportedError, TooLargeError, UnreadableError: when the file can't be examined at all.
    """
    try:
        return _examined(file, rules, policy, reading=reading)
    finally:
        give_back()


def _examined(file: Attachment, rules: RuleBook, policy: Policy, *, reading: bool) -> Examination:
    picture = open_picture(file.data, file.name)
    work = _Work(picture, time.monotonic() + MAX_SECONDS)
    findings = [rules["image/photo"].finding(part=file.name, layer=Layer.FRAME)] if policy.photos == "none" else []
    for metadata in work.attempt(Metadata, HIDDEN, lambda: (examine_metadata(picture, rules),)):
        findings += metadata.findings
        work.texts += metadata.texts
    _frames(work, reading=reading)
    if reading:
        _erased_words(work)
    findings += [*_face_findings(work, rules, policy), *_erased_faces(work, rules)]
    findings += code_findings(work.texts, file.name, rules)
    unchecked = tuple(Unchecked(file.name, reason) for reason in work.searches.unchecked)
    return Examination(tuple(findings), unchecked, tuple(work.texts), picture.size, lasting=not unchecked)


def _frames(work: _Work, *, reading: bool) -> None:
    shown = Shown()
    for number, frame in enumerate(work.picture.upright()):
        if is_blank(frame) or (work.picture.frames > 1 and not shown.is_new(frame)):
            continue
        if number and time.monotonic() > work.deadline:
            work.searches.miss(f"Bara {number} av {work.picture.frames} bildrutor hann granskas. Korta animationen.")
            return
        _frame(work, frame, number, reading=reading)


def _frame(work: _Work, frame: Image.Image, number: int, *, reading: bool) -> None:
    give_back()  # the picture as it was decoded: as large as the frame
    scales = MOVING_SCALES if number else SCALES
    found = work.attempt(Face, FACES, lambda: find_faces(frame, scales, turned=number == 0))
    work.faces += [face for face in found if not any(same_face(face, known) for known in work.faces)]
    if reading:
        _words(work, frame, number)


def _words(work: _Work, frame: Image.Image, number: int) -> None:
    known = {text.text for text in work.texts}
    codes = work.attempt(PictureText, CODES, lambda: find_codes(frame, number))
    texts = (*codes, *work.attempt(PictureText, WRITING, lambda: read_text(frame, number)))
    work.texts += [text for text in texts if text.text not in known]


def same_face(a: Face, b: Face) -> bool:
    """Whether two faces stand in the same place, and ``b`` is known as well as ``a``."""
    return a.sure <= b.sure and shared(a.box, b.box) > SAME_PLACE


def _face_findings(work: _Work, rules: RuleBook, policy: Policy) -> Iterator[Finding]:
    sure = rules[face_rule(policy)]
    for face in work.faces:
        rule = sure if face.sure else rules["image/face_perhaps"]
        yield rule.finding(part=work.picture.name, layer=Layer.FACE, box=face.box, score=face.score)


def face_rule(policy: Policy) -> str:
    """The rule for a sure face: what the hospital has decided about them."""
    if policy.photos == "consented_staff":
        shown = any("photo" in one.covers and today() <= one.until for one in policy.colleagues)
        return "image/face_consented" if shown else "image/face_nobody"
    return "image/face_allowed" if policy.photos == "allowed" else "image/face"


def _erased_faces(work: _Work, rules: RuleBook) -> Iterator[Finding]:
    """Faces that transparency hides from a viewer, and not from whoever takes the transparency away."""
    if (bare := work.picture.unveiled()) is None or is_blank(bare):
        return
    for face in work.attempt(Face, FACES, lambda: find_faces(bare, turned=False)):
        if face.sure and not any(same_face(face, known) for known in work.faces):
            rule = rules["image/transparent_face"]
            yield rule.finding(part=work.picture.name, layer=Layer.FACE, box=face.box, score=face.score)


def _erased_words(work: _Work) -> None:
    """Words and codes that transparency hides: they are read as if they were seen."""
    hidden = work.picture.erased()
    if hidden is not None and not is_even(hidden):
        _words(work, hidden, 0)


def code_findings(texts: Iterable[PictureText], part: str, rules: RuleBook) -> Iterator[Finding]:
    """Findings of codes whose meaning nobody sees, among the words of a file."""
    for text in texts:
        if text.layer is Layer.CODE and not is_public(text.text):
            yield rules["image/code"].finding(
                part=part,
                layer=Layer.CODE,
                box=text.box,
                time_s=text.time_s,
                quote=text.text[:60],
            )
