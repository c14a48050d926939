"""Numbers that are called a personnummer, or a number of its kin, and can't be one: a slip of the pen is no protection.

A digit too many or too few, month 13, a letter that no authority gives: whoever reads it mends it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.compact import holds_any
from checker.text.numbers import personnummer
from checker.text.numbers.page import Hit, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = personnummer.RULE
DIGITS = range(9, 14)
"""How many digits a mistyped number may have."""

FEWEST_DIGITS = DIGITS.start

_NAME = re.compile(
    r"\b(?:person-?n(?:ummer|umret|r)|p(?:ers)?nr|samordnings?-?n(?:ummer|umret|r)|sam\.?nr|reservn(?:ummer|umret|r)|ssn)\b"
    r"(?:[ :.,(=\"”-]{0,3}(?:(?:är|var|på|nr|som|lyder|står|heter) ){0,2})$"
)
_PART_OF_NAME = ("nr", "num", "ssn")
"""One of these stands in every name; most texts have none of them, which is sooner seen."""

_NUMBER = re.compile(r"\d[\d +./-]{5,16}[A-Za-z]?\d{2,4}(?!\w)")
_REACH = 45


def is_valid(text: str) -> bool:
    """Whether a text has about as many digits as a personnummer.

    >>> is_valid("850312-98045"), is_valid("850312")
    (True, False)
    """
    return _NUMBER.fullmatch(text) is not None and sum(map(str.isdigit, text)) in DIGITS


def find(page: Page) -> Iterator[Hit]:
    """Numbers right after the word for a personnummer."""
    text = page.lower
    if not holds_any(text, _PART_OF_NAME):
        return
    end = -1
    for group in page.groups:
        if group.start < end or not _NAME.search(text, max(0, group.start - _REACH), group.start):
            continue
        match = _NUMBER.match(page.digit_view.text, group.start)
        digits = personnummer.compact(match.group()) if match else ""
        if match and len(digits) in DIGITS and int(digits) and digits not in personnummer.TEST_PATIENTS:
            end = match.end()
            yield page.hit(RULE, group.start, end, 0.75, Severity.STOP)
