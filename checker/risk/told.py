"""What single words tell, as numbers: a time, a rare trait, an event, a tie, a trade, an origin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.risk.triple import Triple
from checker.text.lexicon import read_rows, table_path

MONTH = Triple(7, 30, 45)
"""Days that a text without a time may speak of."""

DAY, WEEK, YEAR = Triple(1, 1, 1), Triple(5, 7, 10), Triple(200, 365, 500)

TRAIT = Triple(0.0005, 0.005, 0.03)
"""Share of people who have a trait that is in no list."""

TRADE = Triple(0.0003, 0.001, 0.005)
"""Share of people with a trade; most trades have 3,000 to 50,000."""

OFFICE = Triple(0.00001, 0.00004, 0.0002)
"""Share of people with an office held by one or a few in each place."""

ORIGIN = Triple(0.0005, 0.003, 0.02)
"""Share of people from one country, of one language or belief."""

EVENT = Triple(1, 3, 10)
"""Patients of an event that is in no list."""

UNCERTAIN = 3.0
"""Factor either way of the shares in ``rules/lists/trait_terms.txt``."""

TIES = (
    (re.compile(r"\b(?:mor|far)(?:mor|far)\b|förälder|svär(?:mor|far)"), Triple(1, 1, 2)),
    (re.compile(r"\b(?:mamma|pappa|mor|far|fru|man|make|maka|sambo|fästm)"), Triple(1, 1, 2)),
    (re.compile(r"\b(?:son|dotter|barn|syster|bror|bonus|brorsa|syrra|grabb|tjej|unge)"), Triple(1, 2, 3)),
    (re.compile(r"grann|kompis|vän|bekant|kollega|chef"), Triple(2, 5, 15)),
)
"""Ties to somebody whom the reader knows, and how many they point at."""

OWN = re.compile(r"\b(?:min|mitt|mina|vår|vårt|våra)\b")
OFFICES = re.compile(
    r"präst|kyrkoherde|komminister|biskop|kantor|rektor|borgmästare|kommunalråd|nämndeman|riksdags|landshövding|polischef|"
    r"brandchef|domare|åklagare|minister|ordförande|målvakt|tränare|lagkapten|mästar|programledare|skådespel|handlare|\bvd\b"
)
_CLOCK = re.compile(r"\bkl\b|\d[.:]\d\d|\bklockan\b")
_DATE = re.compile(r"\b\d{1,2}\s*(?:/|:e |jan|feb|mars|april|maj|jun|jul|aug|sep|okt|nov|dec)|\d{4}-\d\d-\d\d")
_WEEKDAY = re.compile(r"(?:mån|tis|ons|tors|fre|lör|sön)da")
_FAR = re.compile(r"\b(?:19|20)\d\d\b|\bår sedan\b|åren\b|-talet")


def days_of(quote: str) -> Triple:
    """The days that a time may mean."""
    lower = quote.lower()
    if spans := [span for words, span in _times() if _stands(words, lower)]:
        low, high = spans[0]
        return Triple(max(1.0, low), max(1.0, (low + high) / 2), max(1.0, high))
    if _CLOCK.search(lower) or _DATE.search(lower) or _WEEKDAY.search(lower):
        return DAY
    return YEAR if _FAR.search(lower) else WEEK


def trait_share(quote: str) -> Triple:
    """The share of people of whom a trait is true; a count ("3 barn") is a trait too."""
    lower = quote.lower()
    shares = [share for words, share in _traits() if _stands(words, lower)]
    return Triple.share(min(shares), UNCERTAIN) if shares else TRAIT


def trade_share(quote: str) -> Triple:
    """The share of people with a trade or office."""
    return OFFICE if OFFICES.search(quote.lower()) else TRADE


def patients_of(quote: str) -> Triple:
    """How many were cared for after an event."""
    lower = quote.lower()
    found = [numbers for words, numbers in _events() if _stands(words, lower)]
    if not found:
        return EVENT
    low, high = found[0]
    return Triple(low, (low * high) ** 0.5, high)


def tie_of(quote: str) -> Triple | None:
    """How many a tie to the author points at; None where it is a tie to somebody not known."""
    lower = quote.lower()
    if not OWN.search(lower):
        return None
    return next((people for words, people in TIES if words.search(lower)), None)


def stage_of(quote: str) -> tuple[int, int] | None:
    """The ages of a stage of life.

    >>> stage_of("i tonåren"), stage_of("medelålders"), stage_of("hungrig")
    ((13, 19), (40, 64), None)
    """
    lower = quote.lower()
    return next((ages for words, ages in _stages() if _stands(words, lower)), None)


def _stands(words: str, lower: str) -> bool:
    """Whether an expression stands in a text as words of its own, inflected or not: "ung" is not in "hungrig"."""
    return words in lower and re.search(rf"\b{re.escape(words)}\w{{0,3}}\b", lower) is not None


def _pairs(name: str) -> list[tuple[str, tuple[float, float]]]:
    """The rows of a list, the longest expressions first: what they say of a part is not meant."""
    rows = [(row[0], (float(row[1]), float(row[2]))) for row in read_rows(table_path("lists", f"{name}.txt"))]
    return sorted(rows, key=lambda row: -len(row[0]))


@cache
def _times() -> Sequence[tuple[str, tuple[float, float]]]:
    return _pairs("time_expressions")


@cache
def _events() -> Sequence[tuple[str, tuple[float, float]]]:
    return _pairs("event_terms")


@cache
def _traits() -> Sequence[tuple[str, float]]:
    return [(row[0], float(row[1])) for row in read_rows(table_path("lists", "trait_terms.txt"))]


@cache
def _stages() -> Sequence[tuple[str, tuple[int, int]]]:
    return [(words, (int(ages[0]), int(ages[1]))) for words, ages in _pairs("life_stages")]
