"""Numbers of money, goods and organisations that look like a person's: told apart, never a finding.

IBAN, organisation numbers and VAT numbers, bankgiro, plusgiro, ISBN, EAN: checked by ``python-stdnum``. What one of
them claims no other finder may have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stdnum import ean, iban, isbn
from stdnum.se import orgnr

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
_BOOK = re.compile(r"(?<![\d-])97[89](?:[- ]?\d){10}(?![\d-])")
_EAN = re.compile(r"(?<!\d)\d{13,14}(?!\d)")


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
    if sum(len(group.digits) for group in page.groups) < 7:
        return
    for pattern in (_IBAN, _VAT, _GIRO, _BOOK, _EAN, _ORGNR):
        for match in pattern.finditer(text):
            if pattern is _ORGNR and around(page.view_lower, *match.span()).called:
                continue
            if pattern in (_VAT, _GIRO, _EAN) or is_valid(match.group()):
                yield page.view.span(*match.span())
