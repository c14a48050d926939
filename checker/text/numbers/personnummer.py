"""Personnummer: six or eight digits of birth date, three of birth number, one check digit.

``+`` in place of ``-`` from the year of the hundredth birthday. The date need not be the true birth date, and the
published test numbers have dates that never were, so a date is asked to be plausible, not to exist.
Source: Skatteverket, SKV 704; folkbokföringslag (1991:481) 18 §.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from personnummer import personnummer as library

from checker.text.numbers import luhn
from checker.text.numbers.judge import judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.page import Hit, Page

RULE = "identity/personnummer"
FEWEST_DIGITS = 10
TEST_PATIENTS = frozenset(["191212121212", "1212121212"])
"""Tolvan Tolvansson, 19121212-1212: the one number that every Swedish record system keeps for practice."""

_DATE = re.compile(r"(?:(?:18|19|20)\d\d|\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}")


def compact(number: str) -> str:
    """The digits alone.

    >>> compact("850312-9804")
    '8503129804'
    """
    return "".join(char for char in number if char.isdigit())


def is_shaped(digits: str) -> bool:
    """Whether ten or twelve digits have a plausible date in front."""
    return _DATE.fullmatch(digits) is not None


def is_valid(digits: str) -> bool:
    """Whether they are also right by their check digit."""
    return is_shaped(digits) and luhn.is_valid(digits[-10:])


def exists(digits: str) -> bool:
    """Whether it could be in the population register today: the date is in the calendar and not in the future."""
    return bool(library.valid(digits))


def find(page: Page) -> Iterator[Hit]:
    """All personnummer, whatever stands between their digits."""
    for window in page.windows:
        if is_shaped(window.digits) and window.digits not in TEST_PATIENTS:
            yield from judged(page, RULE, window, valid=is_valid(window.digits), known=exists(window.digits))


__all__ = ["RULE", "TEST_PATIENTS", "compact", "exists", "find", "is_shaped", "is_valid"]
