"""Personnummer inside longer numbers that are made of them: a sole trader's VAT number, an account, a bar code.

The VAT number of somebody who trades under the own name is "SE", the personnummer and "01" (Skatteverket); accounts
for wages at one bank are its number 3300 and the personnummer; scanners fill up with noughts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.numbers import personnummer
from checker.text.numbers.judge import timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.page import Hit, Page

RULE = personnummer.RULE
FEWEST_DIGITS = 12
"""The personnummer, and at least two around it."""

_ENCLOSED = re.compile(
    r"(?:(?<=se)(?P<vat>\d{10})01(?!\d)"
    r"|(?<!\d)(?:3300|3782)[ ,-]{1,2}(?P<account>\d{2}(?:\d{2})?[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2})(?![\d-])"
    r"|(?<!\d)0{2,10}(?P<filled>[1-9]\d{9}|[12]\d{11})(?!\d))"
)


def is_valid(text: str) -> bool:
    """Whether a text is such a number.

    >>> is_valid("SE850312980401"), is_valid("SE556703748501")
    (True, False)
    """
    match = _ENCLOSED.search(text.lower())
    return match is not None and _inner(match) is not None


def find(page: Page) -> Iterator[Hit]:
    """All of them; the finding is the personnummer inside."""
    for group in page.groups:
        if len(group.digits) < len("3300"):
            continue
        match = _ENCLOSED.match(page.lower, group.start)
        inner = _inner(match) if match else None
        if inner:
            severity = Severity.STOP if page.context(*inner).patient else Severity.REVIEW
            yield page.hit(RULE, *inner, 0.8, severity)


def _inner(match: re.Match[str]) -> tuple[int, int] | None:
    """Where the personnummer stands, if its check digit is right."""
    kind = match.lastgroup or ""
    digits = personnummer.compact(match[kind])
    return match.span(kind) if personnummer.is_valid(digits) and not timestamp(digits) else None
