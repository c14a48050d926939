"""Personnummer with some digits hidden: ``850312-XXXX``, ``57xxxx-xxxx``. What is left is a birth date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.page import Hit, Page

RULE = "identity/masked"
FEWEST_DIGITS = 2
_MASK = "xX*•#?_‐·×■█▪●"
_ANY = re.compile(rf"(?<![\w*])(?:18|19|20)?\d\d[\d{_MASK}]{{4}} ?[-+ ]? ?\d{{0,2}}[{_MASK}]{{2,4}}(?![\w*])")
_HOLES = re.compile(
    rf"(?<![\w*])(?:18|19|20)?\d\d[01{_MASK}][\d{_MASK}][0-9{_MASK}][\d{_MASK}] ?[-+] ?[\d{_MASK}]{{4}}(?![\w*])"
)
FEWEST_SHOWN = 6
"""Digits that still show of a number with holes here and there."""

_SIGNS = re.compile(rf"[{_MASK}]")
_DATE = re.compile(r"(?:(?:18|19|20)\d\d|\d\d)(?:0\d|1[0-2])(?:[0-2]\d|3[01]|[678]\d|9[01])")
_YEAR_ALONE = re.compile(rf"(?:18|19|20)?\d\d[{_MASK}]{{4}}-?[{_MASK}]{{4}}")


def is_valid(text: str) -> bool:
    """Whether a text is a personnummer with hidden digits, its date or at least its year left.

    >>> is_valid("850312-XXXX"), is_valid("85••12-9804"), is_valid("850312-9804"), is_valid("ÅÅMMDD-XXXX")
    (True, True, False, False)
    """
    if not _SIGNS.search(text):
        return False
    if _HOLES.fullmatch(text) and sum(map(str.isdecimal, text)) >= FEWEST_SHOWN:
        return True
    if not _ANY.fullmatch(text):
        return False
    return _DATE.match(text) is not None or _YEAR_ALONE.fullmatch(text.replace(" ", "")) is not None


def find(page: Page) -> Iterator[Hit]:
    """All of them; the finding is the date that still shows."""
    text = page.digit_view.text
    for group in page.groups:
        match = _ANY.match(text, group.start) or _HOLES.match(text, group.start)
        if match and is_valid(match.group()):
            yield page.hit(RULE, *match.span(), 0.9, Severity.REVIEW)
