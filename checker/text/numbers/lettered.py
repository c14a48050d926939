"""Personnummer of which every digit is a letter: the key below it, or its place in the alphabet where that is told.

Ten letters of one row of a keyboard are next to no word, and the check digit has to be right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.compact import holds_any
from checker.text.numbers import personnummer
from checker.text.numbers.page import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.page import Page

RULE = personnummer.RULE
FEWEST_DIGITS = 0
_WHOLE = (10, 12)
_DIGITS = "0123456789"
_ROW = dict(zip("pqwertyuio", _DIGITS, strict=True))
_ALPHABET = dict(zip("jabcdefghi", _DIGITS, strict=True))
_FIRST_KEYS = ("q", "w")
"""The keys below 1 and 2, which nine numbers of ten have and hardly any Swedish word: most texts have neither."""

_KEY_TOLD = ("a=1", "a = 1", "a är 1", "a är ett", "a=ett")


def is_valid(word: str) -> bool:
    """Whether the keys below the digits of a personnummer with the right check digit make a word in lower case.

    >>> is_valid("itpeqwoipr"), is_valid("kaffekoppa")
    (True, False)
    """
    return _spells(word, _ROW)


def find(page: Page) -> Iterator[Hit]:
    """All such words."""
    lower = page.view_lower
    row, told = holds_any(lower, _FIRST_KEYS), holds_any(lower, _KEY_TOLD)
    if not (row or told):
        return
    for place in [place for place, word in enumerate(page.spelled) if len(word) in _WHOLE]:
        word = page.spelled[place]
        if (row and _spells(word, _ROW)) or (told and _spells(word, _ALPHABET)):
            start = page.starts[place]
            yield Hit(RULE, *page.view.span(start, start + len(word)), 0.7, Severity.REVIEW)


def _spells(word: str, digit_of: dict[str, str]) -> bool:
    if not digit_of.keys() >= set(word):
        return False
    return personnummer.is_valid("".join(digit_of[letter] for letter in word))
