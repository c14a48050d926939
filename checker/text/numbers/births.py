"""Birth dates as people write them, read into the six digits that begin a personnummer.

Figures (``850312``, ``1985-03-12``), dictated figures, and what :mod:`dates <checker.text.numbers.dates>` reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.text.numbers import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.page import Page

_WORD = re.compile(r"\w+")
_FIGURES = re.compile(
    r"(?<!\d)(?P<year>(?:18|19|20)?\d\d)(?P<gap>[-./ ]?)(?P<month>0\d|1[0-2])"
    r"(?P=gap)(?P<day>[0-2]\d|3[01]|[678]\d|9[01])(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Birth:
    """A date in the digit view; ``digits`` are YYMMDD, ``year`` four figures where they were given."""

    start: int
    end: int
    digits: str
    year: int | None
    worded: bool


def find(page: Page) -> Iterator[Birth]:
    """Every date that could be a birth date. Called only where something asks for one: it reads the whole text."""
    end = -1
    for group in page.groups:
        match = _FIGURES.match(page.lower, group.start) if group.start >= end else None
        if match:
            end = match.end()
            yield _birth(match)
    yield from _dictated(page)
    same = page.digit_view is page.view
    tokens = page.words if same else ((match.start(), match.group()) for match in _WORD.finditer(page.lower))
    for told in dates.told(page.lower, tokens):
        yield Birth(*told, worded=_is_worded(page.lower[told.start : told.end]))


def _is_worded(date: str) -> bool:
    """Whether nobody takes a date for an amount: with words or a slash in it."""
    return "/" in date or any(map(str.isalpha, date))


def _birth(match: re.Match[str]) -> Birth:
    year = match["year"]
    digits = year[-2:] + match["month"] + match["day"]
    return Birth(*match.span(), digits, int(year) if len(year) == 4 else None, worded=False)


def _dictated(page: Page) -> Iterator[Birth]:
    """Six or eight digits in several short groups, as they are dictated: "18 88 0 4 0 1"."""
    for run in page.runs():
        digits = "".join(group.digits for group in run)
        if len(run) > 3 and len(digits) in (6, 8) and _FIGURES.fullmatch(digits):
            year = int(digits[:4]) if len(digits) == 8 else None
            yield Birth(run[0].start, run[-1].end, digits[-6:], year, worded=False)
