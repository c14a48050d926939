"""Words found in a picture or film, for the same rules as the draft's text."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.finding import Box, Layer


@dataclass(frozen=True, slots=True)
class PictureText:
    """Words with the layer that they stand in: read by OCR, in a code, or in the metadata (then without box).

    ``score`` is the reader's own confidence, 0 to 1. ``frame`` counts from 0 in animations, ``time_s`` tells the place
    in a film.
    """

    text: str = field(repr=False)
    layer: Layer
    box: Box | None = None
    score: float = 1.0
    frame: int = 0
    time_s: float | None = None
