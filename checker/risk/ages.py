"""The years of age that a quote allows, with the words around it: "18" is no age in years where months follow."""

from __future__ import annotations

import re

from checker.risk import told
from checker.risk.numbers import number_in

YEAR_OF_TABLES = 2019
OLDEST = 110
YEAR, MONTHS = 365, 12

Age = tuple[int, int]

_DECADE = re.compile(r"års?ålder|-talet|plussare|plus\b|\+", re.IGNORECASE)
_UNIT = re.compile(r"^(?:\d{1,4}|[a-zåäö]{2,20}\s)\s?-?(mån|veck|dag|dyg|timm)")
_WEEK = re.compile(r"\b(?:vecka|v\.?|gv)\s$")
_LEAD = re.compile(
    r"^(?:en|ett|vecka|v\.?|över|under|omkring|kring|runt|cirka|ca\.?|ungefär|snart|nästan|drygt|minst|högst|fyllda)\s"
)
_EXPECTING = re.compile(r"gravid|väntar|havande|\bi magen")
_BORN = re.compile(r"född|fött|\bf\.|årgång|födelseår|^-\d\d$")
_YEAR = re.compile(r"\b(?:18|19|20)\d\d(?!\d)")
_NUMBER_BORN = re.compile(r"^(?:(18|19|20)(\d\d)|(\d\d))(?:\d{4}|[xX*]{4})")
_TWO_DIGITS = re.compile(r"(\d\d)\D*$")
_DAY = re.compile(r"^\d{1,2}/\d{1,2}$")
_SPAN = re.compile(r"^(\d{1,3})\s?(?:-|–|till|eller)\s?(\d{1,3})\b")
_AT_LEAST = re.compile(r"\b(?:över|mer än|äldre än|minst|passerat)\s$")
_AT_MOST = re.compile(r"\b(?:under|yngre än|högst)\s$")
_ABOUT = re.compile(r"\b(?:omkring|kring|runt|cirka|ca\.?|ungefär|nästan|snart|drygt|knappt|närmare|en bit över)\s$")


def age_of(quote: str, before: str = "", after: str = "") -> Age | None:
    """The years of age that a quote allows.

    >>> age_of("87-årig"), age_of("60-årsåldern"), age_of("född 1937"), age_of("femåring"), age_of("i tonåren")
    ((87, 87), (55, 69), (81, 82), (5, 5), (13, 19))
    >>> age_of("18", after=" månader"), age_of("23", before="i vecka "), age_of("90", before="över ")
    ((1, 1), (0, 0), (90, 110))
    >>> age_of("född -43"), age_of("3 dagar gammal"), age_of("8 mån"), age_of("22/8")
    ((75, 76), (0, 0), (0, 0), None)
    """
    said, before, after = quote.lower().strip(), before.lower(), after.lower()
    year = _birth_year(said)
    if year is not None:
        return _aged(year)
    lead = _LEAD.match(said)
    if lead and number_in(said[lead.end() :]) is not None:
        before, said = before + lead.group(), said[lead.end() :]
    number = None if _DAY.match(said) else number_in(said)
    if number is None:
        return told.stage_of(quote)
    if _WEEK.search(before):
        # The week in which a child was born; of a mother's age it tells nothing.
        return None if _EXPECTING.search(before) else (0, 0)
    unit = _UNIT.match(said) or _UNIT.match(said + after)
    return _young(number, unit.group(1)) if unit else _years(number, said, before)


def _birth_year(said: str) -> int | None:
    """The year of birth that a quote tells, in four digits or in two."""
    whole = _YEAR.search(said)
    if whole:
        return int(whole.group())
    number = _NUMBER_BORN.match(said)
    if number and number.group(1):
        return int(number.group(1) + number.group(2))
    two = number.group(3) if number else None
    if two is None and _BORN.search(said):
        match = _TWO_DIGITS.search(said)
        two = match.group(1) if match else None
    if two is None:
        return None
    return 1900 + int(two) if int(two) > YEAR_OF_TABLES % 100 else 2000 + int(two)


def _aged(year: int) -> Age | None:
    """The ages of those born in a year; the tables are a few years old, and who is born since is young."""
    if year > YEAR_OF_TABLES:
        return (0, 9) if year <= YEAR_OF_TABLES + 9 else None
    return (max(0, YEAR_OF_TABLES - year - 1), YEAR_OF_TABLES - year) if YEAR_OF_TABLES - year <= OLDEST else None


def _young(number: int, unit: str) -> Age:
    months = number if unit.startswith("m") else 0
    return months // MONTHS, months // MONTHS


def _years(number: int, said: str, before: str) -> Age | None:
    span = _SPAN.match(said)
    if span and number < int(span.group(2)) <= OLDEST:
        return number, int(span.group(2))
    if number > OLDEST:
        return None
    if _DECADE.search(said):
        return max(0, number - 5), number + 9
    if _AT_LEAST.search(before):
        return number, OLDEST
    if _AT_MOST.search(before):
        return 0, max(0, number - 1)
    return (max(0, number - 3), number + 3) if _ABOUT.search(before) else (number, number)
