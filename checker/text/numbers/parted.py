"""Whether the parts of a number with the right check digit stand so that they are one number, and not by chance."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from checker.text.numbers.page import bound, linked

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 3
"""Parts, or words among them, that are no chance."""

LAST = 4
"""Digits after the date."""

_CHECK = re.compile(r"kontroll|siffr|sist|födelsen|slut|check")
"""Words of which one goes with the three or the one of the last four that are told apart."""

_ELSE = re.compile(r"\b(?:kl|klockan|tel\w{0,8}|kr|kronor)\b")
"""Words between digits that are no parts of one number."""


def believed(parts: Sequence[str], gaps: Sequence[str], said: int) -> bool:
    """Whether digits with these gaps between them are one number; ``said`` is how many of them are words.

    >>> believed(["85", "03", "12", "9804"], [", sen ", ", sen ", " och sist "], 0)
    True
    >>> believed(["06", "20", "07", "00", "12"], [".", " kaffe, ", ".", " mer kaffe, "], 0)
    False
    """
    if all(map(_plain, gaps)):
        return said > 0 or len(set(gaps)) >= FEWEST or _same_word(gaps)
    if any(_ELSE.search(gap) for gap in gaps):
        return False
    edges = set(itertools.accumulate(map(len, parts)))
    years = sum(map(len, parts)) - LAST - 4
    if years + 4 not in edges:
        return _same_word(gaps)
    return said >= FEWEST or (_whole_date if len(parts[0]) == years + 4 else _in_parts)(parts, gaps, said)


def _whole_date(parts: Sequence[str], gaps: Sequence[str], said: int) -> bool:
    """The same where the date is told in one go: what is told in two goes has rules of its own."""
    rest = list(map(len, parts[1:]))
    if len(gaps) == 1:
        return said > 0 or gaps[0].isalpha()  # "ID850312ID9804"
    if rest == [3, 1]:
        return _CHECK.search("".join(gaps)) is not None
    return max(rest) <= LAST // 2 and not _year_or_clock("".join(parts[1:]))


def _in_parts(parts: Sequence[str], gaps: Sequence[str], _: int) -> bool:
    """The same where the date is told in parts: they are parted alike."""
    sizes = list(map(len, parts))
    years = sum(sizes) - LAST - 4
    border = list(itertools.accumulate(sizes)).index(years + 4)
    alike = len({_worded(gap) and not linked(gap) for place, gap in enumerate(gaps) if place != border}) == 1
    whole = sizes[-1] == LAST and not _year_or_clock(parts[-1])
    if set(sizes) == {2} and len(set(map(str.strip, filter(_worded, gaps)))) >= len(gaps) - 1:
        return True  # five pairs, each with a word of its own: "BT 85/03, puls 12, sat 98, AF 04"
    if {years, years + 2} <= set(itertools.accumulate(sizes)):
        return max(sizes) == 1 or alike or (whole and len(sizes) == LAST)
    return whole and alike


def _worded(gap: str) -> bool:
    return any(map(str.isalpha, gap))


def _plain(gap: str) -> bool:
    """Whether a gap is one that a window of digits has; digits left out of a reading stand in others."""
    return bound(gap) and not any(map(str.isdigit, gap))


def _same_word(gaps: Sequence[str]) -> bool:
    """Whether the same word stands between all parts, however they cut across the date."""
    return len(set(gaps)) == 1 and len(gaps) >= FEWEST and any(map(str.isalpha, gaps[0]))


def _year_or_clock(digits: str) -> bool:
    return "1890" <= digits <= "2039" or (digits < "2400" and digits[2:] < "60")
