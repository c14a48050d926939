"""The days that a time may mean: who looks for the person has so many days to look through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.risk.numbers import number_in
from checker.risk.told import pairs, stands
from checker.risk.triple import Triple

MONTH = Triple(7, 30, 45)
"""Days that a text without a time may speak of."""

DAY, WEEK, YEAR = Triple(1, 1, 1), Triple(5, 7, 10), Triple(200, 365, 500)
OF_MONTH, SEASON = Triple(28, 30.5, 31), Triple(60, 90, 120)

UNITS = (
    (re.compile(r"minut|timm|sekund"), 1.0),
    (re.compile(r"dygn|dagar\b|\bdar\b|nätter|\bdag\b|\bnatt\b"), 1.0),
    (re.compile(r"veck"), 7.0),
    (re.compile(r"månad|\bmån\b"), 30.5),
    (re.compile(r"kvartal"), 91.0),
    (re.compile(r"halvår"), 182.0),
)
"""Words for lengths of time, and their days."""

_SINCE = re.compile(r"\b(?:sedan|sen|senare|efter|efteråt|före|innan)\b")
_CLOCK = re.compile(r"\bkl\b|\d[.:]\d\d|\bklockan\b")
_DATE = re.compile(r"\b\d{1,2}\s*(?:/|:e |jan|feb|mars|april|maj|jun|jul|aug|sep|okt|nov|dec)|\d{4}-\d\d-\d\d")
_WEEKDAY = re.compile(r"(?:mån|tis|ons|tors|fre|lör|sön)da")
_TODAY = re.compile(
    r"\b(?:dagens|gårdagens|kvällens|nattens|morgonens|midnatt|kvart (?:i|över)|today|last night|this morning)\b"
)
_FAR = re.compile(r"\b(?:19|20)\d\d\b|\bår se(?:da)?n\b|\båren\b|-talet|\bi år\b")
_MONTH = re.compile(
    r"\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|månad(?:en)?)\b"
)
_SEASON = re.compile(r"\b(?:vår|sommar|höst|vint)(?:en|ern)?\b|\bvintern?\b|\bsommaren\b")


def days_of(quote: str) -> Triple:
    """The days that a time may mean.

    >>> days_of("i natt").mid, days_of("i mars").mid, days_of("fyra månader").mid, days_of("3 veckor").mid
    (1.0, 30.5, 122.0, 21.0)
    """
    lower = quote.lower()
    if spans := [span for words, span in _times() if stands(words, lower)]:
        low, high = spans[0]
        return Triple(max(1.0, low), max(1.0, (low + high) / 2), max(1.0, high))
    if any(pattern.search(lower) for pattern in (_CLOCK, _DATE, _WEEKDAY, _TODAY)):
        return DAY
    return _length(lower) or _vague(lower)


def _length(lower: str) -> Triple | None:
    """A length of time as told; how long ago something was is told to within one of its unit."""
    unit = next((days for words, days in UNITS if words.search(lower)), None)
    if unit is None:
        return None
    number = 1 if _SINCE.search(lower) else number_in(lower)
    return Triple.about(max(1.0, number * unit), 1.2) if number else None


def _vague(lower: str) -> Triple:
    if _FAR.search(lower):
        return YEAR
    if _MONTH.search(lower):
        return OF_MONTH
    return SEASON if _SEASON.search(lower) else WEEK


@cache
def _times() -> Sequence[tuple[str, tuple[float, float]]]:
    return pairs("time_expressions")
