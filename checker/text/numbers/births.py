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

_YEAR = r"(?:(?:18|19|20)\d\d|-?\d\d)"
_DAY = r"(?:[0-2]?\d|3[01])"
_LONG_ORDINALS = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_WORDED = re.compile(
    rf"(?<!\d)(?P<day>{_DAY}|{_LONG_ORDINALS})(?::?[ae])?[ .,-]{{1,2}}"
    rf"(?P<month>{MONTH})[ ,-]{{1,3}}(?:(?:född |årgång )?(?:år )?)(?P<year>{_YEAR}|[a-zåäö]{{3,24}})(?!\d)"
    rf"|(?<!\d)(?P<year2>{_YEAR})[ ,-]{{0,3}}(?P<month2>{MONTH})[ ,-]{{0,3}}(?P<day2>{_DAY})(?!\d)"
    rf"|\b(?P<month3>{MONTH})[ -]{{1,2}}(?P<day3>{_DAY})(?:st|nd|rd|th)?[ ,]{{1,3}}(?P<year3>{_YEAR})(?!\d)"
)
_SLASHED = re.compile(
    rf"(?<![\d/])(?P<day>{_DAY})[/.] ?(?P<month>1[0-2]|0?[1-9])(?: ?[-/.] ?| '?)(?P<year>(?:18|19|20)?\d\d)(?!\d)"
)
_NAMED = re.compile(
    rf"(?<![\d/])(?P<day>{_DAY}|{_LONG_ORDINALS})(?::?[ae])?(?: dagen| dag)?(?: i den | i |[/. -])"
    rf"(?P<month>(?<! )i|x?i{{2,3}}|xi?|i?v|vi{{1,3}}|ix|{'|'.join(reversed(_ORDINALS[:12]))}|(?:1[0-2]|0?[1-9]):?[ea])"
    rf"(?: månaden)?(?:[ /.,-]{{1,3}})(?:år )?(?P<year>{_YEAR}|[a-zåäö]{{3,24}})(?!\d)"
)
"""The month as an ordinal or in Roman figures: "den tolfte i tredje 85", "12/III 1985"."""

_AMERICAN = re.compile(rf"(?<![\d/])(?P<month>1[0-2]|0?[1-9])/(?P<day>{_DAY})/(?P<year>(?:18|19|20)?\d\d)(?!\d)")

_LABELLED = re.compile(
    rf"\bår(?:et)?[ :]{{1,2}}(?P<year>{_YEAR})[ ,.;]{{1,3}}månad(?:en)?[ :]{{1,2}}(?P<month>1[0-2]|0?[1-9]|{MONTH})"
    rf"[ ,.;]{{1,3}}dag(?:en)?[ :]{{1,2}}(?P<day>{_DAY})(?!\d)"
    rf"|\bdag(?:en)?[ :]{{1,2}}(?P<day2>{_DAY})[ ,.;]{{1,3}}månad(?:en)?[ :]{{1,2}}(?P<month2>1[0-2]|0?[1-9]|{MONTH})"
    rf"[ ,.;]{{1,3}}år(?:et)?[ :]{{1,2}}(?P<year2>{_YEAR})(?!\d)"
)
"""Each part called by its name: "år 1985, månad 3, dag 12"."""

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
    for pattern, worded in ((_WORDED, True), (_SLASHED, True), (_AMERICAN, True), (_NAMED, True), (_LABELLED, True), (_FIGURES, False)):
        for match in pattern.finditer(page.lower):
            parts = {name.rstrip("23"): value for name, value in match.groupdict().items() if value}
            year = spoken_digits(parts["year"]) if parts["year"].isalpha() else parts["year"].lstrip("-")
            if year is None or len(year) not in (2, 4):
                continue
            day = ORDINALS.get(parts["day"]) or int(parts["day"])
            digits = f"{year[-2:]}{_month(parts['month']):02d}{day:02d}"
            yield Birth(*match.span(), digits, int(year) if len(year) == 4 else None, worded)
    yield from _dictated(page)


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
