"""A place in a picture that may be filled: what is there, and its box."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checker.errors import ChoiceError
from checker.finding import Box, Finding, Layer, Severity

PERHAPS_RULE = "image/face_perhaps"
UNSEEN_RULE = "image/transparent_face"
"""A face that nobody sees: a copy built from what is shown does not have it."""

WRITTEN = re.compile(r"(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})(?:@(\d{1,5}(?:\.\d{1,3})?))?", re.ASCII)


class What(StrEnum):
    """What a place shows; a ``box`` is one that a person has drawn, whatever is there."""

    FACE = "face"
    POSSIBLE_FACE = "possible_face"
    TEXT = "text"
    CODE = "code"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Spot:
    """What names a place: its box and, in a film, the second that its finding tells."""

    box: Box
    time_s: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the upright picture, in a film with its second."""

    what: What
    box: Box
    time_s: float | None = None

    @property
    def spot(self) -> Spot:
        """What names it."""
        return Spot(self.box, self.time_s)

    def as_json(self) -> dict[str, Any]:
        """Kind and box, and the number of its pixels: never what stands there."""
        row: dict[str, Any] = {"kind": self.what.value, "box": box_json(self.box), "pixels": _pixels(self.box)}
        return row if self.time_s is None else row | {"time_s": self.time_s}


def what_of(finding: Finding) -> What | None:
    """What a finding's place shows; None for one without a place, or that nobody sees.

    Text and codes count as soon as they are more than a note.
    """
    if finding.box is None:
        return None
    if finding.layer is Layer.FACE and finding.rule != UNSEEN_RULE:
        return What.POSSIBLE_FACE if finding.rule == PERHAPS_RULE else What.FACE
    if finding.severity is Severity.INFO:
        return None
    return {Layer.OCR: What.TEXT, Layer.CODE: What.CODE}.get(finding.layer)


def places(findings: Iterable[Finding]) -> tuple[Place, ...]:
    """The places of these findings, each box once: a line with a name and a number is one place."""
    found: dict[tuple[Box, float | None], Place] = {}
    for finding in findings:
        if (what := what_of(finding)) and finding.box:
            found.setdefault((finding.box, finding.time_s), Place(what, finding.box, finding.time_s))
    return tuple(found.values())


def spot_of(written: str) -> Spot:
    """A spot as people write it: ``x,y,width,height`` in pixels, as in a finding's ``box``, in a film with its second.

    >>> spot_of("120,80,40,52"), spot_of("120,80,40,52@3.5").time_s
    (Spot(box=Box(x=120, y=80, width=40, height=52), time_s=None), 3.5)

    Raises:
        ChoiceError: when it is none.
    """
    filled = WRITTEN.fullmatch(written.replace(" ", ""))
    x, y, width, height = map(int, filled.groups()[:4]) if filled else (0, 0, 0, 0)
    if not filled or not width or not height:
        raise ChoiceError("En ruta skrivs x,y,bredd,höjd, som i svaret: 120,80,40,52. I en film: 120,80,40,52@3.5.")
    return Spot(Box(x, y, width, height), float(filled[5]) if filled[5] else None)


def written(spot: Spot) -> str:
    """A spot as ``spot_of`` reads it.

    >>> written(Spot(Box(120, 80, 40, 52))), written(Spot(Box(120, 80, 40, 52), 3.5))
    ('120,80,40,52', '120,80,40,52@3.5')
    """
    box = spot.box
    at = "" if spot.time_s is None else f"@{spot.time_s:g}"
    return f"{box.x},{box.y},{box.width},{box.height}{at}"


def box_json(box: Box) -> dict[str, int]:
    """A box as in a report."""
    return {"x": box.x, "y": box.y, "width": box.width, "height": box.height}


def _pixels(box: Box) -> int:
    return box.width * box.height
