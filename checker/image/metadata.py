"""Findings in the hidden data of a file: one for each rule, with the values that it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.errors import UnreadableError
from checker.finding import Finding, Layer
from checker.image.faces import find_faces
from checker.image.fields.field import THUMBNAIL, WORDS, Field, Preview
from checker.image.fields.hidden import hidden
from checker.image.names import telling, worded
from checker.image.opening import Picture, open_picture
from checker.image.text import PictureText
from checker.rules import RuleBook
from checker.sound import require

MAX_QUOTE = 160
MAX_PREVIEWS = 8
"""Most embedded pictures that are searched for faces; all of them are findings anyway."""

PREVIEW_SCALES = (320, 640)
"""A thumbnail has 160 pixels as a rule."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the hidden data and the name of a file give away."""

    findings: tuple[Finding, ...]
    texts: tuple[PictureText, ...]


def examine_metadata(picture: Picture, rules: RuleBook) -> Metadata:
    """Findings by rule, and the words among them for the text rules.

    Raises:
        UnreadableError: when the structure of the file is damaged.
        ModelError: when a thumbnail needs to be searched for faces and the detector is missing.
    """
    return told(list(hidden(picture.data, picture.kind)), picture.name, rules)


def told(found: Sequence[Field | Preview], part: str, rules: RuleBook) -> Metadata:
    """Findings and words of the hidden fields of the file ``part``, and of its name.

    Raises:
        ModelError: when an embedded picture needs to be searched for faces and the detector is missing.
        UnsoundError: when one is no field.
    """
    fields = [item for item in found if isinstance(item, Field)]
    previews = [item for item in found if isinstance(item, Preview)]
    require(len(fields) + len(previews) == len(found), "fields")
    fields += [Field(THUMBNAIL, preview.place) for preview in previews]
    findings = [
        *_by_rule(fields, part, rules),
        *_preview_faces(previews, part, rules),
        *_name(part, rules),
    ]
    return Metadata(tuple(findings), tuple(_texts(fields, part)))


def _by_rule(fields: Sequence[Field], part: str, rules: RuleBook) -> Iterator[Finding]:
    for rule in dict.fromkeys(field.rule for field in fields):
        members = [field for field in fields if field.rule == rule]
        # Bare names of fields are told only where no field has words.
        told = [field.value for field in members if field.value] or [field.name for field in members]
        quote = shortened("; ".join(dict.fromkeys(told)))
        yield rules[rule].finding(part=part, layer=Layer.METADATA, quote=quote)


def _preview_faces(previews: Sequence[Preview], part: str, rules: RuleBook) -> Iterator[Finding]:
    scores = [score for preview in previews[:MAX_PREVIEWS] if (score := _best_face(preview.data))]
    if scores:
        yield rules["image/thumbnail_face"].finding(part=part, layer=Layer.METADATA, score=max(scores))


def _best_face(data: bytes) -> float | None:
    """The score of the surest face in an embedded picture; None where there is none, or it can't be opened."""
    try:
        preview = open_picture(data, "miniatyr")
        faces = find_faces(next(preview.upright()), PREVIEW_SCALES)
    except UnreadableError:
        # It stays a finding of its own; a missing detector (ModelError) is told by the caller.
        return None
    return next((face.score for face in faces if face.sure), None)


def _name(name: str, rules: RuleBook) -> Iterator[Finding]:
    if quote := telling(name, rules["image/file_name"]):
        yield rules["image/file_name"].finding(part=name, layer=Layer.METADATA, quote=quote)


def _texts(fields: Sequence[Field], name: str) -> Iterator[PictureText]:
    for value in dict.fromkeys(field.value for field in fields if field.rule in WORDS and field.value):
        yield PictureText(value, Layer.METADATA)
    if words := worded(name):
        yield PictureText(words, Layer.METADATA)


def shortened(text: str) -> str:
    """The text on one line, cut to MAX_QUOTE characters."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_QUOTE else line[: MAX_QUOTE - 1] + "…"
