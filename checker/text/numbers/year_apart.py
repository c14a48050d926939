"""Personnummer whose year is told apart from the rest: "0312-9804, året är 1985", "0312 9804 (1985)".

Four and four digits with a year beside them are common enough, so the year has to be called one, the first four have
to be a day of the year, and the check digit has to be right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.numbers import personnummer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.text.numbers.page import Hit, Page
    from checker.text.numbers.windows import Group

RULE = personnummer.RULE
FEWEST_DIGITS = 10
_SHORT_AND_LONG = (2, 4)
_LAST_OR_ALL = (4, 8)
_REST = 8
"""Digits of month, day and the last four."""

_MOST_PARTS = 3
_REACH = 24
_YEAR_SAID = re.compile(r"^[ ,]{0,2}\($|\b(?:år|året|årgång|född|född år|födelseår|född i|f|född -|year|born)\b")
_PARTED = re.compile(r"[-+./ ]{1,3}")


def is_valid(digits: str) -> bool:
    """Whether month, day, last four and year, in this order, are a personnummer with the right check digit.

    >>> is_valid("031298041985"), is_valid("031298041984")
    (True, False)
    """
    return personnummer.is_valid(digits[_REST:] + digits[:_REST])


def find(page: Page) -> Iterator[Hit]:
    """All such numbers."""
    groups = page.groups
    sizes = [len(group.digits) for group in groups]
    for place in [place for place, size in enumerate(sizes[:-1], 1) if size in _LAST_OR_ALL]:
        year = groups[place]
        if sizes[place] not in _SHORT_AND_LONG or year.start - groups[place - 1].end > _REACH:
            continue
        gap = page.lower[groups[place - 1].end : year.start]
        if not _told(gap, year.digits):
            continue
        parts = _rest(page.lower, groups, place)
        if not parts:
            continue
        rest = "".join(part.digits for part in parts)
        if any(is_valid(turned + rest[4:] + year.digits) for turned in (rest[:4], rest[2:4] + rest[:2])):
            said = page.context(parts[0].start, year.end)
            if not said.other:
                severity = Severity.STOP if said.patient else Severity.REVIEW
                yield page.hit(RULE, parts[0].start, year.end, 0.7, severity)


def _told(gap: str, year: str) -> bool:
    """Whether what stands before a year calls it one: a word, or brackets round a year with its century."""
    if _YEAR_SAID.search(gap) is None or "\n" in gap:
        return False
    worded = any(map(str.isalpha, gap))
    return (worded and len(year) == 2) or ("1890" <= year <= "2039" and (worded or "(" in gap))


def _rest(lower: str, groups: Sequence[Group], place: int) -> Sequence[Group]:
    """The groups right before a place that are eight digits, together or the last four by themselves."""
    first, size = place, 0
    while first and size < _REST and place - first < _MOST_PARTS:
        if first < place and not _PARTED.fullmatch(lower, groups[first - 1].end, groups[first].start):
            break
        first -= 1
        size += len(groups[first].digits)
    sizes = [len(group.digits) for group in groups[first:place]]
    return groups[first:place] if size == _REST and sizes in ([8], [4, 4], [2, 2, 4]) else ()
