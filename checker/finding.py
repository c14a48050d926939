"""What is found: a span of text or a box in a picture, its type, and how grave it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering
from typing import Any


@total_ordering
class Verdict(StrEnum):
    """The three answers, ordered ``CLEAR < REVIEW < STOP``.

    >>> max(Verdict.CLEAR, Verdict.STOP, Verdict.REVIEW).value
    'stop'
    """

    CLEAR = "clear"
    REVIEW = "review"
    STOP = "stop"

    @property
    def rank(self) -> int:
        """0 for clear, 1 for review, 2 for stop."""
        return ("clear", "review", "stop").index(self.value)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Verdict):
            return NotImplemented
        return self.rank < other.rank

    # StrEnum brings str's comparisons, which total_ordering would leave in place: "review" <= "clear" must not be
    # answered by the alphabet.
    def __le__(self, other: object) -> bool:
        return self == other or self.__lt__(other)

    def __gt__(self, other: object) -> bool:
        return not self.__le__(other)

    def __ge__(self, other: object) -> bool:
        return not self.__lt__(other)


class Severity(StrEnum):
    """How grave one finding is by itself."""

    INFO = "info"
    REVIEW = "review"
    STOP = "stop"


class Type(StrEnum):
    """Types of findings, as in the annotation manual; the last nine come from pictures and from the policy."""

    PERSONNUMMER = "PERSONNUMMER"
    PERSON = "PERSON"
    CONTACT = "CONTACT"
    CASE_ID = "CASE_ID"
    WARD = "WARD"
    DATE_TIME = "DATE_TIME"
    AGE = "AGE"
    LOCATION = "LOCATION"
    OCCUPATION = "OCCUPATION"
    HEALTH = "HEALTH"
    EVENT = "EVENT"
    TRAIT = "TRAIT"
    RELATION = "RELATION"
    SPOKESPERSON = "SPOKESPERSON"
    FACE = "FACE"
    GPS = "GPS"
    DEVICE = "DEVICE"
    TIMESTAMP = "TIMESTAMP"
    THUMBNAIL = "THUMBNAIL"
    CAPTION = "CAPTION"
    OWNER = "OWNER"
    PROTECTED = "PROTECTED"


class Layer(StrEnum):
    """Where in a part a finding stands."""

    TEXT = "text"
    METADATA = "metadata"
    FACE = "face"
    OCR = "ocr"
    CODE = "code"
    FRAME = "frame"
    SUBTITLE = "subtitle"


class Role(StrEnum):
    """Whom a finding is about."""

    PATIENT = "patient"
    RELATIVE = "relative"
    STAFF = "staff"
    PUBLIC = "public"
    AUTHOR = "author"
    GENERIC = "generic"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the upright picture; ``x``, ``y`` is its upper left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that gives, or helps to give, a person away.

    ``start`` and ``end`` are Unicode code points in the text of ``part``, half-open; both are None for pictures.
    ``score`` is a probability (0 to 1). ``id`` is set by the report.
    """

    type: Type
    rule: str
    severity: Severity
    start: int | None = None
    end: int | None = None
    quote: str = ""
    part: str = "text"
    layer: Layer = Layer.TEXT
    role: Role | None = None
    score: float = 1.0
    box: Box | None = None
    time_s: float | None = None
    title: str = ""
    why: str = ""
    law: str = ""
    suggestion: str = ""
    id: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """Start and end of a text finding.

        Raises:
            ValueError: for a finding in a picture, which has a box instead.
        """
        if self.start is None or self.end is None:
            raise ValueError(f"finding {self.rule} has no span")
        return self.start, self.end

    @property
    def said(self) -> tuple[object, ...]:
        """What is said of which place, whatever made it sure."""
        place = self.start, self.end, self.box, self.time_s
        return self.part, self.layer, self.rule, *place, self.quote

    def as_json(self, text: str | Utf16 | None = None) -> dict[str, Any]:
        """The finding as in the contract; ``text`` is the part's text, for the UTF-16 offsets that browsers use."""
        units = Utf16(text) if isinstance(text, str) else text
        row: dict[str, Any] = {
            "id": self.id,
            "part": self.part,
            "layer": self.layer.value,
            "type": self.type.value,
            "role": self.role.value if self.role else None,
            "verdict": self.severity.value,
            "rule": self.rule,
        }
        if self.start is not None and self.end is not None:
            row |= {"start": self.start, "end": self.end}
            if units is not None:
                row |= {"start_utf16": units.offset(self.start), "end_utf16": units.offset(self.end)}
        if self.box is not None:
            row["box"] = {"x": self.box.x, "y": self.box.y, "width": self.box.width, "height": self.box.height}
        if self.time_s is not None:
            row["time_s"] = self.time_s
        return row | {
            "quote": self.quote,
            "score": round(self.score, 3),
            "title": self.title,
            "why": self.why,
            "law": self.law,
            "suggestion": self.suggestion,
        }


class Utf16:
    """The UTF-16 offsets of a text, read once: many findings in a long text must not each count it anew.

    >>> Utf16("a🙂b").offset(2)
    3
    """

    def __init__(self, text: str) -> None:
        self._wide = [at for at, char in enumerate(text) if char > "\uffff"] if not text.isascii() else []

    def offset(self, at: int) -> int:
        """The offset in UTF-16 code units of an offset in code points."""
        return at + bisect_left(self._wide, at)


def utf16_length(text: str) -> int:
    """Number of UTF-16 code units, the unit of JavaScript's string offsets.

    >>> utf16_length("hej"), utf16_length("🙂")
    (3, 2)
    """
    return len(text) + sum(char > "\uffff" for char in text)


def merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap made one, by place.

    >>> merged([(3, 8), (0, 4), (9, 12)])
    [(0, 8), (9, 12)]
    """
    whole: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two half-open spans share a character.

    >>> overlap((0, 3), (2, 5)), overlap((0, 3), (3, 5))
    (True, False)
    """
    return a[0] < b[1] and b[0] < a[1]
