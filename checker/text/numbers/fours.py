"""Four digits that may be the last four of a personnummer: together, one at a time, or two and two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.text.numbers.windows import Group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.page import Page

_LINK = 24
_AT = re.compile(r"\b(?:kl|klockan|klockslag|tid|time|at|um)\b[ .:]{1,3}$")
_CLOCK_SIGNS = (":", ".", " ", ", ")
_LONGEST_LABEL = 7
_GLUED_LABEL = re.compile(r"(?<![^\W_])(?:sista|slut|slutet|fyra|fyran|siffror|kod|pin|last|resten|rest)$")


def fours(page: Page) -> Iterator[Group]:
    """Four digits together, and four digits one at a time or two and two, as they are dictated."""
    groups = page.groups
    text = page.lower
    for place, group in enumerate(groups):
        digits, end = group.digits, group.end
        if len(digits) > 4 or (group.start and text[group.start - 1].isalnum() and not _labelled(text, group.start)):
            continue
        if len(digits) == 2 and place + 1 < len(groups) and _no_clock(text, group, groups[place + 1]):
            yield Group(group.start, groups[place + 1].end, digits + groups[place + 1].digits)
            continue
        for following in groups[place + 1 : place + 4]:
            if (
                len(digits) >= 4
                or not 0 < following.start - end <= len(" och ")
                or not _thin(text[end : following.start])
            ):
                break
            digits, end = digits + following.digits, following.end
        if len(digits) == 4 and digits != "0000" and not (end < len(text) and text[end].isalnum()):
            yield Group(group.start, end, digits)


def _labelled(text: str, start: int) -> bool:
    """Whether the letters glued to the digits at a place are a name for the last four: "#sista9804"."""
    return _GLUED_LABEL.search(text, max(0, start - _LONGEST_LABEL - 1), start) is not None


def _no_clock(text: str, hours: Group, minutes: Group) -> bool:
    """Whether two pairs of digits are called a time of day, and are none: "kl 98:04"."""
    return (
        len(minutes.digits) == 2
        and text[hours.end : minutes.start] in _CLOCK_SIGNS
        and not is_clock(hours.digits + minutes.digits)
        and _AT.search(text, max(0, hours.start - _LINK), hours.start) is not None
    )


def _thin(gap: str) -> bool:
    return gap.strip(" -,&+") in ("", "och")


def is_year(group: Group) -> bool:
    """Whether four digits are more likely a year."""
    return "1890" <= group.digits <= "2039"


def is_clock(digits: str) -> bool:
    """Whether four digits may be a time of day."""
    return digits < "2400" and digits[2:] < "60"
