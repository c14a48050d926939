"""Roman numerals ("LXXXV III XII") as digits, where several stand near one another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
VALUES = {_TENS[tens] + _ONES[ones]: 10 * tens + ones for tens in range(10) for ones in range(10) if tens + ones}
VALUES |= {
    century + numeral: first + value
    for century, first in (("MCM", 1900), ("MM", 2000))
    for numeral, value in VALUES.items()
}
"""Numeral to value: below a hundred, and years."""

FEWEST = 3
_NUMERAL = re.compile(r"(?<!\w)[IVXLCDM]{1,12}(?!\w)")
_ZERO = re.compile(r"(?<!\w)[ON](?!\w)")
_RUN = re.compile(r"(?<!\w)[IVXLCDMON]{1,12}(?:[^\w]{1,6}(?:[IVXLCDMON]{1,12}|\d{1,4})){2,24}(?!\w)")

RARE = frozenset(numeral.lower() for numeral in VALUES if len(numeral) > 1) - {"vi", "xl", "cd"}
"""Numerals that no text in Swedish has as a word."""


def numeral_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that make numerals digits in runs of several; two digits each, unless all are below ten."""
    for run in _RUN.finditer(text):
        found = [match for match in _NUMERAL.finditer(text, *run.span()) if match.group() in VALUES]
        if len(found) < FEWEST:
            continue
        width = 1 if all(VALUES[match.group()] < 10 for match in found) else 2
        digits = [(*match.span(), str(VALUES[match.group()]).zfill(width)) for match in found]
        zeros = [(*match.span(), "0" * width) for match in _ZERO.finditer(text, *run.span())]
        yield from sorted((*digits, *zeros))
