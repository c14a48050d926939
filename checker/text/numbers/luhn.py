"""The check digit of personnummer, organisation numbers and most reserve numbers (Luhn, modulus 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def is_valid(digits: str) -> bool:
    """Whether the last digit checks the others; ``digits`` are 0-9 alone.

    >>> is_valid("8503129804"), is_valid("8503129805")
    (True, False)
    """
    return checksum(map(int, reversed(digits)), first_weight=1) == 0


def checksum(from_right: Iterable[int], first_weight: int) -> int:
    """Sum modulo 10 of the values, weighted 1, 2, 1 ... or 2, 1, 2 ...; of each product its digits are summed.

    Values may be over 9: the national reserve number counts letters as their ASCII numbers.
    """
    result = 0
    weight = first_weight
    for value in from_right:
        product = value * weight
        result += product if product < 10 else sum(map(int, str(product)))
        weight = 3 - weight
    return result % 10


def check_digit(from_right: Iterable[int]) -> int:
    """The digit that has to follow the values.

    >>> check_digit(map(int, reversed("850312980")))
    4
    """
    return -checksum(from_right, first_weight=2) % 10
