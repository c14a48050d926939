"""Whole dates of birth, however they are written: "född 850312", "född 12/3-85", "f. den tolfte mars 1985".

Such a date is an age to the day. It is looked at where one person is spoken of, and told of a name; the author's own
and those of long ago are nobody's concern.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.compact import holds_any
from checker.text.numbers import births
from checker.text.numbers.page import Hit, Page
from checker.text.numbers.whose import is_authors, is_somebodys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.births import Birth

RULE = "age/birth-date"
FEWEST_DIGITS = 0

LONG_AGO = 1915
"""Born before this year nobody is a patient of these days."""

_CUES = ("född", "fött", "födelsed", "f.", "f ", "born", "birth")
_LINK = (
    r"(?:[ :,(\n]{1,2}|\b(?:den|år|är|var|dag|på|on|the|is|was|of|en|i|mån|tis|ons|tors|fre|lör|sön)(?:dag(?:en)?)?\b)"
)
_BEFORE = re.compile(
    rf"(?<![^\W_])(?P<cue>född|fött|födelse(?:datum|dag)(?:en|et)?|f\.?|born|birthday|date of birth){_LINK}{{1,6}}$"
)
_AFTER = re.compile(r" (?:är|var|is) (?:patientens|hennes|hans|hens|her|his|barnets) (?:födelsed|birth)")
_OF_A_FORM = ("födelsedatum", "date of birth")
"""What is written on wristbands and forms, and tells of one person without a word for her."""

_REACH = 50


def is_valid(text: str) -> bool:
    """Whether a text is a whole date of birth with the word for it.

    >>> [is_valid(text) for text in ("född 850312", "född 12/3-85", "f. 12 mars 1985", "född 1985", "12 mars 1985")]
    [True, True, True, False, False]
    """
    return any(hit.start == 0 and hit.end == len(text) for hit in find(Page(text)))


def find(page: Page) -> Iterator[Hit]:
    """All of them; the finding begins with the word that tells of birth where that stands before the date."""
    lower = page.lower
    if not holds_any(lower, _CUES):
        return
    end = -1
    for date in sorted(births.find(page), key=lambda one: (one.start, -one.end)):
        before, after = _BEFORE.search(lower, max(0, date.start - _REACH), date.start), _AFTER.match(lower, date.end)
        if date.start < end or not _in_calendar(date) or not (before or after):
            continue
        end = date.end
        start = before.start("cue") if before else date.start
        if is_authors(lower, start):
            continue
        old = date.year is not None and date.year < LONG_AGO
        whose = bool(after) or (before and before["cue"].startswith(_OF_A_FORM)) or is_somebodys(lower, start)
        looked_at = whose and not old
        yield page.hit(RULE, start, end, 0.9, Severity.REVIEW if looked_at else Severity.INFO)


def _in_calendar(date: Birth) -> bool:
    """Whether the digits are a day of the year; day 61 and on are a samordningsnummer's."""
    return "01" <= date.digits[2:4] <= "12" and "01" <= date.digits[4:] <= "31"


__all__ = ["FEWEST_DIGITS", "RULE", "find", "is_valid"]
