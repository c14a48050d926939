"""TF numbers and interim numbers: a personnummer with a letter in place of the first of its last four digits.

Given by authorities to persons without a personnummer. The letter counts as 1 in the check digit.
Source: personnummer.dev specification 3.1; Skatteverket on interim numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.text.numbers import luhn
from checker.text.numbers.tails import FEWEST_DIGITS, tail_hits, tails

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.page import Hit, Page

RULE = "identity/interim"
_SHAPE = re.compile(r"(?:(?:18|19|20)\d\d|\d\d)(?:0\d|1[0-2])(?:0[1-9]|[12]\d|3[01]|[678]\d|9[01])[TRSUWXJKLMN]\d{3}")


def compact(number: str) -> str:
    """Digits and letters alone, letters large.

    >>> compact("000101-T220")
    '000101T220'
    """
    return "".join(char for char in number.upper() if char.isalnum())


def is_shaped(number: str) -> bool:
    """Whether a compact number has a plausible date and one of the letters in its place."""
    return _SHAPE.fullmatch(number) is not None


def is_valid(number: str) -> bool:
    """Whether it is also right by its check digit.

    >>> is_valid("000101T220"), is_valid("000101E221")
    (True, False)
    """
    return is_shaped(number) and luhn.is_valid(number[-10:-4] + "1" + number[-3:])


def find(page: Page) -> Iterator[Hit]:
    """All TF and interim numbers."""
    for tail in tails(page):
        if is_shaped(tail.compact):
            yield from tail_hits(page, RULE, tail, valid=is_valid(tail.compact))


__all__ = ["FEWEST_DIGITS", "RULE", "compact", "find", "is_shaped", "is_valid"]
