"""Personnummer whose parts are told in another order, each with its place: "sist 9804, först 85, i mitten 0312"."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.compact import holds_any
from checker.text.numbers import personnummer
from checker.text.numbers.judge import timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.page import Hit, Page

RULE = personnummer.RULE
FEWEST_DIGITS = 10
_PLACES = (("först", "börja", "inled", "framför"), ("mitten", "mellan", "däremellan"), ("sist", "slut", "avsluta"))
_PART = re.compile(
    r"\b(?P<place>(?:det |de )?(?:först\w{0,2}|börja\w{0,2}|inled\w{0,3}|framför|(?:där|i)?e?mellan|mitten|sist\w{0,2}|"
    r"slut\w{0,5}|avslutas?))\b[^\d.!?]{0,24}?(?P<digits>\d(?:[ -]?\d){1,7})(?!\d)"
)
_WIDEST = 60


def is_valid(first: str, middle: str, last: str) -> bool:
    """Whether three parts in this order are a personnummer with the right check digit.

    >>> is_valid("85", "0312", "9804"), is_valid("85", "0312", "9805")
    (True, False)
    """
    digits = first + middle + last
    return len(digits) in (10, 12) and personnummer.is_valid(digits) and not timestamp(digits)


def find(page: Page) -> Iterator[Hit]:
    """Three parts one after another that are told to be the first, the middle and the last."""
    if not all(holds_any(page.lower, names) for names in _PLACES):
        return
    parts = [(_place(match["place"]), match) for match in _PART.finditer(page.lower)]
    for three in zip(parts, parts[1:], parts[2:], strict=False):
        near = all(b.start() - a.end() <= _WIDEST for (_, a), (_, b) in itertools.pairwise(three))
        if near and {place for place, _ in three} == {0, 1, 2}:
            in_order = [personnummer.compact(match["digits"]) for _, match in sorted(three, key=lambda part: part[0])]
            if is_valid(*in_order):
                yield page.hit(RULE, three[0][1].start("digits"), three[2][1].end("digits"), 0.7, Severity.REVIEW)


def _place(said: str) -> int:
    """0, 1 or 2: the first, the middle or the last part."""
    return next(place for place, names in enumerate(_PLACES) if holds_any(said, names))
