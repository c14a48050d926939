"""Six or eight digits followed by four characters with letters among them: TF, interim and reserve numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.numbers.context import Context, around
from checker.text.numbers.page import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.page import Page

_TAIL = re.compile(
    r"(?<![^\W_])(?P<head>(?:\d\d[-. /]?){3,4}|\d{4}[-. /]\d\d[-. /]\d\d)"
    r"(?:[ ]?[-+/.: ][ ]?)?(?P<tail>(?=\d{0,3}[A-Za-z])[A-Za-z0-9]{4})(?![^\W_])"
)


FEWEST_DIGITS = 7
"""Fewest digits in a text that holds such a number: six of a date and one of the last four."""


@dataclass(frozen=True, slots=True)
class Tail:
    """A stretch of the text view, its characters without signs, letters large, and what is said around it."""

    start: int
    end: int
    compact: str
    said: Context


def tails(page: Page) -> Iterator[Tail]:
    """Every such stretch, read in the text as it stands: an "S" is a letter here, not a 5."""
    text = page.view.text
    end = -1
    for start, word in page.numeric_words:
        match = _TAIL.match(text, start) if start >= end and word[0].isdigit() else None
        if match:
            head = "".join(char for char in match["head"] if char.isdigit())
            if len(head) in (6, 8):
                end = match.end()
                yield Tail(start, end, head + match["tail"].upper(), around(page.view_lower, start, end))


def tail_hits(page: Page, rule_id: str, tail: Tail, *, valid: bool) -> Iterator[Hit]:
    """The hit that such a number makes, if any: what has no check digit, or a wrong one, needs words to be a stop."""
    said = tail.said
    if said.other or (said.test and not valid):
        return
    sure = not said.test and (valid or said.patient)
    span = page.view.span(tail.start, tail.end)
    yield Hit(rule_id, *span, 0.95 if valid else 0.7, Severity.STOP if sure else Severity.REVIEW)
