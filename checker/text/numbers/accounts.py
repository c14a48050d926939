"""Numbers of money, goods and organisations that look like a person's: told apart, never a finding.

IBAN, organisation numbers and VAT numbers, bankgiro, plusgiro, ISBN, EAN: checked by ``python-stdnum``. What one of
them claims no other finder may have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stdnum import ean, iban, isbn
from stdnum.se import orgnr

from checker.text.compact import words
from checker.text.numbers import personnummer
from checker.text.numbers.context import around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.page import Page

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
_VAT = re.compile(r"(?<![A-Za-z0-9])SE\d{10}01(?!\d)")
_ORGNR = re.compile(r"(?<![\d-])\d{2}[2-9]\d{3}-?\d{4}(?![\d-])")
_GIRO = re.compile(
    r"\b(?:bankgiro|bg|plusgiro|pg|postgiro)(?:t|nr|konto)?[ :.]{1,3}(?:nr )?\d{1,4}(?:[ -]\d{1,4}){1,3}", re.IGNORECASE
)
_GIROS = words("bankgiro bg plusgiro pg postgiro")
_BOOK = re.compile(r"(?<![\d-])97[89](?:[- ]?\d){10}(?![\d-])")
_EAN = re.compile(r"(?<!\d)(?!00)\d{13,14}(?!\d)")

FEWEST_DIGITS = 7
"""Fewest digits in a text that holds such a number."""


def is_valid(number: str) -> bool:
    """Whether a text is a valid IBAN, organisation number, ISBN or EAN.

    >>> is_valid("556703-7485"), is_valid("850312-9804")
    (True, False)
    """
    return (
        bool(_ORGNR.fullmatch(number) and orgnr.is_valid(number))
        or bool(_IBAN.fullmatch(number) and iban.is_valid(number))
        or bool(_BOOK.fullmatch(number) and isbn.is_valid(number))
        or bool(_EAN.fullmatch(number) and ean.is_valid(number))
    )


def claims(page: Page) -> Iterator[tuple[int, int]]:
    """Stretches of the original that such numbers take up."""
    text = page.view.text
    if page.digits < FEWEST_DIGITS:
        return
    for start, word in page.words:
        if word.startswith(_GIROS) and (match := _GIRO.match(text, start)):
            yield page.view.span(*match.span())
    for start, _ in page.numeric_words:
        for pattern in (_IBAN, _VAT, _BOOK, _EAN, _ORGNR):
            if (match := pattern.match(text, start)) and _claimed(page, pattern, match):
                yield page.view.span(*match.span())


def _claimed(page: Page, pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    if pattern is _VAT:
        return not personnummer.is_shaped(match.group()[2:-2])  # a sole trader's own number
    if pattern is _EAN:
        return True
    if pattern is _ORGNR and around(page.view_lower, *match.span()).called:
        return False  # a patient's number, written backwards
    return is_valid(match.group())
