"""Words and marks of a text with their places: the unit that the lexicons and the trained reader see."""

from __future__ import annotations

import re
from typing import NamedTuple

TOKEN = re.compile(r"\n+|[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d+|[^\w\s]|_+")
"""A run of line ends, a word (with inner hyphen or apostrophe), a digit run, or one mark. Linear: no two alternatives
start alike."""


class Token(NamedTuple):
    """A token with its half-open span in code points."""

    text: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """The tokens of ``text`` in order.

    >>> [token.text for token in tokenize("Min 87-åriga mormor.")]
    ['Min', '87', '-', 'åriga', 'mormor', '.']
    """
    return [Token(match.group(), match.start(), match.end()) for match in TOKEN.finditer(text)]
