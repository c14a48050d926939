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
_KEY_TOLD = ("a=1", "a = 1", "a är 1", "a är ett", "a=ett")


def is_valid(word: str) -> bool:
    """Whether the keys below the digits of a personnummer with the right check digit make a word in lower case.

    >>> is_valid("itpeqwoipr"), is_valid("kaffekoppa")
    (True, False)
    """
    return _spells(word, _ROW)


def find(page: Page) -> Iterator[Hit]:
    """All such words."""
    for place in [place for place, word in enumerate(page.spelled) if len(word) in _WHOLE]:
        word = page.spelled[place]
        if _spells(word, _ROW) or (_spells(word, _ALPHABET) and holds_any(page.view_lower, _KEY_TOLD)):
            start = page.starts[place]
            yield Hit(RULE, *page.view.span(start, start + len(word)), 0.7, Severity.REVIEW)


def _spells(word: str, digit_of: dict[str, str]) -> bool:
    return digit_of.keys() >= set(word) and personnummer.is_valid("".join(digit_of[letter] for letter in word))
