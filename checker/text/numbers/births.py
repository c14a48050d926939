"""Birth dates as people write them, read into the six digits that begin a personnummer.

Figures (``850312``, ``1985-03-12``, ``12/3 -85``), months in words (``12 mars 1985``, ``den tolfte mars 85``,
``March 12, 1985``), months in words between figures (``85-mars-12``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.text.compact import words
from checker.text.number_words import spoken_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.page import Page

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_ORDINALS = words(
    "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde "
    "sextonde sjuttonde artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje tjugofjärde tjugofemte "
    "tjugosjätte tjugosjunde tjugoåttonde tjugonionde trettionde trettioförsta"
)
ORDINALS = {word: day for day, word in enumerate(_ORDINALS, 1)}
"""Ordinals to day of the month."""

MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:s|ch)?|apr(?:il)?|ma[jy]|jun[ie]?|jul[iy]?|aug(?:usti|ust)?|"
    r"sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![^\W\d_])\.?"
)
"""Months in words, Swedish and English."""

_ROMAN = {word: month for month, word in enumerate(words("i ii iii iv v vi vii viii ix x xi xii"), 1)}

_YEAR = r"(?P<year>(?:18|19|20)\d\d|-?\d\d)"
_SAID_YEAR = r"(?P<year>(?:18|19|20)\d\d|-?\d\d|[a-zåäö]{3,24})"
_DAY = r"(?P<day>[0-2]?\d|3[01])(?::?[ae]|st|nd|rd|th)?"
_SAID_DAY = rf"(?P<day>[0-2]?\d|3[01]|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})(?::?[ae])?"
_MONTH = rf"(?P<month>{MONTH})"
_MONTH_NUMBER = r"(?P<month>1[0-2]|0?[1-9])"
_MONTH_OTHERWISE = (
    rf"(?P<month>(?<! )i|x?i{{2,3}}|xi?|i?v|vi{{1,3}}|ix|{'|'.join(reversed(_ORDINALS[:12]))}|(?:1[0-2]|0?[1-9]):?[ea])"
)
_IS = r"(?:en|et|:en)?(?: är|:| =)? {1,2}"
_THEN = r"\s?[ ,.;\n]{1,3}"
_PARTS = (rf"år{_IS}{_YEAR}", rf"mån(?:ad)?{_IS}(?P<month>1[0-2]|0?[1-9]|{MONTH})", rf"dag{_IS}{_DAY}")

_WORDED = tuple(
    re.compile(rf"(?<![\w/]){pattern}(?!\d)")
    for pattern in (
        rf"{_SAID_DAY}[ .,-]{{1,2}}{_MONTH}[ ,-]{{1,3}}(?:född |årgång )?(?:år )?{_SAID_YEAR}",
        rf"{_YEAR}[ ,-]{{0,3}}{_MONTH}[ ,-]{{0,3}}{_DAY}",
        rf"{_YEAR} i {_MONTH},? (?:på )?den {_DAY}",
        rf"{_MONTH}[ -]{{1,2}}{_DAY}[ ,]{{1,3}}{_YEAR}",
        rf"{_MONTH}[ ,-]{{1,3}}{_YEAR},? (?:den )?{_DAY}",
        (
            rf"{_SAID_DAY}(?: dag(?:en)?)?(?: i den | i |[/. -]){_MONTH_OTHERWISE}(?: månaden)?"
            rf"[ /.,-]{{1,3}}(?:år )?{_SAID_YEAR}"
        ),
        rf"{_DAY}[/.] ?{_MONTH_NUMBER}(?: ?[-/.] ?| '?){_YEAR}",
        rf"{_MONTH_NUMBER}/{_DAY}/{_YEAR}",
        _THEN.join(_PARTS),
        _THEN.join(reversed(_PARTS)),
    )
)
"""Dates that nobody takes for an amount: with a month in words, with slashes, with each part called by its name."""

_ANY_WORDED = re.compile("|".join(re.sub(r"\?P<\w+>", "?:", pattern.pattern) for pattern in _WORDED))
"""All of them as one: most anchors begin none."""

_ANCHOR = re.compile(rf"(?<![\w/])(?:\d|-\d|år|mån|dag|{'|'.join(_MONTHS)}|{'|'.join(_ORDINALS)})")
"""What every one of them begins with."""

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
    for anchor in _ANCHOR.finditer(page.lower):
        for pattern in _WORDED if _ANY_WORDED.match(page.lower, anchor.start()) else ():
            match = pattern.match(page.lower, anchor.start())
            if match and (birth := _birth(match, worded=True)):
                yield birth
    end = -1
    for group in page.groups:
        match = _FIGURES.match(page.lower, group.start) if group.start >= end else None
        if match:
            end = match.end()
            if birth := _birth(match, worded=False):
                yield birth
    yield from _dictated(page)


def _birth(match: re.Match[str], *, worded: bool) -> Birth | None:
    said = match["year"]
    year = spoken_digits(said) if said.isalpha() else said.lstrip("-")
    if year is None or len(year) not in (2, 4):
        return None
    day = ORDINALS.get(match["day"]) or int(match["day"])
    digits = f"{year[-2:]}{_month(match['month']):02d}{day:02d}"
    return Birth(*match.span(), digits, int(year) if len(year) == 4 else None, worded)


def _dictated(page: Page) -> Iterator[Birth]:
    """Six or eight digits in several short groups, as they are dictated: "18 88 0 4 0 1"."""
    for run in page.runs():
        digits = "".join(group.digits for group in run)
        if len(run) > 3 and len(digits) in (6, 8) and _FIGURES.fullmatch(digits):
            year = int(digits[:4]) if len(digits) == 8 else None
            yield Birth(run[0].start, run[-1].end, digits[-6:], year, worded=False)


def _month(text: str) -> int:
    figures = text.rstrip(":ea")
    return int(figures) if figures.isdigit() else _ROMAN.get(text) or ORDINALS.get(text) or _MONTHS[text[:3]]
