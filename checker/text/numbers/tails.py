"""Six or eight digits followed by four characters with letters among them: TF, interim and reserve numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.text.numbers.page import Page

_LETTER = re.compile(r"\d[ +./:-]{0,3}(?:\d{2,3})?[A-Za-z]")
_TAIL = re.compile(
    r"(?<![^\W_])(?P<head>(?:\d\d[-. /]?){3,4}|\d{4}[-. /]\d\d[-. /]\d\d)"
    r"(?:[ ]?[-+/.: ][ ]?)?(?P<tail>(?=\d{0,3}[A-Za-z])[A-Za-z0-9]{4})(?![^\W_])"
)


@dataclass(frozen=True, slots=True)
class Tail:
    """A stretch of the digit view and its characters without signs, letters large."""

    start: int
    end: int
    compact: str


def tails(page: Page) -> Iterator[Tail]:
    """Every such stretch, read in the text as it stands: an "S" is a letter here, not a 5."""
    text = page.digit_view.text
    if not _LETTER.search(text):
        return
    for match in _TAIL.finditer(text):
        head = "".join(char for char in match["head"] if char.isdigit())
        if len(head) in (6, 8):
            yield Tail(*match.span(), head + match["tail"].upper())
