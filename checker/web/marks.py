"""A text cut into pieces at the edges of its findings, for marking; findings may overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.finding import Finding, Severity

GRAVITY = (Severity.INFO, Severity.REVIEW, Severity.STOP)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same findings: the gravest severity, and the findings that end with it."""

    text: str
    severity: Severity | None = None
    ending: tuple[Finding, ...] = ()


def pieces(text: str, findings: Sequence[Finding]) -> Iterator[Piece]:
    """The whole text in order; joined together the pieces give ``text`` again.

    >>> from checker.finding import Type
    >>> found = Finding(Type.AGE, "r", Severity.REVIEW, start=3, end=7)
    >>> [(piece.text, piece.severity and piece.severity.value) for piece in pieces("en 87-åring", [found])]
    [('en ', None), ('87-å', 'review'), ('ring', None)]
    """
    ordered = sorted((finding for finding in findings if finding.start is not None), key=lambda f: f.span)
    cuts = sorted({0, len(text), *(edge for finding in ordered for edge in finding.span)})
    ahead = iter(ordered)
    upcoming = next(ahead, None)
    over: list[Finding] = []
    for start, end in pairwise(cuts):
        while upcoming is not None and upcoming.span[0] <= start:
            over.append(upcoming)
            upcoming = next(ahead, None)
        ending = tuple(finding for finding in over if finding.span[1] == end)
        gravest = max((finding.severity for finding in over), key=GRAVITY.index, default=None)
        yield Piece(text[start:end], gravest, ending)
        over = [finding for finding in over if finding.span[1] > end]
