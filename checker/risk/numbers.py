"""Numbers in digits or in words, as people write ages and times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.text.lexicon import read_rows, table_path

DIGITS = re.compile(r"\d{1,4}")
HIGHEST = 1000
"""Numbers in words are looked for up to this."""


def number_in(text: str) -> int | None:
    """The first number in digits, else the number that a text in small letters begins with, or None.

    >>> number_in("87-årig"), number_in("femåring"), number_in("i går")
    (87, 5, None)
    """
    match = DIGITS.search(text)
    if match:
        return int(match.group())
    return next((number for word, number in _in_words() if text.startswith(word)), None)


@cache
def _in_words() -> Sequence[tuple[str, int]]:
    """Numbers in words, the longest first: "fyra" is not meant in "fyrtio" nor "tre" in "tretton"."""
    rows = read_rows(table_path("lists", "number_words.txt"))
    found = [(row[0], int(row[1])) for row in rows if len(row) > 1 and row[1].isdigit() and int(row[1]) <= HIGHEST]
    return sorted(found, key=lambda entry: -len(entry[0]))
