"""Letters that stand in for digits ("85O3l2-98O4"), read as digits where the digits around them make a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.text.lookalikes import DIGITS, DIGITS_IN_FORM

LINE = "|"
"""Reads as a 1 or as a sign between digits."""

WHOLE = (10, 12)
"""Digits of a whole number: where they are all there, a line between them is no digit."""

FEWEST_DIGITS = 5
"""True digits that a stretch needs before its letters are read as digits."""

FEWEST_IN_FORM = 2
"""True digits that a number in its usual form needs for the same."""

_LETTERS = "".join(map(re.escape, DIGITS))
_MIXED = re.compile(
    rf"(?<![^\W_])(?=[{_LETTERS}]?[-+ ./]?\d|\d)[\d{_LETTERS}](?:[-+ ./]{{0,3}}[\d{_LETTERS}]){{5,23}}(?![^\W_])"
)
_LETTER_RUN = re.compile(rf"[{_LETTERS}]{{1,24}}")
_FIVE_DIGITS = re.compile(r"\d(?:\D{0,4}\d){4}")
_LETTER_AFTER = re.compile(rf"\d[-+ ./]{{0,3}}[{_LETTERS}]")
_FORM_LETTERS = "".join(map(re.escape, DIGITS_IN_FORM))
_FORM = re.compile(
    rf"(?<![^\W_])(?<!\d[!¡$€&@?£¥])(?<!\d[!¡$€&@?£¥]{{2}})(?=[^\W\d_]{{0,12}}\d)[\d{_FORM_LETTERS}]{{6}}(?:[\d{_FORM_LETTERS}]{{2}})?[-+.]?"
    rf"[\d{_FORM_LETTERS}]{{4}}(?![^\W_]|[!¡$€&@?£¥]{{1,3}}\d)"
)
_DATE = re.compile(r"(?:(?:19|20)\d\d|\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|[678]\d|9[01])")


def digit_letter_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that make letters between digits digits, in stretches that are mostly digits."""
    if not (_LETTER_AFTER.search(text) and _FIVE_DIGITS.search(text)):
        return
    for match in _MIXED.finditer(text):
        stretch = match.group()
        digits = sum(map(str.isdigit, stretch))
        letters = sum(char in DIGITS and char != LINE for char in stretch)
        line_is_a_sign = digits + letters in WHOLE
        if digits < max(FEWEST_DIGITS, letters) or (line_is_a_sign and not letters):
            continue
        for some in _LETTER_RUN.finditer(text, *match.span()):
            if not _word_by_itself(text, *some.span()):
                for place in range(*some.span()):
                    if not (text[place] == LINE and line_is_a_sign):
                        yield place, place + 1, DIGITS[text[place]]


def _word_by_itself(text: str, start: int, end: int) -> bool:
    """Whether letters are rather a word ("I", "III", "OS") than digits: parted from the digits on both sides."""
    sides = text[max(0, start - 1) : start] + text[end : end + 1]
    return sides == "  " if end - start == 1 else not any(map(str.isdigit, sides))


def formed_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that make letters digits where a whole number in its usual form begins with a possible date."""
    for match in _FORM.finditer(text):
        stretch = match.group()
        read = "".join(DIGITS_IN_FORM.get(char, char) for char in stretch)
        if sum(map(str.isdigit, stretch)) >= FEWEST_IN_FORM and _DATE.match(read):
            for place, (old, new) in enumerate(zip(stretch, read, strict=True), match.start()):
                if old != new:
                    yield place, place + 1, new
