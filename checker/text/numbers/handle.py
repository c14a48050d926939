"""Handles of social media (@name); those of hospitals, authorities and the like are told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.numbers.official import is_official
from checker.text.numbers.page import Hit, Page
from checker.text.numbers.whose import is_patients

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "contact/handle"
FEWEST_DIGITS = 0
_HANDLE = re.compile(r"@\w(?:[\w.]{0,40}\w)?")


def is_valid(handle: str) -> bool:
    """Whether a text is a handle.

    >>> is_valid("@asa.berg"), is_valid("asa@berg")
    (True, False)
    """
    return _HANDLE.fullmatch(handle) is not None


def find(page: Page) -> Iterator[Hit]:
    """All handles; an organisation's is told, not blamed."""
    text = page.view.text
    at = text.find("@")
    while at >= 0:
        match = _HANDLE.match(text, at)
        if match and not (at and (text[at - 1].isalnum() or text[at - 1] in "._-@/")):
            end = match.end()
            if end == len(text) or text[end] != "@":
                severity = Severity.STOP if is_patients(page.view_lower, at, end) else Severity.REVIEW
                if is_official(match.group()):
                    severity = Severity.INFO
                yield Hit(RULE, *page.view.span(at, end), 0.9, severity)
        at = text.find("@", at + 1)
