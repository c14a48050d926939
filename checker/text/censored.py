"""Number words with some letters hidden ("*tta f*m n*ll"), which everybody reads all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.text.digit_words import SWEDISH

if TYPE_CHECKING:
    from collections.abc import Iterator

FEWEST = 6
"""Signs that a text must have before they are read, and words that must be read."""

MASK = "*"
_MASKED = re.compile(r"(?<![\w*])(?=[^\W\d_]{0,3}\*)(?:[^\W\d_]|\*){2,5}(?![\w*])")


def masked_edits(lower: str) -> Iterator[tuple[int, int, str]]:
    """Edits that make such words digits, where there are as many as a number needs."""
    found = [(match.start(), match.end(), _digit(match.group())) for match in _MASKED.finditer(lower)]
    if sum(digit != "" for _, _, digit in found) >= FEWEST:
        yield from ((start, end, digit) for start, end, digit in found if digit)


def _digit(masked: str) -> str:
    """The only digit whose word the letters that show fit, or ""."""
    fits = [
        str(digit)
        for digit, word in enumerate(SWEDISH)
        if len(word) == len(masked) and all(a in (b, MASK) for a, b in zip(masked, word, strict=True))
    ]
    return fits[0] if len(fits) == 1 and any(map(str.isalpha, masked)) else ""
