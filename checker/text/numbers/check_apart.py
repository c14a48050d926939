"""Personnummer whose check digit is told apart, after a word for it: "850312-980, och en fyra till på slutet"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.number_words import DIGITS
from checker.text.numbers import personnummer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.page import Hit, Page

RULE = personnummer.RULE
FEWEST_DIGITS = 9
_NINE = re.compile(r"(?:18|19|20)?\d{6}[-+ ]?\d{3}(?![\d-]|[.,]\d)")
_REST = re.compile(r"\d(?!\d)|[^\W\d_]{2,7}")
_SAID = re.compile(r"kontroll|sist|slut|till\b|glömde|edit|saknas|tillägg|också|check digit|last")
_REACH = 48


def is_valid(nine: str, check: str) -> bool:
    """Whether nine or eleven digits and a tenth or twelfth are a personnummer with the right check digit.

    >>> is_valid("850312-980", "4"), is_valid("850312-980", "5")
    (True, False)
    """
    return len(check) == 1 and personnummer.is_valid(personnummer.compact(nine) + check)


def find(page: Page) -> Iterator[Hit]:
    """All such numbers."""
    for group in page.groups:
        match = _NINE.match(page.lower, group.start) if len(group.digits) in (6, 8, 9, 11) else None
        if not match or not _SAID.search(page.lower, match.end(), match.end() + _REACH):
            continue
        for rest in _REST.finditer(page.lower, match.end(), match.end() + _REACH):
            word = rest.group()
            if is_valid(match.group(), word if word.isdigit() else DIGITS.get(word, "")):
                severity = Severity.STOP if page.context(*match.span()).patient else Severity.REVIEW
                yield page.hit(RULE, match.start(), rest.end(), 0.7, severity)
                break
