"""Paragraphs left out of a text that is about something else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from checker.finding import Finding, Type
from checker.text.wording.echoes import points_at
from checker.text.wording.hanging import WORD, paragraph_hangs

FEWEST = 3
"""Paragraphs that a text has before one of them can be an aside."""

_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+\n*")
"""Lines up to an empty one, and the empty ones after them."""

NAMING = {Type.PERSONNUMMER: 3, Type.CASE_ID: 3, Type.CONTACT: 3, Type.PROTECTED: 3, Type.PERSON: 2}
"""How much types of findings count that tell who somebody is; the others count one."""


def without_paragraphs(text: str, findings: Sequence[Finding]) -> Iterator[str]:
    """The text without the paragraph that tells most of somebody, without the two that do, and so on.

    The first paragraph, which says what the text is about, stays; nothing comes of a text with fewer than three.
    """
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text)]
    told = [_told(span, findings) for span in paragraphs]
    order = sorted(range(len(told)), key=lambda place: -told[place])
    gone: set[int] = set()
    for place in order if len(paragraphs) >= FEWEST else ():
        if place == 0 or not told[place]:
            return
        gone |= {place, *_going_on(text, paragraphs, place)}
        gone |= {number for number in range(place + 1, len(paragraphs)) if _echoes(text, paragraphs, number, gone)}
        yield "".join(text[slice(*span)] for number, span in enumerate(paragraphs) if number not in gone)


def _going_on(text: str, paragraphs: Sequence[tuple[int, int]], place: int) -> Iterator[int]:
    """The paragraphs after one that only go on from it."""
    for number in range(place + 1, len(paragraphs)):
        if not paragraph_hangs(text[slice(*paragraphs[number])]):
            return
        yield number


def _echoes(text: str, paragraphs: Sequence[tuple[int, int]], place: int, gone: Collection[int]) -> bool:
    """Whether a paragraph speaks of what only those that are gone have spoken of."""
    said = [set(WORD.findall(text[slice(*span)].lower())) for span in paragraphs[: place + 1]]
    lost = set().union(*(said[number] for number in gone if number < place))
    kept = set().union(*(said[number] for number in range(place) if number not in gone))
    return place not in gone and points_at(said[place], lost, kept)


def _told(span: tuple[int, int], findings: Sequence[Finding]) -> int:
    """How much a paragraph tells of somebody: its kinds of findings, those that name most."""
    kinds = {finding.type for finding in findings if span[0] <= finding.span[0] < span[1]}
    return sum(NAMING.get(kind, 1) for kind in kinds)
