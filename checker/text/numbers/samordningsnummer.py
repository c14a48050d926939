"""Samordningsnummer: a personnummer with 60 added to the day, for persons who are not registered in Sweden.

The tax agency's own list holds month 00, day 60 and days that no month has, for persons whose birth date is not known.
Source: Skatteverket, SKV 707 and its published test numbers; lag (2022:1697) om samordningsnummer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.numbers import luhn
from checker.text.numbers.judge import judged
from checker.text.numbers.personnummer import compact
from checker.text.numbers.windows import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.page import Hit, Page

RULE = "identity/samordningsnummer"
FEWEST_DIGITS = 10
_DATE = re.compile(r"(?:(?:18|19|20)\d\d|\d\d)(?:0\d|1[0-2])(?:[678]\d|9[01])\d{4}")


def is_shaped(digits: str) -> bool:
    """Whether ten or twelve digits have month 00-12 and day 60-91."""
    return _DATE.fullmatch(digits) is not None


def is_valid(digits: str) -> bool:
    """Whether they are also right by their check digit.

    >>> is_valid("197302889931")
    True
    """
    return is_shaped(digits) and luhn.is_valid(digits[-10:])


def find(page: Page) -> Iterator[Hit]:
    """All samordningsnummer, whatever stands between their digits."""
    for window in page.windows:
        if not is_shaped(window.digits):
            continue
        valid = is_valid(window.digits)
        for hit in judged(page, RULE, window, valid=valid, known=valid):
            # 744 of 37,200 date parts are one, twice as many as for personnummer: twelve figures alone prove less
            alone = window.form is Form.TWELVE and not page.context(window.start, window.end).patient
            yield hit._replace(severity=Severity.REVIEW) if alone else hit


__all__ = ["RULE", "compact", "find", "is_shaped", "is_valid"]
