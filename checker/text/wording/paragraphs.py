"""Paragraphs left out of a text that is about something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.finding import Finding, Type
from checker.text.wording.echoes import Echoes
from checker.text.wording.hanging import WORD, paragraph_hangs

FEWEST, MOST = 3, 6
"""Paragraphs that a text has before one of them can be an aside; most of them that are left out as asides."""

_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+\n*")
"""Lines up to an empty one, and the empty ones after them."""

NAMING = {Type.PERSONNUMMER: 3, Type.CASE_ID: 3, Type.CONTACT: 3, Type.PROTECTED: 3, Type.PERSON: 2}
"""How much types of findings count that tell who somebody is; the others count one."""


def without_paragraphs(text: str, findings: Sequence[Finding]) -> Iterator[str]:
    """The text without the paragraph that tells most of somebody, without the two that do, and so on.

    With one goes what only it explains. The first paragraph, which says what the text is about, stays; nothing comes of
    a text with fewer than three.
    """
    spans = [match.span() for match in _PARAGRAPH.finditer(text)]
    told = [_told(span, findings) for span in spans]
    order = sorted((place for place in range(len(told)) if told[place]), key=lambda place: -told[place])
    for count in range(1, min(len(order), MOST) + 1 if len(spans) >= FEWEST else 1):
        if 0 in order[:count]:
            return
        yield "".join(_kept([text[slice(*span)] for span in spans], set(order[:count])))


def _kept(paragraphs: Sequence[str], asides: set[int]) -> Iterator[str]:
    """The paragraphs that are no asides, and do not go on from one."""
    heard = Echoes()
    gone = False  # whether the paragraph before is
    for place, paragraph in enumerate(paragraphs):
        said = WORD.findall(paragraph.lower())
        gone = place in asides or (gone and paragraph_hangs(paragraph)) or heard.point_at(said)
        heard.hear(said, gone=gone)
        if not gone:
            yield paragraph


def _told(span: tuple[int, int], findings: Sequence[Finding]) -> int:
    """How much a paragraph tells of somebody: its kinds of findings, those that name most."""
    kinds = {finding.type for finding in findings if span[0] <= finding.span[0] < span[1]}
    return sum(NAMING.get(kind, 1) for kind in kinds)
